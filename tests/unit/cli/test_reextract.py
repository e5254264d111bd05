"""`ujar diff` and `ujar reextract`."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.cli.diff import contrast
from kg.intake import extraction
from tests.unit.intake.older import all_indirect, as_it_is, older, without_the_first

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_change_is_shown_and_then_applied(ujar: Callable, article: Path, other: Path) -> None:
    with older(without_the_first):
        ujar("ingest", article, other, "--store", "arsip")
    ran = ujar("diff", "--store", "arsip")
    assert ran.code == 1
    assert ran.out.startswith("articles to extract again 2, compared 2: would change 2, keep all quotes as they are 0")
    assert "made by ujar-id " in ran.out
    assert "added 2, removed 0\n" in ran.out
    assert "\nJembatan Dibuka · Harian Samudra · 2025-06-18 · hs-1\n  + direct, Bima Sasongko: “Jalan lain" in ran.out
    assert "`ujar reextract` with the same selection applies it" in ran.err
    assert ujar("search", "jalan", "--store", "arsip").out.count("Bima") == 0
    ran = ujar("reextract", "--store", "arsip", "--validate")
    assert (ran.code, ran.out.startswith("articles extracted again 2, quotes ")) == (0, True)
    assert "Bima" in ujar("search", "jalan", "--store", "arsip").out
    ran = ujar("diff", "--store", "arsip")
    assert (ran.code, "articles left as they are 2: made by this version already" in ran.out) == (0, True)
    ran = ujar("reextract", "--store", "arsip", "--all")
    assert (ran.code, ran.out.startswith("articles extracted again 2, ")) == (0, True)
    ujar("ingest", article, other, "--store", "baru")
    dumps = [ujar("export", "--store", name).out.splitlines() for name in ("arsip", "baru")]
    assert sorted(dumps[0]) == sorted(dumps[1])
    assert ujar("validate", "--store", "arsip").code == 0


def test_parts_are_told_before_and_after(ujar: Callable, article: Path, other: Path) -> None:
    with older(all_indirect):
        ujar("ingest", article, other, "--store", "arsip")
    ran = ujar("diff", "--store", "arsip", "--only", "type", "-n", 1)
    assert "type        direct, indirect, mixed\n" in ran.out
    assert "\n      type: indirect → direct\n" in ran.out
    assert "shown 1 of 2 articles with type (-n 0: all)" in ran.out
    ran = ujar("diff", "--store", "arsip", "--outlet", "Harian Samudra")
    assert "compared 1" in ran.out
    assert "selection: outlet Harian Samudra; articles 1" in ran.err
    assert ujar("reextract", "--store", "arsip", "--outlet", "Harian Samudra").out.startswith(
        "articles extracted again 1"
    )
    assert "to extract again 1," in ujar("diff", "--store", "arsip").out
    assert "UJ736" in ujar("reextract", "--store", "arsip", "--outlet", "Harian Lain").err


def test_another_confidence_alone_is_counted_and_shown_on_demand(ujar: Callable, article: Path) -> None:
    with older(lambda quotes: tuple(replace(quote, confidence=0.5) for quote in quotes)):
        ujar("ingest", article, "--store", "arsip")
    ran = ujar("diff", "--store", "arsip")
    assert ran.code == 1
    assert "(in confidence alone 3)" in ran.out
    assert "kr-1" not in ran.out
    ran = ujar("diff", "--store", "arsip", "--only", "confidence")
    assert ran.out.count("\n      confidence: 0.5 → ") == 3
    assert len(json.loads(ujar("diff", "--store", "arsip", "--format", "json").out)["changes"]) == 1


def test_json_has_both_records(ujar: Callable, article: Path) -> None:
    with older(all_indirect):
        ujar("ingest", article, "--store", "arsip")
    ran = ujar("diff", "--store", "arsip", "--format", "json", "-n", 0)
    report = json.loads(ran.out)
    assert report["kinds"] == {"type": report["quotes"]["changed"]}
    (changed,) = report["changes"]
    assert (changed["id"], changed["outlet"]) == ("kr-1", "Kabar Rawa")
    first = changed["quotes"][0]
    assert first["change"] == "changed"
    assert [first[side]["type"] for side in ("before", "after")] == ["indirect", "direct"]
    assert first["differences"] == [{"facet": "type", "before": "indirect", "after": "direct"}]


def test_a_new_name_alone_is_no_difference(ujar: Callable, article: Path) -> None:
    with older(as_it_is):
        ujar("ingest", article, "--store", "arsip")
    ran = ujar("diff", "--store", "arsip")
    assert (ran.code, "keep all quotes as they are 1" in ran.out) == (0, True)
    assert "would only note the new version" in ran.err


def test_failures_are_told(ujar: Callable, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with older(as_it_is):
        ujar("ingest", article, "--store", "arsip")

    def extract(document: object) -> None:
        raise IndexError("di luar jangkauan")

    monkeypatch.setattr(extraction.pipeline, "extract", extract)
    assert ujar("diff", "--store", "arsip").code == 2
    ran = ujar("reextract", "--store", "arsip")
    assert (ran.code, "kr-1: extraction failed with IndexError" in ran.err) == (2, True)
    assert "jembatan" in ujar("search", "jembatan", "--store", "arsip").out
    letter = json.loads((article.parent / "arsip" / "dead-letters.jsonl").read_text(encoding="utf-8"))
    assert letter["id"] == "kr-1"


@pytest.mark.parametrize("name", ["diff", "reextract"])
def test_no_store_is_made(ujar: Callable, tmp_path: Path, name: str) -> None:
    ran = ujar(name, "--store", "nirgends")
    assert (ran.code, "UJ401" in ran.err) == (2, True)
    assert not (tmp_path / "nirgends").exists()


LONG = "Kami sudah membuka kembali jembatan itu pagi tadi bersama warga dusun"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Ratna", "Ratna Prameswari", ("Ratna", "Ratna Prameswari")),
        (LONG, f"{LONG} Rawa", ("… tadi bersama warga dusun []", "… tadi bersama warga dusun [Rawa]")),
        (
            f"Ya {LONG}",
            f"Tidak {LONG}",
            ("[Ya] Kami sudah membuka kembali …", "[Tidak] Kami sudah membuka kembali …"),
        ),
        (LONG, LONG.upper(), (LONG, LONG.upper())),
    ],
)
def test_long_texts_are_shown_where_they_differ(before: str, after: str, shown: tuple[str, str]) -> None:
    assert contrast(before, after) == shown
