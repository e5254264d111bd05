"""Horizontal bars: counts with their shares, shares with their intervals, or parts of a whole end to end."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.looks import KINDS, UNKNOWN, hexadecimal, look
from kg.export.picture.caption import entries, footer, heading, nothing
from kg.export.picture.palette import ink, nth
from kg.export.picture.scale import ticks
from kg.export.picture.svg import FAINT, HALO, RULE, Block, amount, element, safe, shortened, stacked, text_width, words
from kg.export.picture.tongue import say
from kg.views.drawings import Bars, Series

_WIDTH = 860
_LABEL = 250
_VALUE = 130
_THICK, _ROW_GAP, _AXIS = 16, 8, 44
_SIZE = 12


def bars_svg(bars: Bars) -> str:
    """The chart as an SVG document. Raises ValueError where a series has not one value per category."""
    _check(bars)
    body = Block("\n".join(_body(bars)), _WIDTH, _AXIS + len(bars.categories) * _row(bars))
    if not bars.categories:
        body = nothing("row", bars.caption, width=_WIDTH)
    blocks = (
        heading(bars.caption, below="", width=_WIDTH),
        _legend(bars.series),
        body,
        footer(bars.caption, width=_WIDTH),
    )
    return stacked(blocks, title=bars.caption.title)


def _legend(series: tuple[Series, ...]) -> Block:
    if len(series) < 2:
        return Block("", 0, 0)
    swatches = tuple(
        (element("rect", x=-8, y=-8, width=16, height=16, rx=3, fill=fill), one.name)
        for one, fill in zip(series, _fills(series), strict=True)
    )
    return entries(swatches, width=_WIDTH)


def _fills(series: tuple[Series, ...]) -> tuple[str, ...]:
    """The colour of each series: kinds of nodes have theirs."""
    if all(one.name in KINDS or one.name == UNKNOWN for one in series):
        return tuple(hexadecimal(look(one.name).colour) for one in series)
    return tuple(map(nth, range(len(series))))


def _check(bars: Bars) -> None:
    count = len(bars.categories)
    for series in bars.series:
        for values in (series.values, series.low or series.values, series.high or series.values):
            if len(values) != count:
                raise ValueError(f"series {series.name!r} has {len(values)} values for {count} categories")
    if bars.shares and len(bars.shares) != count:
        raise ValueError(f"there are {len(bars.shares)} shares for {count} categories")


def _row(bars: Bars) -> int:
    lanes = 1 if bars.is_stacked else max(len(bars.series), 1)
    return lanes * _THICK + _ROW_GAP


def _most(bars: Bars) -> float:
    if bars.is_stacked:
        totals = [sum(series.values[row] or 0 for series in bars.series) for row in range(len(bars.categories))]
        return min(max(totals, default=0), 1.0) if bars.is_share else max(totals, default=0)
    ends = [value for series in bars.series for value in (*series.values, *series.high) if value is not None]
    return max(ends, default=0)


def _body(bars: Bars) -> Iterator[str]:
    marks = ticks(_most(bars), is_whole=not bars.is_share and _is_whole(bars))
    scale = (_WIDTH - _LABEL - _VALUE) / marks[-1]
    height = _AXIS + len(bars.categories) * _row(bars)
    yield words(shortened(bars.value_label, _WIDTH - _LABEL, _SIZE), _LABEL, 12, font_size=_SIZE, fill=FAINT)
    for mark in marks:
        x = _LABEL + mark * scale
        yield element("line", x1=x, x2=x, y1=_AXIS - 8, y2=height, stroke=RULE, stroke_width=1)
        text = amount(mark, bars.caption.language, is_share=bars.is_share)
        yield words(text, x, 30, font_size=11, fill=FAINT, text_anchor="middle")
    for row, category in enumerate(bars.categories):
        top = _AXIS + row * _row(bars)
        middle = top + (_row(bars) - _ROW_GAP) / 2 + 4
        label = element("title", safe(category)) + words(
            shortened(category, _LABEL - 12, _SIZE), _LABEL - 8, middle, font_size=_SIZE, text_anchor="end"
        )
        yield element("g", label)
        yield from (_stack if bars.is_stacked else _beside)(bars, row, top, scale)


def _beside(bars: Bars, row: int, top: float, scale: float) -> Iterator[str]:
    """The bars of a category one under the other, each with its value and what it is of the whole."""
    for lane, (series, fill) in enumerate(zip(bars.series, _fills(bars.series), strict=True)):
        value = series.values[row]
        y = top + lane * _THICK
        if value is None:
            yield words(say("no value", bars.caption.language), _LABEL + 4, y + 12, font_size=11, fill=FAINT, **HALO)
            continue
        end = _LABEL + max(value, 0) * scale
        yield element("rect", x=_LABEL, y=y, width=max(end - _LABEL, 0), height=_THICK - 1, fill=fill)
        ends = [bound[row] for bound in (series.low, series.high) if bound]
        if len(ends) == 2 and None not in ends:
            low, high = (_LABEL + (bound or 0) * scale for bound in ends)
            yield _interval(low, high, y + (_THICK - 1) / 2)
            end = max(end, high)
        share = bars.shares[row] if bars.shares and lane == 0 else None
        of_whole = "" if share is None else f" ({amount(share, bars.caption.language, is_share=True)})"
        told = amount(value, bars.caption.language, is_share=bars.is_share) + of_whole
        yield words(told, end + 6, y + 12, font_size=11, **HALO)


def _interval(low: float, high: float, y: float) -> str:
    ink = "#1a1a1a"
    lines = ((low, y, high, y), (low, y - 4, low, y + 4), (high, y - 4, high, y + 4))
    return "".join(
        element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=ink, stroke_width=1.2) for x1, y1, x2, y2 in lines
    )


def _stack(bars: Bars, row: int, top: float, scale: float) -> Iterator[str]:
    """The parts of a category end to end; a part that has room for it shows its value, the sum stands at the end."""
    left, total = float(_LABEL), 0.0
    for series, fill in zip(bars.series, _fills(bars.series), strict=True):
        value = series.values[row] or 0
        text = amount(value, bars.caption.language, is_share=bars.is_share)
        title = element("title", safe(f"{bars.categories[row]}, {series.name}: {text}"))
        rect = element("rect", x=left, y=top, width=value * scale, height=_THICK - 1, fill=fill, stroke="#ffffff")
        inside = text_width(text, 10) + 6 < value * scale
        told = (
            words(text, left + value * scale / 2, top + 11.5, font_size=10, text_anchor="middle", fill=ink(fill))
            if inside
            else ""
        )
        yield element("g", title + rect + told)
        left, total = left + value * scale, total + value
    if not bars.is_share:
        yield words(amount(total, bars.caption.language), left + 6, top + 12, font_size=11, **HALO)


def _is_whole(bars: Bars) -> bool:
    return all(value == round(value) for series in bars.series for value in series.values if value is not None)
