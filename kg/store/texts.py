"""The documents behind the graphs: one compressed SQLite file, keyed by article version.

A document is written before its graphs. If the process dies between the two, a text stands there without
graphs: nothing that was acknowledged is lost, no page shows it, and ingesting the document again repairs it,
because `state` is set only after the graphs are in.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from kg.model.text import SourceDocument
from kg.store.database import Database

_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (
  key TEXT PRIMARY KEY, id TEXT NOT NULL, url TEXT, state TEXT, document BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS texts_id ON texts (id);
CREATE INDEX IF NOT EXISTS texts_url ON texts (url);
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_LEVEL = 6
"""zlib's own default: news shrinks to about 45 % and 4 MB take 0.2 s."""


class Texts:
    """The documents of one store. Safe to use from several threads; one process writes."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        """Opens the file at `path`, or an empty one in memory. StoreError UJ405 for a file that is no database."""
        self._base = Database(path, _SCHEMA, what="texts", read_only=read_only)

    def put(self, documents: Iterable[tuple[str, SourceDocument]]) -> None:
        """Stores documents under their article keys, in one transaction; what had the same key is replaced."""
        rows = [(key, document.id, document.url, _pack(document)) for key, document in documents]
        self._base.write("INSERT OR REPLACE INTO texts (key, id, url, document) VALUES (?, ?, ?, ?)", rows)

    def get(self, key: str) -> SourceDocument | None:
        """The document of one article version; None where there is none."""
        found = self._base.read("SELECT document FROM texts WHERE key = ?", (key,))
        return _unpack(found[0][0]) if found else None

    def find(self, name: str) -> tuple[str, ...]:
        """Article keys of all versions whose key, id or address is `name`, sorted; empty when there are none."""
        rows = self._base.read(
            "SELECT key FROM texts WHERE key = ? OR id = ? OR url = ? ORDER BY key", (name, name, name)
        )
        return tuple(key for (key,) in rows)

    def items(self) -> Iterator[tuple[str, SourceDocument]]:
        """All documents with their keys, by key."""
        key = ""
        while rows := self._base.read("SELECT key, document FROM texts WHERE key > ? ORDER BY key LIMIT 100", (key,)):
            for key, packed in rows:  # the last key starts the next page
                yield key, _unpack(packed)

    def state(self, key: str) -> str | None:
        """What was last recorded by `set_states`; None for a document that is not there or not finished."""
        found = self._base.read("SELECT state FROM texts WHERE key = ?", (key,))
        return found[0][0] if found else None

    def finished(self) -> list[str]:
        """The keys of all documents with a state, sorted."""
        return [key for (key,) in self._base.read("SELECT key FROM texts WHERE state > '' ORDER BY key")]

    def set_states(self, states: Iterable[tuple[str, str]]) -> None:
        """Records for each key what its graphs were made by, once they are in the store."""
        self._base.write("UPDATE texts SET state = ? WHERE key = ?", [(state, key) for key, state in states])

    def keys(self) -> set[str]:
        """The keys of all documents, finished or not."""
        return {key for (key,) in self._base.read("SELECT key FROM texts")}

    def note(self, name: str) -> str | None:
        """A note about the store as a whole; None where there is none."""
        found = self._base.read("SELECT value FROM notes WHERE name = ?", (name,))
        return found[0][0] if found else None

    def set_note(self, name: str, value: str) -> None:
        """Keeps a note about the store as a whole."""
        self._base.write("INSERT OR REPLACE INTO notes VALUES (?, ?)", [(name, value)])

    def __len__(self) -> int:
        """Number of article versions."""
        return int(self._base.read("SELECT count(*) FROM texts", ())[0][0])

    def compact(self) -> None:
        """Gives back the room of what was removed. Raises StoreError UJ405 and UJ407."""
        self._base.compact()

    def close(self) -> None:
        """Closes the file; the log beside it is folded in."""
        self._base.close()


def _pack(document: SourceDocument) -> bytes:
    return zlib.compress(orjson.dumps(document), _LEVEL)


def _unpack(packed: bytes) -> SourceDocument:
    values = orjson.loads(zlib.decompress(packed))
    values["fields"] = tuple((name, value) for name, value in values["fields"])
    return SourceDocument(**values)
