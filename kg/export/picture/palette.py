"""The colours and shapes of `kg.export.looks` as SVG."""

from __future__ import annotations

from math import cos, pi, sin

from kg.export.looks import GREY, SERIES, hexadecimal, look
from kg.export.picture.svg import element, number

COLOURS = tuple(map(hexadecimal, SERIES))
NO_COLOUR = hexadecimal(GREY)
"""For whatever has no colour of its own."""
_STAR = tuple((radius * sin(turn * pi / 5), -radius * cos(turn * pi / 5)) for turn, radius in enumerate((1.3, 0.7) * 5))
_POINTS = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.2), (1.15, 0.8), (-1.15, 0.8)),
    "wedge": ((0, 1.2), (1.15, -0.8), (-1.15, -0.8)),
    "pentagon": ((0, -1.15), (1.1, -0.35), (0.7, 0.95), (-0.7, 0.95), (-1.1, -0.35)),
    "page": ((-0.75, -1), (0.75, -1), (0.75, 1), (-0.75, 1)),
    "hexagon": ((-1.1, 0), (-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95)),
    "star": _STAR,
    "cross": (
        (-0.4, -1), (0.4, -1), (0.4, -0.4), (1, -0.4), (1, 0.4), (0.4, 0.4),
        (0.4, 1), (-0.4, 1), (-0.4, 0.4), (-1, 0.4), (-1, -0.4), (-0.4, -0.4),
    ),
}  # fmt: skip


def nth(place: int) -> str:
    """The colour of the series, group or community at this place; grey beyond the palette."""
    return COLOURS[place] if place < len(COLOURS) else NO_COLOUR


def ink(ground: str) -> str:
    """Black or white, whichever reads better on a colour."""
    red, green, blue = (int(ground[place : place + 2], 16) for place in (1, 3, 5))
    return "#000000" if 0.299 * red + 0.587 * green + 0.114 * blue > 128 else "#ffffff"


def mark(kind: str, x: float, y: float, radius: float, colour: str) -> str:
    """The shape of a kind of node around a point, with about the area of a disc of `radius`."""
    shape = look(kind).shape
    if shape == "ring":
        return element("circle", cx=x, cy=y, r=radius, fill="#ffffff", stroke=colour, stroke_width=max(2, radius / 3))
    if shape == "circle":
        return element("circle", cx=x, cy=y, r=radius, fill=colour, stroke="#ffffff", stroke_width=1)
    points = " ".join(f"{number(x + radius * across)},{number(y + radius * down)}" for across, down in _POINTS[shape])
    return element("polygon", points=points, fill=colour, stroke="#ffffff", stroke_width=1)
