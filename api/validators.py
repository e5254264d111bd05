"""Entity tags: of which version of the dataset an answer is, so that nobody is sent again what they have.

A tag is the version of the dataset and a digest of what was asked, in which form, of which run of the service: the
same store, settings and request give the same bytes (RFC 9110, 8.8.3 and 13.1). A dependency answers 304 before
anything is computed, and leaves its tag in the request's state; the layer adds it to the answer, if the dataset is
still the same then.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request
from starlette.responses import Response

from api.deps import get_service, service_of
from api.service import Service

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

VARY = "Accept, Accept-Encoding, Accept-Language"
"""The headers of a request on which its answer, and so its tag, may depend."""
_TAG = re.compile(r'(?:W/)?"([^"]*)"')
_STATE = "ujar.tag"
_OURS = (b"etag", b"vary")


class NotModified(Exception):  # noqa: N818  it is no error
    """The client has the answer already."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag

    def response(self) -> Response:
        """The answer without a body."""
        return Response(status_code=304, headers={"etag": self.tag, "vary": VARY, "cache-control": "no-cache"})


@dataclass(slots=True)
class _Tag:
    """A tag that holds as long as the dataset's version is the one that it was made of."""

    request: Request
    state: str
    version: str
    current: Callable[[], str | None]
    _value: str = ""

    def value(self) -> str:
        """The tag, made when it is first asked for."""
        self._value = self._value or f'"{self.version}.{_digest(self.request, self.state)}"'
        return self._value


def of_view(request: Request, service: Annotated[Service, Depends(get_service)]) -> None:
    """A dependency of routes that answer from a view: tags their answer. Raises NotModified."""
    _validate(request, service.version, f"{service.run} {service.release()}")


async def of_queries(request: Request) -> None:
    """A dependency of routes that answer from query workers, which see a new snapshot first. Raises NotModified."""
    validate_query(request)


def validate_query(request: Request) -> None:
    """The same as a function on the event loop; the tag is made while the worker is at work."""
    service = service_of(request)
    tag = _validate(request, service.published, service.run)
    if tag:
        asyncio.get_running_loop().call_soon(tag.value)


def without_tag(request: Request) -> None:
    """Says that the answer to this request does not follow from the dataset."""
    request.scope["state"].pop(_STATE, None)


def tags(header: str | None) -> tuple[str, ...]:
    """The opaque tags of If-Match or If-None-Match, weak ones too; ("*",) where any will do."""
    if header is None:
        return ()
    return ("*",) if header.strip() == "*" else tuple(_TAG.findall(header))


def version_of(tag: str) -> str:
    """The version of the dataset that a tag was made of."""
    return tag.partition(".")[0]


def _validate(request: Request, current: Callable[[], str | None], state: str) -> _Tag | None:
    version = current()
    if version is None or request.method != "GET":
        return None
    tag = _Tag(request, state, version, current)
    known = tags(request.headers.get("if-none-match"))
    if known and tag.value().strip('"') in known:
        raise NotModified(tag.value())
    request.scope["state"][_STATE] = tag
    return tag


def _digest(request: Request, state: str) -> str:
    headers, scope = request.headers, request.scope
    parts = (
        state,
        scope["path"],
        scope["query_string"].decode("latin-1"),
        headers.get("accept", ""),
        headers.get("accept-language", ""),
        str("gzip" in headers.get("accept-encoding", "")),
    )
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class EntityTags:
    """Adds to an answer the tag that a dependency made for it."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def answer(message: Message) -> None:
            tag = state.get(_STATE)
            if tag and message["type"] == "http.response.start" and message["status"] == 200:
                message = _tagged(message, tag)
            await send(message)

        await self.app(scope, receive, answer)


def _tagged(message: Message, tag: _Tag) -> Message:
    if tag.current() != tag.version:
        return message
    kept = [header for header in message["headers"] if header[0] not in _OURS]
    if all(name != b"cache-control" for name, _ in kept):
        kept.append((b"cache-control", b"no-cache"))
    return {**message, "headers": [*kept, (b"etag", tag.value().encode()), (b"vary", VARY.encode())]}
