"""`ujar store`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def test_a_store_is_counted_checked_compacted_backed_up_and_restored(ujar: Callable, article: Path) -> None:
    ujar("ingest", article, "--store", "arsip")
    ran = ujar("store", "stats", "--store", "arsip")
    assert "articles 1, quotes 3, quads " in ran.out
    found = json.loads(ujar("store", "stats", "--store", "arsip", "--format", "json").out)
    assert (found["articles"], found["archived"], found["disk"]["texts"] > 0) == (1, {}, True)
    ran = ujar("store", "check", "--store", "arsip")
    assert (ran.code, ran.out.endswith(": the store is whole\n")) == (0, True)
    ran = ujar("store", "compact", "--store", "arsip")
    assert (ran.code, ran.out[:5], " MB, before " in ran.out) == (0, "disk ", True)
    ran = ujar("store", "backup", "cadangan", "--store", "arsip")
    assert (ran.code, ran.out[:14]) == (0, "documents 1, f")
    ran = ujar("store", "restore", "cadangan", "--store", "baru")
    assert (ran.code, "documents 1, quotes 3, backup of 2" in ran.out) == (0, True)
    assert "jembatan" in ujar("search", "jembatan", "--store", "baru").out
    ran = ujar("store", "restore", "cadangan", "--store", "baru")
    assert (ran.code, "UJ480" in ran.err) == (2, True)


def test_a_store_with_a_fault(ujar: Callable, article: Path, tmp_path: Path) -> None:
    ujar("ingest", article, "--store", "arsip")
    (tmp_path / "arsip" / "keys.json").write_text("{")
    ran = ujar("store", "check", "--store", "arsip")
    assert ran.code == 1
    assert ran.out.splitlines()[0].endswith(": the store has faults")
    assert ran.out.splitlines()[1].startswith("fault: keys: the keys cannot be read: ")
    found = json.loads(ujar("store", "check", "--store", "arsip", "--format", "json").out)
    assert (found["is_whole"], found["findings"][0]["part"]) == (False, "keys")


def test_a_restored_store_says_which_base_it_needs(
    ujar: Callable, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UJAR_BASE", "https://arsip.example/")
    ujar("ingest", article, "--store", "arsip")
    ujar("store", "backup", "cadangan", "--store", "arsip")
    monkeypatch.delenv("UJAR_BASE")
    assert "UJAR_BASE=https://arsip.example/" in ujar("store", "restore", "cadangan", "--store", "baru").err


def test_shards_are_loaded(ujar: Callable, article: Path, other: Path) -> None:
    ujar("ingest", article, other, "--store", "arsip")
    ujar("export", "--store", "arsip", "-o", "arsip.nq.gz", "--texts", "teks.jsonl")
    ran = ujar("store", "load", "arsip.nq.gz", "--texts", "teks.jsonl", "--store", "baru")
    assert (ran.code, ", articles 2, with text 2, quotes 4, seconds " in ran.out) == (0, True)
    loaded = sorted(ujar("export", "--store", "baru").out.splitlines())
    assert loaded == sorted(ujar("export", "--store", "arsip").out.splitlines())
    ran = ujar("store", "load", "tidak-ada.nq", "--store", "lain")
    assert (ran.code, "UJ101" in ran.err) == (2, True)


def test_no_store_comes_into_being_by_looking_after_it(ujar: Callable, tmp_path: Path) -> None:
    for command in (("stats",), ("check",), ("compact",), ("backup", "cadangan")):
        ran = ujar("store", *command, "--store", "tidak-ada")
        assert (ran.code, "UJ401" in ran.err) == (2, True), command
    assert list(tmp_path.iterdir()) == []
