"""Measures of a view's graph: of each node, and of the whole. Each says its formula and where it comes from.

All of them see the *simple* graph: edges between the same two nodes are one edge whose weight is the sum of theirs,
and loops are left out. Nothing here needs scipy.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.views.simple import simple, weights_of
from kg.views.walks import Scores, pagerank

if TYPE_CHECKING:
    import networkx as nx

EXACT_NODES = 1_000
"""Up to so many nodes betweenness is exact: its time grows with nodes times edges."""
PIVOTS = 200
"""Nodes from which paths are counted in a larger graph."""
SEED = 1


@dataclass(frozen=True, slots=True)
class Betweenness:
    """The betweenness of each node, and how it was come by."""

    scores: Scores
    is_exact: bool
    pivots: int
    """Nodes from which paths were counted: all of them where it is exact."""

    def describe(self) -> str:
        """How it was computed, in one line."""
        if self.is_exact:
            return f"betweenness is exact (paths from all {self.pivots:,} nodes)"
        return f"betweenness is estimated from {self.pivots:,} of {len(self.scores):,} nodes, drawn with seed {SEED}"


def degree(graph: nx.Graph[str]) -> dict[str, int]:
    """Number of neighbours, whichever way edges lead: k_i = |{j : a_ij + a_ji > 0}| (Freeman 1978)."""
    import networkx as nx

    found = simple(graph)
    return {node: len(set(nx.all_neighbors(found, node))) for node in found}


def strength(graph: nx.Graph[str]) -> Scores:
    """Sum of the weights of a node's edges, in both directions: s_i = Σ_j w_ij (Barrat et al. 2004)."""
    return _weighted(simple(graph).degree(weight="weight"))


def in_strength(graph: nx.DiGraph[str]) -> Scores:
    """Sum of the weights of the edges that lead to a node: Σ_j w_ji."""
    return _weighted(simple(graph).in_degree(weight="weight"))  # type: ignore[attr-defined]


def out_strength(graph: nx.DiGraph[str]) -> Scores:
    """Sum of the weights of the edges that leave a node: Σ_j w_ij."""
    return _weighted(simple(graph).out_degree(weight="weight"))  # type: ignore[attr-defined]


def betweenness(graph: nx.Graph[str], *, exact_nodes: int = EXACT_NODES, pivots: int = PIVOTS) -> Betweenness:
    """Share of the shortest paths between two others that lead through a node (Freeman 1977), weights not looked at.

    b_v = Σ_{s≠v≠t} σ_st(v)/σ_st, divided by the number of such pairs: (n-1)(n-2), half of it without directions.
    By Brandes (2001); beyond `exact_nodes` from `pivots` nodes drawn at random, scaled up (Brandes and Pich 2007).
    """
    import networkx as nx

    found = simple(graph)
    is_exact = len(found) <= exact_nodes
    count = len(found) if is_exact else min(pivots, len(found))
    scores = nx.betweenness_centrality(found, k=None if is_exact else count, seed=SEED)
    return Betweenness(scores, is_exact, count)


def core(graph: nx.Graph[str]) -> dict[str, int]:
    """The largest k such that the node is in a part where all have k neighbours in it (Seidman 1983).

    By peeling (Batagelj and Zaversnik 2003); directions are not looked at.
    """
    import networkx as nx

    return dict(nx.core_number(nx.Graph(simple(graph))))


def clustering(graph: nx.Graph[str], nodes: Collection[str] | None = None) -> Scores:
    """Share of the pairs of a node's neighbours that are tied: 2 t_i / (k_i (k_i - 1)) (Watts and Strogatz 1998)."""
    import networkx as nx

    return dict(nx.clustering(nx.Graph(simple(graph)), nodes))  # type: ignore[arg-type]


def reciprocity(graph: nx.Graph[str]) -> float:
    """Share of the edges that are answered by one the other way: L↔ / L (Newman et al. 2002); 0 without edges."""
    found = simple(graph)
    answered = sum(found.has_edge(target, source) for source, target in found.edges)
    return answered / found.number_of_edges() if found.number_of_edges() else 0.0


def weighted_reciprocity(graph: nx.Graph[str]) -> float:
    """Share of the weight that is answered: Σ min(w_ij, w_ji) / Σ w_ij (Squartini et al. 2013); 0 without edges."""
    found = simple(graph)
    weights = weights_of(found)
    answered = sum(min(weight, weights.get((target, source), 0.0)) for (source, target), weight in weights.items())
    return answered / sum(weights.values()) if weights else 0.0


def collaboration(groups: Mapping[str, AbstractSet[str]]) -> dict[tuple[str, str], float]:
    """Weights of pairs that stand in groups together: Σ_groups 1 / (size - 1) (Newman 2001), so large groups tie less.

    Pairs are sorted; groups of one tie nobody.
    """
    found: dict[tuple[str, str], float] = {}
    for name in sorted(groups):
        members = sorted(groups[name])
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                found[one, other] = found.get((one, other), 0.0) + 1 / (len(members) - 1)
    return found


def jaccard(one: AbstractSet[Hashable], other: AbstractSet[Hashable]) -> float:
    """What two sets share: |A ∩ B| / |A ∪ B| (Jaccard 1901), 1 where both are empty; turnover is 1 minus it."""
    return len(one & other) / len(one | other) if one or other else 1.0


NODE_MEASURES: Mapping[str, Callable[[nx.Graph[str]], Mapping[str, Any]]] = {
    "degree": degree,
    "strength": strength,
    "pagerank": pagerank,
    "core": core,
}
"""Measures of a node that are cheap for any view; betweenness and communities also say how they were found."""


def _weighted(pairs: Iterable[tuple[str, float]]) -> Scores:
    return {node: float(value) for node, value in pairs}
