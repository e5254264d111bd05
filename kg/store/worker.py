"""The process that runs queries of users: it limits itself, opens the newest snapshot, answers until it is killed.

What comes in is data (query, media type, limits), what goes out is bytes; nothing of a query can reach the process
that serves. A query that takes too long is ended by killing this process.
"""

from __future__ import annotations

import ctypes
import gc
import marshal
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from kg.errors import LimitError, QueryError, StoreError, UjarError
from kg.rdf.vocab import PREFIXES
from kg.store.answers import Answer, message, send
from kg.store.results import write
from kg.store.snapshots import Lease, Snapshots, State
from kg.store.terms import malformed

_PREFIXES = tuple((name, space, f"{name}:") for name, space in PREFIXES.items())
"""With what a query that uses one holds."""
_LOOK_EVERY_S = 5.0
"""How often an idle worker looks for a newer snapshot; a look takes about 20 µs."""
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


@dataclass(frozen=True, slots=True)
class Request:
    """One query; `default_graphs` and `named_graphs` are those of the protocol, None where it names none."""

    query: str
    media_type: str
    rows: int
    size_bytes: int
    base: str
    has_dataset: bool = False
    """Whether the query says FROM, which replaces the union of all graphs."""
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None

    def packed(self) -> bytes:
        """As it crosses to a worker, which runs the same Python."""
        fixed = (self.query, self.media_type, self.rows, self.size_bytes, self.base)
        return marshal.dumps((*fixed, self.has_dataset, self.default_graphs, self.named_graphs))

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """What `packed` gave."""
        return cls(*marshal.loads(data))  # noqa: S302  our own service's


@dataclass(frozen=True, slots=True)
class Limits:
    """Which limits the worker could set for itself."""

    has_memory_limit: bool
    has_no_network: bool


def main(pipe: Connection, snapshots: Path, memory_bytes: int) -> None:
    """Sends `Limits`, then answers every `Request` with an `Answer` or an error, until the other end closes.

    While nobody asks, it looks for newer snapshots, so that old ones are let go and the next query need not wait.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence()
    limits = Limits(_limit_memory(memory_bytes), leave_network())
    reader = _Reader(Snapshots(snapshots))
    reader.look()
    gc.collect()
    gc.freeze()  # what is there now stays
    pipe.send(limits)
    has_request = _patience(pipe)
    with suppress(EOFError, OSError):
        while True:
            while not has_request():
                reader.look()
            request = Request.unpacked(message(pipe))
            begin_s = time.thread_time()
            reply = _answer(reader, request)
            send(pipe, reply, time.thread_time() - begin_s)


def _patience(pipe: Connection) -> Callable[[], object]:
    """What waits for a request, and says after a while that there is none."""
    if not hasattr(select, "poll"):
        return lambda: pipe.poll(_LOOK_EVERY_S)
    poll = select.poll()  # made once: `Connection.poll` makes one every time
    poll.register(pipe, select.POLLIN)
    return lambda: poll.poll(_LOOK_EVERY_S * 1000)


class _Reader:
    """The newest snapshot, opened again when there is a newer one."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots
        self._lease: Lease | None = None
        self._store: ox.Store | None = None
        self._seen: State | None = None

    def look(self) -> None:
        """Opens the newest snapshot, if there is one that can be opened: a query will say what is wrong."""
        with suppress(StoreError, OSError, RuntimeError, ValueError, MemoryError):
            self.store()

    def store(self) -> ox.Store:
        """The newest snapshot. Raises StoreError UJ408 before the first."""
        state = self._snapshots.state()
        if self._store is not None and state and state == self._seen:
            return self._store
        if self._store is None or self._lease is None or self._lease.path != self._snapshots.newest():
            fresh = self._snapshots.lease()
            self._store = ox.Store.read_only(str(fresh.path))
            if self._lease:
                self._lease.end()
            self._lease = fresh
        self._seen = state
        return self._store


def _answer(reader: _Reader, request: Request) -> Answer | UjarError:
    try:
        results = _evaluate(reader.store(), request)
        return write(results, request.media_type, rows=request.rows, size_bytes=request.size_bytes)
    except UjarError as error:
        return error
    except MemoryError:
        return LimitError("UJ602", "the query needs more memory than one query may use", place="query")
    except (OSError, RuntimeError, ValueError) as error:
        return QueryError("UJ506", f"the query cannot be evaluated: {error}")


def _evaluate(store: ox.Store, request: Request) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    has_dataset = request.default_graphs is not None or request.named_graphs is not None
    prefixes = {name: space for name, space, used in _PREFIXES if used in request.query}  # the engine reads all
    try:
        if has_dataset:
            return store.query(
                request.query,
                base_iri=request.base,
                prefixes=prefixes,
                default_graph=[ox.NamedNode(name) for name in request.default_graphs or ()],
                named_graphs=[ox.NamedNode(name) for name in request.named_graphs or ()],
            )
        return store.query(
            request.query,
            base_iri=request.base,
            prefixes=prefixes,
            use_default_graph_as_union=not request.has_dataset,
        )
    except SyntaxError as error:
        raise malformed(error, request.query) from error


def _limit_memory(memory_bytes: int) -> bool:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return False
    return True


def leave_network() -> bool:
    """Moves the process into a network namespace without any interface; works on Linux where the kernel lets it."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def _silence() -> None:
    """Sends stderr away: an engine that runs out of memory aborts with a message that no reader can use."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
