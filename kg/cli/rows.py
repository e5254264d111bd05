"""Quotes as rows of a table for people."""

from __future__ import annotations

from kg.model.quote import AgentKind, Polarity, Quote

HEADER = ("type", "source", "via", "date", "quote")
_UNNAMED = "(not named)"


def quote_row(quote: Quote) -> tuple[str, str, str, str, str]:
    """Type ("denied" where the source denies the words), source with its role, nearest relay, date, words."""
    via = quote.attributed_via
    date = quote.event.date if quote.event else None
    kind = f"{quote.type.value}, denied" if quote.polarity is Polarity.NEGATIVE else quote.type.value
    return kind, source_of(quote), via.agent.name if via else "", date or "", quote.text


def source_of(quote: Quote) -> str:
    """The source's name and role as the article has them; says where it is unnamed."""
    if quote.agent is None:
        return _UNNAMED
    if quote.agent.kind is AgentKind.ANONYMOUS:
        return f"{quote.agent.name} (anonymous)"
    return f"{quote.agent.name}, {quote.role.label}" if quote.role else quote.agent.name
