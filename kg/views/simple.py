"""The simple graph that measures see: one edge between two nodes, and none from a node to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def simple(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The graph without parallel edges and loops: their weights are added up; a DiGraph where edges have directions."""
    import networkx as nx

    found: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    found.add_nodes_from(graph)
    for source, target, weight in graph.edges(data="weight", default=1.0):
        if source == target:
            continue
        known = found.get_edge_data(source, target)
        found.add_edge(source, target, weight=weight + (known["weight"] if known else 0.0))
    return found


def weights_of(graph: nx.Graph[str]) -> dict[tuple[str, str], float]:
    """The weights of the edges of a simple graph, by their ends."""
    return {(source, target): data["weight"] for source, target, data in graph.edges(data=True)}
