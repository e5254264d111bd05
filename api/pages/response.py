"""A page as an HTTP answer."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.here import inside
from api.pages.render import render


def page_response(
    request: Request, template: str, language: str, *, status: int = 200, **values: object
) -> HTMLResponse:
    """The template as a page in `language`; it knows the address and parameters of the request."""
    query = dict(request.query_params)
    path = inside(request.url.path)
    content = render(template, language=language, path=path, query=query, asked=query.get("lang"), **values)
    headers = {"content-language": language, "vary": "Accept-Language", "cache-control": "no-cache"}
    return HTMLResponse(content, status_code=status, headers=headers)
