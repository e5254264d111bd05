"""Dated events in rows: who printed what when, each event in the colour of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from kg.export.picture.caption import entries, footer, heading, nothing
from kg.export.picture.palette import nth
from kg.export.picture.scale import dates_between, middle_day
from kg.export.picture.svg import FAINT, HALO, RULE, Block, element, safe, stacked, text_width, words, wrapped
from kg.views.drawings import Event, Lane, Timeline

_WIDTH = 980
_LABEL, _END = 250, 40
_ROW, _AXIS = 46, 30
_RADIUS = 5.0


def timeline_svg(timeline: Timeline) -> str:
    """The timeline as an SVG document. Raises ValueError for an event whose date is none."""
    kinds = sorted({event.kind for lane in timeline.lanes for event in lane.events if event.kind})
    body = Block("\n".join(_body(timeline, kinds)), _WIDTH, _AXIS + len(timeline.lanes) * _ROW)
    if not any(lane.events for lane in timeline.lanes):
        body = nothing("event", timeline.caption, width=_WIDTH)
    legend = tuple(
        (element("circle", r=_RADIUS + 1, fill=nth(place)), kind) for place, kind in enumerate(kinds) if len(kinds) > 1
    )
    blocks = (
        heading(timeline.caption, below="", width=_WIDTH),
        entries(legend, width=_WIDTH),
        body,
        footer(timeline.caption, width=_WIDTH),
    )
    return stacked(blocks, title=timeline.caption.title)


def _body(timeline: Timeline, kinds: list[str]) -> Iterator[str]:
    days = [middle_day(event.date) for lane in timeline.lanes for event in lane.events]
    if not days:
        return
    first, last = float(floor(min(days))), max(days)
    last = max(last, first + 1)
    scale = (_WIDTH - _LABEL - _END) / (last - first)
    bottom = _AXIS + len(timeline.lanes) * _ROW
    for day, text in dates_between(first, last):
        x = _LABEL + (day - first) * scale
        if _LABEL - 1 <= x <= _WIDTH - _END + 1:
            yield element("line", x1=x, x2=x, y1=_AXIS - 10, y2=bottom, stroke=RULE, stroke_width=1)
            yield words(text, x, 13, font_size=11, fill=FAINT, text_anchor="middle")
    for row, lane in enumerate(timeline.lanes):
        y = _AXIS + row * _ROW + _ROW / 2
        yield element("g", element("title", safe(lane.label)) + "".join(_name(lane.label, y)))
        yield element("line", x1=_LABEL, x2=_WIDTH - _END, y1=y, y2=y, stroke=RULE, stroke_width=1)
        yield from _lane(lane, y, [_LABEL + (middle_day(event.date) - first) * scale for event in lane.events], kinds)


def _name(label: str, y: float) -> Iterator[str]:
    lines = wrapped(label, _LABEL - 20, 12, most=2)
    for place, line in enumerate(lines):
        yield words(line, _LABEL - 14, y + 4 + 15 * (place - (len(lines) - 1) / 2), font_size=12, text_anchor="end")


def _lane(lane: Lane, y: float, places: list[float], kinds: list[str]) -> Iterator[str]:
    """Dots from left to right, each with its label above or below the line, wherever there is room for it."""
    taken = {y - 9: 0.0, y + 17: 0.0}
    for at in sorted(range(len(places)), key=lambda at: (places[at], at)):
        event, x = lane.events[at], places[at]
        yield _dot(event, x, y, kinds)
        width = text_width(event.label, 10)
        start = min(x - _RADIUS, _WIDTH - width)
        free = next((line for line, end in taken.items() if start >= end), None)
        if event.label and free is not None:
            yield words(event.label, start, free, font_size=10, **HALO)
            taken[free] = start + width + 6


def _dot(event: Event, x: float, y: float, kinds: list[str]) -> str:
    title = element("title", safe(": ".join(filter(None, (event.date, event.label, event.kind)))))
    place = kinds.index(event.kind) if event.kind else 0
    return element("circle", title, cx=x, cy=y, r=_RADIUS, fill=nth(place), stroke="#ffffff")
