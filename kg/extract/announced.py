"""Reads the cue and the source before marked words: 'Ratna berkata: "…"', 'tertuang dalam Pasal 14 berikut: "…"'.

They stand in the sentence of the marks, or close the line before them.
"""

from __future__ import annotations

from kg.extract.articles import article_before
from kg.extract.phrases import Phrase, mention_of
from kg.extract.presented import is_recited
from kg.extract.reading import Reading
from kg.extract.words import looks_verbal
from kg.extract.written import document_before
from kg.model.attribution import Cue, CueForm
from kg.model.mention import Mention
from kg.model.text import Quotation, Span

Announced = tuple[Cue | None, Mention | None, str]
_CARRIER_WITHIN_TOKENS = 4
_CUE_WITHIN_TOKENS = 14
"""Tokens between a cue and the quotation it introduces ("kata Budi kepada wartawan di lokasi: "…")."""
_REASON = "cue-before"


def cue_before(reading: Reading, quotation: Quotation) -> Announced | None:
    """Cue and source before a quotation: X mengatakan, "…"; kata X: "…"; None where nothing announces it."""
    number = reading.sentence_at(quotation.outer.start)
    index = reading.token_from(quotation.outer.start) - 1
    is_line = index < reading.sentences[number].first
    if index < 0 or (is_line and not _leads_on(reading, index, quotation)):
        return None
    first = reading.sentences[number - is_line].first
    mark = reading.tokens[index].text
    has_mark = mark in ",:"
    starts_high = quotation.span.of(reading.text).lstrip("…. ")[:1].isupper()
    for place in range(index, max(first, index - _CUE_WITHIN_TOKENS) - 1, -1):
        if reading.tokens[place].text in '"“”;.' and place < index:
            break
        cue = reading.cue_at(place)
        if cue is None:
            continue
        distance = index - place
        if not (has_mark or (distance == 0 and starts_high)) or (distance > 1 and mark != ":" and not starts_high):
            return None
        return _read(reading, cue, first, index)
    if not has_mark:
        return None
    return _text_before(reading, first, index) or _carrier_before(reading, index, first)


def _leads_on(reading: Reading, index: int, quotation: Quotation) -> bool:
    """Whether a line leads on to the marks that open the next: by a colon, or by a cue and a comma.

    A formula, a prayer or a verse that a colon presents is said by nobody.
    """
    if is_recited(reading, quotation.outer.start):
        return False
    mark = reading.tokens[index].text
    return mark == ":" or (mark == "," and reading.cue_at(index - 1) is not None)


def _read(reading: Reading, cue: Cue, first: int, limit: int) -> Announced | None:
    place = cue.token
    phrase: Phrase | None = None
    if cue.form is CueForm.ACTIVE:
        phrase = (_text(reading, cue, first) if cue.lemma in reading.pack.words("worded") else None) or reading.left(
            place, first
        )
    elif cue.form is not CueForm.CLITIC:
        phrase = reading.right(reading.over(place + 1, reading.pack.words("agent_markers")), limit)
        if phrase is None:
            return _text_before(reading, first, limit)
    return cue, mention_of(phrase, reading.tokens) if phrase else None, _REASON


def _text(reading: Reading, cue: Cue, first: int) -> Phrase | None:
    """The text whose words follow "berbunyi": "Pasal 14 berbunyi", "tertuang dalam aturan yang berbunyi"."""
    end = reading.before_adverbs(cue.token - 1) + 1
    is_relative = end > first and reading.tokens[end - 1].lower == reading.pack.raw["cue_rules"]["relative"]
    end -= is_relative
    end -= end > first and reading.tokens[end - 1].text == ","
    in_text = document_before(reading, end, first) if is_relative else None
    text = in_text[1] if in_text is not None else article_before(reading.phrases, end, first)
    return text or (_author(reading, first, end) if is_relative else None)


def _author(reading: Reading, first: int, end: int) -> Phrase | None:
    """Who publishes the text before token `end`: "Liga Samudra merilis pernyataan | yang berbunyi"; None for nobody."""
    author = reading.right(first, end)
    if author is None or author.name is None:
        return None
    verb = reading.over(author.last, reading.pack.words("adverbs"))
    return author if verb < end and looks_verbal(reading.tokens[verb].lower, reading.pack) else None


def _text_before(reading: Reading, first: int, mark: int) -> Announced | None:
    """The text that marked words are said to stand in: 'Hal itu tertuang dalam Pasal 14 (berikut): "…"'."""
    words = reading.pack.words
    end = mark
    while end > first and reading.tokens[end - 1].lower in words("presenting") | words("as_what") | words(
        "determiners"
    ):
        end -= 1
    found = document_before(reading, end, first)
    how = words("manner") | words("manners_behind") - words("recorded")
    place = reading.before_words(found[0] - 1, how) if found is not None else -1
    if found is None or place < first or reading.tokens[place].lower not in words("recorded"):
        return None
    return noun_cue(reading, place), mention_of(found[1], reading.tokens), _REASON


def _carrier_before(reading: Reading, index: int, first: int) -> Announced | None:
    """For 'X, dalam keterangannya, "…"': the noun is the cue where the sentence has no verb of saying."""
    pack = reading.pack
    clitic = pack.raw["cue_rules"]["clitic"]
    for place in range(index - 1, max(first, index - _CARRIER_WITHIN_TOKENS), -1):
        lower = reading.tokens[place].lower
        if lower.removesuffix(clitic) in pack.words("carriers") and lower.endswith(clitic):
            subject = reading.left(place - 1, first)
            cue = noun_cue(reading, place)
            return (cue, mention_of(subject, reading.tokens), _REASON) if subject is not None else None
    return None


def noun_cue(reading: Reading, index: int) -> Cue:
    """A noun or credit that reports, as a cue: "keterangan", "dikutip"."""
    token = reading.tokens[index]
    sentence = reading.sentence_at(token.start)
    lemma = token.lower.removesuffix(reading.pack.raw["cue_rules"]["clitic"])
    return Cue(Span(token.start, token.end), lemma, CueForm.BARE, "say", sentence, index)
