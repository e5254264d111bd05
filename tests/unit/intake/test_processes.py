"""Work in several processes: order, bounds, errors, and items that end their process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.intake.processes import Processes, mapped


def doubled(number: int) -> int:
    return 2 * number


def failing(number: int) -> int:
    raise InputError("UJ102", "empty", place=str(number), cure="fill it")


def deadly(number: int) -> int:
    if number in {3, 20}:
        os._exit(9)
    return 2 * number


def all_deadly(numbers: Sequence[int]) -> list[int]:
    return [deadly(number) for number in numbers]


def lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_stand_in_the_order_of_the_items(jobs: int) -> None:
    assert list(mapped(doubled, range(100), jobs=jobs, lost=lost)) == list(range(0, 200, 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_input_is_not_read_far_ahead(jobs: int) -> None:
    taken = count()
    assert list(islice(mapped(doubled, taken, jobs=jobs, lost=lost), 3)) == [0, 2, 4]
    assert next(taken) < 200


def test_errors_come_back_whole() -> None:
    with pytest.raises(InputError) as caught:
        list(mapped(failing, [7], jobs=2, lost=lost))
    assert str(caught.value) == "7: empty (fill it) [UJ102]"


def test_an_item_that_ends_its_process_costs_only_itself() -> None:
    expected = [-number if number in {3, 20} else 2 * number for number in range(200)]
    assert list(mapped(deadly, range(200), jobs=2, lost=lost)) == expected


def test_lists_given_after_a_process_died_keep_their_processes() -> None:
    processes = Processes(all_deadly, count=2, lost=lost)
    dying, beside = processes.submit([1, 3]), processes.submit([5])
    assert processes.result(dying) == [2, -3]
    later = processes.submit([7])
    assert processes.result(beside) == [10]
    assert processes.result(later) == [14]
    processes.close()


def test_few_items_need_no_process() -> None:
    processes = Processes(lambda numbers: [os.getpid() for _ in numbers], count=2, lost=lost)
    assert processes.result(processes.here([1, 2])) == [os.getpid()] * 2


GIVES_WORK = """
    import os, time
    from kg.intake.processes import start_pool

    if __name__ == "__main__":
        pool = start_pool(2)
        print(*{pool.submit(os.getpid).result() for _ in range(20)}, flush=True)
        time.sleep(60)
"""


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def test_processes_end_with_the_one_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "gives_work.py"
    script.write_text(textwrap.dedent(GIVES_WORK), encoding="utf-8")
    giver = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert giver.stdout
    workers = [int(pid) for pid in giver.stdout.readline().split()]
    assert workers
    assert all(map(is_alive, workers))
    giver.send_signal(signal.SIGKILL)
    giver.wait()
    giver.stdout.close()
    end = time.monotonic() + 20
    while any(map(is_alive, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))
