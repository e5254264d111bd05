"""Between pyoxigraph's terms and plain values, and its errors and ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import pyoxigraph as ox

from kg.errors import QueryError, StoreError

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_PLACE = re.compile(r"error at (\d+):(\d+): ?")
_NO_PREFIX = "Prefix not found"
_SHOWN_CHARS = 40
_CURE = "see whether a bracket, a dot or a part of a triple is missing there or before"


def lexical(term: Term | None) -> str | None:
    """An IRI as it is, a literal's lexical form, a blank node's label, a triple in N-Triples; None for None."""
    if term is None:
        return None
    return str(term) if isinstance(term, ox.Triple) else term.value


def named(iri: str | None) -> ox.NamedNode | None:
    """An IRI as a term; None for None, which stands for any term."""
    return ox.NamedNode(iri) if iri else None


def malformed(error: SyntaxError, query: str) -> QueryError:
    """Our error for a query that Oxigraph's parser refuses, with line and column where it says them.

    What it expected there is left out but for missing prefixes: it lists the classes of characters of its grammar.
    """
    message = str(error)
    found = _PLACE.search(message)
    if found is None:
        return QueryError("UJ501", message, cure="mend the query")
    line, column = int(found[1]), int(found[2])
    place = f"line {line}, column {column}"
    if _NO_PREFIX in message:
        cure = "declare it with PREFIX, or mend its name"
        return QueryError("UJ501", "a prefix before this place is not declared", place=place, cure=cure)
    lines = query.split("\n")[line - 1 :]
    rest = [lines[0][column - 1 :], *lines[1:]] if lines else []
    shown = next((part.strip() for part in rest if part.strip()), "")[:_SHOWN_CHARS]
    where = f"before {shown!r}" if shown else "at its end"
    return QueryError("UJ501", f"the query is no SPARQL: reading it stopped {where}", place=place, cure=_CURE)


def no_graph(graph: str) -> StoreError:
    """Our error for a graph that is not there."""
    cure = "SELECT DISTINCT ?g { GRAPH ?g { } } lists how they are called"
    return StoreError("UJ441", "the store has no such graph", place=graph, cure=cure)


def packed(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as N-Quads, to cross from one process to another: about five times quicker than pickling them."""
    out = BytesIO()
    ox.serialize(quads, out, ox.RdfFormat.N_QUADS)
    return out.getvalue()


def unpacked(data: bytes) -> Iterator[ox.Quad]:
    """The quads of `packed`."""
    return ox.parse(data, format=ox.RdfFormat.N_QUADS)


def refuse_blank_nodes(quads: Iterable[ox.Quad]) -> None:
    """Raises StoreError UJ406 for a quad with a blank node."""
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise StoreError(
                "UJ406",
                "a quad with a blank node cannot be replaced later",
                place=str(quad),
                cure="give it an IRI made from its content",
            )
