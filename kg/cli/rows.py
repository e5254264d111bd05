"""Quotes as rows of a table for people."""

from __future__ import annotations

from kg.model.quote import AgentKind, Quote

HEADER = ("type", "source", "via", "date", "quote")
_UNNAMED = "(not named)"


def quote_row(quote: Quote) -> tuple[str, str, str, str, str]:
    """Type, source with its role, relay nearest the outlet, date of the event, words."""
    via = quote.attributed_via
    date = quote.event.date if quote.event else None
    return quote.type.value, source_of(quote), via.agent.name if via else "", date or "", quote.text


def source_of(quote: Quote) -> str:
    """The source's name and role as the article has them; says where it is unnamed."""
    if quote.agent is None:
        return _UNNAMED
    if quote.agent.kind is AgentKind.ANONYMOUS:
        return f"{quote.agent.name} (anonymous)"
    return f"{quote.agent.name}, {quote.role.label}" if quote.role else quote.agent.name
