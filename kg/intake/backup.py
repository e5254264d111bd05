"""Backup and restore of a whole store: the files by `kg.store.backup`, and what has to be computed anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from kg.intake import rebuild_derived
from kg.settings import Settings
from kg.store import backup as files
from kg.store import open_store
from kg.store.backup import Backup
from kg.store.layout import Layout, refuse_endpoint
from kg.store.oxigraph import publish_left_over

__all__ = ["Restored", "backup", "restore"]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. `quads` and `quotes` are counted in the store that it became."""

    backup: Backup
    base: str
    quads: int
    quotes: int
    is_derived_anew: bool
    """Whether speakers, claims and index were computed, since the backup was taken during an ingest."""


def backup(
    target: Path,
    *,
    settings: Settings,
    progress: Callable[[int], None] | None = None,
    waiting: Callable[[], None] | None = None,
) -> Backup:
    """Backs up the store of the settings into the new or empty folder `target`, while it is read and written.

    `waiting` is called each second while a busy writer has to be waited for. Raises StoreError as
    `kg.store.backup.backup` does.
    """
    refuse_endpoint(settings.endpoint)
    own = replace(settings, base=Layout(settings.store).base())
    return files.backup(
        settings.store,
        target,
        left_over=lambda: publish_left_over(settings.store, own),
        progress=progress or _nothing,
        waiting=waiting or _idle,
    )


def restore(source: Path, *, settings: Settings, progress: Callable[[int], None] | None = None) -> Restored:
    """Makes the new or empty folder of the settings' store the store that was backed up in `source`, with its base.

    Raises StoreError as `kg.store.backup.restore` does.
    """
    refuse_endpoint(settings.endpoint)
    found = files.restore(source, settings.store, progress=progress or _nothing)
    base = str(found.store["base"])
    with closing(open_store(settings.store, settings=replace(settings, base=base))) as store:
        if not found.is_derived:
            rebuild_derived(store)
            store.publish()
        return Restored(found, base, store.count(), store.index.count(), not found.is_derived)


def _nothing(done: int) -> None:
    del done


def _idle() -> None:
    return
