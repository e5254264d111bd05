"""Queries over HTTP that take long: the client goes away, the answer is large, too many wait."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx
import pytest

from api.app import create_app
from api.service import Service
from kg.settings import Settings
from tests.unit.api.conftest import served

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a != ?l && ?d != ?g) }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 30000"


@pytest.fixture(scope="module")
def service(settings: Settings) -> Iterator[tuple[Service, httpx.Client]]:
    """A service with one worker, no queue to speak of, and patience; and a client of it."""
    made = Service(replace(settings, query_workers=1, query_queue=1, query_limit_s=600))
    with served(create_app(made.settings, service=made)) as client:
        yield made, client


def ticks(pid: int) -> int:
    """What a process has had of the processor, in hundredths of a second; 0 for one that is gone."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11])
    except OSError:
        return 0


def wait_until(condition) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_client_that_goes_away_frees_its_worker(service: tuple[Service, httpx.Client]) -> None:
    made, client = service
    assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).status_code == 200
    before = {pid: ticks(pid) for pid in made.pool.pids}
    with socket.create_connection((client.base_url.host, client.base_url.port or 0)) as gone:
        query = urlencode({"query": ENDLESS})
        gone.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        wait_until(lambda: any(ticks(pid) > had + 20 for pid, had in before.items()))
        (busy,) = [pid for pid, had in before.items() if ticks(pid) > had + 20]
    wait_until(lambda: busy not in made.pool.pids)
    assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


def test_a_large_answer_comes_in_pieces_and_whole(service: tuple[Service, httpx.Client]) -> None:
    _, client = service
    for encoding in ("identity", "gzip"):
        found = client.get("/sparql", params={"query": LARGE}, headers={"accept-encoding": encoding})
        assert found.status_code == 200
        assert len(found.json()["results"]["bindings"]) == 30000
    plain = client.get("/sparql", params={"query": LARGE}, headers={"accept-encoding": "identity"})
    assert int(plain.headers["content-length"]) == len(plain.content)


def test_one_more_than_may_wait_is_told_when_to_come_again(service: tuple[Service, httpx.Client]) -> None:
    """One runs, one more runs in the slow lane at the most, one waits in each: of eight some are refused."""
    _, client = service
    found: list[httpx.Response] = []
    address = f"{client.base_url}/sparql"

    def ask(number: int) -> None:
        query = f"SELECT (COUNT(*) AS ?n{number}) {{ ?a ?b ?c . ?d ?e ?f . FILTER(?a != ?f) }}"
        found.append(httpx.get(address, params={"query": query}, timeout=120))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused = [one for one in found if one.status_code == 503]
    assert refused
    assert {(one.json()["code"], one.headers["retry-after"]) for one in refused} == {("UJ604", "5")}
    assert {one.status_code for one in found} == {200, 503}


def test_a_long_query_is_read_in_a_thread(service: tuple[Service, httpx.Client]) -> None:
    _, client = service
    values = " ".join(f'"kata {number}"' for number in range(3000))
    query = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?word {{ {values} }} }}"
    rows = client.post("/sparql", data={"query": query}).json()["results"]["bindings"]
    assert rows[0]["n"]["value"] == "3000"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}", 400),
        ("SELECT * {{ SERVICE SILENT <{}> {{ ?s ?p ?o }} }}", 400),
        ("SELECT * {{ ?s ?p ?o FILTER EXISTS {{ service <{}> {{ ?s ?p ?o }} }} }}", 400),
        ("SELECT * {{ ?s ?p ?o }} ORDER BY EXISTS {{ SERVICE <{}> {{}} }}", 400),
        ("PREFIX service: <{}> SELECT * {{ service:x {{ ?s ?p ?o }} }}", 400),
        ("SELECT * {{ \\u0053ERVICE <{}> {{ ?s ?p ?o }} }}", 400),
        ("SELECT * {{ ?s ?p ?o FILTER(?s<?o)SERVICE<{}#> {{ ?s ?p ?o }} }}", 400),
        ("SELECT * {{ ?s ?p ?o }} # \nLOAD <{}>", 400),
        ("LOAD <{}>", 400),
        ("SELECT * FROM <{0}> FROM NAMED <{0}> {{ ?s ?p ?o }}", 200),
        ("DESCRIBE <{}>", 200),
    ],
)
def test_no_query_reaches_another_server(service: tuple[Service, httpx.Client], query: str, status: int) -> None:
    _, client = service
    with socket.create_server(("127.0.0.1", 0)) as trap:
        address = f"http://127.0.0.1:{trap.getsockname()[1]}/"
        asked = {"query": query.format(address), "default-graph-uri": address}
        assert client.post("/sparql", data=asked).status_code == status
        trap.settimeout(0.05)
        with pytest.raises(TimeoutError):
            trap.accept()
