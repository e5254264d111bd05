"""The log of a running service, on standard error: one line a request, and what the server says of itself.

    2025-06-17T08:00:00.123Z INFO 127.0.0.1 GET /sparql?query=ASK… 200 26 B 3.1 ms key=redaksi

or as one JSON object a line. Bodies and keys are never in it; addresses are, with what people search for.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

import orjson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ADDRESS_CHARS = 1000
"""What is kept of an address, which may have sixteen times as many characters."""
HOLD_S = 0.1
"""So long the lines of requests may wait; they are lost where the process is killed meanwhile."""
CLIENT_LEFT = 499
"""Status in the log of a request whose client went away before it was answered, as nginx has it."""

_LOG = logging.getLogger("ujar.requests")
_NOTES: ContextVar[dict[str, str] | None] = ContextVar("notes", default=None)


def note(name: str, value: str) -> None:
    """Adds something to the line of the request that is answered here."""
    notes = _NOTES.get()
    if notes is not None:
        notes[name] = value


@dataclass(frozen=True, slots=True)
class RequestLog:
    """Writes one line for each request that the application has answered, or failed to answer."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        notes: dict[str, str] = {}
        _NOTES.set(notes)
        seen = {"status": CLIENT_LEFT, "bytes": 0}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            seen["bytes"] += len(message.get("body", b""))
            await send(message)

        began = time.perf_counter()
        try:
            await self.app(scope, receive, answer)
        finally:
            ms = round((time.perf_counter() - began) * 1000, 1)
            if _LOG.isEnabledFor(logging.INFO):
                extra = {"request": _request(scope) | seen | {"ms": ms} | notes}
                _LOG.handle(_LOG.makeRecord(_LOG.name, logging.INFO, "", 0, "request", (), None, extra=extra))


def _request(scope: Scope) -> dict[str, Any]:
    path = (scope.get("raw_path") or b"").partition(b"?")[0]
    query = b"?" + scope["query_string"] if scope["query_string"] else b""
    address = (path + query).decode("ascii", "backslashreplace")
    kept = address if len(address) <= ADDRESS_CHARS else f"{address[:ADDRESS_CHARS]}…"
    client = scope.get("client")
    return {"client": client[0] if client else "-", "method": scope["method"], "address": kept}


class HeldLines(logging.StreamHandler[TextIO]):
    """Writes the lines of requests a moment later, many at a time, so that no answer waits; all others at once."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps a record, or writes it after those that were kept."""
        self._held.append(record)
        if not hasattr(record, "request"):
            self.flush()
        elif len(self._held) == 1:
            try:
                asyncio.get_running_loop().call_later(HOLD_S, self.flush)
            except RuntimeError:  # nobody would write it later
                self.flush()

    def flush(self) -> None:
        """Writes all that were kept."""
        with self.lock or nullcontext():
            held, self._held = self._held, []
            if held:
                self.stream.write("".join(f"{self.format(record)}{self.terminator}" for record in held))
            super().flush()


class TextLines(logging.Formatter):
    """A line for people; a traceback follows on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        line = f"{_time(record)} {record.levelname} {_message(record)}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class JsonLines(logging.Formatter):
    """A JSON object on one line, a traceback as its member."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        entry: dict[str, Any] = {"time": _time(record), "level": record.levelname}
        entry |= getattr(record, "request", None) or {"message": record.getMessage()}
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return orjson.dumps(entry).decode()


FORMS: Mapping[str, type[logging.Formatter]] = {"text": TextLines, "json": JsonLines, "none": TextLines}
"""The forms of the log by the setting `log_format`; `none` leaves out the lines of requests."""


def configuration(form: str) -> dict[str, Any]:
    """What `logging.config.dictConfig` takes, for one of FORMS."""
    requests = "WARNING" if form == "none" else "INFO"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": FORMS[form]}},
        "handlers": {"stderr": {"()": HeldLines, "formatter": "lines"}},
        "loggers": {
            "uvicorn": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
            "ujar": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
            "ujar.requests": {"level": requests},
        },
    }


def _message(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if request is None:
        return record.getMessage()
    fixed = "{client} {method} {address} {status} {bytes} B {ms} ms".format_map(request)
    names = ("client", "method", "address", "status", "bytes", "ms")
    return " ".join([fixed, *(f"{name}={value}" for name, value in request.items() if name not in names)])


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
