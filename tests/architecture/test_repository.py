"""What no file of the repository may hold: a registry's address, a path of somebody's machine, a long line of data."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest

from kg.cli.options import DEMO_STORE
from kg.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
REGISTRIES = tuple(
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
)
FILE_BYTES = 2_000_000
WRITTEN = {str(DEMO_STORE.parent), str(Settings().store)}
"""The folders that commands write where they are run, if they are told no other."""
LEFT_OUT = {".git", ".venv", "node_modules", "build", "dist", "out", "__pycache__", *WRITTEN}


@lru_cache
def files() -> tuple[Path, ...]:
    """The files that git knows or would take; all but the usual caches where there is no git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    if listed.returncode == 0:
        return tuple(ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file())
    return tuple(
        path for path in ROOT.rglob("*") if path.is_file() and not LEFT_OUT & set(path.relative_to(ROOT).parts)
    )


def texts() -> list[tuple[str, str]]:
    found = []
    for path in files():
        try:
            found.append((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


@pytest.mark.parametrize("address", REGISTRIES)
def test_no_file_holds_the_address_of_a_package_registry(address):
    assert [name for name, text in texts() if address in text] == []


def test_no_file_holds_a_path_of_this_machine():
    places = {str(ROOT), str(Path.home()), tempfile.gettempdir()} - {"/", "/root"}
    pattern = re.compile("|".join(rf"(?<![\w.$/]){re.escape(place)}/" for place in sorted(places)))
    assert [(name, match[0]) for name, text in texts() if (match := pattern.search(text))] == []


def test_no_file_is_large():
    assert [path.name for path in files() if path.stat().st_size > FILE_BYTES] == []


def test_no_third_party_bundle_is_committed():
    assert [
        name
        for name, text in texts()
        if name.endswith((".js", ".css")) and max(map(len, text.splitlines()), default=0) > 1000
    ] == []


def test_text_files_end_in_one_newline():
    kinds = (".py", ".md", ".toml", ".tsv", ".ttl", ".rq", ".cff", ".txt")
    skipped = ("tests/third_party/",)
    wrong = [
        name
        for name, text in texts()
        if name.endswith(kinds) and not name.startswith(skipped) and text and not re.search(r"[^\n]\n\Z", text)
    ]
    assert wrong == []


CHECKS = (("codespell_lib",), ("ruff", "check", "."), ("ruff", "format", "--check", "."))


@pytest.mark.parametrize("check", CHECKS, ids=" ".join)
@pytest.mark.parametrize("folder", sorted(WRITTEN))
def test_checks_do_not_read_what_commands_write_here(folder, check, tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    misspelt = "recie" + "ve"
    wrong = f"{misspelt} = __import__( 'os')\n"
    for place, expected in ((tmp_path / folder / "store", 0), (tmp_path / "kg", 1)):
        place.mkdir(parents=True)
        (place / "wrong.py").write_text(wrong, encoding="utf-8")
        (place / "articles.ttl").write_text(f"# {misspelt}\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", *check], check=False, capture_output=True, text=True, cwd=tmp_path, timeout=60
        )
        assert min(done.returncode, 1) == expected, done.stdout + done.stderr
    assert folder not in done.stdout
