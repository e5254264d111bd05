"""One suite over every exporter of networks: valid, lossless, deterministic, whatever the text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from lxml import etree

from kg.errors import InputError
from kg.export.model import Network, Value
from kg.export.network import VIEW_EDGES, VIEW_NODES, from_networkx, from_view
from kg.export.periods import period
from kg.export.registry import EXPORTERS, Exporter, ExportKind, exporter, names
from kg.views import VIEWS
from tests.contract.exports import readers
from tests.contract.exports.graphs import HARD_TEXTS, graphs, hard_graph
from tests.unit.views.newsroom import drawn

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "third_party" / "gexf-1.3" / "gexf.rng"))
NETWORK_EXPORTERS = [row for row in EXPORTERS if row.kind is ExportKind.NETWORK]
PICTURES = [row.name for row in NETWORK_EXPORTERS if row.is_picture]
READERS: dict[str, Callable[[bytes], readers.Plain]] = {
    "gexf": readers.read_gexf,
    "graphml": readers.read_graphml,
    "json": readers.read_node_link,
    "links": partial(readers.read_node_link, edges="links"),
    "cytoscape": readers.read_cytoscape,
    "neo4j": readers.read_neo4j,
}
WITH_LISTS = {"json", "links", "cytoscape", "neo4j"}
TABLES = ("csv", "nodes", "gephi", "gephi-nodes")
ELSEWHERE = ("dot",)
"""Read by programs outside Python only (test_foreign.py)."""
GIVEN_GRAPHS = settings(max_examples=60)


def written(network: Network, name: str, **options: Any) -> bytes:
    out = io.BytesIO()
    exporter(name, kind=ExportKind.NETWORK).write(network, out, **options)
    return out.getvalue()


def view_networks() -> list[Network]:
    return [from_view(drawn(row.name)) for row in VIEWS]


def as_json(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def assert_lossless(network: Network, name: str) -> None:
    found = READERS[name](written(network, name))
    wanted = readers.expected(network, keep=as_json if name in WITH_LISTS else readers.joined)
    if name == "neo4j":
        wanted = readers.without_empty_items(wanted)
    assert found.nodes == wanted.nodes
    assert found.edges == wanted.edges
    assert found.is_directed == (wanted.is_directed or name == "cytoscape")


def test_every_exporter_of_networks_has_a_reader_here() -> None:
    assert {*READERS, *TABLES, *ELSEWHERE, *PICTURES} == set(names(ExportKind.NETWORK))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("view", [row.name for row in VIEWS])
def test_views_come_back_as_they_were_written(view: str, name: str) -> None:
    network = from_view(drawn(view))
    assert network.edges
    assert_lossless(network, name)


@pytest.mark.parametrize("name", READERS)
def test_hard_texts_come_back(name: str) -> None:
    assert_lossless(from_networkx(hard_graph()), name)


@pytest.mark.parametrize("name", READERS)
@GIVEN_GRAPHS
@given(graph=graphs())
def test_any_graph_comes_back(name: str, graph: nx.Graph[str]) -> None:
    assert_lossless(from_networkx(graph), name)


@GIVEN_GRAPHS
@given(graph=graphs())
def test_gexf_is_valid_by_the_official_schema(graph: nx.Graph[str]) -> None:
    SCHEMA.assertValid(etree.fromstring(written(from_networkx(graph), "gexf")))


def test_gexf_of_views_and_of_hard_texts_is_valid() -> None:
    for network in (*view_networks(), from_networkx(hard_graph())):
        SCHEMA.assertValid(etree.fromstring(written(network, "gexf")))


def test_the_schema_refuses_what_networkx_writes() -> None:
    """So that a schema that was not read, or accepts all, cannot pass unseen."""
    out = io.BytesIO()
    nx.write_gexf(nx.path_graph(2), out)
    assert not SCHEMA.validate(etree.fromstring(out.getvalue()))


@pytest.mark.parametrize("row", [row for row in NETWORK_EXPORTERS if row.name != "png"], ids=lambda row: row.name)
@GIVEN_GRAPHS
@given(graph=graphs())
def test_the_same_graph_is_the_same_file(row: Exporter, graph: nx.Graph[str]) -> None:
    turned = graph.__class__(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    edges = list(graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True))
    turned.add_edges_from(reversed(edges))
    assert written(from_networkx(graph), row.name) == written(from_networkx(turned), row.name)


@pytest.mark.parametrize("view", [row.name for row in VIEWS])
def test_tables_hold_every_node_and_edge(view: str) -> None:
    network = from_view(drawn(view))
    nodes, edges = (readers.read_table(written(network, name)) for name in ("nodes", "csv"))
    timed = readers.read_table(written(network, "gephi-nodes"))
    assert [row | {"timeset": ""} for row in timed] == [row | {"timeset": ""} for row in nodes]
    assert [row["Id"] for row in nodes] == [node.id for node in network.nodes]
    assert [row["Label"] for row in nodes] == [node.label for node in network.nodes]
    ends = [(row["Source"], row["Target"], row["Id"], float(row["Weight"])) for row in edges]
    assert ends == [(edge.source, edge.target, edge.id, edge.weight) for edge in network.edges]
    assert {row["Type"] for row in edges} == {"Directed" if network.is_directed else "Undirected"}
    assert [row["quote_ids"].split("; ") for row in edges] == [list(e.values["quote_ids"]) for e in network.edges]


@pytest.mark.parametrize("view", [row.name for row in VIEWS])
def test_gephi_has_one_edge_for_each_pair_and_loses_no_count_or_quote(view: str) -> None:
    network = from_view(drawn(view))
    rows = readers.read_table(written(network, "gephi"))
    pairs = [(row["Source"], row["Target"]) for row in rows]
    assert pairs == list(dict.fromkeys((edge.source, edge.target) for edge in network.edges))
    assert sum(float(row["Weight"]) for row in rows) == sum(edge.weight for edge in network.edges)
    for name in ("claims", "quotes", "articles"):
        assert sum(int(row[name]) for row in rows) == sum(int(str(edge.values[name])) for edge in network.edges)
    for row, pair in zip(rows, pairs, strict=True):
        edges = [edge for edge in network.edges if (edge.source, edge.target) == pair]
        assert set(row["Id"].split("; ")) == {edge.id for edge in edges}
        assert set(row["quote_ids"].split("; ")) == {iri for edge in edges for iri in edge.values["quote_ids"]}
        days = [day for edge in edges for day in (period(edge.values) or ())]
        assert row["timeset"] == (f"<[{min(days)}, {max(days)}]>" if days else "")


@GIVEN_GRAPHS
@given(graph=graphs())
def test_gephi_of_any_graph_has_one_line_for_each_pair(graph: nx.Graph[str]) -> None:
    network = from_networkx(graph)
    rows = readers.read_table(written(network, "gephi"))
    assert len(rows) == len({(edge.source, edge.target) for edge in network.edges})
    assert all(re.fullmatch(r"(<\[\d{4}-\d\d-\d\d, \d{4}-\d\d-\d\d\]>)?", row["timeset"]) for row in rows)


@GIVEN_GRAPHS
@given(graph=graphs())
def test_tables_of_any_graph_have_one_line_per_item(graph: nx.Graph[str]) -> None:
    network = from_networkx(graph)
    for excel in (False, True):
        assert len(readers.read_table(written(network, "nodes", excel=excel))) == len(network.nodes)
        assert len(readers.read_table(written(network, "csv", excel=excel))) == len(network.edges)


def test_hard_texts_stay_ids_in_tables() -> None:
    rows = readers.read_table(written(from_networkx(hard_graph()), "nodes"))
    ids = {row["Id"] for row in rows}
    assert {text for text in HARD_TEXTS if text.isprintable()} <= ids
    assert len(ids) == len(HARD_TEXTS)


@pytest.mark.parametrize("view", [row.name for row in VIEWS])
def test_views_of_an_empty_store_have_the_columns_of_views(view: str) -> None:
    network = from_view(drawn(view, ()))
    assert {column.name: column.type for column in network.node_columns} == VIEW_NODES
    assert {column.name: column.type for column in network.edge_columns} == VIEW_EDGES
    header = "Id,Label,claim_count,copies,first_seen,kind,last_seen,quote_count,unit,question,filter,read\n"
    assert written(network, "nodes").decode().startswith(header)
    SCHEMA.assertValid(etree.fromstring(written(network, "gexf")))


def test_two_ids_that_become_one_are_refused() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(["sumber\x00", "sumber\x01"])
    with pytest.raises(InputError, match="UJ162"):
        from_networkx(graph)
