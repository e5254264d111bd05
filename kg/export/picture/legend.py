"""What shapes, colours and sizes of a drawn network stand for, and the sentence that says what was drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import sqrt

from kg.export.model import Node
from kg.export.picture.drawn import Drawn
from kg.export.picture.palette import COLOURS, NO_COLOUR, mark, nth
from kg.export.picture.svg import amount, element, shortened
from kg.export.picture.tongue import say, template

_LEAST_STROKE, _MOST_STROKE = 0.8, 7.0
_GREY = "#4d4d4d"
_NAME_WIDTH = 170


def legend(drawing: Drawn) -> Iterator[tuple[str, str]]:
    """Pairs of a mark and its meaning: kinds of nodes, communities, areas, widths."""
    kinds = Counter(str(node.values.get("kind", "")) for node in drawing.shown.nodes)
    for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        if kind or len(kinds) > 1:
            name = say(kind or "no kind", drawing.language)
            yield mark(kind, 0, 0, 7, _GREY), f"{name} ({amount(count, drawing.language)})"
    yield from _communities(drawing)
    if drawing.shown.nodes:
        disc = element("circle", r=11, fill="none", stroke=_GREY)
        most = amount(max(drawing.sizes.values()))
        yield disc, say(f"area: {drawing.size_unit}, {most} at most", drawing.language)
    if drawing.shown.ties:
        heaviest = drawing.shown.ties[0].weight
        line = element("path", d="M-12 0H12", stroke=_GREY, stroke_width=stroke(heaviest, heaviest))
        yield line, say(f"width: weight, {amount(heaviest)} at most", drawing.language)


def stroke(weight: float, heaviest: float) -> float:
    """Width of a tie in pixels; its square grows with the weight, and where all weights are small no line is thick."""
    most = min(_MOST_STROKE, _LEAST_STROKE + 1.4 * sqrt(max(heaviest, 0)))
    return _LEAST_STROKE + (most - _LEAST_STROKE) * sqrt(max(weight, 0) / (heaviest or 1))


def _communities(drawing: Drawn) -> Iterator[tuple[str, str]]:
    """The communities that have a colour, each by its strongest node."""
    sizes = Counter(drawing.groups.values())
    if len(sizes) < 2:
        return
    for group in sorted(sizes)[: len(COLOURS)]:
        first = next(node for node in drawing.shown.nodes if drawing.groups[node.id] == group)
        name = shortened(first.label, _NAME_WIDTH, 12)
        more = template("{} and {} more", drawing.language).format(name, amount(sizes[group] - 1, drawing.language))
        yield _swatch(nth(group)), more if sizes[group] > 1 else name
    if len(sizes) > len(COLOURS):
        yield _swatch(NO_COLOUR), say(f"{len(sizes) - len(COLOURS):,} smaller communities", drawing.language)


def _swatch(colour: str) -> str:
    return element("rect", x=-8, y=-8, width=16, height=16, rx=3, fill=colour)


def told(drawing: Drawn) -> str:
    """What is drawn and how, in a sentence."""
    said = [drawing.shown.describe(is_directed=drawing.is_directed)]
    if any(len(tie.edges) > 1 for tie in drawing.shown.ties):
        said.append("edges of several kinds between two nodes are one tie, their weights added")
    if len(set(drawing.groups.values())) > 1:
        own, found = "those that the nodes name", "those of what is drawn (Louvain, fixed seed)"
        said.append(f"colours are communities, {own if drawing.has_own_groups else found}")
    return say("; ".join(said), drawing.language)


def node_told(node: Node, language: str) -> str:
    """A node in a line: Ratna Wibisana: person, 12 claims, 15 quotes."""
    counts = [
        f"{amount(float(str(node.values[name])), language)} {say(unit, language)}"
        for name, unit in (("claim_count", "claims"), ("quote_count", "quotes"))
        if name in node.values
    ]
    about = ", ".join([say(str(node.values[name]), language) for name in ("kind",) if name in node.values] + counts)
    return f"{node.label}: {about}" if about else node.label
