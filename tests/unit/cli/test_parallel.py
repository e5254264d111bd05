"""Ordered work in several processes."""

from __future__ import annotations

import os
from itertools import count, islice

import pytest

from kg.cli.parallel import mapped
from kg.errors import InputError, LimitError


def doubled(number: int) -> int:
    return 2 * number


def failing(number: int) -> int:
    raise InputError("UJ102", "empty", place=str(number), cure="fill it")


def dying(number: int) -> int:
    os._exit(number)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_stand_in_the_order_of_the_items(jobs: int) -> None:
    assert list(mapped(doubled, range(100), jobs=jobs)) == list(range(0, 200, 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_input_is_not_read_far_ahead(jobs: int) -> None:
    assert list(islice(mapped(doubled, count(), jobs=jobs), 3)) == [0, 2, 4]


def test_errors_come_back_whole() -> None:
    with pytest.raises(InputError) as caught:
        list(mapped(failing, [7], jobs=2))
    assert str(caught.value) == "7: empty (fill it) [UJ102]"


def test_a_process_that_dies_is_an_error() -> None:
    with pytest.raises(LimitError, match="UJ610"):
        list(mapped(dying, [3], jobs=2))
