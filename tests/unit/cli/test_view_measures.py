"""`ujar view --measures` and `--backbone`."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_nodes_say_their_measures_and_the_graph_what_was_measured(ujar: Callable, article: Path, other: Path) -> None:
    assert ujar("ingest", article, other).code == 0
    found = json.loads(ujar("view", "speakers", "--measures", "--format", "json").out)
    assert {"degree", "strength", "pagerank", "core", "betweenness", "community"} <= set(found["nodes"][0])
    assert found["graph"]["measures"].startswith("degree, strength, pagerank")
    assert "betweenness is exact" in found["graph"]["measures"]


def test_the_backbone_is_what_is_written(ujar: Callable, article: Path, other: Path) -> None:
    assert ujar("ingest", article, other).code == 0
    ran = ujar("view", "speakers", "--backbone", "1", "--format", "csv")
    edges = list(csv.DictReader(ran.out.splitlines()))
    assert f"edges {len(edges)}" in ran.err
    assert all(float(edge["p_value"]) < 1 for edge in edges)
    refused = ujar("view", "speakers", "--backbone", "2")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith("[UJ746]\n")
