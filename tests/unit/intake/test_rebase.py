"""Rebase: what a fresh ingest under the new base gives, whenever it was interrupted."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from kg import resources
from kg.errors import StoreError
from kg.ids import Namer
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.intake import rebase as under_test
from kg.intake.rebase import rebase
from kg.query.search import search
from kg.settings import Settings
from kg.store import open_store, turns
from kg.store import rebase as exchange
from kg.store.layout import Layout
from tests.unit.intake.archives import filled, lines, texts_of

OLD = Settings()
NEW = Settings(base="https://arsip.example/berita/")


class Killed(BaseException):
    """Stands for the death of the process."""


@pytest.fixture(scope="module")
def documents():
    return list(read_documents(resources.folder("data") / "sample"))[:6]


@pytest.fixture(scope="module")
def wanted(documents):
    with closing(filled(documents, NEW)) as store:
        yield lines(store)


@pytest.fixture
def path(documents, tmp_path) -> Path:
    with closing(open_store(tmp_path / "arsip", settings=OLD)) as store:
        ingest(documents, store, settings=OLD)
    return tmp_path / "arsip"


def found(path: Path) -> list[bytes]:
    with closing(open_store(path, settings=NEW, read_only=True)) as store:
        return lines(store)


def test_a_rebased_store_is_one_ingested_under_the_new_base(path, documents, wanted):
    with closing(open_store(path, settings=OLD, read_only=True)) as before:
        texts, runs = texts_of(before), len(list(before.quads(Namer(OLD.base).graph("runs"))))
        done = rebase(path, settings=NEW)
        assert (done.before, done.quads) == (OLD.base, before.count())
        assert len(lines(before)) == len(wanted), "who reads the old snapshot may go on"
    assert found(path) == wanted
    with closing(open_store(path, settings=NEW)) as store:
        assert texts_of(store) == texts
        assert len(list(store.quads(Namer(NEW.base).graph("runs")))) == runs
        assert {row.quote.startswith(NEW.base) for row in search(store, "").rows} == {True}
        assert ingest(documents, store, settings=NEW).skipped == len(documents)
        assert lines(store) == wanted
    with pytest.raises(StoreError, match="UJ404"):
        open_store(path, settings=OLD)


def test_there_and_back_changes_nothing(path):
    with closing(open_store(path, settings=OLD, read_only=True)) as store:
        before = lines(store)
    rebase(path, settings=NEW)
    rebase(path, settings=OLD)
    assert rebase(path, settings=OLD).quads == 0
    with closing(open_store(path, settings=OLD, read_only=True)) as store:
        assert lines(store) == before


DEATHS = {
    "while the old graphs go": (exchange.shutil, "rmtree", 2),
    "while the index goes": (exchange.shutil, "rmtree", 3),
    "while the empty folder goes": (exchange.shutil, "rmtree", 4),
    "before the exchange": (under_test, "exchange", 1),
    "before the rebuilding": (under_test, "rebuild_derived", 1),
}


@pytest.mark.parametrize("death", DEATHS)
def test_whenever_it_dies_running_it_again_finishes_it(path, wanted, monkeypatch, death):
    module, name, call = DEATHS[death]
    calls, original = [], getattr(module, name)

    def dying(*args, **options):
        calls.append(1)
        if len(calls) == call:
            raise Killed
        return original(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(module, name, dying)
        with pytest.raises(Killed):
            rebase(path, settings=NEW)
    if Layout(path).rebase.exists():
        for read_only in (True, False):
            with pytest.raises(StoreError, match=r"UJ4(30|04)"):
                open_store(path, settings=OLD, read_only=read_only)
        with pytest.raises(StoreError, match=r"UJ4(31|04)"):
            rebase(path, settings=Settings(base="https://lain.example/"))
    rebase(path, settings=NEW)
    assert found(path) == wanted
    assert not Layout(path).rebase.exists()


def test_half_written_graphs_are_thrown_away(path, wanted, monkeypatch):
    def dying(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(exchange.Mover, "quad", dying)
        with pytest.raises(Killed):
            rebase(path, settings=NEW)
    with closing(open_store(path, settings=OLD)) as store:
        assert store.base == OLD.base
    rebase(path, settings=NEW)
    assert found(path) == wanted


def test_only_a_store_that_nobody_writes_to_is_moved(path, tmp_path, monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE_S", 0)
    with pytest.raises(StoreError, match="UJ401"):
        rebase(tmp_path / "nirgends", settings=NEW)
    with closing(open_store(path, settings=OLD)), pytest.raises(StoreError, match="UJ403"):
        rebase(path, settings=NEW)
