"""RDF as files: a whole store or one of its graphs, streamed by the store itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

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


def write_rdf(view: View, out: BinaryIO, *, media_type: str, graph: str | None = None) -> None:
    """Writes every graph of `view`, or only `graph`, to `out`.

    A graph that is not there gives a document without statements. The order of statements is the store's; sort
    N-Quads to compare two stores.
    """
    view.dump(out, media_type, graph=graph)
