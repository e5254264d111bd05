"""`ujar analyse`: tables for people and machines."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def archive(ujar: Callable, article: Path, other: Path, tmp_path: Path) -> Path:
    """The working folder, with a store of two articles."""
    assert ujar("ingest", article, other).code == 0
    return tmp_path


def test_without_a_name_the_analyses_are_listed(ujar: Callable) -> None:
    ran = ujar("analyse")
    assert (ran.code, ran.out) == (0, ujar("analyse", "--list").out)
    assert "Who is quoted most?" in ran.out


def test_an_answer_is_a_table_with_its_unit_beside_it(ujar: Callable, archive: Path) -> None:
    ran = ujar("analyse", "most-quoted", "--limit", 1)
    assert ran.code == 0
    header, _, *lines = ran.out.splitlines()
    assert header.split() == [
        "speaker",
        "kind",
        "claims",
        "quotes",
        "articles",
        "outlets",
        "words",
        "leads",
        "share",
        "id",
    ]
    assert len(lines) == 1
    assert ran.err.startswith("Who is quoted most?\ncounted: claims: distinct pairs of speaker and claim")
    assert "the first 1 of 2 rows\nfilter: unnamed sources left out (by default); read: " in ran.err


def test_csv_says_the_unit_in_every_line(ujar: Callable, archive: Path) -> None:
    ran = ujar("analyse", "1", "--unit", "quotes", "--format", "csv", "--all", "-o", "a.csv")
    assert (ran.code, ran.out) == (0, "")
    with (archive / "a.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 2
    assert {(line["unit"], line["copies"]) for line in lines} == {("quotes", "every copy counts")}
    ((told, read, store),) = {(line["filter"], line["read"], line["store"]) for line in lines}
    assert told == "unnamed sources left out (by default)"
    assert read.startswith("3 quotes in 2 articles")
    assert store.startswith("snapshot ")


def test_json_holds_everything(ujar: Callable, archive: Path) -> None:
    found = json.loads(ujar("analyse", "slices", "--format", "json", "--outlet", "kabar rawa", "--type", "direct").out)
    assert found["question"]["id"] == "Bagaimana penutur berganti dari waktu ke waktu?"
    assert found["filter"] == "outlet kabar rawa; type direct; unnamed sources left out (by default)"
    assert [row["period"] for row in found["rows"]] == ["2025-06"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("most",), "UJ747"),
        (("chains", "--alpha", 0.1), "UJ748"),
        (("backbone", "--alpha", 7), "UJ746"),
        (("roles", "--excel"), "UJ713"),
    ],
)
def test_mistakes_end_in_one_line(ujar: Callable, archive: Path, arguments: tuple, code: str) -> None:
    ran = ujar("analyse", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"[{code}]\n")


def test_a_folder_of_people_that_is_not_there_is_told(ujar: Callable, archive: Path) -> None:
    ran = ujar("analyse", "gender", "--people", "none")
    assert (ran.code, "'none' does not exist" in ran.err) == (2, True)


def test_an_answer_without_rows_is_told(ujar: Callable, archive: Path) -> None:
    ran = ujar("analyse", "most-quoted", "--after", "2031")
    assert (ran.code, "warning: the answer has no rows" in ran.err) == (0, True)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.csv", "speaker,"), ("a.JSON", "{"), ("a.svg", "<svg"), ("a.txt", "speaker ")],
)
def test_the_ending_is_the_format_unless_one_is_named(ujar: Callable, archive: Path, name: str, begins: str) -> None:
    assert ujar("analyse", "most-quoted", "-o", name).code == 0
    assert (archive / name).read_text().startswith(begins)
    assert ujar("analyse", "most-quoted", "--format", "table", "-o", name).code == 0
    assert (archive / name).read_text().startswith("speaker ")


def test_words_and_first_places_are_those_of_the_article(ujar: Callable, archive: Path) -> None:
    found = json.loads(ujar("analyse", "most-quoted", "--format", "json").out)["rows"]
    ratna = next(row for row in found if row["speaker"].startswith("Ratna"))
    # "air sudah surut sejak Selasa pagi" and "Kami sudah membuka kembali jembatan itu pagi tadi"
    assert (ratna["quotes"], ratna["words"], ratna["leads"]) == (2, 14, 1)
