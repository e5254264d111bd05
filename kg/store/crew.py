"""Workers that are started, ended and buried by helper threads, because each of these takes 10 to 200 ms."""

from __future__ import annotations

import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from kg.errors import LimitError, UjarError
from kg.workers import Job, Processes, Worker, end

_HAS_CLOCKS = sys.platform == "linux"
_PROCESS_CLOCK = 2
"""Linux numbers the clock of a process by its id (`clock_getcpuclockid`)."""
_REMEMBERED = 2000
"""How many slow queries are known again."""


@dataclass(slots=True, eq=False)
class Turn:
    """One query on its way; `done` is called once, with the reply or an error, or never if it is given up."""

    request: bytes
    key: int
    """The same for the same query."""
    done: Callable[[object], None]
    is_slow: bool
    asked: float
    """When it began to wait in its lane, in `time.monotonic` seconds."""
    place: Place | None = None
    is_given_up: bool = False

    def finish(self, result: object) -> None:
        """Hands over a reply or an error."""
        self.done(result)


@dataclass(slots=True, eq=False)
class Place:
    """A worker in a lane, and what it is doing since when."""

    worker: Worker
    is_slow: bool = False
    turn: Turn | None = None
    began: float = 0.0
    cpu_began_s: float = 0.0
    looked_at: float = 0.0
    """When to look next whether what it runs is slow."""
    has_served: bool = False

    @property
    def pipe(self) -> Connection:
        """Our end of its pipe."""
        return self.worker.pipe

    def begin(self, turn: Turn, patience_s: float) -> None:
        """Notes what it runs from now on."""
        self.turn, turn.place = turn, self
        self.began = time.monotonic()
        self.looked_at = self.began + patience_s
        self.cpu_began_s, self.has_served = self._cpu_s(), True

    def is_past(self, patience_s: float) -> bool:
        """Whether it has had so many seconds of the processor, or ten times as long by the clock.

        By the clock alone, all queries would be slow on a machine where many wait for the processor.
        """
        now = time.monotonic()
        left_s = patience_s - (self._cpu_s() - self.cpu_began_s)
        if left_s <= 0 or now >= self.began + 10 * patience_s:
            return True
        self.looked_at = min(now + left_s, self.began + 10 * patience_s)
        return False

    def _cpu_s(self) -> float:
        """Seconds of the processor its process has had; by the clock where the system does not tell."""
        pid = self.worker.process.pid
        try:
            return time.clock_gettime((~pid << 3) | _PROCESS_CLOCK) if _HAS_CLOCKS and pid else time.monotonic()
        except OSError:  # it has ended
            return float("inf")


class Watch(Protocol):
    """What waits for workers to answer, and for the time when something is due."""

    def changed(self) -> None:
        """Workers came, or something may be due earlier than before."""

    def began(self) -> None:
        """A worker began a query: nothing is due earlier than the end of those that began before."""

    def forget(self, place: Place, then: Callable[[], None]) -> None:
        """Stops watching a worker, and only then calls `then`, which closes its pipe."""


class KnownSlow:
    """The queries that took long the last time; the longest not seen are forgotten."""

    def __init__(self) -> None:
        self._keys: OrderedDict[int, None] = OrderedDict()

    def __contains__(self, key: int) -> bool:
        return key in self._keys

    def learn(self, key: int, *, is_slow: bool) -> None:
        """Notes how it was this time."""
        self._keys.pop(key, None)
        if is_slow:
            self._keys[key] = None
            if len(self._keys) > _REMEMBERED:
                self._keys.popitem(last=False)


class Crew:
    """Starts and ends the processes of one job without keeping anybody waiting."""

    def __init__(self, job: Job) -> None:
        self.processes = Processes(job)
        self.watch: Watch | None = None
        self._helpers = ThreadPoolExecutor(2, thread_name_prefix="ujar-crew")

    def start(self, ready: Callable[[Worker], None], failed: Callable[[Exception], None]) -> None:
        """Starts a process; a helper calls one of the two."""

        def begin() -> None:
            try:
                worker = self.processes.start()
                self.processes.ready(worker)
            except (UjarError, OSError) as error:
                failed(error)
            else:
                ready(worker)

        self._helpers.submit(begin)

    def kill(self, place: Place) -> None:
        """Ends a worker."""
        place.worker.process.kill()
        self._forget(place, lambda: end(place.worker))

    def bury(self, place: Place, turn: Turn | None) -> None:
        """Clears away a worker that ended by itself, and tells whoever waits for it why."""

        def clear() -> None:
            error = self.processes.died(place.worker)
            end(place.worker)
            if turn:
                turn.finish(error)

        self._forget(place, clear)

    def changed(self) -> None:
        """Tells whoever watches."""
        if self.watch:
            self.watch.changed()

    def began(self) -> None:
        """Tells whoever watches that one more query runs."""
        if self.watch:
            self.watch.began()

    def busy(self, why: str) -> LimitError:
        """The error for a query that no worker can take."""
        problem = f"all {self.processes.job.name} workers are busy: {why}"
        return self.processes.error("UJ604", problem, "ask again in a few seconds")

    def close(self) -> None:
        """Waits until all that were to end are gone."""
        self._helpers.shutdown(wait=True)

    def _forget(self, place: Place, clear: Callable[[], None]) -> None:
        def help_out() -> None:
            self._helpers.submit(clear)

        if self.watch is None:
            help_out()
        else:
            self.watch.forget(place, help_out)
