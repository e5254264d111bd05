"""Sheets of edges drawn at random, for whoever traces them back to the articles."""

from __future__ import annotations

import re

import pytest

from kg.store.base import View
from kg.views.counted import count_view
from kg.views.trace import QUOTES, trace

CASES = [("speakers", {}), ("about", {"by": "all"}), ("coquoted", {"by": "article"}), ("wording", {}), ("chains", {})]


def sheet(archive: View, name: str, edges: int = 5, seed: int = 1, **wanted: str) -> list[str]:
    return list(trace(count_view(name, archive, **wanted), edges, seed=seed))


def heads(lines: list[str]) -> list[str]:
    return [line.partition(". ")[2] for line in lines if line.startswith("## ")]


@pytest.mark.parametrize(("name", "wanted"), CASES)
def test_every_quote_stands_where_its_iri_says(archive: View, name: str, wanted: dict[str, str]) -> None:
    lines = sheet(archive, name, **wanted)
    assert 1 <= len(heads(lines)) <= 5
    quotes = [re.fullmatch(r"- .* · <(.*/id/article/(.*)/q(\d+)-(\d+))>", line) for line in lines if line[:2] == "- "]
    shown = [line for line in lines if line.startswith("  > ")]
    assert len(quotes) == len(shown) > 0
    for quote, words in zip(quotes, shown, strict=True):
        assert quote is not None
        document = archive.texts.get(quote[2])
        assert document is not None
        content = document.text[int(quote[3]) : int(quote[4])]
        assert f"**[**{' / '.join(filter(None, content.split(chr(10))))}**]**" in words


def test_a_seed_draws_the_same_edges_and_another_one_others(archive: View) -> None:
    assert sheet(archive, "speakers") == sheet(archive, "speakers")
    assert heads(sheet(archive, "speakers")) != heads(sheet(archive, "speakers", seed=2))
    assert heads(sheet(archive, "speakers", edges=3)) == heads(sheet(archive, "speakers"))[:3]


def test_a_sheet_says_what_it_was_drawn_from(archive: View) -> None:
    lines = sheet(archive, "coquoted", by="event", outlet="KabarNusa")
    assert "Filter: outlet KabarNusa; unnamed sources left out (by default). Read: " in " ".join(lines)
    assert any(line.startswith("Caution: ") for line in lines)
    assert sum(line[:2] == "- " for line in lines) <= QUOTES * max(1, len(heads(lines)))


def test_both_ends_of_a_pair_are_shown(archive: View) -> None:
    counted = count_view("coquoted", archive)
    for edge in counted.found.edges:
        facts = edge.link.quote.facts
        speakers = {agent for row in edge.count.rows if (agent := facts.agents[facts.speaker_at[row]].agent)}
        shown = set(edge.count.in_turn(2))
        rows = [row for row in edge.count.rows if facts.quote_at[row] in shown]
        assert {facts.agents[facts.speaker_at[row]].agent for row in rows} == speakers
