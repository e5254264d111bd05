"""Changes of users, for real: a process that writes, a lock that comes and goes, a process that is killed."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from kg.errors import LimitError, QueryError, StoreError
from kg.ids import Namer
from kg.intake import ingest, writing
from kg.intake.writing import GraphWriter
from kg.model.text import SourceDocument
from kg.rdf.vocab import PROLOGUE
from kg.settings import Settings
from kg.store import open_store

GRAPH = "http://a.example/g"
TEXT = '"Harga beras turun minggu ini," kata Menteri Pertanian Ratna Sari di Jakarta, Senin.'
RUNAWAY = "INSERT { <x> <y> ?a } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STRLEN(STR(?a)) = ?l + 9) }"


@pytest.fixture
def settings(tmp_path):
    found = Settings(store=tmp_path / "toko")
    with contextlib.closing(open_store(found.store, settings=found)) as store:
        ingest([SourceDocument("berita-1", TEXT, outlet="Kabar", url="https://kabar.example/1")], store, settings=found)
    return found


@pytest.fixture
def writer(settings):
    with GraphWriter(settings) as opened:
        yield opened


@contextlib.contextmanager
def reading(settings):
    view = open_store(settings.store, settings=settings, read_only=True)
    yield view
    view.close()


def values(settings, graph=GRAPH):
    with reading(settings) as view:
        return sorted(quad.object.value for quad in view.quads(graph))


def insert(*numbers: int, graph: str = GRAPH) -> str:
    triples = " ".join(f"<http://a.example/x> <http://a.example/y> {number} ." for number in numbers)
    return f"INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}"


def fill(writer: GraphWriter, count: int = 200) -> None:
    body = "".join(f"<x{number}> <y> {number} ." for number in range(count)).encode()
    writer.put(None, body, "text/turtle", is_merged=False, is_admin=False)


def article_graph(settings) -> str:
    with reading(settings) as view:
        (key,) = view.texts.find("berita-1")
    return Namer(settings.base).graph("article", key)


def test_a_change_is_published_when_it_is_answered(settings, writer):
    done = writer.update(insert(1, 2), is_admin=False)
    with reading(settings) as view:
        assert view.snapshot == done.snapshot
        assert len(list(view.quads(GRAPH))) == 2
    put = writer.put(GRAPH, b"<x> <y> 7 .", "text/turtle", is_merged=False, is_admin=False)
    assert (put.is_changed, put.is_created) == (True, False)
    assert values(settings) == ["7"]
    assert not writer.put(GRAPH, b"<x> <y> 7 .", "text/turtle", is_merged=True, is_admin=False).is_changed
    assert writer.put("urn:x:new", b"[] <y> [] .", "text/turtle", is_merged=True, is_admin=False).is_created
    writer.delete(GRAPH, is_admin=False)
    with pytest.raises(StoreError, match="UJ441"):
        writer.delete(GRAPH, is_admin=False)


@pytest.mark.parametrize("graph", ["graph/runs", "graph/mine", "id/x"])
def test_graphs_that_ujar_manages_need_an_admin(settings, writer, graph):
    name = settings.base + graph
    with pytest.raises(QueryError, match="UJ440"):
        writer.put(name, b"", "text/turtle", is_merged=True, is_admin=False)
    with pytest.raises(QueryError, match="UJ440"):
        writer.delete(name, is_admin=False)
    with pytest.raises(QueryError, match="UJ440"):
        writer.update(insert(1, graph=name), is_admin=False)
    with pytest.raises(QueryError, match="UJ440"):
        writer.update("CLEAR ALL", is_admin=False)
    assert writer.put(settings.base + "graphs/mine", b"", "text/turtle", is_merged=True, is_admin=False).is_created


def test_what_is_derived_follows_a_change_of_an_article(settings, writer):
    graph = article_graph(settings)
    with reading(settings) as view:
        assert view.index.count() == 1
        ((agent,),) = view.select(PROLOGUE + "SELECT ?agent { ?quote ujar:source ?agent }")
    old = f"DELETE WHERE {{ GRAPH <{graph}> {{ <{agent}> rdfs:label ?name }} }}"
    writer.update(f"{old} ; INSERT DATA {{ GRAPH <{graph}> {{ <{agent}> rdfs:label 'Ratna Wijaya' }} }}", is_admin=True)
    with reading(settings) as view:
        speakers = list(view.select(PROLOGUE + "SELECT ?name { ?quote ujar:speaker/rdfs:label ?name }"))
        assert speakers == [("Ratna Wijaya",)]
        assert view.texts.note("derived") == "fresh"
    writer.delete(graph, is_admin=True)
    with reading(settings) as view:
        assert view.index.count() == 0
        assert list(view.quads(Namer(settings.base).graph("claims"))) == []


def test_an_article_whose_graphs_were_deleted_comes_back_with_the_next_ingest(settings):
    graph = article_graph(settings)
    with reading(settings) as view:
        before = set(view.quads(graph))
    with GraphWriter(settings) as writer:
        writer.delete(graph, is_admin=True)
    with contextlib.closing(open_store(settings.store, settings=settings)) as store:
        document = SourceDocument("berita-1", TEXT, outlet="Kabar", url="https://kabar.example/1")
        assert ingest([document], store, settings=settings).articles == 1
        assert set(store.quads(graph)) == before
        assert store.index.count() == 1


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { GRAPH <graph/mine> { [] <http://a.example/y> 1 } }",
        "INSERT { GRAPH <graph/mine> { ?s ?p ?o } } WHERE { GRAPH <http://a.example/g> { ?s ?p ?o } }",
        "INSERT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH <http://a.example/g> { ?s ?p ?o } VALUES ?g { <graph/mine> } }",
        "ADD <http://a.example/g> TO <graph/mine>",
    ],
)
def test_no_blank_node_gets_into_a_managed_graph(settings, writer, update):
    writer.put(GRAPH, b"[] <y> 1 .", "text/turtle", is_merged=True, is_admin=False)
    with pytest.raises(StoreError, match="UJ406"):
        writer.update(update, is_admin=True)
    with reading(settings) as view:
        assert list(view.quads(settings.base + "graph/mine")) == []
        assert view.texts.note("derived") == "fresh"


def test_another_writer_holds_the_lock_and_then_it_is_free(settings, monkeypatch):
    monkeypatch.setattr(writing, "_IDLE_S", 0.1)
    with GraphWriter(settings) as writer:
        with (
            contextlib.closing(open_store(settings.store, settings=settings)),
            pytest.raises(StoreError, match="UJ403"),
        ):
            writer.update(insert(1), is_admin=False)
        writer.update(insert(2), is_admin=False)
        for _ in range(600):
            with contextlib.suppress(StoreError), contextlib.closing(open_store(settings.store, settings=settings)):
                break
            time.sleep(0.1)
        else:
            pytest.fail("the lock was not given back")
        writer.update(insert(3), is_admin=False)
    assert values(settings) == ["2", "3"]


def test_changes_that_wait_together_are_published_together(settings, writer):
    writer.update(insert(0), is_admin=False)
    with ThreadPoolExecutor(12) as threads:
        done = list(threads.map(lambda number: writer.update(insert(number), is_admin=False), range(1, 13)))
    assert len({one.snapshot for one in done}) < 12
    assert values(settings) == sorted(map(str, range(13)))


def test_a_change_that_takes_too_long_is_absent(settings):
    with GraphWriter(dataclasses.replace(settings, write_limit_s=1)) as writer:
        fill(writer)
        with pytest.raises(LimitError, match="UJ442"):
            writer.update(insert(1) + " ; " + RUNAWAY, is_admin=False)
        writer.update(insert(2), is_admin=False)
    assert values(settings) == ["2"]


def test_a_hungry_change_meets_the_limit_on_memory(settings):
    hungry = "INSERT { <x> <y> ?n } WHERE { { SELECT ?n { ?a ?b ?c . ?d ?e ?f . ?g ?h ?n } ORDER BY ?a ?f ?n } }"
    with GraphWriter(dataclasses.replace(settings, write_memory_bytes=1_500_000_000)) as writer:
        fill(writer, 1000)
        with pytest.raises(LimitError, match="UJ443"):
            writer.update(hungry, is_admin=False)
        writer.update(insert(2), is_admin=False)
    assert values(settings) == ["2"]


def test_a_killed_process_loses_nothing_that_was_answered(settings, writer):
    writer.update(insert(0), is_admin=False)
    answered: list[int] = []
    ended = threading.Event()

    def write() -> None:
        for number in range(1, 10_000):
            if ended.is_set():
                return
            with contextlib.suppress(LimitError):
                writer.update(insert(number, -number), is_admin=False)
                answered.append(number)

    thread = threading.Thread(target=write)
    thread.start()
    killed = 0
    while killed < 3:
        time.sleep(0.7)
        for pid in writer.pids:
            os.kill(pid, signal.SIGKILL)
            killed += 1
    ended.set()
    thread.join()
    found = set(map(int, values(settings)))
    assert answered
    assert {0, *answered} <= found
    assert {-number for number in found if number} <= found


def test_too_many_wait(settings, monkeypatch):
    monkeypatch.setattr(writing, "_WAITING", 1)
    with GraphWriter(dataclasses.replace(settings, write_limit_s=2)) as writer:
        fill(writer)
        with ThreadPoolExecutor(4) as threads:
            codes = [threads.submit(lambda: writer.update(RUNAWAY, is_admin=False)) for _ in range(4)]
            errors = [one.exception().code for one in codes]
        assert "UJ447" in errors


def test_a_closed_writer_takes_no_changes(settings):
    writer = GraphWriter(settings)
    writer.update(insert(1), is_admin=False)
    writer.close()
    writer.close()
    with pytest.raises(LimitError, match="UJ447"):
        writer.update(insert(2), is_admin=False)
    assert values(settings) == ["1"]
