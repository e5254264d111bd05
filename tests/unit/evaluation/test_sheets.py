"""Coding sheets as files, and texts as their letters."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kg.errors import InputError, SettingsError
from kg.evaluation.letters import in_letters, letters, parsed, shown
from kg.evaluation.sheets import columns_of, read_sheet, write_sheet
from kg.model.text import Span

ROWS = (("id", "text"), ("# see", "help"), ("a1", "=1+1"), ("a2", "- baris\nkedua; “ya”, tidak"), ("", ""))


def written(path: Path) -> Path:
    out = io.BytesIO()
    write_sheet(path, out, ROWS, wide={2}, choices={2: ("y", "n")})
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("name", ["s.csv", "s.xlsx", "S.XLSX"])
def test_a_sheet_is_read_as_it_was_written(name: str, tmp_path: Path) -> None:
    path = written(tmp_path / name)
    rows = read_sheet(path, needed="id")
    assert [row.cells for row in rows] == [
        {"id": "a1", "text": "=1+1"},
        {"id": "a2", "text": "- baris\nkedua; “ya”, tidak"},
    ]
    assert rows[1].place == f"{path}, row 4"
    assert columns_of(path) == {"id", "text"}


@pytest.mark.parametrize("name", ["s.csv", "s.xlsx"])
def test_the_same_rows_give_the_same_bytes(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(tmp_path / name).read_bytes()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert written(tmp_path / f"zwei-{name}").read_bytes() == first


def test_no_cell_is_run_as_a_formula(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path / "s.xlsx")).worksheets[0]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=1+1", "s")
    assert sheet.freeze_panes == "B3"
    assert b"a1,'=1+1\r\n" in written(tmp_path / "s.csv").read_bytes()


@pytest.mark.parametrize("text", ["ID;Text\r\na1;satu\r\n", "id\ttext\na1\tsatu\n", "\n\nId,text,catatan\na1,satu\n"])
def test_what_spreadsheets_make_of_csv_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text(text, encoding="utf-8-sig", newline="")
    assert [row.cells["text"] for row in read_sheet(path, needed="id")] == ["satu"]


def test_numbers_and_dates_of_a_workbook_are_text(tmp_path: Path) -> None:
    from datetime import datetime

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (["id", "event_date", "n"], ["a1", datetime(2025, 6, 17), 3.0]):  # noqa: DTZ001  as openpyxl gives it
        sheet.append(row)
    workbook.save(tmp_path / "s.xlsx")
    (row,) = read_sheet(tmp_path / "s.xlsx", needed="id")
    assert row.cells == {"id": "a1", "event_date": "2025-06-17", "n": "3"}


def test_wrong_files(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot be a \.ods .*\.csv or \.xlsx.*UJ719"):
        read_sheet(tmp_path / "s.ods", needed="id")
    with pytest.raises(InputError, match="UJ101"):
        read_sheet(tmp_path / "tidak-ada.csv", needed="id")
    (tmp_path / "s.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"no header with a column id.*UJ118"):
        read_sheet(tmp_path / "s.csv", needed="id")
    (tmp_path / "s.xlsx").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="UJ103"):
        read_sheet(tmp_path / "s.xlsx", needed="id")


def test_letters() -> None:
    text = "“Air, 2 İ!”\nSurut"
    assert letters(text) == "air2İsurut"
    spans = (Span(1, 4), Span(6, 7), Span(11, 17), Span(9, 10))
    assert in_letters(text, spans) == (Span(0, 4), Span(5, 10))
    assert parsed(shown(in_letters(text, spans))) == (Span(0, 4), Span(5, 10))
    assert (shown(()), parsed(""), parsed("1..2;x")) == ("", (), None)
