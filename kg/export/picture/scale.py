"""Axes: round numbers to write at them, and where a value or a date stands along them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from math import ceil, floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_TICKS = 5


def ticks(most: float, *, is_whole: bool = False) -> tuple[float, ...]:
    """From 0, in round steps, to the first that is not below `most`."""
    if most <= 0:
        return (0.0, 1.0)
    rough = most / _TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in _STEPS if power * factor >= rough * (1 - 1e-9))
    step = max(step, 1.0) if is_whole else step
    step = float(ceil(step)) if is_whole else step
    return tuple(round(step * place, 12) for place in range(ceil(most / step - 1e-9) + 1))


def middle_day(text: str) -> float:
    """An ISO day, month or year as an ordinal day: a month or a year by its middle, a time as a part of its day.

    A text that is no date raises ValueError.
    """
    try:
        return _middle_day(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no ISO date") from error


def _middle_day(text: str) -> float:
    if len(text) == len("2025"):
        return (date(int(text), 1, 1).toordinal() + date(int(text), 12, 31).toordinal()) / 2
    if len(text) == len("2025-04"):
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, 1).toordinal() + (monthrange(year, month)[1] - 1) / 2
    day = date.fromisoformat(text[:10]).toordinal()
    hours = text[11:16]
    return day + (int(hours[:2]) * 60 + int(hours[3:])) / 1440 if hours else float(day)


def dates_between(first: float, last: float, *, most: int = 8) -> tuple[tuple[float, str], ...]:
    """Round days to write on an axis: years, months or days, at most about `most`, each with how it is written."""
    start, end = date.fromordinal(floor(first)), date.fromordinal(ceil(last))
    months = (end.year - start.year) * 12 + end.month - start.month
    if months / 12 >= 3:
        step = ceil((end.year - start.year + 1) / most)
        return tuple(
            (float(date(year, 1, 1).toordinal()), str(year)) for year in range(start.year + 1, end.year + 1, step)
        )
    if months >= 3:
        return tuple(_months(start, end, step=ceil(months / most)))
    step = max(ceil((end - start).days / most), 1)
    days = range(start.toordinal(), end.toordinal() + 1, step)
    return tuple((float(day), date.fromordinal(day).isoformat()) for day in days)


def _months(start: date, end: date, *, step: int) -> list[tuple[float, str]]:
    found = []
    for number in range(start.year * 12 + start.month, end.year * 12 + end.month, step):
        year, month = divmod(number, 12)
        found.append((float(date(year, month + 1, 1).toordinal()), f"{year}-{month + 1:02}"))
    return found
