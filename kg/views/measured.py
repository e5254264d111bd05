"""A view's graph with measures on its nodes, or cut to its backbone: for programs that have neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.views.backbone import disparity
from kg.views.communities import louvain
from kg.views.measures import NODE_MEASURES, betweenness

if TYPE_CHECKING:
    import networkx as nx


def with_measures(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The same graph, whose nodes now also say degree, strength, pagerank, core, betweenness and community.

    The graph itself says in `measures` how those that hang on chance or size were found.
    """
    for name, measure in NODE_MEASURES.items():
        for node, value in measure(graph).items():
            graph.nodes[node][name] = value
    between, found = betweenness(graph), louvain(graph)
    for node in graph:
        graph.nodes[node]["betweenness"] = between.scores[node]
        graph.nodes[node]["community"] = found.of[node]
    named = ", ".join((*NODE_MEASURES, "betweenness", "community"))
    graph.graph["measures"] = (
        f"{named} of nodes; {between.describe()}; {found.describe()}; parallel edges are added up, loops left out"
    )
    return graph


def only_backbone(graph: nx.Graph[str], *, alpha: float) -> nx.Graph[str]:
    """The edges that are stronger than chance, each with its `p_value`; the graph says in `backbone` how many stayed.

    Counts of nodes are still those of the whole view. Raises SettingsError UJ746 unless 0 < alpha <= 1.
    """
    kept = disparity(graph, alpha=alpha)
    kept.graph.graph["backbone"] = kept.describe()
    return kept.graph
