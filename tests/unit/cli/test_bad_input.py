"""Every kind of bad input: a message with place and cure, exit code 2, the rest goes on, the store stays as it was."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from kg.settings import Settings
from kg.store import open_store

WORDS = '"Pintu air sudah ditutup," kata Gubernur Ratna Prameswari, Rabu (18/6/2025).'
LONG = f"{WORDS}\n" * 66_000
"""A little over five megabytes."""


def workbook(path: Path) -> None:
    book = Workbook()
    book.active.append(["judul", "tanggal"])
    book.active.append(["Air Surut", "2025-06-17"])
    book.save(path)


def lines(*rows: object) -> Callable[[Path], None]:
    return lambda path: path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


FILES: tuple[tuple[str, Callable[[Path], object], str], ...] = (
    ("kosong.txt", lambda path: path.write_bytes(b""), "kosong.txt: the file is empty (give a file with an article)"),
    ("kosong.csv", lambda path: path.write_bytes(b""), "kosong.csv: the file is empty (give a table with"),
    ("kosong.xlsx", lambda path: path.write_bytes(b""), "kosong.xlsx: the file is empty (give a table with"),
    ("biner.txt", lambda path: path.write_bytes(bytes(range(256)) * 9), "biner.txt: this is a binary file, not text ("),
    (
        "gambar.png",
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n"),
        "gambar.png: no reader takes .png files (give ",
    ),
    ("biner.xlsx", lambda path: path.write_bytes(bytes(900)), "biner.xlsx: this is no XLSX workbook, or a damaged one"),
    ("rusak.txt", lambda path: path.write_bytes(b"\xc3\xa9 " * 9 + b"\xff\xfe kata"), "rusak.txt:1: byte 0xff (number"),
    ("baris.jsonl", lambda path: path.write_text('{"text": "pu\n'), "baris.jsonl:1: broken JSON in column 13"),
    ("tanpa.jsonl", lines({"id": "a"}), "tanpa.jsonl:1: no column is the text; columns: id (add one with the text"),
    ("hampa.jsonl", lines({"text": " "}), "hampa.jsonl:1: the article has no text (fill in the text"),
    ("judul.xlsx", workbook, "judul.xlsx, sheet Sheet, row 1: no column is the text; columns: judul, tanggal ("),
    (
        "judul.csv",
        lambda path: path.write_text("judul,uraian\na,b\n"),
        "(say which one is, for example --map 'uraian'=",
    ),
    ("besar.txt", lambda path: path.write_text(LONG), "besar.txt: the article has more than 500,000 bytes (split it"),
    ("besar.jsonl", lines({"text": LONG}), "besar.jsonl:1: the article has more than 500,000 bytes"),
)

ROWS = {
    "many lines": '"' + "Pintu air, kata Ratna.\n" * 28_000 + '"',
    "one line": '"' + "Pintu air, kata Ratna. " * 28_000 + '"',
    "no marks": "Pintu air ditutup. " * 34_000,
    "five megabytes": '"' + LONG.replace('"', '""') + '"',
    "five megabytes on one line": '"' + LONG.replace('"', '""').replace("\n", " ") + '"',
    "five megabytes without marks": "Pintu air ditutup. " * 280_000,
}


@pytest.fixture
def store(ujar: Callable, article: Path, tmp_path: Path) -> Path:
    assert ujar("ingest", article).code == 0
    return tmp_path / "ujar-store"


def exported(ujar: Callable) -> list[str]:
    return sorted(ujar("export").out.splitlines())


@pytest.mark.parametrize(("name", "make", "message"), FILES, ids=[row[0] for row in FILES])
def test_a_bad_file_stops_no_other_and_leaves_the_store(
    name: str, make: Callable[[Path], object], message: str, ujar: Callable, store: Path
) -> None:
    make(store.parent / name)
    before = exported(ujar)
    alone = ujar("ingest", name)
    assert (alone.code, message in alone.err, "nothing was taken in" in alone.err) == (2, True, True), alone.err
    assert exported(ujar) == before
    (store.parent / "baik.txt").write_text(WORDS, encoding="utf-8")
    batch = ujar("ingest", name, "baik.txt")
    assert (batch.code, batch.out[:22]) == (2, "articles 1, quotes 1, ")
    assert message in batch.err
    assert "the other articles went on" in batch.err
    extracted = ujar("extract", name, "baik.txt", "--format", "jsonl")
    assert (extracted.code, len(extracted.out.splitlines())) == (2, 1)
    assert message in extracted.err
    assert "Traceback" not in alone.err + batch.err + extracted.err


@pytest.mark.parametrize("cell", ROWS)
def test_a_large_cell_of_a_table_loses_no_other_row(cell: str, ujar: Callable, tmp_path: Path) -> None:
    good = [f"{number},{WORDS.translate({34: None, 44: None})}" for number in (1, 3)]
    (tmp_path / "besar.csv").write_text(f"id,isi\n{good[0]}\n2,{ROWS[cell]}\n{good[1]}\n", encoding="utf-8")
    extracted = ujar("extract", "besar.csv", "--format", "jsonl", "--lang", "id")
    assert [json.loads(line)["id"] for line in extracted.out.splitlines()] == ["1", "3"]
    assert extracted.code == 2
    assert "besar.csv:3: the article has more than 500,000 bytes" in extracted.err
    assert "failed 1, " in extracted.err
    assert "quotation mark is not closed" not in extracted.err


def test_a_long_article_is_read_in_reasonable_time(ujar: Callable, tmp_path: Path) -> None:
    (tmp_path / "panjang.txt").write_text(LONG[:200_000], encoding="utf-8")
    ran = ujar("extract", "panjang.txt", "--format", "jsonl")
    assert ran.code == 0
    assert float(ran.err.split()[-2]) < 60


COMMANDS = ("ingest kr-1.txt", "search air", "query -e ASK{}", "export", "view speakers", "serve --port 0")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_store_of_a_newer_version_is_left_alone(command: str, ujar: Callable, store: Path) -> None:
    description = store / "store.json"
    newer = json.loads(description.read_text()) | {"format": 99, "ujar": "9.1.0"}
    description.write_text(json.dumps(newer))
    ran = ujar(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert "ujar-store: the store has format 99, this Ujar reads up to 1 (upgrade ujar to 9.1.0 or newer)" in ran.err
    assert json.loads(description.read_text()) == newer


def test_a_second_writer_is_told_to_wait(ujar: Callable, store: Path, tmp_path: Path) -> None:
    (tmp_path / "baik.txt").write_text(WORDS, encoding="utf-8")
    before = exported(ujar)
    writer = open_store(store, settings=replace(Settings(), store=store))
    command = [sys.executable, "-m", "kg.cli", "ingest", "baik.txt"]
    second = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    writer.close()
    assert (second.returncode, second.stdout) == (2, "")
    assert "another process is writing" in second.stderr
    assert "[UJ403]" in second.stderr
    assert exported(ujar) == before
    assert ujar("ingest", "baik.txt").code == 0


QUERIES = (
    ("SELECT * {", "line 1, column 11: the query is no SPARQL: reading it stopped at its end (see whether"),
    ("SELECT * { ?q a ujar:Quote ;", "line 1, column 29: the query is no SPARQL"),
    ("SELECT * {\n  ?s <a b> ?o }", "line 2, column 11: the query is no SPARQL: reading it stopped before '?o }'"),
    ("SELECT * { ?q a kutip:Quote }", "a prefix before this place is not declared (declare it with PREFIX"),
    ("", "line 1, column 1: the query is empty (begin with SELECT"),
    ("SELECT * { ?q a ujar:Quote . SERVICE <http://a.example/> {} }", "line 1, column 30: SERVICE is not allowed"),
)


@pytest.mark.parametrize(("query", "message"), QUERIES, ids=[row[0] or "empty" for row in QUERIES])
def test_a_malformed_query_is_placed_as_it_was_given(query: str, message: str, ujar: Callable, store: Path) -> None:
    ran = ujar("query", "-e", query)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
