"""What the ontology's alignments add to quads: super-classes and super-properties as triples of their own.

So a tool that knows schema.org, PROV-O or SEM and nothing of Ujar finds its own terms. The axioms are read from
ontology/ujar.ttl and ontology/alignments.ttl; nothing but rdfs:subClassOf and rdfs:subPropertyOf is used.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, groupby
from typing import cast

import pyoxigraph as ox

from kg import resources
from kg.rdf import vocab

_FILES = ("ujar.ttl", "alignments.ttl")
_AXIOMS = (vocab.term("rdfs", "subClassOf"), vocab.term("rdfs", "subPropertyOf"))
_RESOLVED = {
    vocab.SOURCE: vocab.SPEAKER,
    vocab.LOCAL_ABOUT: vocab.ABOUT,
    vocab.LOCAL_MENTIONS: vocab.MENTIONS_AGENT,
    vocab.LOCAL_ADDRESSEE: vocab.ADDRESSEE,
    vocab.LOCAL_RELAY_AGENT: vocab.RELAY_AGENT,
}
Told = tuple[str, str, str]
"""A statement by its IRIs: subject, property, object."""
Supers = Mapping[ox.NamedNode, tuple[ox.NamedNode, ...]]


@lru_cache(maxsize=1)
def supers() -> Supers:
    """Every class and property with all that it is a kind of, at whatever distance, sorted; read once."""
    direct: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for name in _FILES:
        path = resources.folder("ontology") / name
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE) if path.is_file() else ():
            is_named = isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
            if quad.predicate in _AXIOMS and is_named:
                direct.setdefault(quad.subject, set()).add(quad.object)
    return {term: tuple(sorted(_above(term, direct), key=str)) for term in direct}


@lru_cache(maxsize=1)
def super_terms() -> frozenset[ox.NamedNode]:
    """Every class and property that something of Ujar is a kind of."""
    return frozenset(chain.from_iterable(supers().values()))


def told_twice() -> tuple[tuple[ox.NamedNode, ox.NamedNode, tuple[ox.NamedNode, ...]], ...]:
    """Properties of article graphs, each with the one of graph/identities that resolves it, where both mean one more.

    Where nothing outside the article is known of an agent, both lead to it, and what both mean would stand twice.
    """
    found = []
    for local, resolved in _RESOLVED.items():
        common = tuple(term for term in _of(local) if term in _of(resolved))
        if common:
            found.append((local, resolved, common))
    return tuple(found)


def with_alignments(quads: Iterable[ox.Quad], *, told: Container[Told] = frozenset()) -> Iterator[ox.Quad]:
    """`quads`, and behind those about one thing in one graph what follows from them, in the same graph, each once.

    `told` are statements that are left out outside of article graphs, because they follow inside of one: no triple
    may stand in two graphs.
    """
    for graph, in_graph in groupby(quads, lambda quad: quad.graph_name):
        is_article = "/graph/article/" in str(graph)
        for _, about in groupby(in_graph, lambda quad: quad.subject):
            given = list(about)
            yield from given
            done = set(given)
            for new in (new for quad in given for new in _following(quad)):
                if new in done:
                    continue
                done.add(new)
                if is_article or _told(new) not in told:
                    yield new


def _told(quad: ox.Quad) -> Told:
    subject, value = (cast("ox.NamedNode | ox.Literal", term).value for term in (quad.subject, quad.object))
    return subject, quad.predicate.value, value


def _following(quad: ox.Quad) -> Iterator[ox.Quad]:
    if quad.predicate == vocab.TYPE:
        for above in _of(cast("ox.NamedNode", quad.object)):
            yield ox.Quad(quad.subject, vocab.TYPE, above, quad.graph_name)
    for above in _of(quad.predicate):
        yield ox.Quad(quad.subject, above, quad.object, quad.graph_name)


def _of(term: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
    return supers().get(term, ())


def _above(term: ox.NamedNode, direct: Mapping[ox.NamedNode, set[ox.NamedNode]]) -> set[ox.NamedNode]:
    found: set[ox.NamedNode] = set()
    todo = [term]
    while todo:
        new = direct.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found - {term}
