"""What a store or a selection covers: articles and quotes by outlet and month, and how many statements of what kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ids import Namer
from kg.rdf.vocab import TYPE
from kg.views.kept import facts_of
from kg.views.reading import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.export.selection import Selection
    from kg.rdf.part import Quad
    from kg.store.base import View
    from kg.views.rows import ArticleFacts

_MONTH_CHARS = 7
_PROPERTIES = """SELECT ?property (COUNT(*) AS ?statements) {{
  GRAPH ?graph {{ ?thing ?property ?value }} FILTER(?graph != <{runs}>) }} GROUP BY ?property"""
_CLASSES = """SELECT ?class (COUNT(*) AS ?things) {{
  GRAPH ?graph {{ ?thing a ?class }} FILTER(?graph != <{runs}>) }} GROUP BY ?class"""


@dataclass(frozen=True, slots=True)
class Cell:
    """Articles of one outlet in one month; an outlet or a month that is not known is None."""

    outlet: str | None
    """IRI."""
    name: str | None
    month: str | None
    """`2025-04`, or the year where no more is known."""
    articles: int
    quotes: int
    """Every copy counted."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts with their units; `cells` are sorted by outlet's name and month, what is not known last."""

    cells: tuple[Cell, ...]
    articles: int
    """Article versions."""
    quotes: int
    """Every copy counted."""
    claims: int
    """Distinct pairs of speaker and claim."""
    outlets: int
    languages: tuple[str, ...]
    """Codes, sorted."""
    first: str | None
    """Date of the first article, as exact as it is known; None where no article has a date."""
    last: str | None
    example: str | None
    """IRI of the first article by key."""

    @property
    def undated(self) -> int:
        """Articles without a date."""
        return sum(cell.articles for cell in self.cells if cell.month is None)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements there are, how many with each property, how many things of each class, by IRI."""

    statements: int
    properties: Mapping[str, int]
    classes: Mapping[str, int]


def coverage(view: View, selection: Selection | None = None) -> Coverage:
    """What the store, or the selection, covers. Reads all quotes."""
    namer = Namer(view.base)
    facts = facts_of(view)
    taken = {
        place: row
        for place, row in enumerate(facts.articles)
        if selection is None or namer.article_of(row.article) in selection.keys
    }
    articles = tuple(taken.values())
    count = within(facts, taken)
    of_article = Counter(facts.articles[facts.article_of[number]].article for number in count.quotes)
    days = sorted(row.published for row in articles if row.published)
    return Coverage(
        cells=_cells(articles, of_article),
        articles=len(articles),
        quotes=len(count.quotes),
        claims=count.claims,
        outlets=len({row.outlet for row in articles if row.outlet}),
        languages=tuple(sorted({row.language for row in articles if row.language})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        example=min((row.article for row in articles), default=None),
    )


def tally_of_store(view: View) -> Tally:
    """The tally of everything but `graph/runs`."""
    runs = Namer(view.base).graph("runs")
    properties = {str(name): int(number or 0) for name, number in view.select(_PROPERTIES.format(runs=runs))}
    classes = {str(name): int(number or 0) for name, number in view.select(_CLASSES.format(runs=runs))}
    return Tally(sum(properties.values()), properties, classes)


def tally_of(quads: Iterable[Quad]) -> Tally:
    """The tally of these statements, one by one."""
    properties: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for quad in quads:
        properties[quad.predicate.value] += 1
        if quad.predicate == TYPE:
            classes[str(quad.object)[1:-1]] += 1
    return Tally(properties.total(), properties, classes)


def _cells(articles: Iterable[ArticleFacts], quotes: Mapping[str, int]) -> tuple[Cell, ...]:
    names: dict[str | None, str | None] = {}
    counted: Counter[tuple[str | None, str | None]] = Counter()
    said: Counter[tuple[str | None, str | None]] = Counter()
    for row in sorted(articles, key=lambda row: row.article):
        place = (row.outlet, row.published[:_MONTH_CHARS] if row.published else None)
        names[row.outlet] = min(filter(None, (names.get(row.outlet), row.outlet_name)), default=None)
        counted[place] += 1
        said[place] += quotes.get(row.article, 0)
    found = (
        Cell(outlet, names[outlet], month, counted[outlet, month], said[outlet, month]) for outlet, month in counted
    )
    return tuple(sorted(found, key=lambda cell: (_last(cell.name), cell.outlet or "", _last(cell.month))))


def _last(text: str | None) -> tuple[bool, str]:
    return text is None, text or ""
