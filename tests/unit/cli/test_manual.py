"""docs/cli.md names every command and every option."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from kg.cli.app import COMMANDS

MANUAL = (Path(__file__).resolve().parents[3] / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_option_is_in_the_manual(row) -> None:
    section = re.search(rf"^## ujar {row.name}\n(.*?)(?=^## |\Z)", MANUAL, re.MULTILINE | re.DOTALL)
    assert section, row.name
    shared = {"--store", "--output"}
    command = import_module(row.module).command
    commands = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    options = [option for each in commands for option in each.params if isinstance(option, click.Option)]
    names = {name for option in options for name in option.opts if name.startswith("--")} - shared
    assert sorted(name for name in names if name not in section[1]) == []
    assert "--store DIR" in MANUAL
