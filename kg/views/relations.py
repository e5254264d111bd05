"""The relations that views draw: each turns a reading into links, one per quote that holds two nodes together.

Relations that need more than the reading have modules of their own beside this one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.claims.near import normalised_words
from kg.ids import quote_hull
from kg.memo import WORDS, remembered
from kg.views import details, rows, stance
from kg.views.houses import are_one_house
from kg.views.places import is_known_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model.text import Span
    from kg.views.facts import QuoteFacts
    from kg.views.reading import Reading
    from kg.views.rows import AgentFacts


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that one quote connects; links of equal source, target, kind and hop make one edge."""

    source: str
    target: str
    kind: str
    quote: QuoteFacts
    hop: int = 0
    """Number of the step in a chain; 0 where order has no meaning."""


@dataclass(frozen=True, slots=True)
class Relation:
    """The links of a view, and what is to be said of its nodes, its edges and itself beyond the counts."""

    links: Iterable[Link]
    things: Mapping[str, AgentFacts] = field(default_factory=dict)
    """Nodes that are no agents (claims, roles, kinds of sources), or agents that the relation has read already."""
    nodes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Further values of nodes."""
    edges: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    """Further values of edges, by source and target."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What the graph says of itself: what was left out, what it is no evidence of. Whole when all links are taken."""


def speakers(reading: Reading) -> Relation:
    """Outlet → speaker, for every quote that the outlet printed, and how its cues stand to them."""
    return Relation(_speakers(reading), edges=stance.counted(reading))


def _speakers(reading: Reading) -> Iterator[Link]:
    for quote in reading.quotes:
        if quote.speaker and quote.article.outlet:
            yield Link(quote.article.outlet, quote.speaker, "quotes", quote)


def chains(reading: Reading) -> Relation:
    """Source → relays in their order → outlet, for every quote that was relayed.

    The kind of a step is how its end came by the statement: `told_to`, `as_reported_by`, or `published`. A step from
    an agent to itself (an outlet that credits itself) or between outlets of one house (*Tribun Travel* →
    tribunnews.com) is left out and keeps its number. A quote that lies within another one of the same source is a part
    of it and no statement of its own.
    """
    notes: dict[str, str] = {}
    return Relation(_chains(reading, notes), notes=notes)


def _chains(reading: Reading, notes: dict[str, str]) -> Iterator[Link]:
    hops = reading.once(rows.relays)
    labels = _outlets(reading, {hop.agent for steps in hops.values() for hop in steps})
    told = [quote for quote in reading.quotes if quote.quote in hops]
    parts = _parts(told)
    own = 0
    for quote in told:
        if quote.row in parts:
            continue
        steps = [(hop.agent, hop.kind) for hop in hops[quote.quote]]
        start = [(quote.speaker, "source")] if quote.speaker else []
        end = [(quote.article.outlet, "published")] if quote.article.outlet else []
        for number, ((one, _), (other, kind)) in enumerate(pairwise([*start, *steps, *end]), 1):
            if one in labels and other in labels and are_one_house(labels[one], labels[other]):
                own += 1
            elif one != other:
                yield Link(one, other, kind, quote, number)
    notes["excluded"] = (
        f"{own} steps between an outlet and itself or a section or edition of its house; {len(parts)} quotes that are "
        "a part of another one of the same source"
    )


def _outlets(reading: Reading, credited: set[str]) -> dict[str, str]:
    """Labels of the outlets that publish, or are credited."""
    names = {row.outlet: row.outlet_name for row in reading.facts.articles if row.outlet and row.outlet_name}
    agents = rows.agents(reading.view, credited - set(names)).values()
    return names | {agent.agent: agent.label for agent in agents if agent.kind == "outlet"}


def _parts(quotes: Iterable[QuoteFacts]) -> frozenset[int]:
    """Rows of the quotes whose content lies within that of another one of the same source in the same article."""
    groups: dict[tuple[str, str | None], list[tuple[Span, int]]] = {}
    for quote in quotes:
        if hull := quote_hull(quote.quote):
            groups.setdefault((quote.article.article, quote.speaker), []).append((hull, quote.row))
    return frozenset(
        row
        for group in groups.values()
        for hull, row in group
        if any(other.covers(hull) and other != hull for other, _ in group)
    )


def about(reading: Reading) -> Relation:
    """Speaker → agent that the quote is about, or that it mentions beside.

    Left out and counted are places, by their kind or because a language pack lists the name, and agents that are the
    speaker's own: who has his name or a part of it, and the body that his role names at this quote.
    """
    notes: dict[str, str] = {}
    return Relation(_about(reading, notes), things=reading.once(rows.spoken_of), notes=notes)


def about_all(reading: Reading) -> Relation:
    """Speaker → agent or place that the quote is about, or that it mentions beside, whatever it is."""
    return Relation((link for link, _ in _spoken_of(reading)), things=reading.once(rows.spoken_of))


def _about(reading: Reading, notes: dict[str, str]) -> Iterator[Link]:
    roles = reading.once(details.roles)
    left: Counter[str] = Counter()
    for link, target in _spoken_of(reading):
        if target.kind == "place" or is_known_place(target.label, link.quote.article.language):
            left["places"] += 1
        elif _is_own(link.quote, target, roles.get(link.quote.quote, ())):
            left["own"] += 1
        else:
            yield link
    notes["excluded"] = (
        f"{left['places']} mentions of places, {left['own']} of the speaker's own name or body (by all: they take part)"
    )


def _spoken_of(reading: Reading) -> Iterator[tuple[Link, AgentFacts]]:
    subjects = reading.once(rows.grouped, rows.ABOUT)
    mentioned = reading.once(rows.grouped, rows.MENTIONS)
    agents = reading.once(rows.spoken_of)
    for quote in reading.quotes:
        if quote.speaker is None:
            continue
        for kind, table in (("about", subjects), ("mentions", mentioned)):
            for agent in table.get(quote.quote, ()):
                if agent != quote.speaker:
                    target = agents.get(agent) or rows.AgentFacts(agent, agent, "unknown")
                    yield Link(quote.speaker, agent, kind, quote), target


def _is_own(quote: QuoteFacts, target: AgentFacts, roles: Iterable[str]) -> bool:
    """Whether the target is the speaker by another form of his name, or a body that his role names."""
    name = _spaced(target.label)
    speaker = _spaced(quote.agent.label if quote.agent else "")
    if name in speaker or speaker in name:
        return True
    return target.kind == "organization" and any(name in _spaced(role) for role in roles)


@remembered(WORDS)
def _spaced(name: str) -> str:
    """The words of a name, with a space at both ends: whole words of one name stand in another as they are."""
    return f" {' '.join(normalised_words(name))} "
