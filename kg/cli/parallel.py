"""One function over many items in several processes, results in order, memory bounded."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from kg.errors import LimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 16
"""Items sent at a time: enough that sending costs little, few enough that the first result comes soon."""
_WAITING = 4
"""Batches kept per process: none of them idles, and the input is not read far ahead."""


def mapped(function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int) -> Iterator[Result]:
    """`function` of every item, in the order of `items`; `function` and items must be picklable if `jobs` > 1.

    Raises LimitError UJ610 if a process is ended from outside, as by a memory limit.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    waiting: deque[Future[list[Result]]] = deque()
    source = iter(items)
    # Spawned, not forked: the same on every system, and safe beside the threads of the libraries below.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            while batch := list(islice(source, _BATCH)):
                waiting.append(pool.submit(_batch, function, batch))
                if len(waiting) >= jobs * _WAITING:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            cure = "use fewer --jobs, or see whether memory ran out"
            raise LimitError("UJ610", "a worker process was ended", place="--jobs", cure=cure) from error
        finally:
            for future in waiting:
                future.cancel()


def _batch(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]
