"""The part of a network that a picture can show: its strongest nodes, and the strongest ties between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.errors import SettingsError
from kg.export.model import Edge, Network, Node

TOP_NODES = 120
MOST_NODES = 500
"""More names than that no page holds; a file for Gephi does."""
TIES_PER_NODE = 3
"""Beyond about three lines a node, a drawing of a hundred nodes is a ball of wool."""


@dataclass(frozen=True, slots=True)
class Tie:
    """All edges from one node to another; without direction, between the two."""

    source: str
    target: str
    weight: float
    """Sum over the edges."""
    edges: tuple[Edge, ...]
    """From the strongest to the weakest."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is drawn of a network, strongest first, and how much is not."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    all_nodes: int
    all_ties: int

    def describe(self, *, is_directed: bool) -> str:
        """What is drawn, in a sentence."""
        what = "directed ties" if is_directed else "ties"
        if (len(self.nodes), len(self.ties)) == (self.all_nodes, self.all_ties):
            return f"all {self.all_nodes:,} nodes and {self.all_ties:,} {what}"
        return (
            f"the {len(self.nodes):,} strongest of {self.all_nodes:,} nodes by weighted degree that are tied to each "
            f"other, and the {len(self.ties):,} strongest of {self.all_ties:,} {what}"
        )


def excerpt(network: Network, *, top: int = TOP_NODES) -> Excerpt:
    """The `top` strongest nodes that have a tie among themselves, and the strongest ties between them.

    A node's strength is the sum of the weights of its edges; of equal ones the lesser id comes first. The strongest tie
    of each node is always there. Raises SettingsError UJ756 for a `top` below 2 or above `MOST_NODES`.
    """
    if not 2 <= top <= MOST_NODES:
        cure = f"draw from 2 to {MOST_NODES}, and export larger graphs, for example as GEXF"
        raise SettingsError("UJ756", f"a picture cannot show {top:,} nodes", cure=cure)
    ties = _ties(network.edges)
    strength: dict[str, float] = defaultdict(float)
    for tie in ties:
        for end in {tie.source, tie.target}:
            strength[end] += tie.weight
    ranked = sorted(network.nodes, key=lambda node: (-strength[node.id], node.id))
    kept = {node.id for node in ranked[:top]}
    inside = [tie for tie in ties if tie.source in kept and tie.target in kept]
    shown = _readable(inside, most=TIES_PER_NODE * len(kept))
    tied = {end for tie in shown for end in (tie.source, tie.target)}
    alone = len(ranked) <= top  # a small network is drawn whole
    nodes = tuple(node for node in ranked[:top] if alone or node.id in tied)
    return Excerpt(nodes, tuple(shown), len(network.nodes), len(ties))


def _ties(edges: tuple[Edge, ...]) -> list[Tie]:
    """Ties from the strongest to the weakest."""
    pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        pairs[edge.source, edge.target].append(edge)
    ties = [Tie(*pair, sum(edge.weight for edge in found), _ordered(found)) for pair, found in pairs.items()]
    return sorted(ties, key=lambda tie: (-tie.weight, tie.source, tie.target))


def _ordered(edges: list[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: (-edge.weight, edge.id)))


def _readable(ties: list[Tie], *, most: int) -> list[Tie]:
    seen: set[str] = set()
    first: list[Tie] = []
    rest: list[Tie] = []
    for tie in ties:
        is_first = tie.source not in seen or tie.target not in seen
        (first if is_first else rest).append(tie)
        seen |= {tie.source, tie.target}
    chosen = first + rest[: max(most - len(first), 0)]
    return sorted(chosen, key=lambda tie: (-tie.weight, tie.source, tie.target))
