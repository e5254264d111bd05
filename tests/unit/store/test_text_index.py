from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.store.quote_row import QuoteRow
from kg.store.text_index import Clause, TextIndex, day_number, order_key
from kg.store.words import folded, stemmed, stems, tagged


def row(number: int, text: str, **values) -> QuoteRow:
    article = f"{number // 10:032x}"
    quote = f"http://localhost:8000/id/article/{article}/q{number}-{number + len(text)}"
    return QuoteRow(**{"quote": quote, "text": text, "type": "direct", "article": article} | values)


ROWS = [
    row(
        10,
        "Pernyataan itu tidak benar",
        who="Sari Wulandari",
        names=("Sari Wulandari", "Wulandari"),
        published="2025-04-17",
        outlet="Harian Contoh",
        fields=(("Rubrik Utama", "hukum pidana"),),
    ),
    row(11, "Kenaikan harga beras akan dikaji", who="Budi Hartono", names=("Budi Hartono",), published="2025-04-17"),
    row(20, "Beras impor belum perlu", kind="anonymous", published="2025-05-02", relays=("Kantor Berita Maju",)),
    row(30, "Anak-anak harus dilindungi", published=None, about=("Sari Wulandari", "Budi Hartono")),
]


@pytest.fixture
def index():
    found = TextIndex(None)
    assert found.rebuild(ROWS) == 4
    return found


@pytest.mark.parametrize(
    ("clause", "numbers"),
    [
        (Clause("stem", ("dinyatakan",)), [10]),
        (Clause("stem", ("beras",)), [11, 20]),
        (Clause("stem", ("naik",)), [11]),
        (Clause("exact", ("naik",)), []),
        (Clause("exact", ("harga", "beras")), [11]),
        (Clause("exact", ("beras", "harga")), []),
        (Clause("exact", ("anak", "anak")), [30]),
        (Clause("who", ("wulandari",)), [10]),
        (Clause("who", ("sari", "wulandari")), [10]),
        (Clause("about", ("wulandari", "budi")), []),
        (Clause("via", ("berita", "maju")), [20]),
        (Clause("anonymous", ("yes",)), [20]),
        (Clause("outlet", ("harian-contoh",)), [10]),
        (Clause("day", low=20250401, high=20250430), [10, 11]),
        (Clause("day", low=1, high=20250501), [10, 11]),
        (Clause("fields", tuple(tagged("rubrik utama", "Hukum Pidana"))), [10]),
        (Clause("stem", ("beras",), is_excluded=True), [10, 30]),
        (Clause("type", ("mixed",)), []),
    ],
)
def test_clauses(index, clause, numbers):
    found = index.newest([clause], 10)
    assert sorted(number_of(hit.row) for hit in found.hits) == numbers
    assert found.total == len(numbers)


def number_of(found: QuoteRow) -> int:
    return int(found.quote.rpartition("/q")[2].partition("-")[0])


def test_a_hit_carries_the_whole_row(index):
    found = index.newest([Clause("who", ("wulandari",))], 1)
    assert found.hits[0].row == ROWS[0]


def test_newest_first_undated_last(index):
    assert [number_of(hit.row) for hit in index.newest([], 10).hits] == [20, 10, 11, 30]


def test_best_first(index):
    index.rebuild([row(10, "beras " * 5), row(20, "beras dan jagung dan kedelai dan gula pasir dan minyak")])
    assert [number_of(hit.row) for hit in index.best([Clause("stem", ("beras",))], 10).hits] == [10, 20]


def test_a_rebuild_replaces(index):
    assert index.rebuild(ROWS[:1]) == 1
    assert index.count() == 1


def test_columns(index):
    assert index.field_names() == ("rubrik_utama",)


def test_on_disk_and_read_by_others(tmp_path):
    TextIndex(tmp_path / "index").rebuild(ROWS)
    reader = TextIndex(tmp_path / "index", read_only=True)
    assert reader.count() == 4
    TextIndex(tmp_path / "index").rebuild(ROWS[:2])
    assert reader.count() == 2


def test_a_missing_index(tmp_path):
    with pytest.raises(StoreError, match="UJ409"):
        TextIndex(tmp_path / "index", read_only=True)


def test_an_index_of_another_schema_is_made_anew(tmp_path):
    import tantivy

    (tmp_path / "index").mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("lain")
    tantivy.Index(builder.build(), path=str(tmp_path / "index"))
    with pytest.raises(StoreError, match="UJ409"):
        TextIndex(tmp_path / "index", read_only=True)
    assert TextIndex(tmp_path / "index").rebuild(ROWS) == 4


@pytest.mark.parametrize(
    ("published", "number"),
    [("2025-04-17T08:00:00+07:00", 20250417), ("2025-04", 20250400), ("2025", 20250000), (None, 0)],
)
def test_days(published, number):
    assert day_number(published) == number


def test_keys_sort_by_day_then_article_then_place():
    later, earlier = row(5, "a", published="2025-04-18"), row(5, "a", published="2025-04-17")
    assert order_key(later) > order_key(earlier)
    assert order_key(row(5, "a")) > order_key(row(8, "a"))
    assert order_key(row(999_999, "a", published="9999-12-31")) < 1 << 64


@pytest.mark.parametrize(
    ("text", "words"),
    [("“Anak-anak,” katanya", ["anak", "anak", "katanya"]), ("Rp 1,5 juta", ["rp", "1", "5", "juta"]), ("—", [])],
)
def test_folding(text, words):
    assert folded(text) == words


def test_stemming_depends_on_the_language():
    assert stemmed(["pernyataan"], "id") == stemmed(["dinyatakan"], "id")
    assert stemmed(["pernyataan"], "xx") == ["pernyataan"]
    assert {"pernyataan", *stemmed(["pernyataan"], "id")} <= set(stems("pernyataan"))


def test_an_index_made_anew_is_unfilled_until_it_is_rebuilt(tmp_path):
    writer = TextIndex(tmp_path / "index")
    assert TextIndex(tmp_path / "index").is_unfilled
    with pytest.raises(StoreError, match="UJ409"):
        TextIndex(tmp_path / "index", read_only=True)
    writer.rebuild(ROWS)
    assert not TextIndex(tmp_path / "index").is_unfilled
    assert not TextIndex(None).is_unfilled
