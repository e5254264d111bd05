"""The ontology as values: its terms in the order of the file, with what other files say about them.

Read from ontology/ujar.ttl and ontology/alignments.ttl; the pages and the picture of the ontology are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.rdf import vocab

_RDF, _RDFS, _OWL = (vocab.PREFIXES["rdf"], vocab.PREFIXES["rdfs"], "http://www.w3.org/2002/07/owl#")
_SKOS, _DCT, _SCHEMA = vocab.PREFIXES["skos"], vocab.PREFIXES["dct"], vocab.PREFIXES["schema"]
_TIES = {
    _RDFS + "subClassOf": "narrower",
    _RDFS + "subPropertyOf": "narrower",
    _SKOS + "closeMatch": "near",
    _SKOS + "relatedMatch": "related",
}
"""How an alignment ties a term to another; `narrower` adds a triple for every statement."""
_KINDS = {
    _OWL + "Class": "class",
    _OWL + "ObjectProperty": "property",
    _OWL + "DatatypeProperty": "property",
    _OWL + "AnnotationProperty": "property",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    en: str
    id: str

    def of(self, language: str) -> str:
        """The words in "en" or "id"."""
        return self.id if language == "id" else self.en


@dataclass(frozen=True, slots=True)
class Tie:
    """What a term is in another vocabulary: `how` is narrower, near or related; both names are prefixed."""

    term: str
    how: str
    other: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or value of Ujar; names of others are prefixed, those of Ujar begin with "ujar:"."""

    name: str
    kind: str
    """class, property or value."""
    label: Words
    comment: Words
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    """Super-properties of Ujar itself; of a value, its class."""
    evidence: tuple[str, ...] = ()

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All terms, and the ties of terms (of Ujar, and of others as Ujar uses them) to other vocabularies."""

    version: str
    modified: str
    title: Words
    description: Words
    licence: str
    terms: tuple[Term, ...]
    borrowed: tuple[Term, ...]
    """Values of GRaSP that Ujar uses, in the words of the alignments."""
    ties: tuple[Tie, ...]
    prefixes: tuple[tuple[str, str], ...]
    """The vocabularies that are named, as prefix and namespace."""

    def of_kind(self, kind: str) -> tuple[Term, ...]:
        """The terms that are classes, properties or values."""
        return tuple(term for term in self.terms if term.kind == kind)

    def ties_of(self, name: str) -> tuple[Tie, ...]:
        """What the term with this prefixed name is elsewhere."""
        return tuple(tie for tie in self.ties if tie.term == name)


class _File:
    """One Turtle file: objects by subject and predicate, in the order of the file."""

    def __init__(self, path: Path) -> None:
        parser = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        self.objects: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
        for quad in parser:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                of = self.objects.setdefault(quad.subject.value, {})
                of.setdefault(quad.predicate.value, []).append(quad.object)
        self.prefixes = dict(parser.prefixes)

    def values(self, subject: str, *predicates: str) -> tuple[str, ...]:
        of = self.objects.get(subject, {})
        return tuple(node.value for predicate in predicates for node in of.get(predicate, []))

    def names(self, subject: str, *predicates: str) -> tuple[str, ...]:
        return tuple(self.short(value) for value in self.values(subject, *predicates))

    def words(self, subject: str, predicate: str) -> Words:
        of = self.objects[subject][predicate]
        by_language = {node.language: node.value for node in of if isinstance(node, ox.Literal)}
        return Words(en=by_language["en"], id=by_language["id"])

    def short(self, iri: str) -> str:
        found = [(space, prefix) for prefix, space in self.prefixes.items() if iri.startswith(space)]
        space, prefix = max(found, default=("", ""))
        return f"{prefix}:{iri[len(space) :]}" if prefix else iri


def read_ontology(folder: Path) -> Ontology:
    """The ontology of `folder` (resources.folder("ontology")); KeyError where a term lacks words in a language."""
    own, others = _File(folder / "ujar.ttl"), _File(folder / "alignments.ttl")
    head = vocab.ONTOLOGY
    return Ontology(
        version=own.values(head, _OWL + "versionInfo")[0],
        modified=own.values(head, _DCT + "modified")[0],
        title=own.words(head, _DCT + "title"),
        description=own.words(head, _DCT + "description"),
        licence=own.values(head, _DCT + "license")[0],
        terms=tuple(_term(own, iri) for iri in own.objects if own.values(iri, _RDFS + "isDefinedBy")),
        borrowed=tuple(_value(others, iri) for iri in others.objects if others.values(iri, _SKOS + "definition")),
        ties=tuple(_ties(others)),
        prefixes=tuple(sorted((own.prefixes | others.prefixes).items())),
    )


def _term(own: _File, iri: str) -> Term:
    types = own.values(iri, _RDF + "type")
    kind = next((_KINDS[type_] for type_ in types if type_ in _KINDS), "value")
    broader = own.names(iri, _RDFS + "subPropertyOf")
    return Term(
        name=own.short(iri),
        kind=kind,
        label=own.words(iri, _RDFS + "label"),
        comment=own.words(iri, _RDFS + "comment"),
        domains=own.names(iri, _RDFS + "domain", _SCHEMA + "domainIncludes"),
        ranges=own.names(iri, _RDFS + "range"),
        broader=broader if kind != "value" else tuple(own.short(type_) for type_ in types),
        evidence=own.names(iri, vocab.EVIDENCE_PROPERTY.value),
    )


def _value(others: _File, iri: str) -> Term:
    return Term(
        name=others.short(iri),
        kind="value",
        label=others.words(iri, _SKOS + "prefLabel"),
        comment=others.words(iri, _SKOS + "definition"),
        broader=others.names(iri, _RDF + "type"),
    )


def _ties(others: _File) -> list[Tie]:
    return [
        Tie(others.short(subject), how, other)
        for subject in others.objects
        for predicate, how in _TIES.items()
        for other in others.names(subject, predicate)
    ]
