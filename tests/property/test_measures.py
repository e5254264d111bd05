"""Laws of measures that hold on any graph and for any counts."""

from __future__ import annotations

from itertools import combinations
from math import isclose, log2

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.views import communities, concentration, measures, walks
from kg.views.backbone import disparity
from kg.views.simple import simple

NODES = [f"n{number}" for number in range(7)]
WEIGHTS = st.sampled_from([1.0, 2.0, 5.0, 20.0])
COUNTS = st.lists(st.integers(0, 1000), max_size=20)


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph[str]:
    graph: nx.Graph[str] = draw(st.sampled_from([nx.MultiDiGraph, nx.Graph]))()
    graph.add_nodes_from(NODES)
    for one, other, weight in draw(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), WEIGHTS))):
        graph.add_edge(one, other, weight=weight)
    return graph


@given(graphs())
def test_measures_of_nodes_are_shares_of_what_they_share(graph):
    assert isclose(sum(walks.pagerank(graph).values()), 1)
    assert all(0 <= score <= 1 + 1e-9 for score in measures.betweenness(graph).scores.values())
    flat = simple(graph)
    assert isclose(sum(measures.strength(graph).values()), 2 * flat.size(weight="weight"))
    assert all(level <= measures.degree(graph)[node] for node, level in measures.core(graph).items())
    assert 0 <= measures.reciprocity(graph) <= 1


@given(graphs())
def test_a_backbone_only_grows_with_its_level(graph):
    kept = [disparity(graph, alpha=alpha).graph for alpha in (0.01, 0.1, 0.5, 1.0)]
    assert all(large.has_edge(*edge) for small, large in combinations([*kept, graph], 2) for edge in small.edges)


@given(graphs())
def test_communities_part_all_nodes_and_are_the_same_each_time(graph):
    found = communities.louvain(graph, runs=3)
    assert set(found.of) == set(NODES)
    assert set(found.of.values()) == set(range(1, found.count + 1))
    assert found == communities.louvain(graph, runs=3)
    assert -0.5 <= found.modularity <= 1
    assert found.stability <= 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_agreement_of_partitions_is_the_same_either_way(pairs):
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    assert isclose(communities.adjusted_rand(one, other), communities.adjusted_rand(other, one))
    assert communities.adjusted_rand(one, one) == 1


@given(COUNTS)
def test_concentration_and_diversity_keep_their_bounds(counts):
    kept = [count for count in counts if count]
    if not kept:
        return
    size = len(kept)
    assert 1 / size - 1e-9 <= concentration.hhi(counts) <= 1 + 1e-9
    assert 1 - 1e-9 <= concentration.effective_number(counts) <= size + 1e-9
    assert -1e-9 <= concentration.gini(counts) <= (size - 1) / size + 1e-9
    assert -1e-9 <= concentration.entropy(counts) <= log2(size) + 1e-9
    assert concentration.top_share(counts, size) >= concentration.top_share(counts, 1) - 1e-9
    low, high = concentration.wilson(max(kept), sum(kept))
    assert 0 <= low <= max(kept) / sum(kept) <= high <= 1 + 1e-9
