"""The classes of the ontology as a picture in SVG: boxes at fixed places, arrows and lines from its Turtle.

Only where a box stands and between which boxes arrows run is said here. A property that leads from a drawn box to
another is a label of the arrow between them, or, where there is none, a line in its subject's box; a class without a
place raises KeyError, so that a new one is not forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from kg.rdf.terms import Ontology, Term

_CELLS = {
    "ujar:RoleHolding": (0, 0),
    "schema:NewsArticle": (1, 0),
    "ujar:Claim": (2, 0),
    "prov:Agent": (0, 1),
    "ujar:Quote": (1, 1),
    "ujar:Span": (2, 1),
    "ujar:CollectiveSource": (0, 2),
    "ujar:Relay": (1, 2),
    "ujar:StatementEvent": (2, 2),
    "ujar:AnonymousSource": (0, 3),
    "ujar:UnidentifiedSource": (0, 4),
    "ujar:RelayType": (1, 3),
    "ujar:QuoteType": (2, 3),
    "ujar:ExtractionRun": (1, 4),
}
"""Column and row of every class."""

_ARROWS = (
    ("ujar:Quote", "prov:Agent"),
    ("ujar:Quote", "ujar:Span"),
    ("ujar:Quote", "schema:NewsArticle"),
    ("ujar:Quote", "ujar:Claim"),
    ("ujar:Quote", "ujar:StatementEvent"),
    ("ujar:Quote", "ujar:Relay"),
    ("ujar:Quote", "ujar:RoleHolding"),
    ("ujar:StatementEvent", "ujar:Span"),
    ("ujar:Relay", "prov:Agent"),
    ("ujar:Relay", "ujar:RelayType"),
)
"""Between which boxes the properties are drawn as an arrow."""

_BORROWED = (
    ("ujar:RoleHolding", "prov:Agent", "org:member"),
    ("ujar:Claim", "schema:NewsArticle", "schema:firstAppearance"),
)
"""Arrows for properties of other vocabularies."""

_BORROWED_LINES = {
    "ujar:Quote": ("schema:text",),
    "ujar:Claim": ("dct:isReplacedBy: Claim",),
    "ujar:Relay": ("dct:date",),
    "ujar:ExtractionRun": ("prov:wasAssociatedWith",),
    "prov:Agent": ("rdfs:label", "skos:exactMatch"),
    "ujar:Span": ("nif:beginIndex", "nif:endIndex", "nif:anchorOf"),
    "ujar:StatementEvent": ("schema:startDate", "schema:location"),
    "schema:NewsArticle": ("schema:headline", "schema:datePublished", "schema:publisher"),
}

_PITCH, _WIDTH, _MARGIN = 430, 250, 26
_LINE, _HEAD, _GAP = 15, 42, 46
_CHAR = 6.3
"""Pixels: from column to column, of a box, around all; of a line, of a box's head, between rows; of a letter."""

_OPENING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" \
font-family="Helvetica, Arial, sans-serif" font-size="12">
<title>{title}</title>
<defs>
<marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">\
<path d="M0 0 10 5 0 10z" fill="#345"/></marker>
<marker id="wider" viewBox="0 0 12 12" refX="11" refY="6" markerWidth="12" markerHeight="12" orient="auto">\
<path d="M1 1 11 6 1 11z" fill="#fff" stroke="#345"/></marker>
</defs>
<rect width="{width}" height="{height}" fill="#fff"/>"""


@dataclass(frozen=True, slots=True)
class _Box:
    name: str
    title: str
    lines: tuple[str, ...]
    left: float
    top: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + _WIDTH / 2, self.top + self.height / 2

    def border(self, towards: tuple[float, float]) -> tuple[float, float]:
        """Where the line from the middle to `towards` leaves the box."""
        x, y = self.middle
        across, down = towards[0] - x, towards[1] - y
        scale = min(
            _WIDTH / 2 / abs(across) if across else float("inf"),
            self.height / 2 / abs(down) if down else float("inf"),
        )
        return x + across * scale, y + down * scale


def draw(ontology: Ontology, language: str, *, outside: Mapping[str, str]) -> str:
    """The picture as an SVG document; `outside` names the classes of other vocabularies in `language`."""
    boxes = _boxes(ontology, language, outside)
    width = max(box.left for box in boxes.values()) + _WIDTH + _MARGIN
    height = max(box.top + box.height for box in boxes.values()) + _MARGIN
    lines = [
        _OPENING.format(width=round(width), height=round(height), title=escape(ontology.title.of(language))),
        *_subclasses(ontology, boxes),
        *_arrows(ontology, boxes),
        *(part for box in boxes.values() for part in _box(box)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _boxes(ontology: Ontology, language: str, outside: Mapping[str, str]) -> dict[str, _Box]:
    titles = {term.name: term.label.of(language) for term in ontology.of_kind("class")}
    titles |= {name: outside[name.partition(":")[2]] for name in _CELLS if not name.startswith("ujar:")}
    contents = {name: tuple(_lines(ontology, name)) for name in titles}
    heights = {name: _HEAD + _LINE * len(lines) + (8 if lines else 0) for name, lines in contents.items()}
    rows = [max(heights[name] for name in titles if _CELLS[name][1] == row) for row in range(5)]
    found = {}
    for name, title in titles.items():
        column, row = _CELLS[name]
        top = _MARGIN + sum(rows[:row]) + _GAP * row + (rows[row] - heights[name]) / 2
        found[name] = _Box(name, title, contents[name], _MARGIN + _PITCH * column, top, heights[name])
    return found


def _lines(ontology: Ontology, name: str) -> Iterator[str]:
    """What stands in the box of a class: values, or properties that no arrow shows."""
    for value in ontology.of_kind("value"):
        if name in value.broader:
            yield value.local
    for term in ontology.of_kind("property"):
        if name in term.domains and not any((name, target) in _ARROWS for target in term.ranges):
            yield f"{term.local}: {', '.join(target.removeprefix('ujar:') for target in term.ranges)}"
    yield from _BORROWED_LINES.get(name, ())


def _arrows(ontology: Ontology, boxes: Mapping[str, _Box]) -> Iterator[str]:
    for start, end in _ARROWS:
        terms = [term.local for term in ontology.of_kind("property") if _leads(term, start, end)]
        yield from _arrow(boxes[start], boxes[end], terms)
    for start, end, name in _BORROWED:
        yield from _arrow(boxes[start], boxes[end], [name])


def _leads(term: Term, start: str, end: str) -> bool:
    return start in term.domains and end in term.ranges


def _subclasses(ontology: Ontology, boxes: Mapping[str, _Box]) -> Iterator[str]:
    """A line with a hollow head, along the left side, from each class to the class of others that it is a kind of."""
    agent = boxes["prov:Agent"]
    for box in boxes.values():
        if any(tie.other == agent.name and tie.how == "narrower" for tie in ontology.ties_of(box.name)):
            out, back = f"M{box.left:.0f} {box.middle[1]:.0f}h-14", f"V{agent.middle[1]:.0f}h14"
            yield f'<path d="{out}{back}" fill="none" stroke="#345" marker-end="url(#wider)"/>'


def _arrow(start: _Box, end: _Box, labels: list[str]) -> Iterator[str]:
    (x1, y1), (x2, y2) = start.border(end.middle), end.border(start.middle)
    yield f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="#345" marker-end="url(#arrow)"/>'
    x, y = (x1 + x2) / 2, (y1 + y2) / 2 - _LINE * (len(labels) - 1) / 2
    for number, label in enumerate(labels):
        top, wide = y + _LINE * number, _CHAR * len(label) + 6
        yield f'<rect x="{x - wide / 2:.1f}" y="{top - 8:.1f}" width="{wide:.1f}" height="{_LINE}" fill="#fff"/>'
        yield f'<text x="{x:.1f}" y="{top + 4:.1f}" text-anchor="middle" fill="#123">{escape(label)}</text>'


def _box(box: _Box) -> Iterator[str]:
    own = box.name.startswith("ujar:")
    look = 'fill="#eef4fb" stroke="#345"' if own else 'fill="#fff" stroke="#345" stroke-dasharray="5 3"'
    x = box.left + _WIDTH / 2
    yield f'<rect x="{box.left:.0f}" y="{box.top:.1f}" width="{_WIDTH}" height="{box.height:.0f}" rx="4" {look}/>'
    yield (
        f'<text x="{x:.0f}" y="{box.top + 17:.1f}" text-anchor="middle" font-weight="bold" font-size="14">'
        f"{escape(box.title)}</text>"
    )
    yield (
        f'<text x="{x:.0f}" y="{box.top + 33:.1f}" text-anchor="middle" fill="#567" font-size="11">'
        f"{escape(box.name)}</text>"
    )
    for number, line in enumerate(box.lines):
        y = box.top + _HEAD + 12 + _LINE * number
        yield f'<text x="{box.left + 10:.0f}" y="{y:.1f}" fill="#123">{escape(line)}</text>'
