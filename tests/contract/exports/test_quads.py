"""One suite over every exporter of quads: what is parsed back is what the store holds."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
import rdflib

from kg.export.registry import EXPORTERS, Exporter, ExportKind, exporter
from kg.settings import DEFAULT_BASE
from kg.store.base import View
from tests.unit.views.newsroom import QUOTES, filled

QUADS = [row for row in EXPORTERS if row.kind is ExportKind.QUADS]
WITH_GRAPHS = {"nq", "trig", "jsonld"}


def exported(view: View, name: str, **options: str) -> bytes:
    out = io.BytesIO()
    exporter(name, kind=ExportKind.QUADS).write(view, out, **options)
    return out.getvalue()


def parsed(data: bytes, media_type: str) -> set[ox.Quad]:
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    assert rdf_format is not None
    return set(ox.parse(data, rdf_format))


@pytest.mark.parametrize("row", QUADS, ids=lambda row: row.name)
def test_a_whole_store_comes_back(row: Exporter) -> None:
    with filled() as store:
        found = parsed(exported(store, row.name), row.media_type)
        quads = set(store.quads())
    assert quads
    wanted = quads if row.name in WITH_GRAPHS else {ox.Quad(*quad.triple) for quad in quads}
    assert found == wanted


@pytest.mark.parametrize("row", QUADS, ids=lambda row: row.name)
def test_one_graph_comes_back(row: Exporter) -> None:
    graph = f"{DEFAULT_BASE}graph/identities"
    with filled() as store:
        found = {quad.triple for quad in parsed(exported(store, row.name, graph=graph), row.media_type)}
        wanted = {quad.triple for quad in store.quads(graph)}
    assert wanted
    assert found == wanted


@pytest.mark.parametrize("row", QUADS, ids=lambda row: row.name)
def test_a_graph_that_is_not_there_is_empty(row: Exporter) -> None:
    with filled() as store:
        data = exported(store, row.name, graph=f"{DEFAULT_BASE}graph/tidak-ada")
    assert parsed(data, row.media_type) == set()


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # rdflib 7.6 calls its own old names
@pytest.mark.parametrize("row", QUADS, ids=lambda row: row.name)
def test_rdflib_reads_as_many_statements(row: Exporter) -> None:
    with filled() as store:
        data, quads = exported(store, row.name), list(store.quads())
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(io.BytesIO(data), format=row.media_type)
    statements = {quad.triple for quad in quads}
    assert len({(s, p, o) for s, p, o, _ in dataset.quads()}) == len(statements)


def test_sorted_nquads_are_the_same_whatever_the_order_of_ingest() -> None:
    with filled() as one, filled(tuple(reversed(QUOTES))) as other:
        assert sorted(exported(one, "nq").splitlines()) == sorted(exported(other, "nq").splitlines())
