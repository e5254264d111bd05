"""Lines for a csv.reader, of which no row takes more memory than a few times the longest that is allowed.

A cell may be of any length and on any number of lines. What is too long is left out inside its cell, up to the
quotation mark that closes it, so that the next row begins where it should.
"""

from __future__ import annotations

import re
from typing import TextIO

from kg.errors import InputError

FIELD_FACTOR = 4
"""A cell that comes of these lines has at most this many times `limit_chars` characters."""

_MARK = '"'
_CLOSING = re.compile(r'[^"]*+(?:""[^"]*+)*+"')
"""From inside a cell to the mark that closes it; pieces never end on a mark, so that none is half of a pair."""
_STEPS = 10


class RowLines:
    """An iterator over lines; `begin` says that the next one begins a row."""

    def __init__(self, name: str, lines: TextIO, *, delimiter: str, limit_chars: int) -> None:
        """`name` is what errors call the input, `limit_chars` how long a row may be."""
        self._name = name
        self._lines = lines
        self._delimiter = delimiter
        self._limit_chars = limit_chars
        self._row_chars = 0
        self._is_inside_line = False
        self.number = 0
        """Lines read so far, which is the number of the last one."""
        self.is_cut = False
        """Whether something of this row was left out."""

    def begin(self) -> int:
        """Begins a row after whatever is left of the last line; gives the number of its first line."""
        self._skip_line()
        self._row_chars, self.is_cut = 0, False
        return self.number + 1

    def __iter__(self) -> RowLines:
        return self

    def __next__(self) -> str:
        """The next line, or part of it. Raises InputError UJ108 for a row of quotation marks without end."""
        # A reader that asks for more of a row is inside a cell in quotation marks.
        is_quoted = self._row_chars > 0
        if self._row_chars > self._limit_chars or self._is_inside_line:
            self.is_cut = True
            piece = self._from_closing_mark()
        else:
            piece = self._read()
        self._row_chars += len(piece)
        if not self._is_inside_line or _ends_quoted(piece, self._delimiter, is_quoted=is_quoted):
            return piece
        self.is_cut = True
        self._skip_line()
        return f"{piece}\n"

    def _from_closing_mark(self) -> str:
        while True:
            piece = self._read()
            if closing := _CLOSING.match(piece):
                return piece[closing.end() - 1 :]

    def _read(self) -> str:
        """A line, or as much of it as is allowed, then not ending on a mark. Raises StopIteration at the end."""
        is_new = not self._is_inside_line
        piece = self._piece(self._limit_chars)
        if not piece:
            raise StopIteration
        self.number += is_new
        while self._is_inside_line and piece.endswith(_MARK):
            if len(piece) > 2 * self._limit_chars:
                problem = f"more than {self._limit_chars:,} characters of one line cannot be told apart"
                place = f"{self._name}:{self.number}"
                raise InputError("UJ108", problem, place=place, cure="take the row of quotation marks out")
            piece += self._piece(self._limit_chars // _STEPS + 1)
        return piece

    def _piece(self, size_chars: int) -> str:
        piece = self._lines.readline(size_chars)
        self._is_inside_line = len(piece) >= size_chars and piece[-1] not in "\r\n"
        return piece

    def _skip_line(self) -> None:
        while self._is_inside_line:
            self._piece(self._limit_chars)


def _ends_quoted(piece: str, delimiter: str, *, is_quoted: bool) -> bool:
    """Whether the end of `piece` is inside a cell in quotation marks; `is_quoted` where its beginning is."""
    at = 0
    if not is_quoted:
        is_quoted = piece.startswith(_MARK)
        at = int(is_quoted)
    while True:
        if is_quoted:
            closing = _CLOSING.match(piece, at)
            if not closing:
                return True
            at = closing.end()
        following = piece.find(delimiter, at)
        if following < 0:
            return False
        is_quoted = piece.startswith(_MARK, following + 1)
        at = following + 1 + is_quoted
