"""One moment of a store, held while it is copied: graphs, texts, archive and index that belong together.

Whatever a store looks like at one moment, a writer that is killed then leaves the same, and the next ingest sets it
right; so all parts must only be of one moment. While nothing is unpublished, that is the newest snapshot with the
files beside it, provided that no other came meanwhile. While a writer works, it is asked: before its next change it
makes a copy of its graphs (hard links) and waits until the files beside them are held, which takes milliseconds.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store.database import PinnedDatabase
from kg.store.layout import Layout
from kg.store.snapshots import Snapshots

if TYPE_CHECKING:
    import pyoxigraph as ox

try:
    import fcntl
except ImportError:  # pragma: no cover  only where there is no fcntl
    fcntl = None  # type: ignore[assignment]

_PATIENCE_S = 10.0
"""So long a writer waits for the one that asked, who may have died."""
_POLL_S = 0.005
_ASKED = "asked"
_GRAPHS = "graphs"
_INDEX = "index"
_META = "meta.json"
_QUIET_TRIES = 1_000
_LEFT_OVER_S = 1.0
"""Between two looks whether the writer that left something unpublished is alive."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a store at one moment; they stay as they are while the context of `moment` lasts."""

    graphs: Path
    snapshot: str
    """The snapshot that was published last; empty before the first."""
    texts: PinnedDatabase
    archive: PinnedDatabase | None
    """None where the store has none."""
    index: Path | None
    """None where the index does not show these graphs, or cannot be held."""
    is_derived: bool
    """Whether what is derived was computed from these articles."""


def hand_over(layout: Layout, graphs: ox.Store) -> None:
    """The writer's part, between two changes: if somebody asks for this moment, gives it and waits until it is held."""
    asked, target = layout.pins / _ASKED, layout.pins / _GRAPHS
    if not asked.exists():
        return
    with suppress(OSError, RuntimeError):  # a copy that cannot be made is no reason to stop writing
        part = target.with_suffix(".part")
        for left in (part, target):
            shutil.rmtree(left, ignore_errors=True)
        graphs.flush()
        graphs.backup(str(part))
        part.rename(target)
        end = time.monotonic() + _PATIENCE_S
        while asked.exists() and time.monotonic() < end:
            time.sleep(_POLL_S)
    asked.unlink(missing_ok=True)


@contextmanager
def moment(layout: Layout, *, left_over: Callable[[], None], waiting: Callable[[], None]) -> Iterator[Moment]:
    """Holds one moment of the store. One at a time, in all processes.

    `left_over` publishes what a killed writer left, if nobody writes; `waiting` is called now and then while a writer
    is busy. Raises StoreError UJ481 while another holds one, UJ482 where none can be had, UJ405 for damaged files.
    """
    with _alone(layout), ExitStack() as held:
        for _ in range(_QUIET_TRIES):
            if layout.unpublished.exists() or Snapshots(layout.snapshots).newest() is None:
                found = _asked(layout, held, left_over, waiting)
            else:
                found = _quiet(layout, held)
            if found:
                yield found
                return
            held.close()
        raise StoreError(
            "UJ482",
            "the store changed faster than it could be held",
            place=str(layout.folder),
            cure="do it again when less is written",
        )


@contextmanager
def _alone(layout: Layout) -> Iterator[None]:
    folder = _locked(layout)
    try:
        with suppress(OSError):  # a medium that cannot be written: nobody writes there, so nobody is asked
            shutil.rmtree(layout.pins, ignore_errors=True)
            layout.pins.mkdir()
        yield
    finally:
        shutil.rmtree(layout.pins, ignore_errors=True)
        if folder is not None:
            os.close(folder)


def _locked(layout: Layout) -> int | None:
    """The folder of the snapshots, locked; None where the system has no such locks."""
    folder = None
    if fcntl:
        layout.snapshots.mkdir(exist_ok=True)
        folder = os.open(layout.snapshots, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(folder)
            cure = "wait until it has ended"
            raise StoreError("UJ481", "another backup is running", place=str(layout.folder), cure=cure) from error
    return folder


def _quiet(layout: Layout, held: ExitStack) -> Moment | None:
    """The newest snapshot and the files beside it; None where one of them changed meanwhile."""
    snapshots = Snapshots(layout.snapshots)
    lease = snapshots.lease()
    held.callback(lease.end)
    found = _beside(layout, held, lease.path, lease.path.name)
    is_same = snapshots.newest() == lease.path and not layout.unpublished.exists()
    return found if is_same else None


def _asked(
    layout: Layout, held: ExitStack, left_over: Callable[[], None], waiting: Callable[[], None]
) -> Moment | None:
    """What the writer hands over; None where it published meanwhile, or did not wait."""
    asked, graphs = layout.pins / _ASKED, layout.pins / _GRAPHS
    snapshots = Snapshots(layout.snapshots)
    try:
        asked.touch()
    except OSError as error:
        problem = f"something in it is not published, and its writer cannot be asked: {error}"
        cure = "do it as the user who owns the store"
        raise StoreError("UJ482", problem, place=str(layout.folder), cure=cure) from error
    looked = 0.0
    while not graphs.exists():
        if snapshots.newest() and not layout.unpublished.exists():
            asked.unlink(missing_ok=True)
            return None
        if time.monotonic() - looked > _LEFT_OVER_S:
            left_over()
            waiting()
            looked = time.monotonic()
        time.sleep(_POLL_S)
    newest = snapshots.newest()
    found = _beside(layout, held, graphs, newest.name if newest else "")
    try:
        asked.unlink()
    except FileNotFoundError:  # the writer waited no longer: what is held may be of another moment
        return None
    return found


def _beside(layout: Layout, held: ExitStack, graphs: Path, snapshot: str) -> Moment:
    try:
        texts = held.enter_context(closing(PinnedDatabase(layout.texts)))
        archive = held.enter_context(closing(PinnedDatabase(layout.archive))) if layout.archive.exists() else None
        is_derived = ("stale",) not in texts.read("SELECT value FROM notes WHERE name = 'derived'")
    except sqlite3.Error as error:
        cure = "see what `ujar store check` says"
        raise StoreError(
            "UJ405", f"texts or archive cannot be read: {error}", place=str(layout.folder), cure=cure
        ) from error
    return Moment(graphs, snapshot, texts, archive, _index(layout) if is_derived else None, is_derived)


def _index(layout: Layout) -> Path | None:
    """The files of the index as links; they are never changed, but replaced. None where that cannot be done."""
    target = layout.pins / _INDEX
    try:
        before = (layout.index / _META).read_bytes()
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for file in layout.index.iterdir():
            if not file.name.endswith(".lock"):
                os.link(file, target / file.name)
        return target if (layout.index / _META).read_bytes() == before == (target / _META).read_bytes() else None
    except OSError:
        return None
