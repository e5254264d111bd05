"""`ujar extract`."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from kg.ingest.readers import read_documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_jsonl_has_the_fields_of_the_record_and_offsets_of_the_text_given(ujar: Callable, article: Path) -> None:
    ran = ujar("extract", article, "--format", "jsonl")
    assert ran.code == 0
    (record,) = map(json.loads, ran.out.splitlines())
    (document,) = read_documents(article)
    assert (record["id"], record["lang"], len(record["quotes"])) == ("kr-1", "id", 3)
    (direct,) = [quote for quote in record["quotes"] if quote["type"] == "direct"]
    assert [document.text[slice(*span)] for span in direct["spans"]] == [
        "Kami sudah membuka kembali jembatan itu pagi tadi"
    ]
    assert document.text[slice(*direct["cue"])] == "kata"
    assert document.text[slice(*direct["speaker"])] == "Ratna"
    assert direct["speaker_name"] == "Ratna Prameswari"
    assert direct["attributed_via"] == "Antara"
    assert [(relay["agent"], relay["kind"], relay["index"]) for relay in direct["relays"]] == [
        ("Antara", "as_reported_by", 1)
    ]
    assert document.text[slice(*direct["relays"][0]["span"])] == "Antara"
    assert list(direct) == [
        "id", "type", "spans", "cue", "cue_class", "speaker", "speaker_name", "anonymous", "collective",
        "attributed_via", "relays", "addressee", "role", "medium", "polarity", "certainty", "event", "nested_in",
        "confidence", "reasons",
    ]  # fmt: skip
    assert [quote["anonymous"] for quote in record["quotes"]].count(True) == 1
    assert ran.err.startswith("articles 1, quotes 3, failed 0, ")


def test_the_table_shows_who_said_what_and_by_whom_it_came(ujar: Callable, article: Path) -> None:
    ran = ujar("extract", article)
    assert "kr-1 [id] quotes: 3  Air Surut di Tanjung Rawa" in ran.out
    assert "Kami sudah membuka kembali jembatan itu pagi tadi" in ran.out
    assert "Antara" in ran.out
    assert "(anonymous)" in ran.out
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize(("form", "words"), [("trig", "@prefix ujar:"), ("jsonld", '"@context"')])
def test_rdf(form: str, words: str, ujar: Callable, article: Path) -> None:
    ran = ujar("extract", article, "--format", form)
    assert ran.code == 0
    assert words in ran.out
    assert "Kami sudah membuka kembali jembatan itu pagi tadi" in ran.out


def test_standard_input(ujar: Callable, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(article.read_bytes())))
    assert "jembatan itu" in ujar("extract", "-").out


def test_what_fails_is_said_and_the_rest_goes_on(ujar: Callable, article: Path, tmp_path: Path) -> None:
    (tmp_path / "kosong.txt").write_bytes(b"")
    ran = ujar("extract", tmp_path / "kosong.txt", article, tmp_path / "tiada.txt", "--format", "jsonl")
    assert (ran.code, len(ran.out.splitlines())) == (2, 1)
    assert "kosong.txt: the file is empty" in ran.err
    assert "tiada.txt: there is no such file" in ran.err
    assert "articles 1, quotes 3, failed 2, " in ran.err


def test_nothing_done_is_exit_code_2(ujar: Callable, tmp_path: Path) -> None:
    ran = ujar("extract", tmp_path / "tiada.txt")
    assert (ran.code, ran.out) == (2, "")


def test_the_mapping_is_shown_and_notices_do_not_flood(ujar: Callable, tmp_path: Path) -> None:
    rows = "".join(f'"Hujan turun, kata Ratna Prameswari ke-{number}.",06/17/2025\n' for number in range(10))
    (tmp_path / "a.csv").write_text("uraian,tanggal\n" + rows, encoding="utf-8")
    ran = ujar("extract", tmp_path / "a.csv", "--map", "uraian=text", "--lang", "id", "--format", "jsonl")
    assert ran.code == 0
    assert "a.csv:1: columns read: uraian → text, tanggal → published" in ran.err
    assert ran.err.count("is no clear published") == 3
    assert "7 more of this kind (value)" in ran.err


def test_processes_change_nothing(ujar: Callable, tmp_path: Path) -> None:
    text = '\\"Air sudah surut {0} sejak pagi,\\" kata Ratna Prameswari, Bupati Tanjung Rawa.'
    lines = [f'{{"id": "{number}", "text": "{text.format(number)}", "language": "id"}}\n' for number in range(40)]
    (tmp_path / "a.jsonl").write_text("".join([*lines[:20], "{\n", *lines[20:]]), encoding="utf-8")
    one, two = (ujar("extract", tmp_path / "a.jsonl", "--format", "jsonl", "--jobs", jobs) for jobs in (1, 2))
    assert one.out == two.out
    assert (one.code, two.code, len(one.out.splitlines())) == (2, 2, 40)
    assert "a.jsonl:21: broken JSON" in two.err


def test_output_file_appears_whole_or_not_at_all(ujar: Callable, article: Path, tmp_path: Path) -> None:
    ran = ujar("extract", article, "-o", tmp_path / "hasil.jsonl", "--format", "jsonl")
    assert (ran.code, ran.out) == (0, "")
    assert json.loads((tmp_path / "hasil.jsonl").read_text(encoding="utf-8"))["id"] == "kr-1"
    assert ujar("extract", article, "-o", tmp_path / "tiada" / "hasil.jsonl").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hasil.jsonl", "kr-1.txt"]


def test_what_a_source_denies_is_said_to_be_denied(ujar: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Menteri Budi Santoso membantah tuduhan suap itu.", encoding="utf-8")
    assert "indirect, denied" in ujar("extract", tmp_path / "a.txt").out
    record = json.loads(ujar("extract", tmp_path / "a.txt", "--format", "jsonl").out)
    assert [quote["polarity"] for quote in record["quotes"]] == ["negative"]
