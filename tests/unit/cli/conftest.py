"""Runs command lines in this process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kg.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = """---
id: kr-1
outlet: Kabar Rawa
url: https://kabarrawa.example/1
title: Air Surut di Tanjung Rawa
published: 2025-06-17
language: id
---
Gubernur Ratna Prameswari mengatakan bahwa air sudah surut sejak Selasa pagi.

"Kami sudah membuka kembali jembatan itu pagi tadi," kata Ratna seperti dilansir Antara, Selasa (17/6/2025).

Menurut seorang warga, bantuan belum sampai di dusunnya.
"""

OTHER = """---
id: hs-1
outlet: Harian Samudra
title: Jembatan Dibuka
published: 2025-06-18
language: id
---
"Jalan lain masih ditutup," kata Kepala Dinas Bima Sasongko, Selasa.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def ujar(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Ran]:
    """`ujar("extract", path)`, in an empty folder and without settings from outside."""
    monkeypatch.chdir(tmp_path)
    for name in ("UJAR_STORE", "UJAR_BASE", "UJAR_BODY_LIMIT_BYTES", "UJAR_QUERY_ROWS"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Ran:
        capsysbinary.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Ran(code, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """One article as a text file."""
    path = tmp_path / "kr-1.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """An article of another outlet."""
    path = tmp_path / "hs-1.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path
