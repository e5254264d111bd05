"""The SPARQL 1.1 Protocol's query operation: what a request asks, whichever of its three forms it has.

GET with `query`, POST of a form with `query`, POST of `application/sparql-query` with the dataset in the address.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from api.errors import RequestError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query with the graphs that the protocol's parameters name; they replace the dataset of the query's text."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def from_get(query_string: bytes) -> SparqlRequest:
    """The request of a GET. Raises RequestError UJ808 where it is malformed, UJ809 for an update."""
    return _from_pairs(_pairs(query_string, "the address"))


def from_post(media_type: str | None, body: bytes, query_string: bytes) -> SparqlRequest:
    """The request of a POST.

    Raises RequestError UJ805 for another media type than the protocol's, UJ808 for a malformed body, UJ809 for an
    update.
    """
    kind = (media_type or "").partition(";")[0].strip().lower()
    if kind == FORM:
        return _from_pairs(_pairs(body, "the form"))
    if kind == QUERY:
        pairs = _pairs(query_string, "the address")
        return _from_pairs([("query", _decoded(body, "the body")), *(pair for pair in pairs if pair[0] != "query")])
    if kind == UPDATE:
        raise _no_updates()
    raise RequestError(
        "UJ805", f"a query cannot be sent as {kind or 'nothing'}", place="Content-Type", cure=f"use {QUERY} or {FORM}"
    )


def _from_pairs(pairs: list[tuple[str, str]]) -> SparqlRequest:
    queries = [value for name, value in pairs if name == "query"]
    if any(name == "update" for name, _ in pairs):
        raise _no_updates()
    if len(queries) != 1:
        raise RequestError(
            "UJ808",
            f"a request holds one query, this one holds {len(queries)}",
            place="query",
            cure="send ?query=SELECT… once, percent-encoded",
        )
    defaults = tuple(value for name, value in pairs if name == "default-graph-uri")
    return SparqlRequest(queries[0], defaults, tuple(value for name, value in pairs if name == "named-graph-uri"))


def _pairs(data: bytes, place: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_decoded(data, place), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise _not_utf8(place) from error


def _decoded(data: bytes, place: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(place) from error


def _not_utf8(place: str) -> RequestError:
    return RequestError("UJ808", f"{place} is not UTF-8", place=place, cure="encode the query as UTF-8")


def _no_updates() -> RequestError:
    return RequestError(
        "UJ809", "this service answers queries and takes no updates", place="update", cure="ask a query"
    )
