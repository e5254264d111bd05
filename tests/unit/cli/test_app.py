"""The edge of the command line: lazy, quiet, and never a traceback."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click
import pytest

from kg.cli.app import COMMANDS, run
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_has_help_and_examples(row, ujar: Callable) -> None:
    ran = ujar(row.name, "--help")
    assert ran.code == 0
    assert f"Usage: ujar {row.name}" in ran.out
    assert f"  ujar {row.name}" in ran.out.partition("Examples:")[2]
    assert ran.err == ""


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_option_has_help(row) -> None:
    options = [option for option in import_module(row.module).command.params if isinstance(option, click.Option)]
    undocumented = [option.name for option in options if not option.help and not isinstance(option.type, click.Choice)]
    assert [name for name in undocumented if name != "port"] == []


def test_help_lists_the_table_and_loads_no_command() -> None:
    code = (
        "import sys; from kg.cli.app import run; run(['--help']); "
        "print(sorted(name for name in sys.modules if name.startswith('kg.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *_, modules = done.stdout.splitlines()
    for row in COMMANDS:
        assert f"  {row.name}  " in done.stdout
        assert row.module not in ast.literal_eval(modules)
    assert ast.literal_eval(modules) == ["kg.cli", "kg.cli.app", "kg.cli.console", "kg.cli.output", "kg.errors"]


def test_version(ujar: Callable) -> None:
    ran = ujar("--version")
    assert (ran.code, ran.out.startswith("ujar, version 0.")) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [("nope",), ("extract",), ("extract", "x", "--format", "nope"), ("extract", "x", "--map", "isi"), ("query",)],
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...], ujar: Callable) -> None:
    ran = ujar(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


EMPTY = InputError("UJ102", "the file is empty", place="a.txt", cure="fill it")
ERRORS = (
    (EMPTY, 2, "ujar: a.txt: the file is empty (fill it) [UJ102]\n"),
    (InputError("UJ102", "two\nlines"), 2, "ujar: two lines [UJ102]\n"),
    (OSError(28, "No space left on device", "/x/y"), 2, "ujar: /x/y: No space left on device\n"),
    (KeyboardInterrupt(), 2, "ujar: stopped\n"),
    (BrokenPipeError(), 0, ""),
)


@pytest.mark.parametrize(("error", "code", "message"), ERRORS)
def test_errors_become_one_line(
    error: BaseException, code: int, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr("kg.cli.app.group.main", fail)
    monkeypatch.setattr("kg.cli.app.close_pipe", lambda: None)
    assert run([]) == code
    assert capsys.readouterr().err == message


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "banyak.jsonl"
    path.write_text(
        '{"text": "\\"Air sudah surut,\\" kata Ratna Prameswari.", "language": "id"}\n' * 3000, encoding="utf-8"
    )
    with subprocess.Popen(
        [sys.executable, "-m", "kg.cli", "extract", str(path), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline().startswith(b'{"id":')
        process.stdout.close()
        message = process.stderr.read()
        assert (process.wait(60), message) == (0, b"")
