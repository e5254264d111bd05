"""Asks the query workers for a request, and gives the query up when its client goes away."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from kg.errors import QueryError
from kg.query.sparql import Question, question
from kg.store.answers import Answer, discard

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.store.base import Queries

_LONG_CHARS = 20_000
"""The guard reads a longer query in a thread, so that nobody waits for it: it reads 10 MB a second."""
_PATIENCE_S = 0.05
"""Before this nobody looks whether the client is still there."""
CLIENT_IS_GONE = 499
"""What is noted for a request whose client has gone; nobody reads it."""


class ClientIsGoneError(Exception):
    """Nobody waits for the answer any more."""


async def checked(query: str) -> Question:
    """The query as it will be run. Raises QueryError for what the guard refuses."""
    return question(query) if len(query) < _LONG_CHARS else await run_in_threadpool(question, query)


async def answered(
    request: Request,
    pool: Queries,
    asked: Question,
    *,
    media_type: str,
    default_graphs: tuple[str, ...] | None = None,
    named_graphs: tuple[str, ...] | None = None,
) -> Answer:
    """The answer to a query.

    Raises ClientIsGoneError when the client went away first; then the worker that had the query is freed. Else as
    `kg.query.sparql.answer`.
    """
    loop = asyncio.get_running_loop()
    waiting: asyncio.Future[Answer] = loop.create_future()
    job = asked.request(pool, media_type=media_type, default_graphs=default_graphs, named_graphs=named_graphs)
    give_up = pool.begin(job, partial(_deliver, loop, waiting))
    watch = _Watch(request, waiting)
    timer = loop.call_later(_PATIENCE_S, watch.begin)
    try:
        return await waiting
    except (ClientIsGoneError, asyncio.CancelledError):
        give_up()
        raise
    except QueryError as error:
        asked.explain(error)
        raise
    finally:
        timer.cancel()
        watch.end()


def _deliver(loop: asyncio.AbstractEventLoop, waiting: asyncio.Future[Answer], reply: object) -> None:
    """Hands a reply to whoever waits on the loop; called on the loop, or in another thread."""

    def settle() -> None:
        if waiting.done():
            discard(reply)
        elif isinstance(reply, BaseException):
            waiting.set_exception(reply)
        else:
            waiting.set_result(cast("Answer", reply))

    try:
        is_on_loop = asyncio.get_running_loop() is loop
    except RuntimeError:
        is_on_loop = False
    if is_on_loop:
        settle()
    else:
        loop.call_soon_threadsafe(settle)


class _Watch:
    """Looks whether the client is still there while an answer takes long."""

    def __init__(self, request: Request, waiting: asyncio.Future[Answer]) -> None:
        self._request, self._waiting = request, waiting
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Begins to look."""
        self._task = asyncio.ensure_future(self._look())

    def end(self) -> None:
        """Looks no longer."""
        if self._task:
            self._task.cancel()

    async def _look(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        if not self._waiting.done():
            self._waiting.set_exception(ClientIsGoneError())


def response(found: Answer, headers: dict[str, str]) -> Response:
    """An answer as a response; a large one in pieces."""
    if found.file is None:
        return Response(found.content, media_type=found.media_type, headers=headers)
    headers = {**headers, "content-length": str(found.size_bytes)}
    return StreamingResponse(found.pieces(), media_type=found.media_type, headers=headers)
