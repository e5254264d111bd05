"""Changes that users make: SPARQL updates, and whole graphs put, merged and deleted. Each is one transaction."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.rdf.serialize import INPUT_MEDIA_TYPES, format_of
from kg.store.terms import malformed, no_graph, refuse_blank_nodes

_JSON_LD = ox.RdfFormat.JSON_LD


@dataclass(frozen=True, slots=True)
class Put:
    """What became of a graph that was put: whether it is new, and whether anything differs from before."""

    is_created: bool
    is_changed: bool


def resolved(prologue: str, names: Sequence[str], *, base: str) -> list[str]:
    """IRIs of names as they stand in SPARQL (`<…>`, `ex:g`) behind a prologue, read as the engine reads them.

    Raises QueryError UJ501 for a name that is none there.
    """
    query = f"{prologue}SELECT ?name {{ VALUES ?name {{ {' '.join(names)} }} }}"
    try:
        rows = list(ox.Store().query(query, base_iri=base))  # type: ignore[arg-type]
    except SyntaxError as error:
        problem = f"a name of a graph is no IRI: {' '.join(names)}"
        raise QueryError("UJ501", problem, cure="declare its prefix, and write IRIs whole") from error
    return [row["name"].value for row in rows]


def update(store: ox.Store, text: str, *, base: str) -> None:
    """Runs an update; all of it is done, or nothing. QueryError UJ501 malformed, UJ506 where it cannot be done."""
    try:
        store.update(text, base_iri=base)
    except SyntaxError as error:
        raise malformed(error, text) from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(
            "UJ506", f"the update cannot be done: {error}", cure="write SILENT to go on without"
        ) from error


def read_documents(documents: Iterable[tuple[bytes, str]], *, base: str) -> list[ox.Triple]:
    """The triples of a graph that was sent as several documents with their media types. Raises as `read_triples`."""
    return [triple for body, media_type in documents for triple in read_triples(body, media_type, base=base)]


def read_triples(body: bytes, media_type: str, *, base: str) -> list[ox.Triple]:
    """The triples of a graph that was sent, each once, its blank nodes named anew.

    Raises InputError: UJ444 no media type for one graph, UJ445 a body that is not what it claims to be.
    """
    try:
        form = format_of(media_type)
    except InputError as error:
        problem = f"a graph cannot be sent as {media_type or 'nothing'}"
        raise InputError(
            "UJ444", problem, place="Content-Type", cure=f"use one of {', '.join(INPUT_MEDIA_TYPES)}"
        ) from error
    try:
        quads = list(ox.parse(body, format=form.engine or _JSON_LD, base_iri=base, rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        if "LoadDocumentCallback" in str(error):  # so the engine calls a context at an address
            problem = "the body names a @context at an address, and nothing is fetched"
            raise InputError("UJ445", problem, place="@context", cure="write the context into the body") from error
        where = f"line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else "body"
        raise InputError("UJ445", f"the body is no {form.name}: {error}", place=where, cure="mend it") from error
    named = next((quad for quad in quads if quad.graph_name != ox.DefaultGraph()), None)
    if named is not None:
        problem = f"the body holds a graph of its own, {named.graph_name}"
        raise InputError("UJ445", problem, place="body", cure="send the triples of one graph without a name")
    return list(dict.fromkeys(quad.triple for quad in quads))


def put(
    store: ox.Store, graph: str | None, triples: Sequence[ox.Triple], *, is_merged: bool, has_blank_nodes: bool
) -> Put:
    """Gives a graph (None: the default one) these triples, in place of those it has or beside them, if `is_merged`.

    A graph without triples is there all the same. Raises StoreError UJ406 for a blank node unless `has_blank_nodes`.
    """
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    quads = [ox.Quad(one.subject, one.predicate, one.object, name) for one in triples]
    if not has_blank_nodes:
        refuse_blank_nodes(quads)
    is_created = isinstance(name, ox.NamedNode) and not store.contains_named_graph(name)
    old = set(store.quads_for_pattern(None, None, None, name))
    gone = set() if is_merged else old.difference(quads)
    added = [quad for quad in quads if quad not in old]
    if gone and any(isinstance(quad.object, ox.BlankNode | ox.Triple) or _is_blank(quad.subject) for quad in gone):
        store.update(
            f"{_clear(name)} ;\n{_insert(name, quads)}"
        )  # what holds a blank node cannot be named to delete it
    elif gone or is_created:
        deleted = f"DELETE DATA {_block(name, gone)} ;\n" if gone else ""
        store.update(f"{deleted}{_insert(name, added)}")
    elif added:
        store.extend(added)
    return Put(is_created, bool(gone or added or is_created))


def delete(store: ox.Store, graph: str | None) -> bool:
    """Deletes a graph; the default one is emptied. Whether anything changed. StoreError UJ441 where there is none."""
    if graph is None:
        is_changed = next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None
        store.clear_graph(ox.DefaultGraph())
        return is_changed
    name = ox.NamedNode(graph)
    if not store.contains_named_graph(name):
        raise no_graph(graph)
    store.remove_graph(name)
    return True


def refuse_blank_nodes_in(store: ox.Store, is_meant: Callable[[str], bool], graphs: Container[str] | None) -> None:
    """Raises StoreError UJ406 for a blank node in one of `graphs` (None: of all) for which `is_meant` says so."""
    names = [node for node in store.named_graphs() if isinstance(node, ox.NamedNode)]
    wanted = [node for node in names if (graphs is None or node.value in graphs) and is_meant(node.value)]
    refuse_blank_nodes(quad for node in wanted for quad in store.quads_for_pattern(None, None, None, node))


@contextmanager
def rehearsal(store: ox.Store, folder: Path) -> Iterator[ox.Store]:
    """A copy of a store on disk, to try a change on; `folder` is made for it, on the same disk, and goes at the end."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        store.backup(str(folder))
        yield ox.Store(str(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_blank(node: object) -> bool:
    return isinstance(node, ox.BlankNode)


def _clear(name: ox.NamedNode | ox.DefaultGraph) -> str:
    return "CLEAR DEFAULT" if isinstance(name, ox.DefaultGraph) else f"CLEAR SILENT GRAPH {name}"


def _insert(name: ox.NamedNode | ox.DefaultGraph, quads: Iterable[ox.Quad]) -> str:
    """Also makes the graph, where it has a name, or keeps it when it becomes empty."""
    create = "" if isinstance(name, ox.DefaultGraph) else f"CREATE SILENT GRAPH {name} ;\n"
    return f"{create}INSERT DATA {_block(name, quads)}"


def _block(name: ox.NamedNode | ox.DefaultGraph, quads: Iterable[ox.Quad]) -> str:
    triples = "\n".join(f"{quad.triple} ." for quad in quads)
    return f"{{ {triples} }}" if isinstance(name, ox.DefaultGraph) else f"{{ GRAPH {name} {{ {triples} }} }}"
