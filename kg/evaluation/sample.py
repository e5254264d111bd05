"""Draws articles and quotes at random from what was extracted, for people to code.

Every unit has a rank, the SHA-256 of the seed and its id, and the units of lowest rank are drawn: the same seed and
articles give the same sample, in whatever order they come. With strata, each gets its share by the method of largest
remainders, so the sample stays proportional and shares of it need no weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from kg.export.records import quote_record
from kg.ids import article_key
from kg.model.annotated import AnnotatedArticle
from kg.model.text import SourceDocument

_ID_DIGITS = 12
_MONTH_CHARS = 7
_UNKNOWN = "?"

Record = Mapping[str, Any]


class Extracted(NamedTuple):
    """An article with the records of its quotes; `key` names it in the sheets."""

    key: str
    document: SourceDocument
    language: str
    quotes: tuple[Record, ...]


class Unit(NamedTuple):
    """What can be drawn: an article, or one quote of it."""

    rank: str
    id: str
    article: Extracted
    quote: Record | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """One unit that was drawn, with its stratum, how many were drawn of it, and how many there are."""

    unit: Unit
    stratum: str
    drawn: int
    of: int


STRATA: dict[str, Callable[[Extracted, Record | None], str | None]] = {
    "outlet": lambda article, _: article.document.outlet,
    "month": lambda article, _: (article.document.published or "")[:_MONTH_CHARS],
    "language": lambda article, _: article.language,
    "type": lambda _, quote: quote["type"] if quote else None,
}
"""What `--by` takes → the stratum of an article or a quote; an article is in the stratum of no type."""


def as_extracted(annotated: AnnotatedArticle) -> Extracted:
    """What is kept of an article for drawing."""
    record = quote_record(annotated)
    # A letter in front, or a spreadsheet would take some keys for numbers.
    key = f"a{article_key(annotated.document)[:_ID_DIGITS]}"
    return Extracted(key, annotated.document, record["lang"], tuple(record["quotes"]))


@dataclass(slots=True)
class Stratum:
    """The units of lowest rank among all that came, and how many came."""

    limit: int
    of: int = 0
    units: list[Unit] = field(default_factory=list)

    def add(self, unit: Unit) -> None:
        """Takes a unit; forgets those that can no longer be drawn."""
        self.of += 1
        self.units.append(unit)
        if len(self.units) > 2 * self.limit + 100:
            self.units = self.lowest(self.limit)

    def lowest(self, count: int) -> list[Unit]:
        """The units of lowest rank, in the order of their ranks."""
        return sorted(self.units, key=lambda unit: (unit.rank, unit.id))[:count]


class Sampler:
    """Takes articles one by one and draws at the end; an article that comes again is counted in `repeated` only."""

    def __init__(self, *, seed: int, articles: int, quotes: int, by: Sequence[str] = ()) -> None:
        self._seed, self._by = seed, tuple(by)
        self._counts = {"articles": articles, "quotes": quotes}
        self._strata: dict[str, dict[str, Stratum]] = {"articles": {}, "quotes": {}}
        self._seen: set[str] = set()
        self.repeated = 0

    def add(self, article: Extracted) -> None:
        """Takes one article with its quotes."""
        if article.key in self._seen:
            self.repeated += 1
            return
        self._seen.add(article.key)
        self._put("articles", article.key, article, None)
        for quote in article.quotes:
            self._put("quotes", f"{article.key}-{quote['id'].removeprefix('q')}", article, quote)

    def drawn(self, kind: str) -> list[Drawn]:
        """What is drawn of `articles` or `quotes`, in the order of ranks; all of them where fewer came than asked."""
        strata = self._strata[kind]
        shares = allotted({name: stratum.of for name, stratum in strata.items()}, self._counts[kind])
        found = [
            Drawn(unit, name, shares[name], stratum.of)
            for name, stratum in strata.items()
            for unit in stratum.lowest(shares[name])
        ]
        return sorted(found, key=lambda drawn: (drawn.unit.rank, drawn.unit.id))

    def _put(self, kind: str, identifier: str, article: Extracted, quote: Record | None) -> None:
        names = (STRATA[name](article, quote) for name in self._by if quote or name != "type")
        stratum = " / ".join(name or _UNKNOWN for name in names) or "all"
        rank = sha256(f"{self._seed}\x1f{kind}\x1f{identifier}".encode()).hexdigest()
        found = self._strata[kind].setdefault(stratum, Stratum(self._counts[kind]))
        found.add(Unit(rank, identifier, article, quote))


def allotted(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """How many of each stratum make `count` together, in proportion to the sizes (largest remainders, then names)."""
    total = sum(sizes.values())
    if total <= count:
        return dict(sizes)
    exact = {name: size * count / total for name, size in sizes.items()}
    shares = {name: int(value) for name, value in exact.items()}
    by_remainder = sorted(sizes, key=lambda name: (shares[name] - exact[name], name))
    for name in by_remainder[: count - sum(shares.values())]:
        shares[name] += 1
    return shares
