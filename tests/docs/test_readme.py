"""What the README shows is what a newcomer gets: its commands are run on the demo's store, its answers compared."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCREEN_LINES = 90


def sessions() -> list[tuple[str, list[str]]]:
    """Every command of the console blocks, with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.splitlines()
            end = next(count for count in range(1, len(lines) + 1) if is_whole("\n".join(lines[:count])))
            found.append(("\n".join(lines[:end]), lines[end:]))
    return found


def is_whole(command: str) -> bool:
    try:
        return bool(shlex.split(command))
    except ValueError:
        return False


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = shlex.split(command)
    assert arguments[0] == "ujar"
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    program = [sys.executable, "-m", "kg.cli", *arguments[1:]]
    return subprocess.run(program, check=False, capture_output=True, text=True, cwd=folder, env=environ, timeout=120)


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("newcomer")
    done = run("ujar demo", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_readme_shows_answers():
    assert sum(bool(lines) for _, lines in sessions()) >= 2


@pytest.mark.parametrize(("command", "lines"), sessions(), ids=[command[:30] for command, _ in sessions()])
def test_an_answer_in_the_readme_is_the_real_one(demo, command, lines):
    done = run(command, demo)
    assert done.returncode == 0, done.stderr
    assert [line.rstrip() for line in done.stdout.splitlines()] == [line.rstrip() for line in lines]


def test_the_readme_fits_on_a_screen():
    assert len(README.splitlines()) <= SCREEN_LINES


def test_the_picture_shows_what_the_page_shows():
    command = [sys.executable, str(ROOT / ".ci" / "picture.py"), "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
