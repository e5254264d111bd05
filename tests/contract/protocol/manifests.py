"""The W3C's manifests of protocol tests as values: requests in their order, each with what it must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, Graph, Namespace
from rdflib.collection import Collection

if TYPE_CHECKING:
    from rdflib.term import Identifier

FOLDER = Path(__file__).parents[2] / "third_party" / "sparql11"

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
HTS = Namespace("http://www.w3.org/2011/http-statusCodes#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

STATUSES = {
    HTS.StatusCode2xx: range(200, 300),
    HTS.StatusCode3xx: range(300, 400),
    HTS.StatusCode4xx: range(400, 500),
    HTS.OK: (200,),
    HTS.Created: (201,),
    HTS.NoContent: (204,),
    HTS.NotFound: (404,),
}


@dataclass(frozen=True)
class Expected:
    """What an answer must be; None or empty where the manifest does not say."""

    statuses: frozenset[int]
    boolean: bool | None
    format: str | None
    """boolean, tabular or RDF."""
    location: str | None
    """A name for the value of the header Location, which later requests use."""
    headers: tuple[tuple[str, str], ...]
    body: str | None
    """RDF that the answer must be isomorphic to, in the media type of `headers`."""


@dataclass(frozen=True)
class Exchange:
    """One request and what it must be answered."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    expected: Expected


@dataclass(frozen=True)
class Case:
    """One test: graphs that must be there, by name, as N-Triples, and exchanges in their order."""

    name: str
    data: tuple[tuple[str, str], ...]
    exchanges: tuple[Exchange, ...]


def cases(manifest: str) -> list[Case]:
    """The tests of a manifest, in its order; `manifest` is a path below the folder of the suite."""
    path = FOLDER / manifest
    graph = Graph().parse(path, format="turtle", publicID=path.as_uri())
    entries = graph.value(graph.value(predicate=RDF.type, object=MF.Manifest), MF.entries)
    return [_case(graph, entry) for entry in Collection(graph, entries)]


def entries(manifest: str) -> list[str]:
    """The names of the entries of a manifest that describes its tests in prose only."""
    graph = Graph().parse(FOLDER / manifest, format="turtle", publicID="http://example.org/manifest")
    found = graph.value(graph.value(predicate=RDF.type, object=MF.Manifest), MF.entries)
    return [str(entry).rpartition("#")[2] for entry in Collection(graph, found)]


def _case(graph: Graph, entry: Identifier) -> Case:
    data = tuple(
        (str(graph.value(row, RDFS.label)), _file(str(graph.value(row, UT.graph))))
        for row in graph.objects(entry, UT.graphData)
    )
    requests = graph.value(graph.value(entry, MF.action), HT.requests)
    exchanges = tuple(_exchange(graph, request) for request in Collection(graph, requests))
    return Case(str(entry).rpartition("#")[2], data, exchanges)


def _file(address: str) -> str:
    return Path(address.removeprefix("file://")).read_text(encoding="utf-8")


def _exchange(graph: Graph, request: Identifier) -> Exchange:
    body = graph.value(request, HT.body)
    text = None if body is None else str(graph.value(body, CNT.chars))
    encoding = "utf-8" if body is None else str(graph.value(body, CNT.characterEncoding))
    return Exchange(
        method=str(graph.value(request, HT.methodName)),
        path=str(graph.value(request, HT.absolutePath)),
        headers=_headers(graph, request),
        body=None if text is None else text.encode(encoding),
        expected=_expected(graph, graph.value(request, HT.resp)),
    )


def _expected(graph: Graph, answer: Identifier) -> Expected:
    statuses = [code for status in graph.objects(answer, MF.expectedStatus) for code in STATUSES[status]]
    boolean = graph.value(answer, MF.expectedBoolean)
    body = graph.value(answer, HT.body)
    return Expected(
        frozenset(statuses),
        None if boolean is None else bool(boolean.toPython()),
        _text(graph.value(answer, MF.expectedFormat)),
        _text(graph.value(answer, MF.expectedLocation)),
        _headers(graph, answer),
        None if body is None else str(graph.value(body, CNT.chars)),
    )


def _text(value: Identifier | None) -> str | None:
    return None if value is None else str(value)


def _headers(graph: Graph, message: Identifier) -> tuple[tuple[str, str], ...]:
    listed = graph.value(message, HT.headers)
    rows = [] if listed is None else Collection(graph, listed)
    return tuple((str(graph.value(row, HT.fieldName)), str(graph.value(row, HT.fieldValue))) for row in rows)
