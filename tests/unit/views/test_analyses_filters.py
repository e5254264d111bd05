"""Every filter of views in every analysis."""

from __future__ import annotations

import pytest

from kg.views import analyse
from kg.views.analyses import ANALYSES, Analysis
from tests.unit.views.newsroom import QUOTES, filled
from tests.unit.views.test_analyses import SHARED, answered, rows

FILTERS = {
    "after": "2025-04",
    "before": "2025-05",
    "outlet": ("Kabar Nusa", "Harian Cakrawala"),
    "speaker": ("Ratna Wulandari",),
    "language": ("id",),
    "type": ("direct",),
    "kind": ("person",),
    "min_quotes": 2,
    "min_confidence": 0.5,
    "anonymous": True,
    "copies": False,
    "relayed": False,
    "slice": "month",
}


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.name)
def test_every_analysis_takes_every_filter_and_says_so(row: Analysis) -> None:
    with filled(QUOTES + SHARED) as store:
        is_of_outlets = row.views in {("propagation",), ("wording",)}
        given = FILTERS | {"ego": "Kabar Nusa" if is_of_outlets else "Ratna Wulandari"}
        for name, value in given.items():
            found = analyse(row.name, store, **{name: value})
            assert f"{name} " in found.filter
            assert all(len(line) == len(found.columns) for line in found.rows)


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.name)
def test_an_answer_says_how_copies_were_treated(row: Analysis) -> None:
    with filled(QUOTES) as store:
        assert analyse(row.name, store).copies == "copies of one statement count once"
        assert "that repeat what another article printed before" in analyse(row.name, store, copies=False).copies


def test_copies_and_kinds_are_left_out_of_what_is_counted() -> None:
    counted = answered("most-quoted", unit="quotes", copies=False)
    assert rows(counted, "speaker", "quotes")[0] == ("Bima Sasongko", 3)
    assert rows(answered("most-quoted", kind="organization"), "speaker") == [("Dinas Pengairan",)]
    assert rows(answered("most-quoted", kind="anonymous"), "kind") == [("anonymous",)]


def test_around_somebody_what_is_counted_stands_on_the_edges_of_speakers() -> None:
    found = answered("most-quoted", ego="Harian Cakrawala")
    assert rows(found, "speaker", "quotes", "outlets") == [("Ratna Wulandari", 2, 1), ("Bima Sasongko", 1, 1)]
    assert sum(count for _, count in rows(answered("slices", ego="Harian Cakrawala"), "period", "quotes")) == 3


def test_who_has_fewer_quotes_is_not_counted() -> None:
    assert {name for (name,) in rows(answered("most-quoted", min_quotes=2), "speaker")} == {
        "Bima Sasongko",
        "Ratna Wulandari",
    }
    assert {count for (count,) in rows(answered("slices", min_quotes=5, slice="year"), "speakers")} == {1}


def test_several_may_stand_in_the_middle() -> None:
    found = answered("ego", ego=("Bima Sasongko", "Dinas Pengairan"))
    assert rows(found, "agent", "distance", "from_ego", "to_ego") == [("Ratna Wulandari", 1, 1, 2)]


def test_every_slice_is_answered_by_itself() -> None:
    found = answered("most-quoted", unit="quotes", slice="month")
    assert rows(found, "speaker", "quotes", "share", "slice") == [
        ("Ratna Wulandari", 4, 0.8, "2025-04"),
        ("Bima Sasongko", 1, 0.2, "2025-04"),
        ("Bima Sasongko", 1, 1.0, "2025-05"),
        ("Ratna Wulandari", 1, 1.0, "2025-06"),
    ]
    assert (found.count, found.filter) == (4, "unnamed sources left out (by default); slice month")
    assert found.notes[0].startswith("rows: of each month by itself")
    alone = answered("most-quoted", unit="quotes", after="2025-04", before="2025-04")
    assert [line[:-1] for line in found.rows if line[-1] == "2025-04"] == list(alone.rows)


def test_a_limit_is_that_of_each_slice() -> None:
    found = answered("most-quoted", slice="quarter", limit=1)
    names = [name for (name,) in rows(found, "slice")]
    assert names == sorted(set(names))
    assert found.count > len(names)
    assert found.notes[-1] == f"the first {len(names)} of {found.count} rows"


def test_a_slice_lies_within_the_dates_that_are_asked_for() -> None:
    found = answered("most-quoted", slice="year", after="2025-04-10", before="2025-05")
    whole = answered("most-quoted", after="2025-04-10", before="2025-05")
    assert [line[:-1] for line in found.rows] == list(whole.rows)
