"""A pool of processes that run queries of users with limits on time, memory, rows and bytes, and no network.

How such processes are started, timed and killed stands in `kg.workers`.
"""

from __future__ import annotations

import signal
from typing import Self, cast

from kg.errors import LimitError
from kg.settings import Settings
from kg.store.layout import Layout
from kg.store.results import Answer
from kg.store.snapshots import Snapshots
from kg.store.worker import Limits, Request, main
from kg.workers import Job, Workers

_OUT_OF_MEMORY = frozenset({-signal.SIGABRT, -signal.SIGSEGV, 1})
"""How a worker ends that gets no more memory: Rust aborts, a full stack is a violation, Python exits with 1."""


class QueryPool:
    """Workers over the snapshots of one store. Safe to use from several threads; close it when done.

    Like everything that starts processes with multiprocessing, a script that makes a pool must do so under
    `if __name__ == "__main__":`.
    """

    def __init__(self, settings: Settings, *, snapshots: Snapshots | None = None, workers: int | None = None) -> None:
        """Starts `workers` processes (the setting's number by default) over `snapshots` (of the setting's store)."""
        self._settings = settings
        folder = (snapshots or Snapshots(Layout(settings.store).snapshots)).folder
        self._workers: Workers[Request, Answer] = Workers(
            _job(settings, (folder, settings.query_memory_bytes)), count=workers or settings.query_workers
        )

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
        return self._workers.ask(request, limit_s=limits.query_limit_s, wait_s=limits.query_limit_s)

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Sentences that say which limits are weaker on this machine; empty when all hold. Waits for a worker."""
        limits = cast("Limits", self._workers.greeting(wait_s=self._settings.query_limit_s))
        found = []
        if self._workers.start_method != "forkserver":
            found.append("query workers start slowly (spawn, no forkserver), also after one was stopped at a limit")
        if not limits.has_memory_limit:
            found.append("queries have no limit on memory: this system has no address-space limit")
        if not limits.has_no_network:
            found.append("query workers could reach the network: only the guard keeps SERVICE out")
        return tuple(found)

    @property
    def pids(self) -> tuple[int | None, ...]:
        """The process ids of the workers."""
        return self._workers.pids

    def close(self) -> None:
        """Ends all workers, also those that are running a query."""
        self._workers.close()

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
