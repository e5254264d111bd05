"""What produced an article graph (in a graph beside it, without times) and when (in `graph/runs` only).

The extractor is described once, in `graph/identities`: a triple that stood in every provenance graph would come out
of a query over the union of graphs once for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import pyoxigraph as ox

from kg.ids import Namer, article_key
from kg.model.annotated import AnnotatedArticle, Extractor
from kg.rdf import vocab
from kg.rdf.literals import date_time


def graph_names(annotated: AnnotatedArticle, namer: Namer) -> tuple[str, str]:
    """IRIs of the article graph and of the provenance graph of one article version."""
    key = article_key(annotated.document)
    return namer.graph("article", key), namer.graph("prov", key)


def provenance_quads(annotated: AnnotatedArticle, namer: Namer, extractor: Extractor) -> list[ox.Quad]:
    """The provenance graph: article graph, run, extractor; the same for the same text, program and pack."""
    key = article_key(annotated.document)
    graph = ox.NamedNode(namer.graph("prov", key))
    content = ox.NamedNode(namer.graph("article", key))
    run = _run(namer, key, extractor)
    software = _software(namer, extractor)
    triples: tuple[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal], ...] = (
        (content, vocab.WAS_DERIVED_FROM, ox.NamedNode(namer.article(key))),
        (content, vocab.WAS_GENERATED_BY, run),
        (run, vocab.TYPE, vocab.EXTRACTION_RUN),
        (run, vocab.WAS_ASSOCIATED_WITH, software),
        (run, vocab.LABEL, ox.Literal(_identity(extractor))),
        (run, vocab.CONFIGURATION, ox.Literal(extractor.configuration)),
    )
    return [ox.Quad(subject, predicate, value, graph) for subject, predicate, value in triples]


def run_quads(
    namer: Namer, runs: Iterable[tuple[str, Extractor]] = (), *, started: datetime, ended: datetime | None = None
) -> list[ox.Quad]:
    """Quads for `graph/runs`: one ingest, when it started and, once it has, when it ended, and its runs.

    `runs` are article keys with what extracted them; `started` and `ended` should know their zone. Add these quads,
    replace nothing.
    """
    graph = ox.NamedNode(namer.graph("runs"))
    batch = ox.NamedNode(namer.run(started.isoformat(), "", ""))
    quads = [
        ox.Quad(batch, vocab.TYPE, vocab.ACTIVITY, graph),
        ox.Quad(batch, vocab.STARTED_AT, date_time(started), graph),
    ]
    if ended:
        quads.append(ox.Quad(batch, vocab.ENDED_AT, date_time(ended), graph))
    quads += [ox.Quad(_run(namer, key, extractor), vocab.IS_PART_OF, batch, graph) for key, extractor in runs]
    return quads


def without_runs(quads: Iterable[ox.Quad], namer: Namer) -> Iterator[ox.Quad]:
    """The quads that are not of `graph/runs`: those that are the same whenever and however often articles came in."""
    runs = f"<{namer.graph('runs')}>"
    return (quad for quad in quads if str(quad.graph_name) != runs)


def _identity(extractor: Extractor) -> str:
    return f"{extractor.name} {extractor.version}"


def _run(namer: Namer, key: str, extractor: Extractor) -> ox.NamedNode:
    return ox.NamedNode(namer.run(key, _identity(extractor), extractor.configuration))


def _software(namer: Namer, extractor: Extractor) -> ox.NamedNode:
    return ox.NamedNode(namer.software(extractor.name, extractor.version))
