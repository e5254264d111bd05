from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from kg.export.gephi import write_gephi_edges, write_gephi_nodes
from kg.export.sanitise import network

NODES = [("a", {}), ("b", {})]


def edges(*values: dict[str, Any], is_directed: bool = True) -> list[dict[str, str]]:
    """The table of edges from a to b."""
    out = io.BytesIO()
    raw = [("a", "b", f"e{number}", row) for number, row in enumerate(values)]
    write_gephi_edges(network(NODES, raw, is_directed=is_directed), out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode())))


@pytest.mark.parametrize(
    ("column", "first", "second", "joined"),
    [
        ("kind", "about", "mentions", "about; mentions"),
        ("kind", "about", "about", "about"),
        ("quotes", 2, 3, "5"),
        ("claims", 2, 2, "4"),
        ("hop", 1, 2, "1; 2"),
        ("hop", 1, 1, "1"),
        ("share", 0.5, 0.25, "0.5; 0.25"),
        ("is_new", True, False, "true; false"),
        ("quote_ids", ["q1", "q2"], ["q2", "q3"], "q1; q2; q3"),
        ("first_seen", "2025-04-16", "2025-04", "2025-04"),
        ("last_seen", "2025-04-16", "2025-04", "2025-04"),
        ("last_seen", "2024", "2025-04", "2025-04"),
        ("unit", "claims", "claims", "claims, added up over 2 edges"),
    ],
)
def test_parallel_edges_become_one_that_says_all(column: str, first: Any, second: Any, joined: str) -> None:
    (row,) = edges({column: first, "weight": 2}, {column: second, "weight": 0.5})
    assert row[column] == joined
    assert (row["Id"], float(row["Weight"])) == ("e0; e1", 2.5)


def test_tables_repeat_what_the_graph_says_of_itself() -> None:
    out, nodes = io.BytesIO(), io.BytesIO()
    properties = {"question": "Who?", "filter": "everything", "read": "2 quotes", "caution": "none"}
    told = network(NODES, [("a", "b", "e1", {"filter": "own"})], properties=properties)
    write_gephi_edges(told, out)
    write_gephi_nodes(told, nodes)
    header, row = out.getvalue().decode().splitlines()
    assert (header.split(",")[-3:], row.split(",")[-3:]) == (
        ["filter", "question", "read"],
        ["own", "Who?", "2 quotes"],
    )
    assert nodes.getvalue().decode().splitlines()[:2] == [
        "Id,Label,timeset,question,filter,read",
        "a,a,,Who?,everything,2 quotes",
    ]


def test_an_edge_without_a_parallel_stays_as_it_is() -> None:
    (row,) = edges({"weight": 2, "label": "tentang", "first_seen": "2025-04-01", "last_seen": "2025-05"})
    assert (row["Id"], row["Label"], row["Type"]) == ("e0", "tentang", "Directed")
    assert row["timeset"] == "<[2025-04-01, 2025-05-31]>"


def test_periods_are_united() -> None:
    (row,) = edges(
        {"first_seen": "2025-04-01", "last_seen": "2025-04-02"}, {"first_seen": "2025-03", "last_seen": "2025-03"}
    )
    assert row["timeset"] == "<[2025-03-01, 2025-04-02]>"


def test_edges_there_and_back_stay_two() -> None:
    out = io.BytesIO()
    write_gephi_edges(network(NODES, [("a", "b", "e1", {}), ("b", "a", "e2", {})]), out)
    assert out.getvalue().decode().splitlines()[1:] == ["a,b,Directed,e1,,1.0,", "b,a,Directed,e2,,1.0,"]


def test_without_direction_there_and_back_are_one() -> None:
    out = io.BytesIO()
    write_gephi_edges(network(NODES, [("a", "b", "e1", {}), ("b", "a", "e2", {})], is_directed=False), out)
    assert out.getvalue().decode().splitlines()[1:] == ["a,b,Undirected,e1; e2,,2.0,"]


def test_nodes_have_their_time() -> None:
    out = io.BytesIO()
    write_gephi_nodes(network([("a", {"label": "Ratna", "first_seen": "2024-02"}), ("b", {})], []), out)
    assert out.getvalue().decode().splitlines() == [
        "Id,Label,timeset,first_seen",
        'a,Ratna,"<[2024-02-01, 2024-02-29]>",2024-02',
        "b,b,,",
    ]
