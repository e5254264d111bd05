"""The gate over data/gold: no figure falls below its floor, nothing of the gold is lost or changed unseen.

`UJAR_PIN_GOLD=1 python -m pytest tests/golden/gold` writes floors.json anew, up or down; say why in the commit.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import pytest

from benchmarks.regex_baseline import find_quotes
from kg.evaluation.gate import Measured, failings, measure, pin, read_floors, thin
from kg.evaluation.gold import read_gold
from kg.evaluation.report import lines
from kg.evaluation.score import score

GOLD = Path(__file__).resolve().parents[3] / "data" / "gold" / "id"
FLOORS = GOLD / "floors.json"
PARTS = ("development", "unseen")
BASELINE_LIMIT = 75.0


@lru_cache
def measured(part: str) -> Measured:
    return measure(GOLD / part)


@pytest.fixture(scope="module")
def floors() -> dict[str, dict]:
    if os.environ.get("UJAR_PIN_GOLD"):
        pin(FLOORS, map(measured, PARTS))
    return read_floors(FLOORS)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_falls(part, floors, record_property):
    now = measured(part)
    record_property("gold", (part, now.counts["quotes"], list(lines(now.evaluation))))
    assert failings(floors[part], now) == []


def test_every_folder_of_gold_is_pinned(floors):
    assert sorted(floors) == sorted(path.name for path in GOLD.iterdir() if path.is_dir()) == sorted(PARTS)


def test_the_gold_holds_every_construction_and_every_hard_case():
    assert thin(map(measured, PARTS)) == []


@pytest.mark.parametrize("part", PARTS)
def test_regular_expressions_come_less_far(part):
    gold = read_gold(GOLD / part)
    found = {document["id"]: find_quotes(document["text"]) for document in gold}
    assert 100 * score(gold, found).e2e.f1 < BASELINE_LIMIT
