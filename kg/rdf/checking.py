"""A whole store or file in pieces that each fit in memory: several articles, or several derived nodes, at a time.

`pieces_of` reads and says what is wrong with where quads stand; `check` runs shapes and invariants over one piece, in
this process or another. All of it together says what a check of the whole would say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby

import pyoxigraph as ox

from kg.ids import article_key
from kg.model.text import SourceDocument
from kg.rdf.graphs import PER_ARTICLE, GraphKind, GraphName, parse_graph, parse_local
from kg.rdf.neighbours import Source, about, around, pieces
from kg.rdf.placement import misplaced
from kg.rdf.report import WARNING, Problem, shortened
from kg.rdf.triples import Quads

_ARTICLES = 16
_NODES = 256
"""Derived nodes in one piece: about as many triples as 16 articles."""

Documents = Callable[[str], SourceDocument | None]
"""The document of an article version, by its key; with an empty text where only what is said about it is known."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Quads to check together. `problems` are those that were found while reading."""

    articles: tuple[tuple[Quads, str | None], ...] = ()
    nodes: Quads = field(default_factory=list)
    beside: Quads = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    triples: int = 0
    """How many are looked at here and in no other piece."""


def pieces_of(
    source: Source, loose: Iterable[ox.Quad] = (), *, documents: Documents | None = None, is_sorted: bool = True
) -> Iterator[Piece]:
    """The articles, then the derived graphs, then what stands nowhere (`loose`).

    `documents` gives the texts that the graphs were made of; None where there are none. `is_sorted` says that the
    source gives quads by subject, as stores on disk do; else whole graphs are sorted in memory.
    """
    kinds = {name.kind for name in map(parse_graph, source.graph_names()) if name}
    names = (name for name in map(parse_graph, source.graph_names()) if name)
    for articles in pieces(_versions(source, names), _ARTICLES):
        yield _of_articles(source, articles, documents, kinds)
    derived = (f for f in source.graph_names() if (name := parse_graph(f)) and name.kind not in PER_ARTICLE)
    strange = (graph for graph in source.graph_names() if parse_graph(graph) is None)
    for stream in chain(map(source.quads, chain(derived, strange)), (iter(loose),)):
        ordered = stream if is_sorted else sorted(stream, key=lambda quad: str(quad.subject))
        for quads in pieces(_by_subject(ordered), _NODES):
            yield _of_nodes(source, list(chain.from_iterable(quads)), kinds)


def check(piece: Piece) -> list[Problem]:
    """What is wrong with a piece."""
    from kg.rdf.validate import check_articles, check_nodes

    found = list(piece.problems)
    if piece.articles:
        found += chain.from_iterable(check_articles(piece.articles, beside=piece.beside))
    if piece.nodes:
        found += check_nodes(piece.nodes, beside=piece.beside)
    return found


def _versions(source: Source, names: Iterable[GraphName]) -> Iterator[tuple[str, str]]:
    """Base and key of every article version, also of one with a provenance graph only."""
    for name in names:
        if name.kind == GraphKind.ARTICLE or (
            name.kind == GraphKind.PROV and not any(source.quads(f"{name.base}graph/article/{name.key}"))
        ):
            yield name.base, name.key


def _of_articles(
    source: Source, versions: list[tuple[str, str]], documents: Documents | None, kinds: set[GraphKind]
) -> Piece:
    articles: list[tuple[Quads, str | None]] = []
    problems: list[Problem] = []
    graphs: set[str] = set()
    for base, key in versions:
        own = [f"{base}graph/{kind}/{key}" for kind in (GraphKind.ARTICLE, GraphKind.PROV)]
        graphs.update(own)
        document = documents(key) if documents else None
        if documents:
            problems += _of_document(f"{base}id/article/{key}/doc", key, document)
        text = document.text if document else ""
        articles.append(([quad for graph in own for quad in source.quads(graph)], text or None))
    subjects = {_iri(quad.subject) for quads, _ in articles for quad in quads}
    derived = [quad for quad in about(source, sorted(_named(subjects))) if _iri(quad.graph_name) not in graphs]
    near = around(source, chain(derived, *(quads for quads, _ in articles)), subjects)
    problems += _missing(near.missing, kinds)
    triples = sum(len(quads) for quads, _ in articles)
    return Piece(tuple(articles), beside=[*derived, *near.quads], problems=tuple(problems), triples=triples)


def _of_nodes(source: Source, quads: Quads, kinds: set[GraphKind]) -> Piece:
    """A piece of a derived graph. What it says of articles' nodes is checked with these, but for where it stands."""
    elsewhere = {
        local.key
        for local in map(parse_local, {_iri(quad.subject) for quad in quads})
        if local and any(source.quads(f"{local.base}graph/article/{local.key}"))
    }
    nodes = [quad for quad in quads if (local := parse_local(_iri(quad.subject))) is None or local.key not in elsewhere]
    subjects = {_iri(quad.subject) for quad in nodes}
    known = set(nodes)
    others = [quad for quad in about(source, sorted(_named(subjects))) if quad not in known]
    near = around(source, nodes, subjects)
    problems = (*misplaced(quads), *_missing(near.missing, kinds))
    return Piece(nodes=nodes, beside=[*others, *near.quads], problems=problems, triples=len(quads))


def _of_document(doc: str, key: str, document: SourceDocument | None) -> Iterator[Problem]:
    if document is None or not document.text:  # an import without texts leaves a document without one
        message = "the text of this article is not in the store"
        cure = "to have it checked, ingest the article again, or give its text to ujar import with --texts"
        yield Problem(doc, "", "", message, "text-missing", WARNING, cure)
    elif article_key(document) != key:
        message, cure = "the article is not the one that its address and text name", "ingest the article again"
        yield Problem(doc, "", article_key(document), message, "key-of-article", cure=cure)


def _missing(quads: Iterable[ox.Quad], kinds: set[GraphKind]) -> Iterator[Problem]:
    """Nodes of derived graphs that nothing describes, where these graphs are at hand at all."""
    for quad in quads:
        value = _iri(quad.object)
        kind = GraphKind.CLAIMS if "/id/claim/" in value else GraphKind.IDENTITIES
        if kind in kinds and "/id/article/" not in value:
            message = f"this leads to something that graph/{kind} does not describe"
            path, cure = shortened(quad.predicate.value), "build the derived graphs again: any ujar ingest does it"
            yield Problem(_iri(quad.subject), path, value, message, "dangling", cure=cure)


def _by_subject(quads: Iterable[ox.Quad]) -> Iterator[Quads]:
    for _, group in groupby(quads, key=lambda quad: quad.subject):
        yield list(group)


def _named(subjects: Iterable[str]) -> Iterator[str]:
    return (subject for subject in subjects if not subject.startswith(("_:", "<<")))


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
