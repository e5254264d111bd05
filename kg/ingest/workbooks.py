"""XLSX workbooks: the first sheet that has a column of texts."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from kg.errors import InputError
from kg.ingest.source import NoticeKind, Source, head, seekable
from kg.ingest.tables import Layout, Row, documents, empty_table, layout_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook

    from kg.ingest.documents import Outcome


class _Sheet(Protocol):
    """What is used of openpyxl's read-only sheet, whose type stubs are wrong."""

    title: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]: ...


_DAMAGED = (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, EOFError)
"""What openpyxl raises for files that are no workbooks, or damaged ones; XML errors are SyntaxErrors."""


def read_xlsx(source: Source) -> Iterator[Outcome]:
    """One document, or one error, for every row of the sheet below its header.

    Raises InputError where there is no such sheet: UJ102 empty, UJ103 no workbook, UJ107 no column of texts.
    """
    with seekable(source.stream) as stream:
        if not head(stream):
            raise empty_table(source.name)
        workbook = _loaded(source, stream)
        layout, rows = _sheet_of_texts(source, workbook)
        yield from documents(source, layout, rows)
        workbook.close()


def first_sheet(data: bytes, place: str) -> Iterator[list[str]]:
    """The cells of a workbook's first sheet as text, row by row, blank rows too.

    Raises InputError UJ103 for what is no workbook.
    """
    source = Source(place, place, BytesIO(data))
    sheet = cast("_Sheet", _loaded(source, source.stream).worksheets[0])
    sheet.reset_dimensions()
    try:
        yield from ([_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
    except _DAMAGED as error:
        raise _damaged(source, error) from error


def _loaded(source: Source, stream: BinaryIO) -> Workbook:
    try:
        with warnings.catch_warnings():
            # What openpyxl warns about (styles, extensions) has nothing to do with the cells' values.
            warnings.simplefilter("ignore", UserWarning)
            return load_workbook(stream, read_only=True, data_only=True)
    except _DAMAGED as error:
        raise _damaged(source, error) from error


def _damaged(source: Source, error: Exception) -> InputError:
    cure = "save it again as .xlsx, or as CSV"
    return InputError("UJ103", f"this is no XLSX workbook, or a damaged one: {error}", place=source.name, cure=cure)


def _sheet_of_texts(source: Source, workbook: Workbook) -> tuple[Layout, Iterator[Row]]:
    refusals: list[InputError] = []
    for sheet in workbook.worksheets:
        rows = _rows(source, cast("_Sheet", sheet))
        header = next((row for row in rows if any(row.cells)), None)
        try:
            if header is None:
                raise empty_table(f"{source.name}, sheet {sheet.title}")
            layout = layout_of(source, header)
        except InputError as error:
            refusals.append(error)
            continue
        _tell_sheets(source, workbook.sheetnames, sheet.title)
        return layout, rows
    if not refusals:
        raise empty_table(source.name)
    raise next((error for error in refusals if error.code == "UJ107"), refusals[0])


def _tell_sheets(source: Source, titles: list[str], read: str) -> None:
    if len(titles) > 1:
        others = ", ".join(title for title in titles if title != read)
        source.tell(NoticeKind.SHEETS, f"sheet {read!r} is read; not read: {others}")


def _rows(source: Source, sheet: _Sheet) -> Iterator[Row]:
    # A sheet's own statement of its size is often wrong, and openpyxl would cut it there.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True)
    for number in count(1):
        try:
            cells = next(rows, None)
        except _DAMAGED as error:
            raise _damaged(source, error) from error
        if cells is None:
            return
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield Row(f"{source.name}, sheet {sheet.title}, row {number}", tuple(texts))


def _text(cell: object) -> str:
    """A cell as text: dates in ISO, whole numbers without `.0`, text with its escapes (`_x000D_`) undone."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return str(unescape(cell))
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
