"""Finds where a space was lost beside a quotation mark, a comma or a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lang.pack import LanguagePack

_LOOSE_MARKS = re.compile(
    r"""
    (?<=[.,!?…]”)(?=[^\W_])               # “…,”kata
    | (?<=[a-z)]),(?=[^\W\d_]|“)           # selesai,kata
    | (?<=[a-z]{2}[.?!])(?=[A-Z][a-z])    # selesai.Ia
    | (?<=["”)][.?!])(?=[A-Z])            # selesai".Ia
    | (?<=[a-z]{3}[.?!])(?=\d{1,2}[.)]?\ [A-Z][a-z])    # selesai.2. Warga
    | (?<=\d\.)(?=[A-Z][a-z]{2})           # 2025.Warga
    | (?<=[a-z]{2}\.)(?=[A-Z]{2,}\ [a-z]|[A-Z]{4,}\ [A-Z]{4,}\b)   # selesai.BPBD mencatat, selesai.BACA JUGA
    | (?<=[A-Z]{3}\.)(?=[A-Z][a-z]{2})    # BPBD.Warga
    | (?<=[a-z\d]\.com)(?!munity\b|pany\b)(?=[a-z]{2})    # kabarnusa.compada
    | (?<=[a-z])(?=“)
    | (?<=\bdari)(?=[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,9}\.(?:com|id|net|co)\b)   # darinews.example.com
    """,
    re.VERBOSE,
)
_STRAIGHT_GLUED = re.compile(r"[.,!?…]\"(?=[^\W_])")
_LOW_WORD = re.compile(r"[a-z]+")
_LIST_NUMBER = re.compile(r"\d{1,2}\. [A-Z]")


def behind_marks(words: str, pack: LanguagePack) -> Iterator[int]:
    """Offsets in a line before which a space was lost beside a mark, in no order.

    A straight mark opens or closes by the number of those before it; before a reporting word, or the number of a list,
    it closes in any case.
    """
    for match in _LOOSE_MARKS.finditer(words):
        yield match.end() if match[0] == "," else match.start()
    marks, counted = 0, 0
    for match in _STRAIGHT_GLUED.finditer(words):
        marks += words.count('"', counted, match.end())
        counted = match.end()
        opens = marks % 2 == 1  # selesai."Kami, but "…,"kata
        if opens and _closes(words, match.end(), pack):
            opens, marks = False, marks + 1  # its opening mark was lost, or another one closed by nothing
        yield match.start() + 1 if opens else match.end()


def _closes(words: str, offset: int, pack: LanguagePack) -> bool:
    """Whether what stands right behind a mark shows that it closes: "…,"kata Ratna", "…."2. Warga"."""
    if _LIST_NUMBER.match(words, offset) is not None:
        return True
    word = _LOW_WORD.match(words, offset)
    clitic: str = pack.raw["cue_rules"]["clitic"]
    return word is not None and (word[0] in pack.cues or word[0].removesuffix(clitic) in pack.cues)
