"""Occasions that quotes of one article share, where only one of them tells date and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model.quote import Quote, StatementEvent

_QUESTION, _ANSWER = "ask", "answer"
"""Classes of cues, the same in every language pack."""


def with_occasions(quotes: Iterable[Quote]) -> Iterator[tuple[Quote, StatementEvent | None]]:
    """Quotes in order of the text, each with its occasion: its own, or for an answer that of its question.

    An answer directly follows its question, or another answer to it, and tells no occasion of its own. A quote
    inside another one does not come between them.
    """
    event: StatementEvent | None = None
    for quote in quotes:
        if quote.nested_in:
            yield quote, quote.event
            continue
        is_reply = quote.cue_class == _ANSWER
        event = quote.event or (event if is_reply else None)
        yield quote, event
        if quote.cue_class not in {_QUESTION, _ANSWER}:
            event = None
