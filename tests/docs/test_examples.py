"""The Python examples of the documentation run, each page from its first block to its last, on the sample articles."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = [page for page in sorted((ROOT / "docs").glob("*.md")) if BLOCK.search(page.read_text(encoding="utf-8"))]


def python(folder: Path, *arguments: str) -> str:
    """What Python prints in a folder; fails where it fails."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    program = [sys.executable, *arguments]
    done = subprocess.run(program, check=False, capture_output=True, text=True, cwd=folder, env=environ, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with a store where the examples look for it."""
    found = tmp_path_factory.mktemp("examples")
    (found / "data").symlink_to(ROOT / "data")
    python(found, "-m", "kg.cli", "ingest", "data/sample/id")
    return found


def test_pages_have_examples():
    assert {"views.md", "analyses.md", "exports.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_run(folder, page):
    python(folder, "-c", "\n".join(BLOCK.findall(page.read_text(encoding="utf-8"))))
