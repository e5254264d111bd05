"""Backups: of one moment, whole or not there, and compared when they are restored."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading

import pytest

from kg.errors import StoreError
from kg.ids import article_key
from kg.intake import ingest
from kg.intake.backup import backup, restore
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store
from kg.store.backup import read_backup
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from kg.store.pins import moment
from tests.unit.store.quads import article_graph


def settings(folder):
    return Settings(store=folder)


def document(number):
    return SourceDocument(f"a{number}", f'"Harga beras nomor {number} turun," kata Bupati Ratna Prameswari, Selasa.')


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A store with two articles and a key."""
    folder = tmp_path_factory.mktemp("asal") / "toko"
    with open_store(folder, settings=Settings()) as target:
        ingest([document(1), document(2)], target, settings=Settings())
    Keys(Layout(folder).keys).add("redaksi", [Scope.UPDATE])
    return folder


@pytest.fixture
def store(tmp_path, made):
    """A copy of it."""
    shutil.copytree(made, tmp_path / "toko")
    return tmp_path / "toko"


def exported(folder):
    with open_store(folder, settings=Settings(), read_only=True) as view:
        return set(view.quads()), dict(view.texts.items()), view.index.count()


def test_what_is_restored_is_the_same(store, tmp_path):
    made = backup(tmp_path / "cadangan", settings=settings(store))
    assert (made.documents, made.is_derived, made.has_index) == (2, True, True)
    restored = restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru"))
    assert (restored.quotes, restored.is_derived_anew) == (2, False)
    assert exported(tmp_path / "baru") == exported(store)
    assert Keys(Layout(tmp_path / "baru").keys).all() == Keys(Layout(store).keys).all()
    assert (tmp_path / "baru" / "keys.json").stat().st_mode & 0o777 == 0o600
    assert not Layout(store).pins.exists()


def test_a_backup_is_no_store(store, tmp_path):
    backup(tmp_path / "cadangan", settings=settings(store))
    with pytest.raises(StoreError, match="UJ401"):
        open_store(tmp_path / "cadangan", settings=Settings())
    assert json.loads((tmp_path / "cadangan" / "backup.json").read_bytes())["store"]["format"] == 1


def test_a_restored_store_publishes_under_new_names_and_keeps_its_release(store, tmp_path):
    Layout(store).released.write_text('{"release":"r1","snapshot":"0000000001"}')
    made = backup(tmp_path / "cadangan", settings=settings(store))
    assert made.snapshot == "0000000001"
    restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru"))
    with open_store(tmp_path / "baru", settings=Settings(), read_only=True) as view:
        assert view.snapshot == "0001000002"
    assert json.loads(Layout(tmp_path / "baru").released.read_bytes()) == {"release": "r1", "snapshot": "0001000002"}


def test_a_store_of_another_base_keeps_it(tmp_path):
    base = "https://arsip.example/"
    with open_store(tmp_path / "toko", settings=Settings(base=base)) as target:
        ingest([document(1)], target, settings=Settings(base=base))
    backup(tmp_path / "cadangan", settings=settings(tmp_path / "toko"))
    assert restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru")).base == base


def test_while_a_writer_writes_the_backup_is_of_one_moment(store, tmp_path):
    """The writer of another thread stands between two changes while graphs, texts and archive are held."""
    written, stop = threading.Semaphore(0), threading.Event()

    def write():
        with open_store(store, settings=Settings()) as target:
            number = 100
            while not stop.is_set():
                number += 1
                graph, quads = article_graph(number)
                target.texts.put([(graph.rpartition("/")[2], document(number))])
                target.replace_graphs([graph], quads)
                target.texts.set_states([(graph.rpartition("/")[2], "1 id x y z")])
                written.release()

    writer = threading.Thread(target=write)
    writer.start()
    for _ in range(5):
        written.acquire()
    try:
        backup(tmp_path / "cadangan", settings=settings(store))
    finally:
        stop.set()
        writer.join()
    restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru"))
    with open_store(tmp_path / "baru", settings=Settings(), read_only=True) as view:
        stored = {graph.rpartition("/")[2] for graph in view.graph_names() if "/article/" in graph}
        finished = {key for key, _ in view.texts.items() if view.texts.state(key)}
    assert len(stored) >= 7
    assert finished == stored


def test_what_a_killed_ingest_left_is_in_the_backup(store, tmp_path):
    script = """
        import os, sys
        from pathlib import Path
        from kg.settings import Settings
        from kg.store import open_store
        from tests.unit.store.quads import article_graph
        store = open_store(Path(sys.argv[1]), settings=Settings())
        store.texts.set_note("derived", "stale")
        store.replace_graphs([article_graph(7)[0]], article_graph(7)[1])
        os._exit(9)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(store)], check=False)
    made = backup(tmp_path / "cadangan", settings=settings(store))
    assert not made.is_derived
    restored = restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru"))
    assert restored.is_derived_anew
    with open_store(tmp_path / "baru", settings=Settings(), read_only=True) as view:
        assert set(view.quads(article_graph(7)[0])) == set(article_graph(7)[1])
        assert view.index.count() == 2


def test_a_killed_backup_leaves_nothing_that_is_in_the_way(store, tmp_path):
    script = """
        import os, sys
        from pathlib import Path
        from kg.intake.backup import backup
        from kg.settings import Settings
        settings = Settings(store=Path(sys.argv[1]))
        backup(Path(sys.argv[2]), settings=settings, progress=lambda done: os.kill(os.getpid(), 9))
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(store), str(tmp_path / "cadangan")]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert not (tmp_path / "cadangan").exists()
    assert Layout(store).pins.exists()
    with open_store(store, settings=Settings()) as target:
        ingest([document(3)], target, settings=Settings())
    assert backup(tmp_path / "cadangan", settings=settings(store)).documents == 3
    assert not Layout(store).pins.exists()


def test_a_writer_does_not_wait_for_one_that_died(store, monkeypatch):
    monkeypatch.setattr("kg.store.pins._PATIENCE_S", 0.05)
    Layout(store).pins.mkdir()
    (Layout(store).pins / "asked").touch()
    with open_store(store, settings=Settings()) as target:
        ingest([document(3)], target, settings=Settings())
        assert target.index.count() == 3
    assert not (Layout(store).pins / "asked").exists()


def test_one_backup_at_a_time(store, tmp_path):
    held = moment(Layout(store), left_over=lambda: None, waiting=lambda: None)
    with held, pytest.raises(StoreError, match="UJ481"):
        backup(tmp_path / "cadangan", settings=settings(store))
    assert not (tmp_path / "cadangan").exists()


@pytest.mark.parametrize("target", ["toko", "toko/cadangan", "penuh"])
def test_a_target_must_be_new_and_apart(store, tmp_path, target):
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh" / "surat.txt").touch()
    with pytest.raises(StoreError, match="UJ480"):
        backup(tmp_path / target, settings=settings(store))


def test_a_store_is_not_overwritten(store, tmp_path):
    backup(tmp_path / "cadangan", settings=settings(store))
    before = exported(store)
    with pytest.raises(StoreError, match="UJ480"):
        restore(tmp_path / "cadangan", settings=settings(store))
    assert exported(store) == before


def test_an_empty_folder_is_taken(store, tmp_path):
    for name in ("cadangan", "baru"):
        (tmp_path / name).mkdir()
    backup(tmp_path / "cadangan", settings=settings(store))
    restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru"))
    assert exported(tmp_path / "baru") == exported(store)


@pytest.mark.parametrize("harm", ["changed", "cut", "gone"])
@pytest.mark.parametrize("name", ["texts.sqlite", "keys.json", "graphs/CURRENT"])
def test_a_backup_that_was_damaged_is_refused(store, tmp_path, harm, name):
    backup(tmp_path / "cadangan", settings=settings(store))
    file = tmp_path / "cadangan" / name
    content = file.read_bytes()
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(content[:-1] if harm == "cut" else content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(StoreError, match="UJ484"):
        restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru"))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("baru")] == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"format": 2}, "UJ402"),
        ({"store": {"format": 2, "base": "http://localhost:8000/"}}, "UJ402"),
        ({"files": 5}, "UJ483"),
    ],
)
def test_a_backup_of_another_kind(store, tmp_path, changes, code):
    backup(tmp_path / "cadangan", settings=settings(store))
    manifest = tmp_path / "cadangan" / "backup.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_bytes()) | changes))
    with pytest.raises(StoreError, match=code):
        restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru"))


def test_a_folder_that_is_no_backup(tmp_path):
    with pytest.raises(StoreError, match="UJ483"):
        read_backup(tmp_path)


def test_a_store_on_a_medium_without_room_for_pins_is_backed_up_without_index(store, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError("tidak boleh")))
    assert not backup(tmp_path / "cadangan", settings=settings(store)).has_index
    restored = restore(tmp_path / "cadangan", settings=settings(tmp_path / "baru"))
    assert restored.quotes == 2


def test_keys_of_texts_are_those_of_their_graphs(store):
    with open_store(store, settings=Settings(), read_only=True) as view:
        assert {key for key, _ in view.texts.items()} == {article_key(document(number)) for number in (1, 2)}
