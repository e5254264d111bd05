"""Finds spans by place, so that a stage never compares every span of an article with every other; joins near ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from heapq import heappush, heapreplace
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from kg.model.text import Span

Value = TypeVar("Value")


class SpanIndex(Generic[Value]):
    """Spans with a value each, in order of their starts.

    They are kept in rows of spans that do not overlap, so that a long span does not make its neighbours slow to find.
    """

    def __init__(self, entries: Iterable[tuple[Span, Value]]) -> None:
        ordered = sorted(entries, key=lambda entry: entry[0])
        self._rows: list[_Row[Value]] = []
        ends: list[tuple[int, int]] = []  # where each row ends, and its number
        for number, (span, value) in enumerate(ordered):
            if ends and ends[0][0] <= span.start:
                row = ends[0][1]
                heapreplace(ends, (span.end, row))
            else:
                row = len(self._rows)
                self._rows.append(_Row([], [], []))
                heappush(ends, (span.end, row))
            self._rows[row].add(number, span, value)

    def holds(self, offset: int) -> bool:
        """Whether some span holds the character at `offset`."""
        return any(True for _ in self.touching(Span(offset, offset + 1)))

    def touching(self, span: Span) -> Iterator[tuple[Span, Value]]:
        """Every entry that shares a character with `span`, in order; none for an empty span."""
        found: list[tuple[int, Span, Value]] = []
        for row in self._rows:
            first = bisect_right(row.ends, span.start)
            if first < len(row.starts) and row.starts[first] < span.end:
                last = bisect_left(row.starts, span.end, first)
                found.extend(entry for entry in row.entries[first:last] if entry[1].overlaps(span))
        if len(self._rows) > 1:
            found.sort(key=itemgetter(0))
        for _, place, value in found:
            yield place, value


class _Row(NamedTuple, Generic[Value]):
    """Spans that do not overlap, in order: where they start, where they end, and with number and value."""

    starts: list[int]
    ends: list[int]
    entries: list[tuple[int, Span, Value]]

    def add(self, number: int, span: Span, value: Value) -> None:
        """Adds a span behind the last."""
        self.starts.append(span.start)
        self.ends.append(span.end)
        self.entries.append((number, span, value))


def over_spaces(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, of which those are one that only white space parts: a line break is no gap in what is said."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
