"""GraphML and node-link JSON through networkx, Cytoscape JSON, and networkx graphs as networks.

networkx's own writers of GEXF and Cytoscape JSON are not used: the first writes files that no schema accepts, the
second gives edges no id, so that Cytoscape.js drops them (docs/exports.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

import orjson

from kg.export.model import WELL_KNOWN, ColumnType, Edge, Network, Node, Value, joined
from kg.export.sanitise import RawEdge
from kg.export.sanitise import network as sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

Graph: TypeAlias = "nx.Graph[Any]"
VIEW_NODES = {name: WELL_KNOWN[name] for name in ("kind", "claim_count", "quote_count", "first_seen", "last_seen")}
"""Columns that the nodes of every view have."""
VIEW_EDGES = {
    **{name: WELL_KNOWN[name] for name in ("kind", "first_seen", "last_seen")},
    **dict.fromkeys(("claims", "quotes", "articles"), ColumnType.INTEGER),
    "unit": ColumnType.TEXT,
    "quote_ids": ColumnType.LIST,
}
"""Columns that the edges of every view have."""
_JSON = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE


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


def to_networkx(network: Network, *, keep_lists: bool = False) -> nx.MultiGraph[str]:
    """The network as a multigraph keyed by edge id; lists are joined unless `keep_lists`."""
    import networkx as nx

    kept = (lambda value: list(value) if isinstance(value, tuple) else value) if keep_lists else joined
    graph: nx.MultiGraph[str] = nx.MultiDiGraph() if network.is_directed else nx.MultiGraph()
    graph.graph.update({"name": network.name, **network.properties})
    for node in network.nodes:
        graph.add_node(node.id, label=node.label, **{name: kept(value) for name, value in node.values.items()})
    for edge in network.edges:
        values = {name: kept(value) for name, value in edge.values.items()}
        label = {"label": edge.label} if edge.label else {}
        graph.add_edge(edge.source, edge.target, key=edge.id, weight=edge.weight, **label, **values)
    return graph


def write_graphml(network: Network, out: BinaryIO) -> None:
    """Writes GraphML for Cytoscape desktop, igraph, visone and yEd.

    The id of an edge is written a second time as the attribute `edge_id`, because igraph 1.0.0 fills its own
    column of edge ids from those of the nodes.
    """
    import networkx as nx

    graph = to_networkx(network)
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["edge_id"] = key
    nx.write_graphml_xml(graph, out)


def write_node_link(network: Network, out: BinaryIO, *, edges: str = "edges") -> None:
    """Writes node-link JSON; `edges` names the list of edges (many D3 samples expect `links`)."""
    import networkx as nx

    out.write(orjson.dumps(nx.node_link_data(to_networkx(network, keep_lists=True), edges=edges), option=_JSON))


def write_cytoscape(network: Network, out: BinaryIO) -> None:
    """Writes Cytoscape JSON, for `cy.json()` and for Cytoscape desktop."""
    document = {
        "format_version": "1.0",
        "generated_by": "Ujar",
        "target_cytoscapejs_version": "~3",
        "data": {"name": network.name, **network.properties},
        "elements": {
            "nodes": [{"data": _cytoscape_node(node)} for node in network.nodes],
            "edges": [{"data": _cytoscape_edge(edge)} for edge in network.edges],
        },
    }
    out.write(orjson.dumps(document, option=_JSON))


def _cytoscape_node(node: Node) -> dict[str, Value]:
    return {"id": node.id, "name": node.label, "label": node.label, **node.values}


def _cytoscape_edge(edge: Edge) -> dict[str, Value]:
    kind = edge.values.get("kind", "edge")
    label = {"label": edge.label} if edge.label else {}
    ends = {"id": edge.id, "source": edge.source, "target": edge.target}
    return {**ends, **label, "weight": edge.weight, "interaction": kind, **edge.values}
