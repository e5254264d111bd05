"""Cuts a text at every boundary of every mark, so that overlapping and nested spans can be shown without nesting.

Spans are half-open ranges of code points of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kg.ids import local_quote
from kg.model.quote import Quote, QuoteType
from kg.model.text import Span

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")

_MARKS = frozenset("\"'“‘”’«„")


class Part(StrEnum):
    """What a mark is to its quote; where two lie on one character, the later one decides how it looks.

    An outlet that a source spoke to is both addressee and relay, and looks like a relay.
    """

    CONTENT = "content"
    ADDRESSEE = "addressee"
    RELAY = "relay"
    CUE = "cue"
    SOURCE = "source"


_RANK = {part: rank for rank, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of one quote."""

    span: Span
    part: Part
    quote: str
    """Local name of the quote, `q795-974`."""
    type: QuoteType


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same marks cover from end to end."""

    span: Span
    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[str, ...] = ()
    """Quotes whose content begins with this piece."""

    @property
    def quotes(self) -> tuple[str, ...]:
        """Local names of all quotes that the piece belongs to, in the order of their marks, each once."""
        return tuple(dict.fromkeys(mark.quote for mark in self.marks))

    @property
    def classes(self) -> tuple[str, ...]:
        """What the piece is, for the style sheet: its part, type of the innermost content, depth of nesting."""
        if not self.marks:
            return ()
        contents = [mark for mark in self.marks if mark.part is Part.CONTENT]
        depth = len({mark.quote for mark in contents})
        top = max(self.marks, key=lambda mark: _RANK[mark.part])
        parts = {top.part.value} if top.part is not Part.CONTENT else set()
        inner = {f"t-{min(contents, key=_length).type.value}", f"depth-{min(depth, 3)}"} if contents else set()
        return tuple(sorted(parts | inner))


def marks_of(quotes: Iterable[Quote]) -> tuple[Mark, ...]:
    """Every span that the page shows: content, cue, source, relays and addressee of each quote."""
    found: list[Mark] = []
    for quote in quotes:
        name = local_quote(quote)
        spans = [(Part.CONTENT, span) for span in quote.content]
        spans += [(Part.RELAY, relay.span) for relay in quote.relays]
        optional = ((Part.ADDRESSEE, quote.addressee_span), (Part.CUE, quote.cue), (Part.SOURCE, quote.source))
        spans += [(part, span) for part, span in optional if span]
        found += [Mark(span, part, name, quote.type) for part, span in spans if span.start < span.end]
    return tuple(found)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines that hold something, without white space around them."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        found.append(Span(start, start + len(words.strip())))
    return tuple(found)


def split(text: str, within: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The pieces of the stretch `within`, in order; joined they are that stretch exactly.

    A piece begins a quote when the quote's content, or the quotation mark before it, starts with it.
    """
    here = [mark for mark in marks if mark.span.overlaps(within)]
    firsts = {mark.quote: _opening(text, mark.span.start) for mark in reversed(marks) if mark.part is Part.CONTENT}
    ends = {end for mark in here for end in mark.span} | set(firsts.values())
    bounds = sorted({within.start, within.end} | {end for end in ends if within.start < end < within.end})
    pieces = []
    for start, end in pairwise(bounds):
        span = Span(start, end)
        covering = tuple(mark for mark in here if mark.span.covers(span))
        begins = tuple(name for name, first in sorted(firsts.items(), key=_numbers) if first == start)
        pieces.append(Piece(span, span.of(text), covering, begins))
    return tuple(pieces)


def _opening(text: str, start: int) -> int:
    """Where a quotation mark right before `start` stands, else `start`."""
    return start - 1 if text[max(start - 1, 0) : start] in _MARKS else start


def _numbers(item: tuple[str, int]) -> tuple[int, ...]:
    """The offsets in a quote's local name, the longer of two quotes that start together first."""
    start, end = item[0][1:].split("-")
    return int(start), -int(end)


def _length(mark: Mark) -> int:
    return mark.span.end - mark.span.start
