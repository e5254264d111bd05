"""Facts are read once for each snapshot: remembered with the view, and in a file of the store's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.settings import Settings
from kg.store import open_store
from kg.store.base import View
from kg.views import build_view, kept
from kg.views.facts import read_facts
from tests.unit.views.newsroom import QUOTES, Line, filled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store with quotes worth keeping."""
    monkeypatch.setattr(kept, "WORTH_KEEPING", 1)
    path = tmp_path / "store"
    write(path, QUOTES)
    yield path
    assert sorted(path.glob(".facts*")) == [], "parts of a file were left behind"


def write(path: Path, lines: tuple[Line, ...]) -> None:
    """Puts the quotes into a store on disk, in place of all others."""
    with filled(lines) as store, open_store(path, settings=Settings()) as target:
        target.replace_graphs(tuple(target.graph_names()), tuple(store.quads()))


def read_only(path: Path) -> View:
    """A view of what was published last."""
    return open_store(path, settings=Settings(), read_only=True)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[View]:
    """Views of which the graphs were read."""
    found: list[View] = []

    def count(view: View) -> object:
        found.append(view)
        return read_facts(view)

    monkeypatch.setattr(kept, "read_facts", count)
    return found


def test_the_graphs_are_read_once_for_a_view(folder: Path, readings: list[View]) -> None:
    with read_only(folder) as view:
        assert kept.facts_of(view) is kept.facts_of(view)
    assert len(readings) == 1


def test_the_next_process_reads_the_file(folder: Path, readings: list[View]) -> None:
    with read_only(folder) as view:
        first = kept.facts_of(view)
    with read_only(folder) as view:
        second = kept.facts_of(view)
        assert second == first == read_facts(view)
    assert len(readings) == 1


def test_a_new_snapshot_is_read_anew(folder: Path, readings: list[View]) -> None:
    with read_only(folder) as view:
        kept.facts_of(view)
    write(folder, (*QUOTES, Line("a1", 12, "dinas", "c12")))
    assert not (folder / "facts").exists()
    with read_only(folder) as view:
        assert len(kept.facts_of(view).quotes) == len(QUOTES) + 1
        assert (folder / "facts").exists()
    assert len(readings) == 2


def test_an_older_snapshot_that_is_still_open_leaves_no_file(folder: Path) -> None:
    with read_only(folder) as old:
        write(folder, QUOTES[:1])
        assert len(kept.facts_of(old).quotes) == len(QUOTES)
        assert not (folder / "facts").exists()


@pytest.mark.parametrize("place", [0, 40, 200, -1])
def test_a_damaged_file_is_none(folder: Path, readings: list[View], place: int) -> None:
    with read_only(folder) as view:
        first = kept.facts_of(view)
    content = bytearray((folder / "facts").read_bytes())
    content[place] ^= 0xFF
    (folder / "facts").write_bytes(content)
    with read_only(folder) as view:
        assert kept.facts_of(view) == first
    assert len(readings) == 2


@pytest.mark.parametrize("size", [0, 10, 100, 500])
def test_half_a_file_is_none(folder: Path, readings: list[View], size: int) -> None:
    with read_only(folder) as view:
        kept.facts_of(view)
    (folder / "facts").write_bytes((folder / "facts").read_bytes()[:size])
    with read_only(folder) as view:
        kept.facts_of(view)
    assert len(readings) == 2


def test_few_quotes_leave_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "WORTH_KEEPING", len(QUOTES) + 1)
    with read_only(folder) as view:
        kept.facts_of(view)
    assert not (folder / "facts").exists()


def test_a_folder_that_cannot_be_written_is_read(folder: Path) -> None:
    (folder / "facts").mkdir()  # no file can take its place
    with read_only(folder) as view:
        assert len(kept.facts_of(view).quotes) == len(QUOTES)


def test_a_view_that_may_change_is_read_each_time(readings: list[View]) -> None:
    with filled() as store:
        assert kept.facts_of(store) is not kept.facts_of(store)
    assert len(readings) == 2


def test_views_are_the_same_from_the_file(folder: Path) -> None:
    graphs = []
    for _ in range(2):
        with read_only(folder) as view:
            graphs.append(build_view("speakers", view))
    assert dict(graphs[0].nodes(data=True)) == dict(graphs[1].nodes(data=True))
    assert list(graphs[0].edges(data=True)) == list(graphs[1].edges(data=True))
    assert graphs[0].graph == graphs[1].graph
