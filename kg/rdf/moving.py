"""Quads of one dataset under the base of another: no digest holds the base, so that is all there is to do."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf import vocab

_KINDS = ("id/", "graph/")
"""What follows the base in every IRI that is made under it. An address of an article may begin with the base, too."""


class Mover:
    """Puts the ids and graphs of one base under another; all other IRIs stay as they are."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._prefixes = tuple(old + kind for kind in _KINDS)

    def quad(self, quad: ox.Quad) -> ox.Quad:
        """The same statement under the new base. The address of an article is never moved."""
        if self._old == self._new:
            return quad
        value = quad.object
        if isinstance(value, ox.NamedNode) and quad.predicate != vocab.URL:
            value = self._node(value)
        subject = self._node(quad.subject) if isinstance(quad.subject, ox.NamedNode) else quad.subject
        graph = self._node(quad.graph_name) if isinstance(quad.graph_name, ox.NamedNode) else quad.graph_name
        return ox.Quad(subject, quad.predicate, value, graph)

    def _node(self, node: ox.NamedNode) -> ox.NamedNode:
        if not node.value.startswith(self._prefixes):
            return node
        return ox.NamedNode(self._new + node.value[len(self._old) :])
