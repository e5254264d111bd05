"""`ujar view` of a store that is too large to draw: what it says, and the edges as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def small(ujar: Callable, article: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store, and a limit below its views."""
    assert ujar("ingest", article, other).code == 0
    monkeypatch.setenv("UJAR_VIEW_EDGES", "1")


def test_a_graph_is_refused_with_what_to_do(ujar: Callable, tmp_path: Path) -> None:
    ran = ujar("view", "speakers", "-o", "penutur.gexf")
    assert ran.code != 0
    assert "UJ738" in ran.err
    assert "CSV" in ran.err
    assert not (tmp_path / "penutur.gexf").exists()


def test_edges_as_csv_are_written_for_any_number(ujar: Callable, tmp_path: Path) -> None:
    ran = ujar("view", "speakers", "--format", "csv", "-o", "penutur.csv")
    assert ran.code == 0
    edges = (tmp_path / "penutur.csv").read_text().splitlines()[1:]
    assert len(edges) > 1
    assert f"edges {len(edges)} → penutur.csv" in ran.err
