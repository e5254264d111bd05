"""The search page, and the same results as data."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import HTMLResponse

from api import errors
from api.deps import LanguageDep, Limit, ViewDep
from api.formats import JSON, download_headers
from api.pages.response import page_response
from api.pages.search import PAGE_SIZE, build, examples
from api.schemas import QuotesAnswer
from api.validators import of_view
from kg.errors import QueryError
from kg.export.registry import ExportKind, exporter
from kg.query.language import parse
from kg.query.search import Order, search

router = APIRouter(tags=["pages"], dependencies=[Depends(of_view)])

Text = Annotated[str, Query(max_length=1000, description="a search", examples=['outlet:"Harian Cakrawala" waduk'])]
Cursor = Annotated[str | None, Query(max_length=2000, description="the page, from the link to it")]


@router.get("/search", operation_id="search_page", summary="Search results")
def search_page(
    request: Request,
    view: ViewDep,
    *,
    language: LanguageDep,
    q: Text = "",
    cursor: Cursor = None,
    order: Order | None = None,
) -> HTMLResponse:
    """Quotes that match, with who, what, outlet and date; every condition is a link."""
    try:
        asked = parse(q)
        page = search(view, asked, limit=PAGE_SIZE, cursor=cursor, order=order)
    except QueryError as error:
        problem = errors.from_error(error)
        return page_response(request, "search.html", language, status=problem.status, found=None, q=q, problem=problem)
    found = build(asked, page, query=dict(request.query_params))
    hints = () if q else examples(page.rows)
    return page_response(request, "search.html", language, found=found, q=q, problem=None, examples=hints)


@router.get("/search.{extension}", operation_id="search_download", summary="Search results as data")
def search_download(
    view: ViewDep,
    *,
    extension: Annotated[Literal["csv", "json"], Path(description="form of the file")],
    limit: Limit = PAGE_SIZE,
    q: Text = "",
    cursor: Cursor = None,
    order: Order | None = None,
    excel: Annotated[bool, Query(description="CSV that is safe to open in a spreadsheet")] = False,
) -> Response:
    """Exactly what the page with the same parameters shows."""
    page = search(view, q, limit=limit, cursor=cursor, order=order)
    headers = download_headers(view, f"ujar-search.{extension}")
    if extension == "json":
        del headers["content-disposition"]  # a browser shows it
        return Response(QuotesAnswer.from_page(page).model_dump_json(), media_type=JSON, headers=headers)
    out = BytesIO()
    table = exporter("csv", kind=ExportKind.ROWS)
    table.write(page.rows, out, excel=excel)
    return Response(out.getvalue(), media_type=table.media_type, headers=headers)
