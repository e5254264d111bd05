"""A pool of processes that run queries of users with limits on time, memory, rows and bytes, and no network.

How such processes are started, timed and killed stands in `kg.store.lanes`.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Self, cast

from kg.errors import LimitError
from kg.settings import Settings
from kg.store.answers import Answer, receive
from kg.store.lanes import Lanes
from kg.store.layout import Layout
from kg.store.snapshots import Snapshots
from kg.store.watch import CAN_USE_LOOP, LoopWatch, ThreadWatch
from kg.store.worker import Limits, Request, main
from kg.workers import Job

_OUT_OF_MEMORY = frozenset({-signal.SIGABRT, -signal.SIGSEGV, 1})
"""How a worker ends that gets no more memory: Rust aborts, a full stack is a violation, Python exits with 1."""


class QueryPool:
    """Workers over the snapshots of one store. Safe to use from several threads; close it when done.

    Like everything that starts processes with multiprocessing, a script that makes a pool must do so under
    `if __name__ == "__main__":`.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        snapshots: Snapshots | None = None,
        workers: int | None = None,
        spare: int = 0,
    ) -> None:
        """Starts `workers` processes (the setting's number by default) over `snapshots` (of the setting's store).

        `spare` more stand ready to take the place of those that are stopped.
        """
        self._settings = settings
        folder = (snapshots or Snapshots(Layout(settings.store).snapshots)).folder
        self._lanes: Lanes[Answer] = Lanes(
            _job(settings, (folder, settings.query_memory_bytes)),
            workers=workers or settings.query_workers,
            queue=settings.query_queue,
            limit_s=settings.query_limit_s,
            receive=receive,
            spare=spare,
        )
        self._watch: ThreadWatch | LoopWatch | None = None
        self._watch_lock = threading.Lock()

    def attach(self) -> None:
        """Lets the running event loop wait for the workers, instead of a thread; to be called before any query."""
        if CAN_USE_LOOP:
            self._set_watch(LoopWatch)

    def run(
        self,
        query: str,
        *,
        media_type: str,
        has_dataset: bool = False,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
    ) -> Answer:
        """The answer of the newest snapshot to a query that `kg.query.guard` has let through.

        `default_graphs` and `named_graphs` are the protocol's; a graph that is not there is empty. `has_dataset`
        says that the query has FROM. Raises QueryError (UJ501 malformed, UJ505 media type, UJ506 evaluation),
        LimitError (UJ601 time, UJ602 memory, UJ603 the worker died, UJ604 no worker free), StoreError.
        Not to be called from the event loop that it is attached to: see `begin`.
        """
        request = self.request(
            query,
            media_type=media_type,
            has_dataset=has_dataset,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )
        return self.ask(request)

    def ask(self, request: Request) -> Answer:
        """The answer to a request, as `run` gives it."""
        found: Future[Answer] = Future()

        def done(reply: object) -> None:
            if isinstance(reply, BaseException):
                found.set_exception(reply)
            else:
                found.set_result(cast("Answer", reply))

        self.begin(request, done)
        return found.result()

    def request(
        self,
        query: str,
        *,
        media_type: str,
        has_dataset: bool = False,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
    ) -> Request:
        """What a worker is asked, with the limits of the settings."""
        limits = self._settings
        return Request(
            query,
            media_type,
            rows=limits.query_rows,
            size_bytes=limits.query_bytes,
            base=limits.base,
            has_dataset=has_dataset,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )

    def begin(self, request: Request, done: Callable[[object], None]) -> Callable[[], None]:
        """Puts a query into its lane; `done` gets its answer or error, in any thread. The call returned gives it up.

        On the loop that the pool is attached to, `done` is called on it, and must not wait. Raises LimitError UJ604
        when as many queries wait as may.
        """
        if self._watch is None:
            self._set_watch(ThreadWatch)
        turn = self._lanes.submit(request.packed(), key=hash(request), done=done)
        return lambda: self._lanes.give_up(turn)

    def _set_watch(self, kind: type[ThreadWatch | LoopWatch]) -> None:
        with self._watch_lock:
            if self._watch is None:
                self._watch = self._lanes.crew.watch = kind(self._lanes)

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Sentences that say which limits are weaker on this machine; empty when all hold. Waits for a worker."""
        limits = cast("Limits", self._lanes.wait_for_greeting())
        found = []
        if self._lanes.start_method != "forkserver":
            found.append("query workers start slowly (spawn, no forkserver), also after one was stopped at a limit")
        if not limits.has_memory_limit:
            found.append("queries have no limit on memory: this system has no address-space limit")
        if not limits.has_no_network:
            found.append("query workers could reach the network: only the guard keeps SERVICE out")
        return tuple(found)

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return self._lanes.pids

    def close(self) -> None:
        """Ends all workers, also those that are running a query."""
        self._lanes.close()
        if self._watch:
            self._watch.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _job(settings: Settings, arguments: tuple[object, ...]) -> Job:
    return Job(
        "query",
        main,
        arguments,
        too_slow=LimitError(
            "UJ601",
            f"the query took more than {settings.query_limit_s:g} s and was stopped",
            place="query",
            cure="ask for less: fewer patterns without constants, a smaller range of dates, a LIMIT",
        ),
        out_of_memory=LimitError(
            "UJ602",
            f"the query needs more memory than one query may use ({settings.query_memory_bytes:,} bytes)",
            place="query",
            cure="ask for less: avoid sorting or joining everything with everything",
        ),
        memory_exits=_OUT_OF_MEMORY,
        preloaded=("kg.store.worker",),
    )
