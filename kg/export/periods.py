"""From when to when something was seen, as whole days: what timelines of graph tools read."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.export.model import Values


def period(values: Values) -> tuple[str, str] | None:
    """First and last day by `first_seen` and `last_seen`, both inside; None where there is neither.

    A month or a year counts from its first to its last day; a time of day is left out.
    """
    first, last = values.get("first_seen"), values.get("last_seen")
    days = [str(day) for day in (first, last) if day]
    return (min(map(first_day, days)), max(map(last_day, days))) if days else None


def first_day(text: str) -> str:
    """The first day of a year, a month, a day or a moment in ISO 8601."""
    day = text[: len("2025-04-16")]
    return day + "-01-01"[len(day) - 4 :]


def last_day(text: str) -> str:
    """Its last day."""
    day = text[: len("2025-04-16")]
    whole = day if len(day) > len("2025") else f"{day}-12"
    if len(whole) > len("2025-04"):
        return whole
    year, month = map(int, whole.split("-"))
    return f"{whole}-{monthrange(year, month)[1]}"
