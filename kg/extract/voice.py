"""Sentences in which somebody speaks of themself, though the outlet lost the marks around them."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.model.attribution import Cue, CueForm
from kg.model.text import Sentence, Span

_MOST_SENTENCES = 6
_MOST_BETWEEN = 2
"""Sentences without a word of their speaker between two that have one."""


def with_own_voice(reading: Reading, content: tuple[Span, ...], number: int) -> tuple[Span, ...]:
    """Content before a final "kata X" of sentence `number`, with the sentences before it that are of the same speech.

    They stand in its paragraph without marks or a cue of the reporter, and the first of them has a word that only who
    speaks has there: "saya", "kami", "kan", "nah". Unchanged where there are none.
    """
    if not content:
        return content
    first = number
    for place in range(number - 1, max(-1, number - _MOST_SENTENCES - 1), -1):
        sentence = reading.sentences[place]
        if first - place > _MOST_BETWEEN + 1 or not _is_unmarked(reading, sentence, number):
            break
        if _is_own_voice(reading, sentence):
            first = place
    opening = reading.tokens[reading.sentences[number].first].lower
    if first == number and opening not in reading.pack.words("spoken"):
        return content
    return (Span(reading.sentences[first].span.start, content[0].end), *content[1:])


def _is_unmarked(reading: Reading, sentence: Sentence, number: int) -> bool:
    """Whether a sentence stands in the paragraph of sentence `number` and has neither marks nor a reporter's cue."""
    if sentence.paragraph != reading.sentences[number].paragraph or reading.quotations.holds(sentence.span.start):
        return False
    cues = (cue for place in range(sentence.first, sentence.last) if (cue := reading.cue_at(place)) is not None)
    is_reported = any(not _is_speakers(reading, cue) for cue in cues)
    return not is_reported and not any(True for _ in reading.quotations.touching(sentence.span))


def _is_speakers(reading: Reading, cue: Cue) -> bool:
    """Whether who speaks reports themself: "kita minta", "menurut saya"."""
    place = cue.token - 1 if cue.form in {CueForm.ACTIVE, CueForm.BARE} else cue.token + 1
    return 0 <= place < len(reading.tokens) and reading.tokens[place].lower in reading.pack.words("first_person")


def _is_own_voice(reading: Reading, sentence: Sentence) -> bool:
    own = reading.pack.words("first_person") | reading.pack.words("spoken")
    return any(reading.tokens[place].lower in own for place in range(sentence.first, sentence.last))
