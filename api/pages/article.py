"""The article page as plain values: paragraphs of marked pieces, and beside each the cards of its quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from api.pages import pieces
from api.pages.pieces import Mark, Piece, marks_of, split
from kg.ids import local_agent, local_quote, name_key
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import Agent, AgentKind, Quote
from kg.model.text import Span

UNNAMED = frozenset({AgentKind.ANONYMOUS, AgentKind.COLLECTIVE, AgentKind.UNKNOWN})
"""Kinds of source that a card labels in words."""
LOW_CONFIDENCE = 0.6
"""Below this a card says "check this one". A guess until the calibration of confidence is measured."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One station of a statement's way: its source, a relay, or the outlet; `kind` says how it came there."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """Who speaks, and whether the name finds more of their quotes elsewhere."""

    name: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One quote as the page shows it; texts are those of the article, codes are put into words by the template."""

    number: int
    id: str
    iri: str
    quote: Quote
    speaker: str | None
    speakers: tuple[Named, ...]
    """Who speaks; several where several speak together."""
    identity: str | None
    """IRI of the global agent behind the source, where one is known."""
    unnamed: AgentKind | None
    role: str | None
    """Role or title, unless the card before of the same source shows it already."""
    source_words: str | None
    """How the article names the source at this quote, where that differs from the full name."""
    cue_words: str | None
    chain: tuple[Hop, ...]
    nested_in: int | None
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and the cards of the quotes that begin in it; `rows` is how many paragraphs they may stand beside.

    `rows` is 0 where there are no cards.
    """

    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    rows: int
    is_unread: bool = False
    """Whether extraction takes it for no part of the article (an advertisement, a link to another article)."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source of the article with its number of quotes and the first of them."""

    name: str
    kind: AgentKind
    quotes: int
    first: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything the article template reads."""

    key: str
    annotated: AnnotatedArticle
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    speakers: tuple[Speaker, ...]


def build(
    key: str, annotated: AnnotatedArticle, *, iris: Mapping[str, str], base: str, read: Sequence[Span] | None = None
) -> ArticlePage:
    """The page of one article version.

    `read` are the spans of the text that extraction reads, in order; None for all of it. `iris` maps local names of
    the article's agents (`a246-260`) to global agents; `base` is the base of quote IRIs, with its slash.
    """
    quotes = sorted(annotated.quotes, key=lambda quote: (quote.hull.start, -quote.hull.end))
    numbers = {quote.hull: number for number, quote in enumerate(quotes, 1)}
    outlet = annotated.document.outlet
    text = annotated.document.text
    cards = tuple(
        _card(quote, numbers, text=text, outlet=outlet, identity=_identity(quote.agent, iris), base=base)
        for quote in quotes
    )
    cards = _without_repeated_roles(cards)
    marks = marks_of(quotes)
    paragraphs = _with_unread(_paragraphs(annotated, cards, marks), read)
    return ArticlePage(key, annotated, paragraphs, cards, _speakers(quotes))


def _identity(agent: Agent | None, iris: Mapping[str, str]) -> str | None:
    return iris.get(local_agent(agent)) if agent else None


def _card(
    quote: Quote, numbers: Mapping[Span, int], *, text: str, outlet: str | None, identity: str | None, base: str
) -> Card:
    agent = quote.agent
    printed = quote.source.of(text) if quote.source else None
    return Card(
        number=numbers[quote.hull],
        id=local_quote(quote),
        iri=base + local_quote(quote),
        quote=quote,
        speaker=agent.name if agent else None,
        speakers=tuple(Named(one.name, one.kind not in UNNAMED) for one in _who(agent)),
        identity=identity,
        unnamed=agent.kind if agent and agent.kind in UNNAMED and not agent.members else None,
        role=quote.role.label if quote.role else None,
        source_words=printed if agent and printed and name_key(printed) != name_key(agent.name) else None,
        cue_words=quote.cue.of(text) if quote.cue else None,
        chain=_chain(quote, outlet),
        nested_in=numbers.get(quote.nested_in) if quote.nested_in else None,
        is_unsure=quote.confidence < LOW_CONFIDENCE,
    )


def _who(agent: Agent | None) -> tuple[Agent, ...]:
    """The members of a joint source, else the source itself."""
    return (agent.members or (agent,)) if agent else ()


def _without_repeated_roles(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    shown: set[tuple[str | None, str]] = set()
    found = []
    for card in cards:
        key = (card.speaker, name_key(card.role or ""))
        found.append(replace(card, role=None) if key in shown else card)
        shown.add(key)
    return tuple(found)


def _chain(quote: Quote, outlet: str | None) -> tuple[Hop, ...]:
    """From the source over its relays to the outlet; empty where the article reports the statement itself.

    An outlet that the source told it to stands there once, as its own last hop.
    """
    if not quote.relays:
        return ()
    first = [Hop(quote.agent.name, "source")] if quote.agent else []
    relays = [Hop(hop.agent.name, hop.kind.value) for hop in sorted(quote.relays, key=lambda hop: hop.index)]
    is_told = outlet is not None and name_key(relays[-1].name) == name_key(outlet)
    return (*first, *relays, *([Hop(outlet, "outlet")] if outlet and not is_told else []))


def _paragraphs(annotated: AnnotatedArticle, cards: Sequence[Card], marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
    text = annotated.document.text
    spans = _shown(annotated, pieces.paragraphs(text), marks)
    if not spans:
        return (Paragraph((), tuple(cards), 1),) if cards else ()
    starts = [span.start for span in spans]
    beside: list[list[Card]] = [[] for _ in spans]
    for card in cards:
        beside[max(bisect_right(starts, card.quote.hull.start) - 1, 0)].append(card)
    with_cards = [place for place, found in enumerate(beside) if found]
    following = dict(zip(with_cards, [*with_cards[1:], len(spans)], strict=False))
    return tuple(
        Paragraph(split(text, span, marks), tuple(beside[place]), following.get(place, place) - place)
        for place, span in enumerate(spans)
    )


def _with_unread(paragraphs: tuple[Paragraph, ...], read: Sequence[Span] | None) -> tuple[Paragraph, ...]:
    if read is None:
        return paragraphs
    return tuple(
        paragraph if not paragraph.pieces or _is_read(paragraph, read) else replace(paragraph, is_unread=True)
        for paragraph in paragraphs
    )


def _is_read(paragraph: Paragraph, read: Sequence[Span]) -> bool:
    span = Span(paragraph.pieces[0].span.start, paragraph.pieces[-1].span.end)
    return any(found.overlaps(span) for found in read)


def _shown(annotated: AnnotatedArticle, spans: Sequence[Span], marks: Sequence[Mark]) -> list[Span]:
    """Without the line that repeats the headline, which the page has as its title, unless a quote lies in it."""
    title = name_key(annotated.document.title or "")
    text = annotated.document.text
    return [
        span
        for span in spans
        if not title or name_key(span.of(text)) != title or any(mark.span.overlaps(span) for mark in marks)
    ]


def _speakers(quotes: Sequence[Quote]) -> tuple[Speaker, ...]:
    """The sources by number of quotes, then in the order of the article; a joint quote counts for each that speaks."""
    spoken = [(agent, local_quote(quote)) for quote in quotes for agent in _who(quote.agent)]
    counts = Counter(agent for agent, _ in spoken)
    firsts = dict(reversed(spoken))
    ordered = sorted(counts, key=lambda agent: -counts[agent])
    return tuple(Speaker(agent.name, agent.kind, counts[agent], firsts[agent]) for agent in ordered)
