"""The ten competency questions, each asked over the scenario, against rows written by hand in NN.json.

A cell "*" stands for any value (hashes); null stands for an unbound variable. Rows are compared in order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg import resources
from kg.rdf import vocab
from kg.store.base import Store
from tests.golden.competency.scenario import articles
from tests.unit.rdf.factory import filled_store

QUERIES = sorted((resources.folder("ontology") / "competency").glob("*.rq"))
EXPECTED = Path(__file__).parent


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with closing(filled_store(articles())) as filled:
        yield filled


def _row(cells: tuple[str | None, ...], expected: list[str | None]) -> list[str | None]:
    """Terms of the vocabulary as their local name; "*" where the expectation has it and there is a value."""
    short = [cell.removeprefix(vocab.PREFIXES["ujar"]) if cell else cell for cell in cells]
    return ["*" if want == "*" and cell else cell for cell, want in zip(short, expected, strict=False)]


def test_there_are_ten_questions() -> None:
    assert [path.name[:2] for path in QUERIES] == [f"{number:02}" for number in range(1, 11)]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_the_rows_are_those_written_by_hand(path: Path, store: Store) -> None:
    expected = json.loads((EXPECTED / f"{path.name[:2]}.json").read_text("utf-8"))["rows"]
    rows = list(store.select(path.read_text("utf-8")))
    found = [_row(row, expected[number] if number < len(expected) else []) for number, row in enumerate(rows)]
    assert expected
    assert found == expected


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_the_header_says_the_question_twice_and_what_to_edit(path: Path) -> None:
    indonesian, english, edit, *_ = path.read_text("utf-8").splitlines()
    number = int(path.name[:2])
    assert indonesian.startswith(f"# {number}. ")
    assert english.startswith(f"# {number}. ")
    assert indonesian.endswith("?")
    assert english.endswith("?")
    assert edit.startswith("# Edit: ")


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_only_prefixes_of_the_vocabulary_are_bound(path: Path) -> None:
    bound = dict(re.findall(r"^PREFIX (\w+): <([^>]+)>", path.read_text("utf-8"), re.MULTILINE))
    assert bound.items() <= vocab.PREFIXES.items()
