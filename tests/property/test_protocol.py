"""What the protocol's requests mean does not depend on the form they are sent in, and no bytes break their reading."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import unquote_to_bytes, urlencode

from hypothesis import example, given
from hypothesis import strategies as st

from api.errors import RequestError
from api.graph_store import named
from api.negotiate import best
from api.protocol import FORM, QUERY, UPDATE, Query, Update, _unquoted, from_get, from_post, is_iri
from api.validators import tags
from kg.store.results import GRAPH_MEDIA_TYPES

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
GRAPHS = st.lists(TEXTS.map("http://a.example/{}".format).filter(is_iri), max_size=3).map(tuple)


def pairs(names: tuple[str, str], first: tuple[str, ...], second: tuple[str, ...]) -> list[tuple[str, str]]:
    return [*((names[0], graph) for graph in first), *((names[1], graph) for graph in second)]


@given(TEXTS, GRAPHS, GRAPHS)
def test_a_query_is_the_same_in_all_three_forms(text, defaults, graphs):
    dataset = pairs(("default-graph-uri", "named-graph-uri"), defaults, graphs)
    whole = urlencode([("query", text), *dataset]).encode()
    expected = Query(text, defaults, graphs)
    assert from_get(whole) == expected
    assert from_post(FORM, whole, b"") == expected
    assert from_post(QUERY, text.encode(), urlencode(dataset).encode()) == expected


@given(TEXTS, GRAPHS, GRAPHS)
def test_an_update_is_the_same_in_both_forms(text, using, graphs):
    dataset = pairs(("using-graph-uri", "using-named-graph-uri"), using, graphs)
    expected = Update(text, using, graphs)
    assert from_post(FORM, urlencode([("update", text), *dataset]).encode(), b"") == expected
    assert from_post(UPDATE, text.encode(), urlencode(dataset).encode()) == expected


@given(st.binary(), st.binary(), st.sampled_from([FORM, QUERY, UPDATE, "text/plain", None, ";charset="]))
@example(b"query=%ff", b"graph=%ff", FORM)
def test_any_bytes_are_a_request_or_a_request_error(body, query_string, media_type):
    for read in (
        lambda: from_get(query_string),
        lambda: from_post(media_type, body, query_string),
        lambda: named(query_string),
    ):
        with suppress(RequestError):
            read()


@given(st.text())
def test_any_header_is_read(header):
    tags(header)
    with suppress(RequestError):
        assert best(header, GRAPH_MEDIA_TYPES) in GRAPH_MEDIA_TYPES


@given(
    st.one_of(st.binary(), st.lists(st.sampled_from([b"%", b"=", b"41", b"0", b"\n", b"\r", b"_", b" "])).map(b"".join))
)
@example(b"a=\r\nb%3D%0a=41%zz")
@example(b"trailing \t=\n%20 \n")
@example(b"%00%ff%Ff_.")
def test_percent_decoding_is_that_of_the_standard_library(data):
    assert _unquoted(data) == unquote_to_bytes(data)
