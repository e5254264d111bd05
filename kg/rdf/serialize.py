"""Quads to bytes in each RDF format: `FORMATS` is the table that media types and file endings come from.

Turtle and TriG are written in reading order with prefixes bound, one for each article's names where there are few.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf import vocab
from kg.rdf.jsonld import write_jsonld

FEW = 1000
"""So many triples are few: some 100 kB as text."""
_MAX_ARTICLE_PREFIXES = 40
_KINDS = ("agent", "outlet", "claim", "role", "run", "ingest", "software")
_ARTICLE = re.compile(r"^(.*/)id/article/[0-9a-f]{32}/")
_RANKS = {"doc": 0, "q": 1, "r": 2, "e": 3, "a": 4, "s": 5}
_LOCAL = re.compile(r"/(doc|[qreas])([0-9-]*)$")
_NOT_IN_COMMENT = re.compile("-(?=-|$)|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Format:
    """One RDF format; `keeps_graphs` says whether graph names survive in it."""

    name: str
    media_type: str
    extension: str
    keeps_graphs: bool
    engine: ox.RdfFormat | None


FORMATS = (
    Format("turtle", "text/turtle", "ttl", keeps_graphs=False, engine=ox.RdfFormat.TURTLE),
    Format("trig", "application/trig", "trig", keeps_graphs=True, engine=ox.RdfFormat.TRIG),
    Format("ntriples", "application/n-triples", "nt", keeps_graphs=False, engine=ox.RdfFormat.N_TRIPLES),
    Format("nquads", "application/n-quads", "nq", keeps_graphs=True, engine=ox.RdfFormat.N_QUADS),
    Format("rdfxml", "application/rdf+xml", "rdf", keeps_graphs=False, engine=ox.RdfFormat.RDF_XML),
    Format("jsonld", "application/ld+json", "jsonld", keeps_graphs=True, engine=None),
)

INPUT_MEDIA_TYPES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
"""What one graph may be sent as."""


def format_of(media_type: str) -> Format:
    """The row of `FORMATS` for a media type; parameters such as charset are ignored.

    Raises InputError UJ120 for a media type that is not in the table.
    """
    wanted = media_type.partition(";")[0].strip().lower()
    for row in FORMATS:
        if row.media_type == wanted:
            return row
    known = ", ".join(row.media_type for row in FORMATS)
    raise InputError("UJ120", f"no RDF format is called {media_type!r}", cure=f"one of {known}")


def serialize(quads: Iterable[ox.Quad], media_type: str, *, more_prefixes: Mapping[str, str] | None = None) -> bytes:
    """`quads` as `media_type`, each once, in reading order: the same bytes for the same set of quads.

    Formats without graphs hold the triples of all graphs. `more_prefixes` are bound beside those of the ontology.
    Raises InputError UJ120 for an unknown media type.
    """
    row = format_of(media_type)
    ordered = sorted(set(quads), key=_reading_order)
    out = BytesIO()
    if row.engine is None:
        write_jsonld(ordered, out)
        return out.getvalue()
    if row.engine == ox.RdfFormat.RDF_XML:
        ordered = [_for_xml(quad) for quad in ordered]
    prefixes = prefixes_for(ordered) | dict(more_prefixes or {})
    if row.keeps_graphs:
        ox.serialize(ordered, output=out, format=row.engine, prefixes=prefixes)
    else:
        triples = dict.fromkeys(quad.triple for quad in sorted(ordered, key=_triple_order))
        ox.serialize(triples, output=out, format=row.engine, prefixes=prefixes)
    data = out.getvalue()
    return _with_returns(data) if row.engine == ox.RdfFormat.RDF_XML else _sort_prefixes(data)


def write_triples(triples: Collection[ox.Triple], out: BinaryIO, media_type: str) -> None:
    """Writes triples like `write`; quicker than quads of them where the engine takes triples as they are."""
    row = format_of(media_type)
    if row.engine is None or row.engine == ox.RdfFormat.RDF_XML:
        write((ox.Quad(*triple) for triple in triples), out, media_type)
        return
    way = _SortedPrefixes(out)
    if len(triples) <= FEW:  # what is written at once takes half as long as what is passed on in pieces
        way.write(cast("bytes", ox.serialize(triples, format=row.engine, prefixes=vocab.PREFIXES)))
    else:
        ox.serialize(triples, cast("BinaryIO", way), row.engine, prefixes=vocab.PREFIXES)
    way.close()


def write(quads: Iterable[ox.Quad], out: BinaryIO, media_type: str, *, note: str | None = None) -> None:
    """Writes `quads` to `out` as they come, holding no more than those about one thing; some formats drop the graphs.

    `note` becomes a comment: the first line of the file, in RDF/XML the last, in JSON-LD, which knows none, nothing.
    Raises InputError UJ120 for an unknown media type.
    """
    row = format_of(media_type)
    if row.engine is None:
        write_jsonld(quads, out)
        return
    is_xml = row.engine == ox.RdfFormat.RDF_XML
    if is_xml:
        quads = map(_for_xml, quads)
    if note and not is_xml:
        out.write(f"# {' '.join(note.split())}\n".encode())
    statements = quads if row.keeps_graphs else (quad.triple for quad in quads)
    way: _Returns | _SortedPrefixes = _Returns(out) if is_xml else _SortedPrefixes(out)
    ox.serialize(statements, cast("BinaryIO", way), row.engine, prefixes=vocab.PREFIXES)
    way.close()
    if note and is_xml:
        out.write(f"\n<!-- {_NOT_IN_COMMENT.sub('- ', ' '.join(note.split()))} -->\n".encode())


def prefixes_for(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """The prefixes that make Turtle of `quads` short: the vocabularies used, the dataset's kinds of ids, articles.

    One article is `x:`; several are `x1:`, `x2:` … in order of their keys, up to 40 of them.
    """
    iris = _iris(quads)
    vocabularies = {p: space for p, space in vocab.PREFIXES.items() if p != "rdf" and _is_used(space, iris)}
    articles = sorted({match.group(0) for iri in iris if (match := _ARTICLE.match(iri))})
    bases = {match.group(1) for article in articles if (match := _ARTICLE.match(article))}
    found = dict(vocabularies)
    if len(bases) == 1:
        base = bases.pop()
        kinds = {kind: f"{base}id/{kind}/" for kind in _KINDS}
        kinds |= {f"graph-{kind}": f"{base}graph/{kind}/" for kind in ("article", "prov")} | {"graph": f"{base}graph/"}
        found |= {prefix: space for prefix, space in kinds.items() if _is_used(space, iris)}
    if len(articles) == 1:
        found["x"] = articles[0]
    elif len(articles) <= _MAX_ARTICLE_PREFIXES:
        found |= {f"x{number}": article for number, article in enumerate(articles, start=1)}
    return found


def _sort_prefixes(data: bytes) -> bytes:
    """The engine writes prefixes in no fixed order."""
    lines = data.split(b"\n")
    count = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"\n".join(sorted(lines[:count]) + lines[count:])


def _with_returns(data: bytes) -> bytes:
    """The engine writes carriage returns as they are, which an XML reader takes for line feeds."""
    return data.replace(b"\r", b"&#xD;")


class _Returns:
    """Passes on what is written to it, carriage returns in the form that XML readers keep."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        """Writes; the number is that of the bytes taken."""
        self._out.write(_with_returns(data))
        return len(data)

    def flush(self) -> None:
        """Does nothing: nothing waits."""

    def close(self) -> None:
        """Does nothing; the file behind stays open."""


class _SortedPrefixes:
    """Passes on what is written to it, the lines of `vocab.PREFIXES` at its beginning, if it has them, in order."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._head: bytes | None = b""
        """What was written so far; None once the prefixes are through."""

    def write(self, data: bytes) -> int:
        """Writes, or waits for all the prefixes."""
        if self._head is None:
            self._out.write(data)
        else:
            self._head += data
            if len(self._head) >= len(_PREFIX_LINES):
                self.close()
        return len(data)

    def flush(self) -> None:
        """Does nothing: what waits is written in the end."""

    def close(self) -> None:
        """Writes what still waits; the file behind stays open."""
        if self._head is not None:
            has_prefixes = self._head.startswith(b"@prefix ")
            self._out.write(_PREFIX_LINES + self._head[len(_PREFIX_LINES) :] if has_prefixes else self._head)
            self._head = None


_PREFIX_LINES = b"".join(sorted(f"@prefix {name}: <{space}> .\n".encode() for name, space in vocab.PREFIXES.items()))


def _is_used(namespace: str, iris: set[str]) -> bool:
    return any(iri.startswith(namespace) for iri in iris)


def _iris(quads: Iterable[ox.Quad]) -> set[str]:
    found = set()
    for quad in quads:
        for node in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(node, ox.NamedNode):
                found.add(node.value)
            elif isinstance(node, ox.Literal) and not node.language:
                found.add(node.datatype.value)
    return found


def _reading_order(quad: ox.Quad) -> tuple[str, tuple[int, tuple[int, ...], str], tuple[bool, str], str]:
    return (str(quad.graph_name), *_triple_order(quad))


def _triple_order(quad: ox.Quad) -> tuple[tuple[int, tuple[int, ...], str], tuple[bool, str], str]:
    """Article, quotes, relays, events, agents, spans, each by offset; the type of a thing before the rest."""
    subject = str(quad.subject)
    match = _LOCAL.search(subject[1:-1])
    rank = _RANKS[match.group(1)] if match else len(_RANKS)
    offsets = tuple(int(number) for number in match.group(2).split("-") if number) if match else ()
    is_late = quad.predicate != vocab.TYPE
    return (rank, offsets, subject), (is_late, quad.predicate.value), str(quad.object)


def _for_xml(quad: ox.Quad) -> ox.Quad:
    """XML cannot hold control characters, not even escaped; they become U+FFFD."""
    value = quad.object
    if not isinstance(value, ox.Literal) or not _NOT_XML.search(value.value):
        return quad
    words = _NOT_XML.sub("\ufffd", value.value)
    clean = ox.Literal(words, language=value.language) if value.language else ox.Literal(words, datatype=value.datatype)
    return ox.Quad(quad.subject, quad.predicate, clean, quad.graph_name)
