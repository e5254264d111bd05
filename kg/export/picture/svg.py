"""What all drawings share: safe texts, how wide a text is, rounded numbers, and a canvas that grows downwards.

Widths are those of DejaVu Sans, the widest of the usual fonts, so that texts placed by them do not touch in another.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kg.export.picture.tongue import ENGLISH, say
from kg.export.values import clean_text

FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
INK, FAINT, RULE = "#1a1a1a", "#595959", "#d9d9d9"
"""Text, lesser text (7:1 on white), and lines of a grid."""
HALO = {"stroke": "#ffffff", "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
"""Of texts that stand on lines."""
_NARROW = frozenset("ijlI.,:;'|!`’‘·")
_SLIM = frozenset('tfr()[]{}-/\\" “”')
_BROAD = frozenset("mMwW@%—…&")
_ELLIPSIS = "…"


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Pixels that `text` takes at `size` pixels, rather too many than too few."""
    return sum(map(_ems, text)) * size * (1.1 if is_bold else 1)


def _ems(character: str) -> float:
    if character in _NARROW:
        return 0.33
    if character in _SLIM:
        return 0.44
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if character in _BROAD or unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.02
    return 0.72 if character.isupper() else 0.64


def shortened(text: str, width: float, size: float) -> str:
    """`text` cut to `width` pixels, with an ellipsis where something is missing."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + _ELLIPSIS, size) > width:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS


def wrapped(text: str, width: float, size: float, *, most: int = 99) -> tuple[str, ...]:
    """`text` in lines of at most `width` pixels, broken between words; what `most` lines cannot hold is cut."""
    lines: list[str] = []
    words = text.split()
    while words:
        line = words.pop(0)
        if len(lines) + 1 == most:
            line = " ".join([line, *words])
            words = []
        while words and text_width(f"{line} {words[0]}", size) <= width:
            line += " " + words.pop(0)
        lines.append(shortened(line, width, size))
    return tuple(lines)


def number(value: float) -> str:
    """A coordinate with one decimal at most, so that the last bits of a computation leave no trace."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def amount(value: float, language: str = ENGLISH, *, is_share: bool = False) -> str:
    """A count or share as people read it: 1,234; 0.25; 12.5 %; in Indonesian 1.234; 0,25; 12,5 %."""
    if is_share:
        return say(f"{value * 100:.1f}".removesuffix(".0") + " %", language)
    return say(f"{value:,.0f}" if value == round(value) else f"{value:,.3g}", language)


def element(name: str, content: str = "", **attributes: object) -> str:
    """An element; underscores in names of attributes are hyphens, `content` is markup already."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_plain(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def words(text: str, x: float, y: float, **attributes: object) -> str:
    """A line of text whose baseline starts (or ends, by `text_anchor`) at a point."""
    return element("text", safe(text), x=x, y=y, **attributes)


def safe(text: str) -> str:
    """A text that XML can hold."""
    return escape(clean_text(text))


def _plain(value: object) -> str:
    return number(value) if isinstance(value, int | float) else clean_text(str(value))


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a picture: its markup with the origin at its upper left, and its size in pixels."""

    markup: str
    width: float
    height: float


def stacked(blocks: tuple[Block, ...], *, title: str, gap: float = 14, margin: float = 24) -> str:
    """The blocks one under the other as an SVG document with a white ground."""
    width = max(block.width for block in blocks) + 2 * margin
    parts, top = [], margin
    for block in blocks:
        if block.height:
            parts.append(element("g", block.markup, transform=f"translate({number(margin)} {number(top)})"))
            top += block.height + gap
    height = top - gap + margin
    box = f"0 0 {number(width)} {number(height)}"
    inside = "\n".join(
        [
            element("title", safe(title)),
            element("rect", width=width, height=height, fill="#ffffff"),
            *parts,
        ]
    )
    root = element(
        "svg",
        f"\n{inside}\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=box,
        width=width,
        height=height,
        role="img",
        font_family=FONT,
        font_size=12,
        fill=INK,
    )
    return root + "\n"
