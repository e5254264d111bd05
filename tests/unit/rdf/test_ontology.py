"""The ontology, the constants, the context and the shapes name the same terms; every term is told in two languages."""

from __future__ import annotations

import re

import orjson
import owlrl
import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS

from kg import resources
from kg.rdf import vocab

UJAR = vocab.PREFIXES["ujar"]
FOLDER = resources.folder("ontology")
EVIDENCE = rdflib.URIRef(vocab.EVIDENCE_PROPERTY.value)
INCONSISTENCY = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "ujar.ttl")


def terms_of(ontology: rdflib.Graph) -> set[str]:
    return {str(term) for term in ontology.subjects(RDFS.isDefinedBy, None)}


def terms_in_code() -> set[str]:
    constants = {value.value for value in vars(vocab).values() if isinstance(value, NamedNode)}
    return {iri for iri in constants if iri.startswith(UJAR)}


def test_code_and_ontology_have_the_same_terms(ontology: rdflib.Graph) -> None:
    assert terms_in_code() == terms_of(ontology)
    assert len(terms_of(ontology)) == 59


def test_every_subject_of_the_namespace_is_defined_here(ontology: rdflib.Graph) -> None:
    subjects = {str(term) for term in ontology.subjects() if str(term).startswith(UJAR)}
    assert subjects == terms_of(ontology)


@pytest.mark.parametrize("told_by", [RDFS.label, RDFS.comment])
def test_every_term_is_told_once_in_indonesian_and_once_in_english(
    ontology: rdflib.Graph, told_by: rdflib.URIRef
) -> None:
    for term in terms_of(ontology):
        words = list(ontology.objects(rdflib.URIRef(term), told_by))
        assert sorted(str(word.language) for word in words) == ["en", "id"], term
        assert all(len(word) >= 3 for word in words), term


def test_the_header_says_version_licence_and_namespace(ontology: rdflib.Graph) -> None:
    head = rdflib.URIRef(vocab.ONTOLOGY)
    version = ontology.value(head, OWL.versionInfo)
    assert str(ontology.value(head, OWL.versionIRI)) == f"{vocab.ONTOLOGY}/{version}"
    assert f"## {version} " in (FOLDER / "CHANGELOG.md").read_text("utf-8")
    assert str(ontology.value(head, rdflib.DCTERMS.license)).startswith("https://creativecommons.org/licenses/by/4.0")
    assert not list(ontology.objects(head, OWL.imports))


def test_evidence_is_held_by_properties_that_lead_to_spans(ontology: rdflib.Graph) -> None:
    pairs = list(ontology.subject_objects(EVIDENCE))
    assert len(pairs) >= 20
    for _, holder in pairs:
        assert ontology.value(holder, RDFS.range) == rdflib.URIRef(vocab.SPAN.value)


def test_every_statement_about_a_quote_has_evidence(ontology: rdflib.Graph) -> None:
    without = {
        str(term).removeprefix(UJAR)
        for term in ontology.subjects(RDFS.domain, rdflib.URIRef(vocab.QUOTE.value))
        if not ontology.value(term, EVIDENCE) and ontology.value(term, RDFS.range) != rdflib.URIRef(vocab.SPAN.value)
    }
    assert without == {"inArticle", "statedAt", "relay", "reasons", "attributedVia"}


def test_the_context_means_what_the_ontology_means(ontology: rdflib.Graph) -> None:
    context = orjson.loads((FOLDER / "context.jsonld").read_bytes())["@context"]
    ids = {name: entry if isinstance(entry, str) else entry["@id"] for name, entry in context.items()}
    own = {name: iri for name, iri in ids.items() if iri.startswith("ujar:")}
    assert all(iri == f"ujar:{name}" for name, iri in own.items())
    named = {UJAR + name for name in own}
    classes_without_instances = {UJAR + name for name in ("QuoteType", "RelayType")}
    assert terms_of(ontology) - named == classes_without_instances
    for name in own:
        is_link = (rdflib.URIRef(UJAR + name), RDF.type, OWL.ObjectProperty) in ontology
        coercion = context[name].get("@type", "") if isinstance(context[name], dict) else ""
        assert is_link == (coercion in {"@id", "@vocab"}) or name == "evidenceProperty", name


def test_shapes_and_queries_use_only_terms_that_exist(ontology: rdflib.Graph) -> None:
    files = [FOLDER / "shapes.ttl", *(FOLDER / "competency").glob("*.rq"), *(FOLDER / "examples").rglob("*.ttl")]
    assert len(files) > 30
    for path in files:
        used = {UJAR + local for local in re.findall(r"\bujar:([A-Za-z]+)", path.read_text("utf-8"))}
        assert used <= terms_of(ontology), path.name


def closure_errors(*graphs: rdflib.Graph) -> list[str]:
    """What an OWL 2 RL reasoner finds contradictory in the union of the graphs."""
    union = rdflib.Graph()
    for graph in graphs:
        union += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(union)
    return [str(text) for text in union.objects(None, INCONSISTENCY)]


@pytest.mark.parametrize(
    "name", ["01-plain-quote", "02-relays-event-nesting", "03-identities-and-claims", "04-joint-source-medium"]
)
def test_ontology_and_examples_are_consistent_under_owl_rl(ontology: rdflib.Graph, name: str) -> None:
    example = rdflib.Graph().parse(FOLDER / "examples" / "valid" / f"{name}.ttl")
    assert len(example) > 40
    assert closure_errors(ontology, example) == []


def test_a_contradiction_would_be_found(ontology: rdflib.Graph) -> None:
    wrong = rdflib.Graph()
    thing = rdflib.URIRef("https://arsip.example/both")
    wrong.add((thing, RDF.type, rdflib.URIRef(vocab.QUOTE.value)))
    wrong.add((thing, RDF.type, rdflib.URIRef(vocab.SPAN.value)))
    assert closure_errors(ontology, wrong)


def test_via_follows_from_relays(ontology: rdflib.Graph) -> None:
    example = rdflib.Graph().parse(FOLDER / "examples" / "valid" / "03-identities-and-claims.ttl")
    via = rdflib.URIRef(vocab.VIA.value)
    stated = set(example.subject_objects(via))
    example.remove((None, via, None))
    union = ontology + example
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(union)
    assert stated
    assert stated <= set(union.subject_objects(via))


def test_the_manual_page_tells_of_every_term(ontology: rdflib.Graph) -> None:
    page = (FOLDER.parent / "docs" / "ontology.md").read_text("utf-8")
    told = {UJAR + local for local in re.findall(r"`ujar:([A-Za-z]+)`", page)}
    assert told == terms_of(ontology)
