"""The service as a process: what it answers, what it survives, how it ends."""

from __future__ import annotations

import json
import signal
import threading
import time
from pathlib import Path

import httpx

from tests.e2e.conftest import Server, running
from tests.unit.api.store import KEY, add, fill

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a != ?l && ?d != ?g) }"


def test_an_article_can_be_read_queried_and_downloaded(server: Server) -> None:
    with httpx.Client(base_url=server.url) as client:
        assert client.get(f"/articles/{KEY}").text.count('class="card') == 7
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
        assert client.get("/views/speakers.gexf").content.startswith(b"<?xml")


def test_a_query_that_never_ends_is_stopped_and_nothing_else_waits_for_it(server: Server) -> None:
    found: list[httpx.Response] = []

    def ask() -> None:
        found.append(httpx.get(f"{server.url}/sparql", params={"query": ENDLESS}, timeout=30))

    thread = threading.Thread(target=ask)
    started = time.monotonic()
    thread.start()
    for path in ("/healthz", "/", f"/articles/{KEY}", "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D"):
        assert httpx.get(server.url + path, timeout=30).status_code == 200
    thread.join()
    assert (found[0].status_code, found[0].json()["code"]) == (503, "UJ601")
    assert time.monotonic() - started < 20
    assert httpx.get(f"{server.url}/sparql", params={"query": "ASK { ?s ?p ?o }"}).status_code == 200


def test_what_is_ingested_while_it_runs_is_seen_without_a_restart(tmp_path: Path) -> None:
    store = tmp_path / "store"
    fill(store)
    with running(store, tmp_path / "server.log") as found:
        assert httpx.get(f"{found.url}/readyz").json()["articles"] == 1
        key = add(store)
        end = time.monotonic() + 20
        while httpx.get(f"{found.url}/articles/{key}").status_code != 200:
            assert time.monotonic() < end, "the new article was never seen"
            time.sleep(0.2)
        assert httpx.get(f"{found.url}/api/v1/quotes").json()["total"] == 14
        count = "SELECT (COUNT(*) AS ?n) { ?q a <https://w3id.org/ujar/ont#Quote> }"
        rows = httpx.get(f"{found.url}/sparql", params={"query": count}).json()["results"]["bindings"]
        assert rows[0]["n"]["value"] == "14"


def test_it_ends_when_it_is_told_to_and_its_workers_with_it(tmp_path: Path) -> None:
    fill(tmp_path / "store")
    with running(tmp_path / "store", tmp_path / "server.log") as found:
        assert httpx.get(f"{found.url}/sparql", params={"query": "ASK { ?s ?p ?o }"}).status_code == 200
        found.process.send_signal(signal.SIGINT)
        assert found.process.wait(30) in {0, 130}
    log = (tmp_path / "server.log").read_text()
    assert "Traceback" not in log
    assert "resource_tracker" not in log


def test_it_logs_one_line_a_request_in_the_form_that_was_chosen(tmp_path: Path) -> None:
    fill(tmp_path / "store")
    log = tmp_path / "server.log"
    with running(tmp_path / "store", log, UJAR_LOG_FORMAT="json", UJAR_ROOT_PATH="/ujar") as found:
        assert httpx.get(f"{found.url}/ujar/search?q=air").status_code == 200
        assert httpx.put(f"{found.url}/ujar/search").status_code == 405
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    requests = [(line["method"], line["address"], line["status"]) for line in lines if "status" in line]
    assert requests[-2:] == [("GET", "/ujar/search?q=air", 200), ("PUT", "/ujar/search", 405)]
    assert {"time", "level", "message"} == set(lines[-1])
