"""Bulk load of shards: the same store as by ingest, all of it or nothing."""

from __future__ import annotations

import gzip
import io
from contextlib import contextmanager

import pytest

from kg.errors import InputError, StoreError
from kg.ids import article_key
from kg.intake import ingest, loading
from kg.intake.loading import load
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store

QUOTE = '"Harga beras nomor {} turun," kata Bupati Ratna Prameswari, Selasa.'
DOCUMENTS = tuple(SourceDocument(f"a{number}", QUOTE.format(number)) for number in range(3))
TEXTS = tuple((article_key(document), document) for document in DOCUMENTS)


def shard(content, name="pecahan.nq"):
    @contextmanager
    def opened():
        yield io.BytesIO(content)

    return name, opened


def exported(folder):
    with open_store(folder, settings=Settings(), read_only=True) as view:
        quads = {str(quad) for quad in view.quads() if not str(quad.graph_name).endswith("graph/runs>")}
        return quads, dict(view.texts.items()), view.index.count()


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    """A store made by ingest, and its graphs as two shards, the first without a newline at its end."""
    folder = tmp_path_factory.mktemp("asal") / "toko"
    with open_store(folder, settings=Settings()) as store:
        ingest(DOCUMENTS, store, settings=Settings())
        out = io.BytesIO()
        store.dump(out, "application/n-quads")
    lines = out.getvalue().splitlines(keepends=True)
    return folder, [b"".join(lines[:40])[:-1], b"".join(lines[40:])]


def test_loading_gives_the_store_that_ingest_gave(origin, tmp_path):
    folder, (first, second) = origin
    shown = []
    shards = [shard(first), shard(second, "pecahan-2.nq")]
    done = load(shards, settings=Settings(store=tmp_path / "toko"), texts=TEXTS, progress=shown.append)
    assert (done.articles, done.with_text, done.quotes) == (3, 3, 3)
    assert exported(tmp_path / "toko") == exported(folder)
    assert shown[-2:] == [shown[-2], 3]
    with open_store(tmp_path / "toko", settings=Settings()) as store:
        assert ingest(DOCUMENTS, store, settings=Settings()).skipped == 3


def test_without_texts_articles_are_known_by_what_their_graphs_say(origin, tmp_path):
    folder, shards = origin
    done = load([shard(one) for one in shards], settings=Settings(store=tmp_path / "toko"))
    assert (done.articles, done.with_text) == (3, 0)
    assert exported(tmp_path / "toko")[0] == exported(folder)[0]
    with open_store(tmp_path / "toko", settings=Settings(), read_only=True) as view:
        assert len(view.texts.find("a1")) == 1


@pytest.mark.parametrize(
    ("bad", "error", "words"),
    [
        (b"<http://a> <http://b> <http://c d> .\n", InputError, "buruk.nq:1: it is no N-Quads"),
        (b'<http://a> <http://b> "x" .\n<http://a> rusak\n', InputError, "buruk.nq:2: it is no N-Quads"),
        (b'_:a <http://b> "x" .\n', StoreError, "UJ406"),
        (
            b"<http://a> <http://b> <http://c> <https://lain.example/graph/article/" + b"0" * 32 + b"> .\n",
            StoreError,
            "UJ485",
        ),
    ],
)
def test_a_bad_shard_leaves_nothing(origin, tmp_path, bad, error, words):
    _, shards = origin
    with pytest.raises(error, match=words):
        load([*map(shard, shards), shard(bad, "buruk.nq")], settings=Settings(store=tmp_path / "toko"), texts=TEXTS)
    assert not (tmp_path / "toko").exists()


def test_what_only_looks_like_a_blank_node_is_taken(origin, tmp_path):
    _, shards = origin
    content = b'<http://a> <http://b> "tanda _:x" <https://milik.example/g> .\n'
    load([*map(shard, shards), shard(content)], settings=Settings(store=tmp_path / "toko"))
    with open_store(tmp_path / "toko", settings=Settings(), read_only=True) as view:
        assert len(list(view.quads("https://milik.example/g"))) == 1


def test_a_damaged_pack(origin, tmp_path):
    _, (first, _) = origin
    packed = gzip.compress(first)[:-40]

    @contextmanager
    def opened():
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as file:
            yield file

    with pytest.raises(InputError, match=r"rusak\.nq\.gz: it cannot be read"):
        load([("rusak.nq.gz", opened)], settings=Settings(store=tmp_path / "toko"))


def test_a_store_with_articles_takes_no_shards(origin, tmp_path):
    _, shards = origin
    settings = Settings(store=tmp_path / "toko")
    load([shard(one) for one in shards], settings=settings)
    before = exported(tmp_path / "toko")
    with pytest.raises(StoreError, match="UJ486"):
        load([shard(one) for one in shards], settings=settings)
    assert exported(tmp_path / "toko") == before


@pytest.mark.parametrize("step", ["exchange", "_documents", "rebuild_derived"])
def test_one_that_was_interrupted_is_finished_by_another(origin, tmp_path, monkeypatch, step):
    folder, shards = origin
    settings = Settings(store=tmp_path / "toko")

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, step, stop)
    with pytest.raises(KeyboardInterrupt):
        load([shard(one) for one in shards], settings=settings, texts=TEXTS)
    monkeypatch.undo()
    load([shard(one) for one in shards], settings=settings, texts=TEXTS)
    assert exported(tmp_path / "toko") == exported(folder)
