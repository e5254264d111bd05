"""Words, numbers and marks, each with its place."""

from __future__ import annotations

import re

from kg.model.text import Token

# A word may hold hyphens, apostrophes, and the dots and slashes of domains, numbers, dates and degrees.
_TOKEN = re.compile(
    r"""
    \d+(?:[.,:/\-–]\d+)*(?:[^\W\d_]+)?     # 18/6/2025, 1.950, 07.30, 40-an stays two tokens
    | @\w+(?:\.\w+)*                      # @akun
    | [^\W\d_]+(?:\d+(?:[.,]\d+)*)?(?:[’'`´.&\-‐–]\w+|/(?![A-Z][a-z])\w+)*   # al-Aqsa, S.H, Rp35,61
    | [^\w\s]
    """,
    re.VERBOSE,
)


_INITIALS = re.compile(r"[^\W\d_a-z](?:\.[^\W\d_a-z])*")


def is_initials(word: str) -> bool:
    """Whether a word is initials, before the stop behind the last one: "M", "H.P"; degrees may look so ("S.H")."""
    return _INITIALS.fullmatch(word) is not None


def tokenize(text: str) -> tuple[Token, ...]:
    """Tokens of `text` in order; white space is none. Empty for an empty text."""
    return tuple(
        Token(match.start(), match.end(), word, word.lower()) for match in _TOKEN.finditer(text) for word in (match[0],)
    )
