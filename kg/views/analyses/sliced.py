"""One answer for each month, quarter or year: the same question, asked of the articles of that time alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.errors import SettingsError
from kg.views.filters import EVERYTHING
from kg.views.kept import facts_of
from kg.views.reading import taken
from kg.views.slices import SLICES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import networkx as nx

    from kg.views.analyses.answer import Found, Row
    from kg.views.analyses.asking import Asking
    from kg.views.drawings import Caption, Drawing

_LAST = "~"
"""Behind every character of a date, so that of two last days the shorter text, a whole month or year, is the later."""


def each(asking: Asking, find: Callable[[Asking], Found], *, limit: int | None) -> tuple[Found, int]:
    """The rows of all slices, each with its slice in the last column, and their number before each slice was cut.

    Whatever else is said, and the drawing, are those of the whole time.
    """
    length = asking.filter.slice or ""
    whole = find(_within(asking, {}))
    rows: list[Row] = []
    count = 0
    for name, bounds in _slices(asking):
        found = _rows(find, _within(asking, bounds))
        count += len(found)
        rows += ((*row, name) for row in found[:limit])
    note = f"rows: of each {length} by itself, named in slice; all other notes and the picture are of the whole time"
    kept = "" if whole.told["filter"] == EVERYTHING else f"{whole.told['filter']}; "
    described = {**whole.told, "filter": f"{kept}slice {length}"}
    columns = (*whole.columns, "slice")
    draw = partial(_drawn, whole, limit)
    return replace(whole, columns=columns, rows=rows, told=described, notes=(note, *whole.notes), draw=draw), count


def _drawn(whole: Found, limit: int | None, caption: Caption, _: Sequence[Row]) -> Drawing | nx.Graph[str]:
    return whole.draw(caption, whole.rows[:limit])


def _rows(find: Callable[[Asking], Found], asking: Asking) -> Sequence[Row]:
    """The rows of one slice; none of one in which nobody has the name in `ego`."""
    try:
        return find(asking).rows
    except SettingsError as error:
        if error.code == "UJ742":
            return ()
        raise


def _within(asking: Asking, bounds: dict[str, str]) -> Asking:
    """The same question about a part of the time."""
    wanted: dict[str, Any] = {key: value for key, value in asking.wanted.items() if key != "slice"}
    after, before = (
        [date for date in (wanted.get(key), bounds.get(key)) if date is not None] for key in ("after", "before")
    )
    narrowed = {
        "after": max(after, default=None),
        "before": min(before, key=lambda date: date + _LAST, default=None),
    }
    return replace(asking, wanted={**wanted, **narrowed})


def _slices(asking: Asking) -> Iterator[tuple[str, dict[str, str]]]:
    """The slices in which articles of the filter were published, in order, with their first and last month or year."""
    wish = asking.filter
    facts = facts_of(asking.store)
    name_of = SLICES[wish.slice or ""]
    months: dict[str, set[str]] = {}
    for place in taken(asking.store, wish, facts):
        published = facts.articles[place].published or ""
        if name := name_of(published):
            months.setdefault(name, set()).add(published if wish.slice == "year" else published[: len("2025-04")])
    for name in sorted(months):
        bounds = (name, name) if "Q" not in name else (min(months[name]), max(months[name]))
        yield name, {"after": bounds[0], "before": bounds[1]}
