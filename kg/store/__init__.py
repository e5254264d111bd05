"""Stores: where graphs, texts and the text index live. `STORES` is the table of kinds, `open_store` the way in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from kg.errors import StoreError
from kg.settings import Settings
from kg.store.base import Queries, Store
from kg.store.index_rows import reindex
from kg.store.oxigraph import OxigraphDisk, OxigraphMemory, OxigraphSnapshot
from kg.store.snapshots import Snapshots

__all__ = ["STORES", "open_queries", "open_store"]


def _disk(path: Path, settings: Settings) -> Store:
    return _indexed(OxigraphDisk(path, settings=settings))


def _endpoint(path: Path, settings: Settings) -> Store:
    from kg.store.endpoint.store import EndpointStore

    return _indexed(EndpointStore(path, settings=settings))


def _rdflib(_: Path, settings: Settings) -> Store:
    from kg.store.rdflib_memory import RdflibMemory

    return RdflibMemory(settings=settings)


def _indexed(store: Store) -> Store:
    if store.index.is_unfilled:
        try:
            reindex(store)
        except BaseException:
            store.close()
            raise
    return store


STORES: dict[str, Callable[[Path, Settings], Store]] = {
    "disk": _disk,
    "endpoint": _endpoint,
    "memory": lambda _, settings: OxigraphMemory(settings=settings),
    "rdflib": _rdflib,
}
"""Every kind of store that writes, by name: a function of folder and settings. Contract tests run over all of it."""


def open_store(path: Path | None, *, settings: Settings, read_only: bool = False) -> Store:
    """The store in the folder `path`, made if the folder is missing or empty, for its one writer; None = in memory.

    Its graphs are in the folder too, or at the endpoint of the settings. With `read_only`, the store as it was last
    published (at an endpoint: as it is): any number of those may be open beside a writer, and the methods that write
    raise StoreError UJ411. A text index that is missing or of another version is filled first.
    Raises StoreError: UJ401 the folder holds something else, UJ402 written by a newer version, UJ403 another
    writer, UJ404 made with another base, UJ405 damaged, UJ461 its graphs are elsewhere; with `read_only` also UJ408
    while the first ingest into it is still running, UJ409 when the text index is not there and cannot be made; UJ460
    and UJ462 to UJ467 of an endpoint.
    """
    if path is None:
        return STORES["memory"](Path(), settings)
    if not read_only:
        return STORES["endpoint" if settings.endpoint else "disk"](path, settings)
    try:
        return _reader(path, settings)
    except StoreError as error:
        if error.code != "UJ409":
            raise
        with suppress(StoreError, OSError), closing(open_store(path, settings=settings)):
            pass  # which fills it, unless another writer does, or nothing can be written here
    return _reader(path, settings)


def open_queries(
    settings: Settings, *, snapshots: Snapshots | None = None, workers: int | None = None, spare: int = 0
) -> Queries:
    """What runs queries of users: the endpoint of the settings, or processes as `kg.store.workers.QueryPool` has them.

    Where it starts processes, a script must call it under `if __name__ == "__main__":`.
    """
    if settings.endpoint:
        from kg.store.endpoint.queries import EndpointQueries

        return EndpointQueries(settings)
    from kg.store.workers import QueryPool

    return QueryPool(settings, snapshots=snapshots, workers=workers, spare=spare)


def _reader(path: Path, settings: Settings) -> Store:
    if settings.endpoint:
        from kg.store.endpoint.store import EndpointReader

        return EndpointReader(path, settings=settings)
    return OxigraphSnapshot(path, settings=settings)
