"""Checks graphs against ontology/shapes.ttl and the invariants, and tells what is wrong in sentences.

The core of the shapes is run by pySHACL, their SPARQL constraints by pyoxigraph (`kg.rdf.constraints`).
Heavy (rdflib, pySHACL): import it where it is needed, not at start-up.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain

import pyoxigraph as ox
import rdflib
from pyshacl import validate as run_shacl
from rdflib.namespace import SH

from kg import resources
from kg.errors import InputError
from kg.rdf.constraints import SEVERITIES, Constraint, broken_constraints, constraints, cure_of, without_sparql
from kg.rdf.invariants import broken_invariants
from kg.rdf.report import Problem, Report, Tally, described, shortened
from kg.rdf.serialize import FORMATS, format_of

__all__ = [
    "Problem",
    "Report",
    "broken_shapes",
    "check_articles",
    "check_nodes",
    "parsed",
    "validate",
    "validate_quads",
]

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def validate(data: bytes, media_type: str = "text/turtle") -> Report:
    """Validates an RDF document against the shapes; the triples of all its graphs are looked at together.

    Raises InputError UJ120 for a media type that is not in `FORMATS`, UJ121 for a document that is malformed.
    """
    return validate_quads(list(parsed(data, media_type)))


def parsed(data: bytes, media_type: str) -> Iterator[ox.Quad]:
    """The quads of an RDF document. Raises InputError UJ120 and UJ121 as `validate` does."""
    row = format_of(media_type)
    try:
        yield from ox.parse(data, format=row.engine or ox.RdfFormat.JSON_LD)
    except SyntaxError as error:
        names = ", ".join(row.name for row in FORMATS)
        raise InputError("UJ121", f"this is no {row.name}: {error}", cure=f"formats known here: {names}") from error


def validate_quads(quads: Iterable[ox.Quad]) -> Report:
    """Validates quads against the shapes, all graphs together; the ontology is not needed beside them."""
    listed = list(quads)
    tally = Tally()
    tally.triples = len({quad.triple for quad in listed})
    tally.add(described(broken_shapes(listed), listed))
    return tally.report()


def check_articles(
    articles: Sequence[tuple[Sequence[ox.Quad], str | None]], *, beside: Sequence[ox.Quad] = ()
) -> list[list[Problem]]:
    """What is wrong with each of several articles, by shapes and by invariants.

    Each is given by its article and provenance graphs and by its text (None where that is not at hand); `beside` is
    what else there is, of which nothing is said. Together they are checked several times as fast as one by one, and
    come out the same; 16 at a time is enough.
    """
    found = [set(broken_invariants(quads, text)) for quads, text in articles]
    owners = {_iri(quad.subject): number for number, (quads, _) in enumerate(articles) for quad in quads}
    for problem in broken_shapes([*chain.from_iterable(quads for quads, _ in articles), *beside]):
        if problem.focus in owners:
            found[owners[problem.focus]].add(problem)
    return [described(problems, quads) for problems, (quads, _) in zip(found, articles, strict=True)]


def check_nodes(quads: Sequence[ox.Quad], *, beside: Sequence[ox.Quad] = ()) -> list[Problem]:
    """What is wrong with the subjects of quads that belong to no single article, by shapes; `beside` as above."""
    owned = {_iri(quad.subject) for quad in quads}
    return described((one for one in broken_shapes([*quads, *beside]) if one.focus in owned), quads)


def broken_shapes(quads: Sequence[ox.Quad]) -> set[Problem]:
    """What of the shapes the quads break, all graphs together."""
    shapes = _shapes()
    with _quiet():
        graph = shapes.data(quads)
        _, results, _ = run_shacl(graph, shacl_graph=shapes.core, inference="none", inplace=True)
    if not isinstance(results, rdflib.Graph):
        raise InputError("UJ122", f"validation stopped: {results}", cure="check that the shapes file is whole")
    found = {shapes.problem(results, result) for result in results.subjects(rdflib.RDF.type, SH.ValidationResult)}
    return found.union(broken_constraints(quads, shapes.constraints))


class _Shapes:
    """The shapes, parsed once."""

    def __init__(self) -> None:
        self.whole = rdflib.Graph().parse(resources.folder("ontology") / "shapes.ttl")
        self.core = without_sparql(self.whole)
        self.constraints: tuple[Constraint, ...] = constraints(self.whole)
        self._iris: dict[Node, rdflib.term.Node] = {
            ox.NamedNode(str(node)): node for triple in self.core for node in triple if _is_iri(node)
        }

    def data(self, quads: Iterable[ox.Quad]) -> rdflib.Graph:
        """The quads as one rdflib graph. Each term is one object: comparing equal ones took a third of the time."""
        known = dict(self._iris)
        graph = rdflib.Graph(bind_namespaces="none")
        for quad in quads:
            graph.add((_known(known, quad.subject), _known(known, quad.predicate), _known(known, quad.object)))
        return graph

    def problem(self, results: rdflib.Graph, result: rdflib.term.Node) -> Problem:
        """A result of pySHACL."""
        severity = results.value(result, SH.resultSeverity)
        owner = self._owner(results.value(result, SH.sourceShape))
        focus, value = results.value(result, SH.focusNode), results.value(result, SH.value)
        return Problem(
            focus=_text(focus),
            path=shortened(_text(results.value(result, SH.resultPath))),
            value=shortened(_text(value)) if value != focus else "",
            message=str(results.value(result, SH.resultMessage) or "does not fit its shape"),
            shape=shortened(_text(owner)),
            severity=SEVERITIES.get(severity, "violation") if isinstance(severity, rdflib.URIRef) else "violation",
            cure=cure_of(self.whole, owner) if owner else "",
        )

    def _owner(self, shape: rdflib.term.Node | None) -> rdflib.term.Node | None:
        """The named shape that a constraint belongs to: itself, or the one whose property shape it is."""
        while isinstance(shape, rdflib.BNode):
            shape = next(self.core.subjects(None, shape), None)
        return shape


@lru_cache(maxsize=1)
def _shapes() -> _Shapes:
    return _Shapes()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps rdflib from printing a traceback for every date that is none: the report says it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _known(known: dict[Node, rdflib.term.Node], node: Node) -> rdflib.term.Node:
    found = known.get(node)
    if found is None:
        found = known[node] = _rdflib(node)
    return found


def _rdflib(node: Node) -> rdflib.term.Node:
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, ox.Triple):
        raise InputError("UJ121", "triple terms of RDF 1.2 cannot be validated", cure="leave them out")
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value), normalize=False)


def _iri(node: Node) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _is_iri(node: rdflib.term.Node) -> bool:
    return isinstance(node, rdflib.URIRef)


def _text(node: rdflib.term.Node | None) -> str:
    return "" if node is None or isinstance(node, rdflib.BNode) else str(node)
