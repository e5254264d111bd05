"""Slices of time: the same view of each month, quarter or year."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.views.reading import Reading

_YEAR, _MONTH = len("2025"), len("2025-04")


def _month(day: str) -> str | None:
    return day[:_MONTH] if len(day) >= _MONTH else None


def _quarter(day: str) -> str | None:
    month = _month(day)
    return f"{month[:_YEAR]}-Q{(int(month[_YEAR + 1 :]) + 2) // 3}" if month else None


SLICES: dict[str, Callable[[str], str | None]] = {
    "month": _month,
    "quarter": _quarter,
    "year": lambda day: day[:_YEAR] or None,
}
"""By length: the name of the slice of a day, a month or a year; None where a date is not as exact as that."""


def spanned(first: str, last: str) -> tuple[str, ...]:
    """The names of all slices from one to another, whether anything was published in them or not."""
    months = [
        f"{year}-{month:02}" for year in range(int(first[:_YEAR]), int(last[:_YEAR]) + 1) for month in range(1, 13)
    ]
    name_of = SLICES["quarter" if "Q" in first else "month" if len(first) == _MONTH else "year"]
    names = dict.fromkeys(name for month in months if (name := name_of(month)))
    return tuple(name for name in names if first <= name <= last)


def sliced(reading: Reading) -> tuple[tuple[tuple[str, Reading], ...], int]:
    """The readings of each slice in order, with its name, and how many quotes have no date exact enough for one.

    The whole reading under no name where no slices are wished.
    """
    if reading.filter.slice is None:
        return (("", reading),), 0
    name_of = SLICES[reading.filter.slice]
    facts = reading.facts
    names = [name_of(article.published or "") for article in facts.articles]
    found: dict[str, array[int]] = {}
    undated: set[int] = set()
    for row in reading.rows:
        number = facts.quote_at[row]
        if name := names[facts.article_of[number]]:
            found.setdefault(name, array("I")).append(row)
        else:
            undated.add(number)
    return tuple((name, replace(reading, rows=found[name])) for name in sorted(found)), len(undated)
