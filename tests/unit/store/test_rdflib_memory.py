"""A store over an rdflib Dataset: what a program does to the Dataset is seen, and what Ujar writes stands in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, XSD, BNode, Dataset, Literal, URIRef
from rdflib.namespace import SDO

from kg.errors import StoreError
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.settings import Settings
from kg.store.dataset import dataset
from kg.store.oxigraph import OxigraphMemory
from kg.store.rdflib_memory import RdflibMemory
from tests.unit.store.quads import article_graph

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "sample"
FIRST, SECOND = (URIRef(article_graph(number)[0]) for number in (1, 2))
A, B = URIRef("https://milik.example/a"), URIRef("https://milik.example/b")
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning")  # rdflib's, of itself

TITLES = "SELECT ?t { ?s schema:headline ?t } ORDER BY ?t"
PLAIN = "SELECT ?t { ?s <https://schema.org/headline> ?t } ORDER BY ?t"


@pytest.fixture(autouse=True)
def no_rdflib_engine(monkeypatch):
    """rdflib's own engine must not run."""

    def fail(*_, **__):
        raise AssertionError("rdflib's engine was asked")

    monkeypatch.setattr("rdflib.plugins.sparql.processor.SPARQLProcessor.query", fail)


@pytest.fixture
def data():
    return Dataset()


@pytest.fixture
def store(data):
    with closing(RdflibMemory(data, settings=Settings())) as opened:
        for number in (1, 2):
            graph, quads = article_graph(number)
            opened.replace_graphs([graph], quads)
        yield opened


def titles(store):
    return [title for (title,) in store.select(PLAIN)]


def test_what_is_written_is_in_the_dataset(store, data):
    assert len(data.graph(FIRST)) == 3
    store.replace_graphs([str(FIRST)], [])
    assert FIRST not in {graph.identifier for graph in data.graphs()}
    assert len(data.graph(SECOND)) == 3


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda data: data.graph(A).add((A, SDO.headline, Literal("Baru"))), ["Baru", "Berita 1", "Berita 2"]),
        (lambda data: data.add((A, SDO.headline, Literal("Baru"))), ["Baru", "Berita 1", "Berita 2"]),
        (lambda data: data.graph(FIRST).remove((None, SDO.headline, None)), ["Berita 2"]),
        (lambda data: data.graph(FIRST).set((A, RDF.type, A)), ["Berita 1", "Berita 2"]),
        (lambda data: data.remove_graph(SECOND), ["Berita 1"]),
        (lambda data: data.update(f"CLEAR GRAPH <{FIRST}>"), ["Berita 2"]),
        (lambda data: data.parse(data=f'<{A}> <{SDO.headline}> "Baru" .', format="turtle"), None),
    ],
)
def test_what_a_program_does_to_the_dataset_is_seen(store, data, change, found):
    assert titles(store) == ["Berita 1", "Berita 2"]
    before = store.publish()
    change(data)
    assert titles(store) == (found or ["Baru", "Berita 1", "Berita 2"])
    assert store.publish() != before


def test_a_triple_that_leaves_one_of_its_two_graphs_leaves_it_here_too(store, data):
    for graph in (A, B):
        data.graph(graph).add((A, RDF.type, B))
    assert len(list(store.quads(subject=str(A)))) == 2
    data.graph(A).remove((A, RDF.type, B))
    (left,) = store.quads(subject=str(A))
    assert left.graph_name == ox.NamedNode(B)


def test_an_empty_graph_comes_and_goes(store, data):
    data.add_graph(A)
    assert store.has_graph(str(A))
    data.remove_graph(A)
    assert not store.has_graph(str(A))


@pytest.mark.parametrize(
    "literal",
    [
        ox.Literal("2025-06-17T08:00:00Z", datatype=ox.NamedNode(XSD.dateTime)),
        ox.Literal("01", datatype=ox.NamedNode(XSD.integer)),
        ox.Literal("0.50", datatype=ox.NamedNode(XSD.decimal)),
        ox.Literal("bukan angka", datatype=ox.NamedNode(XSD.integer)),
        ox.Literal("kata", language="id"),
        ox.Literal("kata"),
    ],
)
def test_literals_stay_as_they_were_written(store, data, literal):
    quad = ox.Quad(ox.NamedNode(A), ox.NamedNode(A), literal, ox.NamedNode(A))
    store.replace_graphs([str(A)], [quad])
    assert [str(value) for value in data.graph(A).objects()] == [literal.value]
    data.graph(B).add((B, B, B))  # so that it is read again
    engine = ox.Store()  # which writes numbers its own way
    engine.add(quad)
    assert list(store.quads(str(A))) == list(engine)


def test_blank_nodes_of_a_program_are_read(store, data):
    data.graph(A).add((BNode(), SDO.headline, Literal("Baru")))
    assert titles(store) == ["Baru", "Berita 1", "Berita 2"]


def test_a_sample_is_the_same_as_in_the_other_stores_and_found_again():
    settings, data = Settings(), Dataset()
    with closing(RdflibMemory(data, settings=settings)) as one, closing(OxigraphMemory(settings=settings)) as other:
        for store in (one, other):
            ingest(read_documents(SAMPLE), store=store, settings=settings)
        runs = f"{settings.base}graph/runs"
        first, second = ({quad for quad in store.quads() if quad.graph_name.value != runs} for store in (one, other))
        count = one.index.count()
        assert first == second
    assert count > 0
    with closing(RdflibMemory(data, settings=settings)) as again:
        assert again.index.count() == count


@pytest.mark.parametrize(
    "triple", [(URIRef("dua kata"), RDF.type, A), (A, BNode(), A), (A, RDF.type, URIRef("relatif"))]
)
@pytest.mark.filterwarnings("ignore")
def test_what_is_no_rdf_is_refused_with_its_place(data, triple):
    data.graph(A).add(triple)
    with pytest.raises(StoreError, match="UJ489"):
        RdflibMemory(data, settings=Settings())


def test_a_dataset_elsewhere_is_refused():
    with closing(OxigraphMemory(settings=Settings())) as view, pytest.raises(StoreError, match="UJ489"):
        RdflibMemory(dataset(view), settings=Settings())


def test_oxigraph_answers_for_the_dataset_and_writes_go_to_the_dataset_itself(store):
    found = dataset(store)
    assert [str(title) for (title,) in found.query(TITLES)] == ["Berita 1", "Berita 2"]
    with pytest.raises(StoreError, match="UJ411"):
        found.graph(FIRST).add((A, A, A))
    assert titles(store) == ["Berita 1", "Berita 2"]


def test_the_dataset_outlives_the_store(store, data):
    store.close()
    data.graph(A).add((A, A, A))
    assert len(data.graph(A)) == 1
    with pytest.raises(StoreError, match="UJ410"):
        store.count()
