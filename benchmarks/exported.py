"""What a store exports, in a form in which two stores can be compared: sorted statements, texts, counts.

Statements are sorted in runs on disk, so memory is bounded whatever the size of the store.
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from kg.export.release.folder import GRAPHS, unpacked_digest, write_sorted

STATEMENTS = "store.nq"
TEXTS = "texts.jsonl.gz"
_A_QUOTE = b"22-rdf-syntax-ns#type> <https://w3id.org/ujar/ont#Quote> "
_BLOCK_BYTES = 1 << 20
_SHOWN = 3


class DifferenceError(Exception):
    """A store is not what it should be."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What a store exports. `indexed` are the quotes in its text index."""

    statements: int
    quotes: int
    indexed: int
    sha256: str
    """Of the sorted N-Quads."""
    texts_sha256: str
    folder: Path
    """Where they lie."""


def read_exported(folder: Path, *, indexed: int) -> Exported:
    """Reads STATEMENTS and TEXTS in `folder`. Raises DifferenceError for a statement that stands there twice."""
    told, quotes = _counted(folder / STATEMENTS)
    statements = write_sorted(folder, partial(_copy, folder / STATEMENTS))
    if told != statements:
        raise DifferenceError(f"{told - statements:,} statements stand twice in the export")
    texts = sha256()
    with gzip.open(folder / TEXTS) as packed:
        while block := packed.read(_BLOCK_BYTES):
            texts.update(block)
    return Exported(statements, quotes, indexed, unpacked_digest(folder).sha256, texts.hexdigest(), folder)


def compare(found: Exported, fresh: Exported) -> None:
    """Raises DifferenceError where one store does not export what the other does."""
    if found.sha256 != fresh.sha256:
        shown = "".join(f"\n    {line}" for line in islice(_differences(fresh.folder, found.folder), _SHOWN))
        raise DifferenceError(f"statements {found.statements:,}, not the same{shown}")
    if found.texts_sha256 != fresh.texts_sha256:
        message = "the texts are not the same"
        raise DifferenceError(message)
    if found.indexed != fresh.indexed:
        raise DifferenceError(f"the index has {found.indexed:,} quotes, not {fresh.indexed:,}")


def _counted(path: Path) -> tuple[int, int]:
    """Statements in a file of N-Quads, and how many of them say that something is a quote."""
    statements, quotes = 0, 0
    with path.open("rb") as file:
        for line in file:
            if not line.startswith(b"#"):
                statements += 1
                quotes += _A_QUOTE in line
    return statements, quotes


def _copy(path: Path, out: BinaryIO) -> None:
    with path.open("rb") as file:
        shutil.copyfileobj(file, out, _BLOCK_BYTES)


def _differences(one: Path, other: Path) -> Iterator[str]:
    """Statements that only one of two sorted files has, the first's behind -, the other's behind +."""
    with gzip.open(one / GRAPHS) as first, gzip.open(other / GRAPHS) as second:
        left, right = next(first, b""), next(second, b"")
        while left or right:
            if left == right:
                left, right = next(first, b""), next(second, b"")
            elif not right or (left and left < right):
                yield f"- {left.decode(errors='replace').strip()}"
                left = next(first, b"")
            else:
                yield f"+ {right.decode(errors='replace').strip()}"
                right = next(second, b"")
