from __future__ import annotations

from rdflib import URIRef

from kg.settings import Settings
from kg.store.dataset import dataset
from kg.store.oxigraph import OxigraphMemory
from tests.unit.store.quads import article_graph


def test_an_rdflib_dataset_over_the_same_data():
    store = OxigraphMemory(settings=Settings())
    for number in (1, 2):
        graph, quads = article_graph(number)
        store.replace_graphs([graph], quads)
    found = dataset(store)
    rows = found.query("SELECT ?text WHERE { ?s schema:headline ?text } ORDER BY ?text")
    assert [str(row[0]) for row in rows] == ["Berita 1", "Berita 2"]
    assert len(found.graph(URIRef(article_graph(1)[0]))) == 3
    del found
    store.close()
