"""Rows that the engine writes are those that we would write, cut at the same places."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store.answers import CAN_SEND_FILES, Answer
from kg.store.results import write
from kg.store.written_rows import JSON

HARD = ('},{"', '"},{"a":{"type":"uri"', "},{}", '\\"},{\\"', "\\", "\x00\x1f\u2028", "👩🏽‍🚀", "[]}}", "")
texts = st.one_of(st.sampled_from(HARD), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))


class Remote:
    """The same rows as an endpoint elsewhere gives them, which are written here."""

    def __init__(self, results: ox.QuerySolutions) -> None:
        self.variables = results.variables
        self._rows = list(results)

    def __iter__(self):
        return iter(self._rows)


def solutions(rows: list[tuple[str, str | None]]) -> ox.QuerySolutions:
    store = ox.Store()
    for number, (first, second) in enumerate(rows):
        subject = ox.BlankNode(f"n{number:06}")
        store.add(ox.Quad(subject, ox.NamedNode("http://a.example/1"), ox.Literal(first, language="id")))
        if second is not None:
            store.add(ox.Quad(subject, ox.NamedNode("http://a.example/2"), ox.Literal(second)))
    found = store.query(
        "SELECT ?s ?a ?b { ?s <http://a.example/1> ?a OPTIONAL { ?s <http://a.example/2> ?b } } ORDER BY STR(?s)"
    )
    assert isinstance(found, ox.QuerySolutions)
    return found


def bindings(found: Answer) -> list[object]:
    assert len(found.content) == found.size_bytes
    read: list[object] = json.loads(found.content)["results"]["bindings"]
    assert len(read) == found.rows
    return read


@given(
    st.lists(st.tuples(texts, st.none() | texts), max_size=120),
    st.integers(1, 130),
    st.one_of(st.just(10**9), st.integers(0, 30_000)),
)
def test_the_engine_writes_what_we_write_and_stops_where_we_stop(
    rows: list[tuple[str, str | None]], limit: int, size_bytes: int
) -> None:
    theirs = write(solutions(rows), JSON, rows=limit, size_bytes=10**9)
    ours = write(Remote(solutions(rows)), JSON, rows=limit, size_bytes=10**9)
    assert bindings(theirs) == bindings(ours)
    assert theirs.is_truncated == ours.is_truncated
    cut = write(solutions(rows), JSON, rows=limit, size_bytes=size_bytes)
    kept = bindings(cut)
    assert kept == bindings(theirs)[: len(kept)]
    assert cut.is_truncated == (len(kept) < len(rows))
    assert cut.size_bytes > size_bytes or len(kept) == len(bindings(theirs))


@pytest.mark.skipif(not CAN_SEND_FILES, reason="no descriptors cross a pipe here")
@pytest.mark.parametrize(("limit", "size_bytes"), [(7_000, 10**9), (10**6, 1_500_000), (10**6, 10**9)])
def test_a_large_answer_in_a_file_is_cut_there(limit: int, size_bytes: int) -> None:
    rows = [(f'panjang "sekali" {number} ' * 10, None) for number in range(9_000)]
    found = write(solutions(rows), JSON, rows=limit, size_bytes=size_bytes)
    assert found.file is not None
    body = found.body
    assert len(body) == found.size_bytes
    assert len(json.loads(body)["results"]["bindings"]) == found.rows
    assert found.is_truncated == (found.rows < len(rows)) == (limit < 10**6 or size_bytes < 10**9)
    assert found.rows == limit or not found.is_truncated or size_bytes < found.size_bytes < size_bytes + 1_000


@pytest.mark.parametrize("query", ["SELECT * {}", "SELECT ?x { VALUES ?y { 1 2 3 } }"])
def test_rows_without_values_are_written(query: str) -> None:
    results = ox.Store().query(query)
    assert isinstance(results, ox.QuerySolutions)
    found = write(results, JSON, rows=1, size_bytes=10**6)
    assert all(row == {} for row in json.loads(found.body)["results"]["bindings"])
    assert not found.is_truncated
