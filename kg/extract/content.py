"""Where reported content begins and ends in its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate
from kg.model.attribution import CueForm
from kg.model.text import Sentence, Span, Token

Content = tuple[Span, ...]
_LEAD_IN_TOKENS = 5
_CONNECTOR_TOKENS = 14
"""Tokens between a cue and its "bahwa": an addressee and a date fit in."""
_ADJUNCT_TOKENS = 14
"""Longest adjunct between a cue and its content; one without an end in it is content."""
_CLOSING_ADJUNCT_TOKENS = 15
"""Longest adjunct at the end of content, behind a comma; a longer one says something itself."""


def right_content(reading: Reading, index: int, sentence: Sentence, object_: str) -> Content:
    """Content from token `index` to its end in the sentence, without connector, adjuncts and second predicate.

    Empty where nothing is left.
    """
    start = _start(reading, index, sentence, object_)
    end = _end(reading, start, sentence)
    return _span(reading, start, end)


def tail_content(reading: Reading, index: int, sentence: Sentence, head: Content) -> Content:
    """Content that goes on at token `index`, behind "kata X,"; empty where only adjuncts follow.

    A date, a credit or the source's office is never content, a medium or time only where `head` is no clause yet.
    """
    while index < sentence.last and _is_aside(reading, index, sentence, head):
        comma = (place + 1 for place in range(index, sentence.last) if reading.tokens[place].text == ",")
        index = next(comma, sentence.last)
    return right_content(reading, index, sentence, "clause")


def _is_aside(reading: Reading, index: int, sentence: Sentence, head: Content) -> bool:
    """Whether what begins at a token behind an inserted source, up to the next comma, is no content."""
    lower, pack = reading.tokens[index].lower, reading.pack
    if lower in pack.words("weekdays") or _begins_credit(reading, index):
        return True
    if lower in pack.words("content_adjuncts"):
        return bool(head) and _is_clause(reading, head[0])
    end = next((i for i in range(index, sentence.last) if reading.tokens[i].text == ","), sentence.last)
    is_clause = any(is_predicate(reading.tokens[i].lower, pack) for i in range(index, end))
    return lower in pack.titles and not is_clause


def _is_clause(reading: Reading, span: Span) -> bool:
    first, last = reading.token_from(span.start), reading.token_from(span.end)
    return any(is_predicate(reading.tokens[index].lower, reading.pack) for index in range(first, last))


def left_content(reading: Reading, index: int, sentence: Sentence) -> Content:
    """Content from the sentence's beginning to before token `index`, without lead-in and closing comma."""
    start = _over_lead_in(reading, sentence.first, index)
    while index > start and reading.tokens[index - 1].lower in reading.pack.words("thus"):
        index -= 1
    return _span(reading, start, index)


def _span(reading: Reading, start: int, end: int) -> Content:
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


def _start(reading: Reading, index: int, sentence: Sentence, object_: str) -> int:
    pack = reading.pack
    dropped = pack.words("dropped_connectors" if object_ in {"demand", "hope"} else "clause_dropped")
    index = _behind_connector(reading, index, sentence)
    moved = True
    while moved and index < sentence.last:
        moved = False
        token = reading.tokens[index]
        if token.text in ",:" or token.lower in dropped or token.lower in pack.words("after_active"):
            index, moved = index + 1, True
        else:
            beyond = _over_adjunct(reading, index, sentence)
            if beyond > index:
                index, moved = beyond, True
    return index


def _behind_connector(reading: Reading, index: int, sentence: Sentence) -> int:
    """Behind "bahwa" where only an adjunct stands between it and the cue ("mengklaim bulan lalu bahwa …")."""
    connectors = reading.pack.words("clause_connectors")
    for place in range(index, min(sentence.last, index + _CONNECTOR_TOKENS)):
        token = reading.tokens[place]
        if token.lower in connectors:
            return place + 1
        if is_predicate(token.lower, reading.pack) or token.text in '"“;':
            return index
    return index


def _over_adjunct(reading: Reading, index: int, sentence: Sentence) -> int:
    """Behind an adjunct between cue and content: addressee, date, medium, credit; `index` where there is none."""
    tokens, pack = reading.tokens, reading.pack
    lower = tokens[index].lower
    date = date_end(reading, index, sentence.last)
    if date > index:
        return date if _closes(reading, date, sentence) else index
    if lower in pack.words("told", "relays"):
        phrase = reading.right(index + 1, sentence.last)
        beyond = phrase.last if phrase else _over_audience(reading, index + 1, sentence)
        if beyond > index + 1:
            return beyond
    if lower in pack.words("content_adjuncts") or _begins_credit(reading, index):
        for place in range(index + 1, min(sentence.last, index + _ADJUNCT_TOKENS)):
            if tokens[place].text == "," or tokens[place].lower in pack.words("clause_connectors"):
                return place
    return index


def _over_audience(reading: Reading, index: int, sentence: Sentence) -> int:
    words = reading.pack.words("audience", "relays")
    while index < sentence.last and reading.tokens[index].lower in words:
        index += 1
    return index


def _closes(reading: Reading, index: int, sentence: Sentence) -> bool:
    """Whether an adjunct is over at `index`: a comma or a connector stands there."""
    if index >= sentence.last:
        return False
    token = reading.tokens[index]
    return token.text == "," or token.lower in reading.pack.words("clause_connectors")


def date_end(reading: Reading, index: int, limit: int) -> int:
    """Behind a date ("pada Rabu (16/4/2025) malam", "pada 16 April 2025"); `index` where none begins there."""
    tokens, pack = reading.tokens, reading.pack
    place = index
    while place < limit and tokens[place].lower in pack.words("date_prepositions"):
        place += 1
    if place >= limit or tokens[place].lower not in pack.words("weekdays"):
        beyond = _over_day_month(reading, place, limit)
        return beyond if beyond > place else index
    place += 1
    if place < limit and tokens[place].text == ",":
        beyond = _over_day_month(reading, place + 1, limit)
        if beyond > place + 1:
            return beyond
    if place + 2 < limit and tokens[place].text == "(" and tokens[place + 2].text == ")":
        place += 3
    else:
        place = _over_day_month(reading, place, limit)
    while place < limit and tokens[place].lower in pack.words("time_words") and tokens[place].text.islower():
        place += 1
    return place


def _over_day_month(reading: Reading, index: int, limit: int) -> int:
    tokens = reading.tokens
    if index + 1 < limit and tokens[index].text.isdigit() and tokens[index + 1].lower in reading.pack.words("months"):
        index += 2
        if index < limit and tokens[index].text.isdigit() and len(tokens[index].text) == 4:
            index += 1
    return index


def _end(reading: Reading, start: int, sentence: Sentence) -> int:
    end = _before_second_predicate(reading, start, sentence)
    return _before_adjuncts(reading, start, end)


def _before_second_predicate(reading: Reading, start: int, sentence: Sentence) -> int:
    """End before "dan/seraya/sambil" plus another cue with the same subject."""
    joined = reading.coordinated
    number = bisect_right(joined, start, key=itemgetter(0))
    if number < len(joined) and joined[number][1] < sentence.last:
        return joined[number][0]
    return sentence.last


def _before_adjuncts(reading: Reading, start: int, end: int) -> int:
    """End before a credit, a date behind a comma, an audience, or a comma with a bare cue."""
    tokens, pack = reading.tokens, reading.pack
    places = reading.adjuncts
    for index in places[bisect_left(places, start + 1) : bisect_left(places, end)]:
        lower = tokens[index].lower
        after_comma = tokens[index - 1].text == ","
        if lower in pack.words("as_reported") and index + 1 < end and _is_credit(reading, index + 1):
            return index
        if _is_credit(reading, index) and (after_comma or lower in pack.words("strong_credits")):
            return index
        if after_comma and lower in pack.words("weekdays") and date_end(reading, index, end) >= end - 1:
            return index
        if lower in pack.words("told", "relays") and _is_audience(reading, index + 1):
            return index
        if after_comma and reading.cue_at(index) is not None and _has_source(reading, index, end):
            return index
        if after_comma and lower in pack.words("content_adjuncts") and end - index <= _CLOSING_ADJUNCT_TOKENS:
            return index
    return end


def _has_source(reading: Reading, index: int, end: int) -> bool:
    cue = reading.cue_at(index)
    if cue is None or cue.form is CueForm.ACTIVE:
        return False
    if cue.form is CueForm.CLITIC:
        return True
    source: Phrase | None = reading.right(index + 1, end)
    return source is not None


def _begins_credit(reading: Reading, index: int) -> bool:
    """Whether "dikutip X" or "seperti dikutip X" begins at a token."""
    is_as = reading.tokens[index].lower in reading.pack.words("as_reported")
    place = index + 1 if is_as else index
    return place < len(reading.tokens) and _is_credit(reading, place)


def _is_credit(reading: Reading, index: int) -> bool:
    return reading.tokens[index].lower in reading.pack.words("reported", "relays")


def _is_audience(reading: Reading, index: int) -> bool:
    words = reading.pack.words("press", "relays")
    return index < len(reading.tokens) and reading.tokens[index].lower in words


def _over_lead_in(reading: Reading, first: int, last: int) -> int:
    """Behind words that only join a sentence to the one before ("Selain itu,", "Namun")."""
    lead_ins = reading.pack.phrases("lead_ins")
    for length in range(min(_LEAD_IN_TOKENS, last - first), 0, -1):
        phrase = " ".join(reading.tokens[index].lower for index in range(first, first + length))
        if phrase in lead_ins:
            beyond = first + length
            return beyond + 1 if beyond < last and reading.tokens[beyond].text == "," else beyond
    return first


def over_source(reading: Reading, source: Phrase, sentence: Sentence) -> int:
    """Behind the source, with what describes it up to a comma ("Menurut Andi, peneliti X, …"; "… yang …, ")."""
    index = source.last
    if index < sentence.last and reading.tokens[index].text != ",":
        comma = next((i for i in range(index, min(sentence.last, index + 40)) if reading.tokens[i].text == ","), None)
        return comma if comma is not None else index
    aside = index + 1
    if source.name is None or aside >= sentence.last or reading.tokens[aside].lower not in reading.pack.titles:
        return index
    for place in range(aside, min(sentence.last, aside + 14)):
        if reading.tokens[place].text == ",":
            return place
        if is_predicate(reading.tokens[place].lower, reading.pack):
            return index
    return index
