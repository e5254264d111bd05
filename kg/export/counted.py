"""The edges of a view as a table, written as they were counted: for views that are too large to draw."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.model import WELL_KNOWN, Column, ColumnType, Edge
from kg.export.network import VIEW_EDGES
from kg.export.table import told_of, write_edge_table
from kg.export.values import clean_text, type_of, typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.views.counted import CountedView


def write_counted(counted: CountedView, out: BinaryIO, *, excel: bool = False) -> None:
    """Writes the table of edges, the same bytes that `kg.export.table.write_edges` writes of the graph.

    Every edge is worked out twice, first to learn which columns there are, so that none is kept.
    """
    columns = _columns(counted)
    definition, reading = counted.definition, counted.reading
    said = {"question": definition.question["en"], **reading.told()}
    told = told_of({name: clean_text(text) for name, text in said.items() if text}, columns)
    write_edge_table(_edges(counted, columns), columns, told, out, is_directed=definition.is_directed, excel=excel)


def _columns(counted: CountedView) -> tuple[Column, ...]:
    found = dict(VIEW_EDGES)
    for *_, values in counted.rows():
        for name, value in _kept(values).items():
            kind = WELL_KNOWN.get(name) or type_of(name, value)
            if name not in found or (found[name], kind) == (ColumnType.INTEGER, ColumnType.NUMBER):
                found[name] = kind
    return tuple(Column(name, found[name]) for name in sorted(found))


def _edges(counted: CountedView, columns: tuple[Column, ...]) -> Iterator[Edge]:
    """The edges, those of the same ends in the order of their ids."""
    for (source, target), group in groupby(counted.rows(), key=lambda row: row[:2]):
        for *_, identifier, given in sorted(group, key=lambda row: row[2]):
            values = _kept(given)
            kept = {
                column.name: typed(column.name, values[column.name], column.type)
                for column in columns
                if column.name in values
            }
            yield Edge(identifier, source, target, None, given["weight"], kept)


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without the weight, which has a column of its own, and without what holds nothing."""
    return {name: value for name, value in values.items() if name != "weight" and value not in (None, "", ())}
