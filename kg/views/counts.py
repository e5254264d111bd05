"""Counts of the quotes behind a node or an edge, each with its unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.views.rows import QuoteFacts

QUOTE_IDS = 20
"""Quote ids listed on an edge; `quotes` beside them is the whole number."""
UNITS = {
    "claims": "claims: distinct pairs of speaker and claim, so that copies of one statement count once "
    "and what several say together once for each of them",
    "quotes": "quotes, every copy counted",
    "articles": "articles: distinct article versions",
}
"""What an edge can be weighed in; all three stand on every edge."""
DEFAULT_UNIT = "claims"
"""A wire copy in ten outlets is one statement; that ten outlets carry it is the raw count beside it."""


@dataclass(slots=True)
class Count:
    """Quotes seen so far; adding one twice changes nothing. One that several say together is one quote."""

    facts: dict[tuple[str, str | None], QuoteFacts] = field(default_factory=dict)
    """By quote and speaker."""

    def add(self, quote: QuoteFacts) -> None:
        """Counts one quote."""
        self.facts[quote.quote, quote.speaker] = quote

    @property
    def quotes(self) -> frozenset[str]:
        """IRIs of the quotes, every copy its own."""
        return frozenset(quote for quote, _ in self.facts)

    @property
    def articles(self) -> int:
        """Distinct article versions."""
        return len({quote.article.article for quote in self.facts.values()})

    @property
    def claims(self) -> int:
        """Distinct speaker–claim pairs: a wire copy in ten outlets counts once."""
        return len({(quote.speaker, quote.claim) for quote in self.facts.values()})

    def period(self) -> dict[str, str]:
        """First and last date of publication, where any is known."""
        days = sorted(quote.article.published for quote in self.facts.values() if quote.article.published)
        return {"first_seen": days[0], "last_seen": days[-1]} if days else {}

    def node_attributes(self) -> dict[str, Any]:
        """What a node says of its quotes."""
        return {"claim_count": self.claims, "quote_count": len(self.quotes), **self.period()}

    def edge_attributes(self, unit: str) -> dict[str, Any]:
        """What an edge says of its quotes; the weight is the number of `unit`."""
        counted = {"claims": self.claims, "quotes": len(self.quotes), "articles": self.articles}
        ids = tuple(sorted(self.quotes)[:QUOTE_IDS])
        return {"weight": float(counted[unit]), "unit": unit, **counted, "quote_ids": ids, **self.period()}
