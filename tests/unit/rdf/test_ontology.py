"""The ontology, the constants, the context and the shapes name the same terms; every term is told in two languages."""

from __future__ import annotations

import re

import orjson
import owlrl
import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SKOS

from kg import resources
from kg.rdf import vocab

UJAR = vocab.PREFIXES["ujar"]
FOLDER = resources.folder("ontology")
EVIDENCE = rdflib.URIRef(vocab.EVIDENCE_PROPERTY.value)
GRADES = (vocab.CERTAIN, vocab.PROBABLE, vocab.POSSIBLE, vocab.POSITIVE, vocab.NEGATIVE)
INCONSISTENCY = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "ujar.ttl")


@pytest.fixture(scope="module")
def alignments() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "alignments.ttl")


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


@pytest.mark.parametrize("name", ["ont", "alignments"])
def test_the_headers_say_version_licence_and_namespace(name: str) -> None:
    graph = rdflib.Graph().parse(FOLDER / {"ont": "ujar.ttl"}.get(name, f"{name}.ttl"))
    head = rdflib.URIRef(f"https://w3id.org/ujar/{name}")
    version = graph.value(head, OWL.versionInfo)
    assert str(graph.value(head, OWL.versionIRI)) == f"{head}/{version}"
    newest = re.search(r"^## (\S+) ", (FOLDER / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == str(version)
    assert str(graph.value(head, rdflib.DCTERMS.license)).startswith("https://creativecommons.org/licenses/by/4.0")
    assert not list(graph.objects(head, OWL.imports))


def test_evidence_is_held_by_properties_that_lead_to_spans(ontology: rdflib.Graph) -> None:
    pairs = list(ontology.subject_objects(EVIDENCE))
    assert len(pairs) >= 33
    spans = set(ontology.subjects(RDFS.range, rdflib.URIRef(vocab.SPAN.value)))
    relay = rdflib.URIRef(vocab.RELAY.value)
    assert {holder for _, holder in pairs} <= spans | {relay}
    assert ontology.value(relay, EVIDENCE) in spans


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


OF_OTHERS = """
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
prov:Activity owl:disjointWith prov:Entity .
skos:ConceptScheme owl:disjointWith skos:Concept .
nif:beginIndex a owl:FunctionalProperty ; rdfs:range xsd:nonNegativeInteger ; rdfs:domain nif:String .
nif:endIndex a owl:FunctionalProperty ; rdfs:range xsd:nonNegativeInteger ; rdfs:domain nif:String .
"""
"""What the vocabularies that the alignments name say themselves and could contradict."""


def test_ontology_alignments_and_all_examples_are_consistent_under_owl_rl(
    ontology: rdflib.Graph, alignments: rdflib.Graph
) -> None:
    paths = sorted((FOLDER / "examples" / "valid").glob("*.ttl"))
    examples = [rdflib.Graph().parse(path) for path in paths]
    assert len(examples) >= 4
    assert all(len(example) > 40 for example in examples)
    assert closure_errors(ontology, alignments, rdflib.Graph().parse(data=OF_OTHERS), *examples) == []


@pytest.mark.parametrize(
    ("subject", "classes"),
    [
        ("both", (vocab.QUOTE, vocab.SPAN)),
        ("run", (vocab.EXTRACTION_RUN, vocab.CLAIM)),
        ("who", (vocab.QUOTE, vocab.AGENT)),
    ],
)
def test_a_contradiction_would_be_found(
    ontology: rdflib.Graph, alignments: rdflib.Graph, subject: str, classes: tuple[NamedNode, ...]
) -> None:
    wrong = rdflib.Graph()
    for name in classes:
        wrong.add((rdflib.URIRef(f"https://arsip.example/{subject}"), RDF.type, rdflib.URIRef(name.value)))
    assert closure_errors(ontology, alignments, wrong)


def test_via_follows_from_relays(ontology: rdflib.Graph) -> None:
    example = rdflib.Graph().parse(FOLDER / "examples" / "valid" / "03-identities-and-claims.ttl")
    via = rdflib.URIRef(vocab.VIA.value)
    stated = set(example.subject_objects(via))
    example.remove((None, via, None))
    union = ontology + example
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(union)
    assert stated
    assert stated <= set(union.subject_objects(via))


LINKS = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch, RDF.type}


def test_ties_to_other_vocabularies_stand_in_the_alignments_only(
    ontology: rdflib.Graph, alignments: rdflib.Graph
) -> None:
    outside = {
        (subject, link, target)
        for link in LINKS - {RDF.type}
        for subject, target in ontology.subject_objects(link)
        if not str(target).startswith(UJAR)
    }
    assert outside == set()
    assert {str(term) for term in alignments.subjects() if str(term).startswith(UJAR)} <= terms_of(ontology)


@pytest.mark.parametrize(
    "prefix",
    [
        "https://schema.org/",
        "http://www.w3.org/ns/prov#",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://www.w3.org/ns/oa#",
        "http://groundedannotationframework.org/grasp#",
    ],
)
def test_every_vocabulary_is_aligned(alignments: rdflib.Graph, prefix: str) -> None:
    assert [target for link in LINKS for target in alignments.objects(None, link) if str(target).startswith(prefix)]


def test_every_class_is_something_in_another_vocabulary(ontology: rdflib.Graph, alignments: rdflib.Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    assert classes == {term for term in alignments.subjects(RDFS.subClassOf) if str(term).startswith(UJAR)}


def test_every_value_is_a_concept_of_a_scheme_under_its_own_name(
    ontology: rdflib.Graph, alignments: rdflib.Graph
) -> None:
    kinds = [rdflib.URIRef(name.value) for name in (vocab.QUOTE_TYPE_CLASS, vocab.RELAY_TYPE_CLASS)]
    own = {value for kind in kinds for value in ontology.subjects(RDF.type, kind)}
    graded = {rdflib.URIRef(name.value) for name in GRADES}
    assert set(alignments.subjects(SKOS.topConceptOf)) == own | graded
    assert set(alignments.subject_objects(SKOS.hasTopConcept)) == {
        (scheme, value) for value, scheme in alignments.subject_objects(SKOS.topConceptOf)
    }
    for value in own:
        assert set(alignments.objects(value, SKOS.prefLabel)) == set(ontology.objects(value, RDFS.label))
    for term in [*graded, *alignments.subjects(RDF.type, SKOS.ConceptScheme)]:
        assert sorted(str(word.language) for word in alignments.objects(term, SKOS.prefLabel)) == ["en", "id"], term


@pytest.mark.parametrize("path", ["ontology/alignments.ttl", "docs/ontology.md", "docs/ids.md"])
def test_no_file_names_a_term_that_is_not_there(ontology: rdflib.Graph, path: str) -> None:
    used = set(re.findall(r"\bujar:([A-Za-z]+)", (FOLDER.parent / path).read_text("utf-8")))
    assert used
    assert {UJAR + local for local in used} <= terms_of(ontology)
