"""A SQLite file of a store, safe to use from several threads; one process writes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.errors import StoreError

Row = tuple[Any, ...]


class Database:
    """One SQLite file, or one in memory."""

    def __init__(self, path: Path | None, schema: str, *, what: str, read_only: bool = False) -> None:
        """Opens the file at `path`, or an empty one in memory; `what` is what errors call its content.

        Raises StoreError UJ405 for a file that is no database.
        """
        self._place = str(path or "memory")
        self._what = what
        self._lock = threading.Lock()
        try:
            self._base = _reader(path) if path and read_only else _writer(path, schema)
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error

    def read(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows of a query. Raises StoreError UJ405."""
        try:
            with self._lock:
                return self._base.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._error(error) from error

    def write(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Runs a statement for each of the rows, in one transaction. Raises StoreError UJ405."""
        try:
            with self._lock, self._base:
                self._base.executemany(statement, rows)
        except sqlite3.Error as error:
            raise self._error(error) from error

    def close(self) -> None:
        """Closes the file; the log beside it is folded in."""
        with self._lock:
            self._base.close()

    def _error(self, error: sqlite3.Error) -> StoreError:
        return StoreError(
            "UJ405",
            f"the {self._what} cannot be read or written: {error}",
            place=self._place,
            cure="see that the disk has room and the file is writable; else restore it from a backup",
        )


def _writer(path: Path | None, schema: str) -> sqlite3.Connection:
    base = sqlite3.connect(path or ":memory:", check_same_thread=False)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")
    base.executescript(schema)
    return base


def _reader(path: Path) -> sqlite3.Connection:
    """A read-only connection, also on a medium where SQLite may not make its shared-memory file."""
    for mode in ("mode=ro", "immutable=1"):
        base = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, check_same_thread=False)
        try:
            base.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.OperationalError:
            base.close()
            continue
        return base
    message = "it cannot be opened for reading"
    raise sqlite3.OperationalError(message)
