"""The archive of a store: versions of articles that are not current, and what was noted of withdrawals and corrections.

A version is moved here whole, with its provenance, when another takes its place, and back when it does not any more.
It is written here before its graphs go, and its graphs are there again before it goes from here: whatever dies in
between, it is in one place at least, and `kg.curation.versions` sets it right. Notices are only ever added to: taking
one back is a row as well.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.ids import Namer
from kg.rdf.moving import Mover
from kg.rdf.triples import Quads
from kg.store.database import Database
from kg.store.terms import packed, unpacked

_SCHEMA = """
CREATE TABLE IF NOT EXISTS versions (
  key TEXT PRIMARY KEY, why TEXT NOT NULL, other TEXT, url TEXT, modified TEXT, retrieved TEXT, base TEXT NOT NULL,
  quads BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notices (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, date TEXT NOT NULL, reason TEXT NOT NULL,
  takes_back INTEGER
);
CREATE TABLE IF NOT EXISTS said (
  key TEXT, property TEXT, other TEXT, PRIMARY KEY (key, property, other)
) WITHOUT ROWID;
"""
_LEVEL = 6
_STANDING = """FROM notices WHERE takes_back IS NULL AND number NOT IN (
  SELECT takes_back FROM notices WHERE takes_back IS NOT NULL)"""


class Why(StrEnum):
    """Why a version is not current."""

    SUPERSEDED = "superseded"
    """A later version took its place."""
    CAPTURE = "capture"
    """Another copy of the same version is the one that counts."""
    WITHDRAWN = "withdrawn"


class NoticeKind(StrEnum):
    """What can be noted of an article."""

    WITHDRAWAL = "withdrawal"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """What was noted of one article version. `date` is an ISO 8601 date, or date and time, of the notice."""

    key: str
    kind: NoticeKind
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Why a version is not current, and which version counts or came next in its stead; None where none did."""

    why: Why
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Stamps:
    """What tells versions of one article apart, as it stands in their graphs."""

    url: str | None = None
    modified: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement about two versions that came with an import: `property` is the IRI of what leads from one to other.

    Here it stands for versions that are in the archive from which they were imported, and not in this one.
    """

    key: str
    property: str
    other: str


class Archive:
    """The archive of one store. Safe to use from several threads; one process writes."""

    def __init__(self, path: Path | None, *, base: str, read_only: bool = False) -> None:
        """Opens the file at `path`, or an empty one in memory, also where there is none to be read.

        Whatever base the versions had when they came here, they come back under `base`.
        Raises StoreError UJ405 for a file that is no database.
        """
        given = None if path and read_only and not path.exists() else path
        self._file = Database(given, _SCHEMA, what="archive", read_only=read_only)
        self._base = base

    def put(self, key: str, place: Place, stamps: Stamps, quads: Quads) -> None:
        """Takes a version in; one with the same key is replaced."""
        told = (stamps.url, stamps.modified, stamps.retrieved)
        row = (key, place.why, place.other, *told, self._base, zlib.compress(packed(quads), _LEVEL))
        self._file.write("INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [row])

    def move(self, places: Iterable[tuple[str, Place]]) -> None:
        """Notes anew why versions that are here are, each by its key."""
        rows = [(place.why, place.other, key) for key, place in places]
        self._file.write("UPDATE versions SET why = ?, other = ? WHERE key = ?", rows)

    def remove(self, keys: Iterable[str]) -> None:
        """Forgets versions that are current again."""
        self._file.write("DELETE FROM versions WHERE key = ?", [(key,) for key in keys])

    def place(self, key: str) -> Place | None:
        """Why a version is not current; None for one that is not here."""
        found = self._file.read("SELECT why, other FROM versions WHERE key = ?", (key,))
        return Place(Why(found[0][0]), found[0][1]) if found else None

    def places(self) -> dict[str, Place]:
        """The same for all that are here, by key."""
        rows = self._file.read("SELECT key, why, other FROM versions ORDER BY key")
        return {key: Place(Why(why), other) for key, why, other in rows}

    def stamps(self) -> dict[str, Stamps]:
        """What tells the versions here apart, by key."""
        rows = self._file.read("SELECT key, url, modified, retrieved FROM versions ORDER BY key")
        return {key: Stamps(url, modified, retrieved) for key, url, modified, retrieved in rows}

    def quads(self, key: str, kind: str | None = None) -> Quads:
        """The article graph and the provenance graph of a version, or the one of this kind; empty if it is not here."""
        found = self._file.read("SELECT base, quads FROM versions WHERE key = ?", (key,))
        if not found:
            return []
        base, data = found[0]
        quads = list(map(Mover(base, self._base).quad, unpacked(zlib.decompress(data))))
        graph = Namer(self._base).graph(kind, key) if kind else None
        return [quad for quad in quads if graph is None or str(quad.graph_name) == f"<{graph}>"]

    def note(self, notice: Notice) -> bool:
        """Adds a notice; False, and nothing is added, where the same one stands already."""
        if notice in self.notices():
            return False
        row = (notice.kind, notice.key, notice.date, notice.reason)
        self._file.write("INSERT INTO notices (kind, key, date, reason) VALUES (?, ?, ?, ?)", [row])
        return True

    def take_back(self, notices: Iterable[Notice]) -> None:
        """Adds for each notice that it does not stand any more."""
        find = (
            f"SELECT kind, key, date, reason, number {_STANDING} AND kind = ? AND key = ? AND date = ? AND reason = ?"
        )
        for one in notices:
            rows = self._file.read(find, (one.kind, one.key, one.date, one.reason))
            add = "INSERT INTO notices (kind, key, date, reason, takes_back) VALUES (?, ?, ?, ?, ?)"
            self._file.write(add, rows)

    def notices(self) -> tuple[Notice, ...]:
        """All notices that stand, sorted."""
        rows = self._file.read(f"SELECT key, kind, date, reason {_STANDING}")
        return tuple(sorted(Notice(key, NoticeKind(kind), date, reason) for key, kind, date, reason in rows))

    def keep_said(self, statements: Iterable[Said]) -> None:
        """Keeps statements of an import."""
        rows = [(one.key, one.property, one.other) for one in statements]
        self._file.write("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", rows)

    def said(self) -> Iterator[Said]:
        """The statements of all imports, sorted."""
        yield from (Said(*row) for row in self._file.read("SELECT * FROM said ORDER BY key, property, other"))

    def __len__(self) -> int:
        """Number of versions that are here."""
        return int(self._file.read("SELECT count(*) FROM versions")[0][0])

    def compact(self) -> None:
        """Gives back the room of what was removed. Raises StoreError UJ405 and UJ407."""
        self._file.compact()

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
