"""Which process runs which query: two lanes, so that slow queries never stand before quick ones.

Every query begins in the quick lane. One that had `PATIENCE_S` of the processor while others wait is moved: its worker
joins the slow lane, at a lower priority, and a fresh one takes its place; where the slow lane is full, the query is
stopped and waits for a place there. A query that took long the last time goes to the slow lane at once. At most
`queue` queries wait for each lane; a further one is refused. A query past its limit is ended by killing its worker.

Nothing here waits: `kg.store.watch` calls `read` when a worker has answered and `tick` when something is due.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from copy import copy
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from kg.errors import LimitError
from kg.store.crew import Crew, KnownSlow, Place, Turn
from kg.workers import Job, Worker, end

PATIENCE_S = 0.05
"""After so many seconds of the processor a query is slow; those of one quote, article or speaker take 0.1 to 5 ms."""
_NICER = 10
"""Priority of the slow lane: a tenth of the share of the processor where quick queries want it too."""

Reply = TypeVar("Reply")


class Lanes(Generic[Reply]):
    """The queries that wait and the workers that run them. Safe to use from several threads."""

    def __init__(
        self,
        job: Job,
        *,
        workers: int,
        queue: int,
        limit_s: float,
        receive: Callable[[Connection], tuple[Reply | BaseException, float]],
        spare: int = 0,
    ) -> None:
        """Starts `workers` quick workers and `spare` more; `receive` reads a reply and its seconds of processor."""
        self.crew = Crew(job)
        self._workers, self._queue, self._limit_s, self._spare = workers, queue, limit_s, spare
        self._receive = receive
        self._lock = threading.RLock()
        self._started = threading.Condition(self._lock)
        self._idle: dict[bool, list[Place]] = {False: [], True: []}
        self._busy: list[Place] = []
        self._waiting: dict[bool, deque[Turn]] = {False: deque(), True: deque()}
        self._starting = 0
        self._known = KnownSlow()
        self._is_closed = False
        self.greeting: object = None
        self._failure: Exception | None = None
        with self._lock:
            self._refill()

    def submit(self, request: bytes, *, key: int, done: Callable[[object], None]) -> Turn:
        """Puts a query into its lane. Raises LimitError UJ604 when as many wait there as may."""
        with self._lock:
            if self._is_closed:
                raise self.crew.busy("the service is closing")
            turn = Turn(request, key, done, is_slow=key in self._known, asked=time.monotonic())
            queue = self._waiting[turn.is_slow]
            queue.append(turn)
            self._advance()
            if turn.place is None and len(queue) > self._queue:
                queue.remove(turn)
                raise self.crew.busy(f"{self._queue} queries wait already")
            (self.crew.changed if turn.place is None else self.crew.began)()
            return turn

    def give_up(self, turn: Turn) -> None:
        """Frees what a query holds whose asker went away; one that just began may end, which is cheaper than a kill."""
        with self._lock:
            turn.is_given_up = True
            with suppress(ValueError):
                self._waiting[turn.is_slow].remove(turn)
            self.tick()
            self.crew.changed()

    def read(self, place: Place) -> None:
        """Takes what a worker has sent, and gives it the next query."""
        with self._lock:
            if not (place in self._busy or place in self._idle[place.is_slow]):
                return
            try:
                reply, cpu_s = self._receive(place.pipe)
            except (EOFError, OSError):
                self._lost(place)
                return
            turn = place.turn
            if turn is None:
                return
            self._known.learn(turn.key, is_slow=cpu_s >= PATIENCE_S)
            if isinstance(reply, LimitError):  # what the worker holds on to is not known
                self._drop(place)
            else:
                self._free(place)
            self._advance()
            turn.finish(reply)

    def tick(self) -> float | None:
        """Does what is due; when the next thing is, in `time.monotonic` seconds."""
        with self._lock:
            now = time.monotonic()
            for place in list(self._busy):
                turn = place.turn
                if turn is None:
                    continue
                if turn.is_given_up and now >= place.began + PATIENCE_S:
                    self._drop(place)
                elif now >= place.began + self._limit_s:
                    self._known.learn(turn.key, is_slow=True)
                    self._drop(place)
                    turn.finish(copy(self.crew.processes.job.too_slow))
            for queue in self._waiting.values():
                while queue and now >= queue[0].asked + self._limit_s:
                    queue.popleft().finish(self.crew.busy(f"none was free for {self._limit_s:g} s"))
            self._advance()
            return self.due()

    def places(self) -> list[Place]:
        """All workers that can be watched."""
        with self._lock:
            return [*self._idle[False], *self._idle[True], *self._busy]

    def wait_for_greeting(self) -> object:
        """What the first worker said when it was ready. Raises LimitError UJ603 where none gets ready."""
        with self._lock:
            self._started.wait_for(lambda: self.greeting is not None or not self._starting)
            if self.greeting is None:
                raise self._failure or self.crew.processes.error("UJ603", "no worker (query) started", "ask again")
            return self.greeting

    @property
    def start_method(self) -> str:
        """How processes start."""
        return self.crew.processes.start_method

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        with self._lock:  # one that is ended has none
            return tuple(place.worker.process.pid or 0 for place in self.places())

    def close(self) -> None:
        """Ends all workers, also those that are at work, and waits until they are gone."""
        with self._lock:
            self._is_closed = True
            for place in self.places():
                turn = place.turn
                self._drop(place)
                if turn:
                    turn.finish(self.crew.busy("the service is closing"))
            for queue in self._waiting.values():
                while queue:
                    queue.popleft().finish(self.crew.busy("the service is closing"))
        self.crew.close()

    def _advance(self) -> None:
        """Gives free workers to those who wait, and moves slow queries out of the way of quick ones."""
        slow, quick = self._waiting[True], self._waiting[False]
        while slow and (place := self._slow_place()):
            self._send(place, slow.popleft())
        while quick and (place := self._quick_place()):
            self._send(place, quick.popleft())
        if slow or quick:
            self._refill()

    def _slow_place(self) -> Place | None:
        if self._idle[True]:
            return self._idle[True].pop()
        if self._slow_count() < self._workers and self._idle[False]:
            return self._slowed(self._idle[False].pop())
        return None

    def _quick_place(self) -> Place | None:
        running = [place for place in self._busy if not place.is_slow]
        if len(running) >= self._workers:
            now = time.monotonic()
            slow = (place for place in running if now >= place.looked_at and place.is_past(PATIENCE_S))
            found = next(slow, None)
            if found is None:
                return None
            self._move(found)
        return self._idle[False].pop() if self._idle[False] else None

    def _move(self, place: Place) -> None:
        """Takes a slow query out of the quick lane."""
        if self._slow_count() >= self._workers and self._idle[True]:
            self._drop(self._idle[True][0])
        if self._slow_count() < self._workers:
            self._slowed(place)
            return
        turn = place.turn
        self._drop(place)
        if turn is None:
            return
        self._known.learn(turn.key, is_slow=True)
        turn.is_slow, turn.place, turn.asked = True, None, time.monotonic()
        if len(self._waiting[True]) < self._queue:
            self._waiting[True].append(turn)
        else:
            turn.finish(self.crew.busy(f"it takes long, and {self._queue} such queries wait already"))

    def _slowed(self, place: Place) -> Place:
        place.is_slow = True
        with suppress(AttributeError, OSError):  # no priorities on Windows; ended by now
            pid = place.worker.process.pid or 0
            os.setpriority(os.PRIO_PROCESS, pid, os.getpriority(os.PRIO_PROCESS, pid) + _NICER)
        self._refill()
        return place

    def _slow_count(self) -> int:
        return len(self._idle[True]) + sum(place.is_slow for place in self._busy)

    def _send(self, place: Place, turn: Turn) -> None:
        has_served = place.has_served
        place.begin(turn, PATIENCE_S)
        self._busy.append(place)
        try:
            place.pipe.send_bytes(turn.request)
        except OSError:
            if has_served:  # it ended while it was idle; of one that never served, perhaps none can live
                place.turn = turn.place = None
                self._waiting[turn.is_slow].appendleft(turn)
            self._lost(place)

    def _free(self, place: Place) -> None:
        place.turn = None
        self._busy.remove(place)
        self._idle[place.is_slow].append(place)

    def _lost(self, place: Place) -> None:
        """A worker ended by itself. One that never served is replaced by the next query: perhaps none can live."""
        turn = place.turn
        self._remove(place)
        self.crew.bury(place, turn)
        if place.has_served:
            self._refill()

    def _drop(self, place: Place) -> None:
        self._remove(place)
        self.crew.kill(place)
        self._refill()

    def _remove(self, place: Place) -> None:
        place.turn = None
        for places in (self._busy, *self._idle.values()):
            with suppress(ValueError):
                places.remove(place)

    def _refill(self) -> None:
        if self._is_closed:
            return
        quick = len(self._idle[False]) + sum(not place.is_slow for place in self._busy)
        for _ in range(self._workers + self._spare - quick - self._starting):
            self._starting += 1
            self.crew.start(self._add, self._failed)

    def _add(self, worker: Worker) -> None:
        with self._lock:
            self._starting -= 1
            if self._is_closed:
                end(worker)
                return
            self._idle[False].append(Place(worker))
            self.greeting = worker.greeting
            self._started.notify_all()
            self._advance()
            self.crew.changed()

    def _failed(self, error: Exception) -> None:
        with self._lock:
            self._starting -= 1
            self._failure = error
            self._started.notify_all()
            if waiting := self._waiting[False] or self._waiting[True]:
                waiting.popleft().finish(error)
            if any(self._waiting.values()):
                self._refill()

    def due(self) -> float | None:
        """When something is to be done that no answer brings, in `time.monotonic` seconds."""
        with self._lock:
            due = [place.began + self._limit_s for place in self._busy]
            due += [queue[0].asked + self._limit_s for queue in self._waiting.values() if queue]
            due += [place.began + PATIENCE_S for place in self._busy if place.turn and place.turn.is_given_up]
            quick = [place.looked_at for place in self._busy if not place.is_slow]
            if self._waiting[False] and len(quick) >= self._workers:
                due += quick
            return min(due, default=None)
