"""Reads the subject to the left of a cue: "Kepala Dinas X, Budi Santoso, Selasa (17/6/2025), mengatakan …"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.phrases import Phrase
from kg.extract.rightward import read_right, with_nickname
from kg.extract.stretch import is_rank, read_stretch
from kg.extract.vocabulary import NAMING, Vocabulary
from kg.extract.words import WordClass, is_predicate
from kg.model.quote import AgentKind

_LONGEST_RELATIVE_TOKENS = 14
_SHORTEST_SUBJECT_TOKENS = 3
"""A name, a comma and one word more: less leaves no room for an apposition."""


def read_left(reader: Vocabulary, cue: int, limit: int) -> Phrase | None:
    """The subject of the cue at token `cue`, not before `limit`; None if there is none that can speak."""
    end = _over_adjuncts(reader, cue, limit)
    if end <= limit:
        return None
    pronoun = reader.pronoun(end - 1)
    if pronoun is not None:
        return pronoun
    inner = _over_insertions(reader, end, limit) if reader.tokens[end - 1].text == "," else end
    before = _over_relative(reader, inner, limit)
    phrase = _with_apposition(reader, _stretch(reader, before, limit), limit)
    if phrase is not None and before < inner:
        phrase = _with_determiner(reader, with_nickname(reader, phrase, before, inner), inner)
    governed = phrase is not None and _is_object(reader, phrase, limit)
    is_weak = phrase is None or phrase.kind is AgentKind.PLACE
    if governed or (is_weak and reader.tokens[inner].text == ","):
        return _at_clause_start(reader, min(before, inner), limit) or (None if governed else phrase)
    return phrase


def read_antecedent(reader: Vocabulary, relative: int, limit: int) -> Phrase | None:
    """Whom the relative pronoun at token `relative` stands for; None if it is nobody who can speak."""
    end = relative - 1 if relative > limit and reader.tokens[relative - 1].text == "," else relative
    return _with_apposition(reader, _stretch(reader, end, limit), limit)


def _with_determiner(reader: Vocabulary, phrase: Phrase, end: int) -> Phrase:
    """The phrase with the "itu" that closes its relative clause ("Perempuan yang akrab disapa Ning itu")."""
    closes = phrase.nickname is not None and reader.tokens[end - 1].lower in reader.determiners
    return replace(phrase, last=end) if closes else phrase


def _over_relative(reader: Vocabulary, end: int, limit: int) -> int:
    """Back over a relative clause that belongs to the subject: "Seorang pejabat yang mengetahui rencana itu"."""
    relative = reader.pack.raw["cue_rules"]["relative"]
    for index in range(end - 1, max(limit, end - _LONGEST_RELATIVE_TOKENS), -1):
        token = reader.tokens[index]
        if token.lower == relative:
            follows = [item.lower for item in reader.tokens[index : index + 2]]
            joins = any(words.split()[:2] == follows for words in reader.pack.phrases("second_office"))
            return end if joins else index
        if token.text in ',;:.()"“”' or token.lower in reader.pack.words("coordinators"):
            return end
    return end


def _is_object(reader: Vocabulary, phrase: Phrase, limit: int) -> bool:
    """Whether a preposition governs the phrase, so that it is no subject."""
    before = phrase.first - 1
    if before < limit or not reader.is_low(before):
        return False
    return reader.tokens[before].lower in reader.pack.words("object_prepositions")


def _over_insertions(reader: Vocabulary, end: int, limit: int) -> int:
    """Back over what stands between commas before a cue: ", saat dihubungi, Senin (30/11/2025) di Kota X,"."""
    moved = True
    while moved and end - 1 > limit and reader.tokens[end - 1].text == ",":
        moved = False
        close = _over_adjuncts(reader, end - 1, limit)
        opening = next((i for i in range(close - 1, limit, -1) if reader.tokens[i].text == ","), None)
        if opening is None or close <= limit:
            return close
        first = reader.tokens[opening + 1].lower
        if first in reader.pack.words("insertions") or reader.is_calendar(opening + 1):
            end, moved = opening + 1, True
    return _over_adjuncts(reader, end - 1, limit) if reader.tokens[end - 1].text == "," else end


def _at_clause_start(reader: Vocabulary, end: int, limit: int) -> Phrase | None:
    """The subject at the sentence's beginning, where appositions or places stand between it and its cue."""
    if end - limit < _SHORTEST_SUBJECT_TOKENS:
        return None
    phrase = read_right(reader, limit, end)
    if phrase is None or phrase.kind is AgentKind.PLACE:
        return None
    between = (reader.tokens[index].lower for index in range(phrase.last, end))
    return None if any(is_predicate(word, reader.pack) for word in between) else phrase


def _over_adjuncts(reader: Vocabulary, end: int, limit: int) -> int:
    """Back over adverbs, dates and their prepositions between a subject and its cue."""
    moved = True
    while moved and end > limit:
        moved = False
        token = reader.tokens[end - 1]
        if token.lower in reader.adverbs and reader.is_low(end - 1) and token.lower not in reader.determiners:
            end, moved = end - 1, True
        else:
            start = _date_start(reader, end, limit)
            if start is not None:
                end, moved = start, True
    return end


def _date_start(reader: Vocabulary, end: int, limit: int) -> int | None:
    """Start of a date or time that ends at `end`, with its preposition and comma; None if it is none."""
    place = end - 1
    if reader.tokens[place].text == ")":
        place = next((i for i in range(place, limit, -1) if reader.tokens[i].text == "("), -1)
        if place < 0 or not reader.tokens[place + 1].text[0].isdigit() or "/" not in reader.tokens[place + 1].text:
            return None
        place -= 1
    is_time = False
    while place > limit and ((is_time and reader.tokens[place].text[0].isdigit()) or _is_time(reader, place)):
        is_time = True
        place -= 1
    place += 1
    if place >= end or not any(_names_day(reader, index) for index in range(place, end)):
        return None
    while place > limit and reader.tokens[place - 1].lower in reader.pack.words("date_prepositions"):
        place -= 1
    if place > limit and reader.tokens[place - 1].text == "," and place < end:
        place -= 1
    return place


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


def _stretch(reader: Vocabulary, end: int, limit: int) -> tuple[int, int] | None:
    """The stretch of words that can be one noun phrase and ends at `end`."""
    first = end
    while first > limit:
        index = first - 1
        if reader.kind(index) is WordClass.MARK and reader.tokens[index].text[0] != "@":
            skipped = _back_over_mark(reader, index, limit, end)
            if skipped is None:
                break
            first = skipped
        elif not _belongs(reader, index, end, limit):
            break
        else:
            first -= 1
    while first < end and reader.tokens[first].lower in reader.pack.words("pairing"):
        first += 1
    return (first, end) if first < end else None


def _belongs(reader: Vocabulary, index: int, end: int, limit: int) -> bool:
    """Whether a word can be part of the noun phrase that goes on to `end`."""
    lower = reader.tokens[index].lower
    if lower in reader.determiners or (lower in reader.pack.words("pairing") and index + 1 < end and index > limit):
        return True
    return lower not in reader.weekdays and (not reader.stops(index) or _is_particle(reader, index, end))


def _is_particle(reader: Vocabulary, index: int, end: int) -> bool:
    named = reader.kind(index - 1) is WordClass.NAME if index else False
    return reader.tokens[index].lower in reader.particles and index + 1 < end and named


def _back_over_mark(reader: Vocabulary, index: int, limit: int, end: int) -> int | None:
    mark = reader.tokens[index].text
    if mark == ")":
        opening = next((i for i in range(index, max(limit, index - 12) - 1, -1) if reader.tokens[i].text == "("), None)
        is_date = opening is not None and "/" in reader.tokens[opening + 1].text
        return None if is_date else opening
    if mark == "." and index > limit:
        before = reader.tokens[index - 1].text
        return index if before in reader.abbreviations or len(before) == 1 else None
    if mark in "&/":
        return index
    if mark == "," and index + 1 < end and _in_office_list(reader, index, limit):
        return index
    return None


def _in_office_list(reader: Vocabulary, index: int, limit: int) -> bool:
    """A comma inside an office's name: capitals around it, "dan" close behind, and a role or office before it."""
    pairing = reader.pack.words("pairing")
    if index <= limit or reader.is_low(index - 1):
        return False
    if reader.is_low(index + 1) and reader.tokens[index + 1].lower not in pairing:
        return False
    after = {reader.tokens[i].lower for i in range(index + 1, min(len(reader.tokens), index + 6))}
    heads = (reader.kind(i) for i in range(max(limit, index - 8), index))
    listed = bool(after & pairing) or "&" in after
    return listed and any(kind in {WordClass.ROLE, WordClass.ORGANIZATION} for kind in heads)


def _with_apposition(reader: Vocabulary, stretch: tuple[int, int] | None, limit: int) -> Phrase | None:
    """Reads a stretch together with what stands before the comma in front of it."""
    if stretch is None:
        return None
    start = _head(reader, *stretch)
    phrase = read_stretch(reader, start, stretch[1]) if start is not None else None
    if phrase is None or start is None or _is_complement(reader, start, stretch[0], phrase):
        return None
    before = stretch[0] - 1
    if before <= limit or reader.tokens[before].text != "," or start != stretch[0]:
        return phrase
    outer = _stretch(reader, before, limit)
    head = _head(reader, *outer) if outer else None
    other = read_stretch(reader, head, before) if head is not None else None
    return _joined(reader, phrase, other, before) if other is not None else phrase


def _joined(reader: Vocabulary, phrase: Phrase, other: Phrase, before: int) -> Phrase:
    """One phrase of two around a comma: office and name in either order; else the one next to the cue."""
    is_named = phrase.kind is AgentKind.PERSON and phrase.name is not None
    has_title = any(reader.kind(index) is WordClass.ROLE for index in range(other.first, other.last))
    if is_named and has_title and (other.name is None or reader.kind(other.first) is WordClass.ROLE):
        is_bare = phrase.role is None or is_rank(reader, phrase.role)
        role = (other.first, before) if is_bare else phrase.role
        return replace(phrase, first=other.first, role=role)
    is_short = phrase.name is not None and phrase.name[1] - phrase.name[0] == 1
    is_office = phrase.name is None or (reader.kind(phrase.first) is WordClass.ROLE and is_short)
    if is_office and other.kind is AgentKind.PERSON and other.name is not None:
        return replace(other, last=phrase.last, role=(phrase.first, phrase.last))
    return phrase


def _head(reader: Vocabulary, first: int, last: int) -> int | None:
    """Where the subject begins in a stretch: at its first role, name or noun that can be a source."""
    for index in range(first, last):
        token, kind = reader.tokens[index], reader.kind(index)
        if kind in NAMING or kind in {WordClass.ROLE, WordClass.DEGREE} or token.lower in reader.pack.source_nouns:
            return index
        if token.lower in reader.pack.words("no_source"):
            return None
    return None


def _is_complement(reader: Vocabulary, start: int, first: int, phrase: Phrase) -> bool:
    """Whether a name that is no person's only names the thing before it ("fitur Auto Leveling")."""
    if start <= first or phrase.kind is AgentKind.PERSON or phrase.name is None:
        return False
    return reader.is_low(start - 1) and reader.tokens[start - 1].lower not in reader.determiners
