"""SELECTs that only some views need, beside those of `kg.views.rows`: flat ones, one property each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.ids import Namer
from kg.rdf.vocab import PROLOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store.base import View

PUBLISHED = PROLOGUE + "SELECT ?article ?published WHERE { ?article schema:datePublished ?published }"
EVENTS = PROLOGUE + "SELECT ?quote ?event WHERE { ?quote ujar:statedAt ?event }"
EVENT_DAYS = PROLOGUE + "SELECT ?event ?day WHERE { ?event schema:startDate ?day }"
EVENT_PLACES = PROLOGUE + "SELECT ?event ?place WHERE { ?event schema:location ?place }"
QUOTE_ROLES = PROLOGUE + "SELECT ?quote ?holding WHERE { ?quote ujar:speakerRole ?holding }"
ROLE_LABELS = PROLOGUE + "SELECT ?holding ?label WHERE { ?holding a ujar:RoleHolding ; rdfs:label ?label }"
TEXTS = PROLOGUE + "SELECT ?quote ?text WHERE { ?quote schema:text ?text }"
TEXTS_OF = PROLOGUE + "SELECT ?quote ?text WHERE {{ VALUES ?quote {{ {iris} }} ?quote schema:text ?text }}"
HASHES = PROLOGUE + "SELECT ?article ?hash WHERE { ?article ujar:contentHash ?hash }"
RELAYED = PROLOGUE + "SELECT DISTINCT ?quote WHERE { ?quote ujar:relay ?relay }"
_QUOTES_PER_QUERY = 500


def pairs(view: View, query: str) -> dict[str, str]:
    """Rows of two columns as a mapping; the least value where there are several."""
    found: dict[str, str] = {}
    for key, value in view.select(query):
        if key and value and value <= found.get(key, value):
            found[key] = value
    return found


def texts(view: View, quotes: Iterable[str]) -> dict[str, str]:
    """The contents of these quotes; what is asked for is a small part of all quotes."""
    found: dict[str, str] = {}
    todo = iter(sorted(set(quotes)))
    while batch := list(islice(todo, _QUOTES_PER_QUERY)):
        found |= pairs(view, TEXTS_OF.format(iris=" ".join(f"<{quote}>" for quote in batch)))
    return found


def roles(view: View) -> dict[str, list[str]]:
    """The roles that articles print at quotes."""
    labels = pairs(view, ROLE_LABELS)
    found: dict[str, list[str]] = {}
    for quote, holding in view.select(QUOTE_ROLES):
        if quote and (label := labels.get(str(holding))):
            found.setdefault(quote, []).append(label)
    return found


def relayed(view: View) -> frozenset[str]:
    """The quotes that somebody relayed."""
    return frozenset(quote for (quote,) in view.select(RELAYED) if quote)


def claim_iri(view: View, claim: str) -> str:
    """The IRI of a claim that is known by its IRI, or by its key where claims are not computed."""
    return claim if ":" in claim else Namer(view.base).claim(claim)
