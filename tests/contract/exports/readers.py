"""Reads what the network exporters wrote, by other people's readers, into one plain shape to compare."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.export.model import Network, Value, joined

Row = dict[str, Any]
NEO4J_TYPES: dict[str, Callable[[str], Any]] = {
    "ID": str,
    "string": str,
    "long": int,
    "double": float,
    "boolean": "true".__eq__,
}


@dataclass(frozen=True)
class Plain:
    """Nodes and edges by id, with all that a file says of them."""

    nodes: dict[str, Row]
    edges: dict[str, Row]
    is_directed: bool


def expected(network: Network, *, keep: Callable[[Value], Any] = joined) -> Plain:
    """What a lossless file of `network` holds."""
    nodes = {
        node.id: {"label": keep(node.label), **{name: keep(value) for name, value in node.values.items()}}
        for node in network.nodes
    }
    edges = {}
    for edge in network.edges:
        label = {"label": keep(edge.label)} if edge.label else {}
        kept = {name: keep(value) for name, value in edge.values.items()}
        edges[edge.id] = {"ends": (edge.source, edge.target), "weight": keep(edge.weight), **label, **kept}
    return Plain(nodes, edges, network.is_directed)


def from_networkx_reader(graph: nx.Graph[str], *, drop: tuple[str, ...] = ()) -> Plain:
    """A graph that networkx has read; edges carry their id as the attribute `id`."""
    directed = graph.is_directed()
    nodes = {node: {name: v for name, v in data.items() if name not in drop} for node, data in graph.nodes(data=True)}
    edges = {}
    for source, target, data in graph.edges(data=True):
        ends = (source, target) if directed else tuple(sorted((source, target)))
        row = {name: value for name, value in data.items() if name not in {"id", *drop}}
        edges[data["id"]] = {"ends": ends, **row}
    return Plain(nodes, edges, directed)


def read_gexf(data: bytes) -> Plain:
    """By networkx; spells and looks are tested apart."""
    return from_networkx_reader(nx.read_gexf(io.BytesIO(data)), drop=("spells", "viz"))


def read_graphml(data: bytes) -> Plain:
    """By networkx."""
    return _keyed(nx.read_graphml(io.BytesIO(data), force_multigraph=True), drop=("edge_id",))


def read_node_link(data: bytes, *, edges: str = "edges") -> Plain:
    """By networkx."""
    return _keyed(nx.node_link_graph(json.loads(data), edges=edges))


def _keyed(graph: nx.MultiGraph[str], *, drop: tuple[str, ...] = ()) -> Plain:
    for _, _, key, values in graph.edges(keys=True, data=True):
        values["id"] = key
    return from_networkx_reader(graph, drop=drop)


def read_cytoscape(data: bytes) -> Plain:
    """As Cytoscape.js does: one space of ids for nodes and edges, edges only between nodes that are there."""
    elements = json.loads(data)["elements"]
    ids = [item["data"]["id"] for part in ("nodes", "edges") for item in elements[part]]
    assert len(ids) == len(set(ids))
    nodes = {item["data"].pop("id"): item["data"] for item in elements["nodes"]}
    assert all(row.pop("name") == row["label"] for row in nodes.values())
    edges = {}
    for item in elements["edges"]:
        row = item["data"]
        identifier = row.pop("id")
        ends = (row.pop("source"), row.pop("target"))
        assert set(ends) <= nodes.keys()
        assert row.pop("interaction") == row.get("kind", "edge")
        edges[identifier] = {"ends": ends, **row}
    return Plain(nodes, edges, is_directed=True)


def read_table(data: bytes) -> list[dict[str, str]]:
    """By Python's csv."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def read_neo4j(data: bytes) -> Plain:
    """By the rules of Neo4j's manual: typed headers, the delimiter that the command names, an empty cell is nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["nodes.csv", "relationships.csv", "README.txt"]
        assert archive.testzip() is None
        tables = [read_table(archive.read(name)) for name in archive.namelist()[:2]]
        told = archive.read("README.txt").decode()
    delimiter = told.split("--array-delimiter='")[1][0]
    nodes, edges = ([_typed(row, delimiter) for row in table] for table in tables)
    return Plain(
        {row.pop("id"): row for row in nodes},
        {row.pop("id"): {"ends": (row.pop(":START_ID"), row.pop(":END_ID")), **row} for row in edges},
        is_directed="A relationship runs as its edge does" in told,
    )


def without_empty_items(plain: Plain) -> Plain:
    """Without lists of one empty text, which a table cannot tell from no list."""
    nodes, edges = (
        {key: {name: value for name, value in row.items() if value != [""]} for key, row in rows.items()}
        for rows in (plain.nodes, plain.edges)
    )
    return Plain(nodes, edges, plain.is_directed)


def _typed(row: dict[str, str], delimiter: str) -> Row:
    found: Row = {}
    for header, text in row.items():
        name, _, kind = header.rpartition(":")
        if name and text:
            found[name] = text.split(delimiter) if kind == "string[]" else NEO4J_TYPES[kind](text)
        elif header in {":LABEL", ":TYPE"}:
            assert text
            assert delimiter not in text
        elif not name:
            found[header] = text
    return found
