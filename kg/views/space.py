"""How much room quotes take, and which of an article's quotes comes first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.rdf.vocab import PROLOGUE
from kg.views import details
from kg.views.rows import grouped

if TYPE_CHECKING:
    from kg.views.facts import QuoteFacts
    from kg.views.reading import Reading

CONTENT = PROLOGUE + "SELECT ?quote ?span WHERE { ?quote ujar:contentSpan ?span }"
BEGINS = PROLOGUE + "SELECT ?span ?begin WHERE { ?span nif:beginIndex ?begin }"


def words(reading: Reading) -> Counter[str]:
    """Words that each speaker is quoted with, every copy counted; what several say together counts for each."""
    texts = details.pairs(reading.view, details.TEXTS)
    found: Counter[str] = Counter()
    for quote in reading.quotes:
        if quote.speaker:
            found[quote.speaker] += len(texts.get(quote.quote, "").split())
    return found


def leads(reading: Reading) -> Counter[str]:
    """Articles in which the first of the quotes that were read is the speaker's, every copy counted.

    First is whose content begins first; of two that begin at one place both.
    """
    begins = _begins(reading)
    first: dict[str, tuple[int, set[str]]] = {}
    for quote in reading.quotes:
        if quote.speaker and (begin := begins.get(quote.quote)) is not None:
            _take(first, quote, begin)
    return Counter(speaker for _, speakers in first.values() for speaker in speakers)


def _take(first: dict[str, tuple[int, set[str]]], quote: QuoteFacts, begin: int) -> None:
    article, speaker = quote.article.article, quote.speaker or ""
    known = first.get(article)
    if known is None or begin < known[0]:
        first[article] = (begin, {speaker})
    elif begin == known[0]:
        known[1].add(speaker)


def _begins(reading: Reading) -> dict[str, int]:
    spans = grouped(reading.view, CONTENT)
    begins = {span: int(begin) for span, begin in reading.view.select(BEGINS) if span and begin}
    places = {quote: [begins[span] for span in own if span in begins] for quote, own in spans.items()}
    return {quote: min(found) for quote, found in places.items() if found}
