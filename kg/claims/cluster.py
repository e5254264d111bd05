"""`graph/claims`: which claim each quote expresses, over all articles. Derived, rebuilt whole after the identities.

Exact tier: equal claim keys. Near tier: near-equal wordings of one speaker (`kg.claims.near`). Every distinct key
stays an IRI for ever; the canonical claim of a cluster is that of its earliest member (date, then key), and the
others carry dct:isReplacedBy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.claims.near import Wording, near_pairs
from kg.ids import Namer
from kg.rdf import vocab
from kg.rdf.literals import day, utc_key
from kg.rdf.triples import Triple, iri, quads_of
from kg.store.base import Store, View

_QUOTES = """SELECT ?quote ?key ?text ?article {
  ?quote ujar:claimKey ?key ; schema:text ?text ; ujar:inArticle ?article }"""
_SPEAKERS = "SELECT ?quote ?speaker { ?quote ujar:speaker ?speaker }"
_DATES = "SELECT ?article ?date { ?article a schema:NewsArticle ; schema:datePublished ?date }"
_UNDATED = "9999"
"""Sorts behind every date."""


@dataclass(frozen=True, slots=True)
class Member:
    """A quote as the claims see it; `published` is the article's date as it stands in the graph, "" for none."""

    quote: str
    key: str
    text: str
    article: str
    published: str = ""
    speakers: tuple[str, ...] = ()
    """Sorted; several where several speak together."""

    @property
    def order(self) -> tuple[str, str]:
        """Earlier first, undated last, then by key."""
        return (utc_key(self.published) if self.published else _UNDATED, self.key)


def rebuild(store: Store, namer: Namer) -> int:
    """Replaces `graph/claims` by what the quotes in the store say now; returns the number of canonical claims.

    Needs `graph/identities` to be up to date: without speakers only the exact tier is left.
    """
    graph = namer.graph("claims")
    clusters = cluster(members(store))
    store.replace_graphs([graph], quads_of(graph, claim_triples(clusters, namer)))
    return len(clusters)


def members(view: View) -> list[Member]:
    """All quotes of a store."""
    speakers: dict[str, list[str]] = defaultdict(list)
    for quote, speaker in _rows(view, _SPEAKERS):
        speakers[quote].append(speaker)
    dates = {row[0]: row[1] for row in _rows(view, _DATES)}
    return [
        Member(quote, key, text, article, dates.get(article, ""), tuple(sorted(speakers.get(quote, ()))))
        for quote, key, text, article in _rows(view, _QUOTES)
    ]


def cluster(quotes: Iterable[Member]) -> dict[str, tuple[Member, ...]]:
    """Canonical claim key to the members of its cluster, in order of time; the same for any order of `quotes`."""
    listed = sorted(quotes, key=lambda member: (member.order, member.quote))
    joined = _Joined()
    keys = {member.quote: member.key for member in listed}
    for member in listed:
        joined.root(member.key)
    for one, other in near_pairs(_wordings(listed)):
        joined.join(keys[one], keys[other])
    clusters: dict[str, list[Member]] = defaultdict(list)
    for member in listed:
        clusters[joined.root(member.key)].append(member)
    return {found[0].key: tuple(found) for found in clusters.values()}


def claim_triples(clusters: dict[str, tuple[Member, ...]], namer: Namer) -> Iterator[Triple]:
    """The triples of `graph/claims`."""
    for key, found in clusters.items():
        canonical = iri(namer.claim(key))
        for other in {member.key for member in found}:
            claim = namer.claim(other)
            yield claim, vocab.TYPE, vocab.CLAIM
            if other != key:
                yield claim, vocab.IS_REPLACED_BY, canonical
        for member in found:
            yield member.quote, vocab.EXPRESSES, canonical
        if first := first_article(found):
            yield canonical.value, vocab.FIRST_APPEARANCE, iri(first)


def first_article(found: tuple[Member, ...]) -> str | None:
    """The article that certainly had the claim first of several; None for one alone, missing dates and ties.

    A date without a time may be any moment of its day, so it ties with every moment of that day.
    """
    dates = {member.article: utc_key(member.published) for member in found}
    if len(dates) == 1 or not all(dates.values()):
        return None
    first = min(dates, key=lambda article: (dates[article], article))
    rest = [when for article, when in dates.items() if article != first]
    is_tied = any(when.startswith(dates[first]) or dates[first].startswith(when) for when in rest)
    return None if is_tied else first


class _Joined:
    """Union-find over claim keys."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        parent = self._parent.setdefault(key, key)
        while parent != self._parent[parent]:
            self._parent[parent] = self._parent[self._parent[parent]]
            parent = self._parent[parent]
        return parent

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low


def _wordings(listed: list[Member]) -> Iterator[Wording]:
    """One wording for each key, speaker and day: equal copies are joined by their key already."""
    done = set()
    spoken = ((member, speaker) for member in listed for speaker in member.speakers)
    for member, speaker in spoken:
        when = day(member.published)
        if (member.key, speaker, when) not in done:
            done.add((member.key, speaker, when))
            yield Wording(member.quote, speaker, member.text, date.fromisoformat(when) if when else None)


def _rows(view: View, query: str) -> Iterator[tuple[str, ...]]:
    for row in view.select(vocab.PROLOGUE + query):
        yield tuple(value or "" for value in row)
