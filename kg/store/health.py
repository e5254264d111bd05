"""Whether a store is whole: every part readable to its last byte, and all parts of one another.

What stands in the graphs is not judged here; `kg.intake.checking` does that. Nothing is changed.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg.errors import StoreError
from kg.rdf.graphs import GraphKind
from kg.store.base import View
from kg.store.database import PinnedDatabase
from kg.store.index_rows import quotes_of
from kg.store.keys import Keys
from kg.store.layout import Layout
from kg.store.oxigraph import OxigraphView
from kg.store.reading import read_all
from kg.store.stats import keys_of
from kg.store.terms import unpacked

_STEP = 10_000
_SHOWN = 3
_INGEST = "ingest its document again"
_BACKUP = "restore a backup"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a part of the store, and what to do. One that is no fault may stay as it is."""

    part: str
    problem: str
    cure: str
    is_fault: bool = True


@dataclass(frozen=True, slots=True)
class Health:
    """What a check looked at, and what it found."""

    quads: int
    articles: int
    documents: int
    archived: int
    quotes: int
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether there is no fault."""
        return not any(finding.is_fault for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Article keys by where something of them is, and the number of quotes."""

    articles: set[str]
    provenance: set[str]
    finished: set[str]
    unfinished: set[str]
    archived: set[str]
    quotes: int
    """In the text index."""


def health(view: View, *, progress: Callable[[int], None] | None = None) -> Health:
    """Reads all of a store that has a folder; `progress` is called with the number of statements and texts read.

    What a writer changed meanwhile is no fault: parts are compared with each other only where nothing was written.
    """
    layout = Layout(view.path or Path())
    version = view.snapshots.version()
    reading = _Reading(progress or _nothing)
    unreadable = [*_graphs(view, reading)]
    quads = reading.done
    texts: dict[str, str | None] = {}
    archived: set[str] = set()
    files = [
        *_file(layout.texts, "texts", lambda base: _texts(base, texts, reading)),
        *_file(layout.archive, "archive", lambda base: _archived(base, archived, reading)),
        *_keys(layout),
    ]
    if unreadable:
        return Health(quads, 0, len(texts), len(archived), view.index.count(), (*unreadable, *files))
    found = _Parts(
        articles=keys_of(view, GraphKind.ARTICLE),
        provenance=keys_of(view, GraphKind.PROV),
        finished={key for key, state in texts.items() if state},
        unfinished={key for key, state in texts.items() if not state},
        archived=archived,
        quotes=view.index.count(),
    )
    compared = [*_compared(view, found)]
    if _is_changing(view, layout, version):
        cure = "check it again when no other program writes to the store"
        problem = "something is being written, so its parts were not compared"
        compared = [Finding("store", problem, cure, is_fault=False)]
    return Health(quads, len(found.articles), len(texts), len(archived), found.quotes, (*files, *compared))


def _is_changing(view: View, layout: Layout, version: str | None) -> bool:
    """Whether somebody writes, or has written since the view was opened, or since `version` at an endpoint."""
    newest = view.snapshots.newest()
    is_other = view.snapshots.version() != version or (view.snapshot and newest != layout.snapshots / view.snapshot)
    return layout.unpublished.exists() or bool(is_other)


class _Reading:
    """Counts what was read."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self.done = 0
        self._tell = tell

    def __call__(self) -> None:
        self.done += 1
        if self.done % _STEP == 0:
            self._tell(self.done)


def _graphs(view: View, reading: _Reading) -> Iterator[Finding]:
    try:
        for _ in read_all(view.graphs) if isinstance(view, OxigraphView) else view.quads():
            reading()
    except (OSError, RuntimeError) as error:
        yield Finding("graphs", f"they cannot be read to the end: {error}", _BACKUP)


def _file(path: Path, part: str, read: Callable[[PinnedDatabase], Iterable[Finding]]) -> Iterator[Finding]:
    """What is wrong with a SQLite file: by its own check, and by reading every row."""
    if not path.exists():
        return
    try:
        with closing(PinnedDatabase(path)) as base:
            for (said,) in base.read("PRAGMA integrity_check(3)"):
                if said != "ok":
                    yield Finding(part, str(said), _BACKUP)
            yield from read(base)
    except sqlite3.Error as error:
        yield Finding(part, f"it cannot be read to the end: {error}", _BACKUP)


def _texts(base: PinnedDatabase, found: dict[str, str | None], reading: _Reading) -> Iterator[Finding]:
    broken = []
    for key, state, packed in base.rows("SELECT key, state, document FROM texts"):
        found[key] = state
        reading()
        try:
            orjson.loads(zlib.decompress(packed))
        except (zlib.error, ValueError, TypeError):
            broken.append(key)
    yield from _some("texts", "cannot be unpacked", broken, f"{_INGEST}, or {_BACKUP}")


def _archived(base: PinnedDatabase, found: set[str], reading: _Reading) -> Iterator[Finding]:
    broken = []
    for key, packed in base.rows("SELECT key, quads FROM versions"):
        found.add(key)
        reading()
        try:
            for _ in unpacked(zlib.decompress(packed)):
                pass
        except (zlib.error, SyntaxError, ValueError, TypeError):
            broken.append(key)
    yield from _some("archive", "cannot be unpacked", broken, f"{_INGEST}, or {_BACKUP}")


def _keys(layout: Layout) -> Iterator[Finding]:
    try:
        Keys(layout.keys).all()
    except StoreError as error:
        yield Finding("keys", error.problem, error.cure or _BACKUP)


def _compared(view: View, found: _Parts) -> Iterator[Finding]:
    """What does not fit together."""
    lost = found.finished - found.articles - found.archived
    yield from _some("graphs", "have a text and no graphs", lost, f"`ujar reextract --all`, or {_BACKUP}")
    halves = found.articles ^ found.provenance
    yield from _some("graphs", "have only one of their two graphs", halves, f"`ujar reextract --all`, or {_BACKUP}")
    twice = found.articles & found.archived
    yield from _some("archive", "are in the archive and current too", twice, "ingest anything: that sets it right")
    waiting = found.unfinished - found.articles - found.archived
    cure = "`ujar reextract`, or ingest the documents again"
    yield from _some("texts", "have no graphs yet: an ingest was stopped", waiting, cure, is_fault=False)
    if view.texts.note("derived") == "stale":
        cure = "ingest anything, what is there already too: that computes them"
        yield Finding("graphs", "speakers and claims are not computed from all articles yet", cure, is_fault=False)
    else:
        counted = sum(1 for _ in quotes_of(view))
        if counted != found.quotes:
            cure = "delete the folder index/: the next command that opens the store makes it anew"
            yield Finding("index", f"it has {found.quotes:,} quotes, the graphs have {counted:,}", cure)


def _some(part: str, problem: str, keys: Iterable[str], cure: str, *, is_fault: bool = True) -> Iterator[Finding]:
    named = sorted(keys)
    if named:
        more = " …" if len(named) > _SHOWN else ""
        told = f"{len(named):,} articles {problem}: {' '.join(named[:_SHOWN])}{more}"
        yield Finding(part, told, cure, is_fault=is_fault)


def _nothing(done: int) -> None:
    del done
