"""Checks graphs against ontology/shapes.ttl with pySHACL and tells what is wrong in sentences.

Heavy (rdflib, pySHACL): import it where it is needed, not at start-up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox
import rdflib
from pyshacl import validate as run_shacl
from rdflib.namespace import SH

from kg import resources
from kg.errors import InputError
from kg.rdf import vocab
from kg.rdf.serialize import FORMATS, format_of

_SEVERITIES = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "note"}
_MAX_VALUE_CHARS = 80


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: with which node, on which property, with which value, by which shape."""

    focus: str
    path: str
    value: str
    message: str
    shape: str
    severity: str = "violation"

    def __str__(self) -> str:
        where = f"{self.focus} {self.path}".rstrip()
        value = f" (here: {self.value})" if self.value else ""
        return f"{self.severity}: {where}: {self.message}{value} [{self.shape}]"


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found, sorted; `triples` is how many were looked at, so that 0 is never a silent pass."""

    problems: tuple[Problem, ...]
    triples: int

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and notes do not count."""
        return all(problem.severity != "violation" for problem in self.problems)

    def __str__(self) -> str:
        verdict = "conforms" if self.conforms else "does not conform"
        lines = [f"{self.triples} triples, {verdict}, {len(self.problems)} problems"]
        return "\n".join([*lines, *(f"  {problem}" for problem in self.problems)])


def validate(data: bytes, media_type: str = "text/turtle") -> Report:
    """Validates an RDF document; the triples of all its graphs are looked at together.

    Raises InputError UJ120 for a media type that is not in `FORMATS`, UJ121 for a document that is malformed.
    """
    row = format_of(media_type)
    try:
        quads = list(ox.parse(data, format=row.engine or ox.RdfFormat.JSON_LD))
    except SyntaxError as error:
        names = ", ".join(row.name for row in FORMATS)
        raise InputError("UJ121", f"this is no {row.name}: {error}", cure=f"formats known here: {names}") from error
    return validate_quads(quads)


def validate_quads(quads: Iterable[ox.Quad]) -> Report:
    """Validates quads, all graphs together; the ontology is not needed beside them."""
    graph = _to_rdflib(quads)
    _, results, _ = run_shacl(graph, shacl_graph=_shapes(), inference="none", advanced=False, meta_shacl=False)
    if not isinstance(results, rdflib.Graph):
        raise InputError("UJ122", f"validation stopped: {results}", cure="check that the shapes file is whole")
    problems = {_problem(results, result) for result in results.subjects(rdflib.RDF.type, SH.ValidationResult)}
    return Report(tuple(sorted(problems)), len(graph))


@lru_cache(maxsize=1)
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(resources.folder("ontology") / "shapes.ttl")


def _to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    graph = rdflib.Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _node(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, ox.Triple):
        raise InputError("UJ121", "triple terms of RDF 1.2 cannot be validated", cure="leave them out")
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    datatype = rdflib.URIRef(node.datatype.value)
    return rdflib.Literal(node.value, datatype=datatype, normalize=False)


def _problem(results: rdflib.Graph, result: rdflib.term.Node) -> Problem:
    severity = results.value(result, SH.resultSeverity)
    return Problem(
        focus=_short(results.value(result, SH.focusNode)),
        path=_short(results.value(result, SH.resultPath)),
        value=_short(results.value(result, SH.value)),
        message=str(results.value(result, SH.resultMessage) or "does not fit its shape"),
        shape=_owner(results.value(result, SH.sourceShape)),
        severity=_SEVERITIES.get(severity, "violation") if isinstance(severity, rdflib.URIRef) else "violation",
    )


def _owner(shape: rdflib.term.Node | None) -> str:
    """The named shape that a constraint belongs to: itself, or the one whose property shape it is."""
    shapes = _shapes()
    while isinstance(shape, rdflib.BNode):
        shape = next(shapes.subjects(None, shape), None)
    return _short(shape)


def _short(node: rdflib.term.Node | None) -> str:
    if node is None or isinstance(node, rdflib.BNode):
        return ""
    text = str(node)
    for prefix, namespace in {**vocab.PREFIXES, "shp": vocab.SHAPES}.items():
        if text.startswith(namespace) and isinstance(node, rdflib.URIRef):
            return f"{prefix}:{text[len(namespace) :]}"
    return text if len(text) <= _MAX_VALUE_CHARS else text[: _MAX_VALUE_CHARS - 1] + "…"
