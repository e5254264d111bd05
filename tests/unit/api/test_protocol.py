from __future__ import annotations

from urllib.parse import urlencode

import pytest

from api.errors import RequestError
from api.protocol import FORM, QUERY, UPDATE, SparqlRequest, from_get, from_post

ASK = "ASK { ?s ?p ?o }"


def test_get_with_the_dataset() -> None:
    pairs = [("query", ASK), ("default-graph-uri", "a:1"), ("default-graph-uri", "a:2"), ("named-graph-uri", "a:3")]
    assert from_get(urlencode(pairs).encode()) == SparqlRequest(ASK, ("a:1", "a:2"), ("a:3",))


@pytest.mark.parametrize("media_type", [FORM, f"{FORM}; charset=utf-8", FORM.upper()])
def test_post_of_a_form(media_type: str) -> None:
    assert from_post(media_type, urlencode({"query": ASK}).encode(), b"") == SparqlRequest(ASK)


def test_post_of_the_query_itself_takes_the_dataset_from_the_address() -> None:
    found = from_post(QUERY, "ASK { ?s ?p 'é' }".encode(), b"default-graph-uri=a%3A1&query=ignored")
    assert found == SparqlRequest("ASK { ?s ?p 'é' }", ("a:1",))


@pytest.mark.parametrize(
    ("query_string", "code"),
    [
        (b"", "UJ808"),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", "UJ808"),
        (b"query=%FF%FE", "UJ808"),
        (b"update=CLEAR+ALL", "UJ809"),
        (b"query=ASK%7B%7D&update=CLEAR+ALL", "UJ809"),
    ],
)
def test_a_get_that_is_no_query(query_string: bytes, code: str) -> None:
    with pytest.raises(RequestError) as error:
        from_get(query_string)
    assert error.value.code == code
    assert error.value.cure


@pytest.mark.parametrize(
    ("media_type", "body", "code"),
    [
        (UPDATE, b"CLEAR ALL", "UJ809"),
        ("text/plain", b"ASK {}", "UJ805"),
        (None, b"ASK {}", "UJ805"),
        (FORM, b"query=%FF", "UJ808"),
        (FORM, b"\xff", "UJ808"),
        (QUERY, "ASK { ?s ?p 'é' }".encode("latin-1"), "UJ808"),
        (QUERY, "ASK {}".encode("utf-16"), "UJ808"),
    ],
)
def test_a_post_that_is_no_query(media_type: str | None, body: bytes, code: str) -> None:
    with pytest.raises(RequestError) as error:
        from_post(media_type, body, b"")
    assert error.value.code == code
