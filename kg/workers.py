"""Processes that answer one request at a time and are killed when one takes too long.

Neither a query engine nor extraction can be interrupted from Python, so the limit on time is a kill. A worker that was
killed, or that died, is replaced at once. A worker runs a function that first sends a greeting and then answers every
request that comes through its pipe, until the other end closes.
"""

from __future__ import annotations

import multiprocessing
import queue
import threading
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from kg.errors import LimitError, Worded

_START_LIMIT_S = 60.0
"""A worker is ready after 0.1 s (forkserver) to 0.5 s (spawn); a machine under load may need far longer."""

Request = TypeVar("Request")
Reply = TypeVar("Reply")


@dataclass(frozen=True, slots=True)
class Job:
    """What workers do, and how errors speak of it."""

    name: str
    """One word, as in "a query worker"."""
    main: Callable[..., None]
    """What a worker runs: a function of a module, given the pipe and `arguments`."""
    arguments: tuple[Any, ...]
    too_slow: LimitError
    """Raised when a request took too long."""
    out_of_memory: LimitError | None = None
    """Raised when a worker ended as one does that gets no more memory."""
    memory_exits: frozenset[int] = frozenset()
    """The exit codes of that."""
    preloaded: tuple[str, ...] = ()
    """Modules that the process which all workers are forked from imports, where it is not running yet."""


@dataclass(slots=True)
class Worker:
    """A process and our end of its pipe; `greeting` is None until it has said that it is ready."""

    process: BaseProcess
    pipe: Connection
    greeting: object = None


class Processes:
    """Starts the processes of one job, reads their greetings, and says why one ended. Safe to use from threads."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._context = _context(job.preloaded)

    @property
    def start_method(self) -> str:
        """How processes start: `forkserver`, or `spawn` where there is none."""
        return self._context.get_start_method() or "spawn"

    def start(self) -> Worker:
        """A new process, which has not greeted yet."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=self.job.main, args=(theirs, *self.job.arguments), name=f"ujar-{self.job.name}", daemon=True
        )
        process.start()
        theirs.close()
        return Worker(process, ours)

    def ready(self, worker: Worker) -> object:
        """The greeting of a worker, once it is there. Raises LimitError UJ603 where it does not come."""
        try:
            if worker.greeting is None and worker.pipe.poll(_START_LIMIT_S):
                worker.greeting = worker.pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise self.died(worker) from error
        if worker.greeting is None:
            raise self.error("UJ603", f"a worker ({self.job.name}) did not start", "ask again")
        return worker.greeting

    def died(self, worker: Worker) -> LimitError:
        """The error that says how a worker ended which closed its pipe; waits for the end."""
        worker.process.join(1)
        if worker.greeting is None:
            cure = Worded("{start_workers}")
            return self.error("UJ603", f"a worker ({self.job.name}) ended while it started", cure)
        exit_code = worker.process.exitcode
        if self.job.out_of_memory and exit_code in self.job.memory_exits:
            return copy(self.job.out_of_memory)
        ended = f"a worker ({self.job.name}) was ended from outside (exit code {exit_code})"
        return self.error("UJ603", ended, "ask again; the machine may be short of memory")

    def error(self, code: str, problem: str, cure: str) -> LimitError:
        """An error that names the job as its place."""
        return LimitError(code, problem, place=self.job.name, cure=cure)


class Workers(Generic[Request, Reply]):
    """Processes for one job. Safe to use from several threads; close them when done.

    Like everything that starts processes with multiprocessing, a script that makes them must do so under
    `if __name__ == "__main__":`.
    """

    def __init__(self, job: Job, *, count: int) -> None:
        """Starts `count` processes."""
        self._job = job
        self._processes = Processes(job)
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._all: list[Worker] = []
        self._is_closed = False
        for _ in range(count):
            self._idle.put(self._start())

    def ask(self, request: Request, *, limit_s: float, wait_s: float) -> Reply:
        """A worker's reply to a request within `limit_s` wall seconds, after at most `wait_s` for a free worker.

        Raises the job's errors (too slow, out of memory) and LimitError UJ603 (the worker died) and UJ604 (none free).
        """
        worker = self._take(wait_s)
        try:
            reply = self._reply(worker, request, limit_s)
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put(worker)
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def greeting(self, *, wait_s: float) -> object:
        """What a worker said when it was ready. Waits for one that is free."""
        worker = self._take(wait_s)
        try:
            return self._processes.ready(worker)
        finally:
            self._idle.put(worker)

    @property
    def pids(self) -> tuple[int | None, ...]:
        """The process ids of the workers."""
        with self._lock:
            return tuple(worker.process.pid for worker in self._all)

    def close(self) -> None:
        """Ends all workers, also those that are at work."""
        with self._lock:
            self._is_closed = True
            workers, self._all = self._all, []
        for worker in workers:
            end(worker)

    def _take(self, wait_s: float) -> Worker:
        try:
            return self._idle.get(timeout=wait_s)
        except queue.Empty:
            raise self._processes.error(
                "UJ604", f"all {self._job.name} workers are busy", "ask again in a few seconds"
            ) from None

    def _reply(self, worker: Worker, request: Request, limit_s: float) -> Reply | BaseException:
        self._processes.ready(worker)
        try:
            worker.pipe.send(request)
            if not worker.pipe.poll(limit_s):
                raise copy(self._job.too_slow)
            reply: Reply | BaseException = worker.pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise self._processes.died(worker) from error
        if isinstance(reply, LimitError):  # what it holds on to is not known
            raise reply
        return reply

    def _replace(self, worker: Worker) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._all.remove(worker)
        end(worker)
        self._idle.put(self._start())

    def _start(self) -> Worker:
        worker = self._processes.start()
        with self._lock:
            self._all.append(worker)
        return worker


def _context(preloaded: tuple[str, ...]) -> ForkServerContext | SpawnContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    if preloaded:
        context.set_forkserver_preload(list(preloaded))
    return context


def end(worker: Worker) -> None:
    """Kills a worker and waits until it is gone."""
    worker.process.kill()
    worker.process.join()
    worker.process.close()
    worker.pipe.close()
