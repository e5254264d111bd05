"""JSON-LD, compacted with ontology/context.jsonld, which every document carries so that it is read offline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, BinaryIO

import orjson
import pyoxigraph as ox

from kg import resources
from kg.rdf import vocab

_PRETTY = orjson.OPT_INDENT_2
_STRING = vocab.PREFIXES["xsd"] + "string"
_NATIVE: dict[str, Callable[[str], Any]] = {vocab.INTEGER.value: int, vocab.BOOLEAN.value: "true".__eq__}
"""Types whose JSON value means the same as the literal."""


@dataclass(frozen=True, slots=True)
class _Term:
    """How the context names a property, and the type that it gives to values (an IRI, "@id" or "@vocab")."""

    name: str
    coercion: str | None


@dataclass(frozen=True, slots=True)
class _Context:
    document: dict[str, Any]
    properties: dict[str, _Term]
    words: dict[str, str]
    """Short name of each class and value."""
    prefixes: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def context() -> _Context:
    """The parsed context; read once."""
    document = orjson.loads((resources.folder("ontology") / "context.jsonld").read_bytes())["@context"]
    prefixes = {name: iri for name, iri in document.items() if isinstance(iri, str) and iri.endswith(("#", "/"))}
    properties, words = {}, {}
    for name, definition in document.items():
        if name in prefixes or definition in ("@id", "@type"):
            continue
        if isinstance(definition, str):
            words[_expand(definition, prefixes)] = name
            properties[_expand(definition, prefixes)] = _Term(name, None)
        else:
            coercion = _expand(definition["@type"], prefixes)
            properties[_expand(definition["@id"], prefixes)] = _Term(name, coercion)
    return _Context(document, properties, words, tuple(prefixes.items()))


def write_jsonld(quads: Iterable[ox.Quad], out: BinaryIO) -> None:
    """Writes `quads` as one JSON-LD document in UTF-8, holding the statements about one thing at a time.

    Named graphs are nodes with `@graph`; nodes of the default graph stand beside them. Quads of one graph, and in it
    those about one thing, should follow each other: what comes back later becomes a node of its own, which means
    the same and reads worse.
    """
    terms = context()
    head, _, foot = orjson.dumps({"@context": terms.document, "@graph": []}, option=_PRETTY).rpartition(b"]")
    out.write(head)
    gap = b"\n"
    for graph, things in groupby(quads, lambda quad: quad.graph_name):
        nodes = (_node(name, about, terms) for name, about in groupby(things, lambda quad: quad.subject))
        if isinstance(graph, ox.DefaultGraph):
            gap = _write_items(out, nodes, gap=gap, indent=4)
            continue
        out.write(gap + _indented({"id": _prefixed(_name(graph), terms), "@graph": []}, 4).rpartition(b"]")[0])
        _write_items(out, nodes, gap=b"\n", indent=8)
        out.write(b"\n      ]\n    }")
        gap = b",\n"
    out.write((b"" if gap == b"\n" else b"\n  ") + b"]" + foot)


def _write_items(out: BinaryIO, nodes: Iterable[dict[str, Any]], *, gap: bytes, indent: int) -> bytes:
    """Writes the items of a list, `gap` before the first; returns what stands before the next one."""
    for node in nodes:
        out.write(gap + _indented(node, indent))
        gap = b",\n"
    return gap


def _indented(value: dict[str, Any], indent: int) -> bytes:
    """`value` as JSON whose every line is moved in by `indent` blanks; a line never ends inside a text."""
    blanks = b" " * indent
    return blanks + orjson.dumps(value, option=_PRETTY).replace(b"\n", b"\n" + blanks)


def _node(subject: Any, quads: Iterable[ox.Quad], terms: _Context) -> dict[str, Any]:  # noqa: ANN401  any subject
    node: dict[str, Any] = {"id": _prefixed(_name(subject), terms)}
    for quad in quads:
        _add(node, quad, terms)
    return node


def _add(node: dict[str, Any], quad: ox.Quad, terms: _Context) -> None:
    if quad.predicate == vocab.TYPE:
        name, value = "type", _word(_name(quad.object), terms)
    else:
        term = terms.properties.get(quad.predicate.value)
        if term is None or not _fits(quad.object, term.coercion):
            term = _Term(_prefixed(quad.predicate.value, terms), None)
        name, value = term.name, _value(quad.object, term.coercion, terms)
    before = node.get(name)
    if before is None:
        node[name] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        node[name] = [before, value]


def _fits(value: Any, coercion: str | None) -> bool:  # noqa: ANN401  a subject or an object
    """Whether a processor would choose the term for `value`: one that types its values names no others."""
    if not isinstance(value, ox.Literal):
        return coercion in (None, "@id", "@vocab")
    return coercion is None or (value.datatype.value == coercion and not value.language)


def _value(value: Any, coercion: str | None, terms: _Context) -> Any:  # noqa: ANN401  any JSON value
    if not isinstance(value, ox.Literal):
        if coercion == "@vocab":
            return _word(_name(value), terms)
        name = _prefixed(_name(value), terms)
        return name if coercion == "@id" else {"id": name}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == (coercion or _STRING):
        return _NATIVE.get(datatype, str)(value.value)
    if datatype == _STRING:
        return {"@value": value.value}
    return {"@value": value.value, "type": _prefixed(datatype, terms)}


def _name(node: Any) -> str:  # noqa: ANN401  a subject, object or graph name
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _word(iri: str, terms: _Context) -> str:
    return terms.words.get(iri) or _prefixed(iri, terms)


def _prefixed(iri: str, terms: _Context) -> str:
    for prefix, namespace in terms.prefixes:
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _expand(name: str, prefixes: dict[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + local if prefix in prefixes else name
