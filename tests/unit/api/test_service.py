"""The service's views and turns, without HTTP."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api import service as module
from api.service import HEAVY_AT_ONCE, Service
from kg.errors import LimitError, StoreError
from kg.settings import Settings
from kg.store import open_store
from kg.store.layout import Layout
from kg.store.snapshots import Snapshots
from tests.unit.api.articles import DOCUMENT
from tests.unit.api.store import KEY, add, fill


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setattr(module, "CHECK_EVERY_S", 0.0)
    made = Service(fill(tmp_path / "store"))
    yield made
    made.close()


def test_a_new_snapshot_is_seen_by_the_next_reader_and_the_present_one_keeps_his(service: Service) -> None:
    with service.reading() as before:
        key = add(service.settings.store)
        with service.reading() as after:
            assert after is not before
            graph = f"{after.base}graph/article/{key}"
            assert list(after.quads(graph))
            assert not list(before.quads(graph))
        assert list(before.quads(f"{before.base}graph/article/{KEY}"))
    with pytest.raises(StoreError, match="UJ410"):
        before.quads()
    with service.reading() as again:
        assert again is after


def test_the_same_snapshot_is_opened_once(service: Service) -> None:
    with service.reading() as first, service.reading() as second:
        assert first is second
    with service.reading() as third:
        assert third is first


def test_turns_are_few_and_given_back(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEAVY_WAIT_S", 0.01)
    turns = [service.turn() for _ in range(HEAVY_AT_ONCE)]
    for turn in turns:
        turn.__enter__()
    with pytest.raises(LimitError, match="UJ605"), service.turn():
        pass
    turns[0].__exit__(None, None, None)
    with service.turn():
        pass
    turns[1].__exit__(None, None, None)


@pytest.mark.parametrize("content", [None, "not a store"])
def test_a_store_that_is_not_there_is_a_clear_error(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "file.txt").write_text(content)
    with pytest.raises(StoreError, match="UJ401") as error:
        Service(Settings(store=tmp_path if content else tmp_path / "missing"))
    assert error.value.cure


def test_articles_are_counted_by_their_graphs_and_anew_for_a_new_snapshot(service: Service) -> None:
    assert service.articles() == 1
    key = add(service.settings.store)
    assert service.articles() == 2
    with closing(open_store(service.settings.store, settings=service.settings)) as store:
        store.replace_graphs([f"{store.base}graph/{kind}/{key}" for kind in ("article", "prov")], [])
        store.texts.put([("0" * 32, DOCUMENT)])
    assert service.articles() == 1


def test_what_is_published_is_looked_up_once_while_the_folder_rests(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Layout(service.settings.store).snapshots
    os.utime(folder, (0, 0))
    before = service.published()
    assert before is not None
    with monkeypatch.context() as patched:
        patched.setattr(Snapshots, "version", lambda _: pytest.fail("looked up again"))
        assert service.published() == before
    add(service.settings.store)
    after = service.published()
    assert after not in {None, before}
    os.utime(folder, (1, 1))
    assert service.published() == after
