"""Quads put apart on disk until all of them were seen: an input may hold those of one article anywhere."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from kg.rdf.moving import Mover
from kg.store.texts import Texts

_NAME = "urn:ujar:"


class Spool:
    """Drawers of triples, by name, and documents by article key, in a folder that goes when it is closed."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="ujar-", ignore_cleanup_errors=True)
        path = Path(self._folder.name)
        self._drawers: ox.Store | None = ox.Store(str(path / "drawers"))
        self.texts = Texts(path / "texts.sqlite")

    def add(self, sorted_quads: Iterable[tuple[str, ox.Quad]]) -> None:
        """Puts triples into drawers, each with its drawer's name; the graph of a quad is forgotten."""
        self._open.bulk_extend(
            ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(_NAME + drawer))
            for drawer, quad in sorted_quads
        )

    def quads(self, drawer: str, mover: Mover) -> Iterator[ox.Quad]:
        """What is in a drawer, under the mover's new base; nothing for one that is not there."""
        return map(mover.quad, self._open.quads_for_pattern(None, None, None, ox.NamedNode(_NAME + drawer)))

    def names(self, prefix: str) -> list[str]:
        """What follows `prefix` in the names of the drawers that begin with it, sorted."""
        start = _NAME + prefix
        graphs = (node.value for node in self._open.named_graphs() if isinstance(node, ox.NamedNode))
        return sorted(name[len(start) :] for name in graphs if name.startswith(start))

    def rename(self, prefix: str) -> None:
        """Puts what is in drawers whose names begin with `prefix` into those that are called so without it."""
        for name in self.names(prefix):
            start = ox.NamedNode(_NAME + prefix + name)
            self.add((name, quad) for quad in self._open.quads_for_pattern(None, None, None, start))

    @property
    def _open(self) -> ox.Store:
        if self._drawers is None:
            message = "the spool is closed"
            raise ValueError(message)
        return self._drawers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._drawers = None
        self.texts.close()
        self._folder.cleanup()
