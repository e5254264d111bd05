"""A store whose graphs are at an endpoint; its texts, archive and text index stay in its folder, as does its lock."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.settings import Settings
from kg.store.endpoint.changes import Change, difference, updates
from kg.store.endpoint.view import EndpointView
from kg.store.layout import Layout
from kg.store.read_only import ReadOnly
from kg.store.terms import packed, refuse_blank_nodes

_LOAD_QUADS = 50_000
"""Quads in one request of a bulk load."""


class EndpointStore(EndpointView):
    """A store over an endpoint; its one writer."""

    def __init__(self, path: Path, *, settings: Settings) -> None:
        """Opens the store in the folder `path`, or makes one in a missing or empty folder.

        Raises StoreError as `EndpointView`, UJ403 for another writer, UJ461 where the folder has its graphs elsewhere.
        """
        layout = Layout(path)
        if not layout.description.exists():
            layout.create(settings.base, endpoint=settings.endpoint)
        layout.check(settings.base, endpoint=settings.endpoint)
        self._lock: sqlite3.Connection | None = _locked(layout)
        try:
            super().__init__(layout, settings=settings, read_only=False)
        except BaseException:
            self._lock.close()
            raise
        self._layout = layout

    def replace_graphs(self, graphs: Iterable[str], quads: Iterable[ox.Quad]) -> None:
        """See `kg.store.base.Writer.replace_graphs`. Graphs that hold these quads already cost no write."""
        names = tuple(dict.fromkeys(graphs))
        given = list(quads)
        refuse_blank_nodes(given)
        self._run(difference(map(ox.NamedNode, names), set(self.quads_of(names)), given))

    def bulk_load(self, quads: Iterable[ox.Quad], *, progress: Callable[[int], None] | None = None) -> int:
        """Adds quads in requests of their own, not in one transaction; the number of quads sent.

        `progress` is called with the number so far. Interrupted, it is simply done again: what is there stays.
        Raises StoreError UJ406 for a blank node, and UJ462 to UJ465 of the endpoint.
        """
        waiting = iter(quads)
        count = 0
        while some := list(islice(waiting, _LOAD_QUADS)):
            refuse_blank_nodes(some)
            if self.engine.takes_quads and self.client.site.graphs:
                self._layout.unpublished.touch()
                self.client.post_quads(packed(some), "application/n-quads")
            else:
                self._run(Change((), (), some))
            count += len(some)
            if progress:
                progress(count)
        return count

    def publish(self) -> Path:
        """See `kg.store.base.Writer.publish`. At an endpoint everybody sees what is written at once.

        The snapshot that this gives is empty: it marks that something changed, which services look for.
        """
        newest = self.snapshots.newest()
        if newest is None or self._layout.unpublished.exists():
            newest = self.snapshots.publish(lambda target: Path(target).mkdir())
            self._layout.unpublished.unlink(missing_ok=True)
        return newest

    def close(self) -> None:
        """Publishes and gives the lock back."""
        if self._lock is None:
            return
        try:
            self.publish()
        finally:
            super().close()
            self._lock.close()
            self._lock = None

    @property
    def published(self) -> None:
        """As on disk the name of the snapshot that holds all that was written; here none does."""

    def run(self, text: str, *, is_repeatable: bool = False) -> None:
        """Runs an update there. Twice must do no harm if `is_repeatable`. Raises StoreError UJ462 to UJ465."""
        self._layout.unpublished.touch()
        self.client.update(text, is_repeatable=is_repeatable)

    def _run(self, change: Change) -> None:
        for text in updates(change, self.engine):
            self.run(text, is_repeatable=True)


class EndpointReader(ReadOnly, EndpointView):
    """The same for any number of readers beside the writer."""

    def __init__(self, path: Path, *, settings: Settings) -> None:
        """Opens the store in the folder `path`. What a killed writer left unpublished is published first.

        Raises StoreError as `EndpointStore` but UJ403, and UJ408 before any ingest.
        """
        layout = Layout(path)
        layout.check(settings.base, endpoint=settings.endpoint)
        if not layout.texts.exists():
            raise StoreError(
                "UJ408",
                "nothing was written here yet",
                place=str(path),
                cure="wait until the first `ujar ingest` has ended",
            )
        if layout.unpublished.exists():
            _publish_left_over(path, settings)
        super().__init__(layout, settings=settings)


def _publish_left_over(path: Path, settings: Settings) -> None:
    """Publishes as a short-lived writer; not where one is alive, nor where the folder cannot be written."""
    try:
        EndpointStore(path, settings=settings).close()
    except StoreError as error:
        if error.code not in {"UJ403", "UJ407"}:
            raise


def _locked(layout: Layout) -> sqlite3.Connection:
    """The lock of the store, which ends with the process however that ends. SQLite has one on every system."""
    lock = sqlite3.connect(layout.lock, timeout=0, check_same_thread=False, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise StoreError(
            "UJ403",
            "another process is writing to this store",
            place=str(layout.folder),
            cure="wait until `ujar ingest` has ended or stop the other program; a store has one writer at a time",
        ) from error
    return lock
