"""Neo4j's bulk import: two tables with typed headers and the command that reads them, in one zip.

Dates stay texts, as exact as they are known; Cypher's `date(n.first_seen)` reads them, a month or a year too.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import InputError
from kg.export.model import Column, ColumnType, Edge, Network, Node, Value, Values
from kg.export.packed import zipped
from kg.export.table import cell, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.export.table import Cell

_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "long",
    ColumnType.NUMBER: "double",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "string",
    ColumnType.LIST: "string[]",
}
_DELIMITERS = (";", "|", "\u241f")
"""Between the items of a list, the first that no item holds: Neo4j's own, a bar, the sign for a unit separator."""
_LABEL = "Node"
"""The label of a node without a kind."""
_TYPE = "RELATED_TO"
"""The type of a relationship without a kind."""
_README = """The graph {name}, for the bulk import of Neo4j 5. In the folder of these files, into an empty database:

neo4j-admin database import full neo4j --nodes=nodes.csv --relationships=relationships.csv \\
  --multiline-fields=true --array-delimiter='{delimiter}'

Nodes {nodes}, relationships {edges}. {direction}
{told}"""
_DIRECTED = "A relationship runs as its edge does."
_UNDIRECTED = "The edges have no direction, which Neo4j does not know: match them as (a)--(b)."


def write_neo4j(network: Network, out: BinaryIO) -> None:
    """Writes a zip of `nodes.csv`, `relationships.csv` and `README.txt`; equal networks give equal bytes.

    The kind of a node is its label (`Person`), that of an edge its type (`TOLD_TO`); both stay as `kind` too.
    Raises InputError UJ164, with the attribute, for what the form cannot keep: a colon in a name, which begins a type,
    and lists whose items hold all delimiters.
    """
    _refuse_colons(network)
    delimiter = _delimiter(network)
    with zipped(out) as member:
        with member("nodes.csv") as part:
            write_table(
                _header(("id:ID", "label:string"), network.node_columns, ":LABEL"), _nodes(network, delimiter), part
            )
        with member("relationships.csv") as part:
            ends = (":START_ID", ":END_ID", "id:string", "label:string", "weight:double")
            write_table(_header(ends, network.edge_columns, ":TYPE"), _relationships(network, delimiter), part)
        with member("README.txt") as part:
            part.write(_readme(network, delimiter).encode())


def _header(own: tuple[str, ...], columns: Iterable[Column], last: str) -> tuple[str, ...]:
    return (*own, *(f"{column.name}:{_TYPES[column.type]}" for column in columns), last)


def _nodes(network: Network, delimiter: str) -> Iterator[Iterable[Cell]]:
    for node in network.nodes:
        label = str(node.values.get("kind", _LABEL)).capitalize()
        yield (node.id, node.label, *_cells(node.values, network.node_columns, delimiter), label)


def _relationships(network: Network, delimiter: str) -> Iterator[Iterable[Cell]]:
    for edge in network.edges:
        values = _cells(edge.values, network.edge_columns, delimiter)
        kind = str(edge.values.get("kind", _TYPE)).upper().replace(" ", "_")
        yield (edge.source, edge.target, edge.id, edge.label, edge.weight, *values, kind)


def _cells(values: Values, columns: Iterable[Column], delimiter: str) -> Iterator[Cell]:
    for column in columns:
        value = values.get(column.name)
        if isinstance(value, tuple):
            yield delimiter.join(value)
        else:
            yield None if value is None else cell(value)


def _readme(network: Network, delimiter: str) -> str:
    return _README.format(
        name=network.name,
        delimiter=delimiter,
        nodes=len(network.nodes),
        edges=len(network.edges),
        direction=_DIRECTED if network.is_directed else _UNDIRECTED,
        told="".join(f"{key}: {value}\n" for key, value in network.properties.items()),
    )


def _refuse_colons(network: Network) -> None:
    for what, columns in (("nodes", network.node_columns), ("edges", network.edge_columns)):
        for column in columns:
            if ":" in column.name:
                problem = (
                    f"the attribute {column.name!r} has a colon in its name, which begins a type in Neo4j's headers"
                )
                raise InputError("UJ164", problem, place=what, cure="rename the attribute, or take another format")


def _delimiter(network: Network) -> str:
    """The first of `_DELIMITERS` that neither an item of a list nor a kind, of which labels are made, holds."""
    left = list(_DELIMITERS)
    items: Iterable[Node | Edge] = chain(network.nodes, network.edges)
    for item in items:
        for name, value in item.values.items():
            for text in _delimited(name, value):
                kept = [delimiter for delimiter in left if delimiter not in text]
                if not kept:
                    problem = f"the attribute {name!r} holds {text!r}: no delimiter is left for lists in Neo4j's tables"
                    cure = f"take one of {' '.join(_DELIMITERS)} out of all lists and kinds, or take another format"
                    raise InputError("UJ164", problem, place=item.id, cure=cure)
                left = kept
    return left[0]


def _delimited(name: str, value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (str(value),) if name == "kind" else ()
