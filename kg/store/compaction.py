"""Giving back the room of what was deleted or replaced."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from kg.settings import Settings
from kg.store.layout import refuse_endpoint
from kg.store.oxigraph import OxigraphDisk
from kg.store.stats import disk_use


def compact(path: Path, *, settings: Settings) -> tuple[int, int]:
    """Compacts the store in a folder, as its one writer, and publishes; bytes on the disk before and after.

    Raises StoreError: UJ405 and UJ407, and those of opening, such as UJ403 another writer.
    """
    refuse_endpoint(settings.endpoint)
    before = _bytes(path)
    with closing(OxigraphDisk(path, settings=settings)) as store:
        with store.writing() as engine:
            engine.optimize()
        store.texts.compact()
        store.archive.compact()
        store.publish()
    return before, _bytes(path)


def _bytes(path: Path) -> int:
    return sum(size for _, size in disk_use(path))
