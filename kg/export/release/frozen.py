"""Makes a release: inputs frozen from a store, everything else computed from them, in place only when whole."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg import resources
from kg.errors import SettingsError, StoreError
from kg.export.rdf import write_rdf
from kg.export.release.compute import compute
from kg.export.release.configuration import Configuration
from kg.export.release.folder import CONTENTS, GRAPHS, MANIFEST, SUMS, write_sorted
from kg.query.named import FOLDER as QUERIES
from kg.store.released import remember_release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.export.release.named import Edition, Facts
    from kg.export.selection import Selection
    from kg.settings import Settings
    from kg.store.base import View

_ONTOLOGY = ("ujar.ttl", "alignments.ttl", "shapes.ttl", "context.jsonld")


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was made."""

    folder: Path
    facts: Facts
    is_remembered: bool
    """Whether exports of the store name the id from now on."""


def freeze(
    view: View,
    folder: Path,
    *,
    settings: Settings,
    edition: Edition,
    selection: Selection | None = None,
    force: bool = False,
    tell: Callable[[str], None] | None = None,
) -> Release:
    """Freezes the store, or a selection of its articles, into `folder`, which appears only when it is whole.

    `force` replaces a release that is there. `tell` is called with what is done next. Raises SettingsError UJ740
    for a folder that holds anything, with `force` anything but a release, UJ741 where there is no article to
    release, StoreError UJ421 for a store whose derived graphs do not fit its articles.
    """
    check_target(folder, force=force)
    say = tell or _silent
    target = folder.resolve()  # a link stays one
    with _part(target) as part:
        say("statements")
        write = partial(write_rdf, view, media_type="application/n-quads", selection=selection)
        write_sorted(part, write)
        _copy_inputs(part, Configuration(settings, selection.filter if selection else None))
        found = compute(part, part, edition=edition, tell=say)
        if not found.facts.covered.articles:
            what = "the selection has" if selection else "the store has"
            raise SettingsError("UJ741", f"{what} no article to release", place=str(folder), cure="choose others")
        if found.stale:
            raise StoreError(
                "UJ421",
                f"graph/{' and graph/'.join(found.stale)} do not say what follows from the articles",
                place=str(view.path),
                cure="run `ujar ingest` once more, which computes them again, then release",
            )
        _place(part, target)
    is_remembered = selection is None and remember_release(view, found.facts.id)
    return Release(folder, found.facts, is_remembered)


def check_target(folder: Path, *, force: bool) -> None:
    """Sees that a release may be put here. Raises SettingsError UJ740."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    is_release = all((folder / name).is_file() for name in (MANIFEST, GRAPHS, CONTENTS, SUMS))
    if force and is_release:
        return
    what = "a release" if is_release else "something else than a release"
    cure = "replace it with --force, or name another folder" if is_release else "name a new or an empty folder"
    raise SettingsError("UJ740", f"there is {what} already", place=str(folder), cure=cure)


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    """A folder beside the one that is wanted, which is gone at the end unless it was put in place."""
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _place(part: Path, folder: Path) -> None:
    """Renames the whole release to its name; an older one goes only then."""
    if not folder.exists() or not any(folder.iterdir()):
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
        return
    old = part.with_suffix(".old")
    folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old)


def _copy_inputs(part: Path, configuration: Configuration) -> None:
    configuration.write(part)
    ontology = resources.folder("ontology")
    _copy(part / "ontology", [path for name in _ONTOLOGY if (path := ontology / name).is_file()])
    _copy(part / "queries", sorted(QUERIES.glob("*.rq")))
    _copy(part / "authority", sorted((resources.folder("data") / "authority").glob("*.jsonl")))


def _copy(target: Path, files: list[Path]) -> None:
    for path in files:
        target.mkdir(exist_ok=True)
        (target / path.name).write_bytes(path.read_bytes())


def _silent(what: str) -> None:
    del what
