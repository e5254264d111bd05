"""The connections of clients: uvicorn's, with a limit on the head of a request, and small answers sent in one piece."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_LIMIT_BYTES = 65_536
"""A client that has sent more, and nothing of it was complete, is answered 400."""
_TOGETHER_BYTES = 65_536
"""More waits for nothing."""


class Connection(HttpToolsProtocol):
    """One connection, for as many requests as come."""

    _unread_bytes = 0
    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Answers go through `Together` from now on."""
        super().connection_made(cast("asyncio.Transport", Together(cast("asyncio.Transport", transport))))

    def data_received(self, data: bytes) -> None:
        """Reads on, unless the head of a request gets too long."""
        self._unread_bytes += len(data)
        super().data_received(data)
        if self._unread_bytes > HEAD_LIMIT_BYTES and not self.transport.is_closing():
            self.send_400_response("The head of the request is too long.")

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._unread_bytes = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body is there."""
        self._unread_bytes = 0
        super().on_body(body)

    def on_response_complete(self) -> None:
        """The answer is whole: away with it."""
        cast("Together", self.transport).flush()
        super().on_response_complete()


class Together:
    """A transport that sends at once what is written in one turn of the event loop: head and body, in most answers.

    Sent one by one, they wake the client twice, which takes as long as a small query.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> None:
        """Sends before the next turn."""
        if not self._parts:
            self._loop.call_soon(self.flush)
        self._parts.append(data)
        self._size += len(data)
        if self._size > _TOGETHER_BYTES:
            self.flush()

    def flush(self) -> None:
        """Sends what waits."""
        if self._parts:
            data = b"".join(self._parts)
            self._parts.clear()
            self._size = 0
            self._transport.write(data)

    def close(self) -> None:
        """Sends what waits, and closes."""
        self.flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  all the rest is the transport's
        return getattr(self._transport, name)
