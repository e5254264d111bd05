from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest

from api.limits import AnswerHeaders, RequestLimits

Messages = list[dict[str, Any]]


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answers with the body that it was sent, and with the one message that follows."""
    first = await receive()
    following = await receive()
    body = first.get("body", b"") + following["type"].encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-frame-options", b"DENY")]})
    await send({"type": "http.response.body", "body": body})


def call(app: Any, received: Messages, **scope: Any) -> Messages:
    """What `app` sends for a request."""
    sent: Messages = []
    waiting = [*received]

    async def receive() -> dict[str, Any]:
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    base = {"type": "http", "method": "POST", "path": "/", "raw_path": b"/", "query_string": b"", "headers": []}
    asyncio.run(app(base | scope, receive, send))
    return sent


def chunks(*parts: bytes) -> Messages:
    return [
        {"type": "http.request", "body": part, "more_body": place < len(parts)} for place, part in enumerate(parts, 1)
    ]


def test_a_body_within_the_limit_arrives_whole_and_once() -> None:
    sent = call(RequestLimits(echo, body_bytes=10), chunks(b"12345", b"67890"))
    assert sent[1]["body"] == b"1234567890http.disconnect"


@pytest.mark.parametrize(
    ("received", "headers"),
    [
        (chunks(b"123456", b"7890", b"1"), []),
        (chunks(b"1"), [(b"content-length", b"11")]),
    ],
    ids=["while it comes", "by its length"],
)
def test_a_body_above_the_limit_is_a_413(received: Messages, headers: list[tuple[bytes, bytes]]) -> None:
    sent = call(RequestLimits(echo, body_bytes=10), received, headers=headers)
    assert sent[0]["status"] == 413
    assert orjson.loads(sent[1]["body"])["code"] == "UJ806"


@pytest.mark.parametrize(("characters", "status"), [(20, 200), (21, 414)])
def test_an_address_above_the_limit_is_a_414(characters: int, status: int) -> None:
    scope = {"raw_path": b"/" + b"a" * 9, "query_string": b"q" * (characters - 10)}
    sent = call(RequestLimits(echo, body_bytes=10, url_chars=20), chunks(b""), **scope)
    assert sent[0]["status"] == status


def test_a_client_that_leaves_is_no_error() -> None:
    sent = call(RequestLimits(echo, body_bytes=10), [{"type": "http.request", "body": b"1", "more_body": True}])
    assert sent[1]["body"] == b"http.disconnect"


def test_every_answer_carries_the_policy_and_keeps_its_own_headers() -> None:
    sent = call(AnswerHeaders(echo), chunks(b"x"))
    headers = dict(sent[0]["headers"])
    assert headers[b"x-frame-options"] == b"DENY"
    assert b"default-src 'none'" in headers[b"content-security-policy"]
    assert b"script" not in headers[b"content-security-policy"]
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_head_has_the_headers_of_get_and_no_body() -> None:
    sent = call(AnswerHeaders(echo), chunks(b""), method="HEAD")
    assert (sent[0]["status"], sent[1]["body"]) == (200, b"")


def test_what_is_not_http_passes() -> None:
    async def lifespan(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": scope["type"]})

    app = AnswerHeaders(RequestLimits(lifespan, body_bytes=1))
    assert call(app, [], type="lifespan") == [{"type": "lifespan"}]
