"""Tables: quotes as rows, and networks as the node and edge tables that Gephi imports.

`excel` makes a table safe for spreadsheets: a byte order mark, lines that end in CR LF, and an apostrophe before
every text that a spreadsheet would run as a formula. Without it the texts stand as they are.
"""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING, BinaryIO

from kg.export.model import LIST_SEPARATOR, Column, Network, Value, Values, joined
from kg.export.values import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.store.quote_row import QuoteRow

Cell = str | int | float | None

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
    lines = ([cell(row) for cell in QUOTE_COLUMNS.values()] for row in rows)
    write_table(QUOTE_COLUMNS, lines, out, excel=excel)


def write_nodes(network: Network, out: BinaryIO, *, excel: bool = False) -> None:
    """Writes the table of nodes, `Id,Label,…`."""
    header = ("Id", "Label", *(column.name for column in network.node_columns))
    lines = ((node.id, node.label, *_cells(node.values, network.node_columns)) for node in network.nodes)
    write_table(header, lines, out, excel=excel)


def write_edges(network: Network, out: BinaryIO, *, excel: bool = False) -> None:
    """Writes the table of edges, `Source,Target,Type,Id,Label,Weight,…`."""
    header = ("Source", "Target", "Type", "Id", "Label", "Weight", *(column.name for column in network.edge_columns))
    direction = "Directed" if network.is_directed else "Undirected"
    lines = (
        (
            edge.source,
            edge.target,
            direction,
            edge.id,
            edge.label,
            edge.weight,
            *tuple(_cells(edge.values, network.edge_columns)),
        )
        for edge in network.edges
    )
    write_table(header, lines, out, excel=excel)


def _cells(values: Values, columns: tuple[Column, ...]) -> Iterator[Cell]:
    for column in columns:
        yield _cell(values[column.name]) if column.name in values else None


def _cell(value: Value) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return joined(value)


def write_table(header: Iterable[str], lines: Iterable[Iterable[Cell]], out: BinaryIO, *, excel: bool = False) -> None:
    """Writes a table of any columns: its header, then its lines. None becomes an empty cell."""
    writer = csv.writer(_Encoded(out), lineterminator="\r\n" if excel else "\n")
    out.write(codecs.BOM_UTF8 if excel else b"")
    writer.writerow(header)
    made = neutral_cell if excel else _plain
    writer.writerows([made(cell) for cell in line] for line in lines)


class _Encoded:
    """Writes texts to a binary file in UTF-8. A wrapper of `io` would close the file with itself when writing fails."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Writes a text and returns its bytes' number."""
        return self._out.write(text.encode())


def _plain(cell: Cell) -> Cell:
    return clean_text(cell) if isinstance(cell, str) else cell


def neutral_cell(cell: Cell) -> Cell:
    """The cell with an apostrophe where it would be run; spaces and control characters do not hide a formula."""
    if not isinstance(cell, str):
        return cell
    text = clean_text(cell)
    starts_formula = text.lstrip(" \t\n\ufffd\ufeff\u00a0").startswith(_FORMULA_STARTS)
    return f"'{text}" if starts_formula or text[:1] in {"\t", "\n"} else text
