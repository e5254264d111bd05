"""Opening the engine over graphs on disk, with its errors told as ours."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError


def open_engine(path: Path, *, read_only: bool = False) -> ox.Store:
    """The engine over the graphs at `path`. Raises StoreError UJ403 another writer, UJ405 damaged."""
    try:
        return ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower():
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
