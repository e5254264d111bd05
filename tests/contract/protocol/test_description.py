"""The three tests that the W3C's manifest of service descriptions names, which it tells in prose only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from tests.contract.protocol.conftest import Endpoint
from tests.contract.protocol.manifests import entries

if TYPE_CHECKING:
    import httpx

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
ENTAILMENT = Namespace("http://www.w3.org/ns/entailment/")
FORMATS = "http://www.w3.org/ns/formats/"
DOMAINS = {
    SD.endpoint: SD.Service,
    SD.feature: SD.Service,
    SD.defaultEntailmentRegime: SD.Service,
    SD.entailmentRegime: SD.NamedGraph,
    SD.defaultSupportedEntailmentProfile: SD.Service,
    SD.supportedEntailmentProfile: SD.NamedGraph,
    SD.extensionFunction: SD.Service,
    SD.extensionAggregate: SD.Service,
    SD.languageExtension: SD.Service,
    SD.supportedLanguage: SD.Service,
    SD.propertyFeature: SD.Service,
    SD.defaultDataset: SD.Service,
    SD.availableGraphs: SD.Service,
    SD.resultFormat: SD.Service,
    SD.inputFormat: SD.Service,
    SD.defaultGraph: SD.Dataset,
    SD.namedGraph: SD.Dataset,
    SD.name: SD.NamedGraph,
    SD.graph: SD.NamedGraph,
}
"""Every property of the vocabulary (SPARQL 1.1 Service Description, 3.4) with its domain."""
RANGES = {
    SD.feature: {
        SD.DereferencesURIs,
        SD.UnionDefaultGraph,
        SD.RequiresDataset,
        SD.EmptyGraphs,
        SD.BasicFederatedQuery,
    },
    SD.supportedLanguage: {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update},
    SD.defaultEntailmentRegime: {
        ENTAILMENT[name] for name in ("Simple", "RDF", "RDFS", "D", "OWL-Direct", "OWL-RDF-Based", "RIF")
    },
}
"""The instances that the specification defines for a property."""
CLASSES = {SD.defaultDataset: SD.Dataset, SD.defaultGraph: SD.Graph, SD.namedGraph: SD.NamedGraph, SD.graph: SD.Graph}
"""The class of what a property leads to."""


def got(scratch: Endpoint, accept: str | None = None) -> httpx.Response:
    return scratch.client.get("/sparql", headers={"accept": accept} if accept else {})


@pytest.fixture
def description(scratch: Endpoint) -> Graph:
    return Graph().parse(data=got(scratch).text, format="turtle")


def test_these_are_the_tests_of_the_manifest() -> None:
    names = [name.removeprefix("test_").replace("_", "-") for name in globals() if name.startswith("test_")]
    assert [name for name in entries("service-description/manifest.ttl") if name not in names] == []


@pytest.mark.parametrize(
    ("accept", "media_type", "name"),
    [
        (None, "text/turtle", "turtle"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("text/turtle;q=0.1, application/n-triples", "application/n-triples", "nt"),
    ],
)
def test_returns_rdf(scratch: Endpoint, accept: str | None, media_type: str, name: str) -> None:
    found = got(scratch, accept)
    assert (found.status_code, found.headers["content-type"].partition(";")[0]) == (200, media_type)
    assert len(Graph().parse(data=found.text, format=name)) > 10


def test_has_endpoint_triple(scratch: Endpoint, description: Graph) -> None:
    assert set(description.objects(None, SD.endpoint)) == {URIRef(f"{scratch.client.base_url}".rstrip("/") + "/sparql")}


def test_conforms_to_schema(description: Graph) -> None:
    services = set(description.subjects(RDF.type, SD.Service))
    assert services
    assert all(len(set(description.objects(service, SD.endpoint))) == 1 for service in services)
    for subject, predicate, value in description:
        if predicate == RDF.type or not str(predicate).startswith(str(SD)):
            continue
        assert (subject, RDF.type, DOMAINS[predicate]) in description
        assert not isinstance(value, Literal)
        if predicate in RANGES:
            assert value in RANGES[predicate]
        if predicate in CLASSES:
            assert (value, RDF.type, CLASSES[predicate]) in description
        if predicate in {SD.resultFormat, SD.inputFormat}:
            assert str(value).startswith(FORMATS)
