"""What waits for query workers: a thread of its own, or the event loop of a service, which saves two switches."""

from __future__ import annotations

import asyncio
import os
import select
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from kg.store.crew import Place
from kg.store.lanes import PATIENCE_S, Lanes

_AWAKE_S = 1.0
"""How long the thread looks up by itself after it was needed, so that queries in a row need not wake it."""

STAY_AWAKE_S = 0.0005
"""So long the event loop looks out for the answer to a query that runs alone: to be woken takes longer than most."""
_CAN_STAY_AWAKE = hasattr(select, "poll") and hasattr(os, "sched_yield") and (os.cpu_count() or 1) > 1

CAN_USE_LOOP = sys.platform != "win32"
"""Pipes of Windows are no files that an event loop can watch."""


class ThreadWatch:
    """A thread that waits; it runs until `close`."""

    def __init__(self, lanes: Lanes[Any]) -> None:
        self._lanes = lanes
        self._ear, self._bell = Pipe(duplex=False)
        self._sleeps_until = 0.0
        self._used = time.monotonic()
        self._known = 0
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="ujar-watch", daemon=True)
        self._thread.start()

    def changed(self) -> None:
        """Wakes the thread where it might sleep too long, or does not know a worker."""
        self._used = time.monotonic()
        if self._sleeps_until > self._used + PATIENCE_S or len(self._lanes.places()) != self._known:
            self._ring()

    began = changed

    def forget(self, place: Place, then: Callable[[], None]) -> None:  # noqa: ARG002  it watches what there is
        """A pipe that is closed while the thread waits for it does no harm."""
        then()
        self._ring()

    def close(self) -> None:
        """Ends the thread."""
        self._is_closed = True
        self._ring()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _ring(self) -> None:
        with suppress(OSError):
            self._bell.send_bytes(b"")

    def _run(self) -> None:
        while not self._is_closed:
            due = self._lanes.tick()
            places = {place.pipe: place for place in self._lanes.places()}
            self._known = len(places)
            now = time.monotonic()
            self._sleeps_until = min(
                due if due is not None else float("inf"),
                now + PATIENCE_S if now < self._used + _AWAKE_S else float("inf"),
            )
            timeout_s = None if self._sleeps_until == float("inf") else max(self._sleeps_until - now, 0)
            try:
                ready = wait([self._ear, *places], timeout_s)
            except (OSError, ValueError):  # a pipe was closed in between
                continue
            for pipe in ready:
                if pipe is self._ear:
                    self._ear.recv_bytes()
                elif isinstance(pipe, Connection):
                    self._lanes.read(places[pipe])


class LoopWatch:
    """The event loop of a service; made and closed on it."""

    def __init__(self, lanes: Lanes[Any]) -> None:
        self._lanes = lanes
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._watched: dict[Place, int] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._due = float("inf")
        self._watch()

    def changed(self) -> None:
        """Watches new workers, and sees to it that what is due is done in time."""
        self._do(self._watch)

    def began(self) -> None:
        """Sees to it that a query that began is ended in time; a timer that is set rings before that."""
        if self._timer is None:
            self.changed()
        if _CAN_STAY_AWAKE and threading.get_ident() == self._thread:
            self._loop.call_soon(self._stay_awake)

    def forget(self, place: Place, then: Callable[[], None]) -> None:
        """Stops watching a worker first: the number of its pipe is given again once it is closed."""

        def stop() -> None:
            if place in self._watched:
                self._loop.remove_reader(self._watched.pop(place))
            then()

        self._do(stop)

    def close(self) -> None:
        """Watches nothing any more."""
        if self._timer:
            self._timer.cancel()
        for pipe in self._watched.values():
            self._loop.remove_reader(pipe)
        self._watched.clear()

    def _stay_awake(self) -> None:
        """Waits awake for the answer to a query that runs alone, and gives way to whoever wants the processor.

        It is not read here: the loop may have noticed it already, and would then wait for another.
        """
        busy = [place for place in self._lanes.places() if place.turn]
        if len(busy) != 1 or busy[0] not in self._watched:
            return
        poll = select.poll()
        poll.register(self._watched[busy[0]], select.POLLIN)
        until = time.monotonic() + STAY_AWAKE_S
        while time.monotonic() < until and not poll.poll(0):
            os.sched_yield()

    def _do(self, what: Callable[[], None]) -> None:
        if threading.get_ident() == self._thread:
            what()
        else:
            try:
                self._loop.call_soon_threadsafe(what)
            except RuntimeError:  # the loop has ended, and watches nothing
                what()

    def _watch(self) -> None:
        for place in self._lanes.places():
            if place not in self._watched:
                self._watched[place] = place.pipe.fileno()
                self._loop.add_reader(self._watched[place], self._lanes.read, place)
                os.set_blocking(self._watched[place], True)  # uvloop makes it non-blocking; messages are read whole
        self._set_timer(self._lanes.due())

    def _tick(self) -> None:
        self._timer = None
        self._set_timer(self._lanes.tick())

    def _set_timer(self, due: float | None) -> None:
        if due is None or (self._timer and self._due <= due):
            return  # one that rings too early does no harm
        if self._timer:
            self._timer.cancel()
        self._due = due
        self._timer = self._loop.call_later(max(due - time.monotonic(), 0), self._tick)
