"""Between pyoxigraph's terms and plain values, and its errors and ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import pyoxigraph as ox

from kg.errors import QueryError

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_PLACE = re.compile(r"error at (\d+):(\d+): ?")


def lexical(term: Term | None) -> str | None:
    """An IRI as it is, a literal's lexical form, a blank node's label, a triple in N-Triples; None for None."""
    if term is None:
        return None
    return str(term) if isinstance(term, ox.Triple) else term.value


def malformed(error: SyntaxError) -> QueryError:
    """Our error for a query that Oxigraph's parser refuses, with line and column where it says them."""
    message = str(error)
    found = _PLACE.search(message)
    place = f"line {found[1]}, column {found[2]}" if found else None
    return QueryError("UJ501", _PLACE.sub("", message), place=place, cure="mend the query there")


def packed(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as N-Quads, to cross from one process to another: about five times quicker than pickling them."""
    out = BytesIO()
    ox.serialize(quads, out, ox.RdfFormat.N_QUADS)
    return out.getvalue()


def unpacked(data: bytes) -> Iterator[ox.Quad]:
    """The quads of `packed`."""
    return ox.parse(data, format=ox.RdfFormat.N_QUADS)
