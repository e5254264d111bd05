"""What produced an article graph (in a graph beside it, without times) and when (in `graph/runs` only).

The provenance graph goes when its article is extracted again. What is to outlive that stands in `graph/runs`: which
article a run read, and, once for each ingest and extractor, name, version and configuration.

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

_Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


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
    triples: tuple[_Triple, ...] = (
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
    """Quads for `graph/runs`: one ingest, when it started and, once it has, when it ended, its extractors and runs.

    `runs` are article keys with what extracted them; `started` and `ended` should know their zone. Add these quads,
    replace nothing. A run is part of what one extractor did in the ingest, and that part of the ingest.
    """
    moment = started.isoformat()
    ingest = ox.NamedNode(namer.ingest(moment))
    triples: list[_Triple] = [(ingest, vocab.TYPE, vocab.ACTIVITY), (ingest, vocab.STARTED_AT, date_time(started))]
    if ended:
        triples.append((ingest, vocab.ENDED_AT, date_time(ended)))
    parts: dict[Extractor, ox.NamedNode] = {}
    for key, extractor in runs:
        if extractor not in parts:
            parts[extractor] = ox.NamedNode(namer.ingest(moment, _identity(extractor), extractor.configuration))
            triples += _part(parts[extractor], extractor, ingest)
        run = _run(namer, key, extractor)
        triples += [(run, vocab.IS_PART_OF, parts[extractor]), (run, vocab.USED, ox.NamedNode(namer.article(key)))]
    graph = ox.NamedNode(namer.graph("runs"))
    return [ox.Quad(subject, predicate, value, graph) for subject, predicate, value in triples]


def without_runs(quads: Iterable[ox.Quad], namer: Namer) -> Iterator[ox.Quad]:
    """The quads that are not of `graph/runs`: those that are the same whenever and however often articles came in."""
    runs = f"<{namer.graph('runs')}>"
    return (quad for quad in quads if str(quad.graph_name) != runs)


def _part(part: ox.NamedNode, extractor: Extractor, ingest: ox.NamedNode) -> Iterator[_Triple]:
    """What one extractor did in an ingest: described here, so that it outlives all articles that it extracted."""
    yield part, vocab.TYPE, vocab.ACTIVITY
    yield part, vocab.LABEL, ox.Literal(_identity(extractor))
    yield part, vocab.CONFIGURATION, ox.Literal(extractor.configuration)
    yield part, vocab.IS_PART_OF, ingest


def _identity(extractor: Extractor) -> str:
    return f"{extractor.name} {extractor.version}"


def _run(namer: Namer, key: str, extractor: Extractor) -> ox.NamedNode:
    return ox.NamedNode(namer.run(key, _identity(extractor), extractor.configuration))


def _software(namer: Namer, extractor: Extractor) -> ox.NamedNode:
    return ox.NamedNode(namer.software(extractor.name, extractor.version))
