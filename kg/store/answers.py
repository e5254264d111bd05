"""An answer on its way from a query worker to whoever asked: small ones as bytes, large ones as a file.

A large answer is written to a file without a name; only its descriptor crosses from the worker to the service, which
reads it in pieces. So the memory of the service does not grow with answers. Where descriptors cannot be sent
(Windows), all answers cross as bytes.
"""

from __future__ import annotations

import os
import pickle
import socket
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import IO

from kg.errors import UjarError

SMALL_BYTES = 1 << 20
"""Larger answers go through a file."""
_PIECE_BYTES = 1 << 16

CAN_SEND_FILES = hasattr(socket, "send_fds")


@dataclass(frozen=True, slots=True)
class Answer:
    """A serialised result: read it once, by `body` or by `pieces`."""

    media_type: str
    form: str
    """SELECT, ASK, or GRAPH for what CONSTRUCT and DESCRIBE give."""
    rows: int
    """Rows or triples in it."""
    size_bytes: int
    is_truncated: bool
    """Whether rows or triples were left out because a limit was reached."""
    content: bytes = b""
    """The result, unless it is in `file`."""
    file: IO[bytes] | None = None

    def __reduce__(self) -> tuple[type[Answer], tuple[object, ...]]:
        """Crosses from a worker as a call, which is quicker than field by field; a file goes its own way."""
        return Answer, (self.media_type, self.form, self.rows, self.size_bytes, self.is_truncated, self.content)

    @property
    def body(self) -> bytes:
        """The whole result."""
        return self.content if self.file is None else b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """The result, a little at a time; the file is closed behind it."""
        if self.file is None:
            yield self.content
            return
        with self.file as file:
            file.seek(0)
            while piece := file.read(_PIECE_BYTES):
                yield piece

    def close(self) -> None:
        """Lets go of a result that nobody reads."""
        if self.file is not None:
            self.file.close()


class Sink:
    """What an answer is written to: bytes until it is large, then a file."""

    def __init__(self) -> None:
        self.size_bytes = 0
        self._parts: list[bytes] = []
        self._pending_bytes = 0
        self._file: IO[bytes] | None = None

    def write(self, data: bytes) -> int:
        """Adds bytes."""
        self._parts.append(data)
        self._pending_bytes += len(data)
        self.size_bytes += len(data)
        if self._pending_bytes > SMALL_BYTES and CAN_SEND_FILES:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Does nothing: an answer is sent when it is whole."""

    def answer(self, media_type: str, form: str, rows: int, *, is_truncated: bool) -> Answer:
        """What was written, as an answer."""
        if self._file is not None:
            self._spill()
            self._file.flush()
        return Answer(
            media_type,
            form,
            rows,
            self.size_bytes,
            is_truncated=is_truncated,
            content=b"".join(self._parts),
            file=self._file,
        )

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="ujar-", buffering=0)  # noqa: SIM115  it is handed on
        self._file.write(b"".join(self._parts))
        self._parts.clear()
        self._pending_bytes = 0


def send(pipe: Connection, reply: Answer | UjarError, cpu_s: float) -> None:
    """Sends a reply, and how many seconds of the processor it took."""
    file = reply.file if isinstance(reply, Answer) else None
    pipe.send_bytes(pickle.dumps((reply, cpu_s, file is not None), pickle.HIGHEST_PROTOCOL))
    if file is not None:
        with _socket(pipe) as way:
            socket.send_fds(way, [b"f"], [file.fileno()])
        file.close()


def receive(pipe: Connection) -> tuple[Answer | UjarError, float]:
    """What `send` has sent. Raises EOFError or OSError where the worker has ended."""
    reply, cpu_s, has_file = pipe.recv()
    if not has_file:
        return reply, cpu_s
    with _socket(pipe) as way:
        _, descriptors, _, _ = socket.recv_fds(way, 1, 1)
    if not descriptors:
        raise EOFError
    return replace(reply, file=os.fdopen(descriptors[0], "rb", buffering=0)), cpu_s


def discard(reply: object) -> None:
    """Closes the file of a reply that nobody wants."""
    if isinstance(reply, Answer):
        with suppress(OSError):
            reply.close()


def _socket(pipe: Connection) -> socket.socket:
    """The socket that a pipe is, under a descriptor of its own."""
    return socket.socket(fileno=os.dup(pipe.fileno()))
