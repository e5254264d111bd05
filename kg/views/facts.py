"""What views count, as columns of whole numbers: a million quotes in 100 MB.

Every text is kept once and known by its number: article, claim and speaker of a quote are numbers, a quote itself is
its place among the sorted IRIs. The SELECTs are flat, one property each, and are joined here: a join of four in
SPARQL took three times as long.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.views import rows
from kg.views.packed import Packed, packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.store.base import View
    from kg.views.rows import AgentFacts, ArticleFacts

NOBODY = -1
"""The speaker of a quote whose source is not named at all."""
_NONE = 0xFFFFFFFF
_UNSURE = -1.0


@dataclass(frozen=True, slots=True)
class Facts:
    """One state of a store: articles, quotes and speakers, each sorted by IRI.

    A row is a quote as one speaker's: what several say together is a row for each of them.
    """

    articles: tuple[ArticleFacts, ...]
    quotes: Packed
    """IRIs."""
    claims: Packed
    """IRIs of claims, or claim keys where claims are not computed; in no order."""
    agents: tuple[AgentFacts, ...]
    """Those who speak."""
    types: tuple[str, ...]
    cues: tuple[str, ...]
    """Lemmas of reporting expressions; the first is empty, for quotes without one."""
    article_of: array[int]
    """By quote: a place in `articles`."""
    type_of: array[int]
    """By quote: a place in `types`."""
    cue_of: array[int]
    """By quote: a place in `cues`."""
    confidence_of: array[float]
    """By quote, 0 to 1."""
    claim_of: array[int]
    """By quote: a place in `claims`."""
    quote_at: array[int]
    """By row: a place in `quotes`; rising."""
    speaker_at: array[int]
    """By row: a place in `agents`, or `NOBODY`; rising within a quote."""


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """A quote as one speaker's: a row of `Facts`, whose texts are made when they are asked for."""

    facts: Facts
    row: int

    @property
    def number(self) -> int:
        """Place of the quote among all quotes; the same for each of its speakers."""
        return self.facts.quote_at[self.row]

    @property
    def quote(self) -> str:
        """IRI of the quote."""
        return self.facts.quotes[self.number]

    @property
    def article(self) -> ArticleFacts:
        """The article version that it stands in."""
        return self.facts.articles[self.facts.article_of[self.number]]

    @property
    def type(self) -> str:
        """A value of QuoteType."""
        return self.facts.types[self.facts.type_of[self.number]]

    @property
    def cue(self) -> str:
        """Lemma of its reporting expression; empty where it has none."""
        return self.facts.cues[self.facts.cue_of[self.number]]

    @property
    def confidence(self) -> float:
        """0 to 1."""
        return self.facts.confidence_of[self.number]

    @property
    def claim(self) -> str:
        """IRI of its claim, or its claim key where claims are not computed."""
        return self.facts.claims[self.facts.claim_of[self.number]]

    @property
    def agent(self) -> AgentFacts | None:
        """Who says it; None where nobody is named at all."""
        place = self.facts.speaker_at[self.row]
        return None if place == NOBODY else self.facts.agents[place]

    @property
    def speaker(self) -> str | None:
        """IRI of the agent who says it."""
        return agent.agent if (agent := self.agent) else None


def read_facts(view: View) -> Facts:
    """Reads a store: 25 s of CPU and 600 MB at their peak for a million quotes."""
    articles = tuple(sorted(rows.articles(view).values(), key=lambda row: row.article))
    numbers, article_of = _quotes(view, {row.article: place for place, row in enumerate(articles)})
    types, type_of = _texts(view, rows.TYPES, numbers)
    cues, cue_of = _texts(view, rows.CUES, numbers)
    confidence_of = _confidences(view, numbers)
    claims, claim_of = _claims(view, numbers)
    agents = tuple(sorted(rows.speaking(view).values(), key=lambda row: row.agent))
    pairs = _speakers(view, numbers, {row.agent: place for place, row in enumerate(agents)})
    whole = (
        number
        for number in range(len(numbers))
        if type_of[number] and confidence_of[number] != _UNSURE and claim_of[number] != _NONE
    )
    quote_at, speaker_at = _rows(whole, pairs)
    return Facts(
        articles=articles,
        quotes=packed(list(numbers)),
        claims=packed(claims),
        agents=agents,
        types=tuple(map(rows.local_name, types)),
        cues=cues,
        article_of=article_of,
        type_of=type_of,
        cue_of=cue_of,
        confidence_of=confidence_of,
        claim_of=claim_of,
        quote_at=quote_at,
        speaker_at=speaker_at,
    )


def _quotes(view: View, articles: Mapping[str, int]) -> tuple[dict[str, int], array[int]]:
    """Numbers of the quotes in the order of their IRIs, and of their articles."""
    found: dict[str, int] = {}
    for quote, article in view.select(rows.IN_ARTICLE):
        place = articles.get(str(article))
        if quote and place is not None:
            found[quote] = min(place, found.get(quote, place))
    names = sorted(found)
    article_of = array("I", map(found.__getitem__, names))
    return {name: number for number, name in enumerate(names)}, article_of


def _texts(view: View, query: str, numbers: Mapping[str, int]) -> tuple[tuple[str, ...], array[int]]:
    """The texts there are, behind an empty one for none, and that of each quote: the least where there are several."""
    found = array("I", [0]) * len(numbers)
    texts, places = [""], {"": 0}
    for quote, text in view.select(query):
        number = numbers.get(str(quote))
        if number is not None and text and (not found[number] or text < texts[found[number]]):
            found[number] = places.setdefault(text, len(places))
            texts += [text] * (len(places) - len(texts))
    return tuple(texts), found


def _confidences(view: View, numbers: Mapping[str, int]) -> array[float]:
    found = array("d", [_UNSURE]) * len(numbers)
    for quote, confidence in view.select(rows.CONFIDENCES):
        number = numbers.get(str(quote))
        if number is not None and confidence:
            found[number] = float(confidence)
    return found


def _claims(view: View, numbers: Mapping[str, int]) -> tuple[Sequence[str], array[int]]:
    """Claims in no order, and the least of each quote; claim keys stand for those that are not computed."""
    found = array("I", [_NONE]) * len(numbers)
    places: dict[str, int] = {}
    texts: list[str] = []
    for query in (rows.CLAIMS, rows.CLAIM_KEYS):
        open_ones = bytearray(place == _NONE for place in found)
        if not any(open_ones):
            break
        for quote, claim in view.select(query):
            number = numbers.get(str(quote))
            if number is None or not claim or not open_ones[number]:
                continue
            if found[number] == _NONE or claim < texts[found[number]]:
                found[number] = places.setdefault(claim, len(places))
                if len(texts) < len(places):
                    texts.append(claim)
    return texts, found


def _speakers(view: View, numbers: Mapping[str, int], agents: Mapping[str, int]) -> Mapping[int, int | list[int]]:
    """Place of the speaker of each quote, or sorted places where several speak together."""
    found: dict[int, int | list[int]] = {}
    for quote, agent in view.select(rows.SPEAKERS):
        number, place = numbers.get(str(quote)), agents.get(str(agent))
        if number is None or place is None:
            continue
        other = found.setdefault(number, place)
        if other != place:
            found[number] = sorted({place, *([other] if isinstance(other, int) else other)})
    return found


def _rows(quotes: Iterator[int], speakers: Mapping[int, int | list[int]]) -> tuple[array[int], array[int]]:
    """Quote and speaker of each row."""
    quote_at, speaker_at = array("I"), array("i")
    for number in quotes:
        places = speakers.get(number, NOBODY)
        for place in [places] if isinstance(places, int) else places:
            quote_at.append(number)
            speaker_at.append(place)
    return quote_at, speaker_at
