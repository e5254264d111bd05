"""What the views say beyond counts: order and lags, wording and stance, roles, unnamed sources, events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import SettingsError
from kg.views import VIEWS
from kg.views.coquotation import have_one_name
from kg.views.rows import AgentFacts
from kg.views.times import in_order
from tests.unit.views.newsroom import Line, drawn, iri

if TYPE_CHECKING:
    import networkx as nx

CAKRAWALA, NUSA, SAMUDRA = (iri("outlet", name) for name in ("harian-cakrawala", "kabar-nusa", "warta-samudra"))
LONG = "dua pompa sudah terpasang di hulu sungai sejak hari Senin"


def only_edge(graph: nx.Graph[str]) -> dict[str, Any]:
    ((_, _, values),) = graph.edges(data=True)
    return values


def test_an_earlier_outlet_leads_to_a_later_one_with_the_lag_between_them() -> None:
    graph = drawn("propagation")
    values = only_edge(graph)
    assert {name: values[name] for name in ("median_lag_h", "lagged_claims", "lagged_by_day")} == {
        "median_lag_h": 6 * 24.0,
        "lagged_claims": 1,
        "lagged_by_day": 1,
    }
    assert values["quote_ids"] == (iri("quote", "q04"),)  # the first of the claim, as the earlier one beside it
    assert values["earlier_quote_ids"] == (iri("quote", "q01"),)
    assert graph.nodes[CAKRAWALA]["first_claims"] == 1
    assert graph.nodes[NUSA]["first_claims"] == 0
    assert "no evidence of copying" in graph.graph["caution"]


def test_what_dates_leave_open_is_no_edge_and_is_counted() -> None:
    lines = (
        Line("a2", 1, "ratna", "c1", text=LONG),  # 2025-04-16T21:30:00+07:00
        Line("a6", 2, "ratna", "c1", text=LONG),  # the same day, no time
        Line("a3", 3, "bima", "c2", text=LONG),  # a month
        Line("a1", 4, "bima", "c2", text=LONG),
        Line("a4", 5, "dinas", "c3", text=LONG),  # no date
        Line("a1", 6, "dinas", "c3", text=LONG),
    )
    graph = drawn("propagation", lines)
    assert graph.size() == 0
    assert graph.graph["excluded"] == (
        "of 3 claims in several outlets, 0 are formulas that one outlet repeats on many days, 2 have an outlet without "
        "an exact date, in 3 no outlet is proved to be the first of several houses; pairs of outlets: 1 whose dates "
        "leave open which was earlier, 0 of one house, 0 more than 7 days apart"
    )


def test_times_of_day_give_hours() -> None:
    lines = (Line("a2", 1, "ratna", "c1", text=LONG), Line("a7", 2, "ratna", "c1", text=LONG))
    values = only_edge(drawn("propagation", lines))
    assert (values["median_lag_h"], values["lagged_by_day"]) == (1.5, 0)


@pytest.mark.parametrize(("text", "size"), [("Iya", 0), (LONG, 1)])
def test_a_few_words_are_one_claim_only_of_one_speaker(text: str, size: int) -> None:
    lines = (Line("a1", 1, "ratna", "c1", text=text), Line("a2", 2, "bima", "c1", text=text))
    assert drawn("propagation", lines).size() == size


def test_an_outlets_wording_is_compared_with_the_first() -> None:
    lines = (
        Line("a1", 1, "ratna", "c1", text="Dua pompa terpasang di hulu sejak Senin."),
        Line("a2", 2, "ratna", "c1", type="indirect", text="dua pompa TERPASANG di hulu, sejak Senin"),
        Line("a2", 3, "ratna", "c1", text="dua pompa", cue="klaim"),
    )
    graph = drawn("wording", lines)
    claim = iri("claim", "c1")
    (first,), (later,) = (graph.get_edge_data(outlet, claim).values() for outlet in (CAKRAWALA, NUSA))
    assert (first["distance"], first["is_first"]) == (0.0, True)
    # 39 characters against 9 that stand in them: 30 deletions of 48 characters in all
    assert later["distance"] == pytest.approx((0 + 30 / 48) / 2, abs=0.001)
    assert (later["direct_share"], later["distancing_share"], later["is_first"]) == (0.5, 0.5, False)
    assert graph.nodes[claim]["label"] == "Dua pompa terpasang di hulu sejak Senin."
    assert graph.nodes[claim]["kind"] == "claim"


def test_only_outlets_have_a_stance() -> None:
    lines = (Line("a1", 1, "ratna", "c1", about=("bima",), cue="klaim"), Line("a1", 2, "ratna", "c2", cue="benar"))
    values = only_edge(drawn("speakers", lines))
    assert (values["endorsing"], values["distancing"]) == (1, 1)
    for name in ("about", "coquoted", "chains", "roles"):
        for _, _, data in drawn(name, lines).edges(data=True):
            assert not {"endorsing", "distancing", "stance", "distancing_share"} & set(data)


def test_a_role_leads_to_the_organisation_that_it_names() -> None:
    graph = drawn("roles")
    assert graph.nodes["urn:ujar:role:kepala-dinas-pengairan"]["label"] == "Kepala Dinas Pengairan"
    assert graph.nodes[iri("agent", "dinas")]["kind"] == "organization"
    assert {data["first_seen"] for _, _, data in graph.edges(data=True)} == {"2025-04-10"}


def test_unnamed_sources_are_a_share_of_all_quotes_of_their_outlet() -> None:
    graph = drawn("unnamed")
    values = only_edge(graph)
    assert (values["share"], values["outlet_quotes"], values["quotes"]) == (0.25, 4, 1)
    assert graph.nodes["https://w3id.org/ujar/ont#AnonymousSource"]["label"] == "anonymous source"


def test_unnamed_sources_by_what_they_are_called() -> None:
    graph = drawn("unnamed", by="description")
    assert graph.nodes["urn:ujar:source:warga"]["label"] == "warga"


def test_people_meet_at_an_event_across_articles() -> None:
    graph = drawn("coquoted", by="event")
    assert set(graph.edges()) == {(iri("agent", "bima"), iri("agent", "ratna"))}
    assert only_edge(graph)["articles"] == 2
    assert "9 quotes without an event" in drawn("coquoted", by="event", anonymous=True).graph["caution"]


@pytest.mark.parametrize(
    ("one", "other", "size"),
    [
        ("Gedung Setneg, Jakarta", "gedung setneg, Jakarta", 1),
        ("iNews Tower", "iNews Tower", 1),
        ("Gedung Setneg, Jakarta", "Gedung Kadin, Jakarta", 0),
        ("Jakarta", "Jakarta", 0),
        ("kawasan Senayan, Jakarta Pusat", "kawasan Senayan, Jakarta Pusat", 0),
        ("Gedung DPR, Jakarta", "Gedung DPR, Jakarta", 0),
    ],
)
def test_an_event_of_two_articles_is_a_day_in_a_building(one: str, other: str, size: int) -> None:
    lines = (
        Line("a1", 1, "ratna", "c1", event=("2025-03-31", one)),
        Line("a4", 2, "bima", "c2", event=("2025-03-31", other)),
        Line("a4", 3, "ratna", "c3"),
    )
    assert drawn("coquoted", lines, by="event").size() == size


def test_articles_without_a_common_speaker_tell_of_two_events() -> None:
    event = ("2025-03-31", "Gedung Setneg, Jakarta")
    lines = (Line("a1", 1, "ratna", "c1", event=event), Line("a4", 2, "bima", "c2", event=event))
    assert drawn("coquoted", lines, by="event").size() == 0


def test_people_meet_in_a_statement_that_they_make_together() -> None:
    lines = (Line("a1", 1, ("ratna", "bima"), "c1"), Line("a2", 2, "bima", "c1"), Line("a2", 3, "dinas", "c2"))
    graph = drawn("coquoted", lines, by="claim")
    values = only_edge(graph)
    assert (values["kind"], values["claims"], values["quotes"]) == ("said_together", 2, 1)


def test_the_same_words_under_two_names_are_counted_and_no_edge() -> None:
    lines = (Line("a1", 1, "ratna", "c1"), Line("a2", 2, "bima", "c1"))
    graph = drawn("coquoted", lines, by="claim")
    assert graph.size() == 0
    assert graph.graph["caution"].startswith("1 times two names have the same words in different quotes")


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("Afifuddin", "Afifuddin", "person", True),
        ("Musk", "Elon Musk", "person", True),
        ("Jhon Ely Tumanggor", "John Ely Tumanggor", "person", True),
        ("Ratna Wulandari", "Ratna Wibisana", "person", False),
        ("Polda", "Polda Jawa Barat", "organization", False),
    ],
)
def test_one_name_is_no_pair(one: str, other: str, kind: str, same: bool) -> None:
    assert have_one_name(AgentFacts("a", one, kind), AgentFacts("b", other, kind)) is same


def test_places_and_what_is_the_speakers_own_are_nobody_spoken_about() -> None:
    lines = (
        Line("a1", 1, "ratna", "c1", about=("dinas",), role="Kepala Dinas Pengairan"),
        Line("a1", 2, "ratna", "c2", about=("sagara",), mentions=("bima",)),
    )
    graph = drawn("about", lines)
    assert set(graph.edges()) == {(iri("agent", "ratna"), iri("agent", "bima"))}
    assert graph.graph["excluded"].startswith("1 mentions of places, 1 of the speaker's own")
    assert drawn("about", lines, by="all").size() == 3


def test_a_step_within_one_house_is_no_relay() -> None:
    lines = (Line("a8", 1, "ratna", "c1", relays=(("tribun", "toldTo"),)),)
    graph = drawn("chains", lines)
    assert set(graph.edges()) == {(iri("agent", "ratna"), iri("agent", "tribun"))}
    assert graph.graph["excluded"].startswith("1 steps between an outlet and itself or a section")


def test_outlets_of_one_house_are_not_before_each_other() -> None:
    lines = (Line("a1", 1, "ratna", "c1", text=LONG), Line("a8", 2, "ratna", "c1", text=LONG))
    assert drawn("propagation", lines).size() == 1
    lines = (Line("a8", 1, "ratna", "c1", text=LONG), Line("a9", 2, "ratna", "c1", text=LONG))
    graph = drawn("propagation", lines)
    assert graph.size() == 0
    assert "1 of one house" in graph.graph["excluded"]


def test_firsts_of_a_node_stand_on_its_edges() -> None:
    house = (Line("a8", 1, "ratna", "c1", text=LONG), Line("a9", 2, "ratna", "c1", text=LONG))
    abroad = (Line("a1", 3, "bima", "c2", text=LONG), Line("a8", 4, "bima", "c2", text=LONG))
    graph = drawn("propagation", (*house, *abroad))
    assert firsts(graph) == {"Harian Cakrawala": 1, "tribunnews.com": 0}  # before its own house is before nobody
    assert "in 1 no outlet is proved to be the first of several houses" in graph.graph["excluded"]
    later = (Line("a1", 5, "ratna", "c3", text=LONG), Line("a12", 6, "ratna", "c3", text=LONG))
    graph = drawn("propagation", (*abroad, *later))
    assert firsts(graph) == {"Harian Cakrawala": 1, "tribunnews.com": 0}  # ten weeks later it is another statement
    graph = drawn("propagation", (*house, replace(house[0], article="a6", number=7)))
    assert firsts(graph) == {"Tribun Jateng": 0, "Warta Samudra": 0, "tribunnews.com": 1}  # the earliest of its house


def firsts(graph: nx.Graph[str]) -> dict[str, int]:
    return {data["label"]: data["first_claims"] for _, data in graph.nodes(data=True)}


def test_the_weight_of_claims_that_outlets_share_says_so() -> None:
    for name in ("propagation", "wording"):
        told = drawn(name).graph["unit"]
        assert told.endswith("claims: those that several outlets carry, each once, whoever says them")
        assert "every copy" in drawn(name, unit="quotes").graph["unit"]
    assert "pairs of speaker and claim" in drawn("speakers").graph["unit"]


def test_a_claim_that_an_outlet_repeats_for_days_is_a_formula() -> None:
    days = tuple(Line(name, number, "ratna", "c1", text=LONG) for number, name in enumerate(("a8", "a9", "a10"), 1))
    assert drawn("propagation", (*days, Line("a1", 9, "ratna", "c1", text=LONG))).size() == 2
    same = tuple(replace(line, article=name) for line, name in zip(days, ("a9", "a10", "a11"), strict=True))
    graph = drawn("propagation", (*same, Line("a1", 9, "ratna", "c1", text=LONG)))
    assert graph.size() == 0
    assert "1 are formulas" in graph.graph["excluded"]


def test_the_same_words_weeks_later_are_no_propagation() -> None:
    lines = (Line("a1", 1, "ratna", "c1", text=LONG), Line("a5", 2, "ratna", "c1", text=LONG))
    graph = drawn("propagation", (*lines, Line("a12", 3, "ratna", "c1", text=LONG)))
    assert graph.size() == 0
    assert "1 more than 7 days apart" in graph.graph["excluded"]


def test_a_former_role_belongs_to_nobody() -> None:
    lines = (Line("a4", 1, "dinas", "c1"), Line("a1", 2, "ratna", "c2", role="Mantan Kepala Dinas Pengairan"))
    assert {data["kind"] for _, _, data in drawn("roles", lines).edges(data=True)} == {"holds"}


@pytest.mark.parametrize(
    ("role", "belongs"),
    [("Ketua Dinas Pengairan", True), ("Ketua Dinas Pengairan Surabaya", False), ("Ketua Ikatan Indonesia", False)],
)
def test_a_body_is_not_cut_from_its_place(role: str, belongs: bool) -> None:
    lines = (Line("a4", 1, "dinas", "c1"), Line("a4", 2, "negara", "c2"), Line("a1", 3, "ratna", "c3", role=role))
    kinds = {data["kind"] for _, _, data in drawn("roles", lines).edges(data=True)}
    assert ("belongs_to" in kinds) is belongs


def test_a_source_that_points_back_is_no_unnamed_one() -> None:
    graph = drawn("unnamed", (Line("a2", 1, "warga", "c1"), Line("a2", 2, "pengamat", "c2")))
    assert only_edge(graph)["quotes"] == 1
    assert graph.graph["excluded"].startswith("1 quotes whose source points back")


def test_a_day_stands_in_the_middle_of_its_times() -> None:
    order = in_order({"day": "2025-06-10", "next": "2025-06-11T03:20:00+07:00", "morning": "2025-06-10T03:00:00+07:00"})
    assert sorted(("next", "day", "morning"), key=order) == ["morning", "day", "next"]


def test_a_way_that_a_view_does_not_have_is_an_error() -> None:
    for name, told in (("coquoted", "article, event, claim"), ("chains", "one way")):
        with pytest.raises(SettingsError, match="UJ739") as raised:
            drawn(name, by="kota")
        assert told in str(raised.value)


def test_the_first_way_is_the_one_that_is_drawn() -> None:
    for row in VIEWS:
        if row.ways:
            assert (row.ways[0].relation, row.ways[0].edges) == (row.relation, row.edges)
