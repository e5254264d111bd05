"""Counts of the quotes behind a node or an edge, each with its unit."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.views.facts import Facts, QuoteFacts

QUOTE_IDS = 20
"""Quote ids listed on an edge; `quotes` beside them is the whole number."""
UNITS = {
    "claims": "claims: distinct pairs of speaker and claim, so that copies of one statement count once "
    "and what several say together once for each of them",
    "quotes": "quotes, every copy counted",
    "articles": "articles: distinct article versions",
}
"""What an edge can be weighed in; all three stand on every edge."""
SHARED_CLAIMS = "claims: those that several outlets carry, each once, whoever says them"
"""What claims are on the edges of views about such claims."""
COPIES = {True: "kept", False: "left out"}
"""What nodes and edges say of copies, by whether the filter takes them."""
DEFAULT_UNIT = "claims"
"""A wire copy in ten outlets is one statement; that ten outlets carry it is the raw count beside it."""


@dataclass(slots=True)
class Count:
    """Quotes seen so far, as rows of `kg.views.facts`, 4 bytes each; adding one twice changes nothing.

    One that several say together is one quote, and a claim of each.
    """

    facts: Facts | None = None
    rows: array[int] = field(default_factory=lambda: array("I"))

    def add(self, quote: QuoteFacts) -> None:
        """Counts one quote."""
        self.facts = quote.facts
        self.rows.append(quote.row)

    def update(self, other: Count) -> None:
        """Counts all that the other counts."""
        self.facts = self.facts or other.facts
        self.rows.extend(other.rows)

    @property
    def quotes(self) -> frozenset[int]:
        """Numbers of the quotes, every copy its own."""
        return frozenset() if self.facts is None else frozenset(map(self.facts.quote_at.__getitem__, self.rows))

    @property
    def quote_ids(self) -> tuple[str, ...]:
        """IRIs of at most `QUOTE_IDS` quotes, sorted: the first of each speaker, then the second of each, and so on."""
        return () if self.facts is None else tuple(map(self.facts.quotes.__getitem__, self.in_turn(QUOTE_IDS)))

    def in_turn(self, limit: int) -> list[int]:
        """Numbers of at most `limit` quotes, sorted, so many of each speaker that no end of an edge goes unproved."""
        if self.facts is None or len(quotes := self.quotes) <= limit:
            return sorted(self.quotes)
        seen: Counter[int] = Counter()
        turns: dict[int, int] = {}
        for row in sorted(self.rows):
            speaker, quote = self.facts.speaker_at[row], self.facts.quote_at[row]
            if quote not in turns:
                turns[quote] = seen[speaker]
                seen[speaker] += 1
        return sorted(nsmallest(limit, quotes, key=lambda quote: (turns[quote], quote)))

    @property
    def articles(self) -> int:
        """Distinct article versions."""
        return len(self._articles())

    @property
    def claims(self) -> int:
        """Distinct speaker–claim pairs: a wire copy in ten outlets counts once."""
        if (facts := self.facts) is None:
            return 0
        return len({(facts.speaker_at[row], facts.claim_of[facts.quote_at[row]]) for row in self.rows})

    def period(self) -> dict[str, str]:
        """First and last date of publication, where any is known."""
        articles = self.facts.articles if self.facts else ()
        days = {day for place in self._articles() if (day := articles[place].published)}
        return {"first_seen": min(days), "last_seen": max(days)} if days else {}

    def node_attributes(self) -> dict[str, Any]:
        """What a node says of its quotes."""
        return {"claim_count": self.claims, "quote_count": len(self.quotes), **self.period()}

    def edge_attributes(self, unit: str) -> dict[str, Any]:
        """What an edge says of its quotes; the weight is the number of `unit`."""
        counted = {"claims": self.claims, "quotes": len(self.quotes), "articles": self.articles}
        return {
            "weight": float(counted[unit]),
            "unit": unit,
            **counted,
            "quote_ids": self.quote_ids,
            **self.period(),
        }

    def _articles(self) -> set[int]:
        return set() if self.facts is None else set(map(self.facts.article_of.__getitem__, self.quotes))
