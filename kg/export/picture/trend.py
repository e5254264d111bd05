"""Lines over slices of time, each named at its end, where names do not touch."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from kg.export.picture.caption import footer, heading, nothing
from kg.export.picture.palette import nth
from kg.export.picture.scale import ticks
from kg.export.picture.svg import FAINT, RULE, Block, amount, element, number, safe, shortened, stacked, words
from kg.views.drawings import Series, Trend

_WIDTH, _HEIGHT = 860, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 190, 30, 34
_SLICES = 10
"""Times written at the axis, about."""
_NAME_HEIGHT = 15
_DASHES = (None, "7 3", "2 3", "9 3 2 3", "5 2", "1 2", "12 4")
"""A second mark of each series, for those who see no colours."""


def trend_svg(trend: Trend) -> str:
    """The chart as an SVG document. Raises ValueError where a series has not one value per time."""
    for series in trend.series:
        if len(series.values) != len(trend.times):
            raise ValueError(f"series {series.name!r} has {len(series.values)} values for {len(trend.times)} times")
    body = Block("\n".join(_body(trend)), _WIDTH, _HEIGHT)
    if not trend.times or not trend.series:
        body = nothing("row", trend.caption, width=_WIDTH)
    blocks = (heading(trend.caption, below="", width=_WIDTH), body, footer(trend.caption, width=_WIDTH))
    return stacked(blocks, title=trend.caption.title)


def _body(trend: Trend) -> Iterator[str]:
    values = [value for series in trend.series for value in series.values if value is not None]
    is_whole = not trend.is_share and all(value == round(value) for value in values)
    marks = ticks(max(values, default=0), is_whole=is_whole)
    yield words(trend.value_label, 0, 12, font_size=12, fill=FAINT)
    for mark in marks:
        y = _y(mark, marks[-1])
        yield element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, stroke=RULE, stroke_width=1)
        text = amount(mark, trend.caption.language, is_share=trend.is_share)
        yield words(text, _LEFT - 8, y + 4, font_size=11, fill=FAINT, text_anchor="end")
    for place in range(0, len(trend.times), ceil(len(trend.times) / _SLICES) or 1):
        x = _x(place, len(trend.times))
        yield words(trend.times[place], x, _HEIGHT - 12, font_size=11, fill=FAINT, text_anchor="middle")
    for place, series in enumerate(trend.series):
        yield from _line(trend, series, place, marks[-1])
    yield from _names(trend, marks[-1])


def _x(place: int, count: int) -> float:
    return _LEFT + 14 + (_WIDTH - _RIGHT - _LEFT - 28) * (place / (count - 1) if count > 1 else 0.5)


def _y(value: float, most: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * max(value, 0) / most


def _line(trend: Trend, series: Series, place: int, most: float) -> Iterator[str]:
    """A line that is broken where there is no value, with a dot at each."""
    count = len(series.values)
    path, is_drawing = "", False
    for at, value in enumerate(series.values):
        if value is not None:
            path += f"{'L' if is_drawing else 'M'}{number(_x(at, count))} {number(_y(value, most))}"
        is_drawing = value is not None
    dashes = _DASHES[place % len(_DASHES)]
    if path:
        yield element("path", d=path, fill="none", stroke=nth(place), stroke_width=2.2, stroke_dasharray=dashes)
    for at, value in enumerate(series.values):
        if value is not None:
            told = amount(value, trend.caption.language, is_share=trend.is_share)
            title = element("title", safe(f"{series.name}, {trend.times[at]}: {told}"))
            yield element("circle", title, cx=_x(at, count), cy=_y(value, most), r=3, fill=nth(place))


def _names(trend: Trend, most: float) -> Iterator[str]:
    """Names at the ends of their lines, moved down until none touches another, then up where they left the chart."""
    ends = []
    for place, series in enumerate(trend.series):
        last = next((value for value in reversed(series.values) if value is not None), 0.0)
        ends.append((_y(last, most), place))
    ends.sort()
    tops: list[float] = []
    for y, _ in ends:
        tops.append(max(y, tops[-1] + _NAME_HEIGHT) if tops else y)
    floor = float(_HEIGHT - 12)
    for at in range(len(tops) - 1, -1, -1):
        tops[at] = min(tops[at], floor)
        floor = tops[at] - _NAME_HEIGHT
    for (y, place), top in zip(ends, tops, strict=True):
        x = _WIDTH - _RIGHT
        yield element("path", d=f"M{x - 8} {number(y)}L{x + 8} {number(top)}h12", fill="none", stroke=nth(place),
                      stroke_width=1.5, stroke_dasharray=_DASHES[place % len(_DASHES)])  # fmt: skip
        yield words(shortened(trend.series[place].name, _RIGHT - 28, 12), x + 24, top + 4, font_size=12)
