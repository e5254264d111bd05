"""One reading of a store through a filter: what every view is computed from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.store.released import release_of
from kg.views import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kg.store.base import View
    from kg.views.filters import ViewFilter
    from kg.views.rows import AgentFacts, ArticleFacts, QuoteFacts

UNNAMED = frozenset({"anonymous", "collective", "unknown"})
"""Kinds of agents whose identity ends with their article."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The filtered quotes of a store, one for each speaker, in the order of quotes' and speakers' IRIs."""

    view: View
    filter: ViewFilter
    quotes: tuple[QuoteFacts, ...]
    unnamed: int
    """Quotes that pass the filter and were left out because their source is unnamed."""

    @property
    def count(self) -> int:
        """Number of quotes; what several say together is one."""
        return _count(self.quotes)

    def describe_store(self) -> str:
        """Articles, quotes and dates that were read, with a digest that tells two states of a store apart.

        Where the store holds a release, its id.
        """
        articles = {quote.article.article for quote in self.quotes}
        days = sorted(quote.article.published for quote in self.quotes if quote.article.published)
        dates = f", published {days[0]} to {days[-1]}" if days else ""
        release = release_of(self.view)
        named = f"; release {release}" if release else ""
        return f"{self.count} quotes in {len(articles)} articles{dates}; digest {self.digest()}{named}"

    def digest(self) -> str:
        """12 hex digits over quotes, speakers and claims; articles enter by the content in their IRIs."""
        lines = (f"{quote.quote}\x1f{quote.speaker}\x1f{quote.claim}\n" for quote in self.quotes)
        return sha256("".join(lines).encode()).hexdigest()[:12]


def read(view: View, wanted: ViewFilter, *, with_unnamed: bool) -> Reading:
    """Reads the quotes that `wanted` takes; those of unnamed sources only `with_unnamed`."""
    chosen = taken(view, wanted)
    found = [quote for quote in rows.quotes(view, chosen) if wanted.has_quote(quote.type, quote.confidence)]
    agents = {} if with_unnamed else rows.agents(view, (quote.speaker for quote in found if quote.speaker))
    kept = [quote for quote in found if not _is_unnamed(quote, agents)]
    ordered = sorted(kept, key=lambda quote: (quote.quote, quote.speaker or ""))
    return Reading(view, wanted, tuple(ordered), _count(found) - _count(kept))


def _count(quotes: Iterable[QuoteFacts]) -> int:
    return len({quote.quote for quote in quotes})


def taken(view: View, wanted: ViewFilter) -> dict[str, ArticleFacts]:
    """The articles that the filter takes: by date, outlet, language, and whom they quote."""
    quoting = articles_of(view, speakers(view, wanted)) if wanted.speaker else None
    return {
        iri: row
        for iri, row in rows.articles(view).items()
        if wanted.has_date(row.published)
        and wanted.has_outlet(row.outlet, row.outlet_name)
        and wanted.has_language(row.language)
        and (quoting is None or iri in quoting)
    }


def speakers(view: View, wanted: ViewFilter) -> frozenset[str]:
    """IRIs of the speakers that the filter names; one that is named by IRI need not be there."""
    return frozenset(wanted.speaker) | {agent for agent, name in rows.names(view) if wanted.has_speaker(agent, name)}


def articles_of(view: View, agents: Collection[str]) -> frozenset[str]:
    """IRIs of the articles that quote one of these agents."""
    return frozenset(article for agent, article in rows.quoted(view) if agent in agents)


def _is_unnamed(quote: QuoteFacts, agents: Mapping[str, AgentFacts]) -> bool:
    agent = agents.get(quote.speaker) if quote.speaker else None
    return agent is not None and agent.kind in UNNAMED
