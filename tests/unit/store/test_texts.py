from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.model.text import SourceDocument
from kg.store.texts import Texts

DOCUMENT = SourceDocument(
    "a1",
    "Harga beras turun, kata Wali Kota.\nKalimat kedua — “dengan tanda”.",
    title="Harga beras",
    url="https://harian.example/a1",
    outlet="Harian Contoh",
    published="2025-04-17",
    language="id",
    fields=(("rubrik", "ekonomi"), ("rubrik", "daerah")),
)


@pytest.fixture(params=["disk", "memory"])
def texts(request, tmp_path):
    opened = Texts(tmp_path / "texts.sqlite" if request.param == "disk" else None)
    yield opened
    opened.close()


def test_a_document_comes_back_whole(texts):
    texts.put([("k1", DOCUMENT)])
    assert texts.get("k1") == DOCUMENT
    assert texts.get("k2") is None
    assert len(texts) == 1


@pytest.mark.parametrize("name", ["k1", "a1", "https://harian.example/a1"])
def test_found_by_key_id_or_address(texts, name):
    texts.put([("k1", DOCUMENT), ("k0", SourceDocument("a0", "Lain."))])
    assert texts.find(name) == ("k1",)
    assert texts.find("tidak ada") == ()


def test_versions_of_one_address(texts):
    texts.put([("k2", DOCUMENT), ("k1", DOCUMENT)])
    assert texts.find("a1") == ("k1", "k2")


def test_all_documents_by_key(texts):
    texts.put((f"k{number:03}", SourceDocument(f"a{number}", "Teks.")) for number in reversed(range(250)))
    keys = [key for key, _ in texts.items()]
    assert keys == sorted(keys)
    assert len(keys) == 250


def test_a_new_text_is_not_finished(texts):
    texts.put([("k1", DOCUMENT)])
    assert texts.state("k1") is None
    texts.set_states([("k1", "selesai"), ("k9", "tidak ada")])
    assert texts.state("k1") == "selesai"
    assert texts.state("k9") is None
    texts.put([("k1", DOCUMENT)])
    assert texts.state("k1") is None


def test_notes(texts):
    assert texts.note("derived") is None
    texts.set_note("derived", "fresh")
    texts.set_note("derived", "stale")
    assert texts.note("derived") == "stale"


def test_readers_beside_the_writer(tmp_path):
    writer = Texts(tmp_path / "texts.sqlite")
    reader = Texts(tmp_path / "texts.sqlite", read_only=True)
    writer.put([("k1", DOCUMENT)])
    assert reader.get("k1") == DOCUMENT
    with pytest.raises(StoreError, match="UJ405"):
        reader.put([("k2", DOCUMENT)])
    reader.close()
    writer.close()


def test_texts_are_compressed(tmp_path):
    writer = Texts(tmp_path / "texts.sqlite")
    long = SourceDocument("a1", "Harga beras turun di pasar. " * 20_000)
    writer.put([("k1", long)])
    writer.close()
    assert (tmp_path / "texts.sqlite").stat().st_size < len(long.text) / 10


def test_a_missing_file_cannot_be_read(tmp_path):
    with pytest.raises(StoreError, match="UJ405"):
        Texts(tmp_path / "texts.sqlite", read_only=True)
