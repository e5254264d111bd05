"""The flat tables: rows that are those of the graphs, references that lead somewhere, a dictionary that says it all."""

from __future__ import annotations

import csv
import json
from collections import Counter

import pytest

from kg.export.release import Release
from kg.export.release.dictionary import markdown
from kg.export.release.tables import Table, table_rows, tables
from kg.rdf import vocab
from kg.rdf.terms import read_ontology
from kg.rdf.to_graph import AGENT_CLASSES
from kg.resources import folder
from kg.store.base import View
from kg.store.index_rows import quote_rows
from kg.views.rows import KINDS

TYPES = {"string", "integer", "number", "boolean", "date"}
EACH = pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)


def read(release: Release, name: str) -> list[dict[str, str]]:
    with (release.folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@EACH
def test_a_table_is_whole(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert set(table.key) <= set(names)
    assert len(names) == len(set(names))
    for column in table.columns:
        assert column.type in TYPES
        assert column.pick in {"least", "greatest", "all", "count"}
        assert column.shape in {"", "local", "kind"}
        assert column.of in table.key
        assert all((table.en, table.id, column.en, column.id))
        assert bool(column.pattern) != (column.name in table.key) or not table.rows
        assert not column.pattern or "?v" in column.pattern
        target, _, field = column.refers.partition(".")
        assert not target or field in next(one.key for one in tables() if one.name == target)


def test_every_term_is_one_that_there_is() -> None:
    own = {term.name for term in read_ontology(folder("ontology")).terms}
    for column in (column for table in tables() for column in table.columns if column.term):
        prefix, _, _ = column.term.partition(":")
        assert prefix in vocab.PREFIXES
        assert prefix != "ujar" or column.term in own, column.term


def test_every_class_and_kind_of_agent_is_there() -> None:
    (agents,) = [table for table in tables() if table.name == "agents"]
    short = {node.value: name for name, node in ((_short(node.value), node) for node in AGENT_CLASSES.values())}
    assert all(name in agents.rows for name in short.values())
    (kind,) = [column for column in agents.columns if column.name == "kind"]
    assert set(kind.values) == set(KINDS.values())


def _short(iri: str) -> str:
    return next(f"{prefix}:{iri[len(space) :]}" for prefix, space in vocab.PREFIXES.items() if iri.startswith(space))


@EACH
def test_rows_have_keys_in_order_and_values_that_may_be(table: Table, release: Release) -> None:
    rows = read(release, table.name)
    assert rows
    keys = [tuple(row[name] for name in table.key) for row in rows]
    assert len(set(keys)) == len(keys)
    assert not table.rows or keys == sorted(keys)
    for column in table.columns:
        values = [row[column.name] for row in rows if row[column.name]]
        if column.values:
            assert set(values) <= set(column.values)
        if column.type in {"integer", "number"}:
            assert all(float(value) >= 0 for value in values)
        if column.type == "boolean":
            assert set(values) <= {"true", "false"}


@EACH
def test_references_lead_to_rows(table: Table, release: Release) -> None:
    for column in table.columns:
        if column.refers:
            target, _, field = column.refers.partition(".")
            known = {row[field] for row in read(release, target)}
            assert {row[column.name] for row in read(release, table.name)} - {""} <= known, column.name


def test_quotes_are_those_of_the_table_of_quotes(release: Release, archive: View) -> None:
    found = {row["quote"]: row for row in read(release, "quotes")}
    expected = {row.quote: row for row in quote_rows(archive)}
    assert found.keys() == expected.keys()
    for iri, row in expected.items():
        assert (found[iri]["text"], found[iri]["type"], found[iri]["source_kind"]) == (
            row.text,
            row.type,
            row.kind or "",
        )
        assert (found[iri]["cue"], found[iri]["role"]) == (row.cue or "", row.role or "")
        assert (found[iri]["claim"], float(found[iri]["confidence"])) == (row.claim, row.confidence)
        begin, end = (int(part) for part in iri.rpartition("/q")[2].split("-"))
        assert (int(found[iri]["begin"]), int(found[iri]["end"])) == (begin, end)


def test_counts_agree_with_each_other(release: Release) -> None:
    quotes = read(release, "quotes")
    by_article = Counter(row["article"] for row in quotes)
    assert Counter({row["article"]: int(row["quotes"]) for row in read(release, "articles")}) == by_article
    assert sum(int(row["quotes"]) for row in read(release, "coverage")) == len(quotes)
    assert sum(int(row["articles"]) for row in read(release, "coverage")) == len(read(release, "articles"))
    claims = read(release, "claims")
    assert {row["claim"]: int(row["quotes"]) for row in claims if row["quotes"] != "0"} == Counter(
        row["claim"] for row in quotes
    )
    assert all(row["quotes"] == "0" for row in claims if row["replaced_by"])
    assert len(read(release, "runs")) == len(read(release, "articles"))


def test_spans_of_a_part_are_the_words_in_the_article(release: Release, archive: View) -> None:
    texts = {row["article"]: archive.texts.get(row["article"].split("/")[-2]).text for row in read(release, "articles")}
    spans = read(release, "spans")
    assert len(spans) > 500
    for row in spans:
        text = texts[f"{row['span'].rpartition('/')[0]}/doc"]
        assert text[int(row["begin"]) : int(row["end"])] == row["words"]


@EACH
def test_the_dictionary_says_every_column(table: Table, release: Release) -> None:
    row = json.loads((release.folder / "datapackage.json").read_bytes())
    (resource,) = [one for one in row["resources"] if one["name"] == table.name]
    header = (release.folder / table.path).read_text(encoding="utf-8").split("\n", 1)[0].split(",")
    assert [field["name"] for field in resource["schema"]["fields"]] == header == [c.name for c in table.columns]
    assert resource["bytes"] == (release.folder / table.path).stat().st_size
    for column in table.columns:
        assert f"`{column.name}`" in markdown()
        assert column.en in markdown()
    assert (release.folder / "DICTIONARY.md").read_text(encoding="utf-8") == markdown()


def test_the_queries_are_those_that_ran(release: Release, archive: View) -> None:
    row = json.loads((release.folder / "queries" / "tables.json").read_bytes())
    prologue = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in row["prefixes"].items())
    for name, queries in row["tables"].items():
        (table,) = [table for table in tables() if table.name == name]
        assert len(list(archive.select(prologue + queries["rows"]))) == len(list(table_rows(archive, table)))
        for query in queries["columns"].values():
            assert list(archive.select(prologue + query)) is not None
