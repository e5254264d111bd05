"""The wheel holds all that Ujar needs to run, and nothing else; it works from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    wheel.extractall(folder)
    return folder


def run(unpacked: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A new Python that finds the unpacked wheel before the checkout."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(cwd), "PYTHONPATH": str(unpacked)}
    return subprocess.run(
        [sys.executable, *arguments], check=False, capture_output=True, text=True, cwd=cwd, env=environ, timeout=120
    )


def test_the_wheel_holds_every_module_and_every_file_beside_it(wheel):
    held = set(wheel.namelist())
    for part in ("kg", "api"):
        for path in (ROOT / part).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.relative_to(ROOT).as_posix() in held


@pytest.mark.parametrize(("folder", "mapped"), [("ontology", "kg/_ontology"), ("data/sample", "kg/_data/sample")])
def test_the_wheel_holds_ontology_and_samples(wheel, folder, mapped):
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert files
    assert {f"{mapped}/{path.relative_to(ROOT / folder).as_posix()}" for path in files} <= set(wheel.namelist())


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/", 1)[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg", "api"}
    assert not [name for name in wheel.namelist() if "test" in name or name.endswith(".pyc")]


def test_the_wheel_has_its_licence_and_says_what_it_is(wheel):
    info = next(name for name in wheel.namelist() if name.endswith("METADATA"))
    metadata = wheel.read(info).decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_the_wheel_finds_its_own_files_from_another_folder(unpacked, tmp_path):
    code = "import kg; from kg.resources import folder; print(kg.__file__, folder('ontology'), folder('data'))"
    done = run(unpacked, "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert all(Path(place).is_relative_to(unpacked) for place in done.stdout.split())


def test_the_demo_runs_from_the_wheel_in_another_folder(unpacked, tmp_path):
    done = run(unpacked, "-W", "error", "-m", "kg.cli", "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Ratna Prameswari" in done.stdout
    assert list(tmp_path.rglob("*.gexf"))
    assert list(tmp_path.rglob("*.ttl"))


def test_the_source_release_holds_what_a_packager_needs(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    listed = subprocess.run(
        ["tar", "tzf", str(next(tmp_path.glob("*.tar.gz")))], check=True, capture_output=True, text=True
    )
    names = {name.split("/", 1)[1] for name in listed.stdout.splitlines()}
    wanted = {
        "LICENSE",
        "README.md",
        "Makefile",
        "constraints.txt",
        "ontology/ujar.ttl",
        "data/README.md",
        "tests/conftest.py",
    }
    assert wanted <= names
