from __future__ import annotations

import csv
import io

import pytest

from kg.errors import QueryError
from kg.query.sparql import answer
from kg.store.workers import QueryPool

CSV = "text/csv"


@pytest.fixture(scope="module")
def pool(archive_settings):
    with QueryPool(archive_settings, workers=1) as opened:
        yield opened


def rows(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode())))[1:]


def test_an_answer_over_the_union(pool):
    query = (
        "SELECT ?n { ?q <https://w3id.org/ujar/ont#speaker> ?s . ?s <http://www.w3.org/2000/01/rdf-schema#label> ?n }"
    )
    assert ["Rina Wulandari"] in rows(answer(pool, query, media_type=CSV).body)


def test_prefixes_of_the_ontology_need_no_declaration(pool):
    assert ["Rina Wulandari"] in rows(answer(pool, "SELECT ?n { ?q ujar:speaker/rdfs:label ?n }", media_type=CSV).body)


def test_a_prefix_that_the_query_declares_is_its_own(pool):
    query = "PREFIX ujar: <http://lain.example/> SELECT ?n { ?q ujar:speaker/rdfs:label ?n }"
    assert rows(answer(pool, query, media_type=CSV).body) == []


def test_an_error_is_placed_as_the_query_was_given(pool):
    with pytest.raises(QueryError) as caught:
        answer(pool, "SELECT ?n { ?q ujar:speaker }", media_type=CSV)
    assert caught.value.place == "line 1, column 29"


def test_a_string_that_is_not_closed_is_named(pool):
    with pytest.raises(QueryError, match="a string is not closed") as caught:
        answer(pool, "SELECT * { ?s ?p 'x }", media_type=CSV)
    assert caught.value.place == "line 1, column 18"


@pytest.mark.parametrize("form", ["CONSTRUCT { ?s ?p ?o } WHERE", "DESCRIBE ?s"])
def test_graphs(pool, form):
    found = answer(pool, f"{form} {{ ?s ?p ?o }} LIMIT 5", media_type="text/turtle")
    assert (found.form, found.is_truncated) == ("GRAPH", False)
    assert found.rows > 0


def test_an_unknown_graph_is_empty(pool):
    query = "SELECT (COUNT(*) AS ?n) FROM <http://tidak.ada.example/> { ?s ?p ?o }"
    assert rows(answer(pool, query, media_type=CSV).body) == [["0"]]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "UJ504"),
        ("INSERT DATA { <http://a.example/> <http://a.example/> 1 }", "UJ504"),
        ("SELECT * { ?s ?p }", "UJ501"),
        ("SELECT * { ?s ?p 1/0 + ex:x }", "UJ501"),
    ],
)
def test_refused(pool, query, code):
    with pytest.raises(QueryError, match=code) as caught:
        answer(pool, query, media_type=CSV)
    assert caught.value.place
