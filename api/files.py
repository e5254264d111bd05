"""Answers that may be large: made in a file first, sent from there in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from fastapi.responses import StreamingResponse

_CHUNK_BYTES = 262_144
_IN_MEMORY_BYTES = 1_000_000


def file_response(
    write: Callable[[BinaryIO], None], *, media_type: str, headers: dict[str, str] | None = None
) -> StreamingResponse:
    """What `write` wrote, with its length; a small answer never reaches the disk, and what is raised comes first.

    A slow client must not hold a turn, and an error must come before the answer begins.
    """
    file = cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY_BYTES))  # noqa: SIM115  it is closed when it was sent
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    length = {"content-length": str(file.tell())}
    return StreamingResponse(_chunks(file), media_type=media_type, headers=(headers or {}) | length)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with closing(file):
        file.seek(0)
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
