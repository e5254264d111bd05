"""The base path: where among the addresses of a server this service is found, such as `/ujar` behind a proxy.

Everything that names an address of the service goes through `here`. The proxy may hand on the path with the base path
or without it.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_ROOT_PATH: ContextVar[str] = ContextVar("root_path", default="")
"""That of the request which is answered; each request runs in a context of its own."""


def here(path: str) -> str:
    """The path by which clients reach `path` of this service."""
    return _ROOT_PATH.get() + path


def inside(path: str) -> str:
    """The path of a request without the base path: what `here` was given."""
    return path.removeprefix(_ROOT_PATH.get()) or "/"


@dataclass(frozen=True, slots=True)
class BasePath:
    """Tells the application by which path it is reached, whether or not the proxy took it off."""

    app: ASGIApp
    root_path: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] == "http":
            _ROOT_PATH.set(self.root_path)
            scope = {**scope, "root_path": self.root_path}
            if not f"{scope['path']}/".startswith(f"{self.root_path}/"):
                scope["path"] = self.root_path + scope["path"]
                scope["raw_path"] = self.root_path.encode() + (scope.get("raw_path") or b"")
        await self.app(scope, receive, send)
