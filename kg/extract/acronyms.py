"""Finds acronyms in brackets and the name they stand for: "Partai Keadilan Nusantara (PKN)", "(Kemlu)"."""

from __future__ import annotations

from kg.extract.initials import initials
from kg.extract.reading import Reading
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_LONGEST_NAME_TOKENS = 14
_LONGEST_ACRONYM_CHARS = 12


def find_acronyms(reading: Reading) -> list[Mention]:
    """One mention for each name that is followed by its acronym in brackets; `short` is the acronym."""
    found = []
    tokens = reading.tokens
    for index in range(1, len(tokens) - 2):
        short = _bracketed(reading, index)
        start = _expansion(reading, index, short.replace(" ", "")) if short is not None else None
        if start is not None:
            span = Span(tokens[start].start, tokens[index - 1].end)
            found.append(Mention(span, MentionForm.NAME, AgentKind.ORGANIZATION, None, short))
    return found


def _bracketed(reading: Reading, index: int) -> str | None:
    """The acronym in brackets that open at a token: "(PKN)", "(Kemlu)", "(PKN RI)"; None for other words."""
    tokens = reading.tokens
    close = next((place for place in (index + 2, index + 3) if place < len(tokens) and tokens[place].text == ")"), 0)
    words = [token.text for token in tokens[index + 1 : close]]
    if tokens[index].text != "(" or not words or not all(word.isalpha() for word in words):
        return None
    is_short = words[0][0].isupper() and 1 < len(words[0]) <= _LONGEST_ACRONYM_CHARS
    return " ".join(words) if is_short and (len(words) == 1 or all(word.isupper() for word in words)) else None


def _expansion(reading: Reading, bracket: int, short: str) -> int | None:
    """First token of the name before the bracket that the acronym abbreviates; None if none does."""
    by_syllables = None
    for start in range(bracket - 1, max(bracket - _LONGEST_NAME_TOKENS, -1), -1):
        word = reading.tokens[start].text
        joins = word == "," or reading.tokens[start].lower in reading.pack.words("joiners")
        if not (word[0].isupper() or joins):
            return by_syllables
        words = [token.text for token in reading.tokens[start:bracket] if token.text[0].isupper()]
        if short.isupper() and initials(words) == short.upper() and word[0].isupper():
            return start
        if word in reading.pack.organization_words and word[0] == short[0] and _spells(words, short):
            by_syllables = start
    return by_syllables


def _spells(words: list[str], short: str) -> bool:
    """Whether the acronym's letters stand in the words in this order ("Kementerian Luar Negeri": Kemlu)."""
    letters = iter("".join(words).lower())
    return all(letter in letters for letter in short.lower())
