"""An rdflib Dataset over a store, without the traps of oxrdflib."""

from __future__ import annotations

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery, prepareUpdate
from rdflib.plugins.sparql.sparql import Query

from kg.errors import QueryError, StoreError
from kg.settings import Settings
from kg.store import open_store
from kg.store.dataset import dataset
from kg.store.oxigraph import OxigraphMemory
from tests.unit.store.quads import article_graph

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's, of itself

ONE, TWO = (URIRef(article_graph(number)[0]) for number in (1, 2))
DOC = URIRef(f"http://localhost:8000/id/article/{1:032x}/doc")
HEADLINE = URIRef("https://schema.org/headline")
TITLES = "SELECT ?text WHERE { ?s schema:headline ?text } ORDER BY ?text"
MINE = URIRef("https://milik.example/g")
A, B, C = (URIRef(f"https://milik.example/{name}") for name in "abc")


@pytest.fixture
def view():
    store = OxigraphMemory(settings=Settings())
    for number in (1, 2):
        store.replace_graphs([article_graph(number)[0]], article_graph(number)[1])
    yield store
    store.close()


@pytest.fixture
def data(view):
    return dataset(view)


@pytest.fixture
def no_rdflib_engine(monkeypatch):
    """rdflib's own engine must not run."""

    def fail(*_, **__):
        raise AssertionError("rdflib's engine was asked")

    monkeypatch.setattr("rdflib.plugins.sparql.processor.SPARQLProcessor.query", fail)
    monkeypatch.setattr("rdflib.plugins.sparql.processor.SPARQLUpdateProcessor.update", fail)


def values(result):
    return [str(row[0]) for row in result]


@pytest.mark.usefixtures("no_rdflib_engine")
class TestQueries:
    def test_the_default_graph_is_the_union(self, data):
        assert values(data.query(TITLES)) == ["Berita 1", "Berita 2"]
        assert values(data.graph(ONE).query(TITLES)) == ["Berita 1"]

    def test_from_chooses_graphs(self, data):
        assert values(data.query(TITLES.replace("WHERE", f"FROM <{TWO}> WHERE"))) == ["Berita 2"]
        assert values(data.query(TITLES.replace("WHERE", "FROM <https://tidak.example/ada> WHERE"))) == []

    @pytest.mark.parametrize("harmless", ["# FROM <x>\n", "BIND('FROM' AS ?x)", "BIND(<x:from> AS ?from)"])
    def test_what_only_looks_like_from(self, data, harmless):
        assert len(values(data.query(TITLES.replace("{ ", "{ " + harmless)))) == 2

    def test_a_prepared_query(self, data):
        prepared = prepareQuery("SELECT ?t { ?s s:headline ?t } ORDER BY ?t", initNs={"s": "https://schema.org/"})
        assert values(data.query(prepared)) == ["Berita 1", "Berita 2"]
        prepared = prepareQuery("SELECT ?t { ?s <headline> ?t } ORDER BY ?t", base="https://schema.org/")
        assert values(data.query(prepared, initBindings={"s": DOC})) == ["Berita 1"]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("SELECT ?s ?t { ?s schema:headline ?t }", 1),
            ("SELECT ?t { ?s schema:headline ?t }", 1),
            ("SELECT (COUNT(?t) AS ?n) { ?s schema:headline ?t }", 1),
            ("SELECT ?t { ?x schema:headline ?t FILTER(?x = ?s) }", 1),
            ("SELECT ?t { $s schema:headline ?t . BIND('?s' AS ?u) # ?s\n}", 1),
            ("SELECT ?t { ?sx schema:headline ?t }", 2),
        ],
    )
    def test_bindings_of_any_variable(self, data, query, found):
        assert len(list(data.query(query, initBindings={"s": DOC}))) == found

    def test_bindings_of_literals_and_in_other_forms(self, data):
        title = Literal("Berita 1", lang="id")
        assert data.query("ASK { ?s schema:headline ?t }", initBindings={"t": title}).askAnswer
        assert not data.query("ASK { ?s schema:headline ?t }", initBindings={"t": Literal('a"\n')}).askAnswer
        built = data.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", initBindings={"s": DOC})
        assert [str(o) for _, _, o in built.graph] == ["Berita 1"]

    @pytest.mark.parametrize(
        ("query", "given", "code"),
        [
            ("SELECT ?t { ?s schema:headline }", {}, "UJ501"),
            ("SELECT ?t { ?x schema:headline ?t FILTER(?s) }", {"s": BNode()}, "UJ488"),
            ("SELECT ?t { ?x ?p ?t BIND(1 AS ?s) }", {"s": DOC}, "UJ501"),
        ],
    )
    def test_what_cannot_be_done_is_refused(self, data, query, given, code):
        with pytest.raises(QueryError, match=code):
            data.query(query, initBindings=given)

    def test_what_is_rdflibs_own_is_refused(self, data):
        prepared = prepareQuery(TITLES, initNs={"schema": "https://schema.org/"})
        with pytest.raises(QueryError, match="UJ487"):
            data.query(Query(prepared.prologue, prepared.algebra))
        with pytest.raises(QueryError, match="UJ487"):
            data.query(TITLES, DEBUG=True)


def test_a_triple_of_two_graphs_is_one_in_the_union(data):
    data.graph(MINE).add((A, B, C))
    data.graph(ONE).add((A, B, C))
    assert list(data.triples((A, None, None))) == [(A, B, C)]
    assert {graph for *_, graph in data.quads((A, None, None, None))} == {MINE, ONE}
    assert len(data) == len(set(data.triples((None, None, None)))) == 7


@pytest.mark.usefixtures("no_rdflib_engine")
def test_updates(data):
    data.update("INSERT DATA { GRAPH <https://milik.example/g> { <x:a> <x:b> 'satu' } }")
    data.update(
        prepareUpdate("WITH g:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", initNs={"g": "https://milik.example/"})
    )
    assert len(data.graph(MINE)) == 0
    data.update("INSERT DATA { GRAPH <https://milik.example/g> { <x:a> <x:b> ?v } }", initBindings={"v": Literal(5)})
    assert list(data.graph(MINE).objects()) == [Literal(5)]
    with pytest.raises(QueryError, match="UJ501"):
        data.update("INSERT DATA {")


def test_what_is_written_is_published(tmp_path):
    store = open_store(tmp_path / "toko", settings=Settings())
    store.publish()
    data = dataset(store)
    data.graph(MINE).add((A, B, C))
    data.addN(iter([(B, B, C, data.graph(MINE))]))
    data.remove((A, None, None, data.graph(MINE)))
    store.publish()
    with open_store(tmp_path / "toko", settings=Settings(), read_only=True) as view:
        assert [str(quad.subject) for quad in view.quads(str(MINE))] == [f"<{B}>"]
    store.close()


def test_a_read_only_view_is_read_and_not_written(tmp_path):
    graph, quads = article_graph(1)
    with open_store(tmp_path / "toko", settings=Settings()) as store:
        store.replace_graphs([graph], quads)
    view = open_store(tmp_path / "toko", settings=Settings(), read_only=True)
    data = dataset(view)
    assert len(data.graph(ONE)) == 3
    assert values(data.query(TITLES)) == ["Berita 1"]
    for write in (
        lambda: data.add((A, B, C)),
        lambda: data.addN([(A, B, C, data.graph(ONE))]),
        lambda: data.remove((None, None, None)),
        lambda: data.remove_graph(ONE),
        lambda: data.update("CLEAR ALL"),
    ):
        with pytest.raises(StoreError, match="UJ411"):
            write()
    view.close()


def test_a_dataset_does_not_hold_the_store(tmp_path):
    store = open_store(tmp_path / "toko", settings=Settings())
    data = dataset(store)
    assert len(data) == 0
    store.close()
    open_store(tmp_path / "toko", settings=Settings()).close()
    with pytest.raises(StoreError, match="UJ410"):
        len(data)
