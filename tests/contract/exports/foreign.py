"""The readers that must read our graph files as they were meant: one row each, with what it cannot keep."""

from __future__ import annotations

import html
import json
import math
import re
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest

from kg.export.model import Value, joined
from kg.export.table import cell
from tests.contract.exports.readers import Plain, Row
from tests.contract.exports.tools import NODE_FOLDER, Tool, graphviz, running


@dataclass
class Running:
    """The processes that have been started, by command, until `stack` is closed."""

    stack: ExitStack
    tools: dict[tuple[str, ...], Tool] = field(default_factory=dict)

    def tool(self, *command: str) -> Tool:
        """The process that `command` starts, started once."""
        if command not in self.tools:
            self.tools[command] = self.stack.enter_context(running(*command))
        return self.tools[command]


@dataclass(frozen=True)
class Foreign:
    """One reader of one format."""

    name: str
    format: str
    read: Callable[[Running, bytes], Plain]
    keep: Callable[[Value], Any]
    """What it makes of a value."""
    needs: str | None = None
    """The marker in tests/conftest.py without which it is not here."""
    gaps: tuple[Any, ...] = ()
    """Values that it gives where there is none; docs/exports.md tells them."""
    keeps_direction: bool = True

    def mark(self) -> Any:
        """The row as a parameter of tests."""
        marks = (getattr(pytest.mark, self.needs),) if self.needs else ()
        return pytest.param(self, marks=marks, id=f"{self.name}-{self.format}")

    def filled(self, rows: dict[str, Row]) -> dict[str, Row]:
        """The rows without what this reader gives for nothing."""
        return {
            key: {name: value for name, value in row.items() if not self.is_gap(value)} for key, row in rows.items()
        }

    def is_gap(self, value: Any) -> bool:
        """Whether this reader gives such a value for nothing; a boolean is no number here."""
        return any(value == gap and isinstance(value, bool) == isinstance(gap, bool) for gap in self.gaps)


def _number(value: Value) -> Any:
    """JavaScript and igraph have one kind of number."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else joined(value)


def _number_or_list(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else _number(value)


def _text(value: Value) -> str:
    return str(cell(value)).replace("\\", "\\\\")


def _node(form: str, own: Iterable[str], tools: Running, data: bytes) -> Plain:
    """`own` are attributes that the reader or the format adds."""
    told = tools.tool("node", str(NODE_FOLDER / "read.js")).ask(json.dumps({"form": form, "text": data.decode()}))
    nodes = {key: _numbers(row, own) for key, row in told["nodes"]}
    edges = {key: {"ends": _ends(ends, told), **_numbers(row, own)} for key, ends, row in told["edges"]}
    assert (len(nodes), len(edges)) == (len(told["nodes"]), len(told["edges"]))
    return Plain(nodes, edges, told["directed"])


def _numbers(row: Row, own: Iterable[str] = ()) -> Row:
    return {
        name: float(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in row.items()
        if name not in own
    }


def _ends(ends: Iterable[str], told: Any) -> tuple[str, ...]:
    return tuple(ends) if told["directed"] else tuple(sorted(ends))


def _igraph(tools: Running, data: bytes) -> Plain:
    igraph = pytest.importorskip("igraph")
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write(data)
        file.flush()
        graph = igraph.Graph.Read_GraphML(file.name)
    nodes = [vertex.attributes() for vertex in graph.vs]
    edges = [{"ends": edge.tuple, **edge.attributes()} for edge in graph.es]
    return _from_igraph(nodes, edges, is_directed=graph.is_directed())


def _r(tools: Running, data: bytes) -> Plain:
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write(data)
        file.flush()
        told = tools.tool("Rscript", "--vanilla", "read.R").ask(file.name)
    edges = _rows(told["edges"])
    for row, ends in zip(edges, told["ends"], strict=True):
        row["ends"] = tuple(end - 1 for end in ends)
    return _from_igraph(_rows(told["nodes"]), edges, is_directed=told["directed"])


def _rows(columns: dict[str, Any]) -> list[Row]:
    """What R has column by column."""
    read = {"number": float, "boolean": "TRUE".__eq__, "text": str}
    values = {name: [read[told["type"]](value) for value in told["values"]] for name, told in columns.items()}
    return [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]


def _from_igraph(nodes: list[Row], edges: list[Row], *, is_directed: bool) -> Plain:
    """Ids of nodes and names of attributes hold `&#38;` for `&`, ids of edges are wrong, so `edge_id` is taken."""
    ids = [_mended(node.pop("id")) for node in nodes]
    found = {}
    for edge in edges:
        edge.pop("id", None)
        ends = tuple(ids[end] for end in edge.pop("ends"))
        identifier = edge.pop("edge_id")
        found[identifier] = {"ends": ends if is_directed else tuple(sorted(ends)), **_known(edge)}
    assert (len(set(ids)), len(found)) == (len(nodes), len(edges))
    return Plain({key: _known(node) for key, node in zip(ids, nodes, strict=True)}, found, is_directed)


def _known(row: Row) -> Row:
    return {_mended(name): value for name, value in row.items() if not (isinstance(value, float) and math.isnan(value))}


def _mended(text: str) -> str:
    return text.replace("&#38;", "&")


def _graphviz(tools: Running, data: bytes) -> Plain:
    """Its own names of nodes are not ours."""
    told = graphviz(data)
    names = {item["_gvid"]: item["data_id"].replace("\\\\", "\\") for item in told.get("objects", ())}
    nodes = {names[item["_gvid"]]: {**_shown(item), **_data(item)} for item in told.get("objects", ())}
    edges = {}
    for item in told.get("edges", ()):
        ends = (names[item["tail"]], names[item["head"]])
        row = {"ends": ends if told["directed"] else tuple(sorted(ends)), **_shown(item), **_data(item)}
        edges[item["data_id"].replace("\\\\", "\\")] = row
    return Plain(nodes, edges, told["directed"])


def _shown(item: Row) -> Row:
    """The label as Graphviz draws it: with references to characters resolved; backslashes as in all texts here."""
    label = item.get("label", "")
    if label in {"", r"\N"}:  # its word for no label; a label of these letters has its backslash doubled
        return {}
    return {"label": re.sub(r"&#?\w+;", lambda found: html.unescape(found[0]), label)}


def _data(item: Row) -> Row:
    return {
        name.removeprefix("data_").replace("\\\\", "\\"): value
        for name, value in item.items()
        if name.startswith("data_") and name != "data_id"
    }


_LOOKS = ("color", "size")
_IGRAPH_GAPS = ("", False)
FOREIGN = (
    Foreign("graphology", "gexf", partial(_node, "gexf", _LOOKS), _number, "needs_node"),
    Foreign("graphology", "graphml", partial(_node, "graphml", ("edge_id",)), _number, "needs_node"),
    Foreign(
        "cytoscape.js",
        "cytoscape",
        partial(_node, "cytoscape", ("id", "name", "source", "target", "interaction")),
        _number_or_list,
        "needs_node",
        keeps_direction=False,
    ),
    Foreign("igraph in Python", "graphml", _igraph, _number, gaps=_IGRAPH_GAPS),
    Foreign("igraph in R", "graphml", _r, _number, "needs_r", gaps=_IGRAPH_GAPS),
    Foreign("graphviz", "dot", _graphviz, _text, "needs_graphviz", gaps=("", "\n")),
)
