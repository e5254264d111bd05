"""DOT for Graphviz: small graphs, drawn in one command (`sfdp -Tsvg`).

Graphviz takes a colon in a name for a port, so that IRIs all become one node called `https`; nodes are therefore called
`n0`, `n1` …. Our attributes begin with `data_`, because many names (`pos`, `rank`, `size`) tell Graphviz how to draw.
"""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import InputError
from kg.export.looks import colour, hexadecimal
from kg.export.model import Network, Value, Values
from kg.export.pieces import write_pieces
from kg.export.table import cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NODES_AT_MOST = 500
EDGES_AT_MOST = 2_000
"""Nothing is seen in a drawing of more. For so much Graphviz 2.42 needs 0.3 CPU seconds with sfdp, 0.8 with neato, 39 s
and 200 MB with dot; for 1,000 and 5,000 dot takes 53 s and 1.2 GB."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r"https?://\S+")
_WIDEST_POINTS = 5.0


def write_dot(network: Network, out: BinaryIO) -> None:
    """Writes `network` to `out` as UTF-8; equal networks give equal bytes.

    Raises InputError UJ165 for a network of more than `NODES_AT_MOST` nodes or `EDGES_AT_MOST` edges.
    """
    if len(network.nodes) > NODES_AT_MOST or len(network.edges) > EDGES_AT_MOST:
        raise InputError(
            "UJ165",
            f"the graph has {len(network.nodes):,} nodes and {len(network.edges):,} edges, DOT takes at most "
            f"{NODES_AT_MOST:,} and {EDGES_AT_MOST:,}, because Graphviz draws more neither readably nor soon",
            cure="leave out weak edges (min_quotes) or choose outlets or dates, or take GEXF or GraphML",
        )
    write_pieces(_document(network), out)


def _document(network: Network) -> Iterator[str]:
    told = {"name": network.name, **network.properties}
    caption = "".join(f"{name}: {_label(text)}\\l" for name, text in told.items())
    looks = {
        "label": caption,
        "labelloc": "b",
        "labeljust": "l",
        "fontsize": "10",
        "overlap": "false",
        "outputorder": "edgesfirst",
    }
    yield f"{'digraph' if network.is_directed else 'graph'} {_quoted(_backslashes(network.name))} {{\n"
    yield f'graph [charset="UTF-8", {_attributes(looks)}, {_attributes(_data(told))}];\n'
    yield 'node [shape="box", style="rounded,filled", fillcolor="white", penwidth="2"];\nedge [color="#666666"];\n'
    names = {node.id: f"n{number}" for number, node in enumerate(network.nodes)}
    for node in network.nodes:
        looks = {"label": _label(node.label), **_colour(node.values), **_address(node.id)}
        yield f"{names[node.id]} [{_attributes({**looks, **_data({'id': node.id, **node.values})})}];\n"
    heaviest = max((edge.weight for edge in network.edges), default=0.0)
    arrow = "->" if network.is_directed else "--"
    for edge in network.edges:
        looks = {"label": _label(edge.label)} if edge.label else {}
        looks["penwidth"] = f"{_points(edge.weight, heaviest):.2f}"
        data = _data({"id": edge.id, "weight": edge.weight, **edge.values})
        yield f"{names[edge.source]} {arrow} {names[edge.target]} [{_attributes({**looks, **data})}];\n"
    yield "}\n"


def _attributes(values: Mapping[str, str]) -> str:
    return ", ".join(f"{_quoted(name)}={_quoted(text)}" for name, text in values.items())


def _data(values: Mapping[str, Value]) -> dict[str, str]:
    """Our own attributes; backslashes are doubled, since one before a quotation mark would hide it."""
    return {f"data_{_backslashes(name)}": _backslashes(str(cell(value))) for name, value in values.items()}


def _quoted(text: str) -> str:
    """Whatever Graphviz reads between quotation marks; backslashes were doubled, or are meant."""
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def _backslashes(text: str) -> str:
    return text.replace("\\", "\\\\")


def _label(text: str) -> str:
    """A text that Graphviz shows as it is: no reference to a character (`&lt;`), no backslash with a meaning."""
    return _ENTITY.sub("&amp;", _backslashes(text))


def _colour(values: Values) -> dict[str, str]:
    shade = colour(values)
    return {"color": hexadecimal(shade)} if shade else {}


def _address(identifier: str) -> dict[str, str]:
    """A link in drawings that can have one."""
    return {"URL": _label(identifier)} if _ADDRESS.fullmatch(identifier) else {}


def _points(weight: float, heaviest: float) -> float:
    return 1 + (_WIDEST_POINTS - 1) * sqrt(max(weight, 0) / heaviest) if heaviest > 0 else 1
