"""Stores: where graphs, texts and the text index live. `STORES` is the table of kinds, `open_store` the way in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreError
from kg.settings import Settings
from kg.store.base import Store
from kg.store.index_rows import reindex
from kg.store.oxigraph import OxigraphDisk, OxigraphMemory, OxigraphSnapshot

__all__ = ["STORES", "open_store"]


def _disk(path: Path, settings: Settings) -> OxigraphDisk:
    store = OxigraphDisk(path, settings=settings)
    if store.index.is_unfilled:
        try:
            reindex(store)
        except BaseException:
            store.close()
            raise
    return store


STORES: dict[str, Callable[[Path, Settings], Store]] = {
    "disk": _disk,
    "memory": lambda _, settings: OxigraphMemory(settings=settings),
}
"""Every kind of store that writes, by name: a function of folder and settings. Contract tests run over all of it."""


def open_store(path: Path | None, *, settings: Settings, read_only: bool = False) -> Store:
    """The store in the folder `path`, made if the folder is missing or empty, for its one writer; None = in memory.

    With `read_only`, the store as it was last published: any number of those may be open beside a writer, and the
    methods that write raise StoreError UJ411. A text index that is missing or of another version is filled first.
    Raises StoreError: UJ401 the folder holds something else, UJ402 written by a newer version, UJ403 another
    writer, UJ404 made with another base, UJ405 damaged; with `read_only` also UJ408 while the first ingest into
    it is still running, UJ409 when the text index is not there and cannot be made.
    """
    if path is None:
        return STORES["memory"](Path(), settings)
    return _snapshot(path, settings) if read_only else STORES["disk"](path, settings)


def _snapshot(path: Path, settings: Settings) -> OxigraphSnapshot:
    try:
        return OxigraphSnapshot(path, settings=settings)
    except StoreError as error:
        if error.code != "UJ409":
            raise
        with suppress(StoreError, OSError):  # another writer fills it, or nothing can be written here
            _disk(path, settings).close()
    return OxigraphSnapshot(path, settings=settings)
