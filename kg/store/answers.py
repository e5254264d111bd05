"""An answer on its way from a query worker to whoever asked: small ones as bytes, large ones as a file.

A large answer is written to a file without a name; only its descriptor crosses from the worker to the service, which
reads it in pieces. So the memory of the service does not grow with answers. Where descriptors cannot be sent
(Windows), all answers cross as bytes.
"""

from __future__ import annotations

import marshal
import os
import pickle
import socket
import struct
import sys
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

_SIZE = struct.Struct("!i")
"""What `Connection.send_bytes` sends first; of a message of 2 GB, which has another, there is none."""

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

    def cut(self, size_bytes: int) -> None:
        """Leaves only the first bytes."""
        if self._file is not None:
            self._spill()
            self._file.truncate(size_bytes)
            self._file.seek(size_bytes)
        else:
            self._parts = [b"".join(self._parts)[:size_bytes]]
            self._pending_bytes = size_bytes
        self.size_bytes = size_bytes

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
    if not isinstance(reply, Answer):
        pipe.send_bytes(marshal.dumps((cpu_s, False, pickle.dumps(reply))))
        return
    file = reply.file
    fields = (reply.media_type, reply.form, reply.rows, reply.size_bytes, reply.is_truncated, reply.content)
    pipe.send_bytes(marshal.dumps((cpu_s, file is not None, fields)))
    if file is not None:
        with _socket(pipe) as way:
            socket.send_fds(way, [b"f"], [file.fileno()])
        file.close()


def receive(pipe: Connection) -> tuple[Answer | UjarError, float]:
    """What `send` has sent. Raises EOFError or OSError where the worker has ended."""
    cpu_s, has_file, reply = marshal.loads(message(pipe))  # noqa: S302  our own worker's
    if isinstance(reply, bytes):
        return pickle.loads(reply), cpu_s  # noqa: S301  the same
    if not has_file:
        return Answer(*reply), cpu_s
    with _socket(pipe) as way:
        _, descriptors, _, _ = socket.recv_fds(way, 1, 1)
    if not descriptors:
        raise EOFError
    return replace(Answer(*reply), file=os.fdopen(descriptors[0], "rb", buffering=0)), cpu_s


def message(pipe: Connection) -> bytes:
    """What `Connection.send_bytes` has sent, as `recv_bytes` gives it in three times the time.

    Raises EOFError or OSError where the other end is closed. It reads no byte too many: what follows may carry a file.
    """
    if sys.platform == "win32":
        return pipe.recv_bytes()
    size = _read(pipe, _SIZE.size)
    return _read(pipe, _SIZE.unpack(size)[0])


def _read(pipe: Connection, size: int) -> bytes:
    data = os.read(pipe.fileno(), size)
    while len(data) < size:
        more = os.read(pipe.fileno(), size - len(data)) if data else b""
        if not more:
            raise EOFError
        data += more
    return data


def discard(reply: object) -> None:
    """Closes the file of a reply that nobody wants."""
    if isinstance(reply, Answer):
        with suppress(OSError):
            reply.close()


def _socket(pipe: Connection) -> socket.socket:
    """The socket that a pipe is, under a descriptor of its own."""
    return socket.socket(fileno=os.dup(pipe.fileno()))
