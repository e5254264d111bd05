"""The SPARQL 1.1 Graph Store Protocol: graphs read, put, merged and deleted whole."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from api import graph_store
from api.deps import ServiceDep
from api.files import file_response
from api.formats import RDF_FORMS
from api.graph_store import PATH, Document
from api.keys import Caller, needs
from api.negotiate import best
from api.service import Service
from api.validators import of_view
from kg.intake.writer import Condition
from kg.intake.writing import Written
from kg.rdf.serialize import INPUT_MEDIA_TYPES
from kg.store.base import DEFAULT_GRAPH
from kg.store.keys import Scope
from kg.store.terms import no_graph

router = APIRouter(tags=["graph store"])

_MEDIA_TYPES = tuple(form.media_type for form in RDF_FORMS)
_INDIRECT, _DIRECT = "/graphs", f"/{PATH}{{name:path}}"
_PARAMETERS: list[dict[str, Any]] = [
    {
        "name": "graph",
        "in": "query",
        "description": "IRI of the graph",
        "schema": {"type": "string", "examples": ["http://a.example/catatan"]},
    },
    {
        "name": "default",
        "in": "query",
        "description": "instead: the graph without a name",
        "schema": {"type": "string"},
        "allowEmptyValue": True,
    },
]
_NAME: list[dict[str, Any]] = [
    {
        "name": "name",
        "in": "path",
        "required": True,
        "description": "what follows `graphs/` under the base of the dataset",
        "schema": {"type": "string", "examples": ["catatan"]},
    }
]
_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        **{media_type: {"schema": {"type": "string"}} for media_type in INPUT_MEDIA_TYPES},
        graph_store.MULTIPART: {
            "schema": {"type": "array", "items": {"type": "string", "contentMediaType": "text/turtle"}}
        },
    },
}
_GRAPH: dict[int | str, dict[str, Any]] = {
    200: {"description": "its triples", "content": {media_type: {} for media_type in _MEDIA_TYPES}}
}
_WRITTEN: dict[int | str, dict[str, Any]] = {
    201: {"description": "a graph that was not there; the header Location has its IRI"},
    204: {"description": "done"},
}
_READS: dict[str, Any] = {
    "response_class": Response,
    "responses": _GRAPH,
    "dependencies": [Depends(needs(Scope.READ)), Depends(of_view)],
}
_WRITES: dict[str, Any] = {"response_class": Response, "responses": _WRITTEN, "status_code": 204}
_HERE: dict[str, Any] = {"openapi_extra": {"parameters": _PARAMETERS}}
_THERE: dict[str, Any] = {"openapi_extra": {"parameters": _NAME}}
_SENT_HERE: dict[str, Any] = {"openapi_extra": {"parameters": _PARAMETERS, "requestBody": _BODY}}
_SENT_THERE: dict[str, Any] = {"openapi_extra": {"parameters": _NAME, "requestBody": _BODY}}

Writer = Annotated[Caller, Depends(needs(Scope.UPDATE))]


@router.get(_INDIRECT, operation_id="graph", summary="A graph by its IRI", **_READS, **_HERE)
def get(request: Request, service: ServiceDep) -> Response:
    """All triples of one graph, in the form that the Accept header prefers."""
    return _graph(request, service, graph_store.required(request.scope["query_string"]))


@router.get(_DIRECT, operation_id="graph_here", summary="A graph by its address", **_READS, **_THERE)
def get_direct(request: Request, service: ServiceDep) -> Response:
    """The same for the graph whose IRI is this address under the base of the dataset."""
    return _graph(request, service, _named(request, service))


@router.put(_INDIRECT, operation_id="graph_put", summary="Put a graph", **_WRITES, **_SENT_HERE)
async def put(request: Request, service: ServiceDep, caller: Writer) -> Response:
    """The body takes the place of what stood in the graph. Graphs that Ujar manages need the scope admin."""
    graph = graph_store.required(request.scope["query_string"])
    return await _write(request, service, caller, graph=graph, is_merged=False)


@router.put(_DIRECT, operation_id="graph_put_here", summary="Put a graph by its address", **_WRITES, **_SENT_THERE)
async def put_direct(request: Request, service: ServiceDep, caller: Writer) -> Response:
    """The same for the graph whose IRI is this address under the base of the dataset."""
    return await _write(request, service, caller, graph=_named(request, service), is_merged=False)


@router.post(_INDIRECT, operation_id="graph_post", summary="Add to a graph, or make one", **_WRITES, **_SENT_HERE)
async def post(request: Request, service: ServiceDep, caller: Writer) -> Response:
    """The body is added to what stands in the graph. Without a name, a new graph is made and Location names it."""
    graph = graph_store.named(request.scope["query_string"])
    if graph is not None:
        return await _write(request, service, caller, graph=graph, is_merged=True)
    return await _write(request, service, caller, graph=graph_store.new(service.settings.base), is_merged=False)


@router.post(_DIRECT, operation_id="graph_post_here", summary="Add to a graph by its address", **_WRITES, **_SENT_THERE)
async def post_direct(request: Request, service: ServiceDep, caller: Writer) -> Response:
    """The same for the graph whose IRI is this address under the base of the dataset."""
    return await _write(request, service, caller, graph=_named(request, service), is_merged=True)


@router.delete(_INDIRECT, operation_id="graph_delete", summary="Delete a graph", **_WRITES, **_HERE)
def delete(request: Request, service: ServiceDep, caller: Writer) -> Response:
    """The graph is gone afterwards; the default graph is empty."""
    return _delete(request, service, caller, graph_store.required(request.scope["query_string"]))


@router.delete(_DIRECT, operation_id="graph_delete_here", summary="Delete a graph by its address", **_WRITES, **_THERE)
def delete_direct(request: Request, service: ServiceDep, caller: Writer) -> Response:
    """The same for the graph whose IRI is this address under the base of the dataset."""
    return _delete(request, service, caller, _named(request, service))


def _named(request: Request, service: Service) -> str:
    return graph_store.of_address(request, service.settings.base)


def _graph(request: Request, service: Service, graph: str) -> Response:
    media_type = best(request.headers.get("accept"), _MEDIA_TYPES)
    with service.reading() as view:
        if not view.has_graph(graph):
            raise no_graph(graph)
        return file_response(
            lambda out: view.dump(out, media_type, graph=graph), media_type=media_type, headers={"vary": "Accept"}
        )


async def _write(request: Request, service: Service, caller: Caller, *, graph: str, is_merged: bool) -> Response:
    documents = await graph_store.documents(request)
    condition = graph_store.condition(request, service.published())
    change = partial(_put, service, caller, documents, graph=graph, is_merged=is_merged, condition=condition)
    done = await run_in_threadpool(change)
    return Response(status_code=201, headers={"location": graph}) if done.is_created else Response(status_code=204)


def _put(
    service: Service, caller: Caller, documents: list[Document], *, graph: str, is_merged: bool, condition: Condition
) -> Written:
    first, *further = documents
    return service.writer.put(
        None if graph == DEFAULT_GRAPH else graph,
        first.body,
        first.media_type,
        is_merged=is_merged,
        is_admin=caller.allows(Scope.ADMIN),
        further=[(document.body, document.media_type) for document in further],
        condition=condition,
    )


def _delete(request: Request, service: Service, caller: Caller, graph: str) -> Response:
    condition = graph_store.condition(request, service.published())
    name = None if graph == DEFAULT_GRAPH else graph
    service.writer.delete(name, is_admin=caller.allows(Scope.ADMIN), condition=condition)
    return Response(status_code=204)
