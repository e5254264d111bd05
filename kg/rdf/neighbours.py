"""A piece of a large set of quads with as much around it as the shapes look at, so that it can be checked by itself.

The shapes look at what a node says, at the classes of what it leads to, and at a few properties that lead to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

import pyoxigraph as ox

from kg.rdf import vocab

_INCOMING = (vocab.EXPRESSES, vocab.WAS_GENERATED_BY)
"""Properties of things of other pieces that shapes follow backwards (sh:inversePath); ujar:relay is none."""
_CHAINED = (vocab.WAS_REVISION_OF,)
"""Properties between articles that shapes follow to their end."""
_TYPE = vocab.TYPE.value

Item = TypeVar("Item")


class Source(Protocol):
    """Where quads are looked up: a store, or a file."""

    def graph_names(self) -> Iterator[str]:
        """Names of all named graphs."""
        ...

    def quads(
        self,
        graph: str | None = None,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        value: str | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of one graph with these IRIs; None stands for any graph and any term."""
        ...


class Around(NamedTuple):
    """What stands around a piece: quads, and the data IRIs that the piece leads to and nothing describes."""

    quads: list[ox.Quad]
    missing: list[ox.Quad]


def pieces(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`, the last one shorter."""
    source = iter(items)
    while piece := list(islice(source, size)):
        yield piece


def about(source: Source, subjects: Iterable[str]) -> list[ox.Quad]:
    """Everything that is said of these nodes, in all graphs."""
    return [quad for subject in subjects for quad in source.quads(subject=subject)]


def around(source: Source, quads: Iterable[ox.Quad], inside: set[str]) -> Around:
    """What the shapes look at around `quads`, whose subjects are `inside`."""
    found: list[ox.Quad] = []
    missing: list[ox.Quad] = []
    seen: dict[str, bool] = {}
    for quad in quads:
        value = quad.object
        if not isinstance(value, ox.NamedNode) or value.value in inside or "/id/" not in value.value:
            continue
        if value.value not in seen:
            types = list(source.quads(subject=value.value, predicate=_TYPE))
            found += types
            seen[value.value] = bool(types) or any(source.quads(subject=value.value))
        if not seen[value.value]:
            missing.append(quad)
        if quad.predicate in _CHAINED:
            found += _chain(source, quad.predicate.value, value.value)
    for node in sorted(inside):
        for predicate in _INCOMING if "/id/claim/" in node or "/id/run/" in node else ():
            found += source.quads(predicate=predicate.value, value=node)
    return Around(found, missing)


def _chain(source: Source, predicate: str, start: str) -> Iterator[ox.Quad]:
    waiting, seen = [start], {start}
    while waiting:
        for quad in source.quads(subject=waiting.pop(), predicate=predicate):
            yield quad
            if isinstance(quad.object, ox.NamedNode) and quad.object.value not in seen:
                seen.add(quad.object.value)
                waiting.append(quad.object.value)
