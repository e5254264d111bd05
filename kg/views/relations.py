"""The relations that views draw: each turns a reading into links, one per quote that holds two nodes together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from kg.views import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.views.reading import Reading
    from kg.views.rows import QuoteFacts


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that one quote connects; links of equal source, target, kind and hop make one edge."""

    source: str
    target: str
    kind: str
    quote: QuoteFacts
    hop: int = 0
    """Number of the step in a chain; 0 where order has no meaning."""


def speakers(reading: Reading) -> Iterator[Link]:
    """Outlet → speaker, for every quote that the outlet printed."""
    for quote in reading.quotes:
        if quote.speaker and quote.article.outlet:
            yield Link(quote.article.outlet, quote.speaker, "quotes", quote)


def chains(reading: Reading) -> Iterator[Link]:
    """Source → relays in their order → outlet, for every quote that was relayed.

    The kind of a step is how its end came by the statement: `told_to`, `as_reported_by`, or `published`. A step
    from an agent to itself (an outlet that credits itself) is left out and keeps its number.
    """
    hops = rows.relays(reading.view)
    for quote in reading.quotes:
        steps = [(hop.agent, hop.kind) for hop in hops.get(quote.quote, ())]
        if not steps:
            continue
        start = [(quote.speaker, "source")] if quote.speaker else []
        end = [(quote.article.outlet, "published")] if quote.article.outlet else []
        for number, ((one, _), (other, kind)) in enumerate(pairwise([*start, *steps, *end]), 1):
            if one != other:
                yield Link(one, other, kind, quote, number)


def about(reading: Reading) -> Iterator[Link]:
    """Speaker → agent that the quote is about, or that it mentions beside; quotes about oneself are left out."""
    subjects = rows.grouped(reading.view, rows.ABOUT)
    mentioned = rows.grouped(reading.view, rows.MENTIONS)
    for quote in reading.quotes:
        if quote.speaker is None:
            continue
        for kind, table in (("about", subjects), ("mentions", mentioned)):
            for agent in table.get(quote.quote, ()):
                if agent != quote.speaker:
                    yield Link(quote.speaker, agent, kind, quote)


def coquoted(reading: Reading) -> Iterator[Link]:
    """Speaker – speaker, for every quote of either in an article that quotes both."""
    articles: dict[str, list[QuoteFacts]] = {}
    for quote in reading.quotes:
        if quote.speaker:
            articles.setdefault(quote.article.article, []).append(quote)
    for together in articles.values():
        names = sorted({quote.speaker for quote in together if quote.speaker})
        for one, other in combinations(names, 2):
            for quote in together:
                if quote.speaker in {one, other}:
                    yield Link(one, other, "coquoted", quote)
