"""GEXF 1.3, streamed: valid by the official RELAX NG, opened by Gephi, Gephi Lite, graphology and networkx.

Time is written twice, as spells (which Gephi's timeline reads) and as ordinary attributes, because graphology-gexf
0.13.2 (Gephi Lite) skips spells. The kind of an edge is written twice for the same reason: networkx skips `kind`.
"""

from __future__ import annotations

from calendar import monthrange
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING, BinaryIO

from kg.export.model import Column, ColumnType, Edge, Network, Node, Value, Values, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "long",
    ColumnType.NUMBER: "double",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "string",
    ColumnType.LIST: "string",
}
_COLOURS = {
    "person": (0, 114, 178),
    "organization": (230, 159, 0),
    "outlet": (0, 158, 115),
    "place": (204, 121, 167),
    "document": (240, 228, 66),
    "anonymous": (213, 94, 0),
    "collective": (86, 180, 233),
}
"""Colour by kind of node: the eight-colour palette of Okabe and Ito, told apart by colour-blind readers."""
_NO_COLOUR = (153, 153, 153)
_ITEMS_PER_WRITE = 1000


def write_gexf(network: Network, out: BinaryIO) -> None:
    """Writes `network` to `out` as UTF-8; equal networks give equal bytes.

    Columns `first_seen` and `last_seen` become spells of whole days, `claim_count` (else `quote_count`) the size and
    `kind` the colour of a node, `kind` also the kind of an edge.
    """
    pieces = _document(network)
    while chunk := "".join(islice(pieces, _ITEMS_PER_WRITE)):
        out.write(chunk.encode())


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
    told = "\n".join(f"{key}: {value}" for key, value in network.properties.items())
    keywords, description = network.name.translate(_ESCAPES), told.translate(_ESCAPES)
    return (
        f"<meta><creator>Ujar</creator><keywords>{keywords}</keywords><description>{description}</description></meta>\n"
    )


def _time_mode(network: Network) -> str:
    items: Iterable[Node | Edge] = (*network.nodes, *network.edges)
    if any(_period(item.values) for item in items):
        return ' mode="dynamic" timeformat="date" timerepresentation="interval"'
    return ' mode="static"'


def _attributes(what: str, columns: tuple[Column, ...]) -> str:
    rows = "".join(
        f'<attribute id="{number}" title="{column.name.translate(_ESCAPES)}" type="{_TYPES[column.type]}"/>\n'
        for number, column in enumerate(columns)
    )
    return f'<attributes class="{what}" mode="static">\n{rows}</attributes>\n' if rows else ""


def _nodes(nodes: tuple[Node, ...], attvalues: Callable[[Values], str]) -> Iterator[str]:
    for node in nodes:
        yield (
            f'<node id="{node.id.translate(_ESCAPES)}" label="{node.label.translate(_ESCAPES)}">'
            f"{attvalues(node.values)}{_spells(node.values)}{_looks(node.values)}</node>\n"
        )


def _edges(edges: tuple[Edge, ...], attvalues: Callable[[Values], str]) -> Iterator[str]:
    for edge in edges:
        label = f' label="{edge.label.translate(_ESCAPES)}"' if edge.label else ""
        kind = edge.values.get("kind")
        named = f' kind="{_text(kind)}"' if kind else ""
        yield (
            f'<edge id="{edge.id.translate(_ESCAPES)}" source="{edge.source.translate(_ESCAPES)}" '
            f'target="{edge.target.translate(_ESCAPES)}"{label}{named} weight="{edge.weight!r}">'
            f"{attvalues(edge.values)}{_spells(edge.values)}</edge>\n"
        )


def _attvalues(columns: tuple[Column, ...]) -> Callable[[Values], str]:
    openings = [(column.name, f'<attvalue for="{number}" value="') for number, column in enumerate(columns)]

    def write(values: Values) -> str:
        rows = "".join(f'{opening}{_text(values[name])}"/>' for name, opening in openings if name in values)
        return f"<attvalues>{rows}</attvalues>" if rows else ""

    return write


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    plain = joined(value)
    return plain.translate(_ESCAPES) if isinstance(plain, str) else repr(plain)


def _spells(values: Values) -> str:
    period = _period(values)
    return f'<spells><spell start="{period[0]}" end="{period[1]}"/></spells>' if period else ""


def _period(values: Values) -> tuple[str, str] | None:
    """First and last day, both inside the period; a month or a year counts from its first to its last day."""
    first, last = values.get("first_seen"), values.get("last_seen")
    days = [str(day)[:10] for day in (first, last) if day]
    return (_first_day(min(days)), _last_day(max(days))) if days else None


def _first_day(text: str) -> str:
    return text + "-01-01"[len(text) - 4 :]


def _last_day(text: str) -> str:
    whole = text if len(text) > len("2025") else f"{text}-12"
    if len(whole) > len("2025-04"):
        return whole
    year, month = map(int, whole.split("-"))
    return f"{whole}-{monthrange(year, month)[1]}"


def _looks(values: Values) -> str:
    """Area of the disc in proportion to the claims; colour by kind. Nothing for a node that has neither."""
    count, kind = values.get("claim_count", values.get("quote_count")), values.get("kind")
    size = f'<viz:size value="{4 * sqrt(max(float(count), 1)):.2f}"/>' if isinstance(count, int | float) else ""
    if not isinstance(kind, str):
        return size
    red, green, blue = _COLOURS.get(kind, _NO_COLOUR)
    return f'{size}<viz:color r="{red}" g="{green}" b="{blue}"/>'
