"""Waiting for a writer that is just ending."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.store import turns
from kg.store.turns import in_turn


def opening(*codes):
    """What fails with these codes, one after the other, and then opens."""
    left = list(codes)

    def make():
        if left:
            raise StoreError(left.pop(0), "not yet")
        return "open"

    return make


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(turns, "_EVERY_S", 0)


def test_a_writer_that_ends_is_waited_for():
    assert in_turn(opening()) == "open"
    assert in_turn(opening("UJ403", "UJ403", "UJ403")) == "open"


def test_another_error_is_told_at_once():
    with pytest.raises(StoreError, match="UJ404"):
        in_turn(opening("UJ403", "UJ404"))


def test_a_writer_that_goes_on_is_told(monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE_S", -1)
    with pytest.raises(StoreError, match="UJ403"):
        in_turn(opening("UJ403", "UJ403"))
