"""How a reporter's cue stands to what is said: endorsing (*confirmed*), distancing (*claimed*), or neither.

The stance is the outlet's, not the speaker's: only views with outlets say it, and no edge from a speaker to anybody
carries it. Which cue has which stance is said by the language pack of the article; nouns that report are neutral.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from kg.lang import available, load_pack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.views.facts import QuoteFacts
    from kg.views.reading import Reading

NEUTRAL = "neutral"
STANCES = ("endorsing", "distancing")
"""Those that are counted."""


def of_quote(quote: QuoteFacts) -> str:
    """The stance of the quote's cue."""
    return _stances(quote.article.language or "").get(quote.cue, NEUTRAL)


def counted(reading: Reading) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """By outlet and speaker: how many quotes, every copy counted, have endorsing cues, how many distancing ones."""
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    none = (0,) * len(STANCES)
    for quote in reading.quotes:
        if (outlet := quote.article.outlet) and (speaker := quote.speaker):
            counts, own = found.get((outlet, speaker), none), of_quote(quote)
            found[outlet, speaker] = (
                counts
                if own == NEUTRAL
                else tuple(count + (kind == own) for kind, count in zip(STANCES, counts, strict=True))
            )
    told = {counts: dict(zip(STANCES, counts, strict=True)) for counts in set(found.values())}
    return {pair: told[counts] for pair, counts in found.items()}


@cache
def _stances(code: str) -> Mapping[str, str]:
    """Stance by the lemma of the cue; empty for a language without a pack."""
    return {cue.lemma: cue.stance for cue in load_pack(code).cues.values()} if code in available() else {}
