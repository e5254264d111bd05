"""The backbone of a weighted graph: the edges that are stronger than chance, given the strength of their ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.views.simple import simple, weights_of

if TYPE_CHECKING:
    import networkx as nx

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Backbone:
    """What is left of a graph, and of what."""

    graph: nx.Graph[str]
    """The view's own edges with all they say, and `p_value`; nodes without an edge are gone."""
    alpha: float
    edges: int
    """Edges before, parallel ones taken as one."""
    weight_share: float
    """Share of the weight of all edges that the kept ones hold."""

    @property
    def kept(self) -> int:
        """Edges after, counted in the same way."""
        return simple(self.graph).number_of_edges()

    def describe(self) -> str:
        """What was kept, in one line."""
        return (
            f"disparity filter at alpha {self.alpha:g} kept {self.kept:,} of {self.edges:,} edges "
            f"and {self.weight_share:.0%} of their weight"
        )


def disparity(graph: nx.Graph[str], *, alpha: float = ALPHA) -> Backbone:
    """The edges whose share in the strength of either end would be less likely than `alpha` by chance.

    p_ij = (1 - w_ij / s_i)^(k_i - 1) for an end i with k_i neighbours and strength s_i; an edge stays where the
    smaller p of its ends is below alpha (Serrano, Boguñá and Vespignani 2009). With directions, the source's edges out
    and the target's edges in are looked at. An end with one edge says nothing about it (p = 1).
    Raises SettingsError UJ746 unless 0 < alpha <= 1.
    """
    if not 0 < alpha <= 1:
        raise SettingsError(
            "UJ746", f"{alpha!r} is no level", place="alpha", cure="give a number above 0 and up to 1: 0.05"
        )
    whole = simple(graph)
    p_values = _p_values(whole)
    strong = {edge for edge, p_value in p_values.items() if p_value < alpha}
    if not graph.is_directed():
        strong |= {(other, one) for one, other in strong}
    kept = graph.copy()  # edge_subgraph would turn edges without direction round, differently in every process
    edges = graph.edges(keys=True) if graph.is_multigraph() else graph.edges  # type: ignore[call-overload]
    kept.remove_edges_from([edge for edge in edges if edge[:2] not in strong])
    kept.remove_nodes_from([node for node in graph if not kept.degree(node)])
    for one, other, data in kept.edges(data=True):
        data["p_value"] = p_values[one, other] if (one, other) in p_values else p_values[other, one]
    total = whole.size(weight="weight")
    share = simple(kept).size(weight="weight") / total if total else 0.0
    return Backbone(kept, alpha, whole.number_of_edges(), share)


def _p_values(graph: nx.Graph[str]) -> dict[tuple[str, str], float]:
    is_directed = graph.is_directed()
    out = graph.out_degree if is_directed else graph.degree  # type: ignore[attr-defined]
    into = graph.in_degree if is_directed else graph.degree  # type: ignore[attr-defined]
    ends = [(dict(side()), dict(side(weight="weight"))) for side in (out, into)]
    return {
        (one, other): min(
            (1 - weight / strengths[node]) ** (degrees[node] - 1)
            for node, (degrees, strengths) in zip((one, other), ends, strict=True)
        )
        for (one, other), weight in weights_of(graph).items()
    }
