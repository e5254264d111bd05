"""The same two articles in every format, and the bad inputs with the error that each must give."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook

from kg.model.text import SourceDocument

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = SourceDocument(
    id="kr-1",
    text='Hujan lebat sejak pagi.\r\n\r\n“Kami siap,” kata Sari, "besok juga; lusa, pun".\n',
    title="Tanjung Rawa Siaga",
    url="https://kabarrawa.example/1",
    outlet="Kabar Rawa",
    published="2025-06-17",
    language="id",
    fields=(("rubrik", "Daerah"),),
)
SECOND = SourceDocument(
    id="kr-2",
    text="Menurut Dedi Purnama, air sudah surut 😀 sejak Selasa.",
    title="Air Surut",
    url="https://kabarrawa.example/2",
    outlet="Kabar Rawa",
    published="2025-06-18T10:30:00+07:00",
    language="id",
    fields=(("rubrik", "Daerah"),),
)
NAMES = ("id", "text", "title", "url", "outlet", "published", "language")
HEADER = ("id", "isi", "judul", "tautan", "media", "tanggal", "bahasa", "rubrik")


def cells(document: SourceDocument) -> tuple[str, ...]:
    """The values of a document in the order of HEADER."""
    return (*(getattr(document, name) or "" for name in NAMES), dict(document.fields)["rubrik"])


def text_of(document: SourceDocument) -> bytes:
    """A text file with front matter."""
    matter = [f"{name}: {getattr(document, name)}" for name in NAMES if name != "text"]
    return "\n".join(["---", *matter, "rubrik: Daerah", "---", document.text]).encode()


def jsonl(*documents: SourceDocument) -> bytes:
    """JSON Lines."""
    records = ({**{name: getattr(item, name) for name in NAMES}, **dict(item.fields)} for item in documents)
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def csv(*rows: tuple[str, ...], delimiter: str = ",", codec: str = "utf-8") -> bytes:
    """CSV with every cell quoted and CRLF between rows, as Excel writes it."""
    quoted = ([f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows)
    return "".join(delimiter.join(row) + "\r\n" for row in quoted).encode(codec)


def xlsx(*sheets: tuple[str, list[tuple[object, ...]]]) -> bytes:
    """A workbook with these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def table_rows() -> list[tuple[str, ...]]:
    """Header and both articles."""
    return [HEADER, cells(FIRST), cells(SECOND)]


def sheet_rows() -> list[tuple[object, ...]]:
    """Header and both articles, as Excel holds them: a date cell, and returns as `_x000D_`."""
    first, second = list[object](cells(FIRST)), list[object](cells(SECOND))
    first[1] = FIRST.text.replace("\r\n", "_x000D_\n")
    first[5] = datetime(2025, 6, 17)  # noqa: DTZ001  a spreadsheet knows no zones
    return [HEADER, tuple(first), tuple(second)]


@dataclass(frozen=True, slots=True)
class Good:
    """A file, the kind that reads it, and what must come out."""

    name: str
    kind: str
    data: Callable[[], bytes]
    expected: tuple[SourceDocument, ...] = (FIRST, SECOND)


GOOD = (
    Good("a.txt", "text", lambda: text_of(FIRST), (FIRST,)),
    Good("a.text", "text", lambda: b"\xef\xbb\xbf" + text_of(FIRST), (FIRST,)),
    Good("a.txt.gz", "text", lambda: gzip.compress(text_of(SECOND)), (SECOND,)),
    Good("a.jsonl", "jsonl", lambda: jsonl(FIRST, SECOND)),
    Good("a.ndjson", "jsonl", lambda: b"\xef\xbb\xbf\n" + jsonl(FIRST) + b"\n\n" + jsonl(SECOND)),
    Good("a.jsonl.gz", "jsonl", lambda: gzip.compress(jsonl(FIRST, SECOND))),
    Good("a.json", "jsonl", lambda: jsonl(FIRST, SECOND).decode().encode("utf-16")),
    Good("a.csv", "csv", lambda: csv(*table_rows())),
    Good("semicolon.csv", "csv", lambda: csv(*table_rows(), delimiter=";", codec="utf-8-sig")),
    Good("sep.csv", "csv", lambda: b"sep=;\r\n" + csv(*table_rows(), delimiter=";")),
    Good("pipe.csv", "csv", lambda: csv(*table_rows(), delimiter="|", codec="utf-16")),
    Good("a.tsv", "csv", lambda: csv(*table_rows(), delimiter="\t")),
    Good("windows.csv", "csv", lambda: csv(*table_rows()[:2], codec="cp1252"), (FIRST,)),
    Good("a.csv.gz", "csv", lambda: gzip.compress(csv(*table_rows()))),
    Good("a.xlsx", "xlsx", lambda: xlsx(("Berita", sheet_rows()))),
    Good("a.xlsm", "xlsx", lambda: xlsx(("Catatan", [("hal",), ("x",)]), ("Berita", [(), *sheet_rows()]))),
)


@dataclass(frozen=True, slots=True)
class Bad:
    """A file, and the errors and documents that must come out, in order: a pattern of a message, or an id."""

    name: str
    data: Callable[[], bytes]
    expected: tuple[str, ...]


_GOOD_LINE = jsonl(FIRST)
_LARGE = "Panjang sekali. " * 400_000

BAD = (
    Bad("empty.txt", lambda: b"", ("empty.txt: the file is empty .*UJ102",)),
    Bad("blank.txt", lambda: b" \n\n", ("the file is empty .*UJ102",)),
    Bad("matter.txt", lambda: b"---\nid: 1\n---\n \n", ("no text .*UJ106",)),
    Bad("binary.txt", lambda: bytes(range(256)) * 9, ("binary file.*UJ103",)),
    Bad("picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), ("picture.*UJ103",)),
    Bad("wrong.txt", lambda: "“Siap,” kata Sari.".encode() + b"\n\xff\xfe\n", ("wrong.txt:2: byte 0xff.*UJ104",)),
    Bad("large.txt", _LARGE.encode, ("more than 500,000.*UJ108",)),
    Bad("nul.txt", lambda: b"Kami siap,\x00 kata Sari. " * 3, ("NUL.*character 11.*UJ109",)),
    Bad("damaged.txt.gz", lambda: gzip.compress(text_of(FIRST))[:-12], ("compressed file is damaged.*UJ112",)),
    Bad("matter2.txt", lambda: b"---\nid: 1\nHujan.\n", ("matter2.txt:3: 'Hujan.*UJ111",)),
    Bad("a.pdf", lambda: b"%PDF", (r"no reader takes \.pdf files .*--from.*UJ110",)),
    Bad("empty.jsonl", lambda: b"\n", ("the file is empty.*UJ102",)),
    Bad(
        "lines.jsonl",
        lambda: (
            b'{"id": "a", "text": \n' + _GOOD_LINE + b'{"id": "b"}\n[1]\n"x"\n{"id": 1, "text": 5}\n'
            b'{"text": "\xff"}\n{"id": 7, "text": ""}\n{"text": "a\\u0000b"}\n' + _GOOD_LINE
        ),
        (
            r"lines\.jsonl:1: broken JSON in column 20: .*UJ105",
            "kr-1",
            r"lines\.jsonl:3: no column is the text; columns: id.*UJ107",
            r"lines\.jsonl:4: .*no JSON object.*UJ105",
            r"lines\.jsonl:5: .*no JSON object.*UJ105",
            r"lines\.jsonl:6: 'text' is int.*UJ113",
            r"lines\.jsonl:7: byte 0xff in column 11 is not UTF-8.*UJ104",
            r"lines\.jsonl:8: the article has no text.*UJ106",
            r"lines\.jsonl:9: .*NUL.*UJ109",
            "kr-1",
        ),
    ),
    Bad("array.json", lambda: b'[\n{"text": "a"}\n]', ("array.json:1: .*over several lines.*jq.*UJ105",)),
    Bad("pretty.json", lambda: b'\n{\n  "text": "a"\n}\n', ("pretty.json:2: .*over several lines.*UJ105",)),
    Bad("flat.json", lambda: b'[{"text": "a"}]', ("flat.json:1: the line is no JSON object.*jq.*UJ105",)),
    Bad("large.jsonl", lambda: json.dumps({"text": _LARGE}).encode(), ("large.jsonl:1: .*UJ108",)),
    Bad("empty.csv", lambda: b"", ("the file is empty.*UJ102",)),
    Bad("header.csv", lambda: b"id,isi\r\n", ("no rows.*UJ102",)),
    Bad("notext.csv", lambda: b"nomor,uraian\r\n1,x\r\n", ("columns: nomor, uraian .*--map 'nomor'=text.*UJ107",)),
    Bad(
        "rows.csv",
        lambda: (
            b"id,isi\r\na,Hujan turun.\r\nb,Hujan, lebat.\r\nc,\r\n"
            b"d,\xff\xe2\x80\x9cSiap\xe2\x80\x9d\r\n,,\r\ne,Surut.\r\n"
            b'f,"Tidak ditutup\r\ng,Lagi.\r\n'
        ),
        (
            "a",
            r"rows\.csv:3: the row has 3 cells, the header 2.*UJ112",
            r"rows\.csv:4: .*no text.*UJ106",
            r"rows\.csv:5: byte 0xff.*UJ104",
            "e",
            r"rows\.csv:8: a quotation mark is not closed.*lines 8 to 9.*UJ112",
        ),
    ),
    Bad(
        "open.csv",
        lambda: b'isi,id\r\nSatu,1\r\n"Dua,2\r\nTiga,3\r\n',
        ("1", r"open\.csv:3: a quotation mark is not closed.*UJ112"),
    ),
    Bad(
        "reopened.csv",
        lambda: b'isi,id\r\n"Dua,2\r\n"Tiga",3\r\nEmpat,4\r\n',
        (r"reopened\.csv:2: a quotation mark is not closed.*lines 2 to 3.*UJ112", "4"),
    ),
    Bad(
        "long.csv",
        f'isi,id\r\n"Satu",1\r\n"{_LARGE}, ""a"",\r\n{_LARGE}","2"\r\nTiga,3\r\n'.encode,
        ("1", r"long\.csv:3: the article has more than 500,000 bytes \(lines 3 to 4\).*UJ108", "3"),
    ),
    Bad(
        "longer.csv",
        f'isi,id\r\n"{_LARGE}"a,2\r\nTiga,3\r\n{_LARGE},4\r\nLima,5\r\n'.encode,
        (
            r"longer\.csv:2: a quotation mark is not closed, or not doubled.*UJ112",
            "3",
            r"longer\.csv:4: the article has more than 500,000 bytes \(split.*UJ108",
            "5",
        ),
    ),
    Bad(
        "never.csv",
        f'isi,id\r\nSatu,1\r\n"{_LARGE},2\r\nTiga,3\r\n'.encode,
        ("1", r"never\.csv:3: a quotation mark is not closed.*lines 3 to 4.*UJ112"),
    ),
    Bad(
        "marks.csv",
        lambda: b'isi,id\r\nSatu,1\r\n"' + b'"' * 12_000_000 + b'",2\r\n',
        ("1", r"marks\.csv:3: more than 5,000,000 characters of one line cannot be told apart.*UJ108"),
    ),
    Bad("zip.csv", lambda: xlsx(("Berita", sheet_rows())), ("ZIP archive .*--from xlsx.*UJ103",)),
    Bad("text.xlsx", lambda: b"bukan buku kerja", ("no XLSX workbook.*UJ103",)),
    Bad("empty.xlsx", lambda: b"", ("empty.*UJ102",)),
    Bad("cut.xlsx", lambda: xlsx(("Berita", sheet_rows()))[:900], ("no XLSX workbook.*UJ103",)),
    Bad(
        "notext.xlsx",
        lambda: xlsx(("Kosong", []), ("A", [("uraian",), ("x",)])),
        ("sheet A, row 1: .*columns: uraian.*UJ107",),
    ),
    Bad(
        "rows.xlsx",
        lambda: xlsx(("A", [("id", "isi"), ("a", "Hujan."), ("b", None), ("c", 5)])),
        ("a", "sheet A, row 3: .*UJ106", "c"),
    ),
)
