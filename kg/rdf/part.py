"""A part of a store: some articles, and what the derived graphs say of them and of whom and what they name.

An article is taken whole, so that the part passes the shapes as the store does. Of the derived graphs it takes what
is said about things inside its articles, and then about agents, outlets, roles, claims and programs that these lead
to, and about earlier versions of the articles. That part of the derived statements is as it was computed from all
articles: a claim stays the claim of the store.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad

from kg.ids import Namer, name_key
from kg.rdf import vocab

__all__ = ["Quad", "part_quads"]

_BETWEEN_VERSIONS = (vocab.WAS_REVISION_OF, vocab.ALTERNATE_OF)
"""They lead to versions that are not current, of which only `graph/versions` tells."""
Graph = Callable[[str], Iterable[Quad]]
"""Gives the quads of a graph by its IRI."""


def part_quads(graph: Graph, keys: Iterable[str], *, derived: Collection[str], namer: Namer) -> Iterator[Quad]:
    """The quads of the articles with these keys, in this order, then those of the `derived` graphs that belong to them.

    `derived` are read twice. Each quad comes once. Holds the names that the articles lead to, and of the derived
    graphs which thing leads to which.
    """
    part = _Part(namer)
    for key in keys:
        article, provenance = (list(graph(namer.graph(kind, key))) for kind in ("article", "prov"))
        part.take(key, article)
        part.follow(provenance)
        yield from article
        yield from provenance
    part.reach(quad for name in derived for quad in graph(name))
    for name in derived:
        yield from (quad for quad in graph(name) if part.holds(quad))


@dataclass(slots=True)
class _Part:
    """What belongs to some articles, as far as it is known."""

    namer: Namer
    keys: set[str] = field(default_factory=set)
    """Articles."""
    things: set[str] = field(default_factory=set)
    """IRIs of what is known outside of articles."""
    roles: set[str] = field(default_factory=set)
    """Name keys of the roles that the articles print."""

    def take(self, key: str, quads: Collection[Quad]) -> None:
        """Adds an article with its graph."""
        self.keys.add(key)
        self.follow(quads)
        spans = {quad.object for quad in quads if quad.predicate == vocab.ROLE_SPAN}
        for quad in quads:
            if quad.predicate == vocab.CLAIM_KEY:
                self.things.add(self.namer.claim(_value(quad)))
            elif quad.predicate in (vocab.ANCHOR, vocab.LABEL) and quad.subject in spans:
                self.roles.add(name_key(_value(quad)))

    def follow(self, quads: Iterable[Quad]) -> None:
        """Adds what these statements lead to."""
        self.things.update(_value(quad) for quad in quads if self._leads_on(quad))

    def reach(self, quads: Iterable[Quad]) -> None:
        """Adds what the derived graphs say that things inside lead to, and these in turn, and their printed roles."""
        ways: dict[str, list[str]] = {}
        printed: set[str] = set()
        holders: dict[str, str] = {}
        for quad in quads:
            subject = _subject(quad)
            if self.is_inside(subject):
                self.follow((quad,))
            elif quad.predicate == vocab.LABEL and name_key(_value(quad)) in self.roles:
                printed.add(subject)
            elif self._leads_on(quad):
                if quad.predicate == vocab.MEMBER:
                    holders[subject] = _value(quad)
                ways.setdefault(subject, []).append(_value(quad))
        found = {role for role in printed if holders.get(role) in self.things}
        todo = list(self.things | found)
        self.things |= found
        while todo:
            new = set(ways.get(todo.pop(), ())) - self.things
            self.things |= new
            todo += new

    def is_inside(self, iri: str) -> bool:
        """Whether this is an article of the part, or a thing in one."""
        return self.namer.article_of(iri) in self.keys

    def holds(self, quad: Quad) -> bool:
        """Whether a statement of a derived graph belongs to the part; that an article outside was first does not.

        What an agent of the part was called before leads to it, so it belongs; a claim outside the part does not.
        """
        subject = _subject(quad)
        if self.is_inside(subject):
            return True
        if quad.predicate == vocab.IS_REPLACED_BY and not self.namer.is_claim(subject):
            return _value(quad) in self.things
        is_elsewhere = quad.predicate == vocab.FIRST_APPEARANCE and not self.is_inside(_value(quad))
        return subject in self.things and not is_elsewhere

    def _leads_on(self, quad: Quad) -> bool:
        is_version = quad.predicate in _BETWEEN_VERSIONS
        return is_version or (isinstance(quad.object, NamedNode) and self.namer.is_global(quad.object.value))


def _subject(quad: Quad) -> str:
    return cast("NamedNode", quad.subject).value


def _value(quad: Quad) -> str:
    """The object's IRI, or its words."""
    return cast("NamedNode | Literal", quad.object).value
