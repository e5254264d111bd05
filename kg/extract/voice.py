"""Sentences in which somebody speaks of themself, though the outlet lost the marks around them."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.model.text import Sentence, Span

_MOST_SENTENCES = 6


def with_own_voice(reading: Reading, content: tuple[Span, ...], number: int) -> tuple[Span, ...]:
    """Content before a final "kata X" of sentence `number`, with the sentences before it that say "saya" or "kami".

    They stand in its paragraph, without marks or a cue of their own. Unchanged where the sentence right before is none.
    """
    if not content:
        return content
    first = number
    while first > max(0, number - _MOST_SENTENCES) and _is_own_voice(reading, reading.sentences[first - 1], number):
        first -= 1
    if first == number:
        return content
    return (Span(reading.sentences[first].span.start, content[0].end), *content[1:])


def _is_own_voice(reading: Reading, sentence: Sentence, number: int) -> bool:
    if sentence.paragraph != reading.sentences[number].paragraph:
        return False
    if reading.has_cue(*sentence.span) or reading.quotations.holds(sentence.span.start):
        return False
    own = reading.pack.words("first_person")
    is_marked = any(True for _ in reading.quotations.touching(sentence.span))
    return not is_marked and any(reading.tokens[place].lower in own for place in range(sentence.first, sentence.last))
