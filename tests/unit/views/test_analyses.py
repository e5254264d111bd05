"""The answers of analyses over the newsroom, computed by hand."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from kg.errors import SettingsError
from kg.export.network import from_networkx
from kg.export.picture.caption import caption_of
from kg.views import VIEWS, analyse
from kg.views.analyses import ANALYSES, Answer, analysis
from kg.views.counts import SHARED_CLAIMS, UNITS
from kg.views.drawings import Bars, Trend
from kg.views.slices import spanned
from tests.unit.views.newsroom import QUOTES, Line, filled, iri

if TYPE_CHECKING:
    from pathlib import Path


def answered(name: str, lines: tuple[Line, ...] = QUOTES, **wanted: object) -> Answer:
    with filled(lines) as store:
        return analyse(name, store, **wanted)


def rows(answer: Answer, *columns: str) -> list[tuple[object, ...]]:
    """The rows with only these columns."""
    places = [answer.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in answer.rows]


def test_speakers_are_counted_wherever_they_are_quoted() -> None:
    found = answered("most-quoted")
    assert rows(found, "speaker", "kind", "claims", "quotes", "articles", "outlets", "share") == [
        ("Bima Sasongko", "person", 3, 3, 3, 3, 0.428571),
        ("Ratna Wulandari", "person", 3, 5, 3, 2, 0.428571),
        ("Dinas Pengairan", "organization", 1, 1, 1, 1, 0.142857),
    ]
    assert (found.count, found.unit, found.copies) == (3, "claims", "copies of one statement count once")
    assert found.notes[0] == "share: of the 7 claims of all 3 speakers"
    assert found.notes[-1] == "left out: 1 quotes of unnamed sources"
    assert isinstance(found.drawing, Bars)
    assert found.drawing.series[0].values == (3, 3, 1)
    assert found.drawing.caption.unit == UNITS["claims"]


def test_the_unit_ranks_and_shares() -> None:
    found = answered("most-quoted", unit="quotes", limit=1)
    assert rows(found, "speaker", "quotes", "share") == [("Ratna Wulandari", 5, 0.555556)]
    assert (found.count, found.copies) == (3, "every copy counts")
    assert found.notes[-1] == "the first 1 of 3 rows"


def test_a_speaker_has_a_share_in_each_outlet() -> None:
    found = answered("outlets-speakers", unit="quotes")
    assert rows(found, "outlet", "speaker", "quotes", "share_of_outlet")[0] in {
        ("Harian Cakrawala", "Ratna Wulandari", 2, 0.666667),
        ("Kabar Nusa", "Ratna Wulandari", 2, 0.666667),
    }
    assert len(found.rows) == 6
    assert isinstance(found.drawing, nx.MultiDiGraph)


def test_who_is_spoken_about() -> None:
    found = answered("about")
    assert rows(found, "agent", "spoken_of", "speakers", "speaks") == [
        ("Bima Sasongko", 1, 1, 1),
        ("Dinas Pengairan", 1, 1, 0),
        ("Ratna Wulandari", 1, 1, 2),
    ]
    # ratna → dinas, ratna → bima, bima → ratna: two of three edges are answered.
    assert "reciprocity 0.667 of the edges, 0.667 of their weight" in found.notes


def test_pairs_that_are_quoted_together() -> None:
    found = answered("coquotation")
    assert rows(found, "one", "other", "articles", "newman_weight", "core") == [
        ("Bima Sasongko", "Dinas Pengairan", 1, 1.0, 1),
        ("Bima Sasongko", "Ratna Wulandari", 1, 1.0, 1),
    ]


CROWD = tuple(
    Line("a1", number, speaker, f"c{number}")
    for number, speaker in enumerate(["ratna"] * 30 + ["bima"] * 30 + ["dinas"], 1)
)


def test_the_backbone_keeps_what_is_stronger_than_chance() -> None:
    found = answered("backbone", CROWD, view="coquoted", alpha=1.0)
    assert rows(found, "one", "other", "claims", "p_value")[0] == ("Bima Sasongko", "Ratna Wulandari", 60, 0.340659)
    assert found.notes[:2] == (
        "view coquoted",
        "disparity filter at alpha 1 kept 3 of 3 edges and 100% of their weight",
    )
    none = answered("backbone", CROWD)
    assert none.rows == ()
    assert none.filter == "unnamed sources left out (by default)"


def test_communities_are_named_by_their_strongest() -> None:
    found = answered("communities", CROWD, alpha=1.0)
    assert rows(found, "community", "speakers", "share") == [(1, 3, 1.0)]
    (names,) = rows(found, "strongest")
    assert names == ("Bima Sasongko; Ratna Wulandari; Dinas Pengairan",)
    assert isinstance(found.drawing, nx.Graph)
    assert {data["community"] for _, data in found.drawing.nodes(data=True)} == {1}


def test_relays_by_what_they_pass_on() -> None:
    found = answered("chains")
    # ratna → antarnusa → Kabar Nusa, and warga → globe → antarnusa → Kabar Nusa.
    assert rows(found, "relay", "claims", "share_published", "from", "to") == [
        ("Kantor Berita Antarnusa", 2, 1.0, 2, 1),
        ("The Daily Globe", 1, 0.0, 1, 1),
    ]
    assert "100% of 2 relayed claims came through another outlet or agency" in found.notes
    assert (
        "steps from the source to the outlet, and in brackets how many claims took so many: 2 (1), 3 (1)" in found.notes
    )
    # Pairs through antarnusa: ratna, globe and warga to Kabar Nusa, of 4·3; through globe: warga to the two behind it.
    assert rows(found, "betweenness") == [(0.25,), (0.166667,)]


def test_the_concentration_of_sources() -> None:
    found = answered("concentration", unit="quotes")
    # Harian Cakrawala: Ratna 2, Bima 1: HHI 5/9, Gini 1/6.
    assert rows(found, "outlet", "quotes", "sources", "hhi", "effective_sources", "gini", "top_10_share")[0] == (
        "Harian Cakrawala",
        3,
        2,
        0.555556,
        1.8,
        0.166667,
        1.0,
    )
    assert isinstance(found.drawing, Bars)
    assert found.drawing.is_share


def test_the_diversity_of_sources_counts_the_unnamed() -> None:
    found = answered("diversity", outlet="Kabar Nusa")
    # Claims: Ratna c1, Bima c5, a resident c4: two of persons, one of an anonymous source.
    expected = round(-(2 / 3 * log2(2 / 3) + 1 / 3 * log2(1 / 3)), 6)
    assert rows(found, "claims", "entropy_bits", "evenness", "unnamed_share", "person", "anonymous") == [
        (3, expected, expected, 0.333333, 0.666667, 0.333333)
    ]
    named = answered("diversity", outlet="Kabar Nusa", anonymous=False)
    assert rows(named, "claims", "unnamed_share") == [(2, 0.0)]


def test_gender_is_never_guessed(tmp_path: Path) -> None:
    assert rows(answered("gender", people=tmp_path), "gender", "speakers", "share") == [("unknown", 2, 1.0)]
    line = '{"id": "ratna", "type": "person", "labels": {"id": "Ratna Wulandari"}, "gender": "female"}\n'
    (tmp_path / "people.jsonl").write_text(line, encoding="utf-8")
    found = answered("gender", people=tmp_path, unit="quotes")
    assert rows(found, "gender", "speakers", "quotes", "share") == [
        ("female", 1, 4, 0.571429),
        ("unknown", 1, 3, 0.428571),
    ]
    ((low, high),) = rows(found, "low", "high")[:1]
    assert low < 0.571429 < high


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("month", [("2025-04", 3, 2, None), ("2025-05", 1, 1, 0.5), ("2025-06", 2, 1, 1.0)]),
        ("quarter", [("2025-Q2", 6, 2, None)]),
        ("year", [("2025", 6, 2, None)]),
    ],
)
def test_slices_of_time_and_their_turnover(period: str, expected: list[tuple[object, ...]]) -> None:
    found = answered("slices", slice=period)
    assert rows(found, "period", "claims", "speakers", "turnover") == expected
    assert f"left out: 2 quotes of articles whose date is not known to the {period}" in found.notes
    assert isinstance(found.drawing, Trend)


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        ("2024-11", "2025-02", ("2024-12", "2025-01")),
        ("2024-Q4", "2025-Q2", ("2025-Q1",)),
        ("2023", "2025", ("2024",)),
    ],
)
def test_a_line_through_time_leaves_no_period_out(first: str, last: str, between: tuple[str, ...]) -> None:
    assert spanned(first, last) == (first, *between, last)
    assert spanned(first, first) == (first,)


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.name)
def test_what_is_drawn_asks_the_same_question_and_has_the_notes(row) -> None:
    found = answered(row.name)
    said = caption_of(from_networkx(found.drawing)) if isinstance(found.drawing, nx.Graph) else found.drawing.caption
    assert (said.title, said.filter, said.store) == (row.question["en"], found.filter, found.store)
    assert said.notes == found.notes[: len(said.notes)]
    assert all(note.startswith("left out: ") for note in found.notes[len(said.notes) :])


def test_the_neighbours_of_one_agent() -> None:
    found = answered("ego", ego="bima sasongko")
    assert rows(found, "agent", "distance", "weight", "from_ego", "to_ego", "clustering") == [
        ("Ratna Wulandari", 1, 2, 1, 1, 0.0)
    ]
    two = answered("ego", ego=iri("agent", "bima"), radius=2)
    assert rows(two, "agent", "distance", "weight") == [("Ratna Wulandari", 1, 2), ("Dinas Pengairan", 2, 0)]
    assert found.notes[0] == f"around Bima Sasongko ({iri('agent', 'bima')}) in the view about, radius 1"
    beside = answered("ego", ego="Dinas Pengairan", view="coquoted")
    assert rows(beside, "agent", "weight", "from_ego", "to_ego") == [("Bima Sasongko", 2, 2, 2)]
    assert "around Ratna Wulandari" in answered("ego").notes[0]


def test_a_year_is_no_month() -> None:
    assert answered("slices", slice="month", before="2025-04").count == 1


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.name)
def test_every_analysis_answers_an_empty_store_and_speaks_both_languages(row) -> None:
    assert set(row.question) == set(row.measure) == {"id", "en"}
    assert set(row.views) <= {view.name for view in VIEWS}
    found = answered(row.name, ())
    assert (found.rows, found.count) == ((), 0)
    expected = {"diversity": "anonymous yes", "chains": "everything"}
    assert found.as_dict()["filter"] == expected.get(row.name, "unnamed sources left out (by default)")


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.name)
def test_every_analysis_says_what_it_counts_and_is_the_same_in_any_order(row) -> None:
    one, other = answered(row.name), answered(row.name, tuple(reversed(QUOTES)))
    assert one.as_dict() == other.as_dict()
    is_of_shared = row.views[0] in {"propagation", "wording"}
    assert one.counted == (SHARED_CLAIMS if is_of_shared else UNITS["claims"])
    assert one.read.startswith(("10 quotes", "11 quotes"))
    assert all(len(line) == len(one.columns) for line in one.rows)


def test_names_and_numbers_are_unique_and_in_order() -> None:
    numbers = [row.number for row in ANALYSES]
    assert numbers == sorted(set(numbers))
    assert len({row.name for row in ANALYSES}) == len(ANALYSES)
    assert analysis("10") is analysis("concentration")


@pytest.mark.parametrize(
    ("name", "wanted", "code", "told"),
    [
        ("chain", {}, "UJ747", "did you mean chains?"),
        ("chains", {"alpha": 0.1}, "UJ748", "leave it out"),
        ("communities", {"view": "about"}, "UJ748", "it takes alpha"),
        ("backbone", {"alpha": 0}, "UJ746", "above 0"),
        ("backbone", {"view": "abaut"}, "UJ730", "did you mean about?"),
        ("ego", {"ego": "Ratna Wulan"}, "UJ742", "there are Ratna Wulandari"),
        ("ego", {"radius": 3}, "UJ732", "give 1 or 2"),
        ("slices", {"slice": "week"}, "UJ732", "month, quarter, year"),
        ("slices", {"limit": 0}, "UJ749", "whole number"),
        ("slices", {"unit": "words"}, "UJ733", "claims, quotes, articles"),
        ("slices", {"outlets": "Kabar Nusa"}, "UJ731", "use outlet"),
    ],
)
def test_mistakes_are_named_with_their_cure(name: str, wanted: dict[str, object], code: str, told: str) -> None:
    with pytest.raises(SettingsError, match=code) as raised:
        answered(name, **wanted)
    assert told in str(raised.value)


def test_iris_lead_back_to_the_speaker() -> None:
    assert rows(answered("most-quoted"), "id")[0] == (iri("agent", "bima"),)


LONG = "dua pompa sudah terpasang di hulu sungai sejak hari Senin"
SHARED = (
    Line("a1", 1, "ratna", "c1", text=LONG),
    Line("a2", 2, "ratna", "c1", type="indirect", text=LONG, cue="klaim"),
    Line("a7", 3, "ratna", "c1", text=LONG.removesuffix(" sejak hari Senin")),
)


def test_who_prints_first_and_how_late_the_others_are() -> None:
    found = answered("first-reporter", SHARED)
    # 10 April, 16 April 21:30, 16 April 23:00: a day is all that is known of the first.
    assert rows(found, "outlet", "first_claims", "share", "earlier", "later", "median_lag_h") == [
        ("Harian Cakrawala", 1, 1.0, 2, 0, None),
        ("Kabar Nusa", 0, 0.0, 1, 1, 144.0),
        ("Warta Samudra", 0, 0.0, 0, 2, 1.5),
    ]
    assert any("no evidence of copying" in note for note in found.notes)
    assert any(note.startswith("of 1 claims in several outlets") for note in found.notes)


def test_pairs_of_outlets_in_order() -> None:
    found = answered("propagation", SHARED)
    assert set(rows(found, "earlier", "later", "claims", "median_lag_h", "known_by_day")) == {
        ("Harian Cakrawala", "Kabar Nusa", 1, 144.0, 1),
        ("Harian Cakrawala", "Warta Samudra", 1, 144.0, 1),
        ("Kabar Nusa", "Warta Samudra", 1, 1.5, 0),
    }


def test_the_same_claim_in_other_words() -> None:
    found = answered("wording", SHARED)
    # 40 of the 57 characters are left: 17 deletions of 97 characters in both.
    assert sorted(
        rows(found, "outlet", "claims", "distance", "direct_share", "direct_to_other", "distancing_share")
    ) == [
        ("Harian Cakrawala", 1, None, 1.0, None, 0.0),
        ("Kabar Nusa", 1, 0.0, 0.0, 0.0, 1.0),
        ("Warta Samudra", 1, 0.175, 1.0, None, 0.0),
    ]
    assert isinstance(found.drawing, Bars)
    assert None in found.drawing.series[0].values
