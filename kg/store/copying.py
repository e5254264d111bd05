"""Copying the files of a store, with their digests, so that a copy can be compared later."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """A file as it was written."""

    size_bytes: int
    sha256: str


def copied(source: Path, target: Path, *, progress: Callable[[int], None]) -> Copied:
    """Copies a file with its permissions and sees that it is on the disk; `progress` gets the bytes of each piece."""
    digest, size = sha256(), 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as given, target.open("wb") as written:
        while block := given.read(_BLOCK_BYTES):
            written.write(block)
            digest.update(block)
            size += len(block)
            progress(len(block))
        _settle(written.fileno())
    shutil.copymode(source, target)
    return Copied(size, digest.hexdigest())


def digested(path: Path) -> Copied:
    """What `copied` says of a file that is there already."""
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
            size += len(block)
        _settle(file.fileno())
    return Copied(size, digest.hexdigest())


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder, sorted; not those of folders in it."""
    yield from sorted(path for path in folder.iterdir() if path.is_file())


def _settle(descriptor: int) -> None:
    os.fsync(descriptor)
