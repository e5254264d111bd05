"""A network as a node-link drawing: shape by kind, colour by community, area by count, every label readable."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import Any

from kg.export.model import Node
from kg.export.picture.caption import caption_of, entries, footer, heading, put
from kg.export.picture.drawn import Drawn
from kg.export.picture.layout import Point
from kg.export.picture.legend import legend, node_told, stroke, told
from kg.export.picture.palette import mark
from kg.export.picture.strongest import Tie
from kg.export.picture.svg import HALO, Block, amount, element, number, safe, stacked, words
from kg.export.picture.tongue import say

LEAST_WIDTH = 760
NOTHING = "Nothing to draw: no edge passes the filter."
_TIE_COLOUR = "#9a9a9a"
"""Of ties between two communities; those within one have its colour."""
_BEND = 0.12
"""How far a directed tie swings from the straight line, so that there and back are two lines."""


def graph_svg(drawing: Drawn) -> str:
    """The drawing as an SVG document with title, legend and caption."""
    inner, height = drawing.extent
    width = max(inner, LEAST_WIDTH)
    caption = put(caption_of(drawing.network), drawing.language)
    body = element("g", "\n".join(parts(drawing)), transform=f"translate({number((width - inner) / 2)} 0)")
    if not drawing.shown.nodes:
        body, height = words(say(NOTHING, drawing.language), 0, 30, font_size=14), 40
    blocks = (
        heading(caption, below=meaning(drawing), width=width),
        Block(body, width, height),
        entries(tuple(legend(drawing)), width=width),
        footer(caption, drawn=told(drawing), width=width),
    )
    return stacked(blocks, title=caption.title)


def meaning(drawing: Drawn) -> str:
    """What nodes and edges are, where the network says it."""
    said = drawing.network.properties
    named = (("nodes", "nodes_are"), ("edges", "edges_are"))
    return "; ".join(say(f"{name}: {said[key]}", drawing.language) for name, key in named if key in said)


def parts(drawing: Drawn) -> Iterator[str]:
    """Ties from the weakest to the strongest, then shapes, then labels on top of all.

    Each says which it is (`data-t`, `data-n`, `data-l`: its place among the ties or nodes shown).
    """
    heaviest = max((tie.weight for tie in drawing.shown.ties), default=1.0)
    for place, tie in reversed(list(enumerate(drawing.shown.ties))):
        title = element("title", safe(_tie_told(drawing, tie)))
        yield element(
            "g",
            title + _line(drawing, tie, stroke(tie.weight, heaviest)),
            class_="t",
            data_t=str(place),
            opacity="0.55",
        )
    for place, node in enumerate(drawing.shown.nodes):
        x, y = drawing.centres[node.id]
        shape = mark(str(node.values.get("kind", "")), x, y, drawing.radii[node.id], drawing.colour(node.id))
        title = element("title", safe(node_told(node, drawing.language)))
        yield element("g", title + shape, class_="n", data_n=str(place))
    for place, node in enumerate(drawing.shown.nodes):
        yield _label(drawing, node, place)


def _line(drawing: Drawn, tie: Tie, width: float) -> str:
    start, end = drawing.centres[tie.source], drawing.centres[tie.target]
    is_within = drawing.groups.get(tie.source) == drawing.groups.get(tie.target)
    colour = drawing.colour(tie.source) if is_within else _TIE_COLOUR
    looks: dict[str, Any] = {"fill": "none", "stroke": colour, "stroke_width": width}
    if start == end:
        return element("path", d=_loop(*start, drawing.radii[tie.source]), **looks)
    if not drawing.is_directed:
        return element("path", d=f"M{_point(start)}L{_point(end)}", **looks)
    head = 4 + 1.5 * width
    stop = min(drawing.radii[tie.target] * 1.1 + head, 0.8 * hypot(end[0] - start[0], end[1] - start[1]))
    curve, arrow = _arc(start, end, stop=stop, head=head)
    return element("path", d=curve, **looks) + element("path", d=arrow, fill=colour)


def _point(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _loop(x: float, y: float, radius: float) -> str:
    """A line from a node to itself, to its right."""
    far = x + 4 * radius
    above, below = _point((far, y - 2.5 * radius)), _point((far, y + 2.5 * radius))
    return f"M{_point((x, y))}C{above} {below} {_point((x, y))}"


def _arc(start: Point, end: Point, *, stop: float, head: float) -> tuple[str, str]:
    """A curve that ends `stop` pixels before `end`, and the arrow head of length `head` at its end."""
    (x1, y1), (x2, y2) = start, end
    bend = (x1 + x2) / 2 - (y2 - y1) * _BEND, (y1 + y2) / 2 + (x2 - x1) * _BEND
    length = hypot(x2 - bend[0], y2 - bend[1]) or 1.0
    across, down = (x2 - bend[0]) / length, (y2 - bend[1]) / length
    x, y = x2 - across * stop, y2 - down * stop
    wing = head * 0.45
    left, right = (x - down * wing, y + across * wing), (x + down * wing, y - across * wing)
    tip = (x + across * head, y + down * head)
    return f"M{_point(start)}Q{_point(bend)} {_point((x, y))}", "M" + "L".join(map(_point, (tip, left, right))) + "Z"


def _label(drawing: Drawn, node: Node, place: int) -> str:
    x, top = drawing.centres[node.id][0], drawing.label_top(node.id)
    size, lines = drawing.labels[node.id]
    spans = "".join(element("tspan", safe(line), x=x, y=top + row * size * 1.2) for row, line in enumerate(lines))
    return element("text", spans, class_="l", data_l=str(place), font_size=size, text_anchor="middle", **HALO)


def _tie_told(drawing: Drawn, tie: Tie) -> str:
    source, target = (drawing.names[end] for end in (tie.source, tie.target))
    kinds = ", ".join(
        f"{edge.values.get('kind', edge.label or 'weight')} {amount(edge.weight, drawing.language)}"
        for edge in tie.edges
    )
    return f"{source} {'→' if drawing.is_directed else '–'} {target}: {kinds}"
