"""The plain record of one article's quotes: what `ujar extract --format jsonl` writes and the scorer reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ids import local_quote
from kg.model.quote import AgentKind, Quote, Relay

if TYPE_CHECKING:
    from kg.model.annotated import AnnotatedArticle
    from kg.model.text import Span

Record = dict[str, Any]
"""JSON values only."""


def quote_record(annotated: AnnotatedArticle) -> Record:
    """`{"id", "lang", "quotes": […]}`; every span is `[start, end]` in code points of the text that was given.

    `speaker` is the span of the words that name the source at the quote (null where only a clitic or nothing
    does), `speaker_name` the fullest name the article has for it, `attributed_via` the agent of the hop nearest
    the outlet. Where several speak together, `speaker_name` joins their names, `speakers` lists them, and
    `collective` is false. An article without quotes has an empty list.
    """
    article = annotated.article
    quotes = [record_of(quote) for quote in annotated.quotes]
    return {"id": article.document.id, "lang": article.language, "quotes": quotes}


def record_of(quote: Quote) -> Record:
    """What the record of an article says of one quote."""
    via = quote.attributed_via
    members = quote.agent.members if quote.agent else ()
    return {
        "id": local_quote(quote),
        "type": quote.type.value,
        "spans": [list(span) for span in quote.content],
        "cue": _span(quote.cue),
        "cue_class": quote.cue_class,
        "speaker": _span(quote.source),
        "speaker_name": quote.agent.name if quote.agent else None,
        **({"speakers": [member.name for member in members]} if members else {}),
        "anonymous": bool(quote.agent and quote.agent.kind is AgentKind.ANONYMOUS),
        "collective": bool(quote.agent and quote.agent.kind is AgentKind.COLLECTIVE and not members),
        "attributed_via": via.agent.name if via else None,
        "relays": [_relay(relay) for relay in quote.relays],
        "addressee": quote.addressee.name if quote.addressee else None,
        "role": quote.role.label if quote.role else None,
        "medium": quote.event.medium if quote.event else None,
        "polarity": quote.polarity.value,
        "certainty": quote.certainty.value,
        "event": {
            "date": quote.event.date if quote.event else None,
            "place": quote.event.place if quote.event else None,
        },
        "nested_in": _span(quote.nested_in),
        "confidence": quote.confidence,
        "reasons": list(quote.reasons),
    }


def _relay(relay: Relay) -> Record:
    return {
        "agent": relay.agent.name,
        "kind": relay.kind.value,
        "span": list(relay.span),
        "index": relay.index,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
