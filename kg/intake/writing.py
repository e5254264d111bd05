"""Changes that users send to the service, made one after the other by a process of its own.

The process opens the store on the first change and gives the lock back when none came for a while, so that `ujar
ingest` can run beside a service that takes changes. Changes that wait together are published together; each is
answered when it is published.
"""

from __future__ import annotations

import queue
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Self, cast

from kg.errors import LimitError, QueryError, UjarError
from kg.ids import Namer
from kg.intake.writer import (
    ALWAYS,
    Change,
    Condition,
    DeleteGraph,
    Made,
    Open,
    Publish,
    PutGraph,
    Refresh,
    Release,
    Reply,
    Request,
    UpdateText,
    main,
)
from kg.query.updates import inspect_update
from kg.settings import Settings
from kg.workers import Job, Workers

_IDLE_S = 3.0
"""How long the lock is kept after a change: opening the store anew takes a second, and another writer must wait."""
_WAITING = 16
"""Changes that may wait; each holds one of the 40 threads that the service answers in."""
_TOGETHER_S = 1.0
"""How long a change waits at most for those behind it, to be published together with them."""
_OWN_LIMIT_S = 3600.0
"""What is no user's doing (opening, computing what is derived, publishing) is not stopped, unless something hangs."""
_OUT_OF_MEMORY = frozenset({-signal.SIGABRT, -signal.SIGSEGV, 1})


@dataclass(frozen=True, slots=True)
class Written:
    """A change that was made and published."""

    snapshot: str
    """Name of the snapshot that has it."""
    is_changed: bool
    """False where it is known that the store is as it was before; an update is always taken for a change."""
    is_created: bool = False
    """Whether it made a graph that was not there."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    change: Change
    answer: Future[Written]


class GraphWriter:
    """The way of users' changes into the store of `settings`. Safe to use from several threads; close it when done.

    Like everything that starts processes with multiprocessing, a script that makes a change must do so under
    `if __name__ == "__main__":`. The process is started by the first change.
    """

    def __init__(self, settings: Settings, *, on_published: Callable[[], None] | None = None) -> None:
        """Calls `on_published` after each publication, before the changes are answered."""
        self._settings = settings
        self._namer = Namer(settings.base)
        self._on_published = on_published or (lambda: None)
        self._queue: queue.Queue[_Waiting | None] = queue.Queue(_WAITING)
        self._process = _Process(settings)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._is_closed = False

    def update(
        self, text: str, *, is_admin: bool, using: Sequence[str] = (), using_named: Sequence[str] = ()
    ) -> Written:
        """Runs a SPARQL update; all of it is done, or nothing. `using` and `using_named` are the protocol's graphs.

        Raises QueryError: UJ440 a managed graph without `is_admin`, UJ446 graphs named twice, UJ501 malformed, UJ503
        ambiguous, UJ504 SERVICE or LOAD, UJ506 it cannot be done; LimitError: UJ442 time, UJ443 memory, UJ447 too
        many wait, UJ603 the process died; StoreError: UJ403 another writer, UJ406 a blank node where none may be.
        """
        found = inspect_update(text, base=self._settings.base, using=using, using_named=using_named)
        is_managed = found.is_managed(self._namer)
        graph = next(filter(self._namer.is_managed, sorted(found.graphs)), None)
        self._allow(graph or "a variable, NAMED or ALL", is_managed=is_managed, is_admin=is_admin)
        return self._make(UpdateText(found.text, tuple(sorted(found.graphs)), found.is_open, is_managed, is_admin))

    def put(
        self,
        graph: str | None,
        body: bytes,
        media_type: str,
        *,
        is_merged: bool,
        is_admin: bool,
        further: Sequence[tuple[bytes, str]] = (),
        condition: Condition = ALWAYS,
    ) -> Written:
        """Puts the triples of `body` in place of a graph (None: the default one), or adds them to it if `is_merged`.

        `further` holds more documents with their media types, whose triples go there too. Raises InputError (UJ444
        media type, UJ445 body), StoreError UJ448 where the condition does not hold, and the errors of `update`.
        """
        is_managed = self._is_managed(graph, is_admin=is_admin)
        return self._make(PutGraph(graph, body, media_type, is_merged, is_managed, tuple(further), condition))

    def delete(self, graph: str | None, *, is_admin: bool, condition: Condition = ALWAYS) -> Written:
        """Deletes a graph; the default one (None) is emptied.

        Raises StoreError UJ441 for a graph that is not there, UJ448 where the condition does not hold, and the errors
        of `update`.
        """
        return self._make(DeleteGraph(graph, self._is_managed(graph, is_admin=is_admin), condition))

    @property
    def pids(self) -> tuple[int, ...]:
        """The id of the process; empty while none runs."""
        return self._process.pids

    def close(self) -> None:
        """Ends the process when the changes that wait are made."""
        with self._lock:
            self._is_closed = True
            thread, self._thread = self._thread, None
        if thread:
            self._queue.put(None)
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _is_managed(self, graph: str | None, *, is_admin: bool) -> bool:
        is_managed = graph is not None and self._namer.is_managed(graph)
        self._allow(graph or "", is_managed=is_managed, is_admin=is_admin)
        return is_managed

    @staticmethod
    def _allow(place: str, *, is_managed: bool, is_admin: bool) -> None:
        if is_managed and not is_admin:
            problem = "this can write graphs that Ujar manages, which needs the scope admin"
            cure = "name graphs of your own, outside of the base or under its graphs/, or use a key that may"
            raise QueryError("UJ440", problem, place=place, cure=cure)

    def _make(self, change: Change) -> Written:
        waiting = _Waiting(change, Future())
        with self._lock:
            if self._is_closed:
                raise LimitError("UJ447", "the service is ending", cure="ask again in a few seconds")
            try:
                self._queue.put_nowait(waiting)
            except queue.Full:
                problem = f"{_WAITING} changes wait already"
                raise LimitError("UJ447", problem, cure="ask again in a few seconds") from None
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="ujar-writer", daemon=True)
                self._thread.start()
        return waiting.answer.result()

    def _run(self) -> None:
        process = self._process
        while (waiting := self._next(_IDLE_S if process.is_running else None)) or not self._is_closed:
            if waiting:
                self._make_together(waiting)
            else:
                process.end()
        process.end()

    def _next(self, wait_s: float | None) -> _Waiting | None:
        """The change that waits longest, after at most this time (None: any); None for none, and at the end."""
        try:
            return self._queue.get(block=wait_s != 0, timeout=wait_s)
        except queue.Empty:
            return None

    def _make_together(self, first: _Waiting) -> None:
        """Makes a change and those that wait behind it, publishes, and answers. Any error is its caller's to raise."""
        begin = time.monotonic()
        made: list[tuple[_Waiting, Made]] = []
        waiting: _Waiting | None = first
        while waiting:
            try:
                made.append((waiting, self._process.make(waiting.change)))
            except Exception as error:  # noqa: BLE001  its caller raises it
                waiting.answer.set_exception(error)
            waiting = self._next(0) if time.monotonic() - begin < _TOGETHER_S else None
        if not made:
            return
        try:
            snapshot = self._process.publish(is_stale=any(one.change.is_managed for one, _ in made))
            self._on_published()
        except Exception as error:  # noqa: BLE001  their callers raise it
            for one, _ in made:
                one.answer.set_exception(error)
        else:
            for one, done in made:
                one.answer.set_result(Written(snapshot, done.is_changed, done.is_created))


class _Process:
    """The process, while changes come."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._workers: Workers[Request, Reply] | None = None

    @property
    def is_running(self) -> bool:
        return self._workers is not None

    @property
    def pids(self) -> tuple[int, ...]:
        workers = self._workers
        return tuple(filter(None, workers.pids)) if workers else ()

    def make(self, change: Change) -> Made:
        self._ask(Open(), limit_s=_OWN_LIMIT_S)
        return cast("Made", self._ask(change, limit_s=self._settings.write_limit_s))

    def publish(self, *, is_stale: bool) -> str:
        """The name of the snapshot; before that, what is derived is computed anew if it `is_stale`."""
        if is_stale:
            self._ask(Refresh(), limit_s=_OWN_LIMIT_S)
        return cast("str", self._ask(Publish(), limit_s=_OWN_LIMIT_S))

    def end(self) -> None:
        """Gives the lock back; harmless when done twice."""
        if self._workers:
            with suppress(UjarError):  # what was answered is on the disk, and the next reader publishes what was not
                self._ask(Release(), limit_s=_OWN_LIMIT_S)
            self._workers.close()
            self._workers = None

    def _ask(self, request: Request, *, limit_s: float) -> Reply:
        if self._workers is None:
            self._workers = Workers(_job(self._settings), count=1)
        return self._workers.ask(request, limit_s=limit_s, wait_s=0)


def _job(settings: Settings) -> Job:
    return Job(
        "writer",
        main,
        (settings,),
        too_slow=LimitError(
            "UJ442",
            f"the change took more than {settings.write_limit_s:g} s and was stopped",
            place="update",
            cure="make it in parts, or with fewer patterns without constants",
        ),
        out_of_memory=LimitError(
            "UJ443",
            f"the change needs more memory than one change may use ({settings.write_memory_bytes:,} bytes)",
            place="update",
            cure="make it in parts",
        ),
        memory_exits=_OUT_OF_MEMORY,
    )
