"""What a request may weigh and what every answer carries: ASGI layers around the application.

A body is read here, up to the limit, and handed on whole: an exception raised from inside a framework's own body
reader would come out as some other error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api import errors
from api.errors import RequestError
from api.logs import note

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

URL_LIMIT_CHARS = 16_384
"""Longest path with query string. Proxies pass 8 kB and more; a longer query belongs into a POST body."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Pages load their own style sheet and nothing else: no script, no font, no picture from anywhere."""

HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
_RAW_HEADERS = tuple((name.encode(), value.encode()) for name, value in HEADERS.items())


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """Answers 413 for a body above `body_bytes` and 414 for an address above `url_chars`."""

    app: ASGIApp
    body_bytes: int
    url_chars: int = URL_LIMIT_CHARS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            self._check_url(scope)
            body = await self._body(scope, receive)
        except RequestError as error:
            note("code", error.code)
            await errors.response(errors.from_error(error))(scope, receive, send)
            return
        await self.app(scope, _replay(body, receive), send)

    def _check_url(self, scope: Scope) -> None:
        length = len(scope["raw_path"] or b"") + len(scope["query_string"])
        if length > self.url_chars:
            raise RequestError(
                "UJ807",
                f"the address has {length} characters, the limit is {self.url_chars}",
                cure="send a long query as the body of a POST request",
            )

    async def _body(self, scope: Scope, receive: Receive) -> bytes | None:
        """The whole body; None when the client left before it was complete."""
        declared = dict(scope["headers"]).get(b"content-length", b"")
        if declared.isdigit() and int(declared) > self.body_bytes:
            raise self._too_large(int(declared))
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return None
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self.body_bytes:
                raise self._too_large(size)
            if not message.get("more_body"):
                return b"".join(parts)

    def _too_large(self, size: int) -> RequestError:
        return RequestError(
            "UJ806",
            f"the body has {size} bytes or more, the limit is {self.body_bytes}",
            cure="send less at a time",
        )


@dataclass(frozen=True, slots=True)
class AnswerHeaders:
    """Adds the security headers to every answer, and answers HEAD with the headers of GET."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                extra = [(name, value) for name, value in _RAW_HEADERS if name not in present]
                message = {**message, "headers": [*message["headers"], *extra]}
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"} if is_head else scope, receive, answer)


def _replay(body: bytes | None, receive: Receive) -> Receive:
    """A receiver that gives the body once, and then what the client really does."""
    waiting = [{"type": "http.disconnect"} if body is None else {"type": "http.request", "body": body}]

    async def replayed() -> Message:
        return waiting.pop() if waiting else await receive()

    return replayed
