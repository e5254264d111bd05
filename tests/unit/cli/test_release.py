"""`ujar release`: a folder that is whole, an id that exports name while it is true, and a check that says no."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def released(ujar: Callable, article: Path, tmp_path: Path) -> str:
    """The id of a release in `rilis`, of a store of one article."""
    assert ujar("ingest", article).code == 0
    ran = ujar("release", "rilis")
    assert ran.code == 0
    assert "released rilis: articles 1, quotes 3 (every copy counted), distinct speaker-claim pairs 3" in ran.err
    told = "so it does not say who publishes it and under which licence"
    assert f"note: UJAR_PUBLISHER and UJAR_LICENCE are not set, {told}\n" in ran.err
    assert (tmp_path / "rilis" / "tables" / "quotes.csv").is_file()
    return ran.out.strip()


@pytest.mark.usefixtures("released")
def test_terms_and_edition_are_told(ujar: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    for name, value in {"TITLE": "Arsip", "PUBLISHER": "Yayasan", "LICENCE": licence, "RIGHTS": "Teks: media"}.items():
        monkeypatch.setenv(f"UJAR_{name}", value)
    ran = ujar(
        "release", "rilis", "--force", "--date", "2025-12-31", "--version", "1", "--author", "A", "--author", "B"
    )
    assert (ran.code, "UJAR_" in ran.err) == (0, False)
    text = (tmp_path / "rilis" / "CITATION.cff").read_text()
    for line in ('title: "Arsip"', '  - name: "A"', '  - name: "B"', "date-released: 2025-12-31", 'version: "1"'):
        assert f"\n{line}\n" in text
    package = json.loads((tmp_path / "rilis" / "datapackage.json").read_bytes())
    assert (package["licenses"], package["rights"]) == ([{"path": licence}], "Teks: media")
    assert package["created"] == "2025-12-31T00:00:00Z"


def test_exports_name_the_release_until_the_store_changes(ujar: Callable, released: str, other: Path) -> None:
    def named() -> list[bool]:
        arguments = (
            ("export",),
            ("export", "--format", "rdfxml"),
            ("describe", "--format", "ttl"),
            ("view", "speakers", "--format", "gexf"),
            ("view", "speakers", "--format", "graphml"),
            ("view", "speakers", "--format", "json"),
        )
        return [released in ujar(*line).out for line in arguments]

    assert all(named())
    assert ujar("export").out.startswith(f"# release: {released}\n<http")
    assert f"of release: {released}" in ujar("export", "--format", "csv").err
    for part in (("--outlet", "Kabar Rawa"), ("--graph", "claims"), ("--with-runs",), ("--with-alignments",)):
        assert ujar("export", *part).out.startswith(f"# made from release: {released}")
    assert ujar("ingest", "kr-1.txt").code == 0  # is there already
    assert all(named())
    assert ujar("ingest", other).code == 0
    assert not any(named())
    assert ujar("export", "--format", "csv").err == ""


def test_a_release_of_a_part_is_not_that_of_the_store(ujar: Callable, article: Path) -> None:
    assert ujar("ingest", article).code == 0
    assert ujar("release", "bagian", "--outlet", "Kabar Rawa").code == 0
    assert ujar("export").out.startswith("<http")
    assert ujar("release", "--verify", "bagian").code == 0


def test_the_check_needs_nothing_but_the_folder(ujar: Callable, released: str, tmp_path: Path) -> None:
    (tmp_path / "ujar-store").rename(tmp_path / "elsewhere")
    ran = ujar("release", "--verify", "rilis")
    assert (ran.code, ran.out) == (0, f"{released}\n")
    assert "as released: files" in ran.err


def test_the_check_names_what_differs(ujar: Callable, released: str, tmp_path: Path) -> None:
    del released
    with (tmp_path / "rilis" / "tables" / "quotes.csv").open("a") as file:
        file.write("x\n")
    (tmp_path / "rilis" / "catatan.txt").write_text("x")
    ran = ujar("release", "--verify", "rilis")
    assert (ran.code, [line.partition(":")[0] for line in ran.out.splitlines()]) == (
        1,
        ["catatan.txt", "tables/quotes.csv"],
    )
    assert "not as released: files that differ 2" in ran.err
    graphs = tmp_path / "rilis" / "graphs.nq.gz"
    graphs.write_bytes(gzip.compress(gzip.decompress(graphs.read_bytes())[:-100]))
    assert "nothing could be made again" in ujar("release", "--verify", "rilis").err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("rilis",), "UJ740"),
        (("ujar-store", "--force"), "UJ740"),
        (("kr-1.txt",), "UJ740"),
        (("baru", "--outlet", "Kabar Raw"), "UJ736"),
        (("baru", "--after", "2090"), "UJ741"),
        (("baru", "--store", "tiada"), "UJ401"),
        (("--verify", "tiada"), "UJ150"),
        (("--verify", "ujar-store"), "UJ150"),
        (("--verify", "rilis", "--outlet", "Kabar Rawa"), "UJ737"),
        (("--verify", "rilis", "--author", "A"), "UJ737"),
    ],
)
@pytest.mark.usefixtures("released")
def test_what_cannot_be_done_says_why(ujar: Callable, tmp_path: Path, arguments: tuple[str, ...], code: str) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    ran = ujar("release", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert f"[{code}]" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before
