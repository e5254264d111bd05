"""Triples for the derived graphs, so that the layers that compute them need not know the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.vocab import XSD_DATE

Term = NamedNode | Literal
Quads = list[Quad]
"""What the layers above pass on without knowing the engine."""
Triple = tuple[str, NamedNode, Term]
"""Subject by its IRI, predicate, object."""


def iri(value: str) -> NamedNode:
    """An IRI as a term."""
    return NamedNode(value)


def literal(value: str | bool) -> Literal:  # noqa: FBT001  a value, not a switch
    """A plain string, or xsd:boolean."""
    return Literal(value)


def number(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(value)


def in_language(words: str, code: str) -> Literal:
    """Words in a language."""
    return Literal(words, language=code)


def calendar_day(value: str) -> Literal:
    """An ISO 8601 day as xsd:date."""
    return Literal(value, datatype=XSD_DATE)


def quads_of(graph: str, triples: Iterable[Triple]) -> list[Quad]:
    """The triples, each once, as quads of the graph with this IRI, in their order."""
    name = NamedNode(graph)
    return [Quad(NamedNode(subject), predicate, value, name) for subject, predicate, value in dict.fromkeys(triples)]


def statements(triples: Iterable[Triple]) -> Iterator[Quad]:
    """The triples as quads of no named graph, as a document that describes something holds them."""
    return (Quad(NamedNode(subject), predicate, value) for subject, predicate, value in triples)
