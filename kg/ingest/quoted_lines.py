"""Finds quotations over several lines: a mark opens the first, and a reporting word follows the next mark.

Posts are broken so, and some outlets begin each sentence on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lang.pack import LanguagePack

_MARK = re.compile(r"[\"“”„«»]|''")
_CLOSED = re.compile(r"(?:[\"”]|'')[ ,]*([a-z]+)")
_MOST_LINES = 12
_MOST_CHARS = 1200


def quoted_lines(lines: Sequence[str], pack: LanguagePack) -> frozenset[int]:
    """Numbers of the lines that go on with a quotation which an earlier line opened; empty where none is."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if line[0] in '"“' and _MARK.search(line, 1) is None and number not in found:
            found.update(range(number + 1, _last(lines, number, pack) + 1))
    return frozenset(found)


def _last(lines: Sequence[str], first: int, pack: LanguagePack) -> int:
    """The line in which the quotation of line `first` is closed before a reporting word; `first` where it is not."""
    size = 0
    for number in range(first + 1, min(first + _MOST_LINES, len(lines))):
        mark = _MARK.search(lines[number])
        size += len(lines[number])
        if size > _MOST_CHARS:
            break
        if mark is not None:
            closed = _CLOSED.match(lines[number], mark.start())
            return number if closed is not None and _is_cue(closed[1], pack) else first
    return first


def _is_cue(word: str, pack: LanguagePack) -> bool:
    clitic: str = pack.raw["cue_rules"]["clitic"]
    return word in pack.cues or word.removesuffix(clitic) in pack.cues
