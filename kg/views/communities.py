"""Communities of a graph by the Louvain method, with a figure that says how much they hang on chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from kg.views.simple import simple, weights_of

if TYPE_CHECKING:
    import networkx as nx

RUNS = 10
"""The method depends on the order in which it visits nodes; so many orders are tried, with seeds 1 to 10."""


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition of the nodes."""

    of: Mapping[str, int]
    """The community of each node; 1 is the largest."""
    modularity: float
    stability: float
    """Mean adjusted Rand index between this partition and those of the other runs: 1 where all agree, about 0 where
    they agree as chance would."""
    runs: int

    @property
    def count(self) -> int:
        """Number of communities."""
        return len(set(self.of.values()))

    def describe(self) -> str:
        """How good and how certain the partition is, in one line."""
        return (
            f"Louvain, best of {self.runs} seeded runs: {self.count:,} communities, modularity {self.modularity:.3f}, "
            f"stability {self.stability:.2f} (mean adjusted Rand index to the other runs; 1 = all the same)"
        )


def louvain(graph: nx.Graph[str], *, runs: int = RUNS) -> Communities:
    """The partition of highest modularity among `runs` runs of the Louvain method (Blondel et al. 2008).

    Q = 1/2m Σ_ij (w_ij - s_i s_j / 2m) δ(c_i, c_j) (Newman 2004); directions are not looked at. The same
    graph gives the same partition. A graph without edges has each node alone, modularity 0.
    """
    import networkx as nx

    whole, nodes = _numbered(graph)
    if not whole.number_of_edges():
        return Communities({node: place for place, node in enumerate(sorted(graph), 1)}, 0.0, 1.0, runs)
    found = [_run(whole, seed) for seed in range(1, runs + 1)]
    scores = [nx.community.modularity(whole, parts) for parts in found]
    best = max(range(runs), key=lambda run: (round(scores[run], 12), -run))
    labels = [_labels(parts, len(nodes)) for parts in found]
    others = [adjusted_rand(labels[best], label) for run, label in enumerate(labels) if run != best]
    named = [sorted(nodes[number] for number in part) for part in found[best]]
    named.sort(key=lambda part: (-len(part), part[0]))
    of = {node: place for place, part in enumerate(named, 1) for node in part}
    return Communities(of, scores[best], sum(others) / len(others) if others else 1.0, runs)


def adjusted_rand(one: Sequence[int], other: Sequence[int]) -> float:
    """How far two partitions agree on pairs, beyond chance: (RI - E[RI]) / (max RI - E[RI]) (Hubert and Arabie 1985).

    The two lists hold the community of each thing, in the same order. 1 where they are the same.
    """
    pairs = sum(comb(count, 2) for count in Counter(zip(one, other, strict=True)).values())
    of_one = sum(comb(count, 2) for count in Counter(one).values())
    of_other = sum(comb(count, 2) for count in Counter(other).values())
    total = comb(len(one), 2)
    expected = of_one * of_other / total if total else 0.0
    most = (of_one + of_other) / 2
    return (pairs - expected) / (most - expected) if most != expected else 1.0


def _numbered(graph: nx.Graph[str]) -> tuple[nx.Graph[int], list[str]]:
    """The graph over whole numbers: sets of texts have another order in every process, sets of these do not."""
    import networkx as nx

    nodes = sorted(graph)
    numbers = {node: number for number, node in enumerate(nodes)}
    found: nx.Graph[int] = nx.Graph()
    found.add_nodes_from(range(len(nodes)))
    for (one, other), weight in sorted(weights_of(simple(graph)).items()):
        ends = numbers[one], numbers[other]
        known = found.get_edge_data(*ends)
        found.add_edge(*ends, weight=weight + (known["weight"] if known else 0.0))
    return found, nodes


def _run(graph: nx.Graph[int], seed: int) -> list[set[int]]:
    import networkx as nx

    return [set(part) for part in nx.community.louvain_communities(graph, weight="weight", seed=seed)]


def _labels(parts: Sequence[set[int]], count: int) -> list[int]:
    labels = [0] * count
    for place, part in enumerate(parts):
        for number in part:
            labels[number] = place
    return labels
