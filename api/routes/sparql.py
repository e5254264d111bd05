"""The SPARQL 1.1 Protocol: queries over the newest snapshot, and the service's description where nothing is asked."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from api import protocol
from api.asking import CLIENT_IS_GONE, ClientIsGoneError, answered, checked, response
from api.deps import service_of
from api.direct import whole_body
from api.keys import Caller, caller_of
from api.negotiate import best
from api.protocol import Query, Update, is_iri
from api.service import Service
from api.validators import validate_query, without_tag
from kg.export.endpoint import describe_endpoint
from kg.query.guard import QueryForm
from kg.store.keys import Scope
from kg.store.results import GRAPH_MEDIA_TYPES, ROW_MEDIA_TYPES

TRUNCATED = "ujar-truncated"
"""Header of an answer that a limit cut; its value says after how many rows or triples."""

_JSON = "application/sparql-results+json"
_ALIASES = {"application/json": _JSON, "application/xml": "application/sparql-results+xml"}
"""Plain media types under which rows are asked for in practice; the answer carries the exact one."""
_ROWS = (*ROW_MEDIA_TYPES, *_ALIASES)
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)
"""Functions that give something else every time: an answer that may hold it has no tag."""
_EXAMPLE = """PREFIX ujar: <https://w3id.org/ujar/ont#>
PREFIX schema: <https://schema.org/>
SELECT ?who ?words WHERE {
  ?quote ujar:source/rdfs:label ?who ; schema:text ?words
} LIMIT 10"""
_CHANGE = "INSERT DATA { GRAPH <http://a.example/catatan> { <http://a.example/1> rdfs:label 'Catatan'@id } }"
_GRAPH_PARAMETERS: list[dict[str, Any]] = [
    {
        "name": name,
        "in": "query",
        "description": f"a graph of the store for the {what} of the dataset; may be repeated; nothing is ever fetched",
        "schema": {"type": "array", "items": {"type": "string"}},
    }
    for name, what in (("default-graph-uri", "default graph"), ("named-graph-uri", "named graphs"))
]
_QUERY_PARAMETER: dict[str, Any] = {
    "name": "query",
    "in": "query",
    "description": "the query; without it, the service is described",
    "schema": {"type": "string", "examples": ["SELECT * { ?s ?p ?o } LIMIT 10"]},
}
_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        protocol.QUERY: {"schema": {"type": "string"}, "example": _EXAMPLE},
        protocol.UPDATE: {"schema": {"type": "string"}, "example": _CHANGE},
        protocol.FORM: {
            "schema": {"type": "object", "properties": {name: {"type": "string"} for name in ("query", "update")}}
        },
    },
}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    204: {"description": "the update was made, and is seen by the next query"},
    200: {
        "description": f"rows or triples; the header {TRUNCATED} says where a limit cut them",
        "content": {media_type: {} for media_type in (*ROW_MEDIA_TYPES, *GRAPH_MEDIA_TYPES)},
    },
}

router = APIRouter(tags=["query"])


@router.get(
    "/sparql",
    operation_id="sparql_get",
    summary="Ask a SPARQL query, or what this service is",
    response_class=Response,
    openapi_extra={"parameters": [_QUERY_PARAMETER, *_GRAPH_PARAMETERS]},
    responses=_RESPONSES,
)
async def sparql_get(request: Request) -> Response:
    """SELECT, ASK, CONSTRUCT and DESCRIBE over the union of all graphs, or over the graphs that are named."""
    caller_of(request).require(Scope.READ)
    validate_query(request)
    asked = protocol.from_get(request.scope["query_string"])
    if asked is None:
        return _description(request, service_of(request))
    if _CHANGING.search(asked.text):
        without_tag(request)
    return await _answer(request, asked)


@router.post(
    "/sparql",
    operation_id="sparql_post",
    summary="Ask a longer SPARQL query, or change graphs",
    response_class=Response,
    openapi_extra={"parameters": _GRAPH_PARAMETERS, "requestBody": _BODY},
    responses=_RESPONSES,
)
async def sparql_post(request: Request) -> Response:
    """The same as GET with the query in the body, as it is or in a form; or an update, which needs the scope update."""
    caller = caller_of(request)
    if not caller.allows(Scope.UPDATE):
        caller.require(Scope.READ)
    body = await whole_body(request)
    asked = protocol.from_post(request.headers.get("content-type"), body, request.scope["query_string"])
    if isinstance(asked, Update):
        caller.require(Scope.UPDATE)
        return await run_in_threadpool(_update, service_of(request), asked, caller)
    caller.require(Scope.READ)
    return await _answer(request, asked)


def _description(request: Request, service: Service) -> Response:
    without_tag(request)
    media_type = best(request.headers.get("accept"), GRAPH_MEDIA_TYPES)
    endpoint = str(request.url.replace(query=""))
    if not is_iri(endpoint):  # the header Host may hold anything
        endpoint = f"{service.settings.base}sparql"
    body = describe_endpoint(endpoint, media_type, base=service.settings.base, takes_updates=bool(service.keys.valid()))
    return Response(body, media_type=media_type, headers={"vary": "Accept, Host"})


async def _answer(request: Request, asked: Query) -> Response:
    query = await checked(asked.text)
    try:
        found = await answered(
            request,
            service_of(request).pool,
            query,
            media_type=media_type_for(query.form, request.headers.get("accept")),
            default_graphs=asked.default_graphs or None,
            named_graphs=asked.named_graphs or None,
        )
    except ClientIsGoneError:
        return Response(status_code=CLIENT_IS_GONE)
    headers = {"vary": "Accept"}
    if found.is_truncated:
        headers[TRUNCATED] = str(found.rows)
    return response(found, headers)


def _update(service: Service, asked: Update, caller: Caller) -> Response:
    is_admin = caller.allows(Scope.ADMIN)
    service.writer.update(asked.text, is_admin=is_admin, using=asked.using, using_named=asked.using_named)
    return Response(status_code=204)


def media_type_for(form: QueryForm, accept: str | None) -> str:
    """The media type to answer a query of this form with. Raises RequestError UJ804 (406)."""
    chosen = best(accept, GRAPH_MEDIA_TYPES if form.gives_graph else _ROWS)
    return _ALIASES.get(chosen, chosen)
