"""Edges drawn at random, each with the sentences that it rests on: a sheet for whoever must defend the numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.ids import Namer, quote_hull
from kg.settings import VIEW_EDGES
from kg.views.build import draw
from kg.views.facts import QuoteFacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model.text import Span
    from kg.store.base import View
    from kg.views.counted import CountedView
    from kg.views.edges import Edge
    from kg.views.facts import Facts

QUOTES = 4
"""Quotes shown of an edge, in turn of each of its speakers."""
BEFORE_CHARS, AFTER_CHARS = 350, 200
"""Of the article, around the content of a quote: who speaks is mostly told in the sentence before."""
JUDGEMENTS = "ok / extraction / view / unsure"
"""What the reader puts down: the edge is right, a quote under it is wrong, the quotes are right and the edge is not."""
_HIDDEN = frozenset({"id", "unit", "copies", "quote_ids", "earlier_quote_ids", "first_quote_id", "weight"})


@dataclass(frozen=True, slots=True)
class TracedQuote:
    """One quote under an edge, where it stands."""

    quote: str
    outlet: str
    published: str
    type: str
    speaker: str
    before: str
    content: str
    """The article's characters, from the first of the content to the last; empty where the store has no text."""
    after: str
    is_earlier: bool = False
    """Whether it is the one that the next quote repeats (`propagation`)."""


def trace(counted: CountedView, edges: int, *, seed: int = 1) -> Iterator[str]:
    """Lines of a Markdown sheet: `edges` edges of a view, or all if there are fewer, with their quotes in the articles.

    An edge is drawn by a hash of the seed and its id, so the same seed draws the same edges, and an edge that goes or
    comes moves no other one. To be read while the store is open.
    """
    definition, reading, found = counted.definition, counted.reading, counted.found
    drawn = sorted(found.edges, key=lambda edge: _rank(seed, edge.identifier(definition.name)))[:edges]
    yield f"# {definition.name}: {definition.question['en']}"
    yield ""
    yield f"An edge says: {definition.edges['en']}. Nodes are {definition.nodes['en']}."
    yield f"{len(drawn)} of {len(found.edges):,} edges, drawn with seed {seed}. Filter: {reading.describe_filter()}."
    version = reading.describe_store()
    yield f"Read: {reading.describe_read()}." + (f" Store: {version}." if version else "")
    yield from (f"{key.replace('_', ' ').capitalize()}: {text}." for key, text in sorted(found.notes.items()))
    for place, edge in enumerate(drawn, 1):
        one, other = (f"{found.agents[end].label} [{found.agents[end].kind}]" for end in edge.ends)
        yield ""
        yield f"## {place}. {one} {'→' if definition.is_directed else '–'} {other}"
        yield ""
        values = edge.attributes(definition.unit)
        yield "; ".join(f"{name} {value}" for name, value in values.items() if name not in _HIDDEN)
        yield f"judgement ({JUDGEMENTS}): "
        for quote in _quotes(reading.view, edge):
            yield ""
            yield from _told(quote)


def of_backbone(counted: CountedView, alpha: float, *, most_edges: int = VIEW_EDGES) -> CountedView:
    """The view with only the edges of its backbone, which is drawn for it. Raises SettingsError UJ738 and UJ746."""
    graph = draw(counted, most_edges=most_edges, backbone=alpha)
    kept = {data["id"] for _, _, data in graph.edges(data=True)}
    name, found = counted.definition.name, counted.found
    edges = tuple(edge for edge in found.edges if edge.identifier(name) in kept)
    notes = {**found.notes, "backbone": graph.graph["backbone"]}
    return replace(counted, found=replace(found, edges=edges, notes=notes))


def _rank(seed: int, identifier: str) -> str:
    return sha256(f"{seed}\x1f{identifier}".encode()).hexdigest()


def _told(quote: TracedQuote) -> Iterator[str]:
    earlier = "earlier: " if quote.is_earlier else ""
    yield f"- {earlier}{quote.speaker} · {quote.outlet} · {quote.published} · {quote.type} · <{quote.quote}>"
    if quote.content:
        yield f"  > {quote.before}**[**{quote.content}**]**{quote.after}"


def _quotes(view: View, edge: Edge) -> Iterator[TracedQuote]:
    """The quotes of an edge, in turn of each speaker, behind the first one that they word differently.

    Where earlier quotes stand beside them, pair by pair.
    """
    facts = edge.link.quote.facts
    if not edge.values.get("is_first", True):
        yield _quote(view, facts, bisect_left(facts.quotes, edge.values["first_quote_id"]), is_earlier=True)
    if "earlier_quote_ids" in edge.values:
        for pair in list(zip(edge.values["earlier_quote_ids"], edge.values["quote_ids"], strict=True))[: QUOTES // 2]:
            for place, name in enumerate(pair):
                yield _quote(view, facts, bisect_left(facts.quotes, name), is_earlier=not place)
        return
    for number in edge.count.in_turn(QUOTES):
        yield _quote(view, facts, number)


def _quote(view: View, facts: Facts, number: int, *, is_earlier: bool = False) -> TracedQuote:
    rows = range(bisect_left(facts.quote_at, number), bisect_right(facts.quote_at, number))
    told = [QuoteFacts(facts, row) for row in rows]
    quote = told[0]
    key, hull = Namer(view.base).article_of(quote.quote), quote_hull(quote.quote)
    document = view.texts.get(key) if key else None
    before, content, after = _around(document.text, hull) if document and hull else ("", "", "")
    return TracedQuote(
        quote.quote,
        quote.article.outlet_name or "no outlet",
        quote.article.published or "no date",
        quote.type,
        " and ".join(one.agent.label for one in told if one.agent) or "nobody named",
        before,
        content,
        after,
        is_earlier=is_earlier,
    )


def _around(text: str, hull: Span) -> tuple[str, str, str]:
    """The characters before, of and behind the content, each in one line."""
    start, end = max(hull.start - BEFORE_CHARS, 0), hull.end + AFTER_CHARS
    before, after = text[start : hull.start], text[hull.end : end]
    return (
        ("…" if start else "") + _line(before),
        _line(hull.of(text)),
        _line(after) + ("…" if end < len(text) else ""),
    )


def _line(text: str) -> str:
    return " / ".join(filter(None, text.split("\n")))
