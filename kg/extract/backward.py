"""Steps back from a cue over one noun phrase, as far as its words can belong together."""

from __future__ import annotations

from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass

_TITLE_TOKENS = 8
_MARKS = '"“”'


def phrase_before(reader: Vocabulary, end: int, limit: int) -> tuple[int, int] | None:
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
        if before.lower() in reader.pack.words("company_endings") and reader.kind(index + 1) is WordClass.ROLE:
            return None
        return index if before in reader.abbreviations or reader.is_initials(index - 1) else None
    if mark in "&/":
        return index
    if mark in _MARKS:
        return _over_title(reader, index, limit)
    if mark == "," and index + 1 < end and _in_office_list(reader, index, limit):
        return index
    return None


def _over_title(reader: Vocabulary, close: int, limit: int) -> int | None:
    """The opening mark of a title that a description holds: 'Pelantun lagu "Senja" itu'; None for other marks."""
    for place in range(close - 1, max(limit, close - _TITLE_TOKENS), -1):
        if reader.tokens[place].text in _MARKS:
            return place if reader.tokens[place - 1].lower in reader.pack.words("title_nouns") else None
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
