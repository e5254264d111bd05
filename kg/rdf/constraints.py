"""The SPARQL constraints of ontology/shapes.ttl, run by pyoxigraph.

pySHACL runs such a query by rdflib once for every node that it aims at: 45 of its 61 ms an article. Here each is run
once over all quads, and the nodes that it aims at are picked from its answer: 0.6 ms an article. `without_sparql` is
what is left of the shapes for pySHACL. A test holds that both together say what pySHACL says of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox
import rdflib
from rdflib.namespace import SH

from kg.rdf.report import Problem, shortened

_TARGETS = {
    SH.targetClass: "{{ ?this a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* <{0}> }}",
    SH.targetSubjectsOf: "{{ ?this <{0}> ?object }}",
    SH.targetObjectsOf: "{{ ?subject <{0}> ?this }}",
    SH.targetNode: "{{ VALUES ?this {{ <{0}> }} }}",
}
"""What each way of aiming a shape is in SPARQL."""
SEVERITIES = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "note"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One SPARQL constraint with the shape that it belongs to."""

    shape: str
    targets: str
    """A query for the nodes that the shape is about."""
    query: str
    """A query for those that break it, as `?this`, each with the `?value` that does.

    Where `?this` is an article because of one query for all its spans, `?span` is the one that is told of.
    """
    message: str
    severity: str
    cure: str


def constraints(shapes: rdflib.Graph) -> tuple[Constraint, ...]:
    """The SPARQL constraints of all node shapes, by the shapes' names."""
    found = [_constraint(shapes, shape, constraint) for shape, _, constraint in shapes.triples((None, SH.sparql, None))]
    return tuple(sorted(found, key=lambda constraint: (constraint.shape, constraint.query)))


def without_sparql(shapes: rdflib.Graph) -> rdflib.Graph:
    """The shapes but for their SPARQL constraints."""
    constraints = set(shapes.objects(None, SH.sparql))
    core = rdflib.Graph()
    for triple in shapes:
        if triple[1] != SH.sparql and triple[0] not in constraints:
            core.add(triple)
    return core


def broken_constraints(quads: Iterable[ox.Quad], rules: Iterable[Constraint]) -> Iterator[Problem]:
    """What breaks `rules`, all graphs together, in no particular order."""
    store = ox.Store()
    store.extend(quads)
    for rule in rules:
        nodes = {solution["this"] for solution in _solutions(store, rule.targets)}
        if not nodes:
            continue
        for solution in _solutions(store, rule.query):
            if solution["this"] in nodes:
                yield _problem(rule, solution)


def _constraint(shapes: rdflib.Graph, shape: rdflib.term.Node, constraint: rdflib.term.Node) -> Constraint:
    aims = [
        pattern.format(target)
        for way, pattern in _TARGETS.items()
        for target in sorted(map(str, shapes.objects(shape, way)))
    ]
    prefixes = "".join(
        f"PREFIX {shapes.value(declared, SH.prefix)}: <{shapes.value(declared, SH.namespace)}>\n"
        for source in shapes.objects(constraint, SH.prefixes)
        for declared in shapes.objects(source, SH.declare)
    )
    severity = shapes.value(shape, SH.severity)
    return Constraint(
        shape=shortened(str(shape)),
        targets=f"SELECT DISTINCT ?this {{ {' UNION '.join(aims)} }}",
        query=prefixes + str(shapes.value(constraint, SH.select)),
        message=str(shapes.value(constraint, SH.message)),
        severity=SEVERITIES.get(cast("rdflib.URIRef", severity), "violation"),
        cure=cure_of(shapes, shape),
    )


def cure_of(shapes: rdflib.Graph, shape: rdflib.term.Node) -> str:
    """What to do about what a node shape faults: its English rdfs:comment; empty where it has none."""
    comments = shapes.objects(shape, rdflib.RDFS.comment)
    return next((str(text) for text in comments if isinstance(text, rdflib.Literal) and text.language == "en"), "")


def _solutions(store: ox.Store, query: str) -> ox.QuerySolutions:
    return cast("ox.QuerySolutions", store.query(query, use_default_graph_as_union=True))


def _problem(rule: Constraint, solution: ox.QuerySolution) -> Problem:
    this, value = solution["this"], _bound(solution, "value")
    focus = _bound(solution, "span") or this
    return Problem(
        focus=_text(focus),
        path="",
        value=shortened(_text(value)) if value not in {None, this} else "",
        message=rule.message,
        shape=rule.shape,
        severity=rule.severity,
        cure=rule.cure,
    )


def _bound(solution: ox.QuerySolution, name: str) -> object:
    try:
        return solution[name]
    except KeyError:
        return None


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node)
