"""Links counted by edge, with what is to be said of edges and nodes: everything about a graph but the graph."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kg.views import ego, rows
from kg.views.counts import Count
from kg.views.slices import sliced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.views.definitions import ViewDefinition
    from kg.views.reading import Reading
    from kg.views.relations import Link, Relation
    from kg.views.rows import AgentFacts


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge: one of its links, and all of its quotes."""

    link: Link
    count: Count
    slice: str = ""
    """Month, quarter or year; empty where the graph is not sliced."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What the relation says beyond the counts, or instead of one of them."""

    @property
    def ends(self) -> tuple[str, str]:
        """Source and target."""
        return self.link.source, self.link.target

    def identifier(self, view: str) -> str:
        """16 hex digits over the view and what makes the edge one, so that the id outlives other edges."""
        link = self.link
        parts = (view, link.source, link.target, link.kind, str(link.hop), *filter(None, (self.slice,)))
        return "e" + sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    def attributes(self, unit: str) -> dict[str, Any]:
        """What stands on the edge; the weight is the number of `unit`."""
        hop = {"hop": self.link.hop} if self.link.hop else {}
        part = {"slice": self.slice} if self.slice else {}
        found = {"kind": self.link.kind, **self.count.edge_attributes(unit), **hop, **part, **self.values}
        return found | {"weight": float(found[unit])}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a view draws, edges in the order of their ends, kind, hop and slice."""

    edges: tuple[Edge, ...]
    agents: Mapping[str, AgentFacts]
    """Every node, sorted by id."""
    nodes: Mapping[str, Mapping[str, Any]]
    """Further values of nodes."""
    notes: Mapping[str, str]
    """What the graph says of itself."""
    quotes: int
    """Quotes on edges."""


def drawn(definition: ViewDefinition, reading: Reading) -> Drawn:
    """The edges of a view that rest on enough quotes, of every slice, around those whom the filter names.

    Raises SettingsError UJ742 for a name in `ego` that no node has.
    """
    parts, undated = sliced(reading)
    relations = [(name, definition.relation(part)) for name, part in parts]
    edges = [edge for name, relation in relations for edge in _counted(name, relation, reading.filter.min_quotes)]
    things = {node: thing for _, relation in relations for node, thing in relation.things.items()}
    agents = _agents(reading, edges, things)
    if reading.filter.ego and edges:
        labels = {node: agent.label for node, agent in agents.items()}
        near = ego.around(
            (edge.ends for edge in edges), ego.centres(reading.view, reading.filter, labels), reading.filter.radius
        )
        edges = [edge for edge in edges if near.issuperset(edge.ends)]
        agents = {node: agent for node, agent in agents.items() if node in near}
    edges.sort(key=lambda edge: (*edge.ends, edge.link.kind, edge.link.hop, edge.slice))
    notes = _notes(relations)
    if undated:
        notes["undated"] = f"{undated} quotes whose date is not as exact as a {reading.filter.slice} are in no slice"
    quotes = len({quote for edge in edges for quote in edge.count.quotes})
    return Drawn(tuple(edges), agents, _sums(relation.nodes for _, relation in relations), notes, quotes)


def _counted(name: str, relation: Relation, min_quotes: int) -> Iterator[Edge]:
    counts: dict[tuple[str, str, str, int], Edge] = {}
    for link in relation.links:
        key = (link.source, link.target, link.kind, link.hop)
        counts.setdefault(key, Edge(link, Count(), name)).count.add(link.quote)
    for edge in counts.values():
        if len(edge.count.quotes) >= min_quotes:
            yield replace(edge, values=relation.edges.get(edge.ends, {}))


def _agents(reading: Reading, edges: Iterable[Edge], things: Mapping[str, AgentFacts]) -> dict[str, AgentFacts]:
    nodes = {node for edge in edges for node in edge.ends}
    agents = rows.agents(reading.view, nodes - set(things))
    return {node: things.get(node) or agents[node] for node in sorted(nodes)}


def _notes(relations: Iterable[tuple[str, Relation]]) -> dict[str, str]:
    """The notes of all slices; where they differ, each behind the name of its slice."""
    told: dict[str, dict[str, str]] = {}
    for name, relation in relations:
        for key, text in relation.notes.items():
            told.setdefault(key, {})[name] = text
    return {
        key: next(iter(texts.values()))
        if len(set(texts.values())) == 1
        else " | ".join(f"{name}: {text}" for name, text in texts.items())
        for key, texts in told.items()
    }


def _sums(slices: Iterable[Mapping[str, Mapping[str, int]]]) -> dict[str, dict[str, int]]:
    """The counts of nodes over all slices."""
    found: dict[str, dict[str, int]] = {}
    for nodes in slices:
        for node, values in nodes.items():
            sums = found.setdefault(node, {})
            for name, value in values.items():
                sums[name] = sums.get(name, 0) + value
    return found
