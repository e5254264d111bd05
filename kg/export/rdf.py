"""RDF as files: a whole store or one of its graphs, streamed by the store itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.ids import Namer
from kg.rdf.provenance import without_runs
from kg.rdf.serialize import write

if TYPE_CHECKING:
    from kg.store.base import View


MEDIA_TYPES = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "nt": "application/n-triples",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""By name of the exporter. Turtle, N-Triples and RDF/XML know no graphs: a whole store becomes their union."""


def write_rdf(view: View, out: BinaryIO, *, media_type: str, graph: str | None = None, with_runs: bool = False) -> None:
    """Writes every graph of `view` but `graph/runs`, or only `graph`, to `out`.

    Without `with_runs` the same articles give the same statements, whenever and in whatever order they came in. A
    graph that is not there gives a document without statements. The order of statements is the store's; sort
    N-Quads to compare two stores.
    """
    if graph or with_runs:
        view.dump(out, media_type, graph=graph)
    else:
        write(without_runs(view.quads(), Namer(view.base)), out, media_type)
