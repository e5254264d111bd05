"""A text as its letters and digits alone, in which places survive what spreadsheets do to spaces, marks and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def letters(text: str) -> str:
    """Letters and digits in lower case, as many as the text has."""
    return "".join(_lower(char) for char in text if char.isalnum())


def in_letters(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of the text as ranges of its letters and digits, in order; touching ones made one, empty ones left out."""
    found: list[Span] = []
    for start, end in sorted(spans):
        first = sum(char.isalnum() for char in text[:start])
        last = first + sum(char.isalnum() for char in text[start:end])
        if found and found[-1].end >= first:
            found[-1] = Span(found[-1].start, max(found[-1].end, last))
        elif first < last:
            found.append(Span(first, last))
    return tuple(found)


def shown(spans: Iterable[Span]) -> str:
    """Ranges as a cell holds them, `12..40;52..60`, which no spreadsheet takes for a date."""
    return ";".join(f"{start}..{end}" for start, end in spans)


def parsed(cell: str) -> tuple[Span, ...] | None:
    """The ranges of a cell; None for a cell that is not of that form."""
    pairs = [part.split("..") for part in cell.split(";") if part.strip()]
    if not all(len(pair) == 2 and all(number.strip().isdecimal() for number in pair) for pair in pairs):
        return None
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _lower(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char
