"""Reads what belongs to the act of saying and not to what is said: date, addressee, medium, occasion, credit."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.words import is_predicate
from kg.lang.pack import fold
from kg.model.text import Sentence

_ADJUNCT_TOKENS = 14
"""Longest adjunct between a cue and its content; one without an end in it is content."""
CLOSING_ADJUNCT_TOKENS = 15
"""Longest adjunct at the end of content, behind a comma; a longer one says something itself."""
_PLACE_TOKENS = 12
"""Longest name of a place before a date, with the places that hold it."""
_OCCASION_TOKENS = 4
"""Tokens within which an adjunct names its medium or occasion ("dalam sebuah jumpa pers", "saat akan ditemui")."""


def over_adjunct(reading: Reading, index: int, sentence: Sentence) -> int:
    """Behind an adjunct between cue and content: addressee, date, medium, credit; `index` where there is none."""
    tokens, pack = reading.tokens, reading.pack
    date = date_end(reading, index, sentence.last)
    if date > index:
        return date if _closes(reading, date, sentence) else index
    if tokens[index].lower in pack.words("told", "relays"):
        beyond = over_addressee(reading, index + 1, sentence)
        if beyond > index + 1:
            return beyond
    if is_occasion(reading, index, sentence.last) or begins_credit(reading, index):
        has_verb = False
        for place in range(index + 1, min(sentence.last, index + _ADJUNCT_TOKENS)):
            lower = tokens[place].lower
            is_kept = lower in pack.words("kept_connectors") and not has_verb
            if tokens[place].text == "," or lower in pack.words("clause_connectors") or is_kept:
                return place
            has_verb = has_verb or is_predicate(lower, pack)
    return index


def over_addressee(reading: Reading, index: int, sentence: Sentence) -> int:
    """Behind whom the source spoke to, with the credit that hangs on it ("kepada Radio X yang dikutip Y")."""
    if index < sentence.last and reading.tokens[index].lower in reading.pack.words("first_person"):
        return index + 1
    phrase = reading.right(index, sentence.last)
    is_outlet = index < sentence.last and fold(reading.tokens[index].text) in reading.pack.outlets
    if phrase is None:
        return index + 1 if is_outlet else _over_audience(reading, index, sentence)
    last = over_partners(reading, phrase.last, sentence.last)
    relative = reading.pack.raw["cue_rules"]["relative"]
    behind = [token.lower for token in reading.tokens[last : min(last + 2, sentence.last)]]
    if len(behind) == 2 and behind[0] == relative and is_credit(reading, last + 1):
        ends = (place for place in range(last, sentence.last) if reading.tokens[place].text == ",")
        return next(ends, last)
    return last


def over_partners(reading: Reading, index: int, limit: int) -> int:
    """Behind whom "dan" joins to an addressee that ends at a token: "kepada Ratna dan warga bahwa"."""
    while index + 1 < limit and reading.tokens[index].lower in reading.pack.words("pairing"):
        partner = reading.right(index + 1, limit)
        if partner is None:
            break
        index = partner.last
    return index


def is_occasion(reading: Reading, index: int, limit: int) -> bool:
    """Whether a medium or occasion of the saying begins at a token: "dalam keterangannya", "saat ditemui di posko".

    "Dalam dua bulan terakhir" or "saat musim hujan" tell of what is said.
    """
    tokens, pack = reading.tokens, reading.pack
    lower = tokens[index].lower
    if lower in pack.words("manner_adjuncts"):
        return True
    if lower not in pack.words("content_adjuncts"):
        return False
    known, clitic = pack.words("occasion_words"), pack.raw["cue_rules"]["clitic"]
    for place in range(index + 1, min(limit, index + 1 + _OCCASION_TOKENS)):
        word = tokens[place].lower
        if word in known or word.removesuffix(clitic) in known:
            return True
        if tokens[place].text in ",.;:":
            return False
    return False


def closes_content(reading: Reading, index: int, end: int) -> bool:
    """Whether an adjunct begins at a token behind a comma and goes on to `end`: a date or an occasion.

    A date behind a place, hour or day is that of what is told: "… mencuri perahu di Sumberjati, Senin (10/2/2025)".
    """
    if reading.tokens[index].lower in reading.pack.words("weekdays"):
        is_told = follows_place(reading, index - 1) or _follows_day(reading, index - 1)
        return date_end(reading, index, end) >= end - 1 and not is_told
    return is_occasion(reading, index, end) and end - index <= CLOSING_ADJUNCT_TOKENS


def _follows_day(reading: Reading, comma: int) -> bool:
    """Whether a day ends before a comma, so that a date only says which: "besok, Selasa (11/2/2025)"."""
    before = [token.lower for token in reading.tokens[max(0, comma - 2) : comma]]
    return not {before[-1], " ".join(before)}.isdisjoint(reading.pack.phrases("named_days"))


def follows_place(reading: Reading, comma: int) -> bool:
    """Whether a place's name, or an hour with its zone, ends before a comma: "di Posko Sumberjati, Wanatirta,"."""
    if reading.tokens[comma - 1].lower in reading.pack.words("hour_zones"):
        return True
    place = comma - 1
    while place > max(0, comma - _PLACE_TOKENS):
        token = reading.tokens[place]
        if token.lower in reading.pack.words("place_prepositions"):
            return place < comma - 1 and not _is_of_saying(reading, place)
        if not (token.text[0].isupper() or token.text in ",()-/" or token.text[0].isdigit()):
            return False
        place -= 1
    return False


def _is_of_saying(reading: Reading, place: int) -> bool:
    """Whether the "di" at a token tells where something was said: behind a cue, a comma or "dalam jumpa pers"."""
    if reading.tokens[place - 1].text == "," or reading.cue_at(place - 1) is not None:
        return True
    openers = reading.pack.words("content_adjuncts") - reading.pack.words("passive_guards")
    before = range(max(0, place - _OCCASION_TOKENS - 1), place)
    return any(reading.tokens[index].lower in openers and is_occasion(reading, index, place) for index in before)


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
    hour = reading.over(place, pack.words("time_words"))  # "Selasa malam (16/4/2025)"
    hour += tokens[hour].text == "," and tokens[hour + 1].text == "(" if hour + 1 < limit else 0  # "Selasa, (16/4)"
    if hour + 2 < limit and tokens[hour].text == "(" and tokens[hour + 2].text == ")":
        place = hour + 3
    else:
        place = _over_day_month(reading, place, limit)
    times = pack.words("time_words") | pack.words("local_time")
    while place < limit and tokens[place].lower in times and tokens[place].text.islower():
        place += 1
    return place


def _over_day_month(reading: Reading, index: int, limit: int) -> int:
    tokens = reading.tokens
    if index + 1 < limit and tokens[index].text.isdigit() and tokens[index + 1].lower in reading.pack.words("months"):
        index += 2
        if index < limit and tokens[index].text.isdigit() and len(tokens[index].text) == 4:
            index += 1
    return index


def time_end(reading: Reading, index: int, limit: int) -> int:
    """Behind a date, or behind a mere year or month ("pada 2024", "pada Mei lalu"); `index` where there is none."""
    beyond = date_end(reading, index, limit)
    if beyond > index:
        return beyond
    tokens, pack = reading.tokens, reading.pack
    place = index
    while place < limit and tokens[place].lower in pack.words("date_prepositions"):
        place += 1
    start = place
    times = pack.words("months") | pack.words("time_words") | pack.words("past")
    while place < limit and (tokens[place].lower in times or tokens[place].text.isdigit()):
        place += 1
    return place if place > start > index else index


def begins_credit(reading: Reading, index: int) -> bool:
    """Whether "dikutip X" or "seperti dikutip X" begins at a token."""
    is_as = reading.tokens[index].lower in reading.pack.words("as_reported")
    place = index + 1 if is_as else index
    return place < len(reading.tokens) and is_credit(reading, place)


def is_credit(reading: Reading, index: int) -> bool:
    """Whether a token credits an outlet: "dikutip", "melansir"."""
    return reading.tokens[index].lower in reading.pack.words("reported", "relays")


def is_audience(reading: Reading, index: int) -> bool:
    """Whether a token names the press: "wartawan", "awak media"."""
    words = reading.pack.words("press", "relays")
    return index < len(reading.tokens) and reading.tokens[index].lower in words


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
