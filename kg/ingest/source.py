"""What a reader gets: an open stream with its name, and a way to tell things that are not errors."""

from __future__ import annotations

import gzip
import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, cast

ARTICLE_LIMIT_BYTES = 500_000
"""Largest article, in bytes of UTF-8; the same as the default of `Settings.article_limit_bytes`."""
HEAD_BYTES = 8_192
"""Bytes that are looked at to tell formats and binary files apart."""
STDIN = "-"

GZIP = ".gz"
"""Ending of a packed file, which the ending of its format stands before."""

_GZIP_MAGIC = b"\x1f\x8b"
_SPOOL_BYTES = 16_000_000


class NoticeKind(StrEnum):
    """What a reader wants known although nothing failed."""

    MAPPING = "mapping"
    """Which column is read as what; comes before the first document of a table."""
    SHEETS = "sheets"
    ENCODING = "encoding"
    CUT = "cut"
    """A cell that ends exactly where spreadsheets cut."""
    VALUE = "value"
    """A date, address or language that could not be read and was kept as a further field."""
    MODIFIED = "modification"
    """A date of modification that stands for that of publication."""
    IGNORED = "ignored"
    """A file of a folder that no reader takes."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to show the person who gave the input."""

    kind: NoticeKind
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


Notify = Callable[[Notice], None]


def ignore(notice: Notice) -> None:
    """Drops a notice: the default where nobody looks."""
    del notice


@dataclass(frozen=True, slots=True)
class Source:
    """One input, opened. `name` is what error messages call it, `stem` the id of a text without one."""

    name: str
    stem: str
    stream: BinaryIO
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Column or key → field of a document, as the caller wants it."""
    limit_bytes: int = ARTICLE_LIMIT_BYTES
    notify: Notify = ignore

    def tell(self, kind: NoticeKind, message: str, *, place: str | None = None) -> None:
        """Sends a notice about this input."""
        self.notify(Notice(kind, place or self.name, message))


@contextmanager
def opened(given: Path | str | BinaryIO) -> Iterator[BinaryIO]:
    """A stream of the bytes given, unpacked if they are gzip; closes only what it opened.

    Raises OSError as opening a file does.
    """
    if isinstance(given, Path):
        with given.open("rb") as file:
            yield _unpacked(file)
    else:
        yield _unpacked(_peekable(sys.stdin.buffer if isinstance(given, str) else given))


def head(stream: BinaryIO, size: int = HEAD_BYTES) -> bytes:
    """The next bytes, at most `size` and perhaps fewer, without moving on."""
    if stream.seekable():
        start = stream.tell()
        found = stream.read(size)
        stream.seek(start)
        return found
    return cast("io.BufferedReader", stream).peek(size)[:size]


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself if it can be read twice, else a copy of it in a temporary file."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)


def name_of(given: Path | str | BinaryIO) -> str:
    """What messages call an input: its path, or `<stdin>`, or the name that the stream has."""
    if isinstance(given, Path):
        return str(given)
    return "<stdin>" if isinstance(given, str) else str(getattr(given, "name", "<stream>"))


def stem_of(given: Path | str | BinaryIO) -> str:
    """File name without folder and ending (`.gz` and the one before it)."""
    name = Path(name_of(given).strip("<>")).name
    return Path(name[: -len(GZIP)] if name.lower().endswith(GZIP) else name).stem


def _peekable(stream: BinaryIO) -> BinaryIO:
    if stream.seekable() or hasattr(stream, "peek"):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream))


def _unpacked(stream: BinaryIO) -> BinaryIO:
    if head(stream, 2) != _GZIP_MAGIC:
        return stream
    return cast("BinaryIO", _Unpacked(stream))


class _Unpacked(gzip.GzipFile):
    """GzipFile says that it can be read twice even where what it unpacks cannot."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__(fileobj=packed)
        self._packed = packed

    def seekable(self) -> bool:
        return self._packed.seekable()
