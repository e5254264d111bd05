"""Documents, articles and spans.

Offsets are half-open ranges of Unicode code points. A `SourceDocument` holds the text as it was given; an
`Article` holds the text that extraction reads, repaired and freed of boilerplate, and maps every span back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points in one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span (equal spans cover each other)."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One article as it was given, before anything was repaired.

    `published` is an ISO 8601 date or date and time, as exact as the source has it, or None: it is never
    filled from the day of the run. So are `modified`, when the outlet last changed the text, and `retrieved`, when
    this copy of it was taken. `fields` are further columns of the input, kept as they are.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps spans of a repaired text to spans of its source.

    Piece i of the repaired text starts at `repaired[i]` and is copied from the source at `source[i]`,
    `lengths[i]` code points long; what lies between pieces was inserted (repaired) or removed (source).
    """

    repaired: tuple[int, ...]
    source: tuple[int, ...]
    lengths: tuple[int, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Map of a text of `length` code points that was not changed."""
        return cls((0,), (0,), (length,))

    def to_source(self, span: Span) -> tuple[Span, ...]:
        """The source's spans that hold the characters of `span`, in order.

        Several where something was removed inside it, none where all of it was inserted.
        """
        found: list[Span] = []
        index = max(bisect_right(self.repaired, span.start) - 1, 0)
        while index < len(self.repaired) and self.repaired[index] < span.end:
            begin = max(span.start, self.repaired[index])
            end = min(span.end, self.repaired[index] + self.lengths[index])
            if begin < end:
                shift = self.source[index] - self.repaired[index]
                if found and found[-1].end == begin + shift:
                    found[-1] = Span(found[-1].start, end + shift)
                else:
                    found.append(Span(begin + shift, end + shift))
            index += 1
        return tuple(found)

    def hull(self, span: Span) -> Span | None:
        """The shortest source span that holds all characters of `span`; None if all of it was inserted."""
        first = max(bisect_right(self.repaired, span.start) - 1, 0)
        if first < len(self.repaired) and self.repaired[first] + self.lengths[first] <= span.start:
            first += 1
        last = bisect_left(self.repaired, span.end) - 1
        if first > last or span.start >= span.end:
            return None
        begin = max(span.start, self.repaired[first])
        end = min(span.end, self.repaired[last] + self.lengths[last])
        return Span(self.source[first] + begin - self.repaired[first], self.source[last] + end - self.repaired[last])


@dataclass(frozen=True, slots=True)
class Article:
    """The text that extraction reads: repaired, without boilerplate, in paragraphs separated by newlines."""

    document: SourceDocument
    language: str
    text: str
    offsets: OffsetMap
    dateline: str | None = None
    """Place of the dateline ("JAKARTA, Harian X - "), which is not part of `text`."""


class Token(NamedTuple):
    """A word, number or mark of `Article.text`; `lower` is its lower-case form."""

    start: int
    end: int
    text: str
    lower: str


class Sentence(NamedTuple):
    """A sentence of `Article.text` with the half-open range of its tokens and its paragraph's number."""

    span: Span
    first: int
    last: int
    paragraph: int


class Quotation(NamedTuple):
    """What stands between two quotation marks; `span` excludes the marks, `outer` includes them.

    `depth` is 1 for a quotation inside another. A side whose mark is missing has `outer` end where `span` does.
    """

    span: Span
    outer: Span
    depth: int
    is_single: bool
