"""Giving back the room of what was deleted or replaced."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg.settings import Settings
from kg.store.layout import refuse_endpoint
from kg.store.oxigraph import OxigraphDisk
from kg.store.stats import disk_use
from kg.store.turns import in_turn


@dataclass(frozen=True, slots=True)
class Compacted:
    """Bytes on the disk before and after; `held` counts old snapshots whose room comes when their readers end."""

    before: int
    after: int
    held: int


def compact(path: Path, *, settings: Settings) -> Compacted:
    """Compacts the store in a folder, as its one writer, and publishes.

    Raises StoreError: UJ405 and UJ407, and those of opening, such as UJ403 another writer.
    """
    refuse_endpoint(settings.endpoint)
    before = _bytes(path)
    with closing(in_turn(lambda: OxigraphDisk(path, settings=settings))) as store:
        with store.writing() as engine:
            engine.optimize()
        store.texts.compact()
        store.archive.compact()
        store.publish()
        snapshots = store.snapshots
    return Compacted(before, _bytes(path), max(snapshots.count() - 1, 0))


def _bytes(path: Path) -> int:
    return sum(size for _, size in disk_use(path))
