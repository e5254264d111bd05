"""Measures by hand on a small graph, and against igraph on random ones."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import SettingsError
from kg.views import backbone, build_view, communities, measured, measures, walks
from kg.views.simple import simple
from tests.unit.views.newsroom import QUOTES, filled

# Rima speaks about Bayu twice, Bayu about Rima and Sari, Sari about nobody; Tono is spoken about by all three.
SPOKEN = (
    ("rima", "bayu", 2.0),
    ("bayu", "rima", 1.0),
    ("bayu", "sari", 3.0),
    ("rima", "tono", 1.0),
    ("bayu", "tono", 1.0),
    ("sari", "tono", 4.0),
)


@pytest.fixture
def spoken() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, target, weight in SPOKEN:
        graph.add_edge(source, target, weight=weight)
    graph.add_edge("rima", "bayu", weight=1.0)  # of another kind
    graph.add_edge("sari", "sari", weight=9.0)  # a loop counts nowhere
    return graph


def test_parallel_edges_are_added_up_and_loops_left_out(spoken: nx.MultiDiGraph[str]) -> None:
    found = simple(spoken)
    assert {(one, other): weight for one, other, weight in found.edges(data="weight")} == {
        ("rima", "bayu"): 3.0,
        ("bayu", "rima"): 1.0,
        ("bayu", "sari"): 3.0,
        ("rima", "tono"): 1.0,
        ("bayu", "tono"): 1.0,
        ("sari", "tono"): 4.0,
    }


def test_degree_strength_and_core_by_hand(spoken: nx.MultiDiGraph[str]) -> None:
    assert measures.degree(spoken) == {"rima": 2, "bayu": 3, "sari": 2, "tono": 3}
    assert measures.strength(spoken) == {"rima": 5.0, "bayu": 8.0, "sari": 7.0, "tono": 6.0}
    assert measures.in_strength(spoken) == {"rima": 1.0, "bayu": 3.0, "sari": 3.0, "tono": 6.0}
    assert measures.out_strength(spoken) == {"rima": 4.0, "bayu": 5.0, "sari": 4.0, "tono": 0.0}
    assert measures.core(spoken) == {"rima": 2, "bayu": 2, "sari": 2, "tono": 2}


def test_reciprocity_by_hand(spoken: nx.MultiDiGraph[str]) -> None:
    assert measures.reciprocity(spoken) == pytest.approx(2 / 6)
    assert measures.weighted_reciprocity(spoken) == pytest.approx(2 / 13)


def test_pagerank_by_hand() -> None:
    # Two nodes, one edge a → b: a = 0.15/2 + 0.85 b/2, and a + b = 1, so a = 0.5 / 1.425.
    graph = nx.DiGraph([("a", "b")])
    assert walks.pagerank(graph) == pytest.approx({"a": 0.5 / 1.425, "b": 0.925 / 1.425})


def test_hubs_point_to_authorities() -> None:
    hubs, authorities = walks.hits(nx.DiGraph([("a", "c"), ("b", "c"), ("a", "d")]))
    # AᵀA over (c, d) is ((2, 1), (1, 1)): its first eigenvector is (φ, 1), the golden ratio.
    assert authorities == pytest.approx({"a": 0.0, "b": 0.0, "c": 1.0, "d": 2 / (1 + 5**0.5)})
    assert hubs == pytest.approx({"a": 1.0, "b": 2 / (1 + 5**0.5), "c": 0.0, "d": 0.0})


def test_betweenness_of_a_path_and_a_star() -> None:
    path = measures.betweenness(nx.Graph([("a", "b"), ("b", "c")]))
    assert path.scores == {"a": 0.0, "b": 1.0, "c": 0.0}
    assert path.describe() == "betweenness is exact (paths from all 3 nodes)"
    chain = measures.betweenness(nx.DiGraph([("source", "agency"), ("agency", "outlet")]))
    assert chain.scores == {"source": 0.0, "agency": 0.5, "outlet": 0.0}


def test_betweenness_of_a_large_graph_is_sampled_and_says_so() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(300, 2, seed=3), str)
    exact = measures.betweenness(graph)
    sampled = measures.betweenness(graph, exact_nodes=299, pivots=150)
    assert (exact.is_exact, sampled.is_exact) == (True, False)
    assert sampled.describe() == "betweenness is estimated from 150 of 300 nodes, drawn with seed 1"
    assert sampled.scores == measures.betweenness(graph, exact_nodes=299, pivots=150).scores
    largest = max(exact.scores, key=exact.scores.__getitem__)
    assert sampled.scores[largest] == pytest.approx(exact.scores[largest], rel=0.2)


def test_large_groups_tie_less() -> None:
    groups = {"a1": {"rima", "bayu"}, "a2": {"rima", "bayu", "sari"}, "a3": {"sari"}}
    assert measures.collaboration(groups) == {("bayu", "rima"): 1.5, ("bayu", "sari"): 0.5, ("rima", "sari"): 0.5}


def test_turnover_is_what_two_slices_do_not_share() -> None:
    assert measures.jaccard({"a", "b", "c"}, {"b", "c", "d"}) == 0.5
    assert measures.jaccard(set(), set()) == 1.0


def test_the_disparity_filter_by_hand() -> None:
    # The hub has strength 10 over 3 edges: p = (1 - 8/10)² = 0.04 for the strong one, 0.81 for the others.
    # Leaves have one edge, which says nothing about them.
    star = nx.Graph()
    star.add_weighted_edges_from([("hub", "a", 8.0), ("hub", "b", 1.0), ("hub", "c", 1.0)])
    found = backbone.disparity(star, alpha=0.05)
    assert [(one, other, round(p, 12)) for one, other, p in found.graph.edges(data="p_value")] == [("hub", "a", 0.04)]
    assert (found.edges, found.weight_share) == (3, 0.8)
    assert found.describe() == "disparity filter at alpha 0.05 kept 1 of 3 edges and 80% of their weight"


def test_the_backbone_keeps_nodes_and_edges_in_their_order_and_the_way_round_they_are() -> None:
    graph = nx.Graph()
    for number in range(80):
        graph.add_edge(f"simpul {number * 7 % 20}", f"simpul {20 + number * 3 % 41}", weight=1 + number % 5)
    kept = backbone.disparity(graph, alpha=0.4).graph
    assert 10 < kept.number_of_edges() < graph.number_of_edges()
    assert list(kept) == [node for node in graph if node in kept]
    assert list(kept.edges) == [edge for edge in graph.edges if kept.has_edge(*edge)]


def test_the_disparity_filter_looks_out_of_sources_and_into_targets() -> None:
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "x", 8.0), ("a", "y", 1.0), ("a", "z", 1.0), ("b", "x", 1.0), ("x", "a", 5.0)])
    p_values = {(s, t): p for s, t, p in backbone.disparity(graph, alpha=1.0).graph.edges(data="p_value")}
    # a → x: (1 - 0.8)² out of a, (1 - 8/9)¹ into x; b → x: 1 out of b, (1 - 1/9)¹ into x; x → a says nothing.
    assert p_values == pytest.approx({("a", "x"): 0.04, ("a", "y"): 0.81, ("a", "z"): 0.81, ("b", "x"): 8 / 9})


@pytest.mark.parametrize("alpha", [0, -0.1, 1.5])
def test_a_level_that_is_none_is_refused(alpha: float) -> None:
    with pytest.raises(SettingsError, match="UJ746"):
        backbone.disparity(nx.Graph(), alpha=alpha)


def two_camps() -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for camp in ("abc", "xyzw"):
        for place, one in enumerate(camp):
            for other in camp[place + 1 :]:
                graph.add_edge(one, other, weight=3.0)
    graph.add_edge("a", "x", weight=1.0)
    return graph


def test_two_camps_are_two_communities_the_larger_first() -> None:
    found = communities.louvain(two_camps())
    assert found.of == {"x": 1, "y": 1, "z": 1, "w": 1, "a": 2, "b": 2, "c": 2}
    # Weight 28 in all; inside 18 and 9, strengths 37 and 19: Q = 27/28 - (37² + 19²)/56².
    assert found.modularity == pytest.approx(27 / 28 - (37**2 + 19**2) / 56**2)
    assert (found.stability, found.count, found.runs) == (1.0, 2, 10)


def test_a_graph_without_edges_has_no_communities() -> None:
    graph = nx.Graph()
    graph.add_nodes_from("ba")
    assert communities.louvain(graph).of == {"a": 1, "b": 2}


def test_agreement_of_partitions_by_hand() -> None:
    # 6 things, 15 pairs; together in both 2, in the one 6, in the other 3: E = 6·3/15 = 1.2.
    assert communities.adjusted_rand([1, 1, 1, 2, 2, 2], [1, 1, 2, 2, 3, 3]) == pytest.approx((2 - 1.2) / (4.5 - 1.2))
    assert communities.adjusted_rand([1, 1, 2], [7, 7, 5]) == 1.0
    assert communities.adjusted_rand([1, 1, 1], [1, 1, 1]) == 1.0


def test_empty_graphs_have_empty_measures() -> None:
    empty: nx.DiGraph[str] = nx.DiGraph()
    for measure in measures.NODE_MEASURES.values():
        assert measure(empty) == {}
    assert walks.hits(empty) == ({}, {})
    assert measures.betweenness(empty).scores == {}
    assert (measures.reciprocity(empty), measures.weighted_reciprocity(empty)) == (0.0, 0.0)
    assert backbone.disparity(empty).describe().startswith("disparity filter at alpha 0.05 kept 0 of 0 edges")
    assert communities.louvain(empty).count == 0


def test_a_backbone_keeps_what_edges_say() -> None:
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="about")
    view.add_node("a", label="A")
    for target, weight in (("x", 5.0), ("y", 1.0), ("z", 1.0)):
        view.add_edge("a", target, key=f"e-{target}", weight=weight, quote_ids=(f"q-{target}",))
    view.add_edge("a", "x", key="e-more", weight=3.0, quote_ids=("q-more",))
    found = backbone.disparity(view)
    assert (found.graph.graph["name"], found.graph.nodes["a"]["label"]) == ("about", "A")
    assert [
        (key, round(data["p_value"], 12), data["quote_ids"])
        for _, _, key, data in found.graph.edges(keys=True, data=True)
    ] == [
        ("e-x", 0.04, ("q-x",)),
        ("e-more", 0.04, ("q-more",)),
    ]
    assert (found.kept, found.edges, found.weight_share) == (1, 3, 0.8)


def test_a_graph_with_measures_says_how_they_were_found() -> None:
    graph = measured.with_measures(two_camps())
    assert graph.nodes["a"] == {
        "degree": 3,
        "strength": 7.0,
        "pagerank": pytest.approx(0.144946, abs=1e-6),
        "core": 2,
        "betweenness": pytest.approx(8 / 15),
        "community": 2,
    }
    assert graph.graph["measures"].startswith(
        "degree, strength, pagerank, core, betweenness, community of nodes; betweenness is exact (paths from all 7 "
        "nodes); Louvain, best of 10"
    )


def test_a_view_is_cut_to_its_backbone_before_it_is_measured() -> None:
    with filled(QUOTES) as store:
        whole = build_view("speakers", store, measures=True)
        kept = build_view("speakers", store, backbone=1.0, measures=True)
    assert {"degree", "community", "betweenness"} <= set(next(iter(whole.nodes.values())))
    assert "backbone" not in whole.graph
    assert kept.graph["backbone"].startswith("disparity filter at alpha 1 kept")
    assert 0 < kept.number_of_edges() <= whole.number_of_edges()
    assert all(0 <= data["p_value"] < 1 for _, _, data in kept.edges(data=True))
    assert f"paths from all {len(kept)} nodes" in kept.graph["measures"]
