"""Graphs as JSON, streamed item by item: node-link for networkx and D3, and Cytoscape's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from kg.export.pieces import write_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.export.model import Edge, Network, Node

_Item = dict[str, Any]


def write_node_link(network: Network, out: BinaryIO, *, edges: str = "edges") -> None:
    """Writes node-link JSON; `edges` names the list of edges (many D3 samples expect `links`)."""
    write_pieces(_node_link(network, edges), out)


def write_cytoscape(network: Network, out: BinaryIO) -> None:
    """Writes Cytoscape JSON, for `cy.json()` and for Cytoscape desktop."""
    write_pieces(_cytoscape(network), out)


def _node_link(network: Network, edges: str) -> Iterator[str]:
    head = {"directed": network.is_directed, "multigraph": True, "graph": _told(network)}
    yield f'{_text(head)[:-1]},\n"nodes":['
    yield from _items(_node(node) for node in network.nodes)
    yield f'],\n"{edges}":['
    yield from _items(_edge(edge) for edge in network.edges)
    yield "]}\n"


def _cytoscape(network: Network) -> Iterator[str]:
    maker = network.properties.get("software", "Ujar")
    head = {
        "format_version": "1.0",
        "generated_by": maker,
        "target_cytoscapejs_version": "~3",
        "data": _told(network),
    }
    yield f'{_text(head)[:-1]},\n"elements":{{"nodes":['
    yield from _items({"data": {"name": node.label, **_node(node)}} for node in network.nodes)
    yield '],\n"edges":['
    yield from _items({"data": _cytoscape_edge(edge)} for edge in network.edges)
    yield "]}}\n"


def _told(network: Network) -> _Item:
    return {"name": network.name, **network.properties}


def _node(node: Node) -> _Item:
    return {"id": node.id, "label": node.label, **node.values}


def _edge(edge: Edge) -> _Item:
    """As networkx names it: `key` is the id of an edge."""
    label = {"label": edge.label} if edge.label else {}
    return {"source": edge.source, "target": edge.target, "key": edge.id, "weight": edge.weight, **label, **edge.values}


def _cytoscape_edge(edge: Edge) -> _Item:
    values = _edge(edge)
    return {"id": values.pop("key"), "interaction": edge.values.get("kind", "edge"), **values}


def _items(items: Iterable[_Item]) -> Iterator[str]:
    before = "\n"
    for item in items:
        yield before + _text(item)
        before = ",\n"


def _text(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
