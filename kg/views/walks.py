"""PageRank and HITS: measures that repeat a step over all edges until nothing changes, as arrays of numpy.

networkx computes both with scipy, which Ujar does not need otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.views.simple import simple, weights_of

if TYPE_CHECKING:
    from typing import TypeAlias

    import networkx as nx
    import numpy as np

    Numbers: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.float64]]"
    Places: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.int64]]"

_DAMPING = 0.85
_TOLERANCE = 1e-10
_ROUNDS = 1_000

Scores = dict[str, float]


def pagerank(graph: nx.Graph[str]) -> Scores:
    """Share of time a walker spends at each node who follows edges by weight, and jumps anywhere in 15 % of steps.

    r_i = (1 - d)/n + d (Σ_j r_j w_ji / s_j + Σ_{j without edges out} r_j / n), d = 0.85 (Brin and Page 1998), by
    iteration until no step changes more than 1e-10 in all. Sums to 1; edges without direction lead both ways.
    """
    import numpy as np

    links = _links(graph)
    if not links.nodes:
        return {}
    even = 1 / len(links.nodes)
    totals = links.out_of(np.ones(len(links.nodes)))
    is_end = totals == 0
    per_link = links.weights / np.where(is_end, 1.0, totals)[links.sources]
    ranks = np.full(len(links.nodes), even)
    for _ in range(_ROUNDS):
        jumps = (1 - _DAMPING) * even + _DAMPING * ranks[is_end].sum() * even
        found = jumps + _DAMPING * links.summed(links.targets, ranks[links.sources] * per_link)
        change = np.abs(found - ranks).sum()
        ranks = found
        if change < _TOLERANCE:
            break
    return links.scores(ranks)


def hits(graph: nx.Graph[str]) -> tuple[Scores, Scores]:
    """Hubs and authorities: who points to authorities, whom hubs point to (Kleinberg 1999).

    h = A a, a = Aᵀ h over weights, iterated from equal values; the largest of each is 1. All 0 without edges.
    """
    import numpy as np

    links = _links(graph)
    hubs, authorities = np.ones(len(links.nodes)), np.zeros(len(links.nodes))
    for _ in range(_ROUNDS):
        authorities = _scaled(links.into(hubs))
        found = _scaled(links.out_of(authorities))
        change = np.abs(found - hubs).sum()
        hubs = found
        if change < _TOLERANCE:
            break
    return links.scores(hubs), links.scores(authorities)


@dataclass(frozen=True, slots=True)
class _Links:
    """The edges of a simple graph as columns; those without direction stand there once each way."""

    nodes: tuple[str, ...]
    sources: Places
    targets: Places
    weights: Numbers

    def into(self, values: Numbers) -> Numbers:
        """For each node the sum over edges to it of weight by the value of their source."""
        return self.summed(self.targets, values[self.sources] * self.weights)

    def out_of(self, values: Numbers) -> Numbers:
        """For each node the sum over edges from it of weight by the value of their target."""
        return self.summed(self.sources, values[self.targets] * self.weights)

    def summed(self, ends: Places, values: Numbers) -> Numbers:
        """For each node the sum of the values of the edges whose end it is, in their order."""
        import numpy as np

        found: Numbers = np.bincount(ends, weights=values, minlength=len(self.nodes)).astype(np.float64)
        return found

    def scores(self, values: Numbers) -> Scores:
        """The values by node."""
        return dict(zip(self.nodes, values.tolist(), strict=True))


def _links(graph: nx.Graph[str]) -> _Links:
    import numpy as np

    found = simple(graph)
    nodes = tuple(found)
    places = {node: place for place, node in enumerate(nodes)}
    weights = weights_of(found)
    if not found.is_directed():
        weights |= {(other, one): weight for (one, other), weight in weights.items()}
    ends = np.array([(places[one], places[other]) for one, other in weights], dtype=np.int64).reshape(-1, 2)
    return _Links(nodes, ends[:, 0], ends[:, 1], np.array(list(weights.values()), dtype=np.float64))


def _scaled(values: Numbers) -> Numbers:
    most = values.max(initial=0.0)
    return values / most if most else values
