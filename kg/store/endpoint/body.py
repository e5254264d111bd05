"""The body of an answer while it comes: what pyoxigraph's parsers take for a file."""

from __future__ import annotations

import time
from collections.abc import Mapping

import httpx

from kg.errors import LimitError, StoreError


class Body:
    """Bytes that are fetched when they are read."""

    def __init__(self, response: httpx.Response, *, limit_s: float | None = None, began_s: float = 0.0) -> None:
        """Reads for `limit_s` since `began_s` of the monotonic clock; None for as long as something comes."""
        self.headers: Mapping[str, str] = response.headers
        self._chunks = response.iter_bytes()
        self._rest = b""
        self._limit_s = limit_s
        self._began_s = began_s
        self._place = str(response.url.copy_with(query=None))

    @property
    def media_type(self) -> str:
        """What the endpoint says that it sends."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, or all; empty at the end.

        Raises LimitError UJ601 after the deadline and StoreError UJ463 when the connection breaks.
        """
        if size < 0:
            return b"".join(iter(lambda: self.read(1 << 20), b""))
        if not self._rest:
            self._rest = self._next()
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def _next(self) -> bytes:
        try:
            chunk = next(filter(None, self._chunks), b"")
        except (httpx.TransportError, httpx.DecodingError) as error:
            if self._limit_s is not None and isinstance(error, httpx.ReadTimeout):
                raise too_slow(self._limit_s) from error
            cure = "see whether the endpoint still runs, and ask again"
            problem = f"the endpoint broke off in its answer: {error}"
            raise StoreError("UJ463", problem, place=self._place, cure=cure) from error
        if self._limit_s is not None and time.monotonic() > self._began_s + self._limit_s:
            raise too_slow(self._limit_s)
        return chunk


def too_slow(limit_s: float) -> LimitError:
    """The error of a query of a user that took too long."""
    return LimitError(
        "UJ601",
        f"the query took more than {limit_s:g} s and was given up",
        place="query",
        cure="ask for less: fewer patterns without constants, a smaller range of dates, a LIMIT",
    )
