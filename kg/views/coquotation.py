"""Who is quoted together with whom: in one article, at one event, or in one statement that they make together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from kg.claims.near import normalised_words
from kg.views import details
from kg.views.places import is_venue
from kg.views.relations import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from kg.views.facts import QuoteFacts
    from kg.views.reading import Reading
    from kg.views.rows import AgentFacts

LEAST_ALIKE = 0.9
"""Of two persons' names of several words, in one place: from here on one is the other, misprinted, as "Jhon Ely
Tumanggor" and "John Ely Tumanggor" are."""
_DAY_CHARS = len("2025-04-16")


def by_article(reading: Reading) -> Relation:
    """Speaker – speaker, for every quote of either in an article that quotes both."""
    notes: dict[str, str] = {}
    return Relation(_together(reading, "coquoted", lambda quote: quote.article.article, notes), notes=notes)


def by_claim(reading: Reading) -> Relation:
    """Speaker – speaker, for every quote that an article gives to both together ("kata Ratna dan Dimas").

    The same words under two names in two quotes are nearly always one statement that was credited twice, so they are
    counted and are no edge: of 20 such pairs that were read, none were two sources who said the same.
    """
    notes: dict[str, str] = {}
    return Relation(_joint(reading, notes), notes=notes)


def _joint(reading: Reading, notes: dict[str, str]) -> Iterator[Link]:
    joint: set[tuple[str, str, str]] = set()
    for link in _together(reading, "said_together", lambda quote: quote.number, notes):
        joint.add((link.quote.claim, link.source, link.target))
        yield link
    apart = sum(
        (claim, *pair) not in joint
        for claim, names in _names_of_claims(reading).items()
        for pair in combinations(sorted(names), 2)
    )
    notes["caution"] = (
        f"{apart} times two names have the same words in different quotes, which is no edge: it is nearly always one "
        "statement credited twice"
    )


def _names_of_claims(reading: Reading) -> dict[str, set[str]]:
    """Who is quoted with a claim, of those claims that several are quoted with."""
    first: dict[int, str] = {}
    several: dict[str, set[str]] = {}
    claim_of = reading.facts.claim_of
    for quote in reading.quotes:
        if name := quote.speaker:
            other = first.setdefault(claim_of[quote.number], name)
            if other != name:
                several.setdefault(quote.claim, {other}).add(name)
    return several


def by_event(reading: Reading) -> Relation:
    """Speaker – speaker, for every quote of either from one event.

    Events of two articles are one where day and place are equal, the place is more exact than a town (a building, a
    room, an office), and the articles share a speaker; so are those that other articles join in this way. All others
    are events of their own article alone: of 20 edges by day and place only, 15 joined what had a town in common and
    nothing else.
    """
    events = _events(reading)
    loose = len({quote.number for quote in reading.quotes if quote.quote not in events})
    caution = (
        "events of two articles are one where both tell the same day and the same building, room or office, and share "
        "a speaker, and otherwise two; a town is too little, and so are courts, parliaments and palaces, where "
        f"many things happen in a day; {loose} quotes without an event were left out"
    )
    notes = {"caution": caution}
    return Relation(_together(reading, "coquoted_at_event", lambda quote: events.get(quote.quote), notes), notes=notes)


def _events(reading: Reading) -> dict[str, str]:
    """The event of each quote, by the IRI of one of those that are the same."""
    events, days, places = (
        reading.once(details.pairs, query) for query in (details.EVENTS, details.EVENT_DAYS, details.EVENT_PLACES)
    )
    same: dict[Hashable, str] = {}
    joined: dict[str, str] = {}

    def first(event: str) -> str:
        while (other := joined.get(event, event)) != event:
            event = other
        return event

    heard: dict[str, set[str]] = {}
    for quote in reading.quotes:
        if quote.speaker:
            heard.setdefault(quote.article.article, set()).add(quote.speaker)
    for quote in reading.quotes:
        event = events.get(quote.quote)
        if event is None:
            continue
        day, place = days.get(event, ""), places.get(event, "")
        if len(day) >= _DAY_CHARS and is_venue(place, quote.article.language):
            for speaker in heard.get(quote.article.article, ()):
                met = (day, normalised_words(place), speaker)
                one, other = sorted((first(event), first(same.setdefault(met, event))))
                if one != other:
                    joined[other] = one
    return {quote: first(event) for quote, event in events.items()}


def _together(
    reading: Reading, kind: str, where: Callable[[QuoteFacts], Hashable], notes: dict[str, str]
) -> Iterator[Link]:
    """The links of each two who are quoted at one place, for every quote of either; in the end a note of the rest."""
    groups: dict[Hashable, list[QuoteFacts]] = {}
    for quote in reading.quotes:
        if quote.speaker and (place := where(quote)) is not None:
            groups.setdefault(place, []).append(quote)
    one_name: set[tuple[str, str]] = set()
    for together in groups.values():
        agents = {quote.agent.agent: quote.agent for quote in together if quote.agent}
        for one, other in combinations(sorted(agents), 2):
            if have_one_name(agents[one], agents[other]):
                one_name.add((one, other))
                continue
            for quote in together:
                if quote.speaker in {one, other}:
                    yield Link(one, other, kind, quote)
    if one_name:
        notes["excluded"] = (
            f"{len(one_name)} pairs are no edge because one name is the other one or a part or misprint of it"
        )


def have_one_name(one: AgentFacts, other: AgentFacts) -> bool:
    """Whether two nodes are named as if they were one: equal names, or a person's name and a part or misprint of it."""
    names = [normalised_words(agent.label) for agent in (one, other)]
    if names[0] == names[1]:
        return True
    if not one.kind == other.kind == "person":
        return False
    words, others = map(frozenset, names)
    is_misprint = min(map(len, names)) > 1 and bool(
        Indel.normalized_similarity(*map(" ".join, names), score_cutoff=LEAST_ALIKE)
    )
    return words <= others or others <= words or is_misprint
