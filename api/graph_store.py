"""The Graph Store Protocol (SPARQL 1.1): which graph a request names, what it holds, and on which condition.

A graph is named by `?graph=` with its IRI, by `?default`, or by an address below `/graphs/`: that is the graph
`graphs/…` under the dataset's base, with what follows as it stands in the address, percent-encoded or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl
from uuid import uuid4

from fastapi import Request
from starlette.datastructures import UploadFile

from api.errors import RequestError
from api.protocol import UTF8, is_iri, parsed_media_type
from api.validators import tags, version_of
from kg.errors import StoreError
from kg.intake.writer import Condition
from kg.rdf.serialize import FORMATS
from kg.store.base import DEFAULT_GRAPH

PATH = "graphs/"
"""Where graphs live that are named by their address, below the base."""
MULTIPART = "multipart/form-data"

_SNAPSHOT = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Document:
    """What is to stand in a graph, or a part of it."""

    body: bytes
    media_type: str


def named(query_string: bytes) -> str | None:
    """The graph that the parameters name, `DEFAULT_GRAPH` for the default one; None where they name none.

    Raises RequestError UJ830 for several, and for one that is no absolute IRI.
    """
    try:
        pairs = parse_qsl(query_string.decode(), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise _unnamed("the name of a graph is not UTF-8", "encode it as UTF-8, percent-encoded") from error
    graphs = [value for name, value in pairs if name == "graph"]
    defaults = [DEFAULT_GRAPH for name, _ in pairs if name == "default"]
    if len(graphs) + len(defaults) > 1:
        raise _unnamed("the request names more than one graph", "send ?graph=IRI once, or ?default")
    return _checked(graphs[0]) if graphs else next(iter(defaults), None)


def required(query_string: bytes) -> str:
    """The graph that the parameters name. Raises RequestError UJ830 also where they name none."""
    graph = named(query_string)
    if graph is None:
        raise _unnamed("the request names no graph", "send ?graph=IRI, percent-encoded, or ?default")
    return graph


def of_address(request: Request, base: str) -> str:
    """The graph that an address below `/graphs/` names, under the dataset's base."""
    raw: bytes = request.scope["raw_path"] or b""
    path = raw.decode("utf-8", "surrogateescape").removeprefix(request.scope.get("root_path", ""))
    name = path.removeprefix(f"/{PATH}")
    return _checked(f"{base}{PATH}{name}")


def new(base: str) -> str:
    """A name for a graph that has none yet."""
    return f"{base}{PATH}{uuid4()}"


async def documents(request: Request) -> list[Document]:
    """The documents of a request: its body, or the files of a form.

    Raises RequestError UJ805 for a packed body, another charset than UTF-8 and a form without files; HTTPException for
    a form that is malformed.
    """
    if (packed := request.headers.get("content-encoding", "identity").lower()) != "identity":
        problem = f"the body is packed ({packed}), which is not read"
        raise RequestError("UJ805", problem, place="Content-Encoding", cure="send it unpacked")
    header = request.headers.get("content-type", "")
    if parsed_media_type(header)[0] != MULTIPART:
        return [_document(await request.body(), header)]
    async with request.form() as form:
        files = [part for _, part in form.multi_items() if isinstance(part, UploadFile)]
        found = [_document(await file.read(), _type_of(file)) for file in files]
    if not found:
        cure = "give each part a file name and a Content-Type, such as text/turtle"
        raise RequestError("UJ805", "the form holds no file", place="Content-Type", cure=cure)
    return found


def condition(request: Request, version: str | None) -> Condition:
    """What If-Match and If-None-Match ask for, where `version` is what is published now.

    Raises StoreError UJ448 where they do not hold already.
    """
    wanted, unwanted = (tags(request.headers.get(name)) for name in ("if-match", "if-none-match"))
    versions = [version_of(tag) for tag in wanted]
    is_old = bool(wanted) and "*" not in wanted and version not in versions
    if is_old or (version is not None and version in map(version_of, unwanted)):
        cure = "read the graph again, and change what is there now"
        raise StoreError("UJ448", "the store is not as the condition has it", place="If-Match", cure=cure)
    snapshot = _SNAPSHOT.match(version) if version and version in versions else None
    is_there = False if "*" in unwanted else (True if wanted else None)
    return Condition(snapshot[0] if snapshot else None, is_there)


def _type_of(file: UploadFile) -> str:
    """Its Content-Type; where that only says that it is a file, what the ending of its name stands for."""
    given = file.content_type or ""
    ending = (file.filename or "").rpartition(".")[2].lower()
    is_untold = parsed_media_type(given)[0] in {"", "application/octet-stream"}
    return next((row.media_type for row in FORMATS if row.extension == ending), given) if is_untold else given


def _document(body: bytes, content_type: str) -> Document:
    media_type, charset = parsed_media_type(content_type)
    if charset and charset not in UTF8:
        cure = "send it in UTF-8"
        raise RequestError("UJ805", f"a graph cannot be sent in {charset}", place="Content-Type", cure=cure)
    return Document(body, media_type)


def _checked(graph: str) -> str:
    if not is_iri(graph):
        raise _unnamed(f"{graph!r} is no absolute IRI", "name the graph like http://a.example/g, percent-encoded")
    return graph


def _unnamed(problem: str, cure: str) -> RequestError:
    return RequestError("UJ830", problem, place="graph", cure=cure)
