"""`ujar view -o FILE`: the format is that of the ending unless one is named; names that are nowhere are errors."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def written(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.svg", b"<svg"),
        ("a.csv", b"Source,"),
        ("a.nodes.csv.gz", b"Id,"),
        ("a.LINKS.JSON", b"{"),
        ("a.graphml", b"<?xml"),
        ("a.dot", b"digraph"),
        ("a.neo4j.zip", b"PK"),
        ("a.dump", b"<?xml"),
    ],
)
def test_the_ending_is_the_format(ujar: Callable, article: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    assert ujar("ingest", article).code == 0
    assert ujar("view", "speakers", "-o", name).code == 0
    assert written(tmp_path / name).startswith(begins)
    assert ujar("view", "speakers", "--format", "dot", "-o", name).code == 0
    assert written(tmp_path / name).startswith(b"digraph")


def test_options_go_with_the_format_of_the_ending(ujar: Callable, article: Path, tmp_path: Path) -> None:
    assert ujar("ingest", article).code == 0
    assert ujar("view", "speakers", "--top", "2", "--lang", "id", "-o", "a.html").code == 0
    assert "UJ737" in ujar("view", "speakers", "--top", "2", "-o", "a.gexf").err
    assert ujar("view", "speakers", "--excel", "-o", "a.csv").code == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "UJ713" in ujar("view", "speakers", "--excel", "-o", "a.gexf").err


def test_a_name_that_is_nowhere_is_an_error_and_an_empty_graph_is_told(ujar: Callable, article: Path) -> None:
    assert ujar("ingest", article).code == 0
    for more in ((), ("--trace", "2")):
        ran = ujar("view", "speakers", "--outlet", "Kabar Rwa", *more)
        assert (ran.code, ran.out) == (2, "")
        assert "the store has no outlet 'Kabar Rwa' (there are Kabar Rawa) [UJ736]" in ran.err
        ran = ujar("view", "speakers", "--after", "2031", *more)
        assert (ran.code, "warning: the graph has no edges" in ran.err) == (0, True)
    assert "warning" not in ujar("view", "speakers").err
