"""Dependencies: each has a pin, a line in the documentation, and no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = {
    name: Requirement(line)
    for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    if (name := Requirement(line).name)
}
PINS = dict(
    line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if "==" in line
)


def test_constraints_are_names_and_versions_only():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[a-z0-9.-]+==[0-9][\w.]*", line)] == []


@pytest.mark.parametrize("name", NEEDED)
def test_a_dependency_is_pinned_within_its_range(name):
    assert NEEDED[name].specifier.contains(PINS[canonicalize_name(name)])


@pytest.mark.parametrize("name", NEEDED)
def test_a_dependency_has_its_line_in_the_documentation(name):
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert re.search(rf"^\|[^|]*\b{re.escape(name)}\b", page, re.MULTILINE)
