from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from kg import __version__
from kg.errors import SettingsError
from kg.settings import Settings
from kg.store import open_store
from kg.store.released import remember_release
from kg.views import VIEWS, build_view, view_definition
from tests.unit.views.newsroom import QUOTES, Line, drawn, iri

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx


def edges(graph: nx.Graph[str]) -> set[tuple[str, str, str, float]]:
    """Edges by the last part of their nodes' IRIs, with kind and weight."""
    return {
        (source.rpartition("/")[2], target.rpartition("/")[2], data["kind"], data["weight"])
        for source, target, data in graph.edges(data=True)
    }


CAKRAWALA, NUSA, SAMUDRA = "harian-cakrawala", "kabar-nusa", "warta-samudra"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "speakers",
            {
                (CAKRAWALA, "ratna", "quotes", 2),
                (CAKRAWALA, "bima", "quotes", 1),
                (NUSA, "ratna", "quotes", 1),
                (NUSA, "bima", "quotes", 1),
                (SAMUDRA, "dinas", "quotes", 1),
                (SAMUDRA, "bima", "quotes", 1),
            },
        ),
        (
            "chains",
            {
                ("ratna", "antarnusa", "told_to", 1),
                ("antarnusa", NUSA, "published", 1),
                ("warga", "globe", "told_to", 1),
                ("globe", "antarnusa", "as_reported_by", 1),
            },
        ),
        (
            "about",
            {
                ("ratna", "dinas", "about", 1),
                ("ratna", "bima", "mentions", 1),
                ("bima", "ratna", "about", 1),
            },
        ),
        ("coquoted", {("bima", "ratna", "coquoted", 3), ("bima", "dinas", "coquoted", 2)}),
        ("propagation", {(CAKRAWALA, NUSA, "before", 1)}),
        (
            "roles",
            {("ratna", "urn:ujar:role:kepala-dinas-pengairan", "holds", 1), ("ratna", "dinas", "belongs_to", 1)},
        ),
        ("unnamed", {(NUSA, "ont#AnonymousSource", "quotes", 1)}),
        ("wording", {(CAKRAWALA, "c1", "words", 1), (NUSA, "c1", "words", 1)}),
    ],
)
def test_each_view_draws_its_relation(name: str, expected: set[tuple[str, str, str, float]]) -> None:
    assert edges(drawn(name)) == expected


def test_every_view_of_the_table_is_in_the_cases() -> None:
    (cases,) = (mark.args[1] for mark in test_each_view_draws_its_relation.pytestmark)  # type: ignore[attr-defined]
    assert {row.name for row in VIEWS} == {name for name, _ in cases}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"after": "2025-04-16"}, {(NUSA, "ratna", "quotes", 1), (NUSA, "bima", "quotes", 1)}),
        ({"before": "2025-04-10"}, {(CAKRAWALA, "ratna", "quotes", 2), (CAKRAWALA, "bima", "quotes", 1)}),
        ({"after": "2025-04", "before": "2025-04", "outlet": "kabar nusa"}, {(NUSA, "ratna", "quotes", 1)}),
        ({"outlet": iri("outlet", SAMUDRA)}, {(SAMUDRA, "dinas", "quotes", 1), (SAMUDRA, "bima", "quotes", 1)}),
        ({"type": "indirect"}, {(CAKRAWALA, "ratna", "quotes", 1)}),
        ({"type": ("mixed", "indirect")}, {(CAKRAWALA, "ratna", "quotes", 1), (NUSA, "bima", "quotes", 1)}),
        ({"min_quotes": 2}, {(CAKRAWALA, "ratna", "quotes", 2), (NUSA, "ratna", "quotes", 1)}),
        ({"min_confidence": 0.5, "after": "2025-04-16"}, {(NUSA, "ratna", "quotes", 1), (NUSA, "bima", "quotes", 1)}),
        (
            {"anonymous": True, "after": "2025-04-16", "before": "2025-04-16"},
            {(NUSA, "ratna", "quotes", 1), (NUSA, "warga", "quotes", 1)},
        ),
        ({"speaker": "dinas  pengairan"}, {(SAMUDRA, "dinas", "quotes", 1), (SAMUDRA, "bima", "quotes", 1)}),
        ({"speaker": iri("agent", "dinas"), "before": "2030"}, set()),
    ],
)
def test_filters_choose_articles_quotes_and_edges(wanted: dict[str, object], expected: set[object]) -> None:
    assert edges(drawn("speakers", **wanted)) == expected


@pytest.mark.parametrize(
    ("wanted", "code", "cure"),
    [
        ({"outlet": "Kabar Nusaa"}, "UJ736", "there are Kabar Nusa"),
        ({"outlet": ("Kabar Nusa", "Koran Yang Tidak Ada")}, "UJ736", "there are "),
        ({"speaker": "Dinas Pengairann"}, "UJ736", "there are Dinas Pengairan"),
        ({"speaker": iri("agent", "seseorang")}, "UJ736", "there are "),
        ({"language": "ms"}, "UJ736", "there are id"),
        ({"after": "2025-06-02", "before": "2025-05"}, "UJ732", "turn them round"),
        ({"after": "2025", "before": "2024-12-31"}, "UJ732", "turn them round"),
    ],
)
def test_what_is_nowhere_in_the_store_is_an_error(wanted: dict[str, object], code: str, cure: str) -> None:
    with pytest.raises(SettingsError, match=code) as raised:
        drawn("speakers", **wanted)
    assert cure in str(raised.value)


def test_dates_of_different_exactness_meet() -> None:
    whole = {"after": "2025-04", "before": "2025-04-10"}
    assert edges(drawn("speakers", **whole)) == edges(drawn("speakers", after="2025-04-01", before="2025-04-10"))


def test_unnamed_sources_stand_in_chains_unless_they_are_unwanted() -> None:
    assert iri("agent", "warga") in drawn("chains")
    assert iri("agent", "warga") not in drawn("chains", anonymous=False)


def test_an_edge_says_its_counts_and_the_quotes_it_rests_on() -> None:
    graph = drawn("speakers")
    data = graph.get_edge_data(iri("outlet", NUSA), iri("agent", "ratna"))
    (values,) = data.values()
    assert values.pop("id").startswith("e")
    assert values == {
        "kind": "quotes",
        "weight": 1.0,
        "unit": "claims",
        "quotes": 2,
        "claims": 1,
        "articles": 1,
        "quote_ids": (iri("quote", "q04"), iri("quote", "q05")),
        "first_seen": "2025-04-16",
        "last_seen": "2025-04-16",
        "copies": "kept",
        "endorsing": 0,
        "distancing": 0,
    }


def test_a_chain_keeps_the_order_of_its_hops() -> None:
    graph = drawn("chains", type="direct")
    hops = {(source, target): data["hop"] for source, target, data in graph.edges(data=True)}
    assert hops[iri("agent", "warga"), iri("agent", "globe")] == 1
    assert hops[iri("agent", "globe"), iri("agent", "antarnusa")] == 2
    steps = sorted(data["hop"] for _, _, data in graph.out_edges(iri("agent", "antarnusa"), data=True))
    assert steps == [2, 3]


def test_a_node_says_what_it_is() -> None:
    graph = drawn("speakers")
    assert graph.nodes[iri("agent", "ratna")] == {
        "label": "Ratna Wulandari",
        "kind": "person",
        "unit": "claims",
        "copies": "kept",
        "part": "speaker",
        "claim_count": 2,
        "quote_count": 4,
        "first_seen": "2025-04-10",
        "last_seen": "2025-04-16",
    }
    assert graph.nodes[iri("outlet", SAMUDRA)] == {
        "label": "Warta Samudra",
        "kind": "outlet",
        "unit": "claims",
        "copies": "kept",
        "part": "outlet",
        "claim_count": 2,
        "quote_count": 2,
    }


def test_a_graph_says_its_filter_its_store_and_what_was_left_out() -> None:
    told = drawn("speakers", after="2025-04", type="direct").graph
    assert told["filter"] == "after 2025-04; type direct; unnamed sources left out (by default)"
    assert told["software"] == f"Ujar {__version__}"
    assert "store" not in told  # one in memory may change and has no version
    assert told["read"].startswith("6 quotes in 3 articles, published 2025-04-10 to 2025-06-02; digest ")
    assert told["left_out"] == "1 quotes of unnamed sources; 2 quotes that stand on no edge"
    assert "number of claims" in told["unit"]


def test_articles_can_be_the_unit_of_coquotation() -> None:
    graph = drawn("coquoted", unit="articles")
    values = graph.edges[iri("agent", "ratna"), iri("agent", "bima")]
    assert (values["weight"], values["unit"], values["articles"], values["quotes"]) == (1.0, "articles", 1, 3)


def test_every_view_counts_distinct_claims_unless_somebody_wishes_otherwise() -> None:
    for row in VIEWS:
        units = {data["unit"] for _, _, data in drawn(row.name).edges(data=True)}
        assert units == {"claims"}


def test_copies_count_once_unless_every_quote_is_wanted() -> None:
    copied, counted = drawn("speakers", unit="quotes"), drawn("speakers")
    ends = (iri("outlet", NUSA), iri("agent", "ratna"))
    for graph, weight, unit in ((copied, 2.0, "quotes"), (counted, 1.0, "claims")):
        (values,) = graph.get_edge_data(*ends).values()
        assert (values["weight"], values["unit"], values["quotes"], values["claims"]) == (weight, unit, 2, 1)
    assert "copies of one statement count once" in counted.graph["unit"]


def test_an_outlet_that_credits_itself_is_no_step() -> None:
    lines = (Line("a2", 1, "ratna", "c1", relays=(("antarnusa", "toldTo"), ("antarnusa", "asReportedBy"))),)
    graph = drawn("chains", lines)
    assert edges(graph) == {("ratna", "antarnusa", "told_to", 1), ("antarnusa", NUSA, "published", 1)}
    assert sorted(data["hop"] for _, _, data in graph.edges(data=True)) == [1, 3]


def test_the_order_of_ingest_changes_nothing() -> None:
    for row in VIEWS:
        one, other = drawn(row.name), drawn(row.name, tuple(reversed(QUOTES)))
        assert list(one.nodes(data=True)) == list(other.nodes(data=True))
        assert list(one.edges(data=True)) == list(other.edges(data=True))
        assert one.graph == other.graph


def test_a_digest_tells_two_states_of_a_store_apart() -> None:
    whole, part = drawn("about"), drawn("about", QUOTES[:-1])
    assert whole.graph["read"] != part.graph["read"]


@pytest.mark.parametrize("name", [row.name for row in VIEWS])
def test_an_empty_store_gives_an_empty_graph(name: str) -> None:
    graph = drawn(name, ())
    assert (len(graph), graph.size()) == (0, 0)
    is_whole = name in {"chains", "unnamed"}
    assert graph.graph["filter"] == ("everything" if is_whole else "unnamed sources left out (by default)")


@pytest.mark.parametrize(
    ("wanted", "told"), [({"anonymous": True}, "anonymous yes"), ({"kind": "unknown"}, "kind unknown")]
)
def test_what_is_not_left_out_by_default_is_not_said_to_be(wanted: dict[str, Any], told: str) -> None:
    assert drawn("speakers", **wanted).graph["filter"] == told


def test_a_graph_names_the_snapshot_and_the_release_it_was_made_of(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    with closing(open_store(settings.store, settings=settings)) as store:
        store.publish()
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        version = view.snapshots.version()
        told = build_view("speakers", view).graph
        assert told["store"] == f"snapshot {version}"
        assert build_view("speakers", view).graph == told
        assert remember_release(view, "sha256:1234")
        assert build_view("speakers", view).graph["store"] == f"snapshot {version}; release sha256:1234"


@pytest.mark.parametrize(
    ("name", "wanted", "code", "told"),
    [
        ("speker", {}, "UJ730", "did you mean speakers?"),
        ("speakers", {"unit": "kata"}, "UJ733", "claims, quotes, articles"),
        ("speakers", {"outlets": "Kabar Nusa"}, "UJ731", "use outlet"),
        ("speakers", {"after": "kemarin"}, "UJ732", "2025-04-16"),
        ("speakers", {"before": "2025-13"}, "UJ732", "filter 'before'"),
        ("speakers", {"min_quotes": 0}, "UJ732", "filter 'min_quotes'"),
        ("speakers", {"min_confidence": "tinggi"}, "UJ732", "from 0 to 1"),
        ("speakers", {"type": "langsung"}, "UJ732", "direct, indirect, mixed"),
    ],
)
def test_mistakes_are_named_with_their_cure(name: str, wanted: dict[str, object], code: str, told: str) -> None:
    with pytest.raises(SettingsError, match=code) as raised:
        drawn(name, **wanted)
    assert told in str(raised.value)


def test_the_table_speaks_both_languages() -> None:
    for row in VIEWS:
        for texts in (row.question, row.nodes, row.edges):
            assert set(texts) == {"id", "en"}
        assert view_definition(row.name) is row


def test_the_list_of_quotes_is_cut_and_the_count_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.views.counts.QUOTE_IDS", 1)
    graph = drawn("speakers", outlet="Kabar Nusa", min_quotes=2)
    ((_, _, values),) = graph.edges(data=True)
    assert (values["quote_ids"], values["quotes"]) == ((iri("quote", "q04"),), 2)


JOINT = (
    Line("a1", 1, ("bima", "ratna"), "c1", about=("ratna",), relays=(("antarnusa", "toldTo"),)),
    Line("a1", 2, "ratna", "c1"),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("speakers", {(CAKRAWALA, "bima", "quotes", 1), (CAKRAWALA, "ratna", "quotes", 1)}),
        (
            "chains",
            {
                ("bima", "antarnusa", "told_to", 1),
                ("ratna", "antarnusa", "told_to", 1),
                ("antarnusa", CAKRAWALA, "published", 2),
            },
        ),
        ("about", {("bima", "ratna", "about", 1)}),
        ("coquoted", {("bima", "ratna", "coquoted", 2)}),
    ],
)
def test_what_several_say_together_counts_for_each_of_them(
    name: str, expected: set[tuple[str, str, str, float]]
) -> None:
    assert edges(drawn(name, JOINT)) == expected


def test_a_joint_quote_is_one_quote_wherever_it_counts() -> None:
    graph = drawn("chains", JOINT)
    _, _, data = next(edge for edge in graph.edges(data=True) if edge[2]["kind"] == "published")
    assert (data["quotes"], data["claims"], len(data["quote_ids"])) == (1, 2, 1)
    assert graph.graph["read"].startswith("2 quotes in 1 articles")
    assert graph.graph["left_out"] == "0 quotes of unnamed sources; 1 quotes that stand on no edge"
    outlet = drawn("speakers", JOINT).nodes[iri("outlet", CAKRAWALA)]
    assert (outlet["quote_count"], outlet["claim_count"]) == (2, 2)


def test_a_joint_quote_needs_no_second_to_be_few() -> None:
    assert edges(drawn("speakers", JOINT, min_quotes=2)) == {(CAKRAWALA, "ratna", "quotes", 1)}
