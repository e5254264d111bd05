"""The process that makes changes for the service: it opens the store on the first, and answers until it is killed.

Requests are values, executed one after the other. A change is one transaction of the engine, so one that is stopped by
killing this process is absent.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, cast

from kg.errors import LimitError, StoreError, UjarError
from kg.ids import Namer
from kg.intake import rebuild_derived
from kg.intake.recovery import finish
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import DEFAULT_GRAPH, Store
from kg.store.editing import delete, put, read_documents, refuse_blank_nodes_in, rehearsal, update
from kg.store.oxigraph import OxigraphDisk
from kg.store.worker import leave_network

if TYPE_CHECKING:
    from kg.store.endpoint.store import EndpointStore

_REHEARSAL = "rehearsal"


@dataclass(frozen=True, slots=True)
class UpdateText:
    """A SPARQL update that `kg.query.updates` has let through."""

    text: str
    graphs: tuple[str, ...]
    """Graphs that it names to write them."""
    is_open: bool
    is_managed: bool
    is_admin: bool
    """Whether it comes from somebody who may write every graph."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold when the turn of a change comes, for it to be made."""

    snapshot: str | None = None
    """Nothing was written since this snapshot."""
    is_there: bool | None = None
    """Whether there is such a graph; None for either."""


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class PutGraph:
    """The triples of a graph (None: the default one), as `media_type`."""

    graph: str | None
    body: bytes
    media_type: str
    is_merged: bool
    is_managed: bool
    further: tuple[tuple[bytes, str], ...] = ()
    """More such documents, whose triples belong to the graph too."""
    condition: Condition = ALWAYS

    @property
    def documents(self) -> tuple[tuple[bytes, str], ...]:
        """All documents, each with its media type."""
        return (self.body, self.media_type), *self.further


@dataclass(frozen=True, slots=True)
class DeleteGraph:
    """A graph to delete (None: the default one, to be emptied)."""

    graph: str | None
    is_managed: bool
    condition: Condition = ALWAYS


Change = UpdateText | PutGraph | DeleteGraph


@dataclass(frozen=True, slots=True)
class Open:
    """Takes the lock, unless it is held already; answered with None."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """Computes anew what is derived, and the index; answered with None."""


@dataclass(frozen=True, slots=True)
class Publish:
    """Answered with the snapshot's name."""


@dataclass(frozen=True, slots=True)
class Release:
    """Gives the lock back; answered with None."""


Request = Change | Open | Refresh | Publish | Release


@dataclass(frozen=True, slots=True)
class Made:
    """What a change did."""

    is_changed: bool = True
    is_created: bool = False


Reply = Made | str | None | UjarError


def main(pipe: Connection, settings: Settings) -> None:
    """Sends whether it has no network, then answers every `Request`, until the other end closes.

    Only the changes of a store with its graphs at an endpoint need the network.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe.send(("no network", not settings.endpoint and leave_network()))
    desk = _Desk(settings)
    try:
        with suppress(EOFError, BrokenPipeError):
            while True:
                pipe.send(_answer(desk, pipe.recv()))
    finally:
        desk.release()


def _answer(desk: _Desk, request: Request) -> Reply:
    try:
        match request:
            case Open():
                desk.store()
            case Refresh():
                desk.refresh()
            case Publish():
                return desk.store().publish().name
            case Release():
                desk.release()
            case _:
                return desk.make(request)
    except UjarError as error:
        return error
    except MemoryError:
        return LimitError("UJ443", "the change needs more memory than one change may use", cure="make it in parts")
    return None


class _Desk:
    """The store, open while changes come."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store: OxigraphDisk | EndpointStore | None = None

    def store(self) -> OxigraphDisk | EndpointStore:
        if self._store is None:
            opened = cast("OxigraphDisk | EndpointStore", open_store(self._settings.store, settings=self._settings))
            finish(opened)
            self._store = opened
        return self._store

    def release(self) -> None:
        store, self._store = self._store, None
        if store:
            store.close()

    def make(self, change: Change) -> Made:
        """Makes a change; before one to graphs that Ujar manages it is noted that what is derived is stale."""
        store = self.store()
        if not isinstance(change, UpdateText):
            _require(store, change.graph, change.condition)
        before = store.texts.note("derived")
        if change.is_managed:
            store.texts.set_note("derived", "stale")
        try:
            with _memory_limit(self._settings.write_memory_bytes):
                return self._made(store, change)
        except UjarError:
            if change.is_managed and before:
                store.texts.set_note("derived", before)
            raise

    def _made(self, store: OxigraphDisk | EndpointStore, change: Change) -> Made:
        if not isinstance(store, OxigraphDisk):
            return _made_there(store, change)
        match change:
            case UpdateText():
                return self._update(store, change)
            case PutGraph():
                return self._put(store, change)
            case DeleteGraph():
                with store.writing() as engine:
                    return Made(delete(engine, change.graph))

    def refresh(self) -> None:
        """Rebuilds what is derived. Documents without graphs are marked as unfinished, so that `ingest` mends them."""
        store = self.store()
        store.texts.set_states((key, "") for key in _without_graphs(store))
        rebuild_derived(store)

    def _update(self, store: OxigraphDisk, change: UpdateText) -> Made:
        if change.is_managed:
            self._rehearse(store, change)
        with store.writing() as engine:
            update(engine, change.text, base=store.base)
        return Made()

    def _put(self, store: OxigraphDisk, change: PutGraph) -> Made:
        triples = read_documents(change.documents, base=change.graph or store.base)
        with store.writing() as engine:
            done = put(engine, change.graph, triples, is_merged=change.is_merged, has_blank_nodes=not change.is_managed)
        return Made(done.is_changed, done.is_created)

    def _rehearse(self, store: OxigraphDisk, change: UpdateText) -> None:
        """Raises StoreError UJ406 where the update would put a blank node into a graph that Ujar manages."""
        with store.writing() as engine, rehearsal(engine, self._settings.store / _REHEARSAL) as copy:
            update(copy, change.text, base=store.base)
            refuse_blank_nodes_in(copy, Namer(store.base).is_managed, None if change.is_open else change.graphs)


def _made_there(store: EndpointStore, change: Change) -> Made:
    """Makes a change at an endpoint."""
    from kg.store.endpoint import editing

    match change:
        case UpdateText():
            editing.update(store, change.text, is_admin=change.is_admin, is_managed=change.is_managed)
        case PutGraph():
            triples = read_documents(change.documents, base=change.graph or store.base)
            done = editing.put(store, change.graph, triples, is_merged=change.is_merged)
            return Made(done.is_changed, done.is_created)
        case DeleteGraph():
            editing.delete(store, change.graph)
    return Made()


def _require(store: OxigraphDisk | EndpointStore, graph: str | None, condition: Condition) -> None:
    if condition.snapshot not in {None, store.published}:
        problem, cure = "the store has changed since then", "read the graph again, and change what is there now"
    elif condition.is_there is False and store.has_graph(graph or DEFAULT_GRAPH):
        problem, cure = "the graph is there already", "leave out the condition to replace it"
    elif condition.is_there and not store.has_graph(graph or DEFAULT_GRAPH):
        problem, cure = "the graph is not there", "leave out the condition to make it"
    else:
        return
    raise StoreError("UJ448", problem, place=graph or "the default graph", cure=cure)


def _without_graphs(store: Store) -> Iterator[str]:
    """Keys of documents that are said to be finished, and have graphs neither in the store nor in its archive."""
    namer, archived = Namer(store.base), store.archive.places()
    filled = set(store.graph_names()) if store.is_far else None
    for key in store.texts.finished():
        graph = namer.graph("article", key)
        is_there = graph in filled if filled is not None else next(store.quads(graph), None) is not None
        if key not in archived and not is_there:
            yield key


@contextmanager
def _memory_limit(size_bytes: int) -> Iterator[None]:
    """Limits the address space inside the block, where the system can; the engine ends the process that passes it."""
    try:
        import resource
    except ImportError:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size_bytes, before[1]))
    except (OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
