"""What the writers of text formats share: writing piece by piece, and values as XML has them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from kg.export.model import ColumnType, Value, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"} | {end: f"&#{ord(end)};" for end in "\t\n\r\x85\u2028"}
)
"""Tabs and line ends as numbers, because XML makes spaces of them in attributes, and readers in JavaScript (xmldom 0.8)
make line feeds of U+0085 and U+2028 as if the file were XML 1.1."""
_PIECES_PER_WRITE = 1000

XML_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "long",
    ColumnType.NUMBER: "double",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "string",
    ColumnType.LIST: "string",
}
"""Type of a column in GEXF and in GraphML, which have the same names for these."""


def write_pieces(pieces: Iterable[str], out: BinaryIO) -> None:
    """Writes texts to `out` as UTF-8, a thousand at a time, so that no file is ever whole in memory."""
    waiting = iter(pieces)
    while chunk := list(islice(waiting, _PIECES_PER_WRITE)):
        out.write("".join(chunk).encode())


def escaped(text: str) -> str:
    """The text as XML has it between tags and in attributes alike."""
    return text.translate(_ESCAPES)


def xml_value(value: Value) -> str:
    """A value as XML has it: lists joined, `true` and `false`, numbers that read back as the same."""
    if isinstance(value, bool):
        return "true" if value else "false"
    plain = joined(value)
    return escaped(plain) if isinstance(plain, str) else repr(plain)
