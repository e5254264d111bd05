"""Steps back from a cue over what stands between it and its subject: adverbs, dates, media, insertions in commas."""

from __future__ import annotations

from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass, before_adverb
from kg.model.quote import AgentKind

_MEDIUM_TOKENS = 8
_YEAR_DIGITS = 4
_SPECIALTY_TOKENS = 3
"""Of "(K)" behind a degree."""


def over_adjuncts(reader: Vocabulary, end: int, limit: int) -> int:
    """Back over adverbs, dates and their prepositions between a subject and its cue."""
    moved = True
    while moved and end > limit:
        moved = False
        token = reader.tokens[end - 1]
        denied = reader.tokens[end - 2].lower if end - 1 > limit else ""
        timed = _time_start(reader, end, limit)  # first: the "lalu" of "beberapa waktu lalu" is an adverb elsewhere
        if timed is not None:
            end, moved = timed, True
        elif token.lower in reader.pack.words("reluctance") and denied in reader.pack.words("negations"):
            end, moved = end - 2, True
        elif (before := _before_adverb(reader, end)) < end:
            end, moved = before, True
        else:
            start = _date_start(reader, end, limit)
            if start is not None:
                end, moved = start, True
    return end


def _before_adverb(reader: Vocabulary, end: int) -> int:
    """Start of the adverb that ends at `end`; `end` where none does, also for a word that points back."""
    is_determiner = reader.tokens[end - 1].lower in reader.determiners
    plain = is_determiner or not reader.is_low(end - 1)
    return end if plain else before_adverb(reader.tokens, end - 1, reader.pack) + 1


def _time_start(reader: Vocabulary, end: int, limit: int) -> int | None:
    """Start of words for a time that ends at `end` and has no date ("baru-baru ini"); None if it is none."""
    for phrase in reader.pack.phrases("vague_times"):
        parts = phrase.split()
        start = end - len(parts)
        if start > limit and [token.lower for token in reader.tokens[start:end]] == parts:
            return start
    return None


def _date_start(reader: Vocabulary, end: int, limit: int) -> int | None:
    """Start of a date or time that ends at `end`, with its preposition and comma; None if it is none."""
    place = end - 1
    if reader.tokens[place].text == ")":
        place = next((i for i in range(place, limit, -1) if reader.tokens[i].text == "("), -1)
        if place < 0 or not reader.tokens[place + 1].text[0].isdigit() or "/" not in reader.tokens[place + 1].text:
            return None
        place -= 1
    year = _year_start(reader, place, limit)
    is_time = has_year = year <= place
    place = min(place, year - 1)
    while place > limit and ((is_time and reader.tokens[place].text[0].isdigit()) or _is_time(reader, place)):
        is_time = True
        place -= 1
    place += 1
    behind = reader.tokens[place - 1].lower if place > limit else ""
    if has_year and behind != "," and behind not in reader.pack.words("date_prepositions"):
        return None  # "Data dari 30 Mei hingga 2 Juni 2025"
    is_dated = year == place or any(_names_day(reader, index) for index in range(place, end))
    if place >= end or not is_dated:
        return None
    while place > limit and reader.tokens[place - 1].lower in reader.pack.words("date_prepositions"):
        place -= 1
    if has_year and reader.pack.source_nouns.get(reader.tokens[place - 1].lower) is AgentKind.DOCUMENT:
        return None  # "Laporan pada 2024", not that of another year
    if place > limit and reader.tokens[place - 1].text == "," and place < end:
        place -= 1
    return place


def _year_start(reader: Vocabulary, index: int, limit: int) -> int:
    """Where a year that stands at a token begins: "(pada 12 Mei) 2025", "pada tahun 2025"; behind the token if none."""
    text = reader.tokens[index].text
    if index <= limit or not text.isdigit() or len(text) != _YEAR_DIGITS:
        return index + 1
    before = reader.tokens[index - 1].lower
    start = index - (before in reader.times)
    dates = reader.pack.words("months") | reader.pack.words("date_prepositions")
    return start if {before, reader.tokens[start - 1].lower} & dates else index + 1


def _is_time(reader: Vocabulary, index: int) -> bool:
    while index < len(reader.tokens):
        token = reader.tokens[index]
        if reader.is_calendar(index) or token.lower in reader.pack.words("months"):
            return True
        if token.lower in reader.pack.words("past"):
            return True
        if index == 0 or not token.text[0].isdigit():
            return False
        index += 1  # a number is one where what it counts is one
    return False


def _names_day(reader: Vocabulary, index: int) -> bool:
    token = reader.tokens[index]
    return token.lower in reader.weekdays or token.lower in reader.pack.words("months") or token.lower in reader.times


def over_medium(reader: Vocabulary, end: int, limit: int) -> int:
    """Back over a medium that no comma parts from its subject: "IDAS dalam rilisnya menyebut"."""
    known, clitic = reader.pack.words("occasion_words"), reader.pack.raw["cue_rules"]["clitic"]
    has_medium = False
    for place in range(end - 1, max(limit, end - _MEDIUM_TOKENS), -1):
        token = reader.tokens[place]
        if token.text in ',;:"“”':
            return end
        if token.lower in reader.pack.words("media_prepositions"):
            return place if has_medium else end
        has_medium = has_medium or token.lower in known or token.lower.removesuffix(clitic) in known
    return end


def _is_degrees(reader: Vocabulary, start: int, end: int) -> bool:
    """Whether only degrees stand between two commas: ", Sp.N,", ", M.Par.,"."""
    return all(
        reader.kind(index) is WordClass.DEGREE or reader.tokens[index].text == "." for index in range(start, end)
    )


def before_degrees(reader: Vocabulary, end: int, limit: int) -> int:
    """Before the comma of the degrees that close a subject: ", Sp.A (K)", ", S.H., M.H."; `end` where none do."""
    place, found, doubtful = end, end, reader.pack.words("doubtful_degrees")
    while place > limit + 1:
        token = reader.tokens[place - 1]
        opening = place - _SPECIALTY_TOKENS
        if token.text == ")" and opening > limit and reader.tokens[opening].text == "(":
            place = opening - (reader.tokens[opening - 1].text == ".")
            if reader.kind(place - 1) is not WordClass.DEGREE:
                break
        elif token.text == "," and found != place:
            place = found = place - 1
        elif (
            reader.kind(place - 1) is WordClass.DEGREE or token.text == "." or (found < end and token.text in doubtful)
        ):
            place -= 1
        else:
            break
    return found


def over_insertions(reader: Vocabulary, end: int, limit: int) -> int:
    """Back over what stands between commas before a cue: ", saat dihubungi, Senin (30/11/2025) di Kota X,"."""
    moved = True
    while moved and end - 1 > limit and reader.tokens[end - 1].text == ",":
        moved = False
        close = over_adjuncts(reader, end - 1, limit)
        opening = next((i for i in range(close - 1, limit, -1) if reader.tokens[i].text == ","), None)
        if opening is None or close <= limit:
            return close
        first = reader.tokens[opening + 1].lower
        is_aside = first in reader.pack.words("insertions") or _is_degrees(reader, opening + 1, close)
        if is_aside or reader.is_calendar(opening + 1):
            end, moved = opening + 1, True
    return over_adjuncts(reader, end - 1, limit) if reader.tokens[end - 1].text == "," else end
