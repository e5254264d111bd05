"""The sample articles, quote by quote: what `kg.pipeline.extract` finds is what a person wrote down."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kg.pipeline import extract
from tests.golden.articles.cases import NAMES, ROOT, compare, load

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SAMPLES = sorted((ROOT / "data" / "sample" / "id").glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_of_a_sample_article_is_found_as_written(name, record_property):
    case = load(name)
    result = compare(case, extract(case.document))
    record_property("golden", (name, result.matched, result.required, result.predicted))
    if result.problems:
        head = (f"{case.name}: {case.why}", f"precision {result.precision:.2f}, recall {result.recall:.2f}")
        pytest.fail("\n".join((*head, *result.problems)), pytrace=False)


def test_every_sample_article_has_its_answers():
    assert [path.stem for path in SAMPLES] == list(NAMES)
    assert len(NAMES) >= 18


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_bracketed_date_falls_on_its_weekday(path: Path):
    found = re.findall(rf"({'|'.join(DAYS)}) \((\d+)/(\d+)/(\d{{4}})\)", path.read_text(encoding="utf-8"))
    assert all(DAYS[date(int(year), int(month), int(day)).weekday()] == name for name, day, month, year in found)


def test_the_samples_hold_what_real_news_holds():
    entries = [quote for name in NAMES for quote in load(name).quotes]
    required = [quote.entry for quote in entries if not quote.entry.get("optional")]
    assert {entry["type"] for entry in required} == {"direct", "indirect", "mixed"}
    assert sum(bool(entry.get("anonymous")) for entry in required) >= 10
    assert sum(len(entry.get("relays", [])) > 1 for entry in required) >= 4
    assert sum(isinstance(entry["content"], list) for entry in required) >= 6
    assert len({entry["medium"] for entry in required if entry.get("medium")}) >= 4
    assert sum(entry["cue"] is None for entry in required) >= 6
    assert sum(entry["speaker"] is None for entry in required) >= 30
