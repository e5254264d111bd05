"""Pairs quotation marks: unlike, nested, missing, and reopened over paragraphs without being closed.

Straight marks open or close by what stands around them. Inside one paragraph an opening mark that is never
closed reaches to the paragraph's end; a closing mark that was never opened makes the paragraph's beginning
its quotation only where the caller's `is_cue` says that a reporting word follows.

Double marks may stand inside double marks. Openers wait on a stack for their closing marks; a pair around other
pairs counts only where every mark plainly opens or closes and no reporting clause interrupts it. Else the marks are
read one after the other, as if nothing were nested.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TypeAlias

from kg.model.text import Quotation, Span

_MARK = re.compile("[\"“”„‟«»″]|''|[‘’]’|[‘’'`´]")
_OPENERS = "“„«‟"
_CLOSERS = "”»"
_DOUBLE = _OPENERS + _CLOSERS + '"″'
_PAIRS = frozenset(("''", "‘’", "’’"))
"""Of single marks that stand for a double one."""
_INCH = re.compile(r'\d["″] (?=[a-z])')
_GAP = re.compile("[ ,]*")
_STOP = re.compile(r"[,.!?](?:['’]\s*|\s+)(?=\w)")
_WORD = re.compile(r"\w+")
_FINAL = frozenset(".!?)")
_SINGLE = frozenset("'’")
_SHORTEST_REPAIR_WORDS = 4

Mark: TypeAlias = tuple[int, int]
"""Where a mark begins and ends."""


def pair(text: str, paragraph: Span, *, is_cue: Callable[[int], bool]) -> tuple[Quotation, ...]:
    """Quotations of one paragraph, by their start; `is_cue(offset)` tells whether a reporting word stands there.

    Empty where no mark is paired or repaired. Quotations of the same kind never cross, and those of depth 0 never
    overlap.
    """
    marks = _without_inch(text, _double_marks(text, paragraph), is_cue=is_cue)
    inner = _inner_pairs(text, paragraph, marks, is_cue=is_cue)
    taken = {mark for marked in inner for mark in marked}
    double = _pair_kind(text, paragraph, [mark for mark in marks if mark not in taken], is_cue=is_cue)
    single = _pair_single(text, paragraph, double)
    nested = (Quotation(Span(first[1], last[0]), Span(first[0], last[1]), 1, is_single=False) for first, last in inner)
    return tuple(sorted((*double, *nested, *single), key=lambda quotation: quotation.outer))


def _double_marks(text: str, paragraph: Span) -> list[Mark]:
    found = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match[0]
        if mark in _DOUBLE or mark in _PAIRS:
            before = text[match.start() - 1 : match.start()] if match.start() > paragraph.start else ""
            if mark in '"″' and before.isdigit() and not text[match.end() : match.end() + 2].strip(" ,"):
                continue
            found.append((match.start(), match.end()))
    return found


def _without_inch(text: str, marks: list[Mark], *, is_cue: Callable[[int], bool]) -> list[Mark]:
    """Of an odd number of marks, all but the only one that stands between a digit and a word that is no cue."""
    if len(marks) % 2 == 0:
        return marks
    inches = [mark for mark in marks if _INCH.match(text, max(mark[0] - 1, 0)) and not is_cue(mark[1] + 1)]
    return [mark for mark in marks if mark not in inches] if len(inches) == 1 else marks


def _side(text: str, start: int, end: int, paragraph: Span) -> str:
    """`open`, `close` or `either`, by the mark itself or by the characters around it."""
    mark = text[start:end]
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opens = (before.isspace() or before in "([{/-–—:'‘") and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]}-–—/'’…")
    if mark in _OPENERS:
        return "close" if closes and not opens else "open"
    if mark in _CLOSERS:
        return "open" if opens and not closes else "close"
    return "open" if opens and not closes else "close" if closes and not opens else "either"


def _inner_pairs(
    text: str, paragraph: Span, marks: list[Mark], *, is_cue: Callable[[int], bool]
) -> list[tuple[Mark, Mark]]:
    """The pairs that stand inside another pair which holds together; empty where nothing is nested."""
    closing = _matched([_side(text, start, end, paragraph) for start, end in marks])
    found: list[tuple[Mark, Mark]] = []
    number, last = 0, -1
    while number < len(marks):
        if number in closing and number < last:
            if marks[number][1] < marks[closing[number]][0]:
                found.append((marks[number], marks[closing[number]]))
        elif closing.get(number, 0) > number + 1 and _holds(text, marks, closing, number, is_cue=is_cue):
            last = closing[number]
        number += 1
    return found


def _matched(sides: list[str]) -> dict[int, int]:
    """The number of the closing mark for that of its opening one; nothing is matched over a mark that may be either."""
    closing: dict[int, int] = {}
    waiting: list[int] = []
    for number, side in enumerate(sides):
        if side == "open":
            waiting.append(number)
        elif side == "either":
            waiting.clear()
        elif waiting:
            closing[waiting.pop()] = number
    return closing


def _holds(
    text: str, marks: list[Mark], closing: dict[int, int], number: int, *, is_cue: Callable[[int], bool]
) -> bool:
    """Whether a pair around others is one quotation: they have marks of one kind, and between them nobody speaks."""
    start = marks[number][1]
    child = number + 1
    while child < closing[number]:
        opening, behind = marks[child], marks[closing[child]]
        if _is_straight(text, opening) != _is_straight(text, behind):
            return False
        if _reports(text, start, opening, is_cue=is_cue) or _reports(text, behind[0], behind, is_cue=is_cue):
            return False
        start = behind[1]
        child = closing[child] + 1
    return not _reports(text, start, (marks[closing[number]][0],) * 2, is_cue=is_cue)


def _is_straight(text: str, mark: Mark) -> bool:
    return text[mark[0]] not in _OPENERS + _CLOSERS


def _reports(text: str, start: int, mark: Mark, *, is_cue: Callable[[int], bool]) -> bool:
    """Whether a reporting word stands behind a comma or a stop, from `start` on or right behind the mark."""
    behind = _GAP.match(text, mark[1])
    is_led = text[max(mark[0] - 2, 0) : mark[0]].rstrip()[-1:] in {",", ".", "!", "?"}
    if is_led and mark[0] < mark[1] and behind is not None and is_cue(behind.end()):
        return True
    return any(is_cue(match.end()) for match in _STOP.finditer(text, start, mark[0]))


def _pair_kind(text: str, paragraph: Span, marks: list[Mark], *, is_cue: Callable[[int], bool]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: Mark | None = None
    sides = [_side(text, start, end, paragraph) for start, end in marks]
    last_closing = max((number for number, side in enumerate(sides) if side != "open"), default=-1)
    for number, (start, end) in enumerate(marks):
        side = sides[number]
        if opened is None:
            if side == "close" and _opens_sentence(text, marks, sides, number):
                opened = (start, end)
            elif side == "close":
                found.extend(_repair_opening(text, paragraph, (start, end), found, is_cue=is_cue))
            elif side == "open" or number + 1 < len(marks):
                opened = (start, end)
        elif side == "open" and _is_stray(text, opened, marks, sides, number, is_cue=is_cue):
            continue
        elif (side == "open" and number < last_closing) or _reopens(text, opened, marks, sides, number, is_cue=is_cue):
            found.extend(_repair_closing(text, opened, start, is_cue=is_cue))
            opened = (start, end)
        else:
            found.append(Quotation(Span(opened[1], start), Span(opened[0], end), 0, is_single=False))
            opened = None
    if opened is not None:
        found.extend(_repair_closing(text, opened, paragraph.end, is_cue=is_cue))
    return [quotation for quotation in found if quotation.span.start < quotation.span.end]


def _is_stray(
    text: str, opened: Mark, marks: list[Mark], sides: list[str], number: int, *, is_cue: Callable[[int], bool]
) -> bool:
    """Whether an opening mark inside an open quotation only lacks its own closing mark: `"A “B c," kata X`.

    The phrase goes on over it, and a reporting word stands behind the next mark, which closes, but nowhere before.
    """
    if sides[number + 1 : number + 2] != ["close"] or not text[: marks[number][0]].rstrip()[-1:].isalnum():
        return False
    closing = marks[number + 1]
    behind = _GAP.match(text, closing[1])
    words = _WORD.finditer(text, opened[1], closing[0])
    return behind is not None and is_cue(behind.end()) and not any(is_cue(word.start()) for word in words)


def _opens_sentence(text: str, marks: list[Mark], sides: list[str], number: int) -> bool:
    """Whether a mark of closing shape opens: a stop before it, a capital behind it, and the next mark closes."""
    start, end = marks[number]
    is_between = text[max(start - 2, 0) : start].rstrip()[-1:] in _FINAL and text[end : end + 2].lstrip()[:1].isupper()
    return is_between and sides[number + 1 : number + 2] == ["close"]


def _reopens(
    text: str, opened: Mark, marks: list[Mark], sides: list[str], number: int, *, is_cue: Callable[[int], bool]
) -> bool:
    """Whether a mark that could close opens a second quotation, as the first was left open before its cue."""
    if not _opens_sentence(text, marks, sides, number):
        return False
    return any(is_cue(match.end()) for match in _STOP.finditer(text, opened[1], marks[number][0]))


def _repair_opening(
    text: str, paragraph: Span, mark: Mark, found: list[Quotation], *, is_cue: Callable[[int], bool]
) -> list[Quotation]:
    """A closing mark alone: the words from the paragraph's beginning, if a reporting word follows."""
    begin = paragraph.start
    if found or text[mark[0] - 1] not in ",.!?":
        return []
    behind = _GAP.match(text, mark[1])
    if behind is None or not is_cue(behind.end()):
        return []
    return [Quotation(Span(begin, mark[0]), Span(begin, mark[1]), 0, is_single=False)]


def _repair_closing(text: str, mark: Mark, limit: int, *, is_cue: Callable[[int], bool]) -> list[Quotation]:
    """An opening mark alone: to the comma, or the single mark behind it, before a reporting word, else to `limit`."""
    stop = next((match for match in _STOP.finditer(text, mark[1], limit) if is_cue(match.end())), None)
    end = stop.start() + 1 if stop is not None else limit
    end -= len(text[mark[1] : end]) - len(text[mark[1] : end].rstrip())
    if len(text[mark[1] : end].split()) < _SHORTEST_REPAIR_WORDS:
        return []
    is_closed = stop is not None and text[end] in _SINGLE
    return [Quotation(Span(mark[1], end), Span(mark[0], end + is_closed), 0, is_single=False)]


def _pair_single(text: str, paragraph: Span, double: list[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    starts = [outer.outer.start for outer in double]  # in order: doubles never overlap
    for match in re.finditer("[‘’'`´]", text[paragraph.start : paragraph.end]):
        place = paragraph.start + match.start()
        if text[place - 1 : place + 1] in _PAIRS or text[place : place + 2] in _PAIRS:
            continue
        before = text[place - 1] if place > paragraph.start else " "
        after = text[place + 1] if place + 1 < paragraph.end else " "
        if opened is None:
            if (before.isspace() or before in '("“[') and (after.isalnum() or after in "@#"):
                opened = place
        elif not after.isalnum() and not before.isspace():
            span = Span(opened + 1, place)
            near = double[max(bisect_right(starts, span.start) - 1, 0) : bisect_left(starts, span.end)]
            depth = int(any(outer.span.covers(span) for outer in near[:1]))
            if depth or not any(outer.outer.overlaps(span) for outer in near):
                found.append(Quotation(span, Span(opened, place + 1), depth, is_single=True))
            opened = None
    return found
