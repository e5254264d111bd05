"""The short way to a route answers as the long one does: the same status, headers, bytes and line in the log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from fastapi import APIRouter

import api.app
from api.app import create_app
from api.logs import RequestLog
from api.protocol import FORM, QUERY, UPDATE
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from tests.unit.api.conftest import Heard, served

if TYPE_CHECKING:
    import httpx

    from kg.settings import Settings

ROOT = "/ujar"
ORIGIN = "https://a.example"
MANY = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 60"
TURTLE = {"accept": "text/turtle", "accept-encoding": "identity"}
REQUESTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "a query": ("GET", "", {"params": {"query": "ASK {}"}}),
    "in a form": ("POST", "", {"data": {"query": "ASK {}"}}),
    "as it is": ("POST", "", {"content": "ASK {}", "headers": {"content-type": QUERY}}),
    "a graph": ("POST", "", {"data": {"query": "CONSTRUCT WHERE { ?s a ?o }"}, "headers": TURTLE}),
    "a long answer": ("GET", "", {"params": {"query": MANY}, "headers": {"accept-encoding": "gzip"}}),
    "a long answer, plain": ("GET", "", {"params": {"query": MANY}, "headers": {"accept-encoding": "identity"}}),
    "the head of it": ("HEAD", "", {"params": {"query": MANY}, "headers": {"accept-encoding": "gzip"}}),
    "the description": ("GET", "", {"headers": {"host": "a.example"}}),
    "shared": ("GET", "", {"params": {"query": "ASK {}"}, "headers": {"origin": ORIGIN}}),
    "asked beforehand": ("OPTIONS", "", {"headers": {"origin": ORIGIN, "access-control-request-method": "POST"}}),
    "the methods": ("OPTIONS", "", {}),
    "another method": ("PUT", "", {"content": "ASK {}"}),
    "another path": ("GET", "/", {}),
    "no query": ("POST", "", {"data": {"what": "ASK {}"}}),
    "malformed": ("POST", "", {"data": {"query": "SELECT * {"}}),
    "no bytes of UTF-8": ("POST", "", {"content": b"query=%ff", "headers": {"content-type": FORM}}),
    "refused": ("GET", "", {"params": {"query": "SELECT * { SERVICE <http://a.example/> {} }"}}),
    "malformed, in a browser": ("GET", "", {"params": {"query": "SELECT"}, "headers": {"accept": "text/html"}}),
    "no such type": ("GET", "", {"params": {"query": "ASK {}"}, "headers": {"accept": "image/png"}}),
    "not acceptable content": ("POST", "", {"content": "ASK {}", "headers": {"content-type": "text/plain"}}),
    "an update without a key": ("POST", "", {"content": "CLEAR ALL", "headers": {"content-type": UPDATE}}),
    "a wrong key": ("POST", "", {"data": {"update": "CLEAR ALL"}, "headers": {"authorization": "Bearer ujar_x"}}),
    "too long": ("POST", "", {"content": b"x" * 3000}),
    "too long an address": ("GET", "", {"params": {"query": "x" * 17_000}}),
}
OWN = re.compile(r"^http://127\.0\.0\.1:\d+|(?<=\.)[0-9a-f]{16}(?=\"$)")
"""What an application has for itself: its port, and the part of a tag that is made of its run."""
Seen = tuple[int, list[tuple[str, str]], bytes, dict[str, Any]]


@pytest.fixture(scope="module", params=["", ROOT], ids=["at the root", "under a path"])
def both(request: pytest.FixtureRequest, settings: Settings) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """A client by the short way, and one by the long way."""
    chosen = replace(settings, body_limit_bytes=2000, cors_origins=ORIGIN, root_path=request.param)
    with pytest.MonkeyPatch.context() as patch:
        short = create_app(chosen)
        patch.setattr(api.app, "PLAIN", APIRouter())
        long = create_app(chosen)
        with served(RequestLog(short)) as first, served(RequestLog(long)) as second:  # type: ignore[arg-type]
            yield first, second


def seen(client: httpx.Client, method: str, path: str, heard: Heard, **what: Any) -> Seen:
    """What a request gives, but for the moment and the application, and what the log says, but for how long it took."""
    answer = client.request(method, path, **what)
    headers = [(name, OWN.sub("", value)) for name, value in answer.headers.multi_items() if name != "date"]
    line: dict[str, Any] = heard.get(timeout=60).request  # type: ignore[attr-defined]
    return answer.status_code, sorted(headers), answer.content, line | {"ms": 0}


@pytest.mark.parametrize("name", REQUESTS)
@pytest.mark.parametrize("root", ["", ROOT], ids=["", "with the base path"])
def test_both_ways_answer_alike(both: Any, heard: Heard, name: str, root: str) -> None:
    method, rest, what = REQUESTS[name]
    short, long = (seen(client, method, f"{root}/sparql{rest}", heard, **what) for client in both)
    assert short == long


def test_a_tag_is_known_again_on_both_ways(both: Any) -> None:
    for client in both:
        first = client.get("/sparql", params={"query": "ASK {}"})
        again = client.get("/sparql", params={"query": "ASK {}"}, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "content-security-policy" in again.headers


def test_what_nobody_foresaw_is_the_same_500(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("api.routes.sparql.media_type_for", broken)
    found = []
    for plain in (api.app.PLAIN, APIRouter()):
        monkeypatch.setattr(api.app, "PLAIN", plain)
        with served(create_app(settings)) as client:
            answer = client.get("/sparql", params={"query": "ASK {}"})
            headers = {name: value for name, value in answer.headers.items() if name != "date"}
            found.append((answer.status_code, headers, answer.content))
    assert found[0][0] == 500
    assert found[0] == found[1]


def test_where_reading_needs_a_key_it_does_on_both_ways(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keys(Layout(settings.store).keys)
    text = keys.add("pembaca", [Scope.READ])
    try:
        for plain in (api.app.PLAIN, APIRouter()):
            monkeypatch.setattr(api.app, "PLAIN", plain)
            with served(create_app(replace(settings, read_needs_key=True))) as client:
                assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 401
                allowed = client.get("/sparql", params={"query": "ASK {}"}, headers={"authorization": f"Bearer {text}"})
                assert allowed.status_code == 200
    finally:
        keys.revoke("pembaca")
