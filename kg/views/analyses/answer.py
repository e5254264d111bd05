"""What an analysis answers: a ranked table with its unit, and something to draw; pictures are made elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.views.drawings import Caption, Drawing

if TYPE_CHECKING:
    import networkx as nx

Cell = str | int | float | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question about a store."""

    name: str
    number: int
    question: Mapping[str, str]
    """By language, `id` and `en`."""
    unit: str
    """What is counted, in a word; one of `kg.views.counts.UNITS`."""
    counted: str
    """The same in full."""
    copies: str
    """How copies of one statement are counted."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    """The most important first; shares are numbers from 0 to 1."""
    count: int
    """Number of rows before they were cut to the most important ones."""
    notes: tuple[str, ...]
    """What a reader must know: what was sampled, left out or cut, and figures of the whole."""
    filter: str
    read: str
    """What the filter took: quotes, articles, dates, digest."""
    store: str
    """Version of the store; empty where it has none."""
    drawing: Drawing | nx.Graph[str]
    """What to draw; a graph says unit, copies, filter and what was read itself."""

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain values, each row a mapping from column to cell; without the drawing."""
        return {
            "name": self.name,
            "number": self.number,
            "question": dict(self.question),
            "unit": self.unit,
            "counted": self.counted,
            "copies": self.copies,
            "filter": self.filter,
            "read": self.read,
            "store": self.store,
            "notes": list(self.notes),
            "count": self.count,
            "columns": list(self.columns),
            "rows": [dict(zip(self.columns, row, strict=True)) for row in self.rows],
        }


def number(cell: Cell) -> float:
    """A cell as a number; 0 for a text and for none."""
    return float(cell) if isinstance(cell, int | float) else 0.0


def ranked(rows: Iterable[Row], *columns: int) -> list[Row]:
    """Rows by the numbers in these columns, the largest first; equal ones by their last cell, the id."""
    return sorted(rows, key=lambda row: (*(-number(row[column]) for column in columns), str(row[-1])))


@dataclass(frozen=True, slots=True)
class Found:
    """What one analysis found, before it is cut and captioned."""

    columns: tuple[str, ...]
    rows: Sequence[Row]
    told: Mapping[str, str]
    """What the view says of itself: `filter`, `read`, `store`, `left_out`."""
    draw: Callable[[Caption, Sequence[Row]], Drawing | nx.Graph[str]]
    """The drawing of the rows that are shown."""
    notes: tuple[str, ...] = field(default=())
