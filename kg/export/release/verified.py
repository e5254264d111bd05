"""Checks a release: that every file is as it was, and that the computed ones follow from the frozen ones."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from kg.errors import InputError, UjarError
from kg.export.release.compute import compute
from kg.export.release.folder import GRAPHS, MANIFEST, SUMS, digest_of, files_of, is_input
from kg.export.release.named import FORMAT, edition_of, made_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Problem:
    """One file that is not as it should be."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found; `id` is that which the release tells."""

    id: str
    problems: tuple[Problem, ...]
    """By path."""
    files: int
    """Files that were compared with their digests."""
    reproduced: int
    """Files that were computed again; none where an input is damaged."""
    made_with: tuple[tuple[str, str], ...]
    """Programs that froze it, with their versions."""

    @property
    def is_by_another(self) -> bool:
        """Whether another version of Ujar froze it, which may compute other tables from the same graphs."""
        return dict(self.made_with).get("ujar") != dict(made_with())["ujar"]


def verify(folder: Path, *, tell: Callable[[str], None] | None = None) -> Verdict:
    """Compares all files with SHA256SUMS, then computes all that is computed again from the inputs and compares.

    Needs no store and no network, and changes nothing. Raises InputError UJ150 for a folder that is no release.
    """
    say = tell or (lambda _: None)
    told = _manifest(folder)
    say("digests")
    sums = _sums(folder)
    problems = dict(_against_sums(folder, sums))
    reproduced = 0
    if not any(map(is_input, problems)):
        try:
            found, reproduced = _against_inputs(folder, told, say)
        except (UjarError, OSError, UnicodeDecodeError) as error:
            problems[GRAPHS] = f"nothing can be computed of the inputs: {error}"
        else:
            problems = found | problems
    listed = tuple(Problem(path, what) for path, what in sorted(problems.items()))
    return Verdict(told["id"], listed, len(sums), reproduced, edition_of(told).made_with)


def _manifest(folder: Path) -> dict[str, Any]:
    place = folder / MANIFEST
    try:
        row: dict[str, Any] = orjson.loads(place.read_bytes())
        edition_of(row)
        is_known = isinstance(row["id"], str) and row["format"] <= FORMAT
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        cure = "name the folder that `ujar release` made"
        raise InputError(
            "UJ150", f"it is no release, or it is damaged: {error}", place=str(place), cure=cure
        ) from error
    if not is_known:
        cure = f"upgrade ujar to {row['made_with'].get('ujar', 'the version that made it')} or newer"
        raise InputError("UJ150", f"the release has format {row['format']}", place=str(place), cure=cure)
    return row


def _sums(folder: Path) -> dict[str, str]:
    """Digest by path."""
    place = folder / SUMS
    try:
        lines = place.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        cure = "take the file from the release again"
        raise InputError("UJ150", f"the digests cannot be read: {error}", place=str(place), cure=cure) from error
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def _against_sums(folder: Path, sums: dict[str, str]) -> Iterator[tuple[str, str]]:
    there = set(files_of(folder))
    for path, digest in sums.items():
        if path not in there:
            yield path, "it is missing"
        elif digest_of(folder, path).sha256 != digest:
            yield path, "its bytes are not those of the release"
    for path in there - sums.keys() - {SUMS}:
        yield path, "it is no part of the release"


def _against_inputs(folder: Path, told: dict[str, Any], say: Callable[[str], None]) -> tuple[dict[str, str], int]:
    """What differs from what the inputs give, and how many files were computed."""
    with tempfile.TemporaryDirectory(prefix="ujar-") as name:
        target = Path(name)
        computed = compute(folder, target, edition=edition_of(told), tell=say)
        problems = {
            path: "its bytes are not what the frozen graphs give"
            for path in computed.paths
            if not (folder / path).is_file() or (folder / path).read_bytes() != (target / path).read_bytes()
        }
    if computed.stale:
        problems[GRAPHS] = f"graph/{' and graph/'.join(computed.stale)} do not follow from the articles in it"
    return problems, len(computed.paths)
