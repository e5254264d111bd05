"""Gathers what the quotes of an article name: the agents and the events, each once and in order of the text."""

from __future__ import annotations

from kg.model.quote import Agent, Quote, StatementEvent
from kg.model.text import Span


def agents_of(quotes: tuple[Quote, ...]) -> tuple[Agent, ...]:
    """Every agent that some quote names, once."""
    found: dict[Span, Agent] = {}
    for quote in quotes:
        relayed = (relay.agent for relay in quote.relays)
        for agent in (quote.agent, quote.addressee, *relayed, *quote.about, *quote.mentioned):
            for one in (agent, *agent.members) if agent is not None else ():
                found.setdefault(one.mention, one)
    return tuple(found[key] for key in sorted(found))


def events_of(quotes: tuple[Quote, ...]) -> tuple[StatementEvent, ...]:
    """Every event that some quote has, once."""
    found = {quote.event for quote in quotes if quote.event is not None}
    return tuple(sorted(found, key=lambda event: (event.spans or (Span(0, 0),), event.place or "", event.medium or "")))
