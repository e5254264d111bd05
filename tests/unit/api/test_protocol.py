from __future__ import annotations

from urllib.parse import urlencode

import pytest

from api.errors import RequestError
from api.protocol import FORM, QUERY, UPDATE, Query, Update, from_get, from_post

ASK = "ASK { ?s ?p ?o }"


def test_get_with_the_dataset() -> None:
    pairs = [("query", ASK), ("default-graph-uri", "a:1"), ("default-graph-uri", "a:2"), ("named-graph-uri", "a:3")]
    assert from_get(urlencode(pairs).encode()) == Query(ASK, ("a:1", "a:2"), ("a:3",))


def test_get_of_nothing_asks_for_the_description() -> None:
    assert from_get(b"") is None
    assert from_get(b"lang=id") is None


@pytest.mark.parametrize(
    ("media_type", "body", "query_string"),
    [
        (UPDATE, b"CLEAR ALL", b"using-graph-uri=a%3A1&using-named-graph-uri=a%3A2"),
        (FORM, b"update=CLEAR+ALL&using-graph-uri=a%3A1&using-named-graph-uri=a%3A2", b""),
        (FORM, b"update=CLEAR+ALL&using-named-graph-uri=a%3A2", b"using-graph-uri=a%3A1"),
    ],
)
def test_an_update_with_its_graphs(media_type: str, body: bytes, query_string: bytes) -> None:
    assert from_post(media_type, body, query_string) == Update("CLEAR ALL", ("a:1",), ("a:2",))


def test_a_form_may_leave_the_dataset_to_the_address() -> None:
    assert from_post(FORM, b"query=ASK%7B%7D", b"default-graph-uri=a%3A1") == Query("ASK{}", ("a:1",))


@pytest.mark.parametrize("media_type", [FORM, f"{FORM}; charset=utf-8", FORM.upper()])
def test_post_of_a_form(media_type: str) -> None:
    assert from_post(media_type, urlencode({"query": ASK}).encode(), b"") == Query(ASK)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"query=", ""),
        (b"query=a%2Bb+c", "a+b c"),
        (b"query=a%26update%3Db", "a&update=b"),
        (b"query=a=b%3D", "a=b="),
        (b"query=%zz%", "%zz%"),
        ("query=é".encode(), "é"),
    ],
)
def test_a_form_of_one_query_is_read_like_every_form(body: bytes, text: str) -> None:
    assert from_post(FORM, body, b"") == from_post(f"{FORM}; charset=utf-8", body, b"") == Query(text)


def test_post_of_the_query_itself_takes_the_dataset_from_the_address() -> None:
    found = from_post(QUERY, "ASK { ?s ?p 'é' }".encode(), b"default-graph-uri=a%3A1")
    assert found == Query("ASK { ?s ?p 'é' }", ("a:1",))


@pytest.mark.parametrize(
    ("query_string", "code"),
    [
        (b"default-graph-uri=a%3A1", "UJ808"),
        (b"query=ASK%7B%7D&using-graph-uri=a%3A1", "UJ808"),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", "UJ808"),
        (b"query=%FF%FE", "UJ808"),
        (b"update=CLEAR+ALL", "UJ808"),
        (b"query=ASK%7B%7D&update=CLEAR+ALL", "UJ808"),
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
        (f"{QUERY}; charset=UTF-16", b"ASK {}", "UJ808"),
        (f'{UPDATE};charset="iso-8859-1"', b"CLEAR ALL", "UJ808"),
        (FORM, b"", "UJ808"),
        (FORM, b"query=ASK%7B%7D&update=CLEAR+ALL", "UJ808"),
        (FORM, b"update=CLEAR+ALL&update=CLEAR+ALL", "UJ808"),
        (FORM, b"update=CLEAR+ALL&default-graph-uri=a%3A1", "UJ808"),
        ("text/plain", b"ASK {}", "UJ805"),
        (None, b"ASK {}", "UJ805"),
        (FORM, b"query=%FF", "UJ808"),
        (FORM, b"\xff", "UJ808"),
        (QUERY, "ASK { ?s ?p 'é' }".encode("latin-1"), "UJ808"),
        (QUERY, "ASK {}".encode("utf-16"), "UJ808"),
    ],
)
def test_a_post_that_is_neither_query_nor_update(media_type: str | None, body: bytes, code: str) -> None:
    with pytest.raises(RequestError) as error:
        from_post(media_type, body, b"")
    assert error.value.code == code


@pytest.mark.parametrize("graph", [b"", b"graph/claims", b"not+an+iri", b"http%3A//a.example/%3E"])
def test_a_graph_that_is_no_absolute_iri_is_named_with_its_parameter(graph: bytes) -> None:
    for parameter in ("default-graph-uri", "named-graph-uri"):
        with pytest.raises(RequestError, match="is no absolute IRI") as error:
            from_get(b"query=ASK%7B%7D&" + parameter.encode() + b"=" + graph)
        assert (error.value.code, error.value.place, bool(error.value.cure)) == ("UJ808", parameter, True)
    with pytest.raises(RequestError) as error:
        from_post(UPDATE, b"CLEAR ALL", b"using-graph-uri=" + graph)
    assert error.value.place == "using-graph-uri"


@pytest.mark.parametrize("address", [b"query=ASK%7B%7D", b"update=CLEAR+ALL"])
def test_a_second_operation_in_the_address_is_not_passed_over(address: bytes) -> None:
    with pytest.raises(RequestError, match="this one holds 2"):
        from_post(QUERY, b"ASK {}", address)
