"""Says which quotes stand inside others: a speaker reports what somebody else said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model.quote import Quote
from kg.model.text import Span
from kg.text.spans import SpanIndex


def with_nesting(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, each with the hull of the smallest other whose content holds both its cue and its content."""
    parts = SpanIndex((part, quote) for quote in quotes for part in quote.content)
    return tuple(replace(quote, nested_in=_outer(quote, parts)) for quote in quotes)


def _outer(quote: Quote, parts: SpanIndex[Quote]) -> Span | None:
    if quote.cue is None:
        return None
    own = (quote.cue, *quote.content)
    holders = [
        (part.end - part.start, other.hull)
        for part, other in parts.touching(quote.cue)
        if other is not quote and all(part.covers(span) for span in own)
    ]
    return min(holders)[1] if holders else None
