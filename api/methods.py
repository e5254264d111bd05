"""What may be done with an address: OPTIONS, the header Allow, and what scripts of other origins may do (CORS)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Match, Mount

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_METHODS = ("GET", "POST", "PUT", "DELETE")
_REQUEST_HEADERS = ("Accept", "Accept-Language", "Authorization", "Content-Type", "If-Match", "If-None-Match")
_ANSWER_HEADERS = (
    *("ETag", "Link", "Location", "Retry-After", "WWW-Authenticate"),
    *("Ujar-Truncated", "Ujar-Selection", "Ujar-Release"),
)


@dataclass(frozen=True, slots=True)
class Options:
    """Answers OPTIONS with the methods of the address, where there is something at it."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        allowed = allow(scope) if scope["type"] == "http" and scope["method"] == "OPTIONS" else ""
        answer = Response(status_code=204, headers={"allow": allowed}) if allowed else self.app
        await answer(scope, receive, send)


def allow(scope: Scope) -> str:
    """The value of the header Allow for the address of a request; empty where there is nothing."""
    found = [method for method in _METHODS if _is_served(scope, method)]
    return ", ".join([*found, *(["HEAD"] if "GET" in found else []), "OPTIONS"]) if found else ""


def _is_served(scope: Scope, method: str) -> bool:
    asked = {**scope, "method": method}
    matching = (route for route in scope["app"].routes if route.matches(asked)[0] is Match.FULL)
    return any(method == "GET" or not isinstance(route, Mount) for route in matching)


def share(app: FastAPI, origins: str) -> None:
    """Lets scripts of these origins, parted by commas, use the service; `*` for any, nothing for none."""
    named = [origin.strip() for origin in origins.split(",") if origin.strip()]
    if named:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=named,
            allow_methods=_METHODS,
            allow_headers=_REQUEST_HEADERS,
            expose_headers=_ANSWER_HEADERS,
        )
