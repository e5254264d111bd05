"""One table says which property stands in which graph: it is whole, and what is written keeps to it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, RDFS

from kg import resources
from kg.rdf import vocab
from kg.rdf.graphs import CLASSES, HOMES, PROPERTIES, GraphKind, GraphName, LocalName, home, parse_graph, parse_local
from tests.unit.rdf.factory import filled_store, joint, plain, rich

BASE = "https://arsip.example/"
KEY = "0" * 32


def test_every_property_and_class_of_the_ontology_has_a_graph() -> None:
    ontology = rdflib.Graph().parse(resources.folder("ontology") / "ujar.ttl")
    terms = {
        str(term): str(kind)
        for term in ontology.subjects(RDFS.isDefinedBy)
        for kind in ontology.objects(term, RDF.type)
    }
    properties = {iri for iri, kind in terms.items() if kind.endswith("Property")}
    classes = {iri for iri, kind in terms.items() if kind.endswith("Class")}
    assert properties - {prop.value for prop in PROPERTIES} == {vocab.EVIDENCE_PROPERTY.value}
    concepts = {vocab.QUOTE_TYPE_CLASS.value, vocab.RELAY_TYPE_CLASS.value}
    assert classes - {cls.value for cls in CLASSES} == concepts


def test_everything_that_is_written_stands_at_home() -> None:
    store = filled_store([plain(), rich(), joint()])
    quads = list(store.quads())
    store.close()
    assert len(quads) > 300
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.graph_name, ox.NamedNode)
        graph = parse_graph(quad.graph_name.value)
        assert graph
        assert home(quad.subject.value, quad.predicate, quad.object) == graph.kind, quad


def test_no_property_is_listed_twice() -> None:
    assert len(HOMES) == len(PROPERTIES) - 4


@pytest.mark.parametrize(
    ("iri", "parts"),
    [
        (f"{BASE}graph/article/{KEY}", GraphName(BASE, GraphKind.ARTICLE, KEY)),
        (f"{BASE}graph/prov/{KEY}", GraphName(BASE, GraphKind.PROV, KEY)),
        (f"{BASE}graph/identities", GraphName(BASE, GraphKind.IDENTITIES, "")),
        (f"{BASE}graph/article/", None),
        (f"{BASE}graph/article/xyz", None),
        (f"{BASE}graph/identities/{KEY}", None),
        ("urn:x", None),
    ],
)
def test_names_of_graphs(iri: str, parts: GraphName | None) -> None:
    assert parse_graph(iri) == parts


def test_names_inside_an_article() -> None:
    assert parse_local(f"{BASE}id/article/{KEY}/q1-15") == LocalName(BASE, KEY, "q1-15")
    assert parse_local(f"{BASE}id/agent/p1") is None
