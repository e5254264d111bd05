"""Why a reporting expression gave no quote, for people who wonder; no stage needs it.

It asks again, for one expression at a time, what the stages have asked: where a stage drops a cue without a word, the
stage is run on the article changed in one point (a word blanked, the other quotes taken away), and what then is found
tells what it was. So it is slow, and follows the stages when their rules change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.content import Content, right_content
from kg.extract.cues import find_cues
from kg.extract.headings import is_heading
from kg.extract.indirect import find_indirect, subject_of
from kg.extract.reading import Reading
from kg.extract.words import cue_entry
from kg.lang.pack import CueEntry, LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Cue, CueForm
from kg.model.quote import QuoteType
from kg.model.text import Sentence, Span, Token

REASONS = (
    "heading",
    "capital",
    "in-quotation",
    "guarded",
    "said-already",
    "marks-only",
    "not-beside",
    "no-subject",
    "left-out",
    "no-source",
    "no-agent",
    "no-opinion",
    "another-word",
    "no-content",
    "too-short",
    "object",
    "topic",
)
"""The codes; docs/extraction.md says what each means."""

_GUARD_WITHIN_TOKENS = 12
_SHORTEST_CONTENT_WORDS = 2
_CHOOSY = {"vow", "finding", "record", "report", "pause"}
"""Objects of the lexicon that ask for more than any clause."""
_BLANK = "\0"
"""A word that no list has: with it, what stands before no longer guards; over an adverb it still does."""

Why = tuple[str, Span | None]
"""A code of REASONS, and the words that decided, if any did."""


@dataclass(frozen=True, slots=True)
class UnusedCue:
    """A reporting expression that gave no quote. Spans are of `Article.text`."""

    span: Span
    entry: CueEntry
    reason: str
    """One of REASONS."""
    by: Span | None = None
    """The words that decided: the guard, the quotation or content it stands in, what is there instead of a source."""


def unused_cues(annotated: AnnotatedArticle, pack: LanguagePack) -> tuple[UnusedCue, ...]:
    """The cue expressions of an article with all layers that gave no quote, in order of the text."""
    reading = Reading(annotated, pack)
    used = {quote.cue for quote in annotated.quotes}
    cues = {cue.token: cue for cue in annotated.cues if annotated.article.offsets.hull(cue.span) not in used}
    alone = _alone(reading, tuple(cues.values()))
    return tuple(
        UnusedCue(span, entry, *_why(reading, index, sentence, entry, cue=cues.get(index), alone=alone.get(index)))
        for index, sentence, entry in _expressions(reading)
        if annotated.article.offsets.hull(span := Span(*annotated.tokens[index][:2])) not in used
    )


def _alone(reading: Reading, cues: tuple[Cue, ...]) -> dict[int, Content]:
    """The contents that the stage `indirect` would find for cues, by their tokens, if no other quote were there."""
    if not cues:
        return {}
    changed = find_indirect(reading.annotated.with_layers(cues=cues, attributions=()), reading.pack)
    return {item.cue.token: item.content for item in changed.attributions if item.cue is not None}


def _expressions(reading: Reading) -> Iterator[tuple[int, Sentence, CueEntry]]:
    """Token, sentence and row of every word of the text that the lexicon has."""
    for sentence in reading.sentences:
        for index in range(sentence.first, sentence.last):
            token = reading.tokens[index]
            entry = cue_entry(token.lower, reading.pack) if token.text[0].isalpha() else None
            if entry is not None:
                yield index, sentence, entry


def _why(
    reading: Reading, index: int, sentence: Sentence, entry: CueEntry, *, cue: Cue | None, alone: Content | None
) -> Why:
    if cue is None:
        return _no_cue(reading, index, sentence)
    quoted = _direct_content(reading, cue)
    if quoted is not None:
        return "in-quotation", quoted
    return _said(reading, cue, alone) if alone else _READERS[cue.form](reading, cue, sentence, entry)


# -- not taken as a cue ---------------------------------------------------------------------------------------


def _no_cue(reading: Reading, index: int, sentence: Sentence) -> Why:
    """Why the stage `cues` did not take a word."""
    if is_heading(reading.annotated, sentence, reading.pack):
        return "heading", None
    token = reading.tokens[index]
    if _would_be_cue(reading, index, sentence, change=index, to=token._replace(text=token.lower)):
        return "capital", None
    for word in (min(reading.pack.words("adverbs") - reading.pack.words("guards")), _BLANK):
        for place in _nearest_first(index, sentence):
            harmless = reading.tokens[place]._replace(text=word, lower=word)
            if _would_be_cue(reading, index, sentence, change=place, to=harmless):
                return "guarded", Span(harmless.start, harmless.end)
    return _hidden(reading, token)


def _hidden(reading: Reading, token: Token) -> Why:
    """For a word that no change of one word makes a cue: it is quoted, or guarded more than once."""
    here = Span(token.start, token.end)
    quoted = [q.span for _, q in reading.quotations.touching(here) if q.span.covers(here) and not q.is_single]
    return ("in-quotation", quoted[0]) if quoted else ("guarded", None)


def _nearest_first(index: int, sentence: Sentence) -> Iterator[int]:
    for distance in range(1, _GUARD_WITHIN_TOKENS + 1):
        for place in (index - distance, index + distance):
            if sentence.first <= place < sentence.last:
                yield place


def _would_be_cue(reading: Reading, index: int, sentence: Sentence, *, change: int, to: Token) -> bool:
    """Whether the stage `cues` takes the word at `index` once the token at `change` is another."""
    tokens = (*reading.tokens[:change], to, *reading.tokens[change + 1 :])
    sentences = (reading.sentences[0], sentence)
    near = tuple(quotation for _, quotation in reading.quotations.touching(sentence.span))
    changed = reading.annotated.with_layers(tokens=tokens, sentences=sentences, quotations=near)
    return any(cue.token == index for cue in find_cues(changed, reading.pack).cues)


# -- a cue, and nothing came of it ----------------------------------------------------------------------------


def _direct_content(reading: Reading, cue: Cue) -> Span | None:
    """The direct quotation that a cue stands in; None if it stands in none."""
    return next(
        (
            part
            for part, item in reading.contents.touching(cue.span)
            if item.type is QuoteType.DIRECT and part.covers(cue.span)
        ),
        None,
    )


def _said(reading: Reading, cue: Cue, content: Content) -> Why:
    """For a cue that would report something alone: another quote has it, or nobody could be named for it."""
    others = (
        part
        for mine in content
        for part, item in reading.contents.touching(mine)
        if item.cue is None or item.cue.token != cue.token
    )
    taken = next(others, None)
    return ("said-already", taken) if taken is not None else ("left-out", None)


def _active(reading: Reading, cue: Cue, sentence: Sentence, entry: CueEntry) -> Why:
    behind = reading.tokens[cue.token + 1].lower if cue.token + 1 < sentence.last else ""
    if entry.object == "direct" and behind not in reading.pack.words("clause_connectors"):
        return "marks-only", None
    subject, is_elided = subject_of(reading, cue, sentence)
    if subject is None and not is_elided:
        return "no-subject", _before_adverbs(reading, cue, sentence)
    content = right_content(reading, cue.token + 1, sentence, entry.object)
    if not content:
        return "no-content", None
    if entry.object in _CHOOSY:
        return "object", content[0]
    is_short = len(content[0].of(reading.text).split()) < _SHORTEST_CONTENT_WORDS
    return "too-short" if is_short else "topic", content[0]


def _bare(reading: Reading, cue: Cue, sentence: Sentence, entry: CueEntry) -> Why:
    place = cue.token - 1
    while place > sentence.first and reading.tokens[place].lower in reading.pack.words("thus"):
        place -= 1
    if place >= sentence.first and reading.tokens[place].text != ",":
        return "not-beside", _word(reading, place, sentence)
    if reading.right(reading.over(cue.token + 1, reading.pack.words("after_cue")), sentence.last) is None:
        return "no-source", _word(reading, cue.token + 1, sentence)
    return "another-word" if entry.lemma in reading.pack.words("never_inserted") else "no-content", None


def _passive(reading: Reading, cue: Cue, sentence: Sentence, entry: CueEntry) -> Why:
    del entry
    start = reading.over(cue.token + 1, reading.pack.words("agent_markers"))
    agent = reading.right(start, sentence.last)
    is_given = agent is not None and (agent.name is not None or agent.form.value != "description")
    if is_given or start > cue.token + 1:
        return "no-content", None
    is_source = agent is not None and reading.tokens[agent.first].lower in reading.pack.source_nouns
    return ("no-content", None) if is_source else ("no-agent", _word(reading, start, sentence))


def _according(reading: Reading, cue: Cue, sentence: Sentence, entry: CueEntry) -> Why:
    if cue.form is CueForm.CLITIC:
        is_according = entry.lemma == reading.pack.raw["cue_rules"]["according_lemma"]
        return ("no-content", None) if is_according else ("not-beside", _word(reading, cue.token - 1, sentence))
    behind = _word(reading, cue.token + 1, sentence)
    if behind is not None and reading.tokens[cue.token + 1].lower in reading.pack.words("no_opinion"):
        return "no-opinion", behind
    if reading.right(cue.token + 1, sentence.last) is None:
        return "no-source", behind
    return "no-content", None


_READERS = {
    CueForm.ACTIVE: _active,
    CueForm.BARE: _bare,
    CueForm.PASSIVE: _passive,
    CueForm.CLITIC: _according,
    CueForm.ACCORDING: _according,
}


def _before_adverbs(reading: Reading, cue: Cue, sentence: Sentence) -> Span | None:
    place = cue.token - 1
    while place > sentence.first and reading.tokens[place].lower in reading.pack.words("adverbs"):
        place -= 1
    return _word(reading, place, sentence)


def _word(reading: Reading, index: int, sentence: Sentence) -> Span | None:
    """The word or mark at a token of the sentence; None outside it."""
    if not sentence.first <= index < sentence.last:
        return None
    return Span(reading.tokens[index].start, reading.tokens[index].end)
