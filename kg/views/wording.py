"""How outlets word one claim: outlet → claim, for claims that several outlets carry."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Indel

from kg.claims.near import normalised_words
from kg.views import details, stance, times
from kg.views.relations import Link, Relation
from kg.views.rows import AgentFacts
from kg.views.shared import shared_claims

if TYPE_CHECKING:
    from kg.views.reading import Reading

LABEL_CHARS = 80
"""Of the first wording, as the label of a claim."""


def wording(reading: Reading) -> Relation:
    """Outlet → claim, for every quote of a claim that at least two outlets carry.

    `distance` is the mean over the outlet's quotes of the normalised Indel distance (insertions and deletions of
    characters over the length of both, 0 equal to 1 nothing in common) from the claim's first version, words folded
    and without marks; `direct_share` and `distancing_share` are shares of the outlet's quotes. The first version is
    that of the earliest date; where dates leave that open, the one whose IRI is the first of them.
    """
    shared = shared_claims(reading)
    texts = shared.texts
    order = times.in_order(reading.once(details.pairs, details.PUBLISHED))
    links: list[Link] = []
    things: dict[str, AgentFacts] = {}
    edges: dict[tuple[str, str], dict[str, Any]] = {}
    for claim, outlets in shared.claims.items():
        node = details.claim_iri(reading.view, claim)
        origin = min(
            (quote for quotes in outlets.values() for quote in quotes),
            key=lambda quote: (order(quote.article.article), quote.quote),
        )
        first = texts.get(origin.quote, "")
        things[node] = AgentFacts(node, _clipped(first), "claim")
        for outlet, quotes in outlets.items():
            own = {quote.quote: quote for quote in quotes}
            edges[outlet, node] = {
                "claims": 1,
                "distance": round(fmean(_distance(first, texts.get(quote, "")) for quote in own), 3),
                "direct_share": round(fmean(quote.type == "direct" for quote in own.values()), 3),
                "distancing_share": round(fmean(stance.of_quote(quote) == "distancing" for quote in own.values()), 3),
                "is_first": origin.quote in own,
                "first_quote_id": origin.quote,
            }
            links += (Link(outlet, node, "words", quote) for quote in quotes)
    notes = {"excluded": f"{shared.formulas} claims that one outlet repeats on many days"}
    return Relation(links, things=things, edges=edges, notes=notes)


def _distance(one: str, other: str) -> float:
    return Indel.normalized_distance(" ".join(normalised_words(one)), " ".join(normalised_words(other)))


def _clipped(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LABEL_CHARS else words[: LABEL_CHARS - 1].rstrip() + "…"
