from __future__ import annotations

import httpx
import pytest

from kg.errors import LimitError, QueryError, StoreError
from kg.store.endpoint import client as module
from kg.store.endpoint.client import TRIES, Client
from kg.store.endpoint.site import Site

PLACE = "http://127.0.0.1:9/sparql"
EMPTY = '{"head":{"vars":[]},"results":{"bindings":[]}}'
JSON = "application/sparql-results+json"


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    """The waits between tries, which take no time here."""
    waited = []
    monkeypatch.setattr(module.time, "sleep", waited.append)
    return waited


def client(answer, **options) -> Client:
    site = Site(PLACE, PLACE, f"{PLACE}/graphs", **options)
    return Client(site, transport=httpx.MockTransport(answer))


def ask(opened: Client, **options) -> bytes:
    with opened.query("ASK {}", accept=JSON, **options) as body:
        return body.read()


def replies(*statuses: int, **headers: str):
    """Answers with these statuses, one after the other; an exception is raised."""
    waiting = list(statuses)

    def answer(request):
        status = waiting.pop(0)
        if isinstance(status, type):
            raise status("sambungan putus", request=request)
        return httpx.Response(status, text=EMPTY if status == 200 else "sibuk", headers=headers)

    answer.waiting = waiting
    return answer


@pytest.mark.parametrize(
    "passing", [429, 502, 503, 504, httpx.ConnectError, httpx.ReadError, httpx.RemoteProtocolError]
)
def test_what_passes_is_asked_again(passing, waits):
    answer = replies(passing, passing, 200)
    assert ask(client(answer)) == EMPTY.encode()
    assert answer.waiting == []
    assert waits == [0.25, 0.5]


def test_a_wait_that_is_asked_for_is_kept(waits):
    ask(client(replies(503, 200, **{"retry-after": "3"})))
    ask(client(replies(503, 200, **{"retry-after": "3600"})))
    assert waits == [3, 30]


def test_a_transaction_that_lost_a_deadlock_is_run_again():
    answers = [httpx.Response(500, text="Virtuoso 40001 Error SR172: Transaction deadlocked"), httpx.Response(200)]
    client(lambda _: answers.pop(0)).update("DROP ALL", is_repeatable=True)
    assert answers == []


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ([httpx.ConnectError] * TRIES, "UJ462"),
        ([httpx.ReadError] * TRIES, "UJ463"),
        ([503] * TRIES, "UJ465"),
        ([500], "UJ465"),
        ([301], "UJ465"),
        ([401], "UJ464"),
        ([403], "UJ464"),
        ([httpx.ReadTimeout], "UJ463"),
    ],
)
def test_what_does_not_pass_says_what_it_is(statuses, code):
    answer = replies(*statuses)
    with pytest.raises(StoreError) as caught:
        client(answer).update("DROP ALL", is_repeatable=True)
    assert caught.value.code == code
    assert caught.value.place == PLACE
    assert answer.waiting == []


def test_an_address_that_takes_no_updates_leads_to_the_setting():
    with pytest.raises(StoreError) as caught:
        client(replies(415)).update("DROP ALL")
    assert "UJAR_ENDPOINT_UPDATE" in (caught.value.cure or "")


@pytest.mark.parametrize("broken", [httpx.ReadError, httpx.RemoteProtocolError, 503])
def test_an_update_that_may_have_arrived_is_not_sent_twice(broken):
    answer = replies(broken, 200)
    with pytest.raises(StoreError):
        client(answer).update("INSERT { ?s ?p [] } WHERE { ?s ?p ?o }")
    assert answer.waiting == [200]


def test_an_update_that_cannot_have_arrived_is_sent_again():
    client(replies(httpx.ConnectError, 200)).update("INSERT { ?s ?p [] } WHERE { ?s ?p ?o }")


@pytest.mark.parametrize(("status", "code"), [(400, "UJ501"), (406, "UJ502")])
def test_queries_that_the_endpoint_refuses(status, code):
    with pytest.raises(QueryError, match=code):
        ask(client(replies(status)))


def test_a_query_that_takes_too_long():
    with pytest.raises(LimitError, match="UJ601"):
        ask(client(replies(httpx.ReadTimeout)), limit_s=0.01)


def test_an_answer_that_trickles_is_given_up(monkeypatch):
    clock = iter(range(100))
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    drops = (b"x" for _ in range(1000))
    with pytest.raises(LimitError, match="UJ601"):
        ask(client(lambda _: httpx.Response(200, content=drops)), limit_s=5)


def test_an_answer_that_breaks_off():
    def drops():
        yield b"{"
        message = "putus"
        raise httpx.ReadError(message)

    with pytest.raises(StoreError, match="UJ463"):
        ask(client(lambda _: httpx.Response(200, content=drops())))


def test_an_answer_is_read_in_pieces():
    sent = []

    def drops():
        for number in range(5):
            sent.append(number)
            yield b"abc"

    opened = client(lambda _: httpx.Response(200, content=drops()))
    with opened.query("ASK {}", accept=JSON) as body:
        assert [body.read(2), body.read(2), body.read(2)] == [b"ab", b"c", b"ab"]
        assert len(sent) < 5


@pytest.mark.parametrize(
    ("options", "header"),
    [
        ({}, None),
        ({"auth": "basic", "user": "ana", "password": "rahasia"}, "Basic YW5hOnJhaGFzaWE="),
        ({"auth": "bearer", "password": "t0k3n"}, "Bearer t0k3n"),
    ],
)
def test_how_one_is_let_in(options, header):
    seen = []
    opened = client(lambda request: seen.append(request) or httpx.Response(200), **options)
    opened.update("DROP ALL")
    assert seen[0].headers.get("authorization") == header


def test_digest_answers_a_challenge():
    challenge = {"www-authenticate": 'Digest realm="SPARQL", nonce="d7cb", qop="auth", algorithm="MD5"'}

    def answer(request):
        said = request.headers.get("authorization", "")
        return httpx.Response(200) if 'username="ana"' in said else httpx.Response(401, headers=challenge)

    client(answer, auth="digest", user="ana", password="rahasia").update("DROP ALL")


def test_graphs_by_the_graph_store_protocol():
    seen = []

    def answer(request):
        seen.append((request.method, request.url.query.decode(), request.headers.get("content-type")))
        return httpx.Response(404 if request.method in {"GET", "DELETE"} else 204)

    opened = client(answer)
    opened.put_graph("http://x/g", b"", "text/turtle")
    opened.post_graph(None, b"", "text/turtle")
    assert opened.delete_graph("http://x/g") is False
    with opened.graph("http://x/g", accept="text/turtle") as body:
        assert body is None
    assert seen == [
        ("PUT", "graph=http%3A%2F%2Fx%2Fg", "text/turtle"),
        ("POST", "default=", "text/turtle"),
        ("DELETE", "graph=http%3A%2F%2Fx%2Fg", None),
        ("GET", "graph=http%3A%2F%2Fx%2Fg", None),
    ]


def test_without_an_address_for_graphs():
    opened = Client(Site(PLACE, PLACE))
    with pytest.raises(StoreError, match="UJ460"):
        opened.delete_graph(None)
    opened.close()
