"""Checking a release: every file whose bytes differ is named, whoever made the digests fit."""

from __future__ import annotations

import gzip
import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.export.release import Release, verify
from kg.export.release.folder import files_of, is_input


def flip(path: Path) -> None:
    """Changes the last byte but one."""
    data = bytearray(path.read_bytes())
    data[-2] ^= 1
    path.write_bytes(bytes(data))


def mend_sums(folder: Path) -> None:
    """Makes SHA256SUMS fit what is there."""
    names = [name for name in files_of(folder) if name != "SHA256SUMS"]
    lines = (f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text("".join(lines))


def named(folder: Path) -> list[str]:
    return [problem.path for problem in verify(folder).problems]


def test_a_release_is_as_it_was(release: Release) -> None:
    verdict = verify(release.folder)
    assert (verdict.id, verdict.problems, verdict.is_by_another) == (release.facts.id, (), False)
    assert verdict.files == len(files_of(release.folder)) - 1
    assert verdict.reproduced == len([name for name in files_of(release.folder) if not is_input(name)])


def test_one_byte_in_any_file_is_named(release: Release, copy: Path) -> None:
    every = [name for name in files_of(release.folder) if name not in {"SHA256SUMS", "release.json"}]
    computed = [name for name in every if not is_input(name)]
    for name in computed:
        flip(copy / name)
    assert named(copy) == computed
    for name in computed:
        shutil.copy(release.folder / name, copy / name)
    for name in filter(is_input, every):
        flip(copy / name)
        assert named(copy) == [name]
        shutil.copy(release.folder / name, copy / name)


def test_digests_made_to_fit_do_not_hide_a_change(copy: Path) -> None:
    quotes = copy / "tables" / "quotes.csv"
    quotes.write_text(quotes.read_text().replace("direct", "mixed", 1))
    mend_sums(copy)
    assert named(copy) == ["SHA256SUMS", "tables/quotes.csv"]


def test_graphs_made_to_fit_give_another_id(copy: Path) -> None:
    graphs = copy / "graphs.nq.gz"
    lines = gzip.decompress(graphs.read_bytes()).replace(b"Ratna", b"Retna")
    graphs.write_bytes(gzip.compress(lines))
    mend_sums(copy)
    assert {"contents.sha256", "release.json", "CITATION.cff", "tables/quotes.csv"} <= set(named(copy))


def test_an_identity_that_does_not_follow_from_the_articles_is_named(copy: Path) -> None:
    graphs = copy / "graphs.nq.gz"
    lines = gzip.decompress(graphs.read_bytes()).splitlines(keepends=True)
    kept = [line for line in lines if b"ont#speaker>" not in line or b"/graph/identities>" not in line]
    assert len(kept) < len(lines)
    graphs.write_bytes(gzip.compress(b"".join(kept)))
    mend_sums(copy)
    (problem,) = [problem for problem in verify(copy).problems if problem.path == "graphs.nq.gz"]
    assert problem.what.startswith("graph/identities")


def test_missing_and_added_files_are_named(copy: Path) -> None:
    (copy / "README.md").unlink()
    (copy / "catatan.txt").write_text("x")
    assert named(copy) == ["README.md", "catatan.txt"]


@pytest.mark.parametrize("name", ["graphs.nq.gz", "configuration.json", "ontology/ujar.ttl"])
def test_a_missing_input_is_named_and_nothing_is_made_of_the_rest(copy: Path, name: str) -> None:
    (copy / name).unlink()
    verdict = verify(copy)
    assert ([problem.path for problem in verdict.problems], verdict.reproduced) == ([name], 0)
    mend_sums(copy)
    assert "graphs.nq.gz" in named(copy)


def test_graphs_that_are_none_are_named(copy: Path) -> None:
    (copy / "graphs.nq.gz").write_bytes(b"this is not packed")
    mend_sums(copy)
    (problem,) = verify(copy).problems
    assert problem.path == "graphs.nq.gz"


def test_another_ujar_is_told(copy: Path) -> None:
    row = json.loads((copy / "release.json").read_bytes())
    row["made_with"]["ujar"] = "0.0.9"
    (copy / "release.json").write_text(json.dumps(row))
    assert verify(copy).is_by_another


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("release.json", None),
        ("release.json", "{"),
        ("release.json", "{}"),
        ("SHA256SUMS", None),
    ],
)
def test_a_folder_that_is_no_release(copy: Path, name: str, text: str | None) -> None:
    if text is None:
        (copy / name).unlink()
    else:
        (copy / name).write_text(text)
    with pytest.raises(InputError) as caught:
        verify(copy)
    assert caught.value.code == "UJ150"


def test_a_newer_format_is_refused(copy: Path) -> None:
    row = json.loads((copy / "release.json").read_bytes()) | {"format": 99}
    (copy / "release.json").write_text(json.dumps(row))
    with pytest.raises(InputError, match="format 99"):
        verify(copy)
