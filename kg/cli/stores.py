"""Opens the store of the settings and closes it again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.settings import Settings
    from kg.store.base import Store, View


@contextmanager
def reading(settings: Settings) -> Iterator[View]:
    """The store as it was last published. Raises StoreError UJ4xx as `open_store` does."""
    view = open_store(settings.store, settings=settings, read_only=True)
    try:
        yield view
    finally:
        view.close()


@contextmanager
def writing(settings: Settings) -> Iterator[Store]:
    """The store for its one writer, made if it is not there. Raises StoreError UJ4xx as `open_store` does."""
    store = open_store(settings.store, settings=settings)
    try:
        yield store
    finally:
        store.close()
