"""Reads nicknames that stand before what tells of them: "Fira, sapaan akrab Ratna Safira", "Fira, sapaan akrabnya"."""

from __future__ import annotations

from kg.extract.reading import Reading

_JOINS = frozenset(",-–—(")
_LONGEST_NICKNAME_TOKENS = 3


def nickname_before(reading: Reading, index: int, first: int) -> str | None:
    """The nickname before "sapaan akrab" and a name that begins at a token; None where none stands there."""
    for words in reading.pack.phrases("called"):
        begins = index - len(words.split())
        if begins > first and _lowers(reading, begins, index) == words:
            end = begins - (reading.tokens[begins - 1].text in _JOINS)
            start = end
            while start > max(first, end - _LONGEST_NICKNAME_TOKENS) and _is_name(reading, start - 1):
                start -= 1
            return " ".join(token.text for token in reading.tokens[start:end]) or None
    return None


def is_nickname(reading: Reading, end: int) -> bool:
    """Whether "sapaan akrabnya" stands behind a name that ends at a token, and says of it that it is one."""
    begins = end + (end < len(reading.tokens) and reading.tokens[end].text in _JOINS)
    for words in reading.pack.phrases("called_own"):
        behind = begins + len(words.split())
        if _lowers(reading, begins, behind) == words:
            return behind >= len(reading.tokens) or not _is_name(reading, behind)
    return False


def _lowers(reading: Reading, start: int, end: int) -> str:
    return " ".join(token.lower for token in reading.tokens[start:end])


def _is_name(reading: Reading, index: int) -> bool:
    return reading.tokens[index].text[0].isupper() and not reading.phrases.is_calendar(index)
