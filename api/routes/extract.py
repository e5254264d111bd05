"""Text in, quotes out; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response

from api import errors
from api.deps import ServiceDep, get_turn
from api.errors import RequestError
from api.extraction import Extracting
from kg.errors import InputError, LimitError
from kg.ingest.documents import Outcome
from kg.ingest.readers import read_documents
from kg.ingest.source import Notice, Notify
from kg.lang import load_pack

TEXT = "text/plain"
JSON = "application/json"
LINES = "application/x-ndjson"
_READERS = {TEXT: "text", JSON: "jsonl", LINES: "jsonl"}
_EXAMPLE_TEXT = (
    '"Kami menurunkan muka air dua meter," ujar Menteri Ratna Wibisana kepada Radio Samudra, Selasa (4/3/2025).'
)
_EXAMPLE: dict[str, Any] = {"id": "contoh-1", "text": _EXAMPLE_TEXT, "outlet": "Harian Cakrawala"}
_BODY = {
    "required": True,
    "content": {
        TEXT: {"schema": {"type": "string"}, "example": _EXAMPLE_TEXT},
        JSON: {"schema": {"type": "object", "required": ["text"]}, "example": orjson.dumps(_EXAMPLE).decode()},
        LINES: {"schema": {"type": "string"}, "example": orjson.dumps(_EXAMPLE).decode() + "\n"},
    },
}
_RECORD = (
    "`{id, lang, quotes: [{id, type, spans, cue, speaker, speaker_name, …}]}`, offsets into the text given; `notes` "
    "where something was guessed or not understood, such as the encoding or a date"
)

router = APIRouter(prefix="/api/v1", tags=["extraction"])


async def _body(request: Request) -> tuple[str, bytes]:
    kind = request.headers.get("content-type", TEXT).partition(";")[0].strip().lower()
    if kind not in _READERS:
        raise RequestError(
            "UJ805", f"an article cannot be sent as {kind}", place="Content-Type", cure=f"use {', '.join(_READERS)}"
        )
    return kind, await request.body()


@router.post(
    "/extract",
    operation_id="extract",
    summary="Find the quotes of a text",
    response_class=Response,
    dependencies=[Depends(get_turn)],
    openapi_extra={"requestBody": _BODY},
    responses={200: {"description": _RECORD, "content": {JSON: {}, LINES: {}}}},
)
def extract_text(
    service: ServiceDep,
    body: Annotated[tuple[str, bytes], Depends(_body)],
    lang: Annotated[
        str | None, Query(description="language pack; without it, told by the text", examples=["id"])
    ] = None,
) -> Response:
    """Finds who said what in the text of the body, and stores nothing.

    One text or JSON object gives one JSON object; JSON Lines give one line for each, where an article that cannot
    be read has a `problem` in its line and the rest goes on. When the time of the request is over, so have all that
    are left. What was guessed, such as Windows-1252 for a text that is not UTF-8, stands in `notes`.
    """
    kind, data = body
    if lang:
        load_pack(lang)
    extracting = service.extraction.begin()
    notices: list[Notice] = []
    outcomes = _documents(kind, data, limit_bytes=service.settings.article_limit_bytes, notify=notices.append)
    if kind == LINES:
        lines = (_line(outcome, lang, extracting, notices) for outcome in outcomes)
        return Response(b"".join(lines), media_type=LINES)
    outcome = next(outcomes)
    if isinstance(outcome, InputError):
        raise outcome
    return Response(_noted(extracting.record(outcome, lang), notices), media_type=JSON)


def _line(outcome: Outcome, lang: str | None, extracting: Extracting, notices: list[Notice]) -> bytes:
    """One line of the answer, with the notices of its article, which are taken out of the list."""
    own = notices.copy()
    notices.clear()
    try:
        if isinstance(outcome, InputError):
            raise outcome
        return _noted(extracting.record(outcome, lang), own) + b"\n"
    except (InputError, LimitError) as error:
        return b'{"problem":' + errors.from_error(error).body() + b"}\n"


def _noted(record: bytes, notices: list[Notice]) -> bytes:
    """A record, which is a JSON object, with what the reader wants known of its article."""
    if not notices:
        return record
    return record.removesuffix(b"}") + b',"notes":' + orjson.dumps([str(notice) for notice in notices]) + b"}"


class _Body(BytesIO):
    """The body of a request, under the name that errors give as the place."""

    name = "body"


def _documents(kind: str, data: bytes, *, limit_bytes: int, notify: Notify) -> Iterator[Outcome]:
    stream = _Body(_one_line(data) if kind == JSON else data)
    return read_documents(stream, kind=_READERS[kind], limit_bytes=limit_bytes, notify=notify)


def _one_line(data: bytes) -> bytes:
    """A JSON object that is spread over lines as the one line that the reader wants; anything else as it is."""
    try:
        return orjson.dumps(orjson.loads(data))
    except orjson.JSONDecodeError:
        return data
