"""Graphs that users put, merge and delete, on a store in memory; updates in one transaction."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import InputError, QueryError, StoreError
from kg.store.editing import delete, put, read_triples, rehearsal, update

BASE = "http://localhost:8000/"
GRAPH = "http://a.example/g"
TURTLE = "text/turtle"


def triples(text: str) -> list[ox.Triple]:
    return read_triples(text.encode(), TURTLE, base=GRAPH)


def give(store: ox.Store, text: str, *, graph: str | None = GRAPH, merge: bool = False, blank: bool = True):
    done = put(store, graph, triples(text), is_merged=merge, has_blank_nodes=blank)
    return done.is_created, done.is_changed


@pytest.mark.parametrize("graph", [GRAPH, None])
def test_put_replaces_and_merge_adds(graph):
    store = ox.Store()
    is_named = graph is not None
    assert give(store, "<x> <y> 1, 2 .", graph=graph) == (is_named, True)
    assert give(store, "<x> <y> 2, 1 .", graph=graph) == (False, False)
    assert give(store, "<x> <y> 3 .", graph=graph, merge=True) == (False, True)
    assert len(store) == 3
    assert give(store, "<x> <y> 1 .", graph=graph, merge=True) == (False, False)
    assert give(store, "<x> <y> 1 .", graph=graph) == (False, True)
    assert len(store) == 1
    assert give(store, "", graph=graph) == (False, True)
    assert len(store) == 0
    assert store.contains_named_graph(ox.NamedNode(GRAPH)) is is_named


def test_an_empty_graph_is_there():
    store = ox.Store()
    assert give(store, "") == (True, True)
    assert give(store, "") == (False, False)
    assert store.contains_named_graph(ox.NamedNode(GRAPH))


@pytest.mark.parametrize(
    "text",
    ['<x> <y> "petik \\" dan \\\\ garis", "dua\\nbaris", "} } ; DROP ALL #", "é 中文 😀"@id .', "<x> <y> <a;b%20c> ."],
)
def test_any_value_survives(text):
    store = ox.Store()
    give(store, text)
    give(store, "<x> <y> 1 .")
    give(store, text)
    assert {quad.triple for quad in store} == set(triples(text))


def test_blank_nodes_stay_apart():
    store = ox.Store()
    give(store, "_:a <y> _:a .")
    give(store, "_:a <y> _:a .", merge=True)
    assert len({quad.subject for quad in store}) == 2
    give(store, "_:a <y> _:b .")
    (quad,) = store
    assert quad.subject != quad.object


def test_blank_nodes_where_none_may_be():
    store = ox.Store()
    with pytest.raises(StoreError, match="UJ406"):
        give(store, "[] <y> 1 .", blank=False)
    assert len(store) == 0
    assert not list(store.named_graphs())


def test_delete():
    store = ox.Store()
    give(store, "<x> <y> 1 .")
    give(store, "<x> <y> 1 .", graph=None)
    assert delete(store, GRAPH)
    assert not store.contains_named_graph(ox.NamedNode(GRAPH))
    with pytest.raises(StoreError, match="UJ441"):
        delete(store, GRAPH)
    assert delete(store, None)
    assert not delete(store, None)
    assert len(store) == 0


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [
        (b"", "text/csv", "UJ444"),
        (b"", "", "UJ444"),
        (b"<x> <y>", TURTLE, "UJ445"),
        (b"\xff", TURTLE, "UJ445"),
        (b"<a:g> { <a:x> <a:y> 1 }", "application/trig", "UJ445"),
        (b'{"@context": "http://127.0.0.1:9/"}', "application/ld+json", "UJ445"),
    ],
)
def test_bodies_that_are_no_graph(body, media_type, code):
    with pytest.raises(InputError, match=code):
        read_triples(body, media_type, base=BASE)


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"<x> <http://a.example/y> 1 .", "text/turtle; charset=utf-8"),
        (b"<http://a.example/x> <http://a.example/y> 1 .", "application/trig"),
        (
            b'<http://a.example/x> <http://a.example/y> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
            "application/n-triples",
        ),
        (b'{"@id": "x", "http://a.example/y": {"@value": 1}}', "application/ld+json"),
        (
            b"""<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a.example/">
            <r:Description r:about="x"><a:y>1</a:y></r:Description></r:RDF>""",
            "application/rdf+xml",
        ),
    ],
)
def test_bodies_in_every_format(body, media_type):
    (triple,) = read_triples(body, media_type, base=GRAPH)
    assert (triple.subject.value, triple.object.value) == ("http://a.example/x", "1")


def test_an_update_that_fails_midway_leaves_nothing():
    store = ox.Store()
    with pytest.raises(QueryError, match="UJ506"):
        update(store, "INSERT DATA { <x> <y> 1 } ; CREATE GRAPH <g> ; CREATE GRAPH <g>", base=BASE)
    assert len(store) == 0
    assert not list(store.named_graphs())


def test_a_malformed_update_says_where():
    with pytest.raises(QueryError, match="UJ501") as caught:
        update(ox.Store(), "INSERT DATA { <x> <y> }", base=BASE)
    assert caught.value.place == "line 1, column 23"


def test_a_rehearsal_changes_nothing(tmp_path):
    store = ox.Store(str(tmp_path / "graphs"))
    give(store, "<x> <y> 1 .")
    with rehearsal(store, tmp_path / "copy") as copy:
        update(copy, "CLEAR ALL", base=BASE)
        assert len(copy) == 0
        del copy
    assert len(store) == 1
    assert not (tmp_path / "copy").exists()
