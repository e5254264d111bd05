"""A pool of processes that run queries of users with limits on time, memory, rows and bytes, and no network.

Oxigraph can neither time out nor be interrupted from Python, so the limit on time is a kill. A worker that was
killed, or that died of its memory limit, is replaced at once.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Self

from kg.errors import LimitError, QueryError, StoreError, UjarError
from kg.settings import Settings
from kg.store.layout import Layout
from kg.store.results import Answer
from kg.store.snapshots import Snapshots
from kg.store.worker import Failure, Limits, Request, main

_START_LIMIT_S = 60.0
"""A worker is ready after 0.1 s (forkserver) to 0.5 s (spawn); a machine under load may need far longer."""
_OUT_OF_MEMORY = {-signal.SIGABRT, -signal.SIGSEGV, 1}
"""How a worker ends that gets no more memory: Rust aborts, a full stack is a violation, Python exits with 1."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    limits: Limits | None = None


class QueryPool:
    """Workers over the snapshots of one store. Safe to use from several threads; close it when done.

    Like everything that starts processes with multiprocessing, a script that makes a pool must do so under
    `if __name__ == "__main__":`.
    """

    def __init__(self, settings: Settings, *, snapshots: Snapshots | None = None, workers: int | None = None) -> None:
        """Starts `workers` processes (the setting's number by default) over `snapshots` (of the setting's store)."""
        self._settings = settings
        self._snapshots = snapshots or Snapshots(Layout(settings.store).snapshots)
        self._context = _context()
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._workers: list[_Worker] = []
        self._is_closed = False
        for _ in range(workers or settings.query_workers):
            self._idle.put(self._start())

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
        """
        limits = self._settings
        request = Request(
            query,
            media_type,
            rows=limits.query_rows,
            size_bytes=limits.query_bytes,
            base=limits.base,
            has_dataset=has_dataset,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )
        worker = self._take()
        try:
            reply = self._ask(worker, request)
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put(worker)
        if isinstance(reply, Answer):
            return reply
        raise _error(reply)

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Sentences that say which limits do not hold on this machine; empty when all do. Waits for a worker."""
        worker = self._take()
        try:
            limits = self._ready(worker)
        finally:
            self._idle.put(worker)
        found = []
        if not limits.has_memory_limit:
            found.append("queries have no limit on memory: this system has no address-space limit")
        if not limits.has_no_network:
            found.append("query workers could reach the network: only the guard keeps SERVICE out")
        return tuple(found)

    def close(self) -> None:
        """Ends all workers, also those that are running a query."""
        with self._lock:
            self._is_closed = True
            workers, self._workers = self._workers, []
        for worker in workers:
            _end(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self) -> _Worker:
        try:
            return self._idle.get(timeout=self._settings.query_limit_s)
        except queue.Empty:
            raise LimitError(
                "UJ604", "all query workers are busy", place="query", cure="ask again in a few seconds"
            ) from None

    def _ask(self, worker: _Worker, request: Request) -> Answer | Failure:
        self._ready(worker)
        try:
            worker.pipe.send(request)
            if not worker.pipe.poll(self._settings.query_limit_s):
                raise LimitError(
                    "UJ601",
                    f"the query took more than {self._settings.query_limit_s:g} s and was stopped",
                    place="query",
                    cure="ask for less: fewer patterns without constants, a smaller range of dates, a LIMIT",
                )
            reply: Answer | Failure = worker.pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise self._died(worker) from error
        if isinstance(reply, Failure) and reply.kind == "memory":
            raise _error(reply)
        return reply

    def _ready(self, worker: _Worker) -> Limits:
        try:
            if worker.limits is None and worker.pipe.poll(_START_LIMIT_S):
                worker.limits = worker.pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise self._died(worker) from error
        if worker.limits is None:
            raise LimitError("UJ603", "a query worker did not start", place="query", cure="ask again")
        return worker.limits

    def _died(self, worker: _Worker) -> LimitError:
        worker.process.join(1)
        if worker.limits is None:
            cure = 'a script that makes a QueryPool must do so under `if __name__ == "__main__":`'
            return LimitError("UJ603", "a query worker ended while it started", place="query", cure=cure)
        if worker.process.exitcode not in _OUT_OF_MEMORY:
            ended = f"a query worker was ended from outside (exit code {worker.process.exitcode})"
            return LimitError("UJ603", ended, place="query", cure="ask again; the machine may be short of memory")
        return LimitError(
            "UJ602",
            f"the query needs more memory than one query may use ({self._settings.query_memory_bytes:,} bytes)",
            place="query",
            cure="ask for less: avoid sorting or joining everything with everything",
        )

    def _replace(self, worker: _Worker) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._workers.remove(worker)
        _end(worker)
        self._idle.put(self._start())

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=main,
            args=(theirs, self._snapshots.folder, self._settings.query_memory_bytes),
            name="ujar-query",
            daemon=True,
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        with self._lock:
            self._workers.append(worker)
        return worker


def _context() -> ForkServerContext | SpawnContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.store.worker"])
    return context


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.process.close()
    worker.pipe.close()


def _error(failure: Failure) -> UjarError:
    kinds: dict[str, type[UjarError]] = {"store": StoreError, "memory": LimitError}
    kind = kinds.get(failure.kind, QueryError)
    return kind(failure.code, failure.problem, place=failure.place, cure=failure.cure)
