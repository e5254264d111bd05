"""Query workers for real: processes, kills, limits. One pool serves all tests of a kind, as in the service."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import socket
import threading
import time
from concurrent.futures import Future

import pytest

from kg.errors import LimitError, QueryError, StoreError
from kg.settings import Settings
from kg.store import open_store
from kg.store.answers import SMALL_BYTES
from kg.store.results import ROW_MEDIA_TYPES
from kg.store.workers import QueryPool
from tests.unit.store.quads import article_graph

JSON = ROW_MEDIA_TYPES[0]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f ?i"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    settings = Settings(store=tmp_path_factory.mktemp("kueri") / "toko")
    opened = open_store(settings.store, settings=settings)
    graphs = [article_graph(number) for number in range(100)]
    opened.replace_graphs([name for name, _ in graphs], [quad for _, quads in graphs for quad in quads])
    opened.publish()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def settings(store):
    """Patient ones: where the machine is busy, a worker takes seconds to start."""
    return Settings(store=store.path, query_limit_s=60)


@pytest.fixture(scope="module")
def pool(settings):
    with QueryPool(settings, workers=1) as opened:
        yield opened


@pytest.fixture(scope="module")
def hasty(settings):
    with QueryPool(dataclasses.replace(settings, query_limit_s=1.5), workers=1) as opened:
        assert isinstance(opened.weaknesses, tuple)  # once a worker is there
        yield opened


def number(answer) -> int:
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


def asked_until_one_is_free(pool, query):
    """What the cure of UJ604 says to do."""
    deadline = time.monotonic() + 60
    while True:
        try:
            return pool.run(query, media_type=JSON)
        except LimitError as error:
            if error.code != "UJ604" or time.monotonic() > deadline:
                raise


def test_the_default_graph_is_the_union(pool):
    assert number(pool.run(COUNT, media_type=JSON)) == 300


def test_a_runaway_query_is_killed_and_the_pool_serves_the_next(hasty):
    with pytest.raises(LimitError, match="UJ601"):
        asked_until_one_is_free(hasty, RUNAWAY)
    assert number(asked_until_one_is_free(hasty, COUNT)) == 300


def test_a_hungry_query_meets_the_limit_on_memory(settings):
    small = dataclasses.replace(settings, query_memory_bytes=1_200_000_000)
    with QueryPool(small, workers=1) as opened:
        with pytest.raises(LimitError, match="UJ602"):
            opened.run(HUNGRY, media_type=JSON)
        assert number(opened.run(COUNT, media_type=JSON)) == 300


def test_a_worker_killed_while_it_is_idle_is_replaced(pool):
    assert number(pool.run(COUNT, media_type=JSON)) == 300
    pids = pool.pids
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    while set(pids) & set(pool.pids):
        time.sleep(0.01)
    assert number(pool.run(COUNT, media_type=JSON)) == 300


def test_a_worker_killed_at_work_is_replaced(settings):
    with QueryPool(settings, workers=1) as opened:
        assert number(opened.run(COUNT, media_type=JSON)) == 300
        (pid,) = opened.pids
        found = Future()
        opened.begin(opened.request(RUNAWAY, media_type=JSON), found.set_result)
        os.kill(pid, signal.SIGKILL)
        assert found.result().code == "UJ603"
        assert number(opened.run(COUNT, media_type=JSON)) == 300


@pytest.mark.parametrize("media_type", ROW_MEDIA_TYPES)
def test_a_large_answer_crosses_as_a_file_and_is_the_same(settings, media_type):
    query = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 30000"
    with QueryPool(settings, workers=1) as opened:
        large = opened.run(query, media_type=media_type)
        small = opened.run(query.replace("30000", "3"), media_type=media_type)
    assert large.file is not None
    assert small.file is None
    body = large.body
    assert len(body) == large.size_bytes > SMALL_BYTES
    assert large.file.closed
    assert body[:20] == small.body[:20]
    assert (large.rows, large.is_truncated) == (30000, False)


def test_a_large_answer_is_cut_where_its_limit_says(settings):
    limits = dataclasses.replace(settings, query_bytes=3_000_000)
    with QueryPool(limits, workers=1) as opened:
        found = opened.run("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }", media_type=JSON)
    assert found.is_truncated
    assert 3_000_000 <= found.size_bytes < 3_100_000
    assert len(json.loads(found.body)["results"]["bindings"]) == found.rows


def test_one_worker_at_a_time_then_busy(hasty):
    errors = []

    def run() -> None:
        try:
            hasty.run(RUNAWAY, media_type=JSON)
        except LimitError as error:
            errors.append(error.code)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(errors) <= {"UJ601", "UJ604"}
    assert len(errors) == 3


def test_several_threads_share_the_pool(settings):
    found = []
    with QueryPool(settings, workers=2) as opened:
        threads = [
            threading.Thread(target=lambda: found.append(number(opened.run(COUNT, media_type=JSON)))) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [300] * 8


def test_the_next_query_sees_what_was_published(store, pool):
    graph, quads = article_graph(999)
    store.replace_graphs([graph], quads)
    assert number(pool.run(COUNT, media_type=JSON)) == 300
    store.publish()
    assert number(pool.run(COUNT, media_type=JSON)) == 303
    store.replace_graphs([graph], [])
    store.publish()
    assert number(pool.run(COUNT, media_type=JSON)) == 300


def test_no_query_calls_out(pool):
    """Even a SERVICE that no guard refused reaches nobody."""
    if pool.weaknesses:
        pytest.skip("; ".join(pool.weaknesses))
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.5)
        port = trap.getsockname()[1]
        with pytest.raises(QueryError, match="UJ506"):
            pool.run(f"SELECT * WHERE {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}", media_type=JSON)
        with pytest.raises(TimeoutError):
            trap.accept()


@pytest.mark.parametrize(
    ("dataset", "count"),
    [
        ({"default_graphs": (article_graph(1)[0],)}, 3),
        ({"default_graphs": (article_graph(1)[0], article_graph(2)[0])}, 6),
        ({"default_graphs": ("http://tidak.ada.example/",)}, 0),
        ({"named_graphs": (article_graph(1)[0],)}, 0),
    ],
)
def test_graphs_of_the_protocol(pool, dataset, count):
    assert number(pool.run(COUNT, media_type=JSON, **dataset)) == count


@pytest.mark.parametrize(
    ("clause", "count"),
    [
        (f"FROM <{article_graph(1)[0]}>", 3),
        ("FROM <http://tidak.ada.example/>", 0),
        ("FROM NAMED <http://a.example/>", 0),
    ],
)
def test_graphs_of_the_query(pool, clause, count):
    query = COUNT.replace("WHERE", f"{clause} WHERE")
    assert number(pool.run(query, media_type=JSON, has_dataset=True)) == count


def test_a_malformed_query_says_where(pool):
    with pytest.raises(QueryError, match="UJ501") as caught:
        pool.run("SELECT * WHERE {\n  ?s ?p }", media_type=JSON)
    assert caught.value.place == "line 2, column 10"


def test_rows_are_cut_at_the_settings_number(settings):
    with QueryPool(dataclasses.replace(settings, query_rows=7), workers=1) as opened:
        answer = opened.run("SELECT * WHERE { ?s ?p ?o }", media_type=JSON)
    assert (answer.rows, answer.is_truncated) == (7, True)


def test_a_store_in_memory_is_queried_too(settings):
    opened = open_store(None, settings=settings)
    graph, quads = article_graph(1)
    opened.replace_graphs([graph], quads)
    opened.publish()
    with QueryPool(settings, snapshots=opened.snapshots, workers=1) as workers:
        assert number(workers.run(COUNT, media_type=JSON)) == 3
    opened.close()


def test_nothing_published(tmp_path):
    settings = Settings(store=tmp_path)
    with QueryPool(settings, workers=1) as opened, pytest.raises(StoreError, match="UJ408"):
        opened.run(COUNT, media_type=JSON)


def test_closing_ends_the_workers(settings):
    opened = QueryPool(settings, workers=1)
    opened.run(COUNT, media_type=JSON)
    (pid,) = opened.pids
    opened.close()
    opened.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
