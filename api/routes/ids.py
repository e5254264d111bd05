"""Every id of the data resolves: a 303 to the page or document that describes it, as the client prefers."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import RedirectResponse

from api.deps import ServiceDep, ViewDep
from api.errors import RequestError
from api.formats import BY_EXTENSION, BY_MEDIA_TYPE, HTML, RDF_FORMS, href
from api.here import here
from api.negotiate import best
from api.validators import of_view
from kg.curation.history import is_current
from kg.ids import Namer
from kg.query.sparql import answer
from kg.rdf.vocab import PROLOGUE
from kg.store.base import View

router = APIRouter(tags=["ids"], dependencies=[Depends(of_view)])

_ARTICLE = re.compile(r"article/(?P<key>[0-9a-f]{32})/(?P<local>doc|[aeqrs][0-9]+(?:-[0-9]+)*)")
_OTHER = re.compile(r"(?P<kind>agent|outlet|claim|role|run|ingest|software|notice)/[\w.+-]+", re.ASCII)
_SEARCHES = {"agent": "speaker", "outlet": "outlet"}
"""Things that have no page of their own yet: what they are searched by, under their label."""
_RDF = tuple(form.media_type for form in RDF_FORMS)

LocalId = Annotated[str, Path(description="what follows /id/ in the IRI", examples=["outlet/harian-cakrawala"])]


@router.get(
    "/id/{path:path}",
    operation_id="id",
    summary="Resolve an id",
    status_code=303,
    response_class=Response,
    responses={303: {"description": "see the page or document"}},
)
def resolve(path: LocalId, request: Request, view: ViewDep) -> Response:
    """Leads to the article page (at the quote), to a search, or to RDF, by the Accept header."""
    target = _target(path, request.headers.get("accept"), view)
    return RedirectResponse(target, status_code=303, headers={"vary": "Accept"})


@router.get(
    "/data/{path:path}.{extension}",
    operation_id="data",
    summary="What is said about an id, as RDF",
    response_class=Response,
    responses={200: {"content": {media_type: {} for media_type in _RDF}}},
)
def data(
    path: LocalId,
    extension: Annotated[str, Path(description="form of the document", examples=["ttl"])],
    service: ServiceDep,
    view: ViewDep,
) -> Response:
    """The statements about an agent, outlet, claim, role, run, program or notice."""
    form = BY_EXTENSION.get(extension)
    if form is None or form not in RDF_FORMS or not _OTHER.fullmatch(path):
        raise _nothing(path)
    iri = _existing(f"{view.base}id/{path}", view)
    found = answer(service.pool, f"DESCRIBE <{iri}>", media_type=form.media_type)
    return Response(found.body, media_type=found.media_type)


def _target(path: str, accept: str | None, view: View) -> str:
    inside = _ARTICLE.fullmatch(path)
    other = _OTHER.fullmatch(path)
    if not inside and not other:
        raise _nothing(path)
    iri = _existing(f"{view.base}id/{path}", view)
    if inside:
        form = BY_MEDIA_TYPE[best(accept, tuple(BY_MEDIA_TYPE))]
        fragment = f"#{inside['local']}" if form.media_type == HTML and inside["local"].startswith("q") else ""
        return href(inside["key"], form) + fragment
    search = _search(iri, path.partition("/")[0], view)
    chosen = best(accept, (HTML, *_RDF) if search else _RDF)
    return search if search and chosen == HTML else here(f"/data/{path}.{BY_MEDIA_TYPE[chosen].extension}")


def _search(iri: str, kind: str, view: View) -> str | None:
    """The search that lists what an agent said or an outlet printed; None for other things."""
    labels = f"SELECT ?label WHERE {{ <{iri}> dct:isReplacedBy?/rdfs:label ?label }} ORDER BY ?label LIMIT 1"
    label = next(view.select(PROLOGUE + labels), (None,))[0]
    if kind not in _SEARCHES or not label:
        return None
    words = f'{_SEARCHES[kind]}:"{label}"'
    return here(f"/search?{urlencode({'q': words})}")


def _existing(iri: str, view: View) -> str:
    key = Namer(view.base).article_of(iri)
    is_known = next(view.select(f"SELECT ?p WHERE {{ <{iri}> ?p ?o }} LIMIT 1"), None) is not None
    if key and not (is_known and is_current(view, key)):
        is_known = any(str(quad.subject) == f"<{iri}>" for quad in view.archive.quads(key))
    if not is_known:
        raise _nothing(iri)
    return iri


def _nothing(name: str) -> RequestError:
    return RequestError("UJ802", f"nothing here is called {name}", cure="find ids with /sparql or /api/v1/quotes")
