"""Literals: the forms that a store keeps."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.rdf.literals import decimal, utc_key


@pytest.mark.parametrize(
    ("number", "text"), [(1.0, "1"), (0.9, "0.9"), (0.123456, "0.123"), (0.0, "0"), (0.1 + 0.2, "0.3"), (0.9999, "1")]
)
def test_decimals_are_canonical(number: float, text: str) -> None:
    literal = decimal(number)
    assert literal.value == text
    store = ox.Store()
    node = ox.NamedNode("https://arsip.example/x")
    store.add(ox.Quad(node, node, literal))
    assert [quad.object for quad in store] == [literal]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2025-05-02", "2025-05-02"),
        ("2025-05", "2025-05"),
        ("2025-05-02T07:30:00+07:00", "2025-05-02T00:30:00"),
        ("2025-05-02T00:30:00Z", "2025-05-02T00:30:00"),
        ("2025-05-02T00:30:00", "2025-05-02T00:30:00"),
    ],
)
def test_moments_of_different_zones_sort_by_time(text: str, key: str) -> None:
    assert utc_key(text) == key
