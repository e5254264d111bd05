from __future__ import annotations

import pytest

from kg.model.text import Span
from kg.text.spans import SpanIndex

INDEX = SpanIndex([(Span(8, 10), "b"), (Span(0, 5), "a"), (Span(9, 30), "c"), (Span(9, 9), "empty")])


@pytest.mark.parametrize(
    ("span", "values"),
    [
        (Span(0, 1), ["a"]),
        (Span(4, 9), ["a", "b"]),
        (Span(5, 8), []),
        (Span(9, 10), ["b", "c"]),
        (Span(29, 40), ["c"]),
        (Span(30, 40), []),
        (Span(2, 2), ["a"]),
    ],
)
def test_what_shares_a_character_is_found_in_order(span, values):
    assert [value for _, value in INDEX.touching(span)] == values


@pytest.mark.parametrize(("offset", "is_held"), [(0, True), (4, True), (5, False), (9, True), (30, False)])
def test_a_character_is_held_or_not(offset, is_held):
    assert INDEX.holds(offset) is is_held


def test_without_spans_nothing_is_found():
    assert list(SpanIndex[str]([]).touching(Span(0, 9))) == []
