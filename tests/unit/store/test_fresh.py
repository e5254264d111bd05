"""A store that was made in vain is not left behind; one that holds something is."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.intake import ingest
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store
from kg.store.fresh import opened

REFUSED = StoreError("UJ407", "the disk refuses")
DOCUMENT = SourceDocument("a1", '"Harga beras turun," kata Bupati Ratna Prameswari, Selasa.')


def write(folder, documents, error):
    with opened(folder, lambda: open_store(folder, settings=Settings())) as store:
        store.texts.put([("x", DOCUMENT)])
        if documents:
            ingest(documents, store, settings=Settings())
        raise error


def fail(folder, *, documents=(), error=REFUSED):
    with pytest.raises(type(error)):
        write(folder, documents, error)


def test_a_new_store_goes_when_nothing_came_into_it(tmp_path):
    fail(tmp_path / "baru")
    assert not (tmp_path / "baru").exists()
    (tmp_path / "kosong").mkdir()
    fail(tmp_path / "kosong")
    assert list((tmp_path / "kosong").iterdir()) == []


def test_what_holds_something_or_was_there_or_was_interrupted_stays(tmp_path):
    fail(tmp_path / "berisi", documents=[DOCUMENT])
    fail(tmp_path / "terputus", error=KeyboardInterrupt())
    open_store(tmp_path / "lama", settings=Settings()).close()
    fail(tmp_path / "lama")
    assert [(tmp_path / name / "store.json").exists() for name in ("berisi", "terputus", "lama")] == [True] * 3


def test_a_folder_whose_endpoint_is_not_reached_goes(tmp_path):
    settings = Settings(endpoint="http://127.0.0.1:1/query")
    folder = tmp_path / "jauh"
    with pytest.raises(StoreError, match="UJ462"), opened(folder, lambda: open_store(folder, settings=settings)):
        pass
    assert not folder.exists()
