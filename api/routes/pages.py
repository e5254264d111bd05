"""The pages that people read. All state is in the address; they need no script."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api import errors
from api.archive import StoredArticle, find_article, read_spans
from api.deps import ArticleId, LanguageDep, ServiceDep, ViewDep
from api.formats import BY_EXTENSION, HTML, RDF_FORMS, Form, href
from api.pages import article as article_page
from api.pages.reference import operations
from api.pages.response import page_response
from api.pages.search import PAGE_SIZE, examples
from api.pages.standing import standing
from api.routes.articles import answer
from api.validators import of_view
from kg.curation.history import quads_of, told_of
from kg.rdf.serialize import serialize
from kg.store.base import View

router = APIRouter(tags=["pages"], default_response_class=HTMLResponse, dependencies=[Depends(of_view)])

_DOWNLOADS = ("ttl", "jsonld", "trig", "json")


@router.get("/", operation_id="home", summary="Search box and newest quotes")
def home(request: Request, view: ViewDep, service: ServiceDep, language: LanguageDep) -> HTMLResponse:
    """What the archive holds and its newest quotes."""
    hits = view.index.newest((), PAGE_SIZE)
    counts = {"quotes": hits.total, "articles": service.articles()}
    rows = tuple(hit.row for hit in hits.hits)
    return page_response(request, "home.html", language, rows=rows, counts=counts, examples=examples(rows))


@router.get("/docs", operation_id="docs", summary="This reference")
def docs(request: Request, language: LanguageDep) -> HTMLResponse:
    """Every address with its parameters, bodies, answers and error codes."""
    found = operations(request.app.openapi())
    return page_response(request, "docs.html", language, operations=found, problems=errors.PROBLEMS)


@router.get(
    "/articles/{name}",
    operation_id="article_page",
    summary="One article: its text with the quotes marked",
    responses={200: {"content": {form.media_type: {} for form in BY_EXTENSION.values()}}},
)
def article(request: Request, name: ArticleId, view: ViewDep, language: LanguageDep) -> Response:
    """The page of an article version. With an ending such as `.json`, `.ttl` or `.jsonld`, the same as data."""
    stem, _, ending = name.rpartition(".")
    form = BY_EXTENSION.get(ending) if stem else None
    found = find_article(view, stem if form else name)
    if found.key != (stem if form else name):
        return RedirectResponse(href(found.key, form or BY_EXTENSION[""]), status_code=303)
    if form and form.media_type != HTML:
        return _data(view, found, form)
    read = read_spans(found.annotated)
    page = article_page.build(found.key, found.annotated, iris=found.identities, base=found.base, read=read)
    return page_response(
        request,
        "article.html",
        language,
        page=page,
        numbers={card.id: card.number for card in page.cards},
        extractor=found.extractor,
        standing=standing(found),
        downloads=[_download(found.key, BY_EXTENSION[ending]) for ending in _DOWNLOADS],
    )


def _data(view: View, found: StoredArticle, form: Form) -> Response:
    if form not in RDF_FORMS:
        return Response(answer(found).model_dump_json(), media_type=form.media_type)
    quads = [*quads_of(view, found.key, "article"), *quads_of(view, found.key, "prov"), *told_of(view, found.key)]
    return Response(serialize(quads, form.media_type), media_type=form.media_type)


def _download(key: str, form: Form) -> dict[str, str]:
    return {"label": form.label, "media_type": form.media_type, "href": href(key, form)}
