"""Media that an earlier quote of the source tells: a post is on its network; a shared one is not told to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.occasions import SHARED
from kg.lang.pack import LanguagePack
from kg.model.quote import Quote, StatementEvent
from kg.model.text import Span


def with_media(quotes: Iterable[Quote], pack: LanguagePack) -> Iterator[Quote]:
    """Quotes in order of the text, with media that hold for them.

    A quote that shares the occasion of another and has an addressee or relay of its own was said in another way. A post
    ("dalam unggahannya") is on the network that was named for its source.
    """
    networks = frozenset(pack.phrases("networks", "medium"))
    posts = frozenset(pack.phrases("posts", "medium"))
    named: dict[Span, StatementEvent] = {}
    for quote in quotes:
        told = _told_apart(quote)
        event = told.event
        if told.agent is None or event is None or event.medium is None:
            yield told
            continue
        place = told.agent.mention
        if event.medium.lower() in networks:
            named[place] = event
        elif event.medium.lower() in posts and place in named:
            event = replace(event, medium=named[place].medium, medium_span=named[place].medium_span)
        yield replace(told, event=event)


def _told_apart(quote: Quote) -> Quote:
    """The quote without a medium that it only shares, where it says itself to whom or through whom it was said."""
    event = quote.event
    is_shared = event is not None and event.medium is not None and SHARED in quote.reasons
    if event is None or not is_shared or not (quote.addressee or quote.relays):
        return quote
    left = replace(event, medium=None, medium_span=None)
    if left.spans:
        return replace(quote, event=left)
    return replace(quote, event=None, reasons=tuple(reason for reason in quote.reasons if reason != SHARED))
