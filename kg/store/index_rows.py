"""Reads the rows of the text index out of the graphs: flat SELECTs, joined here.

One SELECT per property is several times faster than one with six OPTIONALs (notes on RDF storage), and what an
article does not tell simply has no row. A value that an article gives twice is taken in sorted order, so that
the index does not depend on the order of ingest.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from kg.ids import Namer
from kg.model.quote import Certainty, Polarity
from kg.rdf.joint import in_printed_order
from kg.rdf.vocab import PLAIN_CUE_CLASS, PROLOGUE
from kg.store.base import Row, View
from kg.store.quote_row import QuoteRow
from kg.store.words import distinct

_QUOTES = """SELECT ?q ?text ?type ?a ?confidence ?graph WHERE { GRAPH ?graph {
  ?q a ujar:Quote ; schema:text ?text ; ujar:quoteType ?type ; ujar:inArticle ?a ; ujar:confidence ?confidence } }"""

_OF_QUOTE = {
    "source": "?q ujar:source ?v",
    "source_name": "?q ujar:source/rdfs:label ?v",
    "source_class": "?q ujar:source/a ?v",
    "speaker": "?q ujar:speaker ?v",
    "speaker_name": "?q ujar:speaker/rdfs:label ?v",
    "speaker_alias": "?q ujar:speaker/skos:altLabel ?v",
    "span": "?q ujar:sourceSpan/nif:anchorOf ?v",
    "role_label": "?q ujar:roleSpan/rdfs:label ?v",
    "role": "?q ujar:roleSpan/nif:anchorOf ?v",
    "cue": "?q ujar:cueSpan/nif:anchorOf ?v",
    "cue_class": "?q ujar:cueClass ?v",
    "certainty": "?q ujar:certainty ?v",
    "polarity": "?q ujar:polarity ?v",
    "medium": "?q ujar:statedAt/ujar:medium ?v",
    "about": "?q ujar:about/rdfs:label ?v",
    "about_local": "?q ujar:localAbout/rdfs:label ?v",
    "mentions": "?q ujar:mentionsAgent/rdfs:label ?v",
    "mentions_local": "?q ujar:localMentions/rdfs:label ?v",
    "addressee": "?q ujar:addressee/rdfs:label ?v",
    "addressee_local": "?q ujar:localAddressee/rdfs:label ?v",
    "last_relay": "?q ujar:attributedVia/rdfs:label ?v",
    "relay": "?q ujar:via/rdfs:label ?v",
    "claim": "?q ujar:expresses ?v",
}
_RELAYS = """SELECT DISTINCT ?q ?index ?name WHERE {
  ?q ujar:relay ?r . ?r ujar:relayIndex ?index ; ujar:localRelayAgent/rdfs:label ?name }"""
_OF_ARTICLE = {
    "title": "?q schema:headline ?v",
    "published": "?q schema:datePublished ?v",
    "language": "?q schema:inLanguage ?v",
    "url": "?q schema:url ?v",
    "outlet": "?q schema:publisher/rdfs:label ?v",
    "printed_outlet": "?q dc:publisher ?v",
    "outlet_iri": "?q schema:publisher ?v",
    "fields": "?q ujar:field ?v",
}
_KINDS = {
    "Person": "person",
    "Organization": "organization",
    "NewsMediaOrganization": "outlet",
    "CreativeWork": "document",
    "Place": "place",
    "AnonymousSource": "anonymous",
    "CollectiveSource": "collective",
    "UnidentifiedSource": "unknown",
}
_MEMBERS = """SELECT DISTINCT ?q ?member ?name WHERE {
  ?q ujar:source/ujar:hasMember ?member . ?member rdfs:label ?name }"""
_FORMS = """SELECT ?q ?agent ?label ?form WHERE {
  ?q ujar:source ?joint ; ujar:speaker ?agent . ?agent rdfs:label ?label ; rdfs:label|skos:altLabel ?form
  FILTER EXISTS { ?joint ujar:hasMember ?member } }"""
_SPEAKER_NAMES = ("speaker_name", "source_name", "speaker_alias", "span")
Members = dict[str, tuple[tuple[str, str], ...]]
Values = dict[str, dict[str, tuple[str, ...]]]


def reindex(view: View) -> int:
    """Rebuilds the view's text index from its graphs; the number of quotes in it."""
    return view.index.rebuild(quote_rows(view))


def quotes_of(view: View) -> Iterator[Row]:
    """IRI, text, type, article and confidence of every quote that belongs into the index: no user's copy of one."""
    namer = Namer(view.base)
    return (row[:-1] for row in view.select(PROLOGUE + _QUOTES) if namer.is_managed(row[-1] or ""))


def quote_rows(view: View) -> Iterator[QuoteRow]:
    """One row for every quote, by IRI. Holds the names of all quotes in memory while it runs."""
    quotes = sorted(quotes_of(view), key=itemgetter(0))
    of_quote = {name: _collect(view, pattern) for name, pattern in _OF_QUOTE.items()}
    of_quote["local_relay"] = _relays(view)
    of_article = {name: _collect(view, pattern) for name, pattern in _OF_ARTICLE.items()}
    members = _members(view, of_quote["source_name"])
    for quote, text, type_, article, confidence in quotes:
        if quote and text and type_ and article and confidence:
            speakers = members.get(quote, ())
            yield _quote_row((quote, text, type_, article, confidence), of_quote, of_article, speakers=speakers)


def _quote_row(
    quote: tuple[str, str, str, str, str],
    of_quote: Values,
    of_article: Values,
    *,
    speakers: tuple[tuple[str, str], ...],
) -> QuoteRow:
    iri, text, type_, article, confidence = quote

    def values(*names: str) -> tuple[str, ...]:
        return distinct(value for name in names for value in of_quote[name].get(iri, ()))

    def first(*names: str) -> str | None:
        return next(iter(values(*names)), None)

    def told(name: str) -> str | None:
        return next(iter(of_article[name].get(article, ())), None)

    return QuoteRow(
        quote=iri,
        text=text,
        type=type_.rpartition("#")[2],
        article=article.split("/")[-2],
        language=told("language") or "id",
        speaker=first("source") if speakers else first("speaker", "source"),
        who=first("source_name") if speakers else first("speaker_name", "source_name"),
        speakers=speakers,
        names=distinct((*(name for name, _ in speakers), *values(*_SPEAKER_NAMES))),
        kind=_KINDS.get(_local(first("source_class"))),
        role=first("role_label", "role"),
        polarity=_local(first("polarity")) or Polarity.POSITIVE.value,
        certainty=_local(first("certainty")) or Certainty.CERTAIN.value,
        cue=first("cue"),
        cue_class=first("cue_class") or (PLAIN_CUE_CLASS if first("cue") else None),
        about=values("about", "mentions", "about_local", "mentions_local"),
        addressee=first("addressee_local" if len(values("addressee")) > 1 else "addressee", "addressee_local"),
        via=first("last_relay") or next(reversed(values("local_relay")), None),
        relays=values("local_relay", "relay"),
        medium=first("medium"),
        outlet=told("outlet") or told("printed_outlet"),
        outlet_iri=told("outlet_iri"),
        published=told("published"),
        title=told("title"),
        url=told("url"),
        claim=first("claim"),
        confidence=float(confidence),
        fields=tuple(_named(value) for value in of_article["fields"].get(article, ())),
    )


def _collect(view: View, pattern: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for subject, value in view.select(f"{PROLOGUE}SELECT ?q ?v WHERE {{ {pattern} }}"):
        if subject and value:
            others = found.get(subject)
            # one object for an IRI that twenty dictionaries have as a key
            found[sys.intern(subject)] = tuple(sorted({*others, value})) if others else (value,)
    return found


def _members(view: View, joined: dict[str, tuple[str, ...]]) -> Members:
    """Name and IRI of each one who speaks in a joint source, by quote; resolved by the name that the article prints."""
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for quote, agent, label, form in sorted(view.select(PROLOGUE + _FORMS), key=str, reverse=True):
        if quote and agent and label and form:
            known[quote, form] = (label, agent)
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for quote, member, name in sorted(view.select(PROLOGUE + _MEMBERS), key=str):
        if quote and member and name:
            found[quote].append((name, *known.get((quote, name), (name, member))))
    return {
        quote: tuple((label, agent) for _, label, agent in in_printed_order(joined[quote][0], named, itemgetter(0)))
        for quote, named in found.items()
    }


def _relays(view: View) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for quote, index, name in view.select(PROLOGUE + _RELAYS):
        if quote and index and name:
            found[quote].append((int(index), name))
    return {quote: tuple(name for _, name in sorted(relays)) for quote, relays in found.items()}


def _local(iri: str | None) -> str:
    """The local name of a term; empty for none."""
    return (iri or "").rpartition("/")[2].rpartition("#")[2]


def _named(field: str) -> tuple[str, str]:
    name, _, value = field.partition("=")
    return name, value
