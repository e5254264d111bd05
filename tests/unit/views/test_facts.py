"""The columns that views count: what is joined, what is left out, in which order."""

from __future__ import annotations

import pytest

from kg.views.facts import Facts, QuoteFacts, read_facts
from tests.unit.views.newsroom import ARTICLES, QUOTES, Line, filled, iri


def facts_of(*lines: Line) -> Facts:
    """What views count of these quotes."""
    with filled(lines) as store:
        return read_facts(store)


def told(facts: Facts) -> list[tuple[str, str | None, str]]:
    """Quote, speaker and claim of each row, by the ends of their IRIs."""
    rows = (QuoteFacts(facts, row) for row in range(len(facts.quote_at)))
    return [(_end(row.quote) or "", _end(row.speaker), _end(row.claim) or "") for row in rows]


def _end(name: str | None) -> str | None:
    return name and name.rpartition("/")[2]


def test_quotes_stand_in_the_order_of_their_iris() -> None:
    lines = (Line("a1", 3, "bima", "c3"), Line("a2", 1, "ratna", "c1"), Line("a1", 2, None, "c2"))
    assert told(facts_of(*lines)) == [("q01", "ratna", "c1"), ("q02", None, "c2"), ("q03", "bima", "c3")]


def test_what_several_say_together_is_a_row_of_each() -> None:
    facts = facts_of(Line("a1", 1, ("ratna", "dinas", "bima"), "c1"), Line("a1", 2, "bima", "c1"))
    assert told(facts) == [("q01", "bima", "c1"), ("q01", "dinas", "c1"), ("q01", "ratna", "c1"), ("q02", "bima", "c1")]
    assert list(facts.quote_at) == [0, 0, 0, 1]


def test_a_row_says_all_of_its_quote() -> None:
    facts = facts_of(Line("a2", 4, "ratna", "c1", type="indirect", confidence=0.4))
    quote = QuoteFacts(facts, 0)
    assert (quote.quote, quote.type, quote.confidence) == (iri("quote", "q04"), "indirect", 0.4)
    assert (quote.article.article, quote.article.published) == (iri("article", "a2"), "2025-04-16")
    assert quote.agent
    assert (quote.agent.label, quote.agent.kind) == ("Ratna Wulandari", "person")


def test_a_speaker_of_whom_nothing_is_said_is_called_by_its_iri() -> None:
    agent = QuoteFacts(facts_of(Line("a1", 1, "tidak-dikenal", "c1")), 0).agent
    assert agent
    assert (agent.label, agent.kind) == (iri("agent", "tidak-dikenal"), "unknown")


def test_claim_keys_stand_for_claims_that_are_not_computed() -> None:
    with filled(QUOTES[:2]) as store:
        store.replace_graphs([f"{store.base}graph/claims"], ())
        assert [claim for _, _, claim in told(read_facts(store))] == ["c1", "c2"]


@pytest.mark.parametrize("predicate", ["quoteType", "confidence"])
def test_a_quote_that_lacks_something_is_none(predicate: str) -> None:
    with filled(QUOTES[:2]) as store:
        graph = f"{store.base}graph/a1"
        left = [
            quad
            for quad in store.quads(graph)
            if not (quad.predicate.value.endswith(predicate) and str(quad.subject.value).endswith("q01"))
        ]
        store.replace_graphs([graph], left)
        assert [quote for quote, _, _ in told(read_facts(store))] == ["q02"]


def test_a_store_without_quotes_has_no_rows() -> None:
    facts = facts_of()
    assert len(facts.articles) == len(ARTICLES)
    assert (len(facts.quotes), len(facts.claims), list(facts.quote_at)) == (0, 0, [])
