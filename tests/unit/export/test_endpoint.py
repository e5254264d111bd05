"""The description of the SPARQL service."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from kg.errors import InputError
from kg.export.endpoint import describe_endpoint
from kg.rdf.serialize import FORMATS, INPUT_MEDIA_TYPES
from kg.store.results import GRAPH_MEDIA_TYPES, ROW_MEDIA_TYPES

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
HERE = "https://arsip.example/sparql"
SERVICE = URIRef(f"{HERE}#service")


def described(*, takes_updates: bool) -> Graph:
    data = describe_endpoint(HERE, "text/turtle", base="https://arsip.example/", takes_updates=takes_updates)
    return Graph().parse(data=data, format="turtle")


def test_it_names_the_endpoint_and_what_it_understands():
    graph = described(takes_updates=True)
    assert list(graph.subjects(RDF.type, SD.Service)) == [SERVICE]
    assert graph.value(SERVICE, SD.endpoint) == URIRef(HERE)
    assert set(graph.objects(SERVICE, SD.supportedLanguage)) == {SD.SPARQL11Query, SD.SPARQL11Update}
    assert set(graph.objects(SERVICE, SD.feature)) == {SD.UnionDefaultGraph}
    assert graph.value(graph.value(SERVICE, SD.defaultDataset), SD.defaultGraph)


def test_it_names_every_format():
    graph = described(takes_updates=True)
    assert len(set(graph.objects(SERVICE, SD.resultFormat))) == len(ROW_MEDIA_TYPES) + len(GRAPH_MEDIA_TYPES)
    assert len(set(graph.objects(SERVICE, SD.inputFormat))) == len(INPUT_MEDIA_TYPES)


def test_a_service_that_only_reads_says_so():
    graph = described(takes_updates=False)
    assert set(graph.objects(SERVICE, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert not set(graph.objects(SERVICE, SD.inputFormat))


def test_it_leads_to_the_description_of_the_dataset():
    see_also = URIRef("http://www.w3.org/2000/01/rdf-schema#seeAlso")
    assert set(described(takes_updates=False).objects(None, see_also)) == {
        URIRef("https://arsip.example/.well-known/void")
    }


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_it_comes_in_every_format_the_same_bytes_each_time(row):
    first, second = (
        describe_endpoint(HERE, row.media_type, base="https://arsip.example/", takes_updates=True) for _ in range(2)
    )
    assert first == second
    assert HERE.encode() in first


def test_another_media_type_is_an_error():
    with pytest.raises(InputError, match="UJ120"):
        describe_endpoint(HERE, "text/html", base="https://arsip.example/", takes_updates=False)
