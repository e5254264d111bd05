"""How queries share the workers: what is quick goes first, what is slow waits or is refused, nobody waits for ever."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from concurrent.futures import Future
from multiprocessing.connection import Connection
from typing import Self

import pytest

from kg.errors import LimitError
from kg.store.lanes import Lanes
from kg.store.watch import ThreadWatch
from kg.workers import Job

SLOW = LimitError("UJ601", "too slow", place="query")


def worker(pipe: Connection) -> None:
    """Sleeps or works as long as it is told, and says in which process; "die" ends it."""
    pipe.send("ready")
    while True:
        what, seconds = pipe.recv()
        begin_s = time.thread_time()
        if what == "die":
            os._exit(9)
        if what == "work":
            while time.thread_time() < begin_s + seconds:
                pass
        time.sleep(seconds if what == "sleep" else 0)
        pipe.send(((what, os.getpid()), time.thread_time() - begin_s))


def receive(pipe: Connection) -> tuple[object, float]:
    return pipe.recv()


class Asked:
    """Lanes of such workers, and a way to ask them."""

    def __init__(self, *, workers: int = 1, queue: int = 10, limit_s: float = 60.0, spare: int = 0) -> None:
        job = Job("query", worker, (), too_slow=SLOW)
        self.lanes: Lanes[object] = Lanes(
            job, workers=workers, queue=queue, limit_s=limit_s, receive=receive, spare=spare
        )
        self.watch = self.lanes.crew.watch = ThreadWatch(self.lanes)
        self.lanes.wait_for_greeting()

    def ask(self, what: str, seconds: float = 0.0, key: int = 0):
        found: Future[object] = Future()
        turn = self.lanes.submit(pickle.dumps((what, seconds)), key=key or hash((what, seconds)), done=found.set_result)
        return found, turn

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lanes.close()
        self.watch.close()


def test_a_quick_query_passes_a_slow_one():
    with Asked() as asked:
        slow, _ = asked.ask("work", 1000)
        quick, _ = asked.ask("sleep")
        assert quick.result(60)[0] == "sleep"
        assert not slow.done()
        assert any(place.is_slow for place in asked.lanes.places())


def test_slow_queries_wait_for_each_other_and_quick_ones_for_none_of_them():
    with Asked(limit_s=600) as asked:
        slow = [asked.ask("work", 1 + number / 10)[0] for number in range(3)]
        for _ in range(3):
            assert asked.ask("sleep")[0].result(60)[0] == "sleep"
        assert [found.result(120)[0] for found in slow] == ["work"] * 3


def test_a_query_that_was_slow_does_not_begin_in_the_quick_lane():
    with Asked() as asked:
        assert asked.ask("work", 0.3)[0].result(60)
        _, turn = asked.ask("work", 0.3)
        assert turn.is_slow
        _, other = asked.ask("work", 0.01)
        assert not other.is_slow


def test_a_query_that_only_waits_for_the_processor_is_not_slow():
    with Asked() as asked:
        assert asked.ask("sleep", 0.3)[0].result(60)
        assert not asked.ask("sleep", 0.3)[1].is_slow


def test_one_more_than_may_wait_is_refused_at_once():
    with Asked(queue=2) as asked:
        found = [asked.ask("sleep", 0.5)[0] for _ in range(3)]
        with pytest.raises(LimitError, match="UJ604"):
            asked.ask("sleep", 0.5)
        assert [one.result(60)[0] for one in found] == ["sleep"] * 3


def test_nobody_waits_longer_than_a_query_may_take():
    with Asked(limit_s=1.0) as asked:
        found = [asked.ask("work", 1000 + number)[0].result for number in range(4)]
        assert {result(60).code for result in found} <= {"UJ601", "UJ604"}


def test_a_query_for_a_worker_that_has_just_died_goes_to_another():
    with Asked() as asked:
        first, pid = asked.ask("sleep")[0].result(60)
        with asked.lanes._lock:  # so that nobody sees the death before the query comes
            (place,) = asked.lanes.places()
            os.kill(pid, signal.SIGKILL)
            assert place.pipe.poll(60)
            found, _ = asked.ask("sleep")
        again, other = found.result(60)
    assert first == again == "sleep"
    assert other != pid


@pytest.mark.parametrize("what", ["sleep", "work"])
def test_a_query_that_is_given_up_frees_its_worker(what):
    with Asked() as asked:
        found, turn = asked.ask(what, 1000)
        waiting, other = asked.ask("sleep", 0, key=5)
        asked.lanes.give_up(other)
        asked.lanes.give_up(turn)
        assert asked.ask("sleep")[0].result(60)[0] == "sleep"
        deadline = time.monotonic() + 60
        while any(place.turn is turn for place in asked.lanes.places()):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        assert not found.done()
        assert not waiting.done()


def test_a_worker_that_dies_is_replaced_and_its_query_told():
    with Asked() as asked:
        error = asked.ask("die")[0].result(60)
        assert isinstance(error, LimitError)
        assert error.code == "UJ603"
        assert asked.ask("sleep")[0].result(60)[0] == "sleep"


def test_a_spare_worker_stands_ready():
    with Asked(spare=1) as asked:
        deadline = time.monotonic() + 60
        while len(asked.lanes.pids) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.01)


def test_many_threads_ask_at_once():
    with Asked(workers=2, queue=100) as asked:
        found = []
        threads = [
            threading.Thread(target=lambda: found.append(asked.ask("sleep", 0.001)[0].result(60))) for _ in range(40)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 40


def test_closing_tells_those_who_wait():
    with Asked() as asked:
        found = [asked.ask("sleep", 1000)[0] for _ in range(3)]
    assert {one.result(1).code for one in found} == {"UJ604"}
