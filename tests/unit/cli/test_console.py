"""Messages: one line each, coloured only for a terminal that wants it."""

from __future__ import annotations

import sys

import pytest

from kg.cli import console
from kg.cli.output import table


@pytest.mark.parametrize(
    ("is_terminal", "no_color", "expected"),
    [
        (True, None, "\x1b[31mujar: rusak\x1b[0m\n"),
        (True, "1", "ujar: rusak\n"),
        (False, None, "ujar: rusak\n"),
    ],
)
def test_colour(
    is_terminal: bool,
    no_color: str | None,
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda: is_terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    console.complain("rusak")
    assert capsys.readouterr().err == expected


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with console.progress("articles") as show:
        show(3)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_progress_on_a_terminal_stays_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    with console.progress("articles") as show:
        show(3)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("failed", "code"), [(0, 0), (1, 2), (256, 2)])
def test_exit_codes(failed: int, code: int) -> None:
    assert console.exit_code(failed=failed) == code


ROWS = [("direct", "Air sudah\nsurut sejak pagi"), (None, "Hujan")]


def test_tables_keep_every_word_in_a_pipe() -> None:
    assert list(table(("type", "quote"), ROWS)) == [
        "type    quote",
        "------  --------------------------",
        "direct  Air sudah surut sejak pagi",
        "        Hujan",
    ]


def test_tables_are_cut_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "24")
    assert list(table(("type", "quote"), ROWS))[2] == "direct  Air sudah surut…"


def test_a_table_without_columns_has_no_lines() -> None:
    assert list(table((), [(), ()])) == []
