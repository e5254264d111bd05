"""GraphML, streamed: for Cytoscape desktop, igraph in Python and R, visone, yEd, graphology and networkx.

The id of an edge is written a second time as the attribute `edge_id`, because igraph (Python 1.0.0, R 1.3.5) fills its
own column of edge ids from those of the nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.export.model import Column, ColumnType, Network, Value, Values
from kg.export.pieces import XML_TYPES, escaped, write_pieces, xml_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OWN_OF_NODES = (Column("label", ColumnType.TEXT),)
_OWN_OF_EDGES = (
    Column("edge_id", ColumnType.TEXT),
    Column("label", ColumnType.TEXT),
    Column("weight", ColumnType.NUMBER),
)


def write_graphml(network: Network, out: BinaryIO) -> None:
    """Writes `network` to `out` as UTF-8; equal networks give equal bytes."""
    write_pieces(_document(network), out)


def _document(network: Network) -> Iterator[str]:
    told = {"name": network.name, **network.properties}
    of_graph = tuple(Column(name, ColumnType.TEXT) for name in told)
    of_nodes = (*_OWN_OF_NODES, *network.node_columns)
    of_edges = (*_OWN_OF_EDGES, *(column for column in network.edge_columns if column.name != "edge_id"))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("graph", of_graph)
    yield from _keys("node", of_nodes)
    yield from _keys("edge", of_edges)
    direction = "directed" if network.is_directed else "undirected"
    yield f'<graph edgedefault="{direction}">\n{_data("graph", of_graph)(told)}\n'
    data = _data("node", of_nodes)
    for node in network.nodes:
        yield f'<node id="{escaped(node.id)}">{data({"label": node.label, **node.values})}</node>\n'
    data = _data("edge", of_edges)
    for edge in network.edges:
        ends = f'source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
        own: dict[str, Value] = {"edge_id": edge.id, "weight": edge.weight}
        label = {"label": edge.label} if edge.label else {}
        yield f'<edge id="{escaped(edge.id)}" {ends}>{data({**edge.values, **own, **label})}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(what: str, columns: tuple[Column, ...]) -> Iterator[str]:
    for number, column in enumerate(columns):
        name = f'attr.name="{escaped(column.name)}" attr.type="{XML_TYPES[column.type]}"'
        yield f'<key id="{what}{number}" for="{what}" {name}/>\n'


def _data(what: str, columns: tuple[Column, ...]) -> Callable[[Values], str]:
    openings = [(column.name, f'<data key="{what}{number}">') for number, column in enumerate(columns)]

    def write(values: Values) -> str:
        return "".join(f"{opening}{xml_value(values[name])}</data>" for name, opening in openings if name in values)

    return write
