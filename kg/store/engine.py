"""Opening the engine of a store on disk, with what can go wrong there as errors that name the cure."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError

_HELD = re.compile(r"\block\b", re.IGNORECASE)
"""What RocksDB says of a lock ("While lock file", "lock hold by …"), and not of a block that is broken."""
_REFUSED = re.compile("No space left|Permission denied|Read-only file system|File too large|quota", re.IGNORECASE)
"""What the system says when it does not let anything be written."""


def open_engine(path: Path, *, read_only: bool = False) -> ox.Store:
    """Opens graphs that are there, or makes them; without `read_only` for the one writer.

    Raises StoreError: UJ403 another writer, UJ405 damaged, UJ407 the disk refuses.
    """
    try:
        return ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
    except (OSError, RuntimeError) as error:
        if _REFUSED.search(str(error)):
            raise refused(error, path.parent) from error
        if _HELD.search(str(error)):
            raise StoreError(
                "UJ403",
                "another process is writing to this store",
                place=str(path.parent),
                cure="wait until `ujar ingest` has ended or stop the other program; a store has one writer at a time",
            ) from error
        raise StoreError(
            "UJ405",
            f"the graphs cannot be opened: {error}",
            place=str(path),
            cure="restore the folder from a backup, or ingest the articles into a new one",
        ) from error


def refused(error: OSError | RuntimeError, folder: Path) -> StoreError:
    """Our error for a store that the disk does not let be written."""
    return StoreError(
        "UJ407",
        f"the store cannot be written: {error}",
        place=str(folder),
        cure="see that the disk has room and the folder is writable, then do it again",
    )
