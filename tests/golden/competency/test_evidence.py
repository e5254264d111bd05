"""Competency question 10, asked of every property that states something: each statement leads back to characters.

The query is the file that people edit, with its line of properties put in from `ujar:evidenceProperty`; the store holds
the sample articles and one of two who speak together. What states nothing about who said what is listed here, with
the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from kg import resources
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.rdf import vocab
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store

FOLDER = resources.folder("ontology")
ONTOLOGY = rdflib.Graph().parse(FOLDER / "ujar.ttl").parse(FOLDER / "alignments.ttl")
QUERY = (FOLDER / "competency" / "10-back-to-the-characters.rq").read_text("utf-8")
TURN = ("sourceSpan", "cueSpan", "contentSpan")
"""The order that the comment of ujar:evidenceProperty gives, where a property names several."""

NO_STATEMENT = {
    "ujar:inArticle": "where the quote stands: its IRI and its spans say so",
    "ujar:confidence": "computed",
    "ujar:reasons": "computed",
    "ujar:contentHash": "computed from the whole text",
    "ujar:field": "a column of the input",
    "ujar:configuration": "of the extractor",
    "ujar:isProvisional": "whether an authority file lists the agent",
    "ujar:observedOn": "days on which articles with ujar:speakerRole appeared",
    "org:member": "the speaker of the quotes with this ujar:speakerRole",
    "rdf:type": "what kind of thing it is",
    "rdfs:label": "the name of a thing: of an article's agent, the words at the offsets of its IRI",
    "skos:altLabel": "from the authority file",
    "skos:exactMatch": "from the authority file",
    "nif:beginIndex": "part of a span",
    "nif:endIndex": "part of a span",
    "nif:anchorOf": "part of a span",
    "schema:headline": "of the whole article",
    "schema:dateline": "of the whole article",
    "schema:datePublished": "of the whole article",
    "schema:dateModified": "of the whole article",
    "pav:retrievedOn": "of the whole article",
    "schema:identifier": "of the whole article",
    "schema:inLanguage": "of the whole article",
    "schema:publisher": "of the whole article",
    "schema:url": "of the whole article",
    "dc:publisher": "of the whole article",
    "schema:firstAppearance": "computed from dates",
    "dct:isReplacedBy": "computed from claims",
    "dct:isPartOf": "of a run",
    "prov:used": "of a run",
    "prov:wasRevisionOf": "computed from the dates of texts under one address",
    "prov:alternateOf": "computed from the dates of texts under one address",
    "prov:qualifiedInvalidation": "noted by whoever keeps the archive",
    "schema:correction": "noted by whoever keeps the archive",
    "dct:issued": "of a notice",
    "dct:description": "of a notice",
    "prov:wasDerivedFrom": "of a run",
    "prov:wasGeneratedBy": "of a run",
    "prov:wasAssociatedWith": "of a run",
    "prov:startedAtTime": "of a run",
    "prov:endedAtTime": "of a run",
    "schema:name": "of the extractor",
    "schema:softwareVersion": "of the extractor",
}

JOINT = """---
title: Ombak Reda
url: https://samudra.example/ombak
outlet: samudra.example
published: 2025-06-03
---
Ratna Wulandari dan Dimas Arkananta mengatakan bahwa ombak sudah reda.
"""
"""What no sample has: two who speak together."""


def uri(name: str) -> rdflib.URIRef:
    prefix, _, local = name.partition(":")
    return rdflib.URIRef(vocab.PREFIXES[prefix] + local)


def short(iri: str) -> str:
    prefix = next(prefix for prefix, namespace in vocab.PREFIXES.items() if iri.startswith(namespace))
    return iri.replace(vocab.PREFIXES[prefix], f"{prefix}:")


EVIDENCE = uri("ujar:evidenceProperty")
STATEMENTS = sorted({short(str(term)) for term in ONTOLOGY.subjects(EVIDENCE)})
SPANS = {short(str(term)) for term in ONTOLOGY.subjects(RDFS.range, uri("ujar:Span"))}


def holders(name: str) -> list[str]:
    """The evidence properties of `name`, in turn."""
    found = [short(str(term)).removeprefix("ujar:") for term in ONTOLOGY.objects(uri(name), EVIDENCE)]
    return sorted(found, key=lambda local: TURN.index(local) if local in TURN else 0)


def asked_of(name: str) -> str:
    """The query of the file for every statement with the property `name`, whoever it names."""
    rows = " ".join(f"({name} ujar:{holder} {turn})" for turn, holder in enumerate(holders(name), 1))
    query, edited = re.subn(r"VALUES \(\?property[^\n]+", f"VALUES (?property ?spanProperty ?turn) {{ {rows} }}", QUERY)
    query, unnamed = re.subn(r"  VALUES \?name .+\n  \?value rdfs:label \?name \.\n", "", query)
    query, selected = re.subn(r"SELECT DISTINCT [^{]+ WHERE", "SELECT DISTINCT ?subject ?value WHERE", query)
    assert (edited, unnamed, selected) == (1, 1, 1)
    return query if "PREFIX dct:" in query else f"PREFIX dct: <{vocab.PREFIXES['dct']}>\n{query}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    settings = Settings()
    folder = tmp_path_factory.mktemp("evidence")
    (folder / "joint.txt").write_text(JOINT, "utf-8")
    inputs = [str(resources.folder("data") / "sample" / "id"), str(folder / "joint.txt")]
    with closing(open_store(folder / "store", settings=settings)) as filled:
        ingest(read_documents(inputs), filled, settings=settings)
        yield filled


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_statement_leads_back_to_characters(name: str, store: Store) -> None:
    everything = set(store.select(f"SELECT ?subject ?value WHERE {{ ?subject <{uri(name)}> ?value }}"))
    assert everything, f"the samples hold no {name}"
    assert everything - set(store.select(asked_of(name))) == set()


@pytest.mark.parametrize("name", ["ujar:source", "ujar:speaker"])
def test_of_several_properties_the_first_that_is_there_holds_the_evidence(name: str, store: Store) -> None:
    query = asked_of(name).replace("SELECT DISTINCT ?subject ?value", "SELECT DISTINCT ?subject ?value ?spanProperty")
    found = [(subject, short(str(by))) for subject, _, by in store.select(query)]
    named = {quote for (quote,) in store.select(f"SELECT ?q WHERE {{ ?q <{uri('ujar:sourceSpan')}> ?s }}")}
    assert {quote for quote, by in found if by == "ujar:sourceSpan"} == named
    assert {quote for quote, by in found if by != "ujar:sourceSpan"} & named == set()
    assert {by for _, by in found} == {"ujar:sourceSpan", "ujar:cueSpan", "ujar:contentSpan"}


def test_of_several_hops_only_the_agents_own_is_its_evidence(store: Store) -> None:
    hops = "?q ujar:relay ?one, ?two . FILTER(STR(?one) < STR(?two))"
    several = {q for (q,) in store.select(f"PREFIX ujar: <{vocab.PREFIXES['ujar']}> SELECT ?q WHERE {{ {hops} }}")}
    query = asked_of("ujar:via").replace("?subject ?value WHERE", "?subject ?value ?evidence WHERE")
    found = [row for row in store.select(query) if row[0] in several]
    assert several
    assert len(found) == len({(quote, agent) for quote, agent, _ in found})


def test_every_property_of_the_store_states_something_or_is_listed(store: Store) -> None:
    used = {short(iri) for (iri,) in store.select("SELECT DISTINCT ?p WHERE { ?s ?p ?o }") if iri}
    assert used - set(STATEMENTS) - SPANS - set(NO_STATEMENT) == set()
    assert set(STATEMENTS) & set(NO_STATEMENT) == set()


def test_every_property_of_the_ontology_states_something_or_is_listed() -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    own = {short(str(term)) for kind in kinds for term in ONTOLOGY.subjects(RDF.type, kind)}
    assert own - set(STATEMENTS) - SPANS == {name for name in NO_STATEMENT if name.startswith("ujar:")}


@pytest.mark.parametrize("name", STATEMENTS)
def test_evidence_leads_to_spans_in_a_turn_that_is_told(name: str) -> None:
    assert all(f"ujar:{holder}" in SPANS | {"ujar:relay"} for holder in holders(name))
    assert len(holders(name)) == 1 or tuple(holders(name)) == TURN


def test_the_query_knows_what_the_object_holds() -> None:
    """By domain and range: a property whose own subjects have no such span."""
    inside = re.search(r"\?property IN \(([^)]*)\)", QUERY)
    assert inside
    by_object = {
        name
        for name in STATEMENTS
        for holder in holders(name)
        if ONTOLOGY.value(uri(name), RDFS.range)
        in set(ONTOLOGY.objects(uri(f"ujar:{holder}"), uri("schema:domainIncludes")))
        and ONTOLOGY.value(uri(name), RDFS.domain) == uri("ujar:Quote")
        and holder == "evidenceSpan"
    }
    assert set(inside[1].split(", ")) == by_object
