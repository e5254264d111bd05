"""An RDF file as a store in a temporary folder, so that a file larger than memory can be looked at from all sides.

Triples without a graph of Ujar's (all of a Turtle file) are put where they stand in a store, as `kg.rdf.graphs` says;
those that stand nowhere stay in the default graph.
"""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf import vocab
from kg.rdf.graphs import PER_ARTICLE, GraphKind, base_of, home, parse_graph, parse_local
from kg.rdf.neighbours import pieces
from kg.rdf.serialize import FORMATS, Format

_CHUNK_QUADS = 100_000
_WAITING = ox.NamedNode("urn:ujar:waiting")
"""Where triples about runs wait until the article of their run is known."""


class GraphFile:
    """The quads of a file, to be looked up like those of a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def graph_names(self) -> Iterator[str]:
        """See `kg.store.base.View.graph_names`."""
        return (name.value for name in self._store.named_graphs() if isinstance(name, ox.NamedNode))

    def quads(
        self,
        graph: str | None = None,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        value: str | None = None,
    ) -> Iterator[ox.Quad]:
        """See `kg.store.base.View.quads`."""
        return self._store.quads_for_pattern(_node(subject), _node(predicate), _node(value), _node(graph))

    def loose(self) -> Iterator[ox.Quad]:
        """The quads of the default graph: those that stand nowhere."""
        return self._store.quads_for_pattern(None, None, None, ox.DefaultGraph())


@contextmanager
def loaded(path: Path, row: Format, *, progress: Callable[[int], None]) -> Iterator[GraphFile]:
    """The file's quads; `.gz` is unpacked on the way. `progress` is called with the number of quads read so far.

    Raises InputError UJ112 for a damaged .gz file and UJ121 for one that is malformed.
    """
    with tempfile.TemporaryDirectory(prefix="ujar-validate-", ignore_cleanup_errors=True) as folder:
        store = ox.Store(folder)
        done = 0
        for chunk in pieces(_read(path, row), _CHUNK_QUADS):
            store.bulk_extend(_placed(chunk))
            done += len(chunk)
            progress(done)
        _place_runs(store)
        yield GraphFile(store)
        del store


def _read(path: Path, row: Format) -> Iterator[ox.Quad]:
    try:
        with _opened(path) as file:
            yield from ox.parse(file, format=row.engine or ox.RdfFormat.JSON_LD)
    except SyntaxError as error:
        names = ", ".join(row.name for row in FORMATS)
        cure = f"formats known here: {names}"
        raise InputError("UJ121", f"this is no {row.name}: {error}", place=str(path), cure=cure) from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        problem = f"the compressed file is damaged: {error}"
        raise InputError("UJ112", problem, place=str(path), cure="fetch it again") from error


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def _placed(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        name = quad.graph_name
        if isinstance(name, ox.NamedNode) and parse_graph(name.value):
            yield quad
        else:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, _graph(quad) or ox.DefaultGraph())


def _graph(quad: ox.Quad) -> ox.NamedNode | None:
    """The graph that a triple stands in; None for one that stands in none."""
    if not isinstance(quad.subject, ox.NamedNode):
        return None
    subject = quad.subject.value
    kind = home(subject, quad.predicate, quad.object)
    local, graph, base = parse_local(subject), parse_graph(subject), base_of(subject)
    if kind == GraphKind.ARTICLE and local:
        return ox.NamedNode(f"{local.base}graph/article/{local.key}")
    if kind == GraphKind.PROV:
        return ox.NamedNode(f"{graph.base}graph/prov/{graph.key}") if graph else _WAITING
    if kind is None or kind in PER_ARTICLE or base is None:
        return ox.NamedNode(f"{local.base}graph/article/{local.key}") if local and kind is None else None
    return ox.NamedNode(f"{base}graph/{kind}")


def _place_runs(store: ox.Store) -> None:
    """Puts what was said of runs beside the articles that they made."""
    for quad in store.quads_for_pattern(None, None, None, _WAITING):
        made = store.quads_for_pattern(None, vocab.WAS_GENERATED_BY, quad.subject)
        names = {parse_graph(one.subject.value) for one in made if isinstance(one.subject, ox.NamedNode)}
        found: list[ox.NamedNode | ox.DefaultGraph] = [
            ox.NamedNode(f"{name.base}graph/prov/{name.key}") for name in sorted(filter(None, names))
        ]
        for graph in found or (ox.DefaultGraph(),):
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    store.remove_graph(_WAITING)


def _node(iri: str | None) -> ox.NamedNode | None:
    return ox.NamedNode(iri) if iri else None
