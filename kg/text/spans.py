"""Finds spans by place, so that a stage never compares every span of an article with every other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from kg.model.text import Span

Value = TypeVar("Value")


class SpanIndex(Generic[Value]):
    """Spans with a value each, in order of their starts."""

    def __init__(self, entries: Iterable[tuple[Span, Value]]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry[0])
        self._starts = [span.start for span, _ in self._entries]
        self._longest_chars = max((span.end - span.start for span, _ in self._entries), default=0)

    def holds(self, offset: int) -> bool:
        """Whether some span holds the character at `offset`."""
        return any(True for _ in self.touching(Span(offset, offset + 1)))

    def touching(self, span: Span) -> Iterator[tuple[Span, Value]]:
        """Every entry that shares a character with `span`, in order; none for an empty span."""
        first = bisect_left(self._starts, span.start - self._longest_chars)
        for entry in self._entries[first : bisect_left(self._starts, span.end)]:
            if entry[0].overlaps(span):
                yield entry
