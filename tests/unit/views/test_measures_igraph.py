"""The measures against igraph, which shares no code with them, on random graphs."""

from __future__ import annotations

import random
import warnings

import networkx as nx
import pytest

from kg.views import communities, measures, walks
from kg.views.simple import simple

igraph = pytest.importorskip("igraph", reason="no igraph (pip install 'ujar[dev]')")


def random_graph(seed: int, *, is_directed: bool) -> nx.Graph[str]:
    draw = random.Random(seed)
    graph: nx.Graph[str] = nx.MultiDiGraph() if is_directed else nx.Graph()
    graph.add_nodes_from(f"n{number:02d}" for number in range(40))
    nodes = list(graph)
    for _ in range(120):
        one, other = draw.sample(nodes, 2)
        graph.add_edge(one, other, weight=float(draw.randint(1, 9)))
    return graph


def as_igraph(graph: nx.Graph[str]) -> object:
    found = simple(graph)
    names = list(found)
    places = {node: place for place, node in enumerate(names)}
    edges = [(places[one], places[other]) for one, other in found.edges]
    other = igraph.Graph(n=len(names), edges=edges, directed=found.is_directed())
    other.vs["name"] = names
    other.es["weight"] = [weight for _, _, weight in found.edges(data="weight")]
    return other


CASES = pytest.mark.parametrize(
    ("seed", "is_directed"), [(seed, is_directed) for seed in (1, 2, 3) for is_directed in (False, True)]
)


@CASES
def test_measures_of_nodes_agree(seed, is_directed):
    graph = random_graph(seed, is_directed=is_directed)
    other = as_igraph(graph)
    names = other.vs["name"]

    def beside(values):
        return pytest.approx(dict(zip(names, values, strict=True)), abs=1e-8)

    assert measures.strength(graph) == beside(other.strength(mode="all", weights="weight"))
    assert measures.degree(graph) == beside([len(set(other.neighbors(v, mode="all"))) for v in range(len(names))])
    assert walks.pagerank(graph) == beside(other.pagerank(weights="weight", damping=0.85))
    undirected = other.as_undirected(mode="collapse", combine_edges="sum")
    assert measures.core(graph) == beside(undirected.coreness())
    assert measures.clustering(graph) == beside(undirected.transitivity_local_undirected(mode="zero"))
    size = len(names)
    pairs = (size - 1) * (size - 2) / (1 if is_directed else 2)
    assert measures.betweenness(graph).scores == beside([value / pairs for value in other.betweenness()])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_hubs_and_authorities_agree(seed):
    graph = random_graph(seed, is_directed=True)
    other = as_igraph(graph)
    hubs, authorities = walks.hits(graph)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that some scores are zero
        theirs = other.hub_score(weights="weight"), other.authority_score(weights="weight")
    for ours, scores in zip((hubs, authorities), theirs, strict=True):
        assert ours == pytest.approx(dict(zip(other.vs["name"], scores, strict=True)), abs=1e-6)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reciprocity_agrees(seed):
    graph = random_graph(seed, is_directed=True)
    assert measures.reciprocity(graph) == pytest.approx(as_igraph(graph).reciprocity())


@CASES
def test_modularity_and_agreement_of_partitions_agree(seed, is_directed):
    graph = random_graph(seed, is_directed=is_directed)
    other = as_igraph(graph)
    if is_directed:
        other = other.as_undirected(mode="collapse", combine_edges="sum")
    found = communities.louvain(graph)
    labels = [found.of[name] for name in other.vs["name"]]
    assert found.modularity == pytest.approx(other.modularity(labels, weights="weight"))
    random.seed(seed)
    igraph.set_random_number_generator(random)
    theirs = other.community_multilevel(weights="weight")
    assert found.modularity >= theirs.modularity - 0.03
    expected = igraph.compare_communities(labels, theirs.membership, method="adjusted_rand")
    assert communities.adjusted_rand(labels, theirs.membership) == pytest.approx(expected)
