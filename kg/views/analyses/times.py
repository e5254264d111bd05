"""What changes over time: slices of the store, and who leaves and enters from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.views.analyses.answer import Found, Row, number
from kg.views.analyses.asking import Asking, told
from kg.views.counts import Count
from kg.views.drawings import Caption, Series, Trend
from kg.views.measures import jaccard
from kg.views.slices import sliced, spanned

SLICE = "month"
"""Length of a slice unless somebody wishes otherwise."""


def slices(asking: Asking) -> Found:
    """What was said in each period, by how many speakers, and how many of them are others than in the period before."""
    reading = asking.counted()
    period = reading.filter.slice or SLICE
    parts, undated = sliced(replace(reading, filter=replace(reading.filter, slice=period)))
    rows: list[Row] = []
    before: set[str] | None = None
    for when, part in parts:
        count, now = Count(part.facts, part.rows), {quote.speaker for quote in part.quotes if quote.speaker}
        turnover = None if before is None else 1 - jaccard(before, now)
        rows.append((when, count.claims, len(count.quotes), count.articles, len(now), turnover))
        before = now
    return Found(
        ("period", "claims", "quotes", "articles", "speakers", "turnover"),
        rows,
        told(reading),
        _trend,
        (
            "turnover: speakers of this period or of the one before in the table who are not in both, as a share",
            f"left out: {undated:,} quotes of articles whose date is not known to the {period}",
        ),
    )


def _trend(caption: Caption, rows: Sequence[Row]) -> Trend:
    """All periods from the first to the last: where nothing was published, all counts are 0."""
    names = ("claims", "quotes", "articles", "speakers")
    found = {str(row[0]): row for row in rows}
    times = spanned(min(found), max(found)) if found else ()
    series = tuple(
        Series(name, tuple(number(found[when][place]) if when in found else 0.0 for when in times))
        for place, name in enumerate(names, start=1)
    )
    return Trend(caption, times, series, value_label=", ".join(names))
