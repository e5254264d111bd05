"""Quads from elsewhere to the graphs that they belong to, whether their file says which graph that is or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.rdf import vocab
from kg.rdf.alignments import super_terms
from kg.rdf.graphs import CLASSES, PROPERTIES, GraphKind, GraphName, home, parse_graph, parse_local
from kg.rdf.parse import is_nameable

DERIVED = (GraphKind.IDENTITIES, GraphKind.CLAIMS, GraphKind.VERSIONS)
"""Graphs that are computed from the others."""
_COMPUTED = frozenset({GraphKind.IDENTITIES, GraphKind.CLAIMS})
FOREIGN = "foreign/"
"""What the names of drawers begin with that hold what stood in foreign graphs."""


class Router:
    """Sorts the quads of an input into drawers: `article/<key>`, `prov/<key>`, `run/<IRI>`, `identities` and so on.

    A quad whose graph is one of Ujar's stays in it. Any other goes where its property says, and with a property that
    Ujar does not know to the article that its subject lies in. From a foreign graph it goes into a drawer behind
    `FOREIGN`, unless it would be computed again in any case: in an export of a store such are the graphs of its users.
    What follows from other statements by the ontology's alignments (`ujar export --with-alignments`) is left out.
    """

    def __init__(self) -> None:
        self.bases: Counter[str] = Counter()
        """How many statements of articles there are under each base."""
        self.foreign: Counter[str] = Counter()
        """The same in foreign graphs."""
        self.has_own = False
        """Whether any graph is one of Ujar's."""
        self.unplaced: Counter[str] = Counter()
        """How many statements belong to no graph, by property."""
        self.implied = 0
        """How many statements follow from others."""

    def sorted(self, quads: Iterable[ox.Quad]) -> Iterator[tuple[str, ox.Quad]]:
        """Each quad with its drawer; those that belong to no graph are counted and left out."""
        for quad in quads:
            if _is_implied(quad):
                self.implied += 1
                continue
            if not is_nameable(quad):
                self.unplaced[quad.predicate.value] += 1
                continue
            name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else None
            graph = _graph(name) if name else None
            self.has_own |= graph is not None
            drawer = self._named(graph) if graph else self._placed(quad, self.foreign if name else self.bases)
            if drawer:
                is_foreign = name and not graph and drawer not in _COMPUTED
                yield (FOREIGN + drawer if is_foreign else drawer), quad
            else:
                self.unplaced[quad.predicate.value] += 1

    def _named(self, graph: GraphName) -> str:
        if graph.key:
            self.bases[graph.base] += 1
            return f"{graph.kind}/{graph.key}"
        return str(graph.kind)

    def _placed(self, quad: ox.Quad, bases: Counter[str]) -> str | None:
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        local = parse_local(subject)
        kind = home(subject, quad.predicate, quad.object) or (GraphKind.ARTICLE if local else None)
        if local:
            bases[local.base] += 1
        if kind is GraphKind.ARTICLE:
            return f"{kind}/{local.key}" if local else None
        if kind is GraphKind.PROV:
            graph = _graph(subject)
            return f"{kind}/{graph.key}" if graph else f"run/{subject}"
        return str(kind) if kind else None


def runs_of(provenance: Iterable[ox.Quad]) -> Iterator[str]:
    """The drawers with what a file without graphs says of the runs that this provenance of an article names."""
    for quad in provenance:
        if quad.predicate == vocab.WAS_GENERATED_BY and isinstance(quad.object, ox.NamedNode):
            yield f"run/{quad.object.value}"


def ingests(runs: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The statements of `graph/runs` without the types that follow for the runs of single articles."""
    return [quad for quad in runs if quad.predicate != vocab.TYPE or "/id/run/" not in str(quad.subject)]


def in_graph(quads: Iterable[ox.Quad], graph: str) -> list[ox.Quad]:
    """The same statements in one graph, each once."""
    name = ox.NamedNode(graph)
    return [ox.Quad(subject, predicate, value, name) for subject, predicate, value in {quad.triple for quad in quads}]


def of_graph(quads: Iterable[ox.Quad], graph: str) -> list[ox.Quad]:
    """Those of the quads that stand in one graph."""
    name = ox.NamedNode(graph)
    return [quad for quad in quads if quad.graph_name == name]


def subjects(quads: Iterable[ox.Quad], predicate: ox.NamedNode) -> set[str]:
    """IRIs of the things that have this property."""
    return {
        quad.subject.value for quad in quads if quad.predicate == predicate and isinstance(quad.subject, ox.NamedNode)
    }


def _is_implied(quad: ox.Quad) -> bool:
    """Whether a statement has only a super-class or super-property of one that Ujar writes."""
    if quad.predicate == vocab.TYPE:
        is_agent = quad.object == vocab.AGENT and "/id/article/" in str(quad.subject)
        is_run = quad.object == vocab.ACTIVITY and "/graph/prov/" in str(quad.graph_name)
        return is_agent or is_run or (quad.object not in CLASSES and quad.object in super_terms())
    return quad.predicate not in PROPERTIES and quad.predicate in super_terms()


@lru_cache(maxsize=1024)
def _graph(iri: str) -> GraphName | None:
    return parse_graph(iri)
