"""The files of a release: where they lie, their digests, and sorted N-Quads, packed."""

from __future__ import annotations

import gzip
import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.export.packed import compressed

if TYPE_CHECKING:
    from pathlib import Path

GRAPHS = "graphs.nq.gz"
UNPACKED = "graphs.nq"
CONFIGURATION = "configuration.json"
CONTENTS = "contents.sha256"
MANIFEST = "release.json"
SUMS = "SHA256SUMS"
INPUT_FOLDERS = ("authority", "ontology", "queries")
COMPUTED_QUERIES = "queries/tables.json"
_BLOCK_BYTES = 1 << 20
_RUN_LINES = 500_000
"""Lines that are sorted in memory; about 150 MB of N-Quads."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One file: its path in the folder, its bytes and their SHA-256 in hexadecimal."""

    path: str
    bytes: int
    sha256: str

    @property
    def line(self) -> str:
        """As `sha256sum` writes it."""
        return f"{self.sha256}  {self.path}\n"


def digest(file: BinaryIO, path: str) -> Digest:
    """The digest of what is left of an open file, under the name `path`."""
    found, size = sha256(), 0
    while block := file.read(_BLOCK_BYTES):
        found.update(block)
        size += len(block)
    return Digest(path, size, found.hexdigest())


def digest_of(folder: Path, path: str) -> Digest:
    """The digest of one file of a folder."""
    with (folder / path).open("rb") as file:
        return digest(file, path)


def unpacked_digest(folder: Path) -> Digest:
    """The digest of the N-Quads as they are unpacked: packing may differ from one program to another."""
    with gzip.open(folder / GRAPHS) as file:
        return digest(cast("BinaryIO", file), UNPACKED)


def inputs_of(folder: Path) -> list[str]:
    """Paths of all that a release freezes as it was, but for the graphs; sorted."""
    return [path for path in files_of(folder) if is_input(path) and path != GRAPHS]


def is_input(path: str) -> bool:
    """Whether a file of a release was frozen; all others are computed."""
    is_frozen = path.partition("/")[0] in INPUT_FOLDERS and path != COMPUTED_QUERIES
    return path in {GRAPHS, CONFIGURATION} or is_frozen


def files_of(folder: Path) -> list[str]:
    """Paths of all files in a folder, with slashes, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def write_sorted(
    folder: Path, write: Callable[[BinaryIO], None], *, progress: Callable[[int], None] | None = None
) -> int:
    """Writes what `write` gives, N-Quads with or without comments, sorted into GRAPHS; the number of statements.

    Sorts by bytes, like `LC_ALL=C sort -u`, in runs that fit into memory.
    """
    with ExitStack() as stack:
        sorter = _Sorter(stack)
        write(cast("BinaryIO", sorter))
        packed = stack.enter_context(compressed(stack.enter_context((folder / GRAPHS).open("wb"))))
        count, last = 0, b""
        for line in sorter.lines():
            if line != last:
                packed.write(line)
                count, last = count + 1, line
                if progress and count % 1000 == 0:
                    progress(count)
    return count


class _Sorter:
    """Takes bytes and gives their lines, sorted; full runs wait in temporary files, the last one in memory."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._rest = b""
        self._lines: list[bytes] = []
        self._runs: list[Iterable[bytes]] = []

    def write(self, data: bytes) -> int:
        """Takes some bytes, cut anywhere."""
        *whole, self._rest = (self._rest + data).split(b"\n")
        self._lines += [line + b"\n" for line in whole if line and not line.startswith(b"#")]
        if len(self._lines) >= _RUN_LINES:
            self._put_away()
        return len(data)

    def flush(self) -> None:
        """Does nothing: everything waits until it is sorted."""

    def lines(self) -> Iterator[bytes]:
        """All lines; nothing may be written any more."""
        self._lines.sort()
        return heapq.merge(*self._runs, self._lines)

    def _put_away(self) -> None:
        self._lines.sort()
        run = self._stack.enter_context(tempfile.TemporaryFile(prefix="ujar-"))  # noqa: SIM115 - the stack closes it
        run.writelines(self._lines)
        run.seek(0)
        self._runs.append(run)
        self._lines = []
