"""One contract over the whole table of readers."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError, SettingsError
from kg.ingest.readers import READERS, read_documents
from kg.ingest.source import Notice, NoticeKind
from kg.model.text import SourceDocument
from tests.contract.readers.cases import BAD, FIRST, GOOD, HEADER, SECOND, Bad, Good, cells, csv, jsonl, text_of, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.ingest.documents import Outcome


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_every_format_gives_the_same_articles(case: Good, tmp_path: Path) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.data())
    assert tuple(read_documents(path)) == case.expected
    assert tuple(read_documents(io.BytesIO(case.data()), kind=case.kind)) == case.expected


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_bad_input_names_place_and_cure_and_loses_nothing_else(case: Bad, tmp_path: Path) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.data())
    after = tmp_path / "z.txt"
    after.write_text("Air surut.", encoding="utf-8")
    *items, last = read_documents([path, after])
    assert isinstance(last, SourceDocument)
    _agree(items, case.expected)


def _agree(items: list[Outcome], expected: tuple[str, ...]) -> None:
    shown = [item.id if isinstance(item, SourceDocument) else str(item) for item in items]
    for item, pattern in zip(items, expected, strict=True):
        if isinstance(item, SourceDocument):
            assert item.id == pattern, shown
        else:
            assert re.search(pattern, str(item)), shown
            assert item.place, shown
            assert item.cure, shown


def _notices(*given: object, **options: object) -> tuple[list[Outcome], list[Notice]]:
    notices: list[Notice] = []
    return list(read_documents(*given, notify=notices.append, **options)), notices  # type: ignore[arg-type]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_reader_has_a_case_for_each_extension(reader: object) -> None:
    ends = {end for case in GOOD if case.kind == reader.name for end in Path(case.name.removesuffix(".gz")).suffixes}  # type: ignore[attr-defined]
    if reader.name == "csv":  # type: ignore[attr-defined]
        ends.add(".tab")
    assert ends >= set(reader.extensions)  # type: ignore[attr-defined]


def test_a_table_shows_its_mapping_before_its_first_article(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv(HEADER, cells(FIRST)))
    notices: list[Notice] = []
    items = read_documents(path, notify=notices.append)
    next(items)
    assert [notice.kind for notice in notices] == [NoticeKind.MAPPING]
    assert notices[0].message == (
        "columns read: id → id, isi → text, judul → title, tautan → url, media → outlet, tanggal → published, "
        "bahasa → language; kept as they are: rubrik (search them like field.rubrik:…)"
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", csv(("id", "text", "uraian"), ("a", "ringkas", "Hujan."))),
        ("a.jsonl", b'{"id": "a", "text": "ringkas", "uraian": "Hujan."}'),
        ("a.xlsx", xlsx(("A", [("id", "text", "uraian"), ("a", "ringkas", "Hujan.")]))),
    ],
)
def test_a_mapping_wins_in_every_format(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    expected = SourceDocument(id="a", text="Hujan.", fields=(("text", "ringkas"),))
    assert list(read_documents(path, mapping={"uraian": "text"})) == [expected]


def test_two_columns_for_one_field_are_refused_at_once() -> None:
    with pytest.raises(SettingsError, match=r"--map: 'isi' and 'isi2' are both to be read as text.*UJ712"):
        read_documents("tiada.csv", mapping={"isi": "text", "isi2": "text"})


def test_unclear_values_are_kept_and_told() -> None:
    data = csv(("isi", "tanggal", "url", "bahasa"), ("Hujan.", "06/17/2025", "lihat kliping", "daerah: Jawa"))
    items, notices = _notices(io.BytesIO(data), kind="csv")
    assert items == [
        SourceDocument(
            id=items[0].id,  # type: ignore[union-attr]
            text="Hujan.",
            fields=(("tanggal", "06/17/2025"), ("url", "lihat kliping"), ("bahasa", "daerah: Jawa")),
        )
    ]
    told = [notice.message.split(" (")[0] for notice in notices if notice.kind is NoticeKind.VALUE]
    assert told == [
        "tanggal '06/17/2025' is no clear published",
        "url 'lihat kliping' is no clear url",
        "bahasa 'daerah: Jawa' is no clear language",
    ]


def test_values_are_made_alike() -> None:
    data = csv(("isi", "link", "bahasa", "tgl"), ("Hujan.", "www.kabar.example/1", "Indonesia", "Selasa, 17 Juni 2025"))
    (item,) = read_documents(io.BytesIO(data), kind="csv")
    assert item == SourceDocument(
        id="https://www.kabar.example/1",
        text="Hujan.",
        url="https://www.kabar.example/1",
        published="2025-06-17",
        language="id",
    )


def test_the_id_of_an_article_without_one_comes_from_its_text() -> None:
    rows = csv(("no", "isi"), ("1", "Hujan."), ("2", "Surut.")), csv(("no", "isi"), ("1", "Surut."), ("2", "Hujan."))
    ids = [[item.id for item in read_documents(io.BytesIO(data), kind="csv")] for data in rows]  # type: ignore[union-attr]
    assert ids[0] == ids[1][::-1]
    assert len(set(ids[0])) == 2


@pytest.mark.parametrize(("length", "count"), [(32_766, 1), (32_767, 1), (32_768, 0), (32_765, 0)])
def test_cells_at_the_limit_are_told(length: int, count: int) -> None:
    _, notices = _notices(io.BytesIO(csv(("isi",), ("a" * length,))), kind="csv")
    cut = [notice for notice in notices if notice.kind is NoticeKind.CUT]
    assert len(cut) == count
    assert all(notice.place == "<stream>:2" for notice in cut)


def test_several_sheets_are_told() -> None:
    data = xlsx(("Depan", []), ("Berita", [("isi",), ("Hujan.",)]), ("Lama", [("isi",), ("Surut.",)]))
    items, notices = _notices(io.BytesIO(data), kind="auto")
    assert [item.text for item in items] == ["Hujan."]  # type: ignore[union-attr]
    assert [notice.message for notice in notices if notice.kind is NoticeKind.SHEETS] == [
        "sheet 'Berita' is read; not read: Depan, Lama"
    ]


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.jsonl", "b/1.txt", "z.pdf", ".tersembunyi/3.txt", "b/.4.txt", "s/store.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(
            jsonl(FIRST) if name.endswith("jsonl") else text_of(SECOND).replace(b"kr-2", name[:3].encode())
        )
    items, notices = _notices(tmp_path)
    assert [item.id for item in items] == ["kr-1", "b/1", "b/2"]  # type: ignore[union-attr]
    assert [(notice.kind, Path(notice.place).name) for notice in notices] == [
        (NoticeKind.IGNORED, "s"),
        (NoticeKind.IGNORED, "z.pdf"),
    ]


def test_patterns_and_missing_files(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b1.txt"):
        (tmp_path / name).write_text("Hujan.", encoding="utf-8")
    found = list(read_documents([str(tmp_path / "a?.txt"), str(tmp_path / "c*.txt"), tmp_path / "d.txt", tmp_path]))
    kinds = [item.code if isinstance(item, InputError) else item.id for item in found]
    assert kinds == ["a1", "a2", "UJ101", "UJ101", "a1", "a2", "b1"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (error,) = read_documents(tmp_path)
    assert isinstance(error, InputError)
    assert error.code == "UJ102"


@pytest.mark.parametrize(("kind", "data"), [(case.kind, case.data) for case in GOOD if case.kind != "csv"])
def test_standard_input_is_told_apart_by_its_first_bytes(
    kind: str, data: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe(data()))))  # type: ignore[type-var]
    items = list(read_documents("-"))
    assert all(isinstance(item, SourceDocument) for item in items), items
    assert len(items) == (1 if kind == "text" else 2)


def test_an_unknown_kind_is_refused_at_once() -> None:
    with pytest.raises(SettingsError, match=r"--from: .*'parquet'.*one of: auto, text.*UJ711"):
        read_documents("x", kind="parquet")


def test_a_stream_is_left_open() -> None:
    stream = io.BytesIO(csv(HEADER, cells(FIRST)))
    assert len(list(read_documents(stream, kind="csv"))) == 1
    assert not stream.closed


def test_tables_are_streamed(tmp_path: Path) -> None:
    """A table far larger than its share of memory: the reader must hold one row, not the file."""
    import tracemalloc

    path = tmp_path / "besar.csv"
    row = csv(("a", "Hujan turun sejak pagi di Tanjung Rawa. " * 25))
    with path.open("wb") as file:
        file.write(b"id,isi\r\n")
        file.writelines(row for _ in range(20_000))
    tracemalloc.start()
    count = sum(isinstance(item, SourceDocument) for item in read_documents(path))
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak_bytes < path.stat().st_size / 3


@pytest.mark.parametrize("end", ["\n", " "], ids=["many lines", "one line"])
def test_a_cell_without_end_is_not_held_in_memory(tmp_path: Path, end: str) -> None:
    import tracemalloc

    path = tmp_path / "besar.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write('id,isi\na,"')
        file.writelines(f'Hujan turun, kata ""Sari"".{end}' for _ in range(200_000))
        file.write('"\nb,Surut.\n')
    tracemalloc.start()
    items = list(read_documents(path, limit_bytes=10_000))
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.code if isinstance(item, InputError) else item.id for item in items] == ["UJ108", "b"]
    assert peak_bytes < path.stat().st_size


DATED = (
    ('"date": "17 Jun 2025"', "", "2025-06-17"),
    ('"Tanggal": "17/06/2025", "date": "2024-01-01"', "", "2025-06-17"),
    ('"date": "2024-01-01", "published": "2025-06-17"', "", "2025-06-17"),
    ('"date": "2024-01-01", "terbit": "2025-06-17"', "terbit", "2025-06-17"),
)


@pytest.mark.parametrize(("keys", "mapped", "published"), DATED)
def test_lines_without_published_have_the_date_that_a_table_would_have(keys: str, mapped: str, published: str) -> None:
    line = io.BytesIO(f'{{"text": "Air surut.", {keys}}}\n'.encode())
    (document,) = read_documents(line, kind="jsonl", mapping={mapped: "published"} if mapped else {})
    assert isinstance(document, SourceDocument)
    assert document.published == published


CHANGED = "Diperbarui 20 Jun 2025"
MODIFIED = (
    ({"date": CHANGED}, {}, "2025-06-20", 1),
    ({"tanggal": CHANGED, "date": "17 Jun 2025"}, {}, "2025-06-17", 0),
    ({"tanggal": CHANGED, "date": "Diperbarui 21 Jun 2025"}, {}, "2025-06-20", 1),
    ({"tanggal": CHANGED, "date": "17 Jun 2025"}, {"Date": ""}, "2025-06-20", 1),
    ({"published": "17 Jun 2025", "date": CHANGED}, {}, "2025-06-17", 0),
    ({"published": "20 Jun 2025", "date": CHANGED}, {}, "2025-06-20", 0),
)


@pytest.mark.parametrize(("keys", "mapping", "published", "told"), MODIFIED)
def test_a_date_of_modification_stands_in_where_there_is_no_other(
    keys: dict[str, str], mapping: dict[str, str], published: str, told: int
) -> None:
    line = io.BytesIO(json.dumps({"text": "Air surut.", **keys}).encode())
    (document,), notices = _notices(line, kind="jsonl", mapping=mapping)
    assert isinstance(document, SourceDocument)
    assert document.published == published
    assert document.modified == ("2025-06-20" if told or "tanggal" in keys else None)
    assert CHANGED in dict(document.fields).values()
    assert [notice.kind for notice in notices].count(NoticeKind.MODIFIED) == told


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("jsonl", b'{"text": "Air surut.", "modified": "17 Jun 2025 10:30 WIB", "crawled_at": "2025-06-18"}\n'),
        ("csv", b"isi,Tanggal Diperbarui,Diambil\nAir surut.,17 Jun 2025 10:30 WIB,18/06/2025\n"),
        ("text", b"---\nmodified: 17 Jun 2025 10:30 WIB\nretrieved: 2025-06-18\n---\nAir surut.\n"),
    ],
)
def test_when_a_text_was_changed_and_when_it_was_taken(kind: str, content: bytes) -> None:
    (document,) = read_documents(io.BytesIO(content), kind=kind)
    assert isinstance(document, SourceDocument)
    assert (document.published, document.modified) == (None, "2025-06-17T10:30:00+07:00")
    assert (document.retrieved, document.fields) == ("2025-06-18", ())


def test_a_month_that_comes_first_warns_of_the_others() -> None:
    _, notices = _notices(io.BytesIO(b"isi,tanggal\nAir surut.,06/17/2025\n"), kind="csv")
    assert "the month is first here, and dates such as 3/4/2026 are read day first" in notices[-1].message


def test_a_date_that_is_kept_as_it_is() -> None:
    line = io.BytesIO(b'{"text": "Air surut.", "date": "17 Jun 2025"}\n')
    (document,) = read_documents(line, kind="jsonl", mapping={"date": ""})
    assert isinstance(document, SourceDocument)
    assert (document.published, document.fields) == (None, (("date", "17 Jun 2025"),))
