"""The Makefile works with an empty environment and says what it needs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def make(tmp_path: Path, *arguments: str, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    command = [
        shutil.which("make") or "make",
        "--file",
        str(ROOT / "Makefile"),
        "--directory",
        str(tmp_path),
        *arguments,
    ]
    environ = {"PATH": path, "HOME": str(tmp_path)}
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environ, timeout=60)


@pytest.fixture
def old_python(tmp_path) -> str:
    program = tmp_path / "python3"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def test_make_alone_lists_the_chores(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    done = make(tmp_path)
    assert done.returncode == 0, done.stderr
    for chore in ("demo", "serve", "test", "check", "bench", "clean"):
        assert f"make {chore} " in done.stdout


def test_an_old_python_is_refused_in_one_clear_line(tmp_path, old_python):
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    done = make(tmp_path, "demo", f"PYTHON={old_python}")
    assert done.returncode != 0
    assert f"Ujar needs Python 3.11 or newer, tried: {old_python}." in done.stdout
    assert not (tmp_path / ".venv").exists()


def test_the_chores_need_no_node_and_no_root():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert not any(word in text for word in ("npm", "sudo", "apt-get"))
