"""The stage that finds reporting expressions, outside quotations and where nothing makes them say nothing."""

from __future__ import annotations

from kg.extract.headings import is_heading
from kg.extract.words import cue_entry
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Cue, CueForm
from kg.model.text import Sentence, Span
from kg.text.spans import SpanIndex

_SHORTEST_QUOTATION_WORDS = 4
_LONGEST_TITLE_CHARS = 200
"""Marked words without so many spaces are longer than any title or catchword: cues in them are none."""


def find_cues(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the cues, in order of the text; headings have none."""
    long = (q for q in annotated.quotations if not q.is_single and _is_long(annotated, q.span))
    quoted = SpanIndex((quotation.span, quotation) for quotation in long)
    cues: list[Cue] = []
    guarded: dict[tuple[int, CueForm], bool] = {}
    for number, sentence in enumerate(annotated.sentences):
        if is_heading(annotated, sentence, pack):
            continue
        for index in range(sentence.first, sentence.last):
            token = annotated.tokens[index]
            if token.text[0].isupper() and index > sentence.first and annotated.tokens[index - 1].text not in '"“”':
                continue
            entry = cue_entry(token.lower, pack) if token.text[0].isalpha() else None
            if entry is None or quoted.holds(token.start):
                continue
            if not _is_guarded(annotated, index, sentence, pack, form=entry.form, kind=entry.kind, guarded=guarded):
                span = Span(token.start, token.end)
                cues.append(Cue(span, entry.lemma, entry.form, entry.kind, number, index))
    return annotated.with_layers(cues=tuple(cues))


def _is_long(annotated: AnnotatedArticle, span: Span) -> bool:
    is_long = span.end - span.start > _LONGEST_TITLE_CHARS
    return is_long or len(span.of(annotated.article.text).split()) >= _SHORTEST_QUOTATION_WORDS


def _is_guarded(
    annotated: AnnotatedArticle,
    index: int,
    sentence: Sentence,
    pack: LanguagePack,
    *,
    form: CueForm,
    kind: str,
    guarded: dict[tuple[int, CueForm], bool],
) -> bool:
    """Whether the words before a cue make it say nothing ("untuk memastikan", "enggan menyebut").

    `guarded` remembers what the words before earlier cues do, so that a row of adverbs is read once.
    """
    if form not in {CueForm.ACTIVE, CueForm.PASSIVE}:
        return False
    next_word = annotated.tokens[index + 1].lower if index + 1 < sentence.last else ""
    if next_word in pack.words("copulas"):
        return True
    behind = {token.lower for token in annotated.tokens[index + 1 : index + 4]}
    if kind == "ask" and (behind & pack.words("withheld") or next_word in pack.words("things_asked")):
        return True
    guarded[index, form] = _has_guard(annotated, index, sentence, pack, form=form, guarded=guarded)
    return guarded[index, form]


def _has_guard(
    annotated: AnnotatedArticle,
    index: int,
    sentence: Sentence,
    pack: LanguagePack,
    *,
    form: CueForm,
    guarded: dict[tuple[int, CueForm], bool],
) -> bool:
    adverbs, guards = pack.words("adverbs"), pack.words("guards")
    place = index - 1
    while place >= sentence.first:
        lower = annotated.tokens[place].lower
        if lower in guards or (form is CueForm.PASSIVE and lower in pack.words("passive_guards")):
            return True
        if lower not in adverbs:
            return False
        if (place, form) in guarded:
            return guarded[place, form]
        place -= 1
    return False
