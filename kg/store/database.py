"""A SQLite file of a store, safe to use from several threads; one process writes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from kg.errors import StoreError

Row = tuple[Any, ...]

_REFUSALS = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")
"""What the disk says no with; all else is a fault of the file."""
_STEP_PAGES = 1_000


class Database:
    """One SQLite file, or one in memory."""

    def __init__(self, path: Path | None, schema: str, *, what: str, read_only: bool = False) -> None:
        """Opens the file at `path`, or an empty one in memory; `what` is what errors call its content.

        Raises StoreError UJ405 for a file that is no database, UJ407 where it cannot be written.
        """
        self._place = str(path or "memory")
        self._what = what
        self._writes = not read_only
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

    def compact(self) -> None:
        """Gives back the room of what was deleted. Raises StoreError UJ405 and UJ407."""
        try:
            with self._lock:
                self._base.execute("VACUUM")
                self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise self._error(error) from error

    def close(self) -> None:
        """Closes the file; the log beside it is folded in."""
        with self._lock:
            self._base.close()

    def _error(self, error: sqlite3.Error) -> StoreError:
        if self._writes and getattr(error, "sqlite_errorname", "").startswith(_REFUSALS):
            return StoreError(
                "UJ407",
                f"the {self._what} cannot be written: {error}",
                place=self._place,
                cure="see that the disk has room and the folder is writable, then do it again",
            )
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


class PinnedDatabase:
    """A SQLite file as it stands at one moment, while its writer goes on: the log keeps what is read here."""

    def __init__(self, path: Path) -> None:
        """Takes the moment. Raises sqlite3.Error."""
        self._base = _reader(path)
        self._base.isolation_level = None
        self._base.execute("BEGIN")
        self.read("SELECT count(*) FROM sqlite_schema")  # the first read takes it

    def read(self, query: str) -> list[Row]:
        """The rows of a query."""
        return self._base.execute(query).fetchall()

    def rows(self, query: str) -> Iterator[Row]:
        """The same, one after the other."""
        yield from self._base.execute(query)

    def copy(self, target: Path, *, progress: Callable[[], None]) -> None:
        """Writes it as a file of its own, without a log beside it; calls `progress` now and then."""
        with closing(sqlite3.connect(target)) as copy:
            self._base.backup(copy, pages=_STEP_PAGES, progress=lambda *_: progress())
            copy.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Lets the moment go."""
        self._base.close()
