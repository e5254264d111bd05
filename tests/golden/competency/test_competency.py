"""The ten competency questions over a store that the sample articles were ingested into.

Expected rows stand in NN.json, written from reading the articles. A cell "*" stands for any value (digests, versions);
null stands for an unbound variable; rows are compared in order. `missed` are rows that a reader would add and that no
part of Ujar finds yet: they must stay missing, or move to `rows`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

import pytest

from kg import resources
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.model.text import SourceDocument
from kg.rdf import vocab
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store

QUERIES = sorted((resources.folder("ontology") / "competency").glob("*.rq"))
EXPECTED = Path(__file__).parent
SAMPLES = resources.folder("data") / "sample" / "id"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    settings = Settings()
    with closing(open_store(tmp_path_factory.mktemp("competency") / "store", settings=settings)) as filled:
        report = ingest(read_documents([str(SAMPLES)]), filled, settings=settings)
        assert (report.articles, report.failures) == (len(list(SAMPLES.glob("*.txt"))), ())
        yield filled


BARE = (
    'Ratna Wulandari mengatakan bahwa Surya Atmadireja sudah diperiksa. "Air sungai sudah surut sejak pagi," '
    "kata Ratna Wulandari.\nSeorang pejabat yang enggan disebut namanya mengatakan pemeriksaan itu mendadak."
)
"""An article with neither title nor outlet."""
OF_BARE = {
    "01": ("Surya Atmadireja", ["Ratna Wulandari", "Surya Atmadireja sudah diperiksa", "2025-04-15", None]),
    "02": ("Ratna Wulandari", [None, "direct", "Air sungai sudah surut sejak pagi"]),
    "05": (None, [None, "Seorang pejabat", "pemeriksaan itu mendadak", None]),
    "06": (None, [None, "2025-04-15", "Air sungai sudah surut sejak pagi", "1"]),
    "10": ("Ratna Wulandari", ["Air sungai sudah surut sejak pagi", None, "*", "*", "Ratna Wulandari", "*", "*", "*"]),
}
"""What some questions say of it, with the name that they ask for."""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    settings = Settings()
    days = ("2025-04-15", "2025-04-17")
    documents = [SourceDocument(f"polos-{day}", f"{day}\n{BARE}", published=day, language="id") for day in days]
    with closing(open_store(tmp_path_factory.mktemp("bare") / "store", settings=settings)) as filled:
        ingest(documents, filled, settings=settings)
        yield filled


def _row(cells: tuple[str | None, ...], expected: list[str | None]) -> list[str | None]:
    """Terms of the vocabulary as their local name; "*" where the expectation has it and there is a value."""
    short = [cell.removeprefix(vocab.PREFIXES["ujar"]) if cell else cell for cell in cells]
    return ["*" if want == "*" and cell else cell for cell, want in zip_longest(short, expected)]


def test_there_are_ten_questions() -> None:
    assert [path.name[:2] for path in QUERIES] == [f"{number:02}" for number in range(1, 11)]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_the_rows_are_those_written_by_hand(path: Path, store: Store) -> None:
    expected = json.loads((EXPECTED / f"{path.name[:2]}.json").read_text("utf-8"))["rows"]
    rows = list(store.select(path.read_text("utf-8")))
    found = [_row(row, expected[number] if number < len(expected) else []) for number, row in enumerate(rows)]
    assert expected
    assert found == expected


@pytest.mark.parametrize("number", OF_BARE)
def test_an_article_without_title_and_outlet_is_answered_from(number: str, bare: Store) -> None:
    name, expected = OF_BARE[number]
    query = next(path for path in QUERIES if path.name.startswith(number)).read_text("utf-8")
    asked = f'"{name}"' if name else "UNDEF"
    query, edited = re.subn(r"(VALUES \?(?:name|wanted) \{) [^}]+ ", rf"\1 {asked} ", query)
    assert edited == (number != "06")
    assert expected in [_row(row, expected) for row in bare.select(query)]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_what_is_missed_is_still_missed(path: Path, store: Store) -> None:
    missed = json.loads((EXPECTED / f"{path.name[:2]}.json").read_text("utf-8")).get("missed", [])
    rows = list(store.select(path.read_text("utf-8")))
    assert [row for row in missed if row in [_row(found, row) for found in rows]] == []


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
