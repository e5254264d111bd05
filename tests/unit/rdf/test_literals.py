"""Literals: the forms that a store keeps."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.rdf.literals import address, decimal, utc_key


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


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://arsip.example/x?page[]=2&a[b]=c", "https://arsip.example/x?page%5B%5D=2&a%5Bb%5D=c"),
        ("https://arsip.example/[x]#[y]", "https://arsip.example/%5Bx%5D#%5By%5D"),
        ("http://[::1]:8000/x?a[]=b", "http://[::1]:8000/x?a%5B%5D=b"),
        ("https://arsip.example/x?q=a%5B", "https://arsip.example/x?q=a%5B"),
        ("https://arsip.example/x|y", "https://arsip.example/x%7Cy"),
        ("https://[arsip.example/x", None),
        ("mailto:a@arsip.example", None),
    ],
)
def test_an_address_becomes_an_iri(url: str, iri: str | None) -> None:
    assert address(url) == (ox.NamedNode(iri) if iri else None)
