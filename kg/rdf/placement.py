"""Every quad by itself: does it stand in its graph, and are its terms terms that exist?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.ids import DESCRIPTION
from kg.rdf import catalogue, vocab
from kg.rdf.graphs import CLASSES, HOMES, PER_ARTICLE, PROPERTIES, GraphKind, GraphName, home, parse_graph, parse_local
from kg.rdf.report import WARNING, Problem, cut, shortened

_TIMES = frozenset(
    {vocab.STARTED_AT, vocab.ENDED_AT, *(vocab.term("prov", name) for name in ("generatedAtTime", "atTime"))}
)
"""Properties that tell when a run was, also those that Ujar never writes."""
_UJAR = vocab.PREFIXES["ujar"]
_TERMS = frozenset(value.value for value in vars(vocab).values() if isinstance(value, ox.NamedNode))
_SPACES = {space.partition("://")[2]: space for space in vocab.PREFIXES.values()}
"""Namespaces without the scheme, which people get wrong."""


def misplaced(quads: Iterable[ox.Quad]) -> Iterator[Problem]:
    """Problems of quads by themselves: blank node, time of a run, wrong graph, unknown term, each once.

    A quad in the default graph, or in a graph that is none of Ujar's, stands nowhere wrong.
    """
    for quad in quads:
        kind = HOMES.get(quad.predicate)
        is_blank = isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
        if is_blank:
            yield _problem(quad, "blank-node", "a blank node stands here", "give it an IRI made from its content")
        graph = _graph(_name(quad.graph_name))
        found = _timed(quad, graph) or (_unknown(quad) if kind is None else None)
        if found:
            yield found
        if found or is_blank:
            continue
        if graph and (graph.kind != kind or graph.kind in PER_ARTICLE) and (wrong := _wrong(quad, graph)):
            yield wrong
        value = quad.object
        if isinstance(value, ox.NamedNode) and value.value.startswith(_UJAR) and value.value not in {*_TERMS, _UJAR}:
            yield _term(quad, value.value, "a value")


def _timed(quad: ox.Quad, graph: GraphName | None) -> Problem | None:
    if quad.predicate not in _TIMES or graph is None or graph.kind not in PER_ARTICLE:
        return None
    message = "a time of a run stands in a graph of an article"
    return _problem(quad, "run-time", message, "leave it out: graph/runs says when an ingest began and ended")


def _wrong(quad: ox.Quad, graph: GraphName) -> Problem | None:
    subject = _name(quad.subject)
    kind = home(subject, quad.predicate, quad.object)
    if kind is not None and kind != graph.kind:
        message = f"this stands in graph/{kind}, not in graph/{graph.kind}"
        return _problem(quad, "wrong-graph", message, f"move it to graph/{kind}")
    if graph.kind == GraphKind.ARTICLE:
        local = parse_local(subject)
        if local is None or local.key != graph.key or local.base != graph.base:
            message = "a graph of an article tells of something that is not in that article"
            return _problem(quad, "wrong-graph", message, "move it to the graph whose key its subject has")
    if graph.kind == GraphKind.PROV and (about := _graph(subject)) and (about.base, about.key) != graph[::2]:
        message = "a provenance graph tells of another article's graph"
        return _problem(quad, "wrong-graph", message, "move it to graph/prov with that article's key")
    return None


def _unknown(quad: ox.Quad) -> Problem | None:
    """A property or class that Ujar does not write: wrong under its own and misspelt names, else worth a warning."""
    if _describes_dataset(quad):
        return None
    if quad.predicate not in PROPERTIES:
        return _term(quad, quad.predicate.value, "a property")
    if quad.predicate == vocab.TYPE and isinstance(quad.object, ox.NamedNode) and quad.object not in CLASSES:
        return _term(quad, quad.object.value, "a class")
    return None


def _describes_dataset(quad: ox.Quad) -> bool:
    """Whether this is of a description of a dataset, which says nothing of articles."""
    term = quad.object if quad.predicate == vocab.TYPE else quad.predicate
    return DESCRIPTION in _name(quad.subject) and (term in catalogue.TERMS or quad.predicate == vocab.LABEL)


def _term(quad: ox.Quad, iri: str, what: str) -> Problem:
    known, is_ours = _nearest(iri)
    if iri.startswith(_UJAR) or is_ours:
        cure = f"perhaps {shortened(known)} was meant" if known else "docs/ontology.md lists all terms"
        if is_ours:
            cure = f"write <{known}>"
        return _problem(quad, "unknown-term", f"{shortened(iri)} is {what} that does not exist", cure)
    cure = f"perhaps {shortened(known)} was meant; else" if known else "if it is meant,"
    message = f"{shortened(iri)} is {what} that Ujar does not know"
    return _problem(quad, "foreign-term", message, f"{cure} it may stay: no query of Ujar reads it", severity=WARNING)


@lru_cache(maxsize=1024)
def _nearest(iri: str) -> tuple[str, bool]:
    """The known term nearest to an IRI ("" for none), and whether the two differ in http or https only."""
    scheme, _, rest = iri.partition("://")
    for bare, space in _SPACES.items():
        if rest.startswith(bare) and not space.startswith(f"{scheme}://"):
            return space + rest[len(bare) :], True
    found = difflib.get_close_matches(iri, sorted(_TERMS), n=1, cutoff=0.9)
    return (found[0] if found else ""), False


def _problem(quad: ox.Quad, rule: str, message: str, cure: str, *, severity: str = "violation") -> Problem:
    value = quad.object.value if isinstance(quad.object, ox.Literal) else _name(quad.object)
    path = shortened(quad.predicate.value)
    return Problem(_name(quad.subject), path, shortened(cut(value)), message, rule, severity, cure)


@lru_cache(maxsize=256)
def _graph(iri: str) -> GraphName | None:
    return parse_graph(iri)


def _name(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
