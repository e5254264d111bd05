"""Quads and documents for stores: one small article graph at a time, made by hand."""

from __future__ import annotations

import pyoxigraph as ox

BASE = "http://localhost:8000/"


def article_graph(number: int, *, words: str = "harga beras turun") -> tuple[str, list[ox.Quad]]:
    key = f"{number:032x}"
    graph = ox.NamedNode(f"{BASE}graph/article/{key}")
    quote = ox.NamedNode(f"{BASE}id/article/{key}/q10-27")
    doc = ox.NamedNode(f"{BASE}id/article/{key}/doc")
    schema = "https://schema.org/"
    triples = [
        (quote, ox.NamedNode(schema + "text"), ox.Literal(words, language="id")),
        (quote, ox.NamedNode("https://w3id.org/ujar/ont#inArticle"), doc),
        (doc, ox.NamedNode(schema + "headline"), ox.Literal(f"Berita {number}", language="id")),
    ]
    return graph.value, [ox.Quad(*triple, graph) for triple in triples]
