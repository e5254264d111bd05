"""Extraction for strangers: in processes of their own, which are killed when a text takes too long."""

from __future__ import annotations

import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

import orjson

from kg.errors import LimitError, UjarError
from kg.export.records import quote_record
from kg.lang import load_pack
from kg.model.text import SourceDocument
from kg.pipeline import extract
from kg.workers import Job, Workers

Request = tuple[SourceDocument, str | None]
"""A document, and the code of the pack to read it with (None: as the text tells)."""


def main(pipe: Connection) -> None:
    """Answers every `Request` with the record of its quotes as JSON, or an error, until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe.send("ready")
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(_record(*pipe.recv()))


def _record(document: SourceDocument, lang: str | None) -> bytes | UjarError:
    try:
        return orjson.dumps(quote_record(extract(document, pack=load_pack(lang) if lang else None)))
    except UjarError as error:
        return error


class Extraction:
    """Extracts with a limit on wall seconds. Safe to use from several threads; close it when done."""

    def __init__(self, *, limit_s: float, workers: int) -> None:
        """Starts `workers` processes; each loads its language pack with its first text."""
        self._limit_s = limit_s
        job = Job("extraction", main, (), too_slow=_too_slow(limit_s))
        self._workers: Workers[Request, bytes] = Workers(job, count=workers)

    def begin(self) -> Extracting:
        """The extraction of one request, whose time runs from now."""
        return Extracting(self._workers, self._limit_s)

    def close(self) -> None:
        """Ends all workers."""
        self._workers.close()


@dataclass(frozen=True, slots=True)
class Extracting:
    """The extraction of one request: all its articles share `limit_s` wall seconds."""

    workers: Workers[Request, bytes]
    limit_s: float
    started: float = field(default_factory=time.monotonic)

    def record(self, document: SourceDocument, lang: str | None) -> bytes:
        """The record of the document's quotes as JSON.

        Raises LimitError UJ606 when the request has no time left, UJ603 or UJ604 when no worker can answer, and
        whatever extraction raises.
        """
        left_s = self.started + self.limit_s - time.monotonic()
        if left_s <= 0:
            raise _too_slow(self.limit_s)
        return self.workers.ask((document, lang), limit_s=left_s, wait_s=left_s)


def _too_slow(limit_s: float) -> LimitError:
    return LimitError(
        "UJ606",
        f"the extraction took more than {limit_s:g} s and was stopped",
        place="body",
        cure="send fewer or shorter articles at a time",
    )
