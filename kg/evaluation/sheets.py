"""Coding sheets as CSV or XLSX files: the same rows give the same bytes, and what a spreadsheet does is forgiven."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.errors import InputError, SettingsError
from kg.export.table import neutral_cell
from kg.export.values import clean_text
from kg.ingest.encodings import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

CELL_CHARS = 30_000
"""Of a text in one cell; spreadsheets cut at 32,767."""
_ENDINGS = (".csv", ".xlsx")
_DELIMITERS = (",", ";", "\t")
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDE, _NARROW = 90, 16
_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet by its columns, in lower case; `place` is sheet and row."""

    place: str
    cells: Mapping[str, str]


def check_ending(path: Path) -> None:
    """Raises SettingsError UJ719 for a file that is neither CSV nor XLSX."""
    if path.suffix.lower() not in _ENDINGS:
        problem = f"a sheet cannot be a {path.suffix or 'file without ending'}"
        raise SettingsError("UJ719", problem, place=str(path), cure=f"name it with {' or '.join(_ENDINGS)}")


def write_sheet(
    path: Path,
    out: BinaryIO,
    rows: Iterable[Sequence[str]],
    *,
    wide: Iterable[int] = (),
    choices: Mapping[int, Sequence[str]] | None = None,
) -> None:
    """Writes rows, the header first, in the form that the ending of `path` names.

    In a workbook the columns numbered in `wide` are broad, and `choices` offers values for a column from row 3 on.
    """
    check_ending(path)
    if path.suffix.lower() == ".xlsx":
        _write_xlsx(out, rows, wide=frozenset(wide), choices=choices or {})
        return
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    csv.writer(text, lineterminator="\r\n").writerows([neutral_cell(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()


def read_sheet(path: Path, *, needed: str) -> list[Row]:
    """The rows below the header, which is the first row that has a column `needed`; blank rows and remarks left out.

    A row whose first cell begins with `#` is a remark. Raises InputError UJ101 or UJ103 for a file that cannot be
    opened, UJ118 for one without such a header.
    """
    check_ending(path)
    names: list[str] = []
    found: list[Row] = []
    for number, cells in enumerate(_cells(path), 1):
        texts = [cell.strip().removeprefix("'") for cell in cells]
        if not names:
            folded = [text.casefold() for text in texts]
            names = folded if needed in folded else []
        elif any(texts) and not texts[0].startswith(_COMMENT):
            found.append(Row(f"{path}, row {number}", dict(zip(names, texts, strict=False))))
    if not names:
        cure = "give a sheet that ujar sample wrote, with its header"
        raise InputError("UJ118", f"there is no header with a column {needed}", place=str(path), cure=cure)
    return found


def columns_of(path: Path) -> frozenset[str]:
    """The names in the first row that is not blank, in lower case."""
    check_ending(path)
    first = next((cells for cells in _cells(path) if any(cells)), [])
    return frozenset(cell.strip().casefold() for cell in first)


def _cells(path: Path) -> Iterator[list[str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise InputError("UJ101", problem, place=str(path), cure="check the path and its permissions") from error
    if path.suffix.lower() == ".xlsx":
        from kg.ingest.workbooks import first_sheet

        return first_sheet(data, str(path))
    return _csv_cells(decode(data, str(path))[0].removeprefix("\ufeff"), str(path))


def _csv_cells(text: str, place: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        yield from reader
    except csv.Error as error:
        cure = "save it again as CSV from a spreadsheet, or as XLSX"
        raise InputError(
            "UJ112", f"the row is damaged: {error}", place=f"{place}:{reader.line_num}", cure=cure
        ) from error


def _delimiter(text: str) -> str:
    head = text.lstrip("\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=head.count)


def _write_xlsx(
    out: BinaryIO, rows: Iterable[Sequence[str]], *, wide: frozenset[int], choices: Mapping[int, Sequence[str]]
) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column, clean_text(text))
            cell.data_type, cell.alignment = "s", wrapped
            if number == 1:
                cell.font = bold
    _lay_out(sheet, wide, choices)
    made = io.BytesIO()
    workbook.save(made)
    out.write(_without_times(made))


def _lay_out(sheet: Worksheet, wide: frozenset[int], choices: Mapping[int, Sequence[str]]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "B3"
    for number in range(1, sheet.max_column + 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDE if number in wide else _NARROW
        if number in choices:
            offered = DataValidation("list", formula1=f'"{",".join(choices[number])}"', allow_blank=True)
            sheet.add_data_validation(offered)
            offered.add(f"{letter}3:{letter}{sheet.max_row + 500}")


def _without_times(made: io.BytesIO) -> bytes:
    """The workbook without the time at which it was made."""
    result = io.BytesIO()
    with ZipFile(made) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(name)) if name.startswith("docProps") else None
            new.writestr(ZipInfo(name), old.read(name) if data is None else data, ZIP_DEFLATED)
    return result.getvalue()
