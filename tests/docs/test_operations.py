"""docs/operations.md: what stands in its files can be run."""

from __future__ import annotations

import configparser
import re
import shlex
from dataclasses import fields
from pathlib import Path

from kg.cli.serve import command
from kg.settings import LOG_FORMATS, Settings, from_env

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
SETTINGS = {f"UJAR_{field.name.upper()}" for field in fields(Settings)}


def unit() -> str:
    found = re.search(r"^```ini\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_unit_starts_the_service_with_options_and_settings_that_there_are():
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read_string(unit())
    program, name, *arguments = shlex.split(parser["Service"]["ExecStart"])
    assert (program.rpartition("/")[2], name) == ("ujar", "serve")
    parameters = command.make_context("serve", arguments).params
    assert parameters["host"] == "127.0.0.1"
    given = dict(line.removeprefix("Environment=").split("=", 1) for line in unit().splitlines() if "UJAR_" in line)
    assert from_env(given).store.is_absolute()
    assert given.keys() <= SETTINGS
    assert "RestrictNamespaces" not in unit()


def test_every_setting_that_is_named_exists():
    assert set(re.findall(r"\bUJAR_[A-Z_]+\b", PAGE)) <= SETTINGS
    assert all(f"UJAR_LOG_FORMAT={form}" in PAGE for form in LOG_FORMATS if form != "text")
