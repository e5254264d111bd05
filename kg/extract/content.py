"""Where reported content begins and ends in its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from sys import maxsize

from kg.extract.adjuncts import (
    CLOSING_ADJUNCT_TOKENS,
    begins_credit,
    closes_content,
    follows_place,
    is_audience,
    is_credit,
    is_occasion,
)
from kg.extract.naming import says_something
from kg.extract.openings import content_start
from kg.extract.phrases import Phrase
from kg.extract.reading import CLOSING_MARKS, Reading
from kg.extract.second_predicate import goes_on, is_set_off, says_more
from kg.extract.words import cue_entry, is_predicate, looks_verbal
from kg.model.attribution import CueForm
from kg.model.text import Sentence, Span, Token

Content = tuple[Span, ...]
_LEAD_IN_TOKENS = 5
_MOST_ACTS = 3
"""Second predicates that are read as acts of whom the content is about."""


def right_content(reading: Reading, index: int, sentence: Sentence, object_: str) -> Content:
    """Content from token `index` to its end in the sentence, without connector, adjuncts and second predicate.

    Empty where nothing is left.
    """
    start = content_start(reading, index, sentence, object_)
    end = _end(reading, start, sentence)
    return _span(reading, start, end)


def tail_content(reading: Reading, index: int, sentence: Sentence, head: Content) -> Content:
    """Content that goes on at token `index`, behind "kata X,"; empty where only adjuncts follow.

    A date, a credit or the source's office is never content, a medium, a time or what names the source only where
    `head` is no clause yet.
    """
    while index < sentence.last and _is_aside(reading, index, sentence, head):
        if head and _names_source(reading, index, sentence, head):
            return ()
        comma = (place + 1 for place in range(index, sentence.last) if reading.tokens[place].text == ",")
        index = next(comma, sentence.last)
    if head and (_tells_when_or_where(reading, index, sentence) or _names_source(reading, index, sentence, head)):
        return ()
    tail = right_content(reading, index, sentence, "clause")
    dates = bool(tail) and reading.tokens[reading.token_from(tail[0].start)].lower in reading.pack.words("weekdays")
    return () if head and dates else tail  # "…, kata Ratna, kepada Radio Pesisir, Selasa 25 Agustus 2015"


def _tells_when_or_where(reading: Reading, index: int, sentence: Sentence) -> bool:
    """Whether only an event or a named place of the saying follows: ", ujar Dimas, jelang laga", ", di Posko X"."""
    tokens, words = reading.tokens, reading.pack.words
    if index + 1 >= sentence.last:
        return False
    is_place = tokens[index].lower in words("place_prepositions") and not reading.phrases.is_low(index + 1)
    if not is_place and tokens[index].lower not in words("nearing"):
        return False
    credit = next((i for i in range(index, sentence.last) if is_credit(reading, i)), sentence.last)
    return not any(is_predicate(tokens[place].lower, reading.pack) for place in range(index, credit))


def _is_aside(reading: Reading, index: int, sentence: Sentence, head: Content) -> bool:
    """Whether what begins at a token behind an inserted source, up to the next comma, is no content."""
    lower, pack = reading.tokens[index].lower, reading.pack
    if lower in pack.words("weekdays") or begins_credit(reading, index):
        return True
    if is_occasion(reading, index, sentence.last):
        return bool(head) and _is_clause(reading, head[0])
    end = next((i for i in range(index, sentence.last) if reading.tokens[i].text == ","), sentence.last)
    is_clause = any(is_predicate(reading.tokens[i].lower, pack) for i in range(index, end))
    is_place = not reading.phrases.is_low(index) and follows_place(reading, index - 1)  # "di Malang, Jawa Timur, …"
    return (lower in pack.titles or is_place) and not is_clause


def _names_source(reading: Reading, index: int, sentence: Sentence, head: Content) -> bool:
    """Whether only a noun phrase follows what was said whole: "…, kata Ratna, warga yang mengungsi", "…, Jakarta"."""
    tokens, pack, end = reading.tokens, reading.pack, sentence.last
    index = min(reading.over(index, pack.words("pairing")), end - 1)
    lower = tokens[index].lower
    if lower in pack.words("counting") or not tokens[index].text[0].isalpha():
        return False
    if reading.phrases.is_low(index):
        is_noun = lower in pack.source_nouns or lower in pack.titles
    else:
        end = next((place for place in range(index, end) if tokens[place].text in ",("), end)
        is_noun = not any(reading.phrases.is_low(place) for place in range(index, end))
    said = tokens[reading.token_from(head[0].start) : reading.token_from(head[0].end)]
    if not is_noun or not says_something([token.lower for token in said], pack):
        return False
    return not says_something([token.lower for token in tokens[index : sentence.last]], pack)


def _is_clause(reading: Reading, span: Span) -> bool:
    first, last = reading.token_from(span.start), reading.token_from(span.end)
    return any(looks_verbal(reading.tokens[index].lower, reading.pack) for index in range(first, last))


def whole_content(reading: Reading, sentence: Sentence) -> Content:
    """All that a sentence says, for "Hal ini disampaikan X" behind it: without lead-in and closing adjuncts."""
    return right_content(reading, _over_lead_in(reading, sentence.first, sentence.last), sentence, "clause")


def left_content(reading: Reading, index: int, sentence: Sentence, *, is_all: bool = False) -> Content:
    """Content from the sentence's beginning to before token `index`, without lead-in and closing comma.

    Where another source reports it ("Ratna menjelaskan, menurut BPBD, …"), from behind that source's cue, but if it
    `is_all` that is said: in "Dimas meminta warga pulang, kata Ratna." the cue inside is part of it.
    """
    first = sentence.first if is_all else _behind_reporter(reading, sentence.first, index)
    start = _over_lead_in(reading, first, index)
    while index > start and reading.tokens[index - 1].lower in reading.pack.words("thus"):
        index -= 1
    return _span(reading, start, index)


def _behind_reporter(reading: Reading, first: int, last: int) -> int:
    """Behind the last active cue, and its connector, between two tokens; `first` where there is none."""
    for place in range(last - 1, first, -1):
        cue = reading.cue_at(place)
        if cue is not None and cue.form is CueForm.ACTIVE and not _is_relative(reading, place):
            sentence, entry = reading.sentences[cue.sentence], cue_entry(reading.tokens[place].lower, reading.pack)
            object_ = entry.object if entry is not None else "clause"
            return content_start(reading, place + 1, sentence, object_) if place + 1 < last else last
    return first


def _is_relative(reading: Reading, cue: int) -> bool:
    """Whether a relative pronoun is the subject of the cue at a token."""
    relative: str = reading.pack.raw["cue_rules"]["relative"]
    return reading.tokens[cue - 1].lower == relative


def _span(reading: Reading, start: int, end: int) -> Content:
    if end - start > 2 and {token.text for token in reading.tokens[end - 2 : end]} == {"'"}:
        end -= 2  # a mark written as two apostrophes
    while end > start and reading.tokens[end - 1].text in ",.;:!…—–-":
        end -= 1
    while start < end and reading.tokens[start].text in ",:;":
        start += 1
    start, end = _without_outer_marks(reading, start, end)
    if start >= end:
        return ()
    return (Span(reading.tokens[start].start, reading.tokens[end - 1].end),)


def _without_outer_marks(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Marks that hold all of it, or whose partner is outside it, are no content; a fragment in it keeps both."""
    tokens = reading.tokens
    if end - start > 1 and tokens[end - 1].text in '"”»' and not _opens_behind(reading, tokens[start], tokens[end - 1]):
        end -= 1
        while end > start and tokens[end - 1].text in ",.":
            end -= 1
    if start < end and tokens[start].text in '"“«' and not _closes_before(reading, tokens[start], tokens[end - 1]):
        start += 1
    return start, end


def _opens_behind(reading: Reading, first: Token, mark: Token) -> bool:
    found = (quotation.outer for _, quotation in reading.quotations.touching(Span(mark.start, mark.end)))
    return any(outer.end == mark.end and outer.start > first.start for outer in found)


def _closes_before(reading: Reading, mark: Token, last: Token) -> bool:
    found = (quotation for _, quotation in reading.quotations.touching(Span(mark.start, mark.end)))
    return any(q.outer.start == mark.start and q.span.end < q.outer.end <= last.end for q in found)


def _end(reading: Reading, start: int, sentence: Sentence) -> int:
    end = _before_second_predicate(reading, start, sentence)
    return _before_adjuncts(reading, start, end)


def _before_second_predicate(reading: Reading, start: int, sentence: Sentence) -> int:
    """End before "dan/seraya/sambil" plus another cue with the same subject, or a comma plus another source."""
    place, cue = _first_behind(reading.coordinated, start)
    for _ in range(_MOST_ACTS):
        if cue >= sentence.last or not goes_on(reading, start, place, cue):
            break
        place, cue = _first_behind(reading.coordinated, place)
    comma, other = _first_behind(reading.parted, start - 1)
    if min(cue, other) >= sentence.last:
        return sentence.last
    return place if cue < other else comma


def _first_behind(row: list[tuple[int, int]], start: int) -> tuple[int, int]:
    """The first pair whose place is behind a token; a pair behind everything where there is none."""
    number = bisect_right(row, start, key=itemgetter(0))
    return row[number] if number < len(row) else (maxsize, maxsize)


def _before_adjuncts(reading: Reading, start: int, end: int) -> int:
    """End before a credit, a date behind a comma, an audience, or a comma with a bare cue."""
    tokens, pack = reading.tokens, reading.pack
    places = reading.adjuncts
    for index in places[bisect_left(places, start + 1) : bisect_left(places, end)]:
        lower = tokens[index].lower
        after_comma = tokens[index - 1].text == ","
        if tokens[index - 1].text in CLOSING_MARKS and _follows_marks(reading, index, end):
            return index
        if lower in pack.words("as_reported") and index + 1 < end and _is_confirmed(reading, index + 1, end):
            return index
        if is_credit(reading, index) and (after_comma or lower in pack.words("strong_credits")):
            return index
        if after_comma and lower in pack.words("contrasts") and _refuses(reading, index + 1, end):
            return index
        if after_comma and (closes_content(reading, index, end) or lower in pack.words("comment_verbs")):
            return index
        if lower in pack.words("told", "relays") and is_audience(reading, index + 1):
            return index
        if _is_met(reading, index, end) or says_more(reading, start, index, end):
            return index
        if reading.cue_at(index) is not None and is_set_off(reading, index) and _has_source(reading, index, end):
            return index
    return end


def _is_met(reading: Reading, index: int, end: int) -> bool:
    """Whether "saat ditemui di posko" begins at a token and closes what is said, comma or not."""
    if index + 1 >= end or end - index > CLOSING_ADJUNCT_TOKENS:
        return False
    is_time = reading.tokens[index].lower in reading.pack.words("passive_guards")
    return is_time and reading.tokens[index + 1].lower in reading.pack.words("asked_by", "relays")


def _is_confirmed(reading: Reading, index: int, end: int) -> bool:
    """Whether a credit stands at a token, or a passive with its agent: "seperti disampaikan BPBD"."""
    if is_credit(reading, index):
        return True
    cue = reading.cue_at(index)
    return cue is not None and cue.form is CueForm.PASSIVE and reading.right(index + 1, end) is not None


def _refuses(reading: Reading, index: int, end: int) -> bool:
    """Whether the reporter goes on with what the source would not say: ", tapi ia enggan merinci", "belum merinci"."""
    place = index + (reading.phrases.pronoun(index) is not None if index < end else 0)
    first, second, *_ = (*(token.lower for token in reading.tokens[place : min(end, place + 2)]), "", "")
    is_untold = first in reading.pack.words("not_yet") and cue_entry(second, reading.pack) is not None
    return is_untold or first in reading.pack.words("refusals")


def _follows_marks(reading: Reading, index: int, end: int) -> bool:
    """Whether what stands behind a marked fragment only tells of the saying: "… "prematur" dalam surel kepada X"."""
    if end - index > CLOSING_ADJUNCT_TOKENS:
        return False
    told = reading.tokens[index].lower in reading.pack.words("told", "relays")
    return told or is_occasion(reading, index, end)


def _has_source(reading: Reading, index: int, end: int) -> bool:
    cue = reading.cue_at(index)
    if cue is None or cue.form is CueForm.ACTIVE:
        return False
    if cue.form is CueForm.CLITIC:
        return True
    source: Phrase | None = reading.right(index + 1, end)
    if source is None:
        return False
    behind = reading.over(source.last, reading.pack.words("adverbs"))
    does = cue.form is CueForm.PASSIVE and behind < end and is_predicate(reading.tokens[behind].lower, reading.pack)
    return not does  # "jika air naik, diperkirakan warga akan mengungsi"


def _over_lead_in(reading: Reading, first: int, last: int) -> int:
    """Behind words that only join a sentence to the one before ("Selain itu,", "Namun")."""
    lead_ins = reading.pack.phrases("lead_ins")
    for length in range(min(_LEAD_IN_TOKENS, last - first), 0, -1):
        phrase = " ".join(reading.tokens[index].lower for index in range(first, first + length))
        if phrase in lead_ins:
            beyond = first + length
            return beyond + 1 if beyond < last and reading.tokens[beyond].text == "," else beyond
    return first
