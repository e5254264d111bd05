"""A disk that is full or may not be written: a clear error, a store that can be read, and an ingest that goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from hashlib import sha256

import pytest

from kg.errors import StoreError
from kg.intake import ingest
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store
from kg.store.database import Database
from kg.store.engine import open_engine
from kg.store.health import health

resource = pytest.importorskip("resource", reason="no limits on the size of files here")

QUOTE = '"Harga beras nomor {} turun," kata Bupati Ratna Prameswari, Selasa. {}'


def filling(number):
    """Words that do not shrink when they are packed."""
    return " ".join(sha256(f"{number} {part}".encode()).hexdigest() for part in range(150))


DOCUMENTS = tuple(
    SourceDocument(f"a{number}", QUOTE.format(number, filling(number)), language="id") for number in range(24)
)
INGEST = """
    import ctypes, os, resource, sys
    from pathlib import Path
    from kg.errors import StoreError
    from kg.intake import ingest
    from kg.settings import Settings
    from kg.store import open_store
    from tests.unit.store.test_refusals import DOCUMENTS

    folder, limit = Path(sys.argv[1]), int(sys.argv[2])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with open_store(folder, settings=Settings()) as store:
            ingest(DOCUMENTS, store, settings=Settings())
    except StoreError as error:
        print(error.code)
"""
WITHOUT_PRIVILEGE = """
    import ctypes, os, sys
    for capability in (1, 2):  # to write and to read what the permissions forbid
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
    os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A store with two articles."""
    folder = tmp_path_factory.mktemp("asal") / "toko"
    with open_store(folder, settings=Settings()) as store:
        ingest(DOCUMENTS[:2], store, settings=Settings())
    return folder


@pytest.fixture
def folder(tmp_path, made):
    shutil.copytree(made, tmp_path / "toko")
    yield tmp_path / "toko"
    for path in (tmp_path / "toko", *(tmp_path / "toko").rglob("*")):
        path.chmod(0o755)


def run(*arguments):
    command = [sys.executable, "-c", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)


def read(folder):
    with open_store(folder, settings=Settings(), read_only=True) as view:
        return health(view), view.index.count()


@pytest.mark.parametrize("limit_bytes", [1_000, 20_000, 70_000, 100_000])
def test_a_full_disk(folder, limit_bytes):
    ran = run(textwrap.dedent(INGEST), folder, limit_bytes)
    assert (ran.stdout, ran.stderr) == ("UJ407\n", "")
    found, quotes = read(folder)
    assert (found.is_whole, quotes) == (True, 2)
    with open_store(folder, settings=Settings()) as store:
        ingest(DOCUMENTS, store, settings=Settings())
    found, quotes = read(folder)
    assert (found.findings, found.articles, quotes) == ((), 24, 24)


def test_a_folder_that_may_not_be_written(folder):
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    prefix = [textwrap.dedent(WITHOUT_PRIVILEGE)] if os.geteuid() == 0 else []
    ran = run(*prefix, textwrap.dedent(INGEST), folder, 0)
    assert (ran.stdout, ran.stderr) == ("UJ407\n", "")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    found, quotes = read(folder)
    assert (found.findings, quotes) == ((), 2)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("IO error: No space left on device: While appending to file: graphs/000017.sst", "UJ407"),
        ("IO error: While lock file: graphs/LOCK: Permission denied", "UJ407"),
        ("IO error: While lock file: graphs/LOCK: Resource temporarily unavailable", "UJ403"),
        ("IO error: lock hold by current process, acquire time 1 acquiring thread 2", "UJ403"),
        ("Corruption: block checksum mismatch: stored = 1, computed = 2", "UJ405"),
    ],
)
def test_what_the_engine_says(tmp_path, monkeypatch, said, code):
    def fail(_):
        raise OSError(said)

    monkeypatch.setattr("kg.store.engine.ox.Store", fail)
    with pytest.raises(StoreError, match=code):
        open_engine(tmp_path)


def test_a_reader_needs_nothing_published_when_the_disk_refuses(folder, monkeypatch):
    (folder / "unpublished").touch()

    def fail(*_, **__):
        raise StoreError("UJ407", "penuh")

    monkeypatch.setattr("kg.store.oxigraph.OxigraphDisk", fail)
    assert read(folder)[1] == 2
    shutil.rmtree(folder / "snapshots")
    with pytest.raises(StoreError, match="UJ407"):
        open_store(folder, settings=Settings(), read_only=True)


def test_texts_on_a_full_disk(tmp_path):
    base = Database(tmp_path / "x.sqlite", "CREATE TABLE IF NOT EXISTS t (x)", what="texts")
    base.read("PRAGMA max_page_count = 4")
    with pytest.raises(StoreError, match="UJ407"):
        base.write("INSERT INTO t VALUES (?)", [("x" * 100_000,)])
    base.close()
