"""GEXF 1.3, streamed: valid by the official RELAX NG, opened by Gephi, Gephi Lite, graphology and networkx.

Time is written twice, as spells (which Gephi's timeline reads) and as ordinary attributes, because graphology-gexf
0.13.2 (Gephi Lite) skips spells. The kind of an edge is written twice for the same reason: networkx skips `kind`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from kg.export.looks import colour, diameter
from kg.export.model import Column, Edge, Network, Node, Values
from kg.export.periods import period
from kg.export.pieces import XML_TYPES, escaped, write_pieces, xml_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def write_gexf(network: Network, out: BinaryIO) -> None:
    """Writes `network` to `out` as UTF-8; equal networks give equal bytes.

    Columns `first_seen` and `last_seen` become spells of whole days, `claim_count` (else `quote_count`) the size and
    `kind` the colour of a node, `kind` also the kind of an edge.
    """
    write_pieces(_document(network), out)


def _document(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield _meta(network)
    direction = "directed" if network.is_directed else "undirected"
    yield f'<graph defaultedgetype="{direction}" idtype="string"{_time_mode(network)}>\n'
    yield _attributes("node", network.node_columns)
    yield _attributes("edge", network.edge_columns)
    yield f'<nodes count="{len(network.nodes)}">\n'
    yield from _nodes(network.nodes, _attvalues(network.node_columns))
    yield f'</nodes>\n<edges count="{len(network.edges)}">\n'
    yield from _edges(network.edges, _attvalues(network.edge_columns))
    yield "</edges>\n</graph>\n</gexf>\n"


def _meta(network: Network) -> str:
    """Name and properties; no date of the run, which would make equal graphs unequal files."""
    creator = escaped(network.properties.get("software", "Ujar"))
    told = "\n".join(f"{key}: {value}" for key, value in network.properties.items())
    keywords, description = escaped(network.name), escaped(told)
    return (
        f"<meta><creator>{creator}</creator><keywords>{keywords}</keywords>"
        f"<description>{description}</description></meta>\n"
    )


def _time_mode(network: Network) -> str:
    items: Iterable[Node | Edge] = chain(network.nodes, network.edges)
    if any(period(item.values) for item in items):
        return ' mode="dynamic" timeformat="date" timerepresentation="interval"'
    return ' mode="static"'


def _attributes(what: str, columns: tuple[Column, ...]) -> str:
    rows = "".join(
        f'<attribute id="{number}" title="{escaped(column.name)}" type="{XML_TYPES[column.type]}"/>\n'
        for number, column in enumerate(columns)
    )
    return f'<attributes class="{what}" mode="static">\n{rows}</attributes>\n' if rows else ""


def _nodes(nodes: tuple[Node, ...], attvalues: Callable[[Values], str]) -> Iterator[str]:
    for node in nodes:
        yield (
            f'<node id="{escaped(node.id)}" label="{escaped(node.label)}">'
            f"{attvalues(node.values)}{_spells(node.values)}{_looks(node.values)}</node>\n"
        )


def _edges(edges: tuple[Edge, ...], attvalues: Callable[[Values], str]) -> Iterator[str]:
    for edge in edges:
        label = f' label="{escaped(edge.label)}"' if edge.label else ""
        kind = edge.values.get("kind")
        named = f' kind="{xml_value(kind)}"' if kind else ""
        yield (
            f'<edge id="{escaped(edge.id)}" source="{escaped(edge.source)}" '
            f'target="{escaped(edge.target)}"{label}{named} weight="{edge.weight!r}">'
            f"{attvalues(edge.values)}{_spells(edge.values)}</edge>\n"
        )


def _attvalues(columns: tuple[Column, ...]) -> Callable[[Values], str]:
    openings = [(column.name, f'<attvalue for="{number}" value="') for number, column in enumerate(columns)]

    def write(values: Values) -> str:
        rows = "".join(f'{opening}{xml_value(values[name])}"/>' for name, opening in openings if name in values)
        return f"<attvalues>{rows}</attvalues>" if rows else ""

    return write


def _spells(values: Values) -> str:
    days = period(values)
    return f'<spells><spell start="{days[0]}" end="{days[1]}"/></spells>' if days else ""


def _looks(values: Values) -> str:
    """Nothing for a node that has neither a count nor a kind."""
    size, shade = diameter(values), colour(values)
    wide = "" if size is None else f'<viz:size value="{size:.2f}"/>'
    return wide if shade is None else '{}<viz:color r="{}" g="{}" b="{}"/>'.format(wide, *shade)
