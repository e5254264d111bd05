"""Backups: the parts of a store at one moment, in a folder with the digest of every file, and the way back.

A backup is no store, so that nobody writes to it: it has `backup.json` where a store has `store.json`. It is written
under another name and gets its own when it is whole; so is a store that is restored.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson
import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.copying import Copied, copied, digested, files_in
from kg.store.layout import FORMAT as STORE_FORMAT
from kg.store.layout import Layout
from kg.store.pins import Moment, moment
from kg.store.released import move_release
from kg.store.snapshots import Snapshots

FORMAT = 1
"""Raised by one with every change that an older Ujar could not restore."""
MANIFEST = "backup.json"

_LEAP = 1_000_000
"""A restored store publishes under names that the one before has not used: what was read of it stays told apart."""
_NOT_COPIED = {"LOCK", "LOG"}
_MADE_ANEW = ("unpublished", "store.json", "facts")


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup says of itself."""

    made: str
    """When, in UTC, as `2025-06-17T08:00:00Z`."""
    ujar: str
    """The version of Ujar that made it."""
    store: dict[str, Any]
    """The description of the store."""
    snapshot: str
    """The snapshot that was published last then; empty before the first."""
    documents: int
    is_derived: bool
    """Whether what is derived was computed from all its articles; if not, that is done when it is restored."""
    has_index: bool
    files: dict[str, Copied]

    @property
    def size_bytes(self) -> int:
        """Of all its files."""
        return sum(file.size_bytes for file in self.files.values())


Progress = Callable[[int], None]


def backup(
    path: Path, target: Path, *, left_over: Callable[[], None], progress: Progress, waiting: Callable[[], None]
) -> Backup:
    """Writes a backup of the store in the folder `path` into the new or empty folder `target`.

    Others may read the store meanwhile and one may write to it: it is held at one moment, see `kg.store.pins.moment`
    for `left_over`, `waiting` and errors. `progress` is called with the bytes copied so far.
    Raises StoreError: UJ480 `target` cannot be used, UJ401, UJ402, UJ405 as opening does, UJ407 no room.
    """
    layout = Layout(path)
    described = layout.described()
    with _new_folder(target, apart_from=path) as part:
        with moment(layout, left_over=left_over, waiting=waiting) as held:
            files = _copy(layout, held, part, _Sum(progress))
            documents = int(held.texts.read("SELECT count(*) FROM texts")[0][0])
            made = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            done = Backup(
                made=made,
                ujar=version("ujar"),
                store=described,
                snapshot=held.snapshot,
                documents=documents,
                is_derived=held.is_derived,
                has_index=held.index is not None,
                files=files,
            )
        content = orjson.dumps({"format": FORMAT} | _values(done), option=orjson.OPT_INDENT_2) + b"\n"
        (part / MANIFEST).write_bytes(content)
    return done


def read_backup(source: Path) -> Backup:
    """What a backup says of itself. Raises StoreError UJ402 for a newer format, UJ483 for what is no backup."""
    try:
        found = orjson.loads((source / MANIFEST).read_bytes())
        form, store_form = found.pop("format"), found["store"]["format"]
        is_newer = form > FORMAT or store_form > STORE_FORMAT
        if not is_newer:
            found["files"] = {name: Copied(**file) for name, file in found["files"].items()}
            return Backup(**found)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        cure = "name the folder that `ujar store backup` wrote"
        raise StoreError("UJ483", f"this is no backup: {error}", place=str(source), cure=cure) from error
    problem = f"the backup has format {form}, of a store of format {store_form}"
    cure = f"upgrade ujar to {found.get('ujar', 'the version that wrote it')} or newer"
    raise StoreError(
        "UJ402", f"{problem}; this Ujar reads up to {FORMAT} and {STORE_FORMAT}", place=str(source), cure=cure
    )


def restore(source: Path, target: Path, *, progress: Progress) -> Backup:
    """Makes the new or empty folder `target` the store that was backed up in `source`.

    What is derived and the index are not computed here, where the backup has none. `progress` is called with the
    bytes copied so far. Raises StoreError: UJ402, UJ483, UJ480 `target` cannot be used, UJ484 a file of the backup is
    not as it was written, UJ405 graphs that cannot be opened, UJ407 no room; `target` is then as it was.
    """
    found = read_backup(source)
    with _new_folder(target, apart_from=source) as part:
        count = _Sum(progress)
        for name, expected in found.files.items():
            _take(source / name, part / name, expected, count)
        layout = Layout(part)
        _publish(layout, found)
        layout.description.write_bytes(orjson.dumps(found.store, option=orjson.OPT_INDENT_2) + b"\n")
    return found


class _Sum:
    """Adds up pieces and tells the sum."""

    def __init__(self, tell: Progress) -> None:
        self._tell = tell
        self._bytes = 0

    def __call__(self, size_bytes: int) -> None:
        self._bytes += size_bytes
        self._tell(self._bytes)


def _copy(layout: Layout, held: Moment, part: Path, progress: Progress) -> dict[str, Copied]:
    files: dict[str, Copied] = {}
    for name, base in (("texts.sqlite", held.texts), ("archive.sqlite", held.archive)):
        if base:
            base.copy(part / name, progress=lambda: progress(0))
            files[name] = digested(part / name)
            progress(files[name].size_bytes)
    pieces = [(file, f"graphs/{file.name}") for file in files_in(held.graphs)]
    pieces += [(file, f"index/{file.name}") for file in files_in(held.index)] if held.index else []
    pieces += [(file, file.name) for file in files_in(layout.folder) if _is_plain(file.name)]
    for file, name in pieces:
        if file.name.partition(".")[0] not in _NOT_COPIED:
            files[name] = copied(file, part / name, progress=progress)
    return files


def _is_plain(name: str) -> bool:
    """Whether this is one of the files that are copied as they are: keys, the release, dead letters."""
    return not name.startswith(".") and ".sqlite" not in name and name not in _MADE_ANEW


def _take(source: Path, target: Path, expected: Copied, progress: Progress) -> None:
    try:
        is_same = copied(source, target, progress=progress) == expected
        problem = "it is not as it was written"
    except FileNotFoundError:
        is_same, problem = False, "it is not there any more"
    if not is_same:
        raise StoreError("UJ484", problem, place=str(source), cure="take another backup, or another copy of this one")


def _publish(layout: Layout, found: Backup) -> None:
    try:
        graphs = ox.Store(str(layout.graphs))
        published = Snapshots(layout.snapshots).publish(graphs.backup, after=int(found.snapshot or 0) + _LEAP)
        del graphs
    except (OSError, RuntimeError) as error:
        cure = "take another backup, and see that the disk has room"
        raise StoreError(
            "UJ405", f"the graphs cannot be opened: {error}", place=str(layout.graphs), cure=cure
        ) from error
    move_release(layout, found.snapshot, published.name)


@contextmanager
def _new_folder(target: Path, *, apart_from: Path) -> Iterator[Path]:
    """A folder that takes the place of `target` when it is filled, and goes if that fails."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise _unusable(target, "there is something already")
    if target.resolve().is_relative_to(apart_from.resolve()):
        raise _unusable(target, f"it lies in {apart_from}")
    part = target.with_name(target.name + ".part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        part.replace(target)
    except OSError as error:
        cure = "see that the disk has room and the folder is writable, then do it again"
        raise StoreError("UJ407", f"it cannot be written: {error}", place=str(target), cure=cure) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _unusable(target: Path, problem: str) -> StoreError:
    return StoreError("UJ480", problem, place=str(target), cure="name a new or an empty folder")


def _values(done: Backup) -> dict[str, Any]:
    return {name: getattr(done, name) for name in Backup.__slots__}
