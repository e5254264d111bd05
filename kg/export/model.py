"""The one typed model that every graph exporter writes.

A value is a text, an integer, a number, a boolean, an ISO date or a list of texts; one column has one type, an
absent value is no value at all, and nodes and edges stand in a fixed order, so that equal graphs become equal
files. `kg.export.sanitise` makes networks; the exporters only write them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | int | float | bool | tuple[str, ...]
Values = Mapping[str, Value]


class ColumnType(StrEnum):
    """What every value of a column is."""

    TEXT = "text"
    INTEGER = "integer"
    """Whole number of 64 bits."""
    NUMBER = "number"
    """Finite floating-point number."""
    BOOLEAN = "boolean"
    DATE = "date"
    """ISO 8601 year, month, day, or day and time, as exact as it is known."""
    LIST = "list"
    """Texts; formats without lists join them with `LIST_SEPARATOR`."""


LIST_SEPARATOR = "; "
RESERVED = frozenset(
    {"id", "label", "name", "source", "target", "type", "weight", "start", "end", "key", "interaction"}
    | {"viz", "spells", "slices", "parents", "pid", "for", "value", "networkx_key"}
)
"""Names that some format or reader takes for structure; measured with networkx, Cytoscape.js, igraph and DOT."""
WELL_KNOWN = {
    "kind": ColumnType.TEXT,
    "first_seen": ColumnType.DATE,
    "last_seen": ColumnType.DATE,
    "claim_count": ColumnType.INTEGER,
    "quote_count": ColumnType.INTEGER,
}
"""Columns that writers read themselves, for spells, sizes and colours; they have these types in every network."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of nodes or edges."""

    name: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class Node:
    """A node; `id` is an IRI wherever the graph comes from a store."""

    id: str
    label: str
    values: Values


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge; in an undirected network `source` is the lesser of the two ids."""

    id: str
    source: str
    target: str
    label: str | None
    weight: float
    values: Values


@dataclass(frozen=True, slots=True)
class Network:
    """A graph ready to be written."""

    name: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    node_columns: tuple[Column, ...]
    edge_columns: tuple[Column, ...]
    is_directed: bool = True
    properties: Mapping[str, str] = field(default_factory=dict)
    """What the graph says of itself: question, filter, unit, store."""


def joined(value: Value) -> str | int | float | bool:
    """The value as a format without lists has it."""
    return LIST_SEPARATOR.join(value) if isinstance(value, tuple) else value
