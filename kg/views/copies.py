"""Which quotes repeat a statement that another article printed before: wire copy and press releases, quote by quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.views import details, times
from kg.views.facts import NOBODY

if TYPE_CHECKING:
    from kg.store.base import View
    from kg.views.facts import Facts

_CLAIM_BITS = 32


def copied_rows(view: View, facts: Facts) -> frozenset[int]:
    """Rows that are copies in the whole store, whatever a filter takes.

    A copy is a quote whose speaker and claim an earlier article has, and every quote of an article whose text is that
    of an earlier one (equal `ujar:contentHash`). Earlier is the earlier date, where dates leave that open the lesser
    IRI. What an article repeats within itself is no copy.
    """
    places = _by_date(view, facts)
    whole = _copied_articles(view, facts, places)
    first: dict[int, int] = {}
    keys = [_key(facts, row) for row in range(len(facts.quote_at))]
    for row, key in enumerate(keys):
        article = facts.article_of[facts.quote_at[row]]
        if key is not None and article not in whole and places[article] < places[first.setdefault(key, article)]:
            first[key] = article
    found = set()
    for row, key in enumerate(keys):
        article = facts.article_of[facts.quote_at[row]]
        if article in whole or (key is not None and first.get(key, article) != article):
            found.add(row)
    return frozenset(found)


def _key(facts: Facts, row: int) -> int | None:
    """Speaker and claim as one number; None where nobody is named at all."""
    speaker = facts.speaker_at[row]
    return None if speaker == NOBODY else speaker << _CLAIM_BITS | facts.claim_of[facts.quote_at[row]]


def _by_date(view: View, facts: Facts) -> list[int]:
    """By article: its place in the order of dates."""
    order = times.in_order(details.pairs(view, details.PUBLISHED))
    ordered = sorted(range(len(facts.articles)), key=lambda place: order(facts.articles[place].article))
    places = [0] * len(ordered)
    for number, place in enumerate(ordered):
        places[place] = number
    return places


def _copied_articles(view: View, facts: Facts, places: list[int]) -> frozenset[int]:
    """Articles whose text is that of an earlier one."""
    hashes = details.pairs(view, details.HASHES)
    alike: dict[str, list[int]] = {}
    for place, article in enumerate(facts.articles):
        if digest := hashes.get(article.article):
            alike.setdefault(digest, []).append(place)
    return frozenset(place for group in alike.values() for place in sorted(group, key=places.__getitem__)[1:])
