"""Rows that the engine writes itself, in a third of the time that it takes to write them here, cut like all others.

The engine's writer cannot stop in the middle, but what it writes to can: it counts rows by what stands between them,
and refuses more once there are enough. Of JSON alone, because there those signs stand nowhere else: inside a text, a
quotation mark has a backslash before it.
"""

from __future__ import annotations

from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.store.answers import Answer, Sink

JSON = "application/sparql-results+json"
_BETWEEN = b'},{"'
"""Between two rows that have a value; one without any is not counted."""
_TAIL = b"]}}"
_NOTHING = b"[" + _TAIL
"""How an answer without rows ends."""


class _EnoughError(Exception):
    """The engine need not write any more."""


def write_json(results: ox.QuerySolutions, *, rows: int, size_bytes: int) -> Answer:
    """The rows of a SELECT as JSON: at most `rows`, 1 or more, and none after so many bytes."""
    sink = Sink()
    way = _Counted(sink, rows, size_bytes)
    try:
        results.serialize(cast("BinaryIO", way), format=ox.QueryResultsFormat.JSON)
    except _EnoughError:
        sink.write(_TAIL)
        return sink.answer(JSON, "SELECT", way.count, is_truncated=True)
    count = 0 if way.end == _NOTHING else way.count + 1
    return sink.answer(JSON, "SELECT", count, is_truncated=False)


class _Counted:
    """What the engine writes to."""

    def __init__(self, sink: Sink, rows: int, size_bytes: int) -> None:
        self._sink, self._rows, self._size_bytes = sink, rows, size_bytes
        self.count = 0
        """Rows behind which another has begun."""
        self.end = b""
        self._is_cut = False

    def write(self, data: bytes) -> int:
        """Takes bytes, until there are enough; the engine offers the last ones again when it is stopped."""
        if self._is_cut:
            return len(data)
        self._sink.write(data)
        text = self.end[1 - len(_BETWEEN) :] + data
        count = self.count + text.count(_BETWEEN)
        if count < self._rows and self._sink.size_bytes <= self._size_bytes:
            self.count = count
        else:
            self._cut(text, self._sink.size_bytes - len(text))
        self.end = (self.end + data)[-len(_NOTHING) :]
        return len(data)

    def flush(self) -> None:
        """Does nothing: an answer is sent when it is whole."""

    def _cut(self, text: bytes, begin: int) -> None:
        """Counts on row by row, and cuts behind the last that may be there; `begin` is where `text` stands."""
        at = text.find(_BETWEEN)
        while at >= 0:
            self.count += 1
            size_bytes = begin + at + 1
            if self.count == self._rows or size_bytes > self._size_bytes:
                self._is_cut = True
                self._sink.cut(size_bytes)
                raise _EnoughError
            at = text.find(_BETWEEN, at + 1)
