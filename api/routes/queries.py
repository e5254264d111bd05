"""Saved queries: what there is, and the answer of one with its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import Field
from starlette.concurrency import run_in_threadpool

from api.answer import Answer
from api.deps import AcceptHeader, ServiceDep
from api.errors import RequestError
from api.routes.sparql import TRUNCATED, media_type_for
from api.service import Service
from api.validators import of_queries
from kg.query.guard import QueryForm
from kg.query.named import NamedQuery, named_queries
from kg.query.sparql import answer
from kg.rdf.serialize import FORMATS

_ROWS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_GRAPHS = {row.extension: row.media_type for row in FORMATS}

router = APIRouter(prefix="/api/v1/queries", tags=["query"])


class ParameterAnswer(Answer):
    """A parameter of a saved query."""

    name: str = Field(examples=["speaker"])
    kind: str = Field(description="text, iri, date or number", examples=["text"])
    description: str = Field(examples=["the speaker's full name"])
    example: str = Field(description="the SPARQL term that holds if none is given", examples=['"Hendra Wirajaya"'])


class SavedQueryAnswer(Answer):
    """A saved query."""

    name: str = Field(examples=["speaker-quotes"])
    title: dict[str, str] = Field(description="what it answers", examples=[{"id": "Media", "en": "Outlets"}])
    parameters: tuple[ParameterAnswer, ...]
    formats: tuple[str, ...] = Field(description="endings of its address", examples=[["json", "csv"]])
    text: str = Field(description="the SPARQL", examples=["SELECT …"])


class SavedQueriesAnswer(Answer):
    """All saved queries."""

    queries: tuple[SavedQueryAnswer, ...]


@router.get("", operation_id="saved_queries", summary="The saved queries")
async def saved_queries() -> SavedQueriesAnswer:
    """Every saved query with its parameters and its SPARQL."""
    return SavedQueriesAnswer(queries=tuple(map(_described, named_queries().values())))


@router.get(
    "/{name}",
    operation_id="saved_query",
    summary="The answer of a saved query",
    response_class=Response,
    dependencies=[Depends(of_queries)],
    responses={200: {"description": "rows or triples", "content": {name: {} for name in _ROWS.values()}}},
)
async def saved_query(
    request: Request,
    service: ServiceDep,
    name: Annotated[str, Path(description="name, perhaps with an ending such as .csv", examples=["outlets.csv"])],
    accept: AcceptHeader = None,
) -> Response:
    """Its rows or triples, limited like those of any query.

    Its parameters are those of the address; one that is not given has the value of the example. The form is that of
    the ending, else the one that the Accept header prefers.
    """
    stem, _, ending = name.partition(".")
    query = _query(stem)
    media_type = _media_type(query, ending) if ending else media_type_for(query.form, accept)
    return await run_in_threadpool(_answer, service, query.bind(_values(request)), media_type)


def _answer(service: Service, text: str, media_type: str) -> Response:
    found = answer(service.pool, text, media_type=media_type)
    headers = {"vary": "Accept"} | ({TRUNCATED: str(found.rows)} if found.is_truncated else {})
    return Response(found.body, media_type=found.media_type, headers=headers)


def _query(name: str) -> NamedQuery:
    queries = named_queries()
    if name not in queries:
        cure = f"use one of {', '.join(queries)}"
        raise RequestError("UJ802", f"there is no saved query {name!r}", place="name", cure=cure)
    return queries[name]


def _forms(form: QueryForm) -> Mapping[str, str]:
    return _GRAPHS if form.gives_graph else _ROWS


def _media_type(query: NamedQuery, ending: str) -> str:
    forms = _forms(query.form)
    if ending not in forms:
        cure = f"use one of {', '.join(f'.{known}' for known in forms)}"
        raise RequestError("UJ802", f"its answer has no form .{ending}", place="name", cure=cure)
    return forms[ending]


def _values(request: Request) -> dict[str, str]:
    pairs = request.query_params.multi_items()
    values = dict(pairs)
    if len(values) < len(pairs):
        twice = next(name for name, _ in pairs if len(request.query_params.getlist(name)) > 1)
        raise RequestError("UJ801", f"the parameter {twice} is there twice", place=twice, cure="give it once")
    return values


def _described(query: NamedQuery) -> SavedQueryAnswer:
    parameters = (
        ParameterAnswer(name=one.name, kind=one.kind, description=one.description, example=one.example)
        for one in query.parameters
    )
    return SavedQueryAnswer(
        name=query.name,
        title={"id": query.title_id, "en": query.title_en},
        parameters=tuple(parameters),
        formats=tuple(_forms(query.form)),
        text=query.text,
    )
