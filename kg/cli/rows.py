"""Quotes as rows of a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.quote import AgentKind, Certainty, Polarity, Quote

if TYPE_CHECKING:
    from kg.store.quote_row import QuoteRow

HEADER = ("type", "source", "via", "date", "quote")
_UNNAMED = "(not named)"


def quote_row(quote: Quote) -> tuple[str, str, str, str, str]:
    """Manner, source with its role, nearest relay, date, words."""
    via = quote.attributed_via
    date = quote.event.date if quote.event else None
    return (
        manner(quote),
        source_of(quote),
        via.agent.name if via else "",
        date or "",
        quote.text,
    )


def manner(said: Quote | QuoteRow) -> str:
    """The type, "denied" where the source denies the words, and how certain it is of them where it is not certain."""
    denied = "denied" if said.polarity == Polarity.NEGATIVE else ""
    unsure = str(said.certainty) if said.certainty != Certainty.CERTAIN else ""
    return ", ".join(word for word in (str(said.type), denied, unsure) if word)


def source_of(quote: Quote) -> str:
    """The source's name and role as the article has them; says where it is unnamed."""
    if quote.agent is None:
        return _UNNAMED
    if quote.agent.kind is AgentKind.ANONYMOUS:
        return f"{quote.agent.name} (anonymous)"
    return f"{quote.agent.name}, {quote.role.label}" if quote.role else quote.agent.name
