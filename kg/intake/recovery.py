"""Finishes what a writer that was killed left undone, before the store is read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress

from kg.errors import StoreError
from kg.intake import rebuild_derived
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store

_STALE = "stale"


def open_finished(settings: Settings, *, on_unfinished: Callable[[], None] | None = None) -> Store:
    """The store of `settings` as it was published last, read-only; speakers, claims and index follow from its articles.

    Where a writer died before it had computed them, that is done first, after calling `on_unfinished`; it takes as long
    as the end of an ingest. Where another process writes, that is its business, and a store that cannot be written is
    read as it is. Raises StoreError UJ4xx as `open_store` does.
    """
    view = open_store(settings.store, settings=settings, read_only=True)
    if view.texts.note("derived") != _STALE:
        return view
    with suppress(StoreError), closing(open_store(settings.store, settings=settings)) as store:
        if on_unfinished:
            on_unfinished()
        finish(store)
    view.close()
    return open_store(settings.store, settings=settings, read_only=True)


def finish(store: Store) -> None:
    """Computes what is derived, if an earlier writer noted that it is stale and died."""
    if store.texts.note("derived") == _STALE:
        rebuild_derived(store)
