"""The stage that finds direct quotations: marked words with a cue beside them, or whole marked sentences."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.announced import cue_before, noun_cue
from kg.extract.phrases import mention_of
from kg.extract.presented import is_inscription, is_recited
from kg.extract.reading import Reading
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution, Cue, CueForm
from kg.model.mention import Mention
from kg.model.quote import QuoteType
from kg.model.text import Quotation, Span

_MARKS = '"“”„«»'
_MOST_LINES = 20
_LONGEST_LINE_CHARS = 400
"""Of a line between the marks of one quotation; a longer one is a paragraph of the article."""
_LONGEST_END_CHARS = 800
"""Of a line whose last character is the mark that closes."""


def find_direct(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the direct attributions, one a quotation."""
    reading = Reading(annotated, pack)
    found: list[Attribution] = []
    for quotation in annotated.quotations:
        if quotation.depth:
            continue
        attribution = _attribution(reading, quotation, found)
        shares_cue = attribution is None or (found and attribution.cue is not None and attribution.cue == found[-1].cue)
        if found and shares_cue and _goes_on_behind_cue(reading, quotation, found[-1]):
            content = (*found[-1].content, trim(reading.text, quotation.span))
            found[-1] = replace(found[-1], content=content)
        elif attribution is not None:
            found.append(attribution)
    whole = [_over_lines(reading, attribution) for attribution in _reopened(reading, found)]
    return annotated.with_layers(attributions=tuple(whole))


def _goes_on_behind_cue(reading: Reading, quotation: Quotation, before: Attribution) -> bool:
    """Whether a quotation is the second half of one that its cue parts: "Air," kata X, "sudah surut."."""
    if before.cue is None or quotation.is_single or before.content[-1].end > before.cue.span.start:
        return False
    if reading.sentence_at(quotation.outer.start) != before.cue.sentence:
        return False
    if not reading.text[quotation.span.start : quotation.span.start + 1].islower():
        return False
    is_free = not reading.has_cue(before.cue.span.end, quotation.outer.start)
    return is_free and reading.text[before.cue.span.end : quotation.outer.start].rstrip().endswith(",")


def _reopened(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """Joins quotations that share one cue: one not closed at its paragraph's end, or two in a row before the cue."""
    unclosed = {
        q.span.start for q in reading.annotated.quotations if q.span.end == q.outer.end and q.outer.start < q.span.start
    }
    joined: list[Attribution] = []
    parts: list[Attribution] = []
    for number, attribution in enumerate(found):
        parts.append(attribution)
        with_cue = next((part for part in parts if part.cue is not None), None)
        behind = found[number + 1] if number + 1 < len(found) else None
        has_other_cue = with_cue is not None and behind is not None and behind.cue is not None
        if behind is None or has_other_cue or not _goes_on(reading, attribution, behind, unclosed):
            content = tuple(span for part in parts for span in part.content)
            joined.append(replace(with_cue or attribution, content=content))
            parts = []
    return joined


def _over_lines(reading: Reading, attribution: Attribution) -> Attribution:
    """A quotation with the lines that follow up to the mark which closes it; unchanged where none does.

    Posts and posters are quoted so: the opening mark in the first of several lines, the closing one in the last.
    """
    last = attribution.content[-1]
    touching = (q for _, q in reading.quotations.touching(last))
    open_ = next((q.span for q in touching if trim(reading.text, q.span) == last and q.span.end == q.outer.end), None)
    if open_ is None or reading.text[open_.end : open_.end + 1] != "\n":
        return attribution
    lines: list[Span] = []
    start = open_.end + 1
    while start < len(reading.text) and len(lines) < _MOST_LINES:
        end = reading.text.find("\n", start)
        end = len(reading.text) if end < 0 else end
        marks = [place for place in range(start, min(end, start + _LONGEST_END_CHARS)) if reading.text[place] in _MARKS]
        longest = _LONGEST_END_CHARS if marks[-1:] == [end - 1] else _LONGEST_LINE_CHARS
        if len(marks) > 1 or end - start > longest:
            return attribution
        if marks:
            closes = marks[0] > start and not reading.text[marks[0] - 1].isspace()
            lines.append(Span(start, marks[0]))
            return replace(attribution, content=(*attribution.content[:-1], open_, *lines)) if closes else attribution
        lines.append(Span(start, end))
        start = end + 1
    return attribution


def _goes_on(reading: Reading, before: Attribution, after: Attribution, unclosed: set[int]) -> bool:
    """Whether only marks stand between two quotations of which one at most has a cue, and one breath says both."""
    gap = reading.text[before.content[-1].end : after.content[0].start]
    if gap.strip(' ,\n"“”„'):
        return False
    return before.content[-1].start in unclosed or (after.cue is not None and "\n" not in gap)


def _attribution(reading: Reading, quotation: Quotation, earlier: list[Attribution]) -> Attribution | None:
    if is_inscription(reading, quotation.outer.start):
        return None
    words = len(quotation.span.of(reading.text).split())
    after = _after(reading, quotation)
    if after is not None:
        return _make(reading, quotation, *after)
    if quotation.is_single and words < reading.minimum_words:
        return None
    before = cue_before(reading, quotation) if words > 1 else None
    if before is not None:
        return _make(reading, quotation, *before)
    is_long = words >= reading.minimum_words or _leads_on(reading, quotation)
    return _without_cue(reading, quotation, earlier) if is_long or _is_next(reading, quotation, earlier) else None


def _leads_on(reading: Reading, quotation: Quotation) -> bool:
    """Whether another quotation opens right behind one: "Bukan jumlahnya." "Yang rusak jadwalnya," tutur X."""
    behind = reading.text[quotation.outer.end : quotation.outer.end + 2]
    return len(behind) == 2 and behind[0] == " " and behind[1] in '"“'


def _is_next(reading: Reading, quotation: Quotation, earlier: list[Attribution]) -> bool:
    """Whether a quotation stands right behind an attributed one in its paragraph: then any length will do."""
    number = reading.sentence_at(quotation.outer.start)
    if not earlier or earlier[-1].cue is None or earlier[-1].cue.sentence != number - 1:
        return False
    return reading.sentences[number].paragraph == reading.sentences[number - 1].paragraph


def _make(reading: Reading, quotation: Quotation, cue: Cue | None, source: Mention | None, reason: str) -> Attribution:
    content = trim(reading.text, quotation.span)
    sentence = reading.sentence_at(quotation.span.start)
    sentence = min(sentence, cue.sentence) if cue is not None else sentence  # 'Ratna berkata:' in the line before
    return Attribution(QuoteType.DIRECT, (content,), sentence, cue, source, reasons=("marks", reason))


def trim(text: str, span: Span) -> Span:
    """The span without outer white space and without the comma that the cue behind it asks for."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


def _after(reading: Reading, quotation: Quotation) -> tuple[Cue | None, Mention | None, str] | None:
    """Cue and source behind a quotation: "…," kata X; "…," katanya; "…," dia menambahkan."""
    index = reading.token_from(quotation.outer.end)
    sentence = reading.sentences[reading.sentence_at(quotation.outer.start)]
    limit = reading.limit(index, sentence)
    if index < limit and reading.tokens[index].text in ",-–":
        index += 1
    beyond = min(reading.over(index, reading.pack.words("thus")), limit)
    if beyond > index:
        carried = _carrier_after(reading, beyond, limit)
        if carried is not None:
            return carried
    index = beyond
    cue = reading.cue_at(index) if index < limit else None
    if cue is not None and cue.form in {CueForm.BARE, CueForm.CLITIC}:
        return cue, _source_after(reading, cue, index, limit), "cue-after"
    if cue is not None and cue.form is CueForm.ACTIVE:
        behind = reading.tokens[index + 1].lower if index + 1 < limit else ""
        if behind == ":" or behind in reading.pack.words("clause_connectors"):
            return None  # 'Ratna, dalam "Air di Kota", menyebut: …', 'menyebutnya "keliru", menegaskan bahwa …'
        return cue, _source_after(reading, cue, index, limit), "cue-after"
    if sentence.span.start < quotation.outer.start:
        return None
    return _subject_after(reading, index, limit)


def _carrier_after(reading: Reading, index: int, limit: int) -> tuple[Cue | None, Mention | None, str] | None:
    """A document or a credit that the quotation is taken from: "…," demikian keterangan tertulis X."""
    pack = reading.pack
    if index >= limit or reading.tokens[index].lower not in pack.words("carriers") | pack.words("strong_credits"):
        return None
    source = reading.right(reading.over(index + 1, pack.words("carrier_fillers")), limit)
    cue = noun_cue(reading, index)
    return (cue, mention_of(source, reading.tokens), "cue-after") if source is not None else None


def _source_after(reading: Reading, cue: Cue, index: int, limit: int) -> Mention | None:
    if cue.form is CueForm.CLITIC:
        return None
    place = index + 1
    skipped = reading.pack.words("after_cue")
    while place < limit and (reading.tokens[place].lower in skipped or reading.is_bare_cue(place)):
        place += 1
    phrase = reading.right(place, limit)
    return mention_of(phrase, reading.tokens) if phrase else None


def _subject_after(reading: Reading, index: int, limit: int) -> tuple[Cue | None, Mention | None, str] | None:
    """A subject and an active cue behind a quotation: "…," dia menambahkan."""
    for place in range(index + 1, min(limit, index + 9)):
        cue = reading.cue_at(place)
        if cue is not None and cue.form is CueForm.ACTIVE:
            phrase = reading.left(place, index)
            if phrase is None or phrase.first > index + 1:
                return None
            return cue, mention_of(phrase, reading.tokens), "cue-after"
        if reading.tokens[place].text in '.;:"“”':
            return None
    return None


def _without_cue(reading: Reading, quotation: Quotation, earlier: list[Attribution]) -> Attribution | None:
    """A whole sentence in marks, with no cue: it goes on from the quotation before it, or waits for the next."""
    sentence_number = reading.sentence_at(quotation.outer.start)
    sentence = reading.sentences[sentence_number]
    if not _fills(reading, quotation, sentence.span) or is_recited(reading, quotation.outer.start):
        return None
    follows = bool(earlier) and earlier[-1].sentence >= sentence_number - 2
    opens = sentence.paragraph <= 3
    if not (follows or opens or quotation.outer.start == sentence.span.start):
        return None
    return _make(reading, quotation, None, None, "continuation")


def _fills(reading: Reading, quotation: Quotation, span: Span) -> bool:
    outer = quotation.outer
    return not reading.has_letters(span.start, outer.start) and not reading.has_letters(outer.end, span.end)
