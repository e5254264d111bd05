"""Articles annotated in words: where the words are found, and what is said of words that are not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import InputError
from kg.evaluation.gold import gold_lines, read_gold
from kg.evaluation.worded import read_article

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """---
outlet: Kabar Rawa
url: https://kabarrawa.example/1
title: Air Surut
published: 2025-06-17T08:00:00+07:00
language: id
---
"""
TEXT = (
    'Menurut kata orang, hujan reda. "Air," kata Ratna kepada Antara, "sudah surut sejak pagi tadi di semua dusun." '
    "Ratna mengatakan Dimas berjanji datang, menurut Ratna. Air sudah surut."
)
DIRECT: dict[str, Any] = {
    "type": "direct",
    "content": ["Air", "sudah surut … dusun"],
    "cue": "kata",
    "speaker": "Ratna",
    "name": ["Ratna Prameswari", "Ratna"],
    "relays": [["told_to", "Antara"]],
    "carried": True,
    "addressee": "Antara",
    "date": None,
    "case": 3,
    "constructions": ["split-direct"],
}
OUTER = {
    "type": "indirect",
    "content": "Dimas berjanji datang",
    "cue": "mengatakan",
    "speaker": "Ratna",
    "name": "Ratna",
}
NESTED = {
    "type": "indirect",
    "content": "datang",
    "cue": "berjanji",
    "speaker": "Dimas",
    "name": "Dimas",
    "nested": True,
    "anonymous": None,
    "polarity": "negative",
}


def written(folder: Path, *quotes: Any, article: str = "satu.txt", text: str = HEAD + TEXT) -> Path:
    """The JSON of an article in a folder of gold."""
    (folder / "satu.txt").write_text(text, encoding="utf-8")
    path = folder / "satu.json"
    path.write_text(json.dumps({"article": article, "why": "…", "quotes": quotes}), encoding="utf-8")
    return path


def words(span: list[int] | None) -> str | None:
    return TEXT[slice(*span)] if span else None


def test_a_folder_gives_documents_like_those_of_a_gold_file(tmp_path: Path) -> None:
    written(tmp_path, DIRECT, OUTER, NESTED)
    (document,) = read_gold(tmp_path)
    known = {key: document[key] for key in ("id", "lang", "outlet", "title", "text")}
    assert known == {"id": "satu", "lang": "id", "outlet": "Kabar Rawa", "title": "Air Surut", "text": TEXT}
    assert document["published"] == "2025-06-17T08:00:00+07:00"
    direct, outer, nested = document["quotes"]
    assert [words(span) for span in direct["spans"]] == ["Air", "sudah surut sejak pagi tadi di semua dusun"]
    assert (direct["speaker_name"], direct["speaker_names"]) == ("Ratna Prameswari", ["Ratna Prameswari", "Ratna"])
    assert direct["relays"] == [{"kind": "told_to", "agent": "Antara", "index": 1}]
    assert (direct["attributed_via"], direct["via_optional"]) == ("Antara", True)
    assert (direct["addressee"], direct["event_date"], direct["case"]) == ("Antara", None, 3)
    assert (direct["anonymous"], nested["anonymous"]) == (False, None)
    assert (outer["relays"], outer["attributed_via"]) == ([], None)
    assert "event_date" not in outer
    assert (nested["nested"], nested["polarity"]) == (True, "negative")


def test_cue_and_speaker_are_the_nearest_outside_the_content(tmp_path: Path) -> None:
    written(tmp_path, DIRECT, OUTER, NESTED)
    direct, outer, nested = read_gold(tmp_path)[0]["quotes"]
    assert direct["cue"][0] == TEXT.index("kata Ratna")
    assert direct["speaker"][0] == TEXT.index("Ratna")
    assert outer["speaker"][0] == TEXT.index("Ratna mengatakan")
    assert nested["spans"] == [[TEXT.index("datang"), TEXT.index("datang") + 6]]
    assert nested["speaker"][0] == TEXT.index("Dimas")


def test_words_are_looked_for_from_the_quote_before(tmp_path: Path) -> None:
    later = {**OUTER, "content": "sudah surut", "cue": None, "speaker": None, "name": None}
    written(tmp_path, OUTER, later)
    assert read_gold(tmp_path)[0]["quotes"][1]["spans"][0][0] == TEXT.rindex("sudah surut")


def test_whole_words_unless_glued(tmp_path: Path) -> None:
    quote = {**OUTER, "content": "Air sudah surut", "speaker": "Rat", "cue": None}
    with pytest.raises(InputError, match="UJ115"):
        read_article(written(tmp_path, quote))
    (found,) = read_article(written(tmp_path, {**quote, "glued": True})).quotes
    assert found.speaker is not None
    assert found.speaker.of(TEXT) == "Rat"


WRONG = (
    ({"content": "tidak ada"}, r"satu.json, quote 1: 'tidak ada' does not stand.*after ''.*copy.*UJ115"),
    ({"content": "Dimas … tidak ada"}, "quote 1: 'tidak ada'.*UJ115"),
    ({"cue": "ujar"}, "quote 1: 'ujar' does not stand in the article outside the content.*UJ115"),
    ({"speaker": "Dimas"}, "'Dimas' .*UJ115"),
    ({"anonim": True}, "no key 'anonim'.*did you mean anonymous.*UJ116"),
    ({"warna": "biru"}, "no key 'warna'.*keys: .*UJ116"),
    ({"type": "kutipan"}, "'kutipan' is no type.*direct, indirect, mixed.*UJ116"),
    ({"polarity": "no"}, "'no' is no polarity.*negative, positive.*UJ116"),
    ({"relays": ["Antara"]}, "'Antara' is no relay.*as_reported_by, told_to.*UJ116"),
    ({"relays": [["via", "Antara"]]}, "no relay.*UJ116"),
    ({"content": ""}, "content is empty.*UJ116"),
    ({"content": ["Dimas", 3]}, "content is empty or no text.*UJ116"),
)


@pytest.mark.parametrize(("change", "message"), WRONG)
def test_what_is_wrong_names_file_quote_and_cure(change: dict[str, Any], message: str, tmp_path: Path) -> None:
    written(tmp_path, {**OUTER, **change})
    with pytest.raises(InputError, match=message):
        read_gold(tmp_path)


def test_a_quote_without_what_it_needs(tmp_path: Path) -> None:
    written(tmp_path, {"type": "direct"})
    with pytest.raises(InputError, match=r"quote 1: content is missing.*UJ116"):
        read_gold(tmp_path)
    written(tmp_path, "Air surut")
    with pytest.raises(InputError, match=r"no JSON object.*UJ116"):
        read_gold(tmp_path)


def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no annotated article.*UJ102"):
        read_gold(tmp_path)
    path = written(tmp_path, OUTER, article="dua.txt")
    with pytest.raises(InputError, match=r"dua\.txt.*UJ101"):
        read_gold(tmp_path)
    path.write_text('{"article": \n', encoding="utf-8")
    with pytest.raises(InputError, match=r"satu\.json:2: broken JSON.*UJ105"):
        read_gold(tmp_path)
    path.write_text('{"quotes": []}', encoding="utf-8")
    with pytest.raises(InputError, match=r"names no article.*UJ105"):
        read_gold(tmp_path)
    path.unlink()
    with pytest.raises(InputError, match=r"satu\.txt: there are no annotations.*satu\.json.*UJ101"):
        read_gold(tmp_path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    written(tmp_path, DIRECT, OUTER, NESTED)
    documents = read_gold(tmp_path)
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(gold_lines(documents)), encoding="utf-8")
    assert read_gold(path) == documents


def test_a_folder_of_gold_folders_names_them(tmp_path: Path) -> None:
    gold = tmp_path / "id"
    for name in ("unseen", "development"):
        (gold / name).mkdir(parents=True)
        for number in "12":
            (gold / name / f"{number}.txt").write_text("Air surut.", encoding="utf-8")
            (gold / name / f"{number}.json").write_text("{}", encoding="utf-8")
    (gold / "floors.json").write_text("{}", encoding="utf-8")
    cure = f"name one of its folders: {gold}/development, {gold}/unseen"
    for folder in (gold, tmp_path):
        with pytest.raises(InputError) as told:
            read_gold(folder)
        assert str(told.value) == f"{folder}: the folder itself holds no annotated article ({cure}) [UJ102]"
