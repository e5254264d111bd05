"""Changes of users where the graphs are at an endpoint: by a real service, in front of real servers."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields, replace

import httpx
import pytest

from kg.errors import QueryError, StoreError
from kg.ids import Namer
from kg.intake import ingest
from kg.intake.writing import GraphWriter
from kg.model.text import SourceDocument
from kg.store import open_store
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from tests.contract.store.servers import PARAMETERS
from tests.e2e.conftest import running

GRAPH = "http://a.example/g"
TEXT = '"Harga beras turun minggu ini," kata Menteri Pertanian Ratna Sari di Jakarta, Senin.'
TURTLE = "text/turtle"
INSERT = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <http://a.example/x> <http://a.example/y> 1 , 2 }} }}"


@pytest.fixture(params=PARAMETERS)
def settings(request, empty_server, tmp_path):
    found = replace(empty_server(request.param).settings, store=tmp_path / "toko")
    with closing(open_store(found.store, settings=found)) as store:
        ingest([SourceDocument("berita-1", TEXT, outlet="Kabar", url="https://kabar.example/1")], store, settings=found)
    return found


@pytest.fixture
def writer(settings):
    with GraphWriter(settings) as opened:
        yield opened


def values(settings, graph=GRAPH):
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        return sorted(quad.object.value for quad in view.quads(graph))


def test_graphs_are_put_merged_and_deleted(settings, writer):
    done = writer.put(GRAPH, b"<x> <y> 1, 2 .", TURTLE, is_merged=False, is_admin=False)
    assert (done.is_changed, done.is_created) == (True, True)
    assert not writer.put(GRAPH, b"<x> <y> 2 .", TURTLE, is_merged=True, is_admin=False).is_changed
    writer.put(GRAPH, b"<x> <y> 3 .", TURTLE, is_merged=True, is_admin=False)
    assert values(settings) == ["1", "2", "3"]
    replaced = writer.put(GRAPH, b"<x> <y> 3, 4 .", TURTLE, is_merged=False, is_admin=False)
    assert (replaced.is_changed, replaced.is_created) == (True, False)
    assert values(settings) == ["3", "4"]
    writer.delete(GRAPH, is_admin=False)
    assert values(settings) == []
    with pytest.raises(StoreError, match="UJ441"):
        writer.delete(GRAPH, is_admin=False)


def test_an_update_is_made_once_and_published(settings, writer):
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        before = view.snapshots.newest()
    writer.update(INSERT, is_admin=True)
    writer.update(f"DELETE WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p 2 }} }}", is_admin=True)
    writer.update("INSERT DATA { GRAPH <http://x/g> { <http://x/s> rdfs:label 'satu' } }", is_admin=True)
    assert values(settings) == ["1"]
    assert values(settings, "http://x/g") == ["satu"]
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        assert view.snapshots.newest() != before


def test_only_an_engine_that_reads_as_the_guard_does_takes_updates_of_users(settings, writer):
    if settings.endpoint.endswith("/query"):  # that of Oxigraph
        writer.update(INSERT, is_admin=False)
        assert values(settings) == ["1", "2"]
    else:
        with pytest.raises(QueryError, match="UJ440"):
            writer.update(INSERT, is_admin=False)
        for call in ("bif:http_get('http://127.0.0.1:9/')", "sql:f()"):
            where = f"{{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} FILTER({call} = 1) }}"
            with pytest.raises(QueryError, match=r"UJ50[14]"):
                writer.update(f"DELETE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }} WHERE {where}", is_admin=True)
        assert values(settings) == []


@pytest.mark.parametrize(
    ("update", "code"),
    [
        ("INSERT DATA { GRAPH <graph/runs> { <http://x/s> <http://x/p> 1 } }", "UJ449"),
        ("CLEAR ALL", "UJ449"),
        (f"INSERT {{ GRAPH ?g {{ <http://x/s> <http://x/p> 1 }} }} WHERE {{ VALUES ?g {{ <{GRAPH}> }} }}", "UJ449"),
        (f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <http://x/s> <http://x/p> }} }}", "UJ501"),
        (f"CLEAR GRAPH <{GRAPH}> ; LOAD <http://127.0.0.1:9/>", "UJ504"),
        (
            f"DELETE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }} WHERE {{ SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}",
            "UJ504",
        ),
    ],
)
def test_what_no_update_does(settings, writer, update, code):
    with pytest.raises((QueryError, StoreError), match=code):
        writer.update(update, is_admin=True)
    assert values(settings) == []


def test_what_no_graph_is(settings, writer):
    with pytest.raises(StoreError, match="UJ449"):
        writer.put(None, b"<x> <y> 1 .", TURTLE, is_merged=True, is_admin=True)
    with pytest.raises(StoreError, match="UJ449"):
        writer.delete(None, is_admin=True)
    with pytest.raises(StoreError, match="UJ406"):
        writer.put(GRAPH, b"[] <y> 1 .", TURTLE, is_merged=True, is_admin=False)
    with pytest.raises(QueryError, match="UJ440"):
        writer.put(settings.base + "graph/runs", b"", TURTLE, is_merged=False, is_admin=False)


def test_what_is_derived_follows(settings, writer):
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        (key,) = view.texts.find("berita-1")
        assert view.index.count() == 1
    writer.delete(Namer(settings.base).graph("article", key), is_admin=True)
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        assert view.index.count() == 0
        assert list(view.quads(Namer(settings.base).graph("claims"))) == []
        assert view.texts.note("derived") == "fresh"


def test_over_http(settings, tmp_path):
    told = {field.name: getattr(settings, field.name) for field in fields(settings) if "endpoint" in field.name}
    environment = {f"UJAR_{name.upper()}": str(value) for name, value in told.items()}
    key = Keys(Layout(settings.store).keys).add("pemilik", [Scope.ADMIN])
    headers = {"authorization": f"Bearer {key}"}
    with (
        running(settings.store, tmp_path / "server.log", **environment) as server,
        httpx.Client(base_url=server.url, timeout=60, headers=headers) as client,
    ):
        sent = client.put("/graphs/catatan", content=b"<x> <y> 7 .", headers={"content-type": TURTLE})
        assert (sent.status_code, sent.headers["location"]) == (201, f"{settings.base}graphs/catatan")
        assert b"7" in client.get("/graphs/catatan", headers={"accept": "application/n-triples"}).content
        assert client.post("/sparql", data={"update": INSERT}).status_code == 204
        asked = {"query": f"SELECT ?o {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }} ORDER BY ?o"}
        assert client.get("/sparql", params=asked, headers={"accept": "text/csv"}).text.split() == ["o", "1", "2"]
        assert client.delete("/graphs", params={"graph": GRAPH}).status_code == 204
        assert client.get("/graphs", params={"graph": GRAPH}).status_code == 404
        refused = client.put("/graphs?default", content=b"<x> <y> 7 .", headers={"content-type": TURTLE})
        assert (refused.status_code, refused.json()["code"]) == (403, "UJ449")
