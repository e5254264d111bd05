"""The short way to routes that take a request as it is: what the framework does for others takes a small query's time.

Such a route is a function of the request alone that gives a Response. The layers around this one are passed by all
requests; finding the route, its parameters and dependencies is left out, errors are answered by the same handlers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from api.here import inside

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

COMPRESSED_BYTES = 1024
"""Smaller answers are sent as they are."""


class Direct:
    """Calls the functions of `routes` for the methods that they have; all other requests go on to the application."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        self._endpoints: dict[tuple[str, str], Callable[[Request], Awaitable[Response]]] = {
            (method, route.path): route.endpoint
            for route in routes
            if isinstance(route, Route)
            for method in route.methods or ()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        endpoint = self._endpoints.get((scope["method"], inside(scope["path"]))) if scope["type"] == "http" else None
        if endpoint is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive, send)
        try:
            response = await endpoint(request)
        except Exception as error:
            handler = _handler(request.app.exception_handlers, error)
            if handler is None:
                raise
            response = handler(request, error)
        answer: ASGIApp = response
        if isinstance(response, StreamingResponse) or len(response.body) >= COMPRESSED_BYTES:
            if "gzip" in request.headers.get("accept-encoding", ""):
                answer = GZipMiddleware(response, minimum_size=COMPRESSED_BYTES)
            else:
                response.headers.add_vary_header("Accept-Encoding")
        await answer(scope, receive, send)


async def whole_body(request: Request) -> bytes:
    """The body, which `RequestLimits` has read. Raises ClientDisconnect where the client left before its end."""
    message = await request.receive()
    if message["type"] != "http.request":
        raise ClientDisconnect
    body: bytes = message["body"]
    return body


def _handler(handlers: dict[Any, Callable[..., Response]], error: Exception) -> Callable[..., Response] | None:
    """That of the nearest kind of error; what nobody foresaw is answered and logged outside all layers."""
    kinds = (kind for kind in type(error).__mro__ if kind in handlers and kind is not Exception)
    return next((handlers[kind] for kind in kinds), None)
