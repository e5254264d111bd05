"""A connection sends head and body of a small answer in one piece, and reads no endless heads."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from api.connections import HEAD_LIMIT_BYTES, Connection, Together

WAIT_S = 30


class Pipe:
    """What a transport was told."""

    def __init__(self) -> None:
        self.said: list[Any] = []

    def write(self, data: bytes) -> None:
        self.said.append(data)

    def close(self) -> None:
        self.said.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.said


def test_what_is_written_in_one_turn_is_sent_at_once() -> None:
    pipe = Pipe()

    async def answer() -> None:
        way = Together(pipe)  # type: ignore[arg-type]
        way.write(b"head ")
        way.write(b"body")
        assert pipe.said == []
        await asyncio.sleep(0)
        assert pipe.said == [b"head body"]
        way.write(b"next")
        way.close()
        assert pipe.said[1:] == [b"next", "closed"]
        assert way.is_closing()

    asyncio.run(answer())


def test_much_does_not_wait() -> None:
    pipe = Pipe()

    async def answer() -> None:
        way = Together(pipe)  # type: ignore[arg-type]
        for _ in range(3):
            way.write(b"x" * 50_000)

    asyncio.run(answer())
    assert [len(data) for data in pipe.said] == [100_000, 50_000]


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answers with the size of the body, in two pieces."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"11")]})
    await send({"type": "http.response.body", "body": f"{size:06}".encode(), "more_body": True})
    await asyncio.sleep(0)
    await send({"type": "http.response.body", "body": b"bytes"})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = uvicorn.Server(uvicorn.Config(app, http=Connection, lifespan="off", log_config=None))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        end = time.monotonic() + WAIT_S
        while not server.started and time.monotonic() < end:
            time.sleep(0.01)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(WAIT_S)


def said(client: socket.socket, *, until: bytes = b"bytes") -> bytes:
    data = b""
    while not data.endswith(until) and (more := client.recv(65_536)):
        data += more
    return data


def test_requests_in_a_row_and_all_at_once_are_answered_in_turn(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), WAIT_S) as client:
        body = b"b" * (3 * HEAD_LIMIT_BYTES)
        for _ in range(2):
            client.sendall(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
            assert said(client).endswith(b"%06dbytes" % len(body))
        client.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n" * 2)
        answers = said(client)
        if answers.count(b"000000bytes") < 2:
            answers += said(client)
        assert answers.count(b"HTTP/1.1 200 OK") == answers.count(b"000000bytes") == 2


@pytest.mark.parametrize("piece", [b"a: " + b"x" * 1000 + b"\r\n", b"x" * 1000])
def test_an_endless_head_is_refused(port: int, piece: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), WAIT_S) as client:
        client.sendall(b"GET / HTTP/1.1\r\nhost: x\r\nb: ")
        try:
            for _ in range(200):
                client.sendall(piece)
            answer = said(client)
        except OSError:  # it was refused, and closed, while we still talked
            return
        assert answer == b"" or answer.startswith(b"HTTP/1.1 400 ")
