"""Tables in general, and CSV in whatever dialect and encoding. Rows are read one at a time."""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from kg.errors import InputError
from kg.ingest.columns import recognised, resolve
from kg.ingest.csv_lines import FIELD_FACTOR, RowLines
from kg.ingest.documents import Outcome, Value, make_document
from kg.ingest.encodings import CHUNK_BYTES, check_is_text, detect
from kg.ingest.source import NoticeKind, Source, head, seekable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CELL_LIMIT_CHARS = 32_767
"""Characters (units of UTF-16) at which Excel cuts a cell, and LibreOffice when it writes XLSX."""

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_CHARS = 65_536
_LINE_FACTOR = 10
"""A row may be this many times as long as an article, before part of it is left out: marks and further columns."""
_WORD = re.compile(r"\w+")
_MARKS_CURE = 'close it; a " inside a cell is written ""'
_LONG_CURE = "split it, or raise UJAR_ARTICLE_LIMIT_BYTES; or close its quotation mark where it ends"


class Row(NamedTuple):
    """The cells of one row and the place to name in messages; `problem` where the row could not be read."""

    place: str
    cells: tuple[str, ...]
    problem: InputError | None = None


def read_csv(source: Source) -> Iterator[Outcome]:
    """One document, or one error, for every row below the header.

    Raises InputError where the table as a whole cannot be read: UJ102, UJ103, UJ107.
    """
    with seekable(source.stream) as stream, _decoded(source, stream) as lines:
        rows = _csv_rows(source, lines, _delimiter(source, lines))
        header = next((row for row in rows if any(row.cells)), None)
        if header is None:
            raise empty_table(source.name)
        yield from documents(source, layout_of(source, header), rows)


def _search(column: str) -> str:
    """How a column that is kept is searched, by a key that no word of the search language can take."""
    return f"search them like field.{'_'.join(_WORD.findall(column))}:…"


class Layout(NamedTuple):
    """The columns of a table, in order, and the field that each is read as ("" for none)."""

    columns: tuple[str, ...]
    fields: tuple[str, ...]


def layout_of(source: Source, header: Row) -> Layout:
    """What the header says, told to the source. Raises InputError UJ107 where no column is the text."""
    if header.problem:
        raise header.problem
    columns = tuple(cell.strip() or f"column {number}" for number, cell in enumerate(header.cells, 1))
    found = resolve(columns, source.mapping, header.place)
    fields = tuple(found.pop(column, "") for column in columns)
    read = ", ".join(f"{column} → {field}" for column, field in zip(columns, fields, strict=True) if field)
    kept = [column for column, field in zip(columns, fields, strict=True) if not field]
    message = f"columns read: {read}" + (f"; kept as they are: {', '.join(kept)} ({_search(kept[0])})" if kept else "")
    source.tell(NoticeKind.MAPPING, message, place=header.place)
    return Layout(columns, fields)


def documents(source: Source, layout: Layout, rows: Iterable[Row]) -> Iterator[Outcome]:
    """One document, or one error, for every row that is not blank."""
    count = 0
    for row in rows:
        if row.problem:
            yield row.problem
        elif any(cell.strip() for cell in row.cells):
            yield _document(source, layout, row)
        count += 1
    if not count:
        yield InputError("UJ102", "the table has no rows", place=source.name, cure="give rows below the header")


def _document(source: Source, layout: Layout, row: Row) -> Outcome:
    if len(row.cells) > len(layout.columns) and any(row.cells[len(layout.columns) :]):
        problem = f"the row has {len(row.cells)} cells, the header {len(layout.columns)}"
        return InputError("UJ112", problem, place=row.place, cure='put cells that hold the delimiter in "…"')
    if len(row.cells) < len(layout.columns) and "\n" in row.cells[-1]:
        problem = f"a quotation mark is not closed: the row has {len(row.cells)} cells over several lines"
        return InputError("UJ112", problem, place=row.place, cure=_MARKS_CURE)
    for column, cell in zip(layout.columns, row.cells, strict=False):
        if _is_cut(cell):
            source.tell(NoticeKind.CUT, f"{column} ends where spreadsheets cut (32,767 characters)", place=row.place)
    triples = zip(layout.columns, layout.fields, row.cells, strict=False)
    return make_document(source, row.place, (Value(*triple) for triple in triples))


def _is_cut(cell: str) -> bool:
    if not CELL_LIMIT_CHARS // 2 <= len(cell) <= CELL_LIMIT_CHARS:
        return False
    units = len(cell.encode("utf-16-le", "surrogatepass")) // 2
    return CELL_LIMIT_CHARS - 1 <= units <= CELL_LIMIT_CHARS


def empty_table(name: str) -> InputError:
    """The error UJ102 for a table without a header."""
    return InputError("UJ102", "the file is empty", place=name, cure="give a table with a header and rows")


@contextmanager
def _decoded(source: Source, stream: BinaryIO) -> Iterator[io.TextIOWrapper]:
    start = head(stream)
    if not start.strip():
        raise empty_table(source.name)
    check_is_text(start, source.name)
    encoding = detect(iter(lambda: stream.read(CHUNK_BYTES), b""))
    stream.seek(0)
    if encoding.name == "cp1252":
        source.tell(NoticeKind.ENCODING, "not UTF-8, read as Windows-1252")
    lines = io.TextIOWrapper(stream, encoding.name, encoding.errors, newline="")
    try:
        yield lines
    finally:
        lines.detach()


def _delimiter(source: Source, lines: io.TextIOWrapper) -> str:
    """The delimiter whose header has most known names, then whose rows are most alike, then widest."""
    sample = lines.read(_SAMPLE_CHARS)
    lines.seek(0)
    first = sample.split("\n", 1)[0].strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == len("sep=;"):
        return first[-1]

    def quality(delimiter: str) -> tuple[int, float, int]:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
        rows = rows[: max(len(rows) - 1, 1)]
        width = len(rows[0]) if rows else 0
        return recognised(rows[0] if rows else (), source.mapping), _alike(rows, width) if width > 1 else 0.0, width

    return max(_DELIMITERS, key=quality)


def _alike(rows: list[list[str]], width: int) -> float:
    return sum(len(row) == width for row in rows) / len(rows)


def _csv_rows(source: Source, lines: io.TextIOWrapper, delimiter: str) -> Iterator[Row]:
    limit_chars = source.limit_bytes * _LINE_FACTOR
    # The module's limit is one number for the whole process; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), limit_chars * FIELD_FACTOR))
    given = RowLines(source.name, lines, delimiter=delimiter, limit_chars=limit_chars)
    reader = csv.reader(given, delimiter=delimiter, strict=True)
    while True:
        first = given.begin()
        place = f"{source.name}:{first}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            problem = f"a quotation mark is not closed, or not doubled inside a cell{_lines(first, given)}: {error}"
            yield Row(place, (), InputError("UJ112", problem, place=place, cure=_MARKS_CURE))
            continue
        if cells is None:
            return
        if given.is_cut:
            problem = f"the article has more than {source.limit_bytes:,} bytes{_lines(first, given)}"
            yield Row(place, (), InputError("UJ108", problem, place=place, cure=_LONG_CURE))
        elif cells and not (first == 1 and "".join(cells).lower() in {"sep=", f"sep={delimiter}"}):
            yield Row(place, tuple(cells))


def _lines(first: int, given: RowLines) -> str:
    return f" (lines {first} to {given.number})" if given.number > first else ""
