"""The documentation names everything that a person can use, and names nothing that is not there."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import click
import pytest

from kg.cli.app import COMMANDS, LazyGroup
from kg.export.registry import EXPORTERS
from kg.ingest.readers import READERS
from kg.query.named import named_queries
from kg.settings import Settings
from kg.views import VIEWS
from kg.views.analyses import ANALYSES

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
PROSE = (*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", ROOT / "CHANGELOG.md", ROOT / "data" / "README.md")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SHELL = re.compile(r"^```(?:sh|bash)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"\bUJ[1-9]\d\d\b")


@lru_cache
def words() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def code_names() -> list[str]:
    sources = [path for part in ("kg", "api") for path in (ROOT / part).rglob("*.py")]
    return sorted({code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))})


def shell_lines() -> list[tuple[str, list[str]]]:
    """Every command of a shell block, without comments, with the page it stands on."""
    found = []
    for page in PROSE:
        for block in SHELL.findall(page.read_text(encoding="utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                parts = shlex.split(line, comments=True)
                if parts:
                    found.append((page.name, parts))
    return found


FAMILIES = {
    "commands": [rf"\bujar {row.name}\b" for row in COMMANDS],
    "settings": [rf"`UJAR_{field.name.upper()}`" for field in fields(Settings)],
    "exporters": [rf"`{row.name}`" for row in EXPORTERS],
    "views": [rf"`{row.name}`" for row in VIEWS],
    "analyses": [rf"\| {row.number} \| `{row.name}` \| {re.escape(row.question['en'])}" for row in ANALYSES],
    "readers": [rf"`{row.name}`" for row in READERS],
}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_is_documented(family):
    text = words()
    assert [pattern for pattern in FAMILIES[family] if not re.search(pattern, text)] == []


def test_every_error_code_has_its_row():
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert [code for code in code_names() if f"| {code} |" not in page] == []


def test_no_error_code_is_documented_that_does_not_exist():
    assert sorted(set(CODE.findall(words())) - set(code_names())) == []


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    targets = [link.split("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    inside = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in inside if not (page.parent / target).exists()] == []


def test_every_page_is_reached_from_the_first():
    first = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    readme = PAGES[0].read_text(encoding="utf-8")
    linked = {(ROOT / "docs" / link.split("#")[0]).resolve() for link in LINK.findall(first)}
    assert [page.name for page in PAGES[1:] if page.name != "index.md" and page not in linked] == []
    assert "(docs/index.md)" in readme


def test_documented_commands_exist():
    group = LazyGroup(name="ujar")
    context = click.Context(group)
    wrong = []
    for page, parts in shell_lines():
        for start, word in enumerate(parts):
            if word != "ujar" or start + 1 == len(parts):
                continue
            command = group.get_command(context, parts[start + 1])
            if isinstance(command, click.Group) and start + 2 < len(parts):
                command = command.get_command(context, parts[start + 2])
            options = {name for parameter in command.params for name in parameter.opts} if command else set()
            used = {part.split("=")[0] for part in arguments(parts[start + 2 :]) if part.startswith("--")}
            if command is None or used - options - {"--help"}:
                wrong.append(f"{page}: {shlex.join(parts)}")
    assert wrong == []


def arguments(parts: list[str]) -> list[str]:
    """The parts up to the next command of a pipe or a redirection."""
    ends = [index for index, part in enumerate(parts) if part in {"|", ">", ">>", "&&", ";", "&"}]
    return parts[: ends[0]] if ends else parts


def test_documented_chores_exist():
    chores = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    used = {
        (page, parts[1])
        for page, parts in shell_lines()
        if parts[0] == "make" and len(parts) > 1 and "=" not in parts[1]
    }
    assert {entry for entry in used if entry[1] not in chores} == set()


def test_documented_scripts_exist():
    scripts = {
        part for _, parts in shell_lines() for part in parts if re.fullmatch(r"(?:\.ci|benchmarks)/[\w./]+", part)
    }
    assert [script for script in sorted(scripts) if not (ROOT / script).is_file()] == []


def test_every_saved_query_has_its_row():
    page = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
    assert [row for row in map(saved_row, named_queries().values()) if row not in page] == []


def saved_row(query):
    parameters = ", ".join(f"`{one.name}`" for one in query.parameters)
    return f"| `{query.name}` | {parameters} | {query.title_id} | {query.title_en} |".replace("|  |", "| |")
