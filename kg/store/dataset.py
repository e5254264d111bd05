"""The store as an rdflib `Dataset`, for Python users who know rdflib. Nothing inside Ujar depends on it."""

from __future__ import annotations

from rdflib import Dataset

from kg.rdf.vocab import PREFIXES
from kg.store.oxigraph import OxigraphView


def dataset(view: OxigraphView) -> Dataset:
    """An rdflib Dataset over the same data; its default graph is the union of all graphs.

    Give queries as text: they go to Oxigraph whole; prepared query objects fall back to rdflib's slow engine.
    Use `replace_graphs` to write: each `add` here is a transaction of its own. The Dataset keeps the store's lock
    as long as it lives, so drop it before closing the store.
    """
    from oxrdflib import OxigraphStore

    found = Dataset(store=OxigraphStore(store=view.graphs), default_union=True)
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    return found
