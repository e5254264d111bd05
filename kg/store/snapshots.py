"""Published snapshots: read-only copies of the graphs that stay as they are while the writer goes on.

A snapshot is a folder of hard links, named by a rising number. A reader holds a shared lock on the file beside
it, which ends with its process however that ends. Old snapshots that nobody has locked are removed by the writer when
it publishes, and by a reader when it gives its own back.
Where there is no fcntl (Windows), files in use cannot be deleted, which protects them as well.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import StoreError

try:
    import fcntl
except ImportError:  # pragma: no cover  only where there is no fcntl
    fcntl = None  # type: ignore[assignment]

State = tuple[int, int]
"""Number of a folder and when it changed."""
_DIGITS = 10
_TICK_NS = 2_000_000_000
"""Longer than the clock of any file system takes to move on."""


@dataclass(slots=True)
class Lease:
    """A snapshot in use; `end` gives it back."""

    path: Path
    _lock: IO[bytes]

    def end(self) -> None:
        """Gives the snapshot back, and removes it if it is old and nobody else reads it; harmless when done twice."""
        if not self._lock.closed:
            self._lock.close()
            Snapshots(self.path.parent).prune()


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots in one folder, which need not exist yet."""

    folder: Path

    def newest(self) -> Path | None:
        """The snapshot that was published last; None before the first."""
        names = self._names()
        return self.folder / names[-1] if names else None

    def version(self) -> str | None:
        """What tells the newest snapshot from every other of any store: its name and when it was published."""
        newest = self.newest()
        if newest is None:
            return None
        return self.version_of(newest.name) or self.version()  # a newer one may have taken its place

    def version_of(self, name: str) -> str | None:
        """The same of one snapshot by its name; None where it is gone."""
        try:
            return f"{name}-{(self.folder / name).with_suffix('.lock').stat().st_mtime_ns:x}"
        except FileNotFoundError:
            return None

    def state(self) -> State | None:
        """What stays the same as long as the newest snapshot does; a look takes a fifth of that at the names.

        None where that cannot be told: nothing is there, or it changed so lately that one more change could bear the
        same time.
        """
        with suppress(OSError):
            found = os.stat(self.folder)  # noqa: PTH116  a path takes three times as long
            if time.time_ns() - found.st_mtime_ns > _TICK_NS:
                return found.st_ino, found.st_mtime_ns
        return None

    def count(self) -> int:
        """How many there are: the newest, and older ones that are in use."""
        return len(self._names())

    def lease(self) -> Lease:
        """The newest snapshot, protected from removal until the lease ends or the process does.

        Raises StoreError UJ408 when nothing was published.
        """
        while newest := self.newest():
            lock = self._lock(newest)
            if lock and newest.is_dir():
                return Lease(newest, lock)
            if lock:
                lock.close()
        raise StoreError(
            "UJ408",
            "nothing has been published from this store yet",
            place=str(self.folder),
            cure="wait until the first `ujar ingest` has ended",
        )

    def publish(self, write: Callable[[str], None], *, after: int = 0) -> Path:
        """Lets `write` fill a new folder, makes it the newest snapshot and removes old ones that nobody reads.

        Its number is greater than that of every other, and than `after`.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        names = self._names()
        last = max(int(names[-1]) if names else 0, after)
        target = self.folder / f"{last + 1:0{_DIGITS}}"
        part = self.folder / f".{target.name}.part"
        shutil.rmtree(part, ignore_errors=True)
        write(str(part))
        target.with_suffix(".lock").touch()
        part.rename(target)
        self.prune()
        return target

    def prune(self) -> None:
        """Removes all but the newest snapshot, except those that are in use."""
        for name in self._names()[:-1]:
            self._remove(self.folder / name)

    def _names(self) -> list[str]:
        try:
            with os.scandir(self.folder) as found:
                return sorted(entry.name for entry in found if len(entry.name) == _DIGITS and entry.name.isdigit())
        except (FileNotFoundError, NotADirectoryError):
            return []

    @staticmethod
    def _lock(snapshot: Path) -> IO[bytes] | None:
        try:
            lock = snapshot.with_suffix(".lock").open("rb")
        except FileNotFoundError:
            return None
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_SH)
        return lock

    @staticmethod
    def _remove(snapshot: Path) -> None:
        path = snapshot.with_suffix(".lock")
        try:
            with path.open("rb") as lock:
                if fcntl:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(snapshot)
            path.unlink()
        except OSError:
            return  # in use, or half removed: the next publication tries again
