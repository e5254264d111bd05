"""Tables for Gephi's spreadsheet import: one edge for each pair of nodes, and time as Gephi writes it.

Gephi's import adds up parallel edges and keeps the other columns of one of them only, so edges are joined here, where
no value is lost. Its timeline needs intervals, `<[2025-01-01, 2025-03-01]>`, in a column called `timeset`.
"""

from __future__ import annotations

from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING, BinaryIO

from kg.export.model import LIST_SEPARATOR, Edge, Network, Value, Values
from kg.export.periods import first_day, last_day, period
from kg.export.table import cell, cells, told_of, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.export.table import Cell

_ADDED_UP = frozenset({"claims", "quotes", "articles"})
"""Columns of counts. What is counted under two kinds of edges counts twice in their sum, as the weights do."""
_OF_SUMS = "{}, added up over {} edges"
"""What the column `unit` says there."""


def write_gephi_nodes(network: Network, out: BinaryIO, *, excel: bool = False) -> None:
    """Writes the table of nodes, `Id,Label,timeset,…`."""
    told = told_of(network.properties, network.node_columns)
    header = ("Id", "Label", "timeset", *(column.name for column in network.node_columns), *told)
    lines = (
        (node.id, node.label, _timeset(node.values), *cells(node.values, network.node_columns), *told.values())
        for node in network.nodes
    )
    write_table(header, lines, out, excel=excel)


def write_gephi_edges(network: Network, out: BinaryIO, *, excel: bool = False) -> None:
    """Writes the table of edges, `Source,Target,Type,Id,Label,Weight,timeset,…`, one for each pair of nodes.

    Where a pair has several edges, weights and counts are added up, periods and lists are united, and different values
    of any other column, ids and labels too, are joined by `; `. `unit` then says of how many edges numbers are the sum.
    """
    names = tuple(column.name for column in network.edge_columns)
    told = told_of(network.properties, network.edge_columns)
    header = ("Source", "Target", "Type", "Id", "Label", "Weight", "timeset", *names, *told)
    lines = ((*line, *told.values()) for line in _lines(network, names))
    write_table(header, lines, out, excel=excel)


def _lines(network: Network, names: tuple[str, ...]) -> Iterator[Sequence[Cell]]:
    """The edges of a network stand in the order of their ends, so those of a pair stand together."""
    direction = "Directed" if network.is_directed else "Undirected"
    for (source, target), group in groupby(network.edges, lambda edge: (edge.source, edge.target)):
        edges = tuple(group)
        values = _joined(edges, names) if len(edges) > 1 else edges[0].values
        label = _distinct(edge.label for edge in edges if edge.label)
        yield (
            source,
            target,
            direction,
            _distinct(edge.id for edge in edges),
            label or None,
            fsum(edge.weight for edge in edges),
            _timeset(values),
            *(cell(values[name]) if name in values else None for name in names),
        )


def _joined(edges: Sequence[Edge], names: Iterable[str]) -> dict[str, Value]:
    given = {name: [edge.values[name] for edge in edges if name in edge.values] for name in names}
    found = {name: _one(name, values) for name, values in given.items() if values}
    return found | ({"unit": _OF_SUMS.format(found["unit"], len(edges))} if "unit" in found else {})


def _one(name: str, values: Sequence[Value]) -> Value:
    if name in _ADDED_UP and all(isinstance(value, int) for value in values):
        return sum(value for value in values if isinstance(value, int))
    if name == "first_seen":
        return min(map(str, values), key=lambda text: (first_day(text), text))
    if name == "last_seen":
        return max(map(str, values), key=lambda text: (last_day(text), text))
    if all(isinstance(value, tuple) for value in values):
        return tuple(dict.fromkeys(item for value in values if isinstance(value, tuple) for item in value))
    return values[0] if len(set(values)) == 1 else _distinct(str(cell(value)) for value in values)


def _distinct(texts: Iterable[str]) -> str:
    return LIST_SEPARATOR.join(dict.fromkeys(texts))


def _timeset(values: Values) -> str | None:
    days = period(values)
    return f"<[{days[0]}, {days[1]}]>" if days else None
