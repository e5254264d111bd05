"""docs/extraction.md shows what extraction does: its example, its table of rules and its table of stages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.pipeline import STAGES
from tests.unit.extract.examples import quotes

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "extraction.md").read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    """Rows of the table under a line of column names, without that line and its rule."""
    found = PAGE.split(heading, 1)[1].split("\n")[2:]
    rows = found[: next(number for number, line in enumerate(found) if not line.startswith("|"))]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_stages_are_those_of_the_pipeline():
    rows = table("| stage | gives | what it does |")[1:]
    assert [row[0].strip("`") for row in rows] == [stage.name for stage in STAGES]
    assert [tuple(re.findall(r"`(\w+)`", row[1])) for row in rows] == [stage.gives for stage in STAGES]


def test_the_example_gives_what_the_table_says():
    text = PAGE.split("```text\n", 1)[1].split("\n```", 1)[0]
    found = [
        [
            quote.type.value,
            " … ".join(span.of(text) for span in quote.content),
            quote.cue.of(text) if quote.cue else "",
            quote.source.of(text) if quote.source else "",
            quote.agent.name if quote.agent else "",
            ", ".join(relay.agent.name for relay in quote.relays),
            ", ".join(filter(None, (quote.event.date, quote.event.place))) if quote.event else "",
        ]
        for quote in quotes(text, published="2025-02-11", outlet="Kabar Nusa")
    ]
    assert found == table("| type | content | cue | source | agent | relays | date, place |")


@pytest.mark.parametrize("row", table("| construction | example | content |"), ids=lambda row: row[0])
def test_every_construction_gives_its_content(row):
    text = row[1].replace("\\n", "\n")
    quote = quotes(text)[-1]
    assert " … ".join(span.of(text) for span in quote.content) == row[2]
