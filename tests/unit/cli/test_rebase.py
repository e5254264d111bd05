"""`ujar rebase`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def test_a_store_gets_another_base(ujar: Callable, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ujar("ingest", article, "--store", "arsip")
    ran = ujar("rebase", "https://arsip.example/", "--store", "arsip")
    assert ran.code == 0
    assert ran.out.endswith(", base https://arsip.example/, before http://localhost:8000/\n")
    assert "this store needs UJAR_BASE=https://arsip.example/" in ran.err
    assert "UJ404" in ujar("search", "jembatan", "--store", "arsip").err
    monkeypatch.setenv("UJAR_BASE", "https://arsip.example/")
    assert "jembatan" in ujar("search", "jembatan", "--store", "arsip").out
    moved = sorted(ujar("export", "--store", "arsip").out.splitlines())
    ujar("ingest", article, "--store", "baru")
    assert moved == sorted(ujar("export", "--store", "baru").out.splitlines())


def test_a_base_must_be_one(ujar: Callable) -> None:
    ran = ujar("rebase", "arsip.example", "--store", "arsip")
    assert (ran.code, "UJ702" in ran.err) == (2, True)
    ran = ujar("rebase", "https://arsip.example/", "--store", "nirgends")
    assert (ran.code, "UJ401" in ran.err) == (2, True)
