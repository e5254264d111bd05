"""The flat tables of a release: what each column means and which pattern of the graph it is read by.

They are data, `tables.toml` beside this module; the data dictionary is made from the same file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.coverage import coverage
from kg.export.model import LIST_SEPARATOR
from kg.rdf.vocab import PROLOGUE
from kg.views.rows import KINDS

if TYPE_CHECKING:
    from kg.store.base import View

_FILE = Path(__file__).with_name("tables.toml")
_VARIABLE = re.compile(r"\?(\w+)")
_NUMBERS = {"integer", "number"}
Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `type` is a type of a Frictionless table schema."""

    name: str
    type: str
    en: str
    id: str
    """What it means, in Indonesian."""
    pattern: str = ""
    """From a variable of the table's key to `?v`; empty for such a variable itself."""
    of: str = ""
    """That variable."""
    pick: str = "least"
    shape: str = ""
    """`local`: the local name of an IRI; `kind`: the kind of agent that a class stands for."""
    term: str = ""
    """The property that it comes from, with its prefix."""
    refers: str = ""
    """`table.column` that its values stand in."""
    values: tuple[str, ...] = ()
    """All values there are, where they are few."""

    @property
    def query(self) -> str:
        """The SELECT of pairs of the variable and `?v`."""
        return f"SELECT ?{self.of} ?v {{ {self.pattern} }}"


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its file is `tables/<name>.csv`."""

    name: str
    key: tuple[str, ...]
    rows: str
    """Pattern whose solutions over `key` are the rows; empty for the table of coverage, which is counted."""
    en: str
    id: str
    columns: tuple[Column, ...]

    @property
    def path(self) -> str:
        """Its file in a release."""
        return f"tables/{self.name}.csv"

    @property
    def query(self) -> str:
        """The SELECT of the keys."""
        return f"SELECT DISTINCT {' '.join(f'?{name}' for name in self.key)} {{ {self.rows} }}"


@cache
def tables() -> tuple[Table, ...]:
    """All tables, in the order of the file."""
    found: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["tables"]
    return tuple(_table(row) for row in found)


def table_rows(view: View, table: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table in the order of their keys; reads its columns one by one and holds them in memory."""
    if not table.rows:
        yield from _coverage_rows(view)
        return
    keys = sorted(tuple(str(value) for value in row) for row in view.select(PROLOGUE + table.query))
    values = [_values(view, column) if column.pattern else {} for column in table.columns]
    places = [table.key.index(column.of) for column in table.columns]
    for key in keys:
        yield tuple(
            found.get(key[place], _nothing(column)) if column.pattern else key[place]
            for column, found, place in zip(table.columns, values, places, strict=True)
        )


def _coverage_rows(view: View) -> Iterator[tuple[Cell, ...]]:
    for cell in coverage(view).cells:
        yield cell.outlet, cell.name, cell.month, cell.articles, cell.quotes


def _values(view: View, column: Column) -> dict[str, Cell]:
    """The cell of each key that has one."""
    found: dict[str, set[str]] = {}
    for key, value in view.select(PROLOGUE + column.query):
        if key and value is not None and (made := _shaped(value, column.shape)) is not None:
            found.setdefault(key, set()).add(made)
    return {key: _picked(values, column) for key, values in found.items()}


def _shaped(value: str, shape: str) -> str | None:
    if shape == "kind":
        return KINDS.get(value)
    return value.rpartition("#")[2].rpartition("/")[2] if shape == "local" else value


def _picked(values: set[str], column: Column) -> Cell:
    if column.pick == "count":
        return len(values)
    by_number = column.type in _NUMBERS
    ordered = sorted(values, key=lambda value: (float(value) if by_number else 0.0, value))
    if column.pick == "all":
        return LIST_SEPARATOR.join(ordered)
    return ordered[-1 if column.pick == "greatest" else 0]


def _nothing(column: Column) -> Cell:
    return 0 if column.pick == "count" else None


def _table(row: dict[str, Any]) -> Table:
    key = tuple(row["key"])
    columns = tuple(_column(column, key) for column in row["columns"])
    return Table(row["name"], key, row["rows"], row["en"], row["id"], columns)


def _column(row: dict[str, Any], key: tuple[str, ...]) -> Column:
    given = dict(row)
    shape, values = given.pop("as", ""), tuple(given.pop("values", ()))
    mentioned = _VARIABLE.findall(given.get("pattern", ""))
    of = given.pop("of", "") or next((name for name in (*mentioned, given["name"]) if name in key), key[0])
    return Column(**given, of=of, shape=shape, values=values)
