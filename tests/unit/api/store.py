"""A store on disk with the hand-made article in it, and the same article from another outlet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.claims import cluster
from kg.curation import identities
from kg.ids import Namer, article_key
from kg.model.annotated import AnnotatedArticle, Extractor
from kg.rdf.to_graph import article_quads, graph_names, provenance_quads
from kg.settings import Settings
from kg.store import open_store
from kg.store.index_rows import reindex
from tests.unit.api import articles

EXTRACTOR = Extractor("ujar-id", "0.1.0", "abcdef012345")
KEY = article_key(articles.DOCUMENT)


def fill(path: Path, annotated: AnnotatedArticle | None = None) -> Settings:
    """Writes an article, the hand-made one unless given, into a new store at `path`; the settings to read it with."""
    settings = Settings(store=path)
    _write(settings, annotated or articles.annotated())
    return settings


def add(path: Path) -> str:
    """Writes the same article, as another outlet printed it, into the store at `path`; its key."""
    annotated = articles.annotated()
    document = replace(annotated.document, id="kabar-1", outlet="Kabar Pesisir", url="https://pesisir.example/1")
    other = replace(annotated, article=replace(annotated.article, document=document))
    _write(Settings(store=path), other)
    return article_key(document)


def _write(settings: Settings, annotated: AnnotatedArticle) -> None:
    namer = Namer(settings.base)
    store = open_store(settings.store, settings=settings)
    store.texts.put([(article_key(annotated.document), annotated.document)])
    quads = [*article_quads(annotated, namer), *provenance_quads(annotated, namer, EXTRACTOR)]
    store.replace_graphs(graph_names(annotated, namer), quads)
    identities.rebuild(store, namer)
    cluster.rebuild(store, namer)
    reindex(store)
    store.close()
