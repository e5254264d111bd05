"""Every request of the W3C's manifests for the SPARQL 1.1 Protocol and the Graph Store Protocol, to a real server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph
from rdflib.compare import to_isomorphic

from tests.contract.protocol.conftest import Endpoint
from tests.contract.protocol.manifests import Case, Exchange, cases

if TYPE_CHECKING:
    import httpx

Record = Callable[[str, int], None]
PATHS = {"/sparql/": "/sparql", "/gsp": "/graphs"}
"""Where the manifests' services are here."""
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
FORMATS = {
    "boolean": {JSON, XML},
    "tabular": {JSON, XML, "text/csv", "text/tab-separated-values"},
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples", "text/html", "application/xhtml+xml"},
}
"""Media types of each kind of answer, as the names of the tests list them."""

QUERY_AND_UPDATE = cases("protocol/manifest.ttl")
GRAPH_STORE = [
    *cases("graph-store-protocol/manifest-direct.ttl"),
    *cases("graph-store-protocol/manifest-indirect.ttl"),
]


@pytest.mark.parametrize("case", QUERY_AND_UPDATE, ids=lambda case: case.name)
def test_sparql_protocol(endpoint: Endpoint, case: Case, record_property: Record) -> None:
    run(endpoint, case)
    record_property("w3c", 1)


@pytest.mark.parametrize("case", GRAPH_STORE, ids=lambda case: case.name)
def test_graph_store_protocol(endpoint: Endpoint, case: Case, record_property: Record) -> None:
    run(endpoint, case)
    record_property("w3c", 1)


def test_the_manifests_are_whole() -> None:
    assert (len(QUERY_AND_UPDATE), len(GRAPH_STORE)) == (34, 13)


def run(endpoint: Endpoint, case: Case) -> None:
    for graph, ntriples in case.data:
        endpoint.put(graph, ntriples)
    names: dict[str, str] = {}
    for exchange in case.exchanges:
        answer = send(endpoint.client, exchange, names)
        check(answer, exchange)
        if exchange.expected.location:
            names[exchange.expected.location] = answer.headers["location"]


def send(client: httpx.Client, exchange: Exchange, names: dict[str, str]) -> httpx.Response:
    path, body = exchange.path, exchange.body
    prefix = next(prefix for prefix in PATHS if path.startswith(prefix))
    path = PATHS[prefix] + path.removeprefix(prefix)
    for name, value in names.items():
        path = path.replace(name, value)
        body = body.replace(name.encode(), value.encode()) if body else body
    request = client.build_request(exchange.method, path, content=body, headers=dict(exchange.headers))
    return client.send(request)


def check(answer: httpx.Response, exchange: Exchange) -> None:
    expected = exchange.expected
    told = f"{exchange.method} {exchange.path}: {answer.status_code} {answer.text[:500]}"
    assert answer.status_code in expected.statuses, told
    media_type = answer.headers.get("content-type", "").partition(";")[0]
    if expected.format:
        assert media_type in FORMATS[expected.format], told
    if expected.boolean is not None:
        assert answer.json()["boolean"] is expected.boolean, told
    for name, value in expected.headers:
        assert answer.headers[name].replace(" ", "").lower() == value.replace(" ", "").lower(), told
    if expected.body is not None:
        assert to_isomorphic(parsed(answer.text, media_type)) == to_isomorphic(parsed(expected.body, media_type)), told


def parsed(text: str, media_type: str) -> Graph:
    return Graph().parse(data=text, format=media_type, publicID="http://www.example/")
