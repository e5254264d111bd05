"""Changes over HTTP: updates, and graphs put, merged and deleted whole, by those who may."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest

from api.app import create_app
from kg.rdf.serialize import INPUT_MEDIA_TYPES
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from tests.unit.api.conftest import served
from tests.unit.api.store import KEY, fill

if TYPE_CHECKING:
    from pathlib import Path

BASE = "http://localhost:8000/"
NOTES = "http://a.example/catatan"
OF_ARTICLE = f"{BASE}graph/article/{KEY}"
TURTLE = {"content-type": "text/turtle"}
UPDATE = {"content-type": "application/sparql-update"}
INSERT = f"INSERT DATA {{ GRAPH <{NOTES}> {{ <http://a.example/1> <http://a.example/p> 1 }} }}"
ONE, TWO = (f'<http://a.example/{number}> <http://a.example/p> "{number}" .\n' for number in (1, 2))
BLANK = "[] <http://a.example/p> [ <http://a.example/q> 'kosong'@id ] .\n"


@dataclass(frozen=True)
class Callers:
    """Clients of one service, by what their keys allow."""

    nobody: httpx.Client
    user: httpx.Client
    admin: httpx.Client


def with_key(client: httpx.Client, token: str) -> httpx.Client:
    return httpx.Client(base_url=client.base_url, timeout=60, headers={"authorization": f"Bearer {token}"})


@pytest.fixture(scope="module")
def callers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callers]:
    folder: Path = tmp_path_factory.mktemp("graphs") / "store"
    settings = fill(folder)
    keys = Keys(Layout(folder).keys)
    user, admin = keys.add("user", [Scope.UPDATE]), keys.add("admin", [Scope.ADMIN])
    with (
        served(create_app(settings)) as nobody,
        with_key(nobody, user) as as_user,
        with_key(nobody, admin) as as_admin,
    ):
        yield Callers(nobody, as_user, as_admin)


@pytest.fixture
def user(callers: Callers) -> httpx.Client:
    """A client with the scope update, over a store without graphs of users."""
    callers.user.post("/sparql", content=f"DROP SILENT GRAPH <{NOTES}> ; CLEAR DEFAULT", headers=UPDATE)
    return callers.user


def graph(client: httpx.Client, name: str = NOTES, accept: str = "application/n-triples") -> str:
    found = client.get("/graphs", params={"graph": name}, headers={"accept": accept})
    return found.text if found.status_code == 200 else str(found.status_code)


def put(client: httpx.Client, body: str, name: str = NOTES, **headers: str) -> httpx.Response:
    given = TURTLE | {key.replace("_", "-"): value for key, value in headers.items()}
    return client.put("/graphs", params={"graph": name}, content=body, headers=given)


def test_an_update_is_seen_by_whoever_asks_next(callers: Callers, user: httpx.Client) -> None:
    assert user.post("/sparql", content=INSERT, headers=UPDATE).status_code == 204
    ask = callers.nobody.get("/sparql", params={"query": "ASK { <http://a.example/1> ?p 1 }"})
    assert ask.json()["boolean"] is True
    assert user.post("/sparql", data={"update": f"CLEAR GRAPH <{NOTES}>"}).status_code == 204
    assert graph(callers.nobody) == ""


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("INSERT DATA { <a> <b>", 400, "UJ501"),
        ("LOAD <http://127.0.0.1:9/>", 400, "UJ504"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "UJ504"),
        ("DROP ALL", 403, "UJ440"),
        (f"CLEAR GRAPH <{OF_ARTICLE}>", 403, "UJ440"),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", 403, "UJ440"),
    ],
)
def test_what_an_update_of_a_user_may_not_do(user: httpx.Client, text: str, status: int, code: str) -> None:
    found = user.post("/sparql", content=text, headers=UPDATE)
    assert (found.status_code, found.json()["code"]) == (status, code)
    assert found.json()["cure"]


def test_a_graph_is_put_read_merged_and_deleted(callers: Callers, user: httpx.Client) -> None:
    made = put(user, ONE)
    assert (made.status_code, made.headers["location"], made.content) == (201, NOTES, b"")
    assert put(user, TWO).status_code == 204
    assert "example/2" in graph(callers.nobody)
    assert "example/1" not in graph(callers.nobody)
    assert user.post("/graphs", params={"graph": NOTES}, content=ONE, headers=TURTLE).status_code == 204
    assert graph(callers.nobody).count("\n") == 2
    assert user.delete("/graphs", params={"graph": NOTES}).status_code == 204
    assert graph(callers.nobody) == "404"
    assert user.delete("/graphs", params={"graph": NOTES}).json()["code"] == "UJ441"


def test_an_address_names_a_graph_below_the_base(callers: Callers, user: httpx.Client) -> None:
    made = user.put("/graphs/saya/catatan%20dua", content=ONE, headers=TURTLE)
    name = f"{BASE}graphs/saya/catatan%20dua"
    assert (made.status_code, made.headers["location"]) == (201, name)
    assert graph(callers.nobody, name) == graph(callers.nobody, name)
    assert callers.nobody.get("/graphs/saya/catatan%20dua").status_code == 200
    assert callers.nobody.get("/graphs/saya/catatan%2520dua").status_code == 404
    assert user.post("/graphs/saya/catatan%20dua", content=TWO, headers=TURTLE).status_code == 204
    assert user.delete("/graphs/saya/catatan%20dua").status_code == 204


@pytest.mark.parametrize("path", ["/graphs/\u00e9".encode(), b"/graphs/\xff", b"/graphs/a|b", b"/graphs/<a>"])
def test_an_address_that_is_no_iri_names_no_graph(user: httpx.Client, path: bytes) -> None:
    assert raw(user, "PUT", path, ONE) == 400


def raw(client: httpx.Client, method: str, path: bytes, body: str) -> int:
    """The status of a request whose address no well-behaved client would send so."""
    lines = [
        method.encode() + b" " + path + b" HTTP/1.1",
        b"Host: x",
        f"Authorization: {client.headers['authorization']}".encode(),
        b"Content-Type: text/turtle",
        f"Content-Length: {len(body)}".encode(),
        b"Connection: close",
    ]
    with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=60) as connection:
        connection.sendall(b"\r\n".join(lines) + b"\r\n\r\n" + body.encode())
        return int(connection.makefile("rb").readline().split()[1])


def test_a_graph_without_a_name_gets_one(user: httpx.Client) -> None:
    first, second = (user.post("/graphs", content=ONE, headers=TURTLE) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.headers["location"] != second.headers["location"]
    assert first.headers["location"].startswith(f"{BASE}graphs/")
    for made in (first, second):
        path = made.headers["location"].removeprefix(BASE.rstrip("/"))
        assert user.get(path, headers={"accept": "application/n-triples"}).text.count("\n") == 1
        assert user.delete(path).status_code == 204


def test_the_default_graph_is_no_union_here(callers: Callers, user: httpx.Client) -> None:
    assert user.put("/graphs?default", content=ONE, headers=TURTLE).status_code == 204
    put(user, TWO)
    found = callers.nobody.get("/graphs?default", headers={"accept": "application/n-triples"})
    assert found.text.count("\n") == 1
    assert user.delete("/graphs?default=").status_code == 204
    assert callers.nobody.get("/graphs?default", headers={"accept": "application/n-triples"}).text == ""


@pytest.mark.parametrize("accept", [*INPUT_MEDIA_TYPES, "application/n-quads", "application/trig"])
def test_every_form_of_a_graph_holds_its_triples_and_no_name(user: httpx.Client, accept: str) -> None:
    put(user, ONE + BLANK)
    found = user.get("/graphs", params={"graph": NOTES}, headers={"accept": accept})
    assert found.headers["content-type"].partition(";")[0] == accept
    assert NOTES not in found.text
    again = user.put("/graphs", params={"graph": NOTES}, content=found.content, headers={"content-type": accept})
    if accept in INPUT_MEDIA_TYPES:
        assert again.status_code == 204, again.text
        assert graph(user).count("\n") == 3


def test_the_same_graph_is_the_same_bytes_and_carriage_returns_outlive_xml(user: httpx.Client) -> None:
    put(user, '<http://a.example/1> <http://a.example/p> "satu\\r\\ndua" .')
    for accept in INPUT_MEDIA_TYPES:
        assert len({graph(user, accept=accept) for _ in range(5)}) == 1
    assert "&#xD;" in graph(user, accept="application/rdf+xml")


def test_a_form_of_several_files_is_one_change(user: httpx.Client) -> None:
    files = [
        ("one", ("one.ttl", ONE, "text/turtle")),
        ("two", ("two.nt", TWO, "application/n-triples; charset=utf-8")),
    ]
    assert user.post("/graphs", params={"graph": NOTES}, files=files).status_code == 201
    assert graph(user).count("\n") == 2
    untold = [("one", ("one.ttl", ONE, "application/octet-stream")), ("two", ("two.nt", TWO, None))]
    assert user.put("/graphs", params={"graph": NOTES}, files=untold).status_code == 204
    assert graph(user).count("\n") == 2
    broken = [*files, ("three", ("three.ttl", "no turtle", "text/turtle"))]
    found = user.put("/graphs", params={"graph": NOTES}, files=broken)
    assert (found.status_code, found.json()["code"]) == (400, "UJ445")
    assert graph(user).count("\n") == 2


@pytest.mark.parametrize(
    ("query", "headers", "body", "expected"),
    [
        ("", TURTLE, ONE, (400, "UJ830")),
        ("?graph=catatan", TURTLE, ONE, (400, "UJ830")),
        ("?graph=http://a.example/a%20b", TURTLE, ONE, (400, "UJ830")),
        ("?graph=http://a.example/%FF", TURTLE, ONE, (400, "UJ830")),
        ("?graph=http://a.example/a&graph=http://a.example/b", TURTLE, ONE, (400, "UJ830")),
        ("?graph=http://a.example/a&default", TURTLE, ONE, (400, "UJ830")),
        ("?default", {}, ONE, (415, "UJ444")),
        ("?default", {"content-type": "text/plain"}, ONE, (415, "UJ444")),
        ("?default", {"content-type": "text/turtle; charset=utf-16"}, ONE, (415, "UJ805")),
        ("?default", TURTLE | {"content-encoding": "gzip"}, ONE, (415, "UJ805")),
        ("?default", TURTLE, "no turtle", (400, "UJ445")),
        ("?default", {"content-type": "application/ld+json"}, '{"@context": "http://a.example/c"}', (400, "UJ445")),
        ("?default", {"content-type": "multipart/form-data; boundary=x"}, "--x--\r\n", (415, "UJ805")),
        ("?default", {"content-type": "multipart/form-data"}, "x", (400, "UJ808")),
        (f"?graph={quote(OF_ARTICLE)}", TURTLE, ONE, (403, "UJ440")),
    ],
)
def test_what_cannot_be_put(
    user: httpx.Client, query: str, headers: dict[str, str], body: str, expected: tuple[int, str]
) -> None:
    found = user.put(f"/graphs{query}", content=body, headers=headers)
    assert (found.status_code, found.json()["code"]) == expected


def test_graphs_that_ujar_manages_are_for_administrators_and_hold_no_blank_node(callers: Callers) -> None:
    before = graph(callers.nobody, OF_ARTICLE)
    assert before.count("\n") > 100
    assert callers.user.delete("/graphs", params={"graph": OF_ARTICLE}).json()["code"] == "UJ440"
    refused = put(callers.admin, BLANK, OF_ARTICLE)
    assert (refused.status_code, refused.json()["code"]) == (422, "UJ406")
    assert put(callers.admin, before, OF_ARTICLE).status_code == 204
    assert sorted(graph(callers.nobody, OF_ARTICLE).splitlines()) == sorted(before.splitlines())


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_without_a_key_nothing_is_changed(callers: Callers, method: str) -> None:
    for path in (f"/graphs?graph={NOTES}", "/graphs/catatan"):
        found = callers.nobody.request(method, path, content=ONE, headers=TURTLE)
        assert (found.status_code, found.json()["code"]) == (401, "UJ821")
        assert found.headers["www-authenticate"].startswith("Bearer")
    found = callers.nobody.post("/sparql", content=INSERT, headers=UPDATE)
    assert (found.status_code, found.json()["code"]) == (401, "UJ821")


def test_if_match_keeps_two_from_writing_over_each_other(user: httpx.Client) -> None:
    put(user, ONE)
    seen = user.get("/graphs", params={"graph": NOTES}).headers["etag"]
    assert put(user, TWO, if_match=seen).status_code == 204
    late = put(user, ONE, if_match=seen)
    assert (late.status_code, late.json()["code"]) == (412, "UJ448")
    assert user.delete("/graphs", params={"graph": NOTES}, headers={"if-match": seen}).status_code == 412
    assert "example/2" in graph(user)


def test_of_those_who_have_seen_the_same_one_may_write(user: httpx.Client) -> None:
    put(user, ONE)
    seen = user.get("/graphs", params={"graph": NOTES}).headers["etag"]
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda number: put(user, f"<a:s> <a:p> {number} .", if_match=seen).status_code, range(8))
    assert sorted(found) == [204, *[412] * 7]


def test_a_graph_may_be_put_only_where_there_is_none_or_one(user: httpx.Client) -> None:
    assert put(user, ONE, if_match="*").json()["code"] == "UJ448"
    assert put(user, ONE, if_none_match="*").status_code == 201
    assert put(user, TWO, if_none_match="*").status_code == 412
    assert put(user, TWO, if_match="*").status_code == 204


def test_head_and_options_of_a_graph(user: httpx.Client) -> None:
    put(user, ONE)
    found = user.head("/graphs", params={"graph": NOTES}, headers={"accept-encoding": "identity"})
    assert (found.status_code, found.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    assert int(found.headers["content-length"]) > len(ONE)
    assert user.head("/graphs", params={"graph": "http://a.example/none"}).status_code == 404
    assert user.options("/graphs/x").headers["allow"] == "GET, POST, PUT, DELETE, HEAD, OPTIONS"


@pytest.mark.parametrize("host", ["a b", 'x"<y>', "\u00e9".encode().decode("latin-1"), ""])
def test_whatever_is_said_of_the_host_the_service_describes_itself(callers: Callers, host: str) -> None:
    found = callers.nobody.get("/sparql", headers={"host": host.encode("latin-1")})
    assert found.status_code in {200, 400}


def test_the_service_says_that_it_takes_updates(callers: Callers, client: httpx.Client) -> None:
    assert "SPARQL11Update" in callers.nobody.get("/sparql").text
    assert "SPARQL11Update" not in client.get("/sparql").text
