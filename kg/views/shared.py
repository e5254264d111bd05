"""Claims that several outlets carry: what propagation and wording are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.claims.near import FEWEST_WORDS, normalised_words
from kg.views import details

FORMULA_DAYS = 3
"""Days on which one outlet prints a claim, from which on it is a formula and no statement: the closing line of a
warning service, the state of a volcano. Of 728 claims that outlets of the raw corpus share, 2 are."""

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.views.facts import QuoteFacts
    from kg.views.reading import Reading

    Outlets = dict[str, list[QuoteFacts]]


@dataclass(frozen=True, slots=True)
class Shared:
    """The claims that several outlets carry."""

    claims: Mapping[str, Outlets]
    """By claim, sorted: the quotes of each outlet."""
    texts: Mapping[str, str]
    """Of all these quotes."""
    formulas: int
    """Claims left out as formulas."""


def shared_claims(reading: Reading) -> Shared:
    """The claims that several outlets carry, without formulas.

    A claim of fewer than `FEWEST_WORDS` words ("Iya") is shared only where it has the same speaker: in the mouths of
    two people these words are two statements. A claim that one outlet prints on `FORMULA_DAYS` days is a formula.
    """
    claims: dict[str, Outlets] = {}
    for quote in reading.quotes:
        if quote.article.outlet and quote.speaker:
            claims.setdefault(quote.claim, {}).setdefault(quote.article.outlet, []).append(quote)
    found = {claim: claims[claim] for claim in sorted(claims) if len(claims[claim]) > 1}
    quotes = {quote.quote for outlets in found.values() for own in outlets.values() for quote in own}
    texts = details.texts(reading.view, quotes)
    kept = {
        claim: _of_one_speaker(outlets) if _is_short(outlets, texts) else outlets for claim, outlets in found.items()
    }
    shared = {claim: outlets for claim, outlets in kept.items() if len(outlets) > 1}
    formulas = {claim for claim, outlets in shared.items() if any(map(_is_formula, outlets.values()))}
    claims = {claim: outlets for claim, outlets in shared.items() if claim not in formulas}
    return Shared(claims, texts, len(formulas))


def _is_formula(quotes: list[QuoteFacts]) -> bool:
    return len({day for quote in quotes if (day := quote.article.published)}) >= FORMULA_DAYS


def _is_short(outlets: Outlets, texts: dict[str, str]) -> bool:
    return any(
        len(normalised_words(texts.get(quote.quote, ""))) < FEWEST_WORDS for own in outlets.values() for quote in own
    )


def _of_one_speaker(outlets: Outlets) -> Outlets:
    """The quotes of those whom several outlets quote."""
    carried: dict[str | None, set[str]] = {}
    for outlet, own in outlets.items():
        for quote in own:
            carried.setdefault(quote.speaker, set()).add(outlet)
    kept = {outlet: [quote for quote in own if len(carried[quote.speaker]) > 1] for outlet, own in outlets.items()}
    return {outlet: own for outlet, own in kept.items() if own}
