"""Graphs of networkx as the model that every exporter writes.

networkx's own writers are not used (docs/exports.md): that of GEXF writes files that no schema accepts, that of
Cytoscape JSON gives edges no id, so that Cytoscape.js drops them, that of GraphML builds the whole file as a tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from kg.export.model import WELL_KNOWN, ColumnType, Network
from kg.export.sanitise import RawEdge
from kg.export.sanitise import network as sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

Graph: TypeAlias = "nx.Graph[Any]"
VIEW_NODES = {
    **{name: WELL_KNOWN[name] for name in ("kind", "claim_count", "quote_count", "first_seen", "last_seen")},
    **dict.fromkeys(("unit", "copies"), ColumnType.TEXT),
}
"""Columns that the nodes of every view have."""
VIEW_EDGES = {
    **{name: WELL_KNOWN[name] for name in ("kind", "first_seen", "last_seen")},
    **dict.fromkeys(("claims", "quotes", "articles"), ColumnType.INTEGER),
    **dict.fromkeys(("unit", "copies"), ColumnType.TEXT),
    "quote_ids": ColumnType.LIST,
}
"""Columns that the edges of every view have."""


def from_view(graph: Graph) -> Network:
    """A graph of `kg.views.build_view` as a Network that has all columns of views, filled or not."""
    return from_networkx(graph, node_types=VIEW_NODES, edge_types=VIEW_EDGES)


def from_networkx(
    graph: Graph,
    *,
    node_types: Mapping[str, ColumnType] | None = None,
    edge_types: Mapping[str, ColumnType] | None = None,
) -> Network:
    """Any networkx graph as a Network; its `name` and its other graph attributes come along as texts.

    Raises InputError UJ160 to UJ162 as `kg.export.sanitise.network` does.
    """
    return sanitised(
        graph.nodes(data=True),
        _edges(graph),
        name=str(graph.graph.get("name") or "network"),
        is_directed=graph.is_directed(),
        properties={key: value for key, value in graph.graph.items() if key != "name" and value is not None},
        node_types=node_types,
        edge_types=edge_types,
    )


def _edges(graph: Graph) -> Iterable[RawEdge]:
    if graph.is_multigraph():
        return cast("nx.MultiGraph[Any]", graph).edges(keys=True, data=True)
    return ((source, target, None, data) for source, target, data in graph.edges(data=True))
