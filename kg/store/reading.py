"""Reading graphs to the last byte: RocksDB compares a block with its checksum when the block is read, and only then.

Oxigraph keeps every quad in six orders, and reads the one that fits the question. So each is asked for in turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

_graph_of = attrgetter("graph_name")
_object_of = attrgetter("object")
_subject_of = attrgetter("subject")


def read_all(graphs: ox.Store) -> Iterator[None]:
    """Reads every quad in every order; yields once for each. Raises OSError or RuntimeError for what cannot be read."""
    predicates: set[ox.NamedNode] = set()
    for graph, quads in groupby(graphs.quads_for_pattern(None, None, None, None), _graph_of):
        own: set[ox.NamedNode] = set()
        values = set()
        for subject, found in groupby(quads, _subject_of):
            for quad in found:
                own.add(quad.predicate)
                values.add(quad.object)
                yield
            _exhaust(graphs.quads_for_pattern(subject, None, None, None))
        for predicate in own:
            _exhaust(graphs.quads_for_pattern(None, predicate, None, graph))
        for value in values:
            _exhaust(graphs.quads_for_pattern(None, None, value, graph))
        predicates |= own
    for predicate in predicates:
        for value, found in groupby(graphs.quads_for_pattern(None, predicate, None, None), _object_of):
            _exhaust(found)
            _exhaust(graphs.quads_for_pattern(None, None, value, None))


def _exhaust(quads: Iterable[ox.Quad]) -> None:
    for _ in quads:
        pass
