"""RDF files to quads, statement by statement: any format of `FORMATS`, no blank nodes, errors with their place."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.graphs import parse_graph
from kg.rdf.serialize import FORMATS, Format

Quad = ox.Quad
Quads = Iterable[ox.Quad]
"""For the layers above, which know no engine."""
_PACKED = ".gz"
_SHOWN_CHARS = 200


def format_for(name: str, form: str | None = None) -> Format:
    """The format called `form`, else the one of the file's ending; an ending `.gz` behind it does not matter.

    Raises InputError UJ110 for an ending of no format, UJ120 for a name of none.
    """
    if form:
        found = next((row for row in FORMATS if form in {row.name, row.extension}), None)
        if found is None:
            known = ", ".join(row.name for row in FORMATS)
            raise InputError("UJ120", f"no RDF format is called {form!r}", cure=f"one of {known}")
        return found
    path = PurePath(name.lower())
    ending = (path.with_suffix("") if path.suffix == _PACKED else path).suffix.lstrip(".")
    for row in FORMATS:
        if row.extension == ending:
            return row
    known = ", ".join(f".{row.extension}" for row in FORMATS)
    cure = f"give {known}, each perhaps with {_PACKED} behind it, or --format"
    raise InputError("UJ110", "no RDF format has this ending", place=name, cure=cure)


def read_quads(stream: BinaryIO, form: Format, *, place: str) -> Iterator[ox.Quad]:
    """The quads of an unpacked stream, as they come; triples of formats without graphs are in the default graph.

    `place` is what errors call the file. Raises InputError: UJ112 for a damaged compressed file, UJ121 for data
    that are not this format, UJ140 for a blank node or a triple inside a triple. Those may stand beside graphs of
    Ujar's, in the default graph and in foreign ones: an export of a store holds graphs of its users.
    """
    refused: InputError | None = None
    has_own = False
    try:
        for number, quad in enumerate(ox.parse(stream, format=form.engine or ox.RdfFormat.JSON_LD), start=1):
            graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            is_own = _is_own(graph)
            has_own |= is_own
            if not is_nameable(quad):
                refused = refused or _unnameable(quad, number, place)
                if is_own or not form.keeps_graphs:
                    raise refused
            yield quad
    except SyntaxError as error:
        raise _malformed(error, form, place) from error
    except (EOFError, zlib.error) as error:
        raise InputError(
            "UJ112", f"the compressed file is damaged: {error}", place=place, cure="fetch it again"
        ) from error
    if refused and not has_own:
        raise refused


@lru_cache(maxsize=1024)
def _is_own(graph: str) -> bool:
    return parse_graph(graph) is not None


def is_nameable(quad: ox.Quad) -> bool:
    """Whether a statement holds neither a blank node nor a triple."""
    return (
        isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode | ox.Literal)
        and not isinstance(quad.graph_name, ox.BlankNode)
    )


def _unnameable(quad: ox.Quad, number: int, place: str) -> InputError:
    statement = str(quad)
    shown = statement if len(statement) <= _SHOWN_CHARS else statement[:_SHOWN_CHARS] + "…"
    problem = f"statement {number:,} holds a blank node or a triple, which has no lasting name: {shown}"
    cure = "give each thing an IRI made from its content (docs/ids.md), with a tool that skolemises, for example"
    return InputError("UJ140", problem, place=place, cure=cure)


def _malformed(error: SyntaxError, form: Format, place: str) -> InputError:
    where = f"{place}:{error.lineno}" if error.lineno else place
    if "LoadDocumentCallback" in error.msg:
        problem, cure = "its @context is an address, and nothing is fetched", "write the context into the document"
        return InputError("UJ121", problem, place=where, cure=cure)
    message = error.msg.partition(": ")[2] if error.msg.startswith("Parser error at") else error.msg
    column = f" in column {error.offset}" if error.offset else ""
    cure = "mend it, or name the format with --format"
    if "No scheme found" in message:
        cure = "write IRIs whole, or give the file a base"
    return InputError("UJ121", f"this is no {form.name}{column}: {message}", place=where, cure=cure)
