"""How nodes look wherever they are drawn: one table of kinds, colour by kind, area by count.

The colours are those of Okabe and Ito (2008), https://jfly.uni-koeln.de/color/, told apart by colour-blind readers; the
yellow is darker because the ground is white. Roles and sources, which that palette has no colours for, have two dark
ones of Tol's scheme "muted" (2021), https://sronpersonalpages.nl/~pault/.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.export.model import Values

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

BLUE: Colour = (0, 114, 178)
ORANGE: Colour = (230, 159, 0)
GREEN: Colour = (0, 158, 115)
PINK: Colour = (204, 121, 167)
SKY: Colour = (86, 180, 233)
VERMILION: Colour = (213, 94, 0)
YELLOW: Colour = (184, 168, 0)
BLACK: Colour = (0, 0, 0)
INDIGO: Colour = (51, 34, 136)
WINE: Colour = (136, 34, 85)
GREY: Colour = (140, 140, 140)

SERIES = (BLUE, ORANGE, GREEN, PINK, SKY, VERMILION, YELLOW)
"""Of series, groups and communities, in this order; beyond them grey."""


@dataclass(frozen=True, slots=True)
class Look:
    """What tells a kind of node from others."""

    colour: Colour
    """In formats that have no shapes; in pictures colours are communities."""
    shape: str
    """In pictures; one of `kg.export.picture.palette`."""


KINDS = {
    "person": Look(BLUE, "circle"),
    "organization": Look(ORANGE, "square"),
    "outlet": Look(GREEN, "diamond"),
    "place": Look(PINK, "triangle"),
    "document": Look(YELLOW, "page"),
    "anonymous": Look(VERMILION, "ring"),
    "collective": Look(SKY, "hexagon"),
    "role": Look(INDIGO, "pentagon"),
    "source": Look(WINE, "star"),
    "claim": Look(BLACK, "wedge"),
}
UNKNOWN = "unknown"
OTHER = Look(GREY, "cross")
"""Of `UNKNOWN`, and of kinds that are not ours."""


def look(kind: object) -> Look:
    """How nodes of a kind look."""
    return KINDS.get(kind, OTHER) if isinstance(kind, str) else OTHER


def colour(values: Values) -> Colour | None:
    """The colour of a node's `kind`, grey for another kind; None for a node that has none."""
    return look(values["kind"]).colour if isinstance(values.get("kind"), str) else None


def hexadecimal(shade: Colour) -> str:
    """A colour as SVG and DOT write it: #0072b2."""
    return "#{:02x}{:02x}{:02x}".format(*shade)


def diameter(values: Values) -> float | None:
    """So that the area of a disc is in proportion to the claims, else the quotes; None where neither is counted."""
    count = values.get("claim_count", values.get("quote_count"))
    return 4 * sqrt(max(float(count), 1)) if isinstance(count, int | float) else None
