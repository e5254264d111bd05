"""`ujar demo`: it ends by itself, writes its files, and checks what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rdflib

from kg.cli.demo import Section, check, stands_in
from kg.errors import StoreError
from kg.ids import article_key
from kg.model.text import SourceDocument

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_demo_shows_all_and_writes_its_files(ujar: Callable, tmp_path: Path) -> None:
    ran = ujar("demo")
    assert ran.code == 0, ran.err
    for words in ("Who said what", "SPARQL: ", "Search: ujar search", "ujar serve", "articles failed 0"):
        assert words in ran.out
    assert len(rdflib.Graph().parse(tmp_path / "ujar-demo" / "articles.ttl")) > 1000
    assert nx.read_gexf(tmp_path / "ujar-demo" / "speakers.gexf").number_of_edges() > 10
    assert (tmp_path / "ujar-demo" / "store" / "store.json").is_file()


def test_it_runs_again_but_touches_nothing_of_others(ujar: Callable, tmp_path: Path) -> None:
    assert [ujar("demo", "--out", "coba").code for _ in range(2)] == [0, 0]
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "penting.txt").write_text("jangan dihapus")
    ran = ujar("demo", "--out", "lain")
    assert (ran.code, "UJ717" in ran.err) == (2, True)
    assert [path.name for path in (tmp_path / "lain").iterdir()] == ["penting.txt"]


STANDS = (
    ("Air sudah surut", 'Kata Sari, "Air sudah surut."', True),
    ("Air sudah … sejak pagi", "Air sudah surut, katanya, sejak pagi.", True),
    ("sejak pagi … Air sudah", "Air sudah surut, katanya, sejak pagi.", False),
    ("Air sudah surut", "Air sudahsurut", True),
    ("Air belum surut", "Air sudah surut", False),
    ("…", "Air sudah surut", False),
)


@pytest.mark.parametrize(("words", "text", "expected"), STANDS)
def test_quotes_are_looked_up_by_their_letters(words: str, text: str, expected: bool) -> None:
    assert stands_in(words, text) is expected


def test_an_answer_that_does_not_trace_is_an_error() -> None:
    sample = SourceDocument("a", "Air sudah surut.")
    key = article_key(sample)
    iri = f"http://localhost:8000/id/article/{key}/q0-15"
    good = Section("Search", ("quote",), (("Air sudah surut",),), ((iri, "Air sudah surut"),))
    check(good, {key: sample})
    wrong = (
        (good, {}),
        (good, {key: SourceDocument("a", "Hujan turun.")}),
        (Section("Search", ("quote",), (), ()), {key: sample}),
        (Section("Search", ("quote",), good.rows, ()), {key: sample}),
    )
    for section, samples in wrong:
        with pytest.raises(StoreError, match=r"Search: .*UJ420"):
            check(section, samples)
