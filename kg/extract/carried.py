"""The medium of a statement goes on in what the same source says next, and where it posts again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.lang.pack import LanguagePack
from kg.model.quote import Agent, Quote, StatementEvent

MOST_BETWEEN = 300
"""Characters between two quotes within which they are one statement: a paragraph of narration. By reading."""


def with_media(quotes: Iterable[Quote], pack: LanguagePack) -> tuple[Quote, ...]:
    """Quotes in order of the text, with media that an earlier quote of the source tells.

    One that directly goes on, without occasion, relay or addressee of its own, has the medium before it. A post is on
    the network that was named for the source. Quotes inside others take no part.
    """
    carry = _Carry(pack)
    return tuple(carry.over(quote) if quote.nested_in is None else quote for quote in quotes)


class _Carry:
    """Walks through the quotes of one article and remembers media."""

    def __init__(self, pack: LanguagePack) -> None:
        self.networks = frozenset(name.lower() for name in pack.phrases("networks", "medium"))
        self.posts = frozenset(name.lower() for name in pack.phrases("posts", "medium"))
        self.named: dict[Agent, StatementEvent] = {}
        self.before: Quote | None = None

    def over(self, quote: Quote) -> Quote:
        """The quote, with the medium of an earlier one where it is that."""
        quote = self._resolved(self._continued(quote))
        medium = quote.event.medium if quote.event else None
        if quote.agent and quote.event and medium and medium.lower() in self.networks:
            self.named[quote.agent] = quote.event
        self.before = quote
        return quote

    def _continued(self, quote: Quote) -> Quote:
        event = self.before.event if self.before else None
        if self.before is None or event is None or event.medium is None or not _goes_on(quote, self.before):
            return quote
        return replace(quote, event=StatementEvent(medium=event.medium, medium_span=event.medium_span))

    def _resolved(self, quote: Quote) -> Quote:
        event = quote.event
        network = self.named.get(quote.agent) if quote.agent else None
        if event is None or network is None or (event.medium or "").lower() not in self.posts:
            return quote
        return replace(quote, event=replace(event, medium=network.medium, medium_span=network.medium_span))


def _goes_on(quote: Quote, before: Quote) -> bool:
    is_same = quote.agent is not None and quote.agent == before.agent
    is_near = 0 <= quote.hull.start - before.hull.end <= MOST_BETWEEN
    return is_same and is_near and quote.event is None and not quote.relays and quote.addressee is None
