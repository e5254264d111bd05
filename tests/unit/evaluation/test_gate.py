"""The gate, on two articles written here: what is pinned, and what each kind of loss is told as."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.regex_baseline import find_quotes
from kg.evaluation.gate import Measured, digest, failings, measure, pin, read_floors, thin
from kg.evaluation.gold import read_gold
from kg.evaluation.score import score

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\noutlet: Kabar Rawa\nurl: {url}\ntitle: {title}\npublished: 2025-06-17\nlanguage: id\n---\n"
FLOOD = """Bupati Tanjung Rawa, Sari Wulandari, mengatakan air sudah surut sejak pagi.

"Kami membuka kembali jembatan itu," kata Sari kepada Radio Pesisir, seperti dikutip Antara, Selasa (17/6/2025).
"""
WITNESS = """Seorang warga yang enggan disebut namanya menyebut bantuan belum cukup.

Dedi Purnama membantah menerima uang dari pemborong tanggul.
"""
QUOTES: dict[str, list[dict[str, Any]]] = {
    "banjir": [
        {
            "type": "indirect",
            "content": "air sudah surut sejak pagi",
            "cue": "mengatakan",
            "speaker": "Sari Wulandari",
            "name": "Sari Wulandari",
            "role": "Bupati Tanjung Rawa",
            "constructions": ["active-bare", "title-before-name"],
        },
        {
            "type": "direct",
            "content": "Kami membuka kembali jembatan itu",
            "cue": "kata",
            "speaker": "Sari",
            "name": "Sari Wulandari",
            "relays": [["told_to", "Radio Pesisir"], ["as_reported_by", "Antara"]],
            "addressee": "Radio Pesisir",
            "date": "2025-06-17",
            "constructions": ["cue-after", "relay-chain"],
            "case": 7,
        },
    ],
    "saksi": [
        {
            "type": "indirect",
            "content": "bantuan belum cukup",
            "cue": "menyebut",
            "speaker": "Seorang warga",
            "name": "Seorang warga",
            "described": True,
            "anonymous": True,
            "constructions": ["active-bare", "anonymous"],
        },
        {
            "type": "indirect",
            "content": "menerima uang dari pemborong tanggul",
            "cue": "membantah",
            "speaker": "Dedi Purnama",
            "name": "Dedi Purnama",
            "polarity": "negative",
            "constructions": ["deny"],
        },
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of gold with two articles."""
    folder = tmp_path / "unseen"
    folder.mkdir()
    for slug, body in (("banjir", FLOOD), ("saksi", WITNESS)):
        head = HEAD.format(url=f"https://kabarrawa.example/{slug}", title=slug.title())
        (folder / f"{slug}.txt").write_text(head + body, encoding="utf-8")
        annotate(folder, slug, QUOTES[slug])
    return folder


def annotate(folder: Path, slug: str, quotes: list[dict[str, Any]]) -> None:
    record = {"article": f"{slug}.txt", "constructions": ["not-agentless"], "quotes": quotes}
    (folder / f"{slug}.json").write_text(json.dumps(record), encoding="utf-8")


def test_what_is_measured(gold: Path) -> None:
    now = measure(gold)
    assert (now.name, now.digest) == ("unseen", digest(gold))
    assert now.counts == {
        "articles": 2, "quotes": 4, "direct": 1, "indirect": 3, "mixed": 0, "relays": 1, "events": 1, "addressees": 1,
        "roles": 1, "anonymous": 1, "collective": 0, "negative": 1, "nested": 0,
    }  # fmt: skip
    assert now.constructions == {
        "active-bare": 2, "title-before-name": 1, "cue-after": 1, "relay-chain": 1, "anonymous": 1, "deny": 1,
        "not-agentless": 2,
    }  # fmt: skip
    assert now.cases == {"7": 1}
    assert (now.figures["exact F1"], now.figures["e2e F1"], now.figures["relay chain F1"]) == (100.0, 100.0, 100.0)
    assert now.figures["calibration"] == round(100 * (1 - now.evaluation.calibration.error), 1)


def test_what_was_pinned_does_not_fail(gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    pin(path, [measure(gold)])
    assert failings(read_floors(path)["unseen"], measure(gold)) == []
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith("floors")] == ["floors.json"]
    assert path.read_text(encoding="utf-8").endswith("}\n")


def test_a_figure_below_its_floor_fails(gold: Path) -> None:
    now = measure(gold)
    floors = {**now.pinned, "figures": {"exact F1": 100.0, "e2e F1": 100.1, "no such figure": 1.0}}
    assert failings(floors, now) == [
        "unseen: e2e F1 is 100.0 %, was 100.1 %",
        "unseen: no such figure is 0 %, was 1.0 %",
    ]


def test_gold_that_changed_or_was_lost_fails(gold: Path) -> None:
    before = measure(gold).pinned
    annotate(gold, "saksi", [{**QUOTES["saksi"][0], "anonymous": False, "optional": True}, QUOTES["saksi"][1]])
    found = failings(before, measure(gold))
    assert found[0] == "unseen: the gold is not the one that was pinned"
    assert "unseen: count quotes is 3, was 4" in found
    assert "unseen: count anonymous is 0, was 1" in found
    annotate(gold, "banjir", [{**quote, "case": None, "constructions": []} for quote in QUOTES["banjir"]])
    found = failings(before, measure(gold))
    assert "unseen: construction cue-after is 0, was 1" in found
    assert "unseen: case 7 is 0, was 1" in found


def test_a_name_or_a_byte_changes_the_digest(gold: Path) -> None:
    before = digest(gold)
    (gold / "saksi.txt").write_text((gold / "saksi.txt").read_text() + " ")
    changed = digest(gold)
    (gold / "saksi.txt").replace(gold / "saksi2.txt")
    assert len({before, changed, digest(gold)}) == 3


def test_too_few_of_a_construction_and_missing_cases(gold: Path) -> None:
    found = thin([measure(gold)])
    assert "active-bare: 2 of 3" in found
    assert "hard case 12 is missing" in found
    assert "hard case 7 is missing" not in found
    assert not [line for line in thin([measure(gold)] * 3) if " of 3" in line]


def test_a_folder_without_gold_fails(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="UJ102"):
        measure(tmp_path)


def test_the_baseline_can_be_scored(gold: Path) -> None:
    documents = read_gold(gold)
    found = {document["id"]: find_quotes(document["text"]) for document in documents}
    now: Measured = measure(gold)
    assert 0 < score(documents, found).e2e.f1 < now.evaluation.score.e2e.f1
