from __future__ import annotations

import json
import subprocess
import sys
import textwrap

import pytest

from kg.errors import StoreError
from kg.settings import Settings
from kg.store import open_store
from tests.unit.store.quads import article_graph


def described(folder, **changes):
    open_store(folder, settings=Settings()).close()
    path = folder / "store.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_a_new_store_says_what_it_is(tmp_path):
    open_store(tmp_path / "toko", settings=Settings()).close()
    found = json.loads((tmp_path / "toko" / "store.json").read_text())
    assert found["format"] == 1
    assert found["base"] == "http://localhost:8000/"
    assert found["ujar"]


def test_an_empty_folder_becomes_a_store(tmp_path):
    open_store(tmp_path, settings=Settings()).close()
    assert (tmp_path / "graphs").is_dir()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_folder_with_something_else_is_no_store(tmp_path, read_only):
    (tmp_path / "surat.txt").write_text("bukan toko")
    with pytest.raises(StoreError, match="UJ401"):
        open_store(tmp_path, settings=Settings(), read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]


def test_a_file_is_no_store(tmp_path):
    (tmp_path / "surat.txt").write_text("bukan toko")
    with pytest.raises(StoreError, match="UJ401"):
        open_store(tmp_path / "surat.txt", settings=Settings())


def test_reading_makes_no_store(tmp_path):
    with pytest.raises(StoreError, match="UJ401") as caught:
        open_store(tmp_path / "tidak-ada", settings=Settings(), read_only=True)
    assert "ujar ingest" in (caught.value.cure or "")
    assert not (tmp_path / "tidak-ada").exists()


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("changes", "code", "word"),
    [
        ({"format": 2, "ujar": "9.9"}, "UJ402", "9.9"),
        ({"base": "https://arsip.example/"}, "UJ404", "UJAR_BASE=https://arsip.example/"),
        ({"format": "satu"}, "UJ405", "backup"),
    ],
)
def test_a_store_that_cannot_be_used(tmp_path, changes, code, word, read_only):
    described(tmp_path / "toko", **changes)
    with pytest.raises(StoreError, match=code) as caught:
        open_store(tmp_path / "toko", settings=Settings(), read_only=read_only)
    assert word in str(caught.value)


def test_a_broken_description(tmp_path):
    described(tmp_path / "toko")
    (tmp_path / "toko" / "store.json").write_text("{")
    with pytest.raises(StoreError, match="UJ405"):
        open_store(tmp_path / "toko", settings=Settings())


def test_broken_graphs(tmp_path):
    described(tmp_path / "toko")
    (tmp_path / "toko" / "graphs" / "CURRENT").write_text("rusak\n")
    with pytest.raises(StoreError, match="UJ405"):
        open_store(tmp_path / "toko", settings=Settings())


def test_broken_texts(tmp_path):
    described(tmp_path / "toko")
    (tmp_path / "toko" / "texts.sqlite").write_bytes(b"x" * 5000)
    with pytest.raises(StoreError, match="UJ405"):
        open_store(tmp_path / "toko", settings=Settings())


def test_a_second_writer_in_this_process(tmp_path):
    first = open_store(tmp_path / "toko", settings=Settings())
    with pytest.raises(StoreError, match="UJ403"):
        open_store(tmp_path / "toko", settings=Settings())
    first.close()
    open_store(tmp_path / "toko", settings=Settings()).close()


def test_a_second_writer_in_another_process(tmp_path):
    first = open_store(tmp_path / "toko", settings=Settings())
    script = """
        import sys
        from pathlib import Path
        from kg.errors import StoreError
        from kg.settings import Settings
        from kg.store import open_store
        try:
            open_store(Path(sys.argv[1]), settings=Settings())
        except StoreError as error:
            sys.exit(0 if error.code == "UJ403" else str(error))
        sys.exit("opened")
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "toko")]
    assert subprocess.run(command, check=False, capture_output=True, text=True).returncode == 0
    first.close()


def test_views_stand_beside_the_writer_and_stay_as_they_are(tmp_path):
    writer = open_store(tmp_path / "toko", settings=Settings())
    graph, quads = article_graph(1)
    writer.replace_graphs([graph], quads)
    writer.publish()
    view = open_store(tmp_path / "toko", settings=Settings(), read_only=True)
    graph, quads = article_graph(2)
    writer.replace_graphs([graph], quads)
    assert view.count() == 3
    writer.publish()
    assert view.count() == 3
    fresh = open_store(tmp_path / "toko", settings=Settings(), read_only=True)
    assert fresh.count() == 6
    for opened in (view, fresh, writer):
        opened.close()


def test_a_view_does_not_write(tmp_path):
    open_store(tmp_path / "toko", settings=Settings()).close()
    view = open_store(tmp_path / "toko", settings=Settings(), read_only=True)
    with pytest.raises(StoreError, match="UJ411"):
        view.replace_graphs([], [])
    with pytest.raises(StoreError, match="UJ411"):
        view.publish()
    view.close()


def test_nothing_is_published_while_the_first_writer_works(tmp_path):
    writer = open_store(tmp_path / "toko", settings=Settings())
    with pytest.raises(StoreError, match="UJ408"):
        open_store(tmp_path / "toko", settings=Settings(), read_only=True)
    writer.close()
