"""Data on standard output, or in the file that `-o` names: bytes in UTF-8, tables for people aligned in columns."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

import click

from kg.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_GAP = "  "
_LEAST_CHARS = 12
_ELLIPSIS = "…"
_RULE_CHARS = 40


@contextmanager
def output(path: Path | None) -> Iterator[BinaryIO]:
    """Where the data goes. A file appears only when all of it is written; one that ends in .gz is compressed.

    Ends the command, with exit code 0, when whoever reads standard output or a pipe has seen enough (`| head`).
    Raises SettingsError UJ724 for a file that cannot be made.
    """
    if path is None or str(path) == "-":
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError as error:
            close_pipe()
            raise click.exceptions.Exit(0) from error
        return
    with _placed(path) as file:
        if not is_packed(path):
            yield file
        else:
            from kg.export.packed import compressed

            with compressed(file) as packed:
                yield packed


@contextmanager
def _placed(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole, where a link leads to; a pipe or device is never replaced."""
    if path.exists() and not path.is_file():
        try:
            with _opened(path, path) as file:
                yield file
        except BrokenPipeError as error:
            raise click.exceptions.Exit(0) from error
        return
    target = path.resolve()
    part = target.with_name(target.name + ".part")
    try:
        with _opened(part, path) as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _opened(place: Path, path: Path) -> BinaryIO:
    """Opens a place to write what goes to `path`. Raises SettingsError UJ724."""
    try:
        return place.open("wb")
    except OSError as error:
        cure = "name a file in a folder that is there and can be written"
        problem = f"it cannot be written: {error.strerror}"
        raise SettingsError("UJ724", problem, place=str(path), cure=cure) from error


def is_packed(path: Path) -> bool:
    """Whether a file of this name is compressed with gzip."""
    return path.suffix.lower() == ".gz"


def close_pipe() -> None:
    """Sends what is still buffered nowhere, or Python would complain about the closed pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def table(header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Iterator[str]:
    """Lines of a table; on a terminal its last column is cut to the width, elsewhere nothing is cut."""
    if not header:  # SELECT * of a pattern without variables
        return
    lines = [[" ".join((cell or "").split()) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(header, *lines, strict=True)]
    limit = _last_column_chars(widths) if sys.stdout.isatty() else None
    yield _line(header, widths, limit)
    yield _GAP.join("-" * width for width in (*widths[:-1], min(widths[-1], limit or _RULE_CHARS)))
    for line in lines:
        yield _line(line, widths, limit)


def write_lines(out: BinaryIO, lines: Iterable[str]) -> None:
    """Writes lines in UTF-8, each with its newline."""
    out.writelines(f"{line}\n".encode() for line in lines)


def _last_column_chars(widths: Sequence[int]) -> int:
    rest = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    return max(shutil.get_terminal_size().columns - rest, _LEAST_CHARS)


def _line(cells: Sequence[str], widths: Sequence[int], limit: int | None) -> str:
    last = cells[-1]
    if limit and len(last) > limit:
        last = last[: limit - 1] + _ELLIPSIS
    padded = [cell.ljust(width) for cell, width in zip(cells[:-1], widths, strict=False)]
    return _GAP.join([*padded, last]).rstrip()
