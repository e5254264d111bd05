"""Tables: quotes as rows, and networks as the node and edge tables that Gephi imports.

`excel` makes a table safe for spreadsheets: a byte order mark, lines that end in CR LF, and an apostrophe before
every text that a spreadsheet would run as a formula. Without it the texts stand as they are.
"""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING, BinaryIO

from kg.export.model import LIST_SEPARATOR, Column, Edge, Network, Value, Values, joined
from kg.export.values import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.store.quote_row import QuoteRow

Cell = str | int | float | None

TOLD = ("question", "filter", "read", "store")
"""What a graph says of itself that its tables repeat in every row: a table has no other place for it."""

QUOTE_COLUMNS: dict[str, Callable[[QuoteRow], Cell]] = {
    "quote": lambda row: row.quote,
    "published": lambda row: row.published,
    "outlet": lambda row: row.outlet,
    "title": lambda row: row.title,
    "url": lambda row: row.url,
    "article": lambda row: row.article,
    "language": lambda row: row.language,
    "type": lambda row: row.type,
    "polarity": lambda row: row.polarity,
    "certainty": lambda row: row.certainty,
    "who": lambda row: row.who,
    "role": lambda row: row.role,
    "kind": lambda row: row.kind,
    "speaker": lambda row: LIST_SEPARATOR.join(iri for _, iri in row.speakers) or row.speaker,
    "speakers": lambda row: LIST_SEPARATOR.join(name for name, _ in row.speakers),
    "cue": lambda row: row.cue,
    "cue_class": lambda row: row.cue_class,
    "text": lambda row: row.text,
    "about": lambda row: LIST_SEPARATOR.join(row.about),
    "addressee": lambda row: row.addressee,
    "via": lambda row: row.via,
    "relays": lambda row: LIST_SEPARATOR.join(row.relays),
    "medium": lambda row: row.medium,
    "claim": lambda row: row.claim,
    "confidence": lambda row: row.confidence,
    "fields": lambda row: LIST_SEPARATOR.join(f"{name}={value}" for name, value in row.fields),
}
"""Columns of the table of quotes, in their order; docs/exports.md says what each holds."""

_FORMULA_STARTS = tuple("=+-@|\uff1d\uff0b\uff0d\uff20")


def write_quotes(rows: Iterable[QuoteRow], out: BinaryIO, *, excel: bool = False) -> None:
    """Writes one line per quote, in the order of `rows`, under the names of `QUOTE_COLUMNS`.

    Only the header is written where there are no rows.
    """
    lines = ([read(row) for read in QUOTE_COLUMNS.values()] for row in rows)
    write_table(QUOTE_COLUMNS, lines, out, excel=excel)


def write_nodes(network: Network, out: BinaryIO, *, excel: bool = False) -> None:
    """Writes the table of nodes, `Id,Label,…`, with what `TOLD` names at the end."""
    told = told_of(network.properties, network.node_columns)
    header = ("Id", "Label", *(column.name for column in network.node_columns), *told)
    lines = ((node.id, node.label, *cells(node.values, network.node_columns), *told.values()) for node in network.nodes)
    write_table(header, lines, out, excel=excel)


def write_edges(network: Network, out: BinaryIO, *, excel: bool = False) -> None:
    """Writes the table of edges, `Source,Target,Type,Id,Label,Weight,…`, with what `TOLD` names at the end."""
    told = told_of(network.properties, network.edge_columns)
    write_edge_table(network.edges, network.edge_columns, told, out, is_directed=network.is_directed, excel=excel)


def write_edge_table(
    edges: Iterable[Edge],
    columns: tuple[Column, ...],
    told: Mapping[str, str],
    out: BinaryIO,
    *,
    is_directed: bool,
    excel: bool = False,
) -> None:
    """The same for edges one by one; `told` is the same in every row."""
    header = ("Source", "Target", "Type", "Id", "Label", "Weight", *(column.name for column in columns), *told)
    direction = "Directed" if is_directed else "Undirected"
    lines = (
        (
            edge.source,
            edge.target,
            direction,
            edge.id,
            edge.label,
            edge.weight,
            *cells(edge.values, columns),
            *told.values(),
        )
        for edge in edges
    )
    write_table(header, lines, out, excel=excel)


def told_of(properties: Mapping[str, str], columns: Iterable[Column]) -> dict[str, str]:
    """What a table says of its whole graph in each row, by column: question, filter, what was read, store.

    Of what the graph says itself, where no column of its own has that name.
    """
    own = {column.name for column in columns}
    return {name: properties[name] for name in TOLD if name in properties and name not in own}


def cells(values: Values, columns: tuple[Column, ...]) -> Iterator[Cell]:
    """A cell for each column, None where there is no value."""
    for column in columns:
        yield cell(values[column.name]) if column.name in values else None


def cell(value: Value) -> Cell:
    """A value as one cell: lists joined, `true` and `false`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return joined(value)


def write_table(header: Iterable[str], lines: Iterable[Iterable[Cell]], out: BinaryIO, *, excel: bool = False) -> None:
    """Writes a table of any columns: its header, then its lines. None becomes an empty cell."""
    writer = csv.writer(_Encoded(out), lineterminator="\r\n" if excel else "\n")
    out.write(codecs.BOM_UTF8 if excel else b"")
    writer.writerow(header)
    made = neutral_cell if excel else _plain
    writer.writerows([made(given) for given in line] for line in lines)


class _Encoded:
    """Writes texts to a binary file in UTF-8. A wrapper of `io` would close the file with itself when writing fails."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Writes a text and returns its bytes' number."""
        return self._out.write(text.encode())


def _plain(given: Cell) -> Cell:
    return clean_text(given) if isinstance(given, str) else given


def neutral_cell(given: Cell) -> Cell:
    """The cell with an apostrophe where it would be run; spaces and control characters do not hide a formula."""
    if not isinstance(given, str):
        return given
    text = clean_text(given)
    starts_formula = text.lstrip(" \t\n\ufffd\ufeff\u00a0").startswith(_FORMULA_STARTS)
    return f"'{text}" if starts_formula or text[:1] in {"\t", "\n"} else text
