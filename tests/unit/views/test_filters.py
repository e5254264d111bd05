"""Kinds of speakers, copies, relayed quotes, ego networks and slices of time, on every view."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import SettingsError
from kg.rdf import vocab
from kg.views import VIEWS, build_view, view_filter
from kg.views.slices import SLICES
from tests.unit.views.newsroom import QUOTES, Line, drawn, filled, iri

RATNA, BIMA, DINAS = (iri("agent", name) for name in ("ratna", "bima", "dinas"))
CAKRAWALA, NUSA, SAMUDRA = (iri("outlet", name) for name in ("harian-cakrawala", "kabar-nusa", "warta-samudra"))
NAMES = [row.name for row in VIEWS]
LONG = "dua pompa sudah terpasang di hulu sungai sejak hari Senin"
COPIED = (
    Line("a1", 1, "ratna", "c1", text=LONG),
    Line("a1", 2, "ratna", "c1", text=LONG),  # what an article repeats within itself is no copy
    Line("a2", 3, "ratna", "c1", text=LONG),
    Line("a2", 4, "bima", "c1", text=LONG),  # somebody else says the same
    Line("a4", 5, "ratna", "c1", text=LONG),  # without a date: after those that have one
    Line("a4", 6, "ratna", "c2", text=LONG),
)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("organization", {(SAMUDRA, DINAS)}),
        (("organization", "anonymous"), {(SAMUDRA, DINAS), (NUSA, iri("agent", "warga"))}),
        ("place", set()),
    ],
)
def test_speakers_of_a_kind(kind: object, expected: set[tuple[str, str]]) -> None:
    assert set(drawn("speakers", kind=kind).edges()) == expected


def test_unnamed_kinds_stay_out_where_unnamed_sources_are_unwanted() -> None:
    assert drawn("speakers", kind="anonymous", anonymous=False).size() == 0


def test_copies_can_be_left_out() -> None:
    graph = drawn("speakers", COPIED, copies=False)
    counts = {(source, target): data["quotes"] for source, target, data in graph.edges(data=True)}
    assert counts == {(CAKRAWALA, RATNA): 2, (NUSA, BIMA): 1, (SAMUDRA, RATNA): 1}
    assert graph.graph["copies"] == "left out: 2 quotes that repeat what another article printed before"
    assert graph.graph["left_out"].startswith("2 copies; ")
    assert "copies no" in graph.graph["filter"]


def test_a_copy_is_one_in_the_whole_store() -> None:
    graph = drawn("speakers", COPIED, copies=False, outlet="Kabar Nusa")
    assert set(graph.edges()) == {(NUSA, BIMA)}


def test_an_article_with_the_text_of_an_earlier_one_is_a_copy() -> None:
    lines = (Line("a1", 1, "warga", "c1"), Line("a2", 2, "warga", "c2"), Line("a3", 3, "warga", "c3"))
    with filled(lines) as store:
        for article, digest in {"a1": "x", "a2": "x", "a3": "y"}.items():
            node, place = map(ox.NamedNode, (iri("article", article), f"{store.base}graph/{article}"))
            store.replace_graphs((), [ox.Quad(node, vocab.CONTENT_HASH, ox.Literal(digest), place)])
        graph = build_view("unnamed", store, copies=False)
    assert [data["quotes"] for _, _, data in graph.edges(data=True)] == [1, 1]
    assert graph.graph["copies"].startswith("left out: 1 quotes")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("is_taken", "word"), [(True, "kept"), (False, "left out")])
def test_nodes_edges_and_graph_say_what_became_of_copies(name: str, word: str, *, is_taken: bool) -> None:
    graph = drawn(name, copies=is_taken)
    assert graph.graph["copies"].startswith(f"{word}: ")
    assert {data["copies"] for _, data in graph.nodes(data=True)} <= {word}
    assert {data["copies"] for _, _, data in graph.edges(data=True)} <= {word}


def test_relayed_quotes_can_be_left_out() -> None:
    graph = drawn("speakers", relayed=False)
    ((quotes,),) = ([data["quotes"] for data in graph.get_edge_data(NUSA, RATNA).values()],)
    assert quotes == 1
    assert graph.graph["left_out"].startswith("1 relayed quotes; ")
    assert drawn("chains", relayed=False).size() == 0


@pytest.mark.parametrize(
    ("ego", "radius", "expected"),
    [
        ("Dinas Pengairan", 1, {(SAMUDRA, DINAS)}),
        (DINAS, 1, {(SAMUDRA, DINAS)}),
        ("dinas  pengairan", 2, {(SAMUDRA, DINAS), (SAMUDRA, BIMA)}),
        ("warta samudra", 1, {(SAMUDRA, DINAS), (SAMUDRA, BIMA)}),
        (("Ratna Wulandari", "Dinas Pengairan"), 1, {(CAKRAWALA, RATNA), (NUSA, RATNA), (SAMUDRA, DINAS)}),
    ],
)
def test_the_network_around_somebody(ego: object, radius: int, expected: set[tuple[str, str]]) -> None:
    assert set(drawn("speakers", ego=ego, radius=radius).edges()) == expected


def test_neighbours_keep_the_edges_between_them() -> None:
    lines = tuple(Line("a1", number, name, f"c{number}") for number, name in enumerate(("ratna", "bima", "dinas")))
    assert set(drawn("coquoted", lines, ego="Ratna Wulandari").edges()) == {
        (BIMA, DINAS),
        (BIMA, RATNA),
        (DINAS, RATNA),
    }


def test_nodes_count_what_stands_on_the_edges_that_are_left() -> None:
    assert drawn("speakers", ego="Dinas Pengairan").nodes[SAMUDRA]["quote_count"] == 1


def test_a_name_that_is_not_in_the_graph_is_an_error_with_the_nearest() -> None:
    for name in ("ratna", "Ratna Wulandary"):
        with pytest.raises(SettingsError, match="UJ742") as raised:
            drawn("speakers", ego=name)
        assert "Ratna Wulandari" in str(raised.value)
    assert drawn("speakers", (), ego="Ratna Wulan").size() == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_view_takes_every_filter(name: str) -> None:
    whole = drawn(name, after="2025-01", kind=("person", "anonymous"), slice="month", relayed=True, min_confidence=0.1)
    one = next(iter(whole), None)
    assert one is not None
    assert set(drawn(name, ego=one, radius=2)) <= set(drawn(name))


def test_a_slice_is_the_view_of_its_month() -> None:
    graph = drawn("speakers", slice="month")
    found = {(source, target, data["slice"]): data["quotes"] for source, target, data in graph.edges(data=True)}
    assert found == {
        (CAKRAWALA, RATNA, "2025-04"): 2,
        (CAKRAWALA, BIMA, "2025-04"): 1,
        (NUSA, RATNA, "2025-04"): 2,
        (NUSA, BIMA, "2025-05"): 1,
    }
    assert graph.graph["undated"] == "2 quotes whose date is not as exact as a month are in no slice"
    for month in ("2025-04", "2025-05"):
        part = drawn("speakers", after=month, before=month)
        assert {(source, target) for source, target, when in found if when == month} == set(part.edges())


def test_edges_of_slices_stand_beside_each_other_where_there_is_no_direction() -> None:
    lines = tuple(
        Line(article, number, name, f"c{number}")
        for number, (article, name) in enumerate(
            (article, name) for article in ("a1", "a3") for name in ("ratna", "bima")
        )
    )
    graph = drawn("coquoted", lines, slice="month")
    assert graph.is_multigraph()
    assert not graph.is_directed()
    assert sorted(data["slice"] for _, _, data in graph.edges(data=True)) == ["2025-04", "2025-05"]
    assert len({data["id"] for _, _, data in graph.edges(data=True)}) == 2


@pytest.mark.parametrize(
    ("length", "date", "name"),
    [
        ("month", "2025-04-16", "2025-04"),
        ("month", "2025", None),
        ("quarter", "2025-03", "2025-Q1"),
        ("quarter", "2025-04-01", "2025-Q2"),
        ("quarter", "2025-12-31", "2025-Q4"),
        ("year", "2025", "2025"),
        ("year", "", None),
    ],
)
def test_the_slice_of_a_date(length: str, date: str, name: str | None) -> None:
    assert SLICES[length](date) == name


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"slice": "minggu"}, "month, quarter, year"),
        ({"radius": 3}, "1 or 2"),
        ({"kind": "orang"}, "person, organization"),
    ],
)
def test_what_cannot_be_used_is_named(wanted: dict[str, object], told: str) -> None:
    with pytest.raises(SettingsError, match="UJ732") as raised:
        view_filter(**wanted)
    assert told in str(raised.value)


def test_the_order_of_ingest_changes_no_slice_and_no_copy() -> None:
    for name in NAMES:
        one, other = (drawn(name, lines, slice="quarter", copies=False) for lines in (QUOTES, tuple(reversed(QUOTES))))
        assert list(one.edges(data=True)) == list(other.edges(data=True))
        assert one.graph == other.graph
