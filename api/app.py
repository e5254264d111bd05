"""Makes the application: settings, layers, error handlers and routes in one place.

The interactive pages that the framework brings load scripts from elsewhere, so they are off; `/docs` is our own.
"""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from api import errors
from api.direct import COMPRESSED_BYTES, Direct
from api.errors import Problem
from api.here import BasePath, inside
from api.keys import needs
from api.limits import HEADERS, AnswerHeaders, RequestLimits
from api.logs import RequestLog, configuration, note
from api.methods import Options, allow, share
from api.negotiate import prefers_html
from api.openapi import describe
from api.pages import words
from api.pages.render import render
from api.routes import DECIDE_THEMSELVES, PLAIN, ROUTERS
from api.service import Service
from api.validators import EntityTags, NotModified
from kg import __version__
from kg.errors import UjarError
from kg.settings import Settings
from kg.store.keys import Scope

SWITCH_S = 0.0005
"""After so long a thread that computes a page lets the event loop on; Python's own 5 ms make small queries take 20."""
_STATIC = Path(__file__).parent / "static"
_MACHINE_PATHS = (
    "/api/",
    "/sparql",
    "/graphs",
    "/views/",
    "/export.",
    "/.well-known/",
    "/openapi.json",
    "/healthz",
    "/readyz",
    "/version",
)
_DESCRIPTION = "Who said what in the news: quotes with their sources, cues, relays and occasions."


class Application(FastAPI):
    """FastAPI with our own description of it."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document."""
        return describe(self)


def create_app(settings: Settings, *, service: Service | None = None) -> FastAPI:
    """The application over the store of `settings`.

    The store is opened when the application starts (StoreError UJ4xx then), unless an open `service` is given; the
    application closes it when it ends.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.service = service or Service(settings)
        app.state.service.pool.attach()
        try:
            yield
        finally:
            app.state.service.close()

    app = Application(
        title="Ujar",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router, dependencies=[] if router in DECIDE_THEMSELVES else [Depends(needs(Scope.READ))])
    _add_handlers(app)
    app.add_middleware(Options)
    app.add_middleware(GZipMiddleware, minimum_size=COMPRESSED_BYTES)
    app.add_middleware(Direct, routes=PLAIN.routes)
    app.add_middleware(EntityTags)
    app.add_middleware(RequestLimits, body_bytes=settings.body_limit_bytes)
    app.add_middleware(AnswerHeaders)
    share(app, settings.cors_origins)
    if settings.root_path:
        app.add_middleware(BasePath, root_path=settings.root_path)
    return app


def serve(service: Service, listener: socket.socket) -> None:
    """Serves on a socket that is bound until it is interrupted, then closes the service."""
    import uvicorn

    from api.connections import Connection

    settings = service.settings
    app = RequestLog(create_app(settings, service=service))
    log = configuration(settings.log_format)
    server = uvicorn.Server(uvicorn.Config(app, http=Connection, server_header=False, access_log=False, log_config=log))
    sys.setswitchinterval(SWITCH_S)
    gc.collect()
    gc.freeze()  # what is there now stays: it need not be looked through again and again
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _add_handlers(app: FastAPI) -> None:
    @app.exception_handler(UjarError)
    def domain(request: Request, error: UjarError) -> Response:
        return _answer(request, errors.from_error(error))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            error.headers = {"allow": allow(request.scope)}  # the router names the methods of one route only
        return _answer(request, errors.from_status(error))

    @app.exception_handler(NotModified)
    def not_modified(request: Request, same: NotModified) -> Response:  # noqa: ARG001  the tag says it all
        return same.response()

    @app.exception_handler(RequestValidationError)
    def validation(request: Request, error: RequestValidationError) -> Response:
        return _answer(request, errors.from_validation(error))

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:  # noqa: ARG001  the server logs it
        answer = _answer(request, errors.unexpected())
        answer.headers.update(HEADERS)  # the framework answers this one outside all layers
        return answer


def _answer(request: Request, problem: Problem) -> Response:
    """The problem as JSON; as a page where a browser asked for a page."""
    note("code", problem.code)
    accept = request.headers.get("accept")
    path = inside(request.url.path)
    if path.startswith(_MACHINE_PATHS) or not prefers_html(accept):
        return errors.response(problem)
    query = dict(request.query_params)
    language = words.choose(
        query.get("lang"), request.headers.get("accept-language"), request.app.state.settings.docs_language
    )
    page = render("error.html", language=language, path=path, query=query, problem=problem)
    return HTMLResponse(page, status_code=problem.status, headers=problem.headers)
