"""One suite over every kind of store that writes; an endpoint is every kind of server that tests can start."""

from __future__ import annotations

import io
from contextlib import closing

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import STORES, open_store
from kg.store.base import DEFAULT_GRAPH, Store
from tests.contract.store.servers import PARAMETERS
from tests.unit.store.quads import article_graph

HEADLINES = "SELECT ?text WHERE { ?s <https://schema.org/headline> ?text } ORDER BY ?text"
WORDS = "SELECT ?text WHERE { ?s <https://schema.org/text> ?text }"


@pytest.fixture(params=[*sorted(STORES.keys() - {"endpoint"}), *PARAMETERS])
def settings(request, empty_server):
    return Settings() if request.param in STORES else empty_server(request.param).settings


@pytest.fixture
def store(request, settings, tmp_path):
    kind = request.node.callspec.params["settings"]
    opened = STORES[kind if kind in STORES else "endpoint"](tmp_path / "toko", settings)
    yield opened
    opened.close()


def write(store: Store, *numbers: int, words: str = "harga beras turun") -> None:
    for number in numbers:
        graph, quads = article_graph(number, words=words)
        store.replace_graphs([graph], quads)


def test_default_graph_is_the_union(store):
    write(store, 1, 2)
    assert list(store.select(HEADLINES)) == [("Berita 1",), ("Berita 2",)]


def test_replacing_a_graph_leaves_nothing_of_the_old_one(store):
    write(store, 1, 2)
    write(store, 1, words="harga beras naik lagi")
    assert sorted(store.select(WORDS)) == [("harga beras naik lagi",), ("harga beras turun",)]
    assert store.count() == 6


def test_a_graph_is_there_or_not(store):
    write(store, 1)
    assert store.has_graph(article_graph(1)[0])
    assert not store.has_graph(article_graph(2)[0])
    assert store.has_graph(DEFAULT_GRAPH)


def test_the_default_graph_itself_is_no_union(store):
    write(store, 1)
    out = io.BytesIO()
    store.dump(out, "application/n-triples", graph=DEFAULT_GRAPH)
    assert list(store.quads(DEFAULT_GRAPH)) == []
    assert out.getvalue() == b""


def test_replacing_by_nothing_drops_the_graph(store):
    write(store, 1, 2)
    graph, quads = article_graph(1)
    store.replace_graphs([graph], [])
    assert list(store.quads(graph)) == []
    assert store.count() == len(quads)


def test_writing_twice_is_writing_once(store):
    write(store, 1)
    before = set(store.quads())
    write(store, 1)
    assert set(store.quads()) == before


def test_several_graphs_change_together(store):
    first, old = article_graph(1)
    second, other = article_graph(2)
    store.replace_graphs([first, second], [*old, *other])
    assert store.count() == 6
    store.replace_graphs([first, second], other)
    assert set(store.quads()) == set(other)


@pytest.mark.parametrize(
    "text",
    ['petik " dan \\ garis', "dua\nbaris\r\ndan\ttab", "} } ; DROP ALL", "é 中文 😀 \u2028", "\x01\x7f", ""],
)
def test_any_text_survives_replacement(store, text):
    write(store, 1, words=text)
    write(store, 1, words=text + "x")
    write(store, 1, words=text)
    assert list(store.select(WORDS)) == [(text,)]


def test_blank_nodes_are_refused_and_nothing_changes(store):
    write(store, 1)
    graph, quads = article_graph(1)
    bad = ox.Quad(ox.BlankNode("x"), quads[0].predicate, quads[0].object, ox.NamedNode(graph))
    with pytest.raises(StoreError, match="UJ406"):
        store.replace_graphs([graph], [bad])
    assert store.count() == 3


@pytest.mark.parametrize(("query", "code"), [("SELECT * {", "UJ501"), ("ASK { ?s ?p ?o }", "UJ502")])
def test_wrong_queries(store, query, code):
    with pytest.raises(QueryError, match=code):
        list(store.select(query))


@pytest.mark.parametrize(
    ("media_type", "parts"),
    [
        ("application/n-quads", (b"/graph/article/", b"Berita 1")),
        ("application/trig", (b"Berita 1", b"@prefix schema:")),
        ("application/n-triples", (b'"Berita 2"@id',)),
        ("text/turtle", (b"Berita 1", b"schema:headline")),
        ("application/ld+json", (b"Berita 1",)),
        ("application/rdf+xml", (b"Berita 2", b"rdf:RDF")),
    ],
)
def test_dump(store, media_type, parts):
    write(store, 1, 2)
    out = io.BytesIO()
    store.dump(out, media_type)
    assert all(part in out.getvalue() for part in parts)


def test_dump_of_one_graph(store):
    write(store, 1, 2)
    out = io.BytesIO()
    store.dump(out, "application/n-triples", graph=article_graph(1)[0])
    assert out.getvalue().count(b"\n") == 3
    assert b"Berita 2" not in out.getvalue()


def test_dump_in_an_unknown_format(store):
    with pytest.raises(QueryError, match="UJ505"):
        store.dump(io.BytesIO(), "text/html")


def test_what_is_published_holds_what_was_written(store, settings):
    write(store, 1)
    first = store.publish()
    assert store.publish() == first
    write(store, 2)
    second = store.publish()
    assert second != first
    if store.path is None:
        assert len(ox.Store.read_only(str(second))) == 6
        return
    with closing(open_store(store.path, settings=settings, read_only=True)) as view:
        assert view.count() == 6
        with pytest.raises(StoreError, match="UJ411"):
            view.replace_graphs([], [])


def test_texts_belong_to_the_store(store):
    document = SourceDocument("a1", "Teks berita.", outlet="Harian Contoh", fields=(("rubrik", "ekonomi"),))
    store.texts.put([("k1", document)])
    assert store.texts.get("k1") == document


def test_a_closed_store_says_so(store):
    store.close()
    with pytest.raises(StoreError, match="UJ410"):
        store.count()
    store.close()
