"""`ujar export`: selections, gzip by the ending, formats by the ending, and what does not go together."""

from __future__ import annotations

import gzip
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


def test_an_ending_in_gz_packs_and_twice_gives_the_same_bytes(ujar: Callable, archive: Path) -> None:
    for name in ("a.nq.gz", "b.nq.gz", "c.nq"):
        assert ujar("export", "-o", name).code == 0
    packed = (archive / "a.nq.gz").read_bytes()
    assert packed == (archive / "b.nq.gz").read_bytes()
    assert gzip.decompress(packed) == (archive / "c.nq").read_bytes()
    assert packed[3] == 0  # no name
    assert packed[4:8] == b"\0\0\0\0"  # no time


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.trig", b"@prefix dc:"),
        ("a.TTL.gz", b"@prefix dc:"),
        ("a.jsonld", b"{\n"),
        ("a.rdf", b"<?xml"),
        ("a.csv.gz", b"quote,published,"),
        ("a.dump", b"<http"),
    ],
)
def test_the_ending_is_the_format_unless_one_is_named(ujar: Callable, archive: Path, name: str, begins: bytes) -> None:
    assert ujar("export", "-o", name).code == 0
    data = (archive / name).read_bytes()
    assert (gzip.decompress(data) if name.endswith(".gz") else data).startswith(begins)
    assert ujar("export", "--format", "nq", "-o", name).code == 0


def test_a_selection_is_told_with_its_counts(ujar: Callable, archive: Path) -> None:
    ran = ujar("export", "--outlet", "kabar rawa", "--before", "2025-06-17", "-o", "a.nq")
    assert ran.code == 0
    told = "selection: before 2025-06-17; outlet kabar rawa; whole articles 1, quotes 3 (every copy counted), distinct"
    assert ran.err.startswith(told)
    assert ran.err.endswith(" → a.nq\n")
    text = (archive / "a.nq").read_text()
    assert text.startswith("# " + told)
    assert ("Jembatan Dibuka" in text, "Air Surut" in text) == (False, True)


def test_a_table_of_a_speaker_is_what_the_speaker_says(ujar: Callable, archive: Path) -> None:
    ran = ujar("export", "--speaker", "Ratna Prameswari", "--format", "csv")
    assert (ran.out.count("Ratna Prameswari"), "warga" in ran.out) == (2, False)
    assert "quotes 2 (every copy counted, only what these speakers say), one a line" in ran.err
    assert "seorang warga" in ujar("export", "--speaker", "Ratna Prameswari").out


def test_terms_of_other_vocabularies(ujar: Callable, archive: Path) -> None:
    assert "https://schema.org/Quotation" not in ujar("export").out
    assert "https://schema.org/Quotation" in ujar("export", "--with-alignments", "--outlet", "Kabar Rawa").out


def test_one_graph(ujar: Callable, archive: Path) -> None:
    lines = ujar("export", "--graph", "claims").out.splitlines()
    assert lines
    assert all("/graph/claims> ." in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--outlet", "Kabar Rwa"), "the store has no outlet 'Kabar Rwa' (there are Kabar Rawa) [UJ736]"),
        (("--graph", "claim"), "the store has no graph 'claim' (there are article, claims,"),
        (("--format", "csv", "--with-alignments"), "--with-alignments: csv is no RDF (use one of nq, trig,"),
        (("--graph", "claims", "--after", "2025"), "leave out --graph, or the other filters) [UJ737]"),
        (("--after", "Juni"), "[UJ732]"),
        (("--excel",), "[UJ713]"),
    ],
)
def test_what_cannot_be_is_told(ujar: Callable, archive: Path, arguments: tuple[str, ...], told: str) -> None:
    ran = ujar("export", *arguments, "-o", "a.out")
    assert (ran.code, told in ran.err) == (2, True)
    assert not (archive / "a.out").exists()


def test_describe_as_a_table_and_as_rdf(ujar: Callable, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = ujar("describe")
    head, _, _, _, first, *_ = ran.out.splitlines()
    assert head.startswith("articles 2, published 2025-06-17 to 2025-06-18, without a date 0; outlets 2; quotes 4 (")
    assert first.split() == ["Harian", "Samudra", "2025-06", "1", "1"]
    assert ujar("describe", "--outlet", "Kabar Rawa").out.startswith("articles 1,")
    monkeypatch.setenv("UJAR_LICENCE", "https://creativecommons.org/licenses/by/4.0/")
    assert ujar("describe", "-o", "void.ttl.gz").code == 0
    turtle = gzip.decompress((archive / "void.ttl.gz").read_bytes()).decode()
    assert "dct:license <https://creativecommons.org/licenses/by/4.0/>" in turtle
    assert ("dct:modified" in turtle, "void:dataDump" in turtle) == (False, False)
    told = ujar("describe", "--format", "nt", "--served", "--with-runs").out
    assert ("terms/modified>" in told, "export.nq.gz>" in told) == (True, True)
    assert "UJ737" in ujar("describe", "--served").err
    monkeypatch.setenv("UJAR_LICENCE", "CC BY 4.0")
    assert "UJ704" in ujar("describe").err


@pytest.mark.usefixtures("archive")
def test_a_selection_that_takes_no_article_is_told(ujar: Callable) -> None:
    ran = ujar("export", "--after", "2031")
    assert ran.code == 0
    assert "warning: the selection takes no article" in ran.err
    assert "warning" not in ujar("export", "--after", "2025").err
