"""Answers to SPARQL queries as bytes: the standard result formats, cut at a number of rows or bytes.

Oxigraph's own writers cannot stop in the middle of a result, so rows are written here, but for JSON, whose writer
`kg.store.written_rows` stops; a cut result is a valid document that says so beside the bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, Protocol, cast
from xml.sax.saxutils import escape, quoteattr

import orjson
import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.serialize import FEW, FORMATS, write_triples
from kg.store.answers import Answer, Sink
from kg.store.terms import Term, lexical
from kg.store.written_rows import JSON, write_json

GRAPH_MEDIA_TYPES = tuple(row.media_type for row in FORMATS)
"""Media types of CONSTRUCT and DESCRIBE."""

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Solutions(Protocol):
    """Rows of a SELECT, of an engine here or elsewhere."""

    @property
    def variables(self) -> list[ox.Variable]:
        """What the columns are called."""
        ...

    def __iter__(self) -> Iterator[Iterable[Term | None]]:
        """The rows, read once."""
        ...


@dataclass(frozen=True, slots=True)
class Writer:
    """How one format writes rows: what stands before, between and after them, and one row."""

    head: Callable[[list[str]], bytes]
    row: Callable[[list[str], Iterable[Term | None]], bytes]
    separator: bytes
    tail: bytes
    boolean: Callable[[bool], bytes]


def write(
    results: Solutions | ox.QueryBoolean | ox.QueryTriples | bool,  # noqa: FBT001  an answer, not a switch
    media_type: str,
    *,
    rows: int,
    size_bytes: int,
) -> Answer:
    """The results as `media_type`, at most `rows` rows or triples and about `size_bytes` bytes.

    Raises QueryError UJ505 when results of this form are not written as `media_type`.
    """
    if isinstance(results, ox.QueryTriples):
        return write_graph(results, media_type, rows=rows, size_bytes=size_bytes)
    writer = WRITERS.get(media_type)
    if writer is None:
        raise QueryError("UJ505", f"rows cannot be written as {media_type}", cure=f"one of {', '.join(WRITERS)}")
    if isinstance(results, bool | ox.QueryBoolean):
        sink = Sink()
        sink.write(writer.boolean(bool(results)))
        return sink.answer(media_type, "ASK", 1, is_truncated=False)
    if media_type == JSON and rows and isinstance(results, ox.QuerySolutions):
        return write_json(results, rows=rows, size_bytes=size_bytes)
    return _rows(results, media_type, rows, size_bytes)


def _rows(results: Solutions, media_type: str, rows: int, size_bytes: int) -> Answer:
    writer = WRITERS[media_type]
    names = [variable.value for variable in results.variables]
    sink = Sink()
    sink.write(writer.head(names))
    count, separator, is_truncated = 0, b"", False
    for solution in results:
        if count == rows or sink.size_bytes > size_bytes:
            is_truncated = True
            break
        sink.write(separator + writer.row(names, solution))
        count, separator = count + 1, writer.separator
    sink.write(writer.tail)
    return sink.answer(media_type, "SELECT", count, is_truncated=is_truncated)


def write_graph(results: Iterable[ox.Triple], media_type: str, *, rows: int, size_bytes: int) -> Answer:
    """The same for what CONSTRUCT and DESCRIBE give: each triple once."""
    if media_type not in GRAPH_MEDIA_TYPES:
        raise QueryError("UJ505", f"triples cannot be written as {media_type}", cure=f"one of {GRAPH_MEDIA_TYPES}")
    coming = iter(results)
    first = list(islice(coming, FEW))
    if len(first) < min(FEW, rows + 1):
        answer = _graph(dict.fromkeys(first), media_type)
        if answer.size_bytes <= size_bytes:
            return answer
    found: dict[ox.Triple, None] = {}
    size = 0
    for triple in chain(first, coming):
        if triple in found:
            continue
        size += len(lexical(triple.object) or "") + 80
        if len(found) == rows or size > size_bytes:
            return _graph(found, media_type, is_truncated=True)
        found[triple] = None
    return _graph(found, media_type)


def _graph(triples: Collection[ox.Triple], media_type: str, *, is_truncated: bool = False) -> Answer:
    sink = Sink()
    write_triples(triples, cast("BinaryIO", sink), media_type)
    return sink.answer(media_type, "GRAPH", len(triples), is_truncated=is_truncated)


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def _json_row(names: list[str], row: Iterable[Term | None]) -> bytes:
    return orjson.dumps({name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None})


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{term.value}</bnode>"
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        inner = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts)
        return f"<triple>{inner}</triple>"
    mark = ""
    if term.language:
        mark = f' xml:lang="{term.language}"'
    elif term.datatype.value != _STRING:
        mark = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{mark}>{_xml(term.value)}</literal>"


def _xml(text: str) -> str:
    """Escaped text; the characters that no XML 1.0 document may hold become U+FFFD."""
    return "".join(char if char >= " " or char in "\t\n\r" else "\ufffd" for char in escape(text))


def _xml_row(names: list[str], row: Iterable[Term | None]) -> bytes:
    bindings = (
        f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"<result>{''.join(bindings)}</result>".encode()


def _csv_row(_: list[str], row: Iterable[Term | None]) -> bytes:
    return (",".join(_csv_cell(lexical(term) or "", term) for term in row) + "\r\n").encode()


def _csv_cell(text: str, term: Term | None) -> str:
    if isinstance(term, ox.BlankNode):
        text = f"_:{text}"
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(char in text for char in ',"\r\n') else text


def _tsv_row(_: list[str], row: Iterable[Term | None]) -> bytes:
    cells = ("" if term is None else str(term).replace("\t", "\\t") for term in row)
    return ("\t".join(cells) + "\n").encode()


def _xml_head(names: list[str]) -> bytes:
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    return f"{_XML_OPEN}<head>{variables}</head><results>".encode()


_XML_OPEN = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
WRITERS: dict[str, Writer] = {
    JSON: Writer(
        head=lambda names: b'{"head":{"vars":' + orjson.dumps(names) + b'},"results":{"bindings":[',
        row=_json_row,
        separator=b",\n",
        tail=b"]}}",
        boolean=lambda value: orjson.dumps({"head": {}, "boolean": value}),
    ),
    "application/sparql-results+xml": Writer(
        head=_xml_head,
        row=_xml_row,
        separator=b"\n",
        tail=b"</results></sparql>",
        boolean=lambda value: f"{_XML_OPEN}<head/><boolean>{str(value).lower()}</boolean></sparql>".encode(),
    ),
    "text/csv": Writer(
        head=lambda names: (",".join(names) + "\r\n").encode(),
        row=_csv_row,
        separator=b"",
        tail=b"",
        boolean=lambda value: str(value).lower().encode(),
    ),
    "text/tab-separated-values": Writer(
        head=lambda names: ("\t".join(f"?{name}" for name in names) + "\n").encode(),
        row=_tsv_row,
        separator=b"",
        tail=b"",
        boolean=lambda value: str(value).lower().encode(),
    ),
}
"""Media types of SELECT and ASK. CSV and TSV of an ASK are no standard: one word, as Oxigraph writes it."""

ROW_MEDIA_TYPES = tuple(WRITERS)
