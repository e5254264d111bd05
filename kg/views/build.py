"""The table of views, and the one way from a store to a relationship graph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kg.errors import SettingsError
from kg.views import relations, rows
from kg.views.counts import DEFAULT_UNIT, UNITS, Count
from kg.views.filters import view_filter
from kg.views.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import networkx as nx

    from kg.store.base import View
    from kg.views.relations import Link


@dataclass(frozen=True, slots=True)
class ViewDefinition:
    """One row of the table. Texts are by language, `id` and `en`."""

    name: str
    question: Mapping[str, str]
    nodes: Mapping[str, str]
    edges: Mapping[str, str]
    links: Callable[[Reading], Iterable[Link]]
    unit: str = DEFAULT_UNIT
    """What the weight of an edge counts unless somebody wishes otherwise; one of `UNITS`."""
    is_directed: bool = True
    parts: tuple[str, str] | None = None
    """What sources and targets are, where the graph is bipartite."""
    with_unnamed: bool = False
    """Whether unnamed sources take part unless the filter says otherwise."""


VIEWS = (
    ViewDefinition(
        "speakers",
        {"id": "Media mana mengutip siapa?", "en": "Which outlet quotes whom?"},
        {"id": "media dan penutur", "en": "outlets and speakers"},
        {"id": "media memuat kutipan penutur", "en": "the outlet printed quotes of the speaker"},
        relations.speakers,
        parts=("outlet", "speaker"),
    ),
    ViewDefinition(
        "chains",
        {"id": "Lewat siapa pernyataan sampai ke media?", "en": "Through whom did statements reach the outlet?"},
        {"id": "sumber, perantara, dan media", "en": "sources, relays and outlets"},
        {"id": "pernyataan berpindah, selangkah demi selangkah", "en": "a statement passed on, one step of its way"},
        relations.chains,
        with_unnamed=True,
    ),
    ViewDefinition(
        "about",
        {"id": "Siapa berbicara tentang siapa?", "en": "Who speaks about whom?"},
        {"id": "penutur dan yang dibicarakan", "en": "speakers and those they speak about"},
        {"id": "kutipan tentang atau menyebut agen itu", "en": "quotes about the agent, or that mention it"},
        relations.about,
    ),
    ViewDefinition(
        "coquoted",
        {"id": "Siapa dikutip bersama siapa?", "en": "Who is quoted together with whom?"},
        {"id": "penutur", "en": "speakers"},
        {"id": "dikutip dalam artikel yang sama", "en": "quoted in the same article"},
        relations.coquoted,
        is_directed=False,
    ),
)


def view_definition(name: str) -> ViewDefinition:
    """The row called `name`. Raises SettingsError UJ730 with the names there are."""
    for row in VIEWS:
        if row.name == name:
            return row
    names = [row.name for row in VIEWS]
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise SettingsError("UJ730", f"there is no view {name!r}", cure=f"{hint}the views are {', '.join(names)}")


def build_view(name: str, view: View, *, unit: str | None = None, **wanted: Any) -> nx.Graph[str]:
    """The relationship graph `name` of the store: a MultiDiGraph, or a Graph where edges have no direction.

    `wanted` are the fields of `kg.views.filters.ViewFilter`; `unit` is what weights count, one of `UNITS`, by
    default the view's own. Nodes hold label, kind, claim_count, quote_count, first_seen and
    last_seen; edges id, kind, weight, unit, quotes, claims, articles, quote_ids, first_seen and last_seen; the
    graph itself says its question, unit, filter, store and what was left out. Nodes and edges stand in the order
    of their ids. A store without quotes gives a graph without nodes.
    Raises SettingsError UJ730 to UJ733 for a view, filter or unit that does not exist or cannot be used.
    """
    definition = _counted_in(view_definition(name), unit)
    wish = view_filter(**wanted)
    with_unnamed = definition.with_unnamed if wish.anonymous is None else wish.anonymous
    reading = read(view, wish, with_unnamed=with_unnamed)
    edges = _edges(definition, reading)
    graph = _empty(definition, reading, edges)
    _add_nodes(graph, definition, edges, reading.view)
    for link, count in edges:
        identifier = _edge_id(name, link)
        values = {
            "kind": link.kind,
            **count.edge_attributes(definition.unit),
            **({"hop": link.hop} if link.hop else {}),
        }
        if definition.is_directed:
            graph.add_edge(link.source, link.target, key=identifier, id=identifier, **values)
        else:
            graph.add_edge(link.source, link.target, id=identifier, **values)
    return graph


def _counted_in(definition: ViewDefinition, unit: str | None) -> ViewDefinition:
    if unit is None:
        return definition
    if unit not in UNITS:
        raise SettingsError("UJ733", f"nothing is counted in {unit!r}", cure=f"count in {', '.join(UNITS)}")
    return replace(definition, unit=unit)


def _edges(definition: ViewDefinition, reading: Reading) -> list[tuple[Link, Count]]:
    """Links counted by edge, without those that rest on too few quotes."""
    counts: dict[tuple[str, str, str, int], tuple[Link, Count]] = {}
    for link in definition.links(reading):
        key = (link.source, link.target, link.kind, link.hop)
        counts.setdefault(key, (link, Count()))[1].add(link.quote)
    return [counts[key] for key in sorted(counts) if len(counts[key][1].quotes) >= reading.filter.min_quotes]


def _empty(definition: ViewDefinition, reading: Reading, edges: list[tuple[Link, Count]]) -> nx.Graph[str]:
    import networkx as nx

    drawn = {quote for _, count in edges for quote in count.quotes}
    loose = reading.count - len(drawn)
    return (nx.MultiDiGraph if definition.is_directed else nx.Graph)(
        name=definition.name,
        question=definition.question["en"],
        nodes_are=definition.nodes["en"],
        edges_are=definition.edges["en"],
        unit=f"the weight of an edge is its number of {UNITS[definition.unit]}",
        filter=reading.filter.describe(),
        store=reading.describe_store(),
        left_out=f"{reading.unnamed} quotes of unnamed sources; {loose} quotes that stand on no edge",
    )


def _add_nodes(graph: nx.Graph[str], definition: ViewDefinition, edges: list[tuple[Link, Count]], view: View) -> None:
    counts: dict[str, Count] = {}
    parts: dict[str, set[str]] = {}
    for link, count in edges:
        for place, node in enumerate((link.source, link.target)):
            for quote in count.facts.values():
                counts.setdefault(node, Count()).add(quote)
            if definition.parts:
                parts.setdefault(node, set()).add(definition.parts[place])
    for iri, agent in rows.agents(view, counts).items():
        part = {"part": " and ".join(sorted(parts[iri]))} if iri in parts else {}
        graph.add_node(iri, label=agent.label, kind=agent.kind, **part, **counts[iri].node_attributes())


def _edge_id(name: str, link: Link) -> str:
    """16 hex digits over the view and what makes the edge one, so that the id outlives other edges."""
    parts = (name, link.source, link.target, link.kind, str(link.hop))
    return "e" + sha256("\x1f".join(parts).encode()).hexdigest()[:16]
