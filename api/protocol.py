"""The SPARQL 1.1 Protocol: what a request asks or changes, whichever of its forms it has.

A query comes by GET with `query`, by POST of a form with `query`, or by POST of `application/sparql-query` with the
dataset in the address; an update by POST of a form with `update`, or of `application/sparql-update`.
"""

from __future__ import annotations

import re
from binascii import a2b_qp
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from api.errors import RequestError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_OPERATIONS = {QUERY: "query", UPDATE: "update"}
_DATASETS = {"query": ("default-graph-uri", "named-graph-uri"), "update": ("using-graph-uri", "using-named-graph-uri")}
"""The parameters that name graphs, by operation."""
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\ud800-\udfff]*")
_NO_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_ONLY_QUERY = b"query="
UTF8 = frozenset({"utf-8", "utf8", "us-ascii"})

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Query:
    """A query with the graphs that the protocol's parameters name; they replace the dataset of the query's text."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """An update with the graphs that the protocol's parameters name for its WHERE clauses."""

    text: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


def from_get(query_string: bytes) -> Query | None:
    """The query of a GET; None where nothing is asked, not even with parameters of the protocol.

    Raises RequestError UJ808 where the request is malformed or an update.
    """
    pairs = _pairs(query_string, "the address")
    if any(name == "update" for name, _ in pairs):
        raise RequestError("UJ808", "an update cannot be sent by GET", place="update", cure=f"POST it as {UPDATE}")
    names = {name for name, _ in pairs}
    if names.isdisjoint({"query", *_DATASETS["query"], *_DATASETS["update"]}):
        return None
    return _query(pairs)


def from_post(media_type: str | None, body: bytes, query_string: bytes) -> Query | Update:
    """The query or update of a POST.

    Raises RequestError UJ805 for another media type than the protocol's, UJ808 for a malformed request.
    """
    if media_type == FORM and not query_string and body.startswith(_ONLY_QUERY) and b"&" not in body:  # nearly all
        return Query(_decoded(_unquoted(body[len(_ONLY_QUERY) :].replace(b"+", b" ")), "the form"))
    kind, charset = parsed_media_type(media_type)
    pairs = _pairs(query_string, "the address")
    if charset and charset not in UTF8 and kind in {FORM, *_OPERATIONS}:
        raise _not_utf8(f"the body, which calls itself {charset},")
    if kind == FORM:
        pairs = [*pairs, *_pairs(body, "the form")]
        return _update(pairs) if any(name == "update" for name, _ in pairs) else _query(pairs)
    if kind in _OPERATIONS:
        pairs = [(_OPERATIONS[kind], _decoded(body, "the body")), *pairs]
        return _query(pairs) if kind == QUERY else _update(pairs)
    raise RequestError(
        "UJ805",
        f"neither query nor update can be sent as {kind or 'nothing'}",
        place="Content-Type",
        cure=f"use {QUERY}, {UPDATE} or {FORM}",
    )


def parsed_media_type(header: str | None) -> tuple[str, str]:
    """Media type and charset of a Content-Type header, in small letters; empty where there is none."""
    kind = (header or "").partition(";")[0].strip().lower()
    charset = re.search(r";\s*charset\s*=\s*\"?([^\s;\"]*)", header or "", re.IGNORECASE)
    return kind, charset[1].lower() if charset else ""


def is_iri(text: str) -> bool:
    """Whether this is an absolute IRI, as far as its characters tell."""
    return _IRI.fullmatch(text) is not None


def _query(pairs: Pairs) -> Query:
    text, first, second = _operation("query", pairs)
    return Query(text, first, second)


def _update(pairs: Pairs) -> Update:
    text, first, second = _operation("update", pairs)
    return Update(text, first, second)


def _operation(operation: str, pairs: Pairs) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    texts = [value for name, value in pairs if name in _DATASETS]
    if len(texts) != 1:
        raise RequestError(
            "UJ808",
            f"a request holds one query or update, this one holds {len(texts)}",
            place=operation,
            cure="send ?query=SELECT… once, percent-encoded",
        )
    foreign = _DATASETS["query" if operation == "update" else "update"]
    if wrong := next((name for name, _ in pairs if name in foreign), None):
        cure = f"use {' and '.join(_DATASETS[operation])}"
        raise RequestError("UJ808", f"{wrong} does not go with this operation ({operation})", place=wrong, cure=cure)
    first, second = (_graphs(wanted, pairs) for wanted in _DATASETS[operation])
    return texts[0], first, second


def _graphs(parameter: str, pairs: Pairs) -> tuple[str, ...]:
    graphs = tuple(value for name, value in pairs if name == parameter)
    for graph in graphs:
        if not is_iri(graph):
            cure = "name a graph like http://a.example/g, percent-encoded, or leave the parameter out"
            raise RequestError("UJ808", f"{graph!r} is no absolute IRI", place=parameter, cure=cure)
    return graphs


def _pairs(data: bytes, place: str) -> Pairs:
    halves = (part.replace(b"+", b" ").partition(b"=") for part in data.split(b"&") if part)
    return [(_decoded(_unquoted(name), place), _decoded(_unquoted(value), place)) for name, _, value in halves]


def _unquoted(data: bytes) -> bytes:
    """Percent-decoded as by `unquote_to_bytes`, in a tenth of its time: quoted-printable has another sign, no more."""
    if _NO_ESCAPE.search(data):
        return unquote_to_bytes(data)
    return a2b_qp(data.replace(b"=", b"=3D").replace(b"%", b"="))


def _decoded(data: bytes, place: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(place) from error


def _not_utf8(place: str) -> RequestError:
    return RequestError("UJ808", f"{place} is not UTF-8", place=place, cure="encode it as UTF-8")
