"""Gives the quotes of one occasion one event: what a source says on after its date or place has been told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.reading import Reading
from kg.model.attribution import Attribution
from kg.model.quote import Quote, StatementEvent
from kg.model.text import Span

SHARED = "same-occasion"
"""The reason of a quote whose event another one tells."""
_LEAD_TOKENS = 3
"""Tokens at a sentence's beginning that may say that what follows was said at another time ("Sehari sebelumnya, …")."""


def share_events(pairs: Iterable[tuple[Attribution, Quote]], reading: Reading) -> Iterator[Quote]:
    """The quotes, in the order given; one without an event takes that of its source's last quote that has one.

    A sentence that begins with another time ("Sebelumnya, …") ends the occasion for whom it quotes. Quotes without
    an agent, and those inside somebody's words, share nothing.
    """
    events: dict[Span, StatementEvent] = {}
    for attribution, quote in pairs:
        agent = quote.agent
        if agent is None or quote.reasons[0] == "nested":
            yield quote
            continue
        if quote.event is not None:
            events[agent.mention] = quote.event
        elif _is_elsewhere(attribution, reading):
            events.pop(agent.mention, None)
        elif agent.mention in events:
            yield replace(quote, event=events[agent.mention], reasons=(*quote.reasons, SHARED))
            continue
        yield quote


def _is_elsewhere(attribution: Attribution, reading: Reading) -> bool:
    sentence = reading.sentences[attribution.sentence]
    lead = [token.lower for token in reading.tokens[sentence.first : min(sentence.first + _LEAD_TOKENS, sentence.last)]]
    if lead[0] in '"“”':
        return False  # a time inside somebody's words
    past, times = reading.pack.words("past"), reading.pack.words("time_words")
    is_sequel = not past.isdisjoint(lead) and times.isdisjoint(lead)  # "Ratna lalu memastikan"
    return any(word in reading.pack.words("other_occasions") for word in lead if not (is_sequel and word in past))
