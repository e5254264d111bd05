"""The store as the service reads it: the newest published snapshot, and the pool that runs the queries of users.

The service holds no lock on the store but while users change graphs (`writer`), so articles can be ingested while it
runs. A request keeps the view that it
began with; when something new was published, the next one gets a new view and the old one closes after its last
reader.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex

from api.extraction import Extraction
from kg.errors import LimitError
from kg.export.description import describe
from kg.intake.recovery import open_finished
from kg.intake.writing import GraphWriter
from kg.rdf.graphs import GraphKind
from kg.rdf.triples import Triple
from kg.settings import Settings
from kg.store import open_queries, open_store
from kg.store.base import View
from kg.store.keys import Keys
from kg.store.layout import Layout
from kg.store.released import release_of
from kg.store.snapshots import Snapshots, State
from kg.store.stats import keys_of

HEAVY_AT_ONCE = 2
"""Extractions and graphs that are computed at once; each keeps a core busy for as long as it takes."""
HEAVY_WAIT_S = 2.0
"""How long one more waits for its turn: short, because all waiting requests share 40 threads with the others."""

SPARE_WORKERS = 2
"""Query workers that stand ready for those that are stopped; one takes 0.1 s to start, half of it on the processor."""

CHECK_EVERY_S = 1.0
"""How long a published snapshot may stay unseen; a look at the folder takes about 20 µs."""


@dataclass(slots=True)
class _Use:
    """A view, the version of the dataset that it shows, and how many requests read it."""

    view: View
    seen: str | None
    """What `Snapshots.version` said before it was opened: one that came meanwhile is seen by the next look."""
    version: str | None
    """The same if that is what it shows; None for a view that may change."""
    readers: int = 0
    is_retired: bool = False
    description: list[Triple] | None = None
    """What `/.well-known/void` says of this snapshot, once somebody asked."""
    articles: int | None = None
    """How many there are, once somebody asked; at an endpoint when something was published there last."""
    release: str | None = None
    """The release that it names, which may have been made since."""


class Service:
    """Views and queries over one store. Safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        """Opens the store of `settings` for reading. Raises StoreError UJ4xx when that cannot be done."""
        self.settings = settings
        self.run = token_hex(8)
        """Tells this run of the service from every other, which may have had other settings."""
        self._lock = threading.Lock()
        open_finished(settings).close()
        self._use = self._open()
        self._checked = time.monotonic()
        self._published: tuple[State | None, str | None] = (None, None)
        self._turns = threading.BoundedSemaphore(HEAVY_AT_ONCE)
        self.pool = open_queries(settings, spare=SPARE_WORKERS)
        self.keys = Keys(Layout(settings.store).keys)
        self.writer = GraphWriter(settings, on_published=self._look_again)
        self.extraction = Extraction(limit_s=settings.extract_limit_s, workers=HEAVY_AT_ONCE)

    @contextmanager
    def reading(self) -> Iterator[View]:
        """The newest view, which stays open until the block ends."""
        with self._using() as use:
            yield use.view

    def version(self) -> str | None:
        """The version of the dataset that `reading` gives now; None where it may change while it is read."""
        with self._lock:
            self._refresh()
            return self._use.version

    def published(self) -> str | None:
        """The version that the next query reads; None as above."""
        if not self._use.version:
            return None
        snapshots = self._use.view.snapshots
        state, (known, version) = snapshots.state(), self._published
        if state is None or state != known:
            version = snapshots.version()
            self._published = state, version
        return version

    def articles(self) -> int:
        """How many articles the newest view has. Raises StoreError UJ46x where its endpoint does not answer."""
        with self._using() as use:
            if use.articles is None:
                use.articles = len(keys_of(use.view, GraphKind.ARTICLE))
            return use.articles

    def release(self) -> str | None:
        """The id of the release that is read now, where one is known."""
        return release_of(self._use.view)

    def description(self) -> tuple[list[Triple], str]:
        """The dataset's description and the base of its IRIs; made anew for a new snapshot or release.

        Raises LimitError UJ605 as `turn`.
        """
        with self._using() as use:
            release = release_of(use.view)
            if use.description is None or use.release != release:
                with self.turn():
                    use.description = describe(use.view, settings=self.settings, is_served=True)
                    use.release = release
            return use.description, use.view.base

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The right to compute something heavy inside the block. Raises LimitError UJ605 when others hold it."""
        if not self._turns.acquire(timeout=HEAVY_WAIT_S):
            problem = f"{HEAVY_AT_ONCE} extractions or graphs are being computed already"
            raise LimitError("UJ605", problem, cure="ask again in a few seconds")
        try:
            yield
        finally:
            self._turns.release()

    @contextmanager
    def _using(self) -> Iterator[_Use]:
        with self._lock:
            self._refresh()
            use = self._use
            use.readers += 1
        try:
            yield use
        finally:
            self._leave(use)

    def close(self) -> None:
        """Ends the workers and closes the view."""
        self.writer.close()
        self.pool.close()
        self.extraction.close()
        with self._lock:
            self._retire()

    def _open(self) -> _Use:
        seen = Snapshots(Layout(self.settings.store).snapshots).version()
        view = open_store(self.settings.store, settings=self.settings, read_only=True)
        is_shown = seen is not None and view.snapshot == seen.partition("-")[0]
        return _Use(view, seen, seen if is_shown else None)

    def _refresh(self) -> None:
        now = time.monotonic()
        if now - self._checked < CHECK_EVERY_S:
            return
        self._checked = now
        if self._use.view.snapshots.version() != self._use.seen:
            fresh = self._open()
            self._retire()
            self._use = fresh

    def _look_again(self) -> None:
        """Lets the next request see what this service published itself."""
        self._checked = -CHECK_EVERY_S

    def _leave(self, use: _Use) -> None:
        with self._lock:
            use.readers -= 1
            if use.is_retired and not use.readers:
                use.view.close()

    def _retire(self) -> None:
        self._use.is_retired = True
        if not self._use.readers:
            self._use.view.close()
