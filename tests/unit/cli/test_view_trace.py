"""`ujar view NAME --trace N`: edges to be judged, with their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_edges_are_written_with_their_sentences(ujar: Callable, article: Path, other: Path, tmp_path: Path) -> None:
    assert ujar("ingest", article, other).code == 0
    ran = ujar("view", "speakers", "--trace", "2", "--seed", "7", "-o", "periksa.md")
    assert ran.code == 0
    lines = (tmp_path / "periksa.md").read_text().splitlines()
    assert sum(line.startswith("## ") for line in lines) == 2
    assert any("**[**" in line for line in lines)
    assert ujar("view", "speakers", "--trace", "2", "--seed", "7").out.splitlines() == lines


def test_the_edges_of_a_backbone_are_traced(ujar: Callable, article: Path, other: Path) -> None:
    assert ujar("ingest", article, other).code == 0
    lines = ujar("view", "speakers", "--trace", "9", "--backbone", "1").out.splitlines()
    kept = len(ujar("view", "speakers", "--backbone", "1", "--format", "csv").out.splitlines()) - 1
    assert sum(line.startswith("## ") for line in lines) == kept
    assert any(line.startswith("Backbone: disparity filter at alpha 1 kept ") for line in lines)
    assert ujar("view", "speakers", "--trace", "9", "--backbone", "2").err.endswith("[UJ746]\n")


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("--trace", "2", "--measures"), "--measures"),
        (("--trace", "2", "--format", "svg"), "--format"),
        (("--trace", "2", "--top", "9"), "--top"),
        (("--trace", "2", "--lang", "id"), "--lang"),
        (("--trace", "2", "--excel"), "--excel"),
        (("--trace", "2", "-o", "a.svg"), "a.svg"),
        (("--seed", "7"), "--seed"),
        (("--radius", "2"), "--radius"),
    ],
)
def test_what_does_not_go_together_is_refused(
    ujar: Callable, article: Path, tmp_path: Path, arguments: tuple[str, ...], place: str
) -> None:
    assert ujar("ingest", article).code == 0
    ran = ujar("view", "speakers", *arguments)
    assert (ran.code, ran.out, (tmp_path / "a.svg").exists()) == (2, "", False)
    assert ran.err.startswith(f"ujar: {place}: ")
    assert ran.err.endswith("[UJ737]\n")
