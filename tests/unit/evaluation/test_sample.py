"""Drawing: the same seed draws the same, in proportion, whatever the order; and what stands in the blank sheets."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluation.blank import article_rows, key_rows, marked, quote_rows
from kg.evaluation.coding import ARTICLES, KEY_HEADER, QUOTES
from kg.evaluation.sample import Extracted, Sampler, allotted
from kg.model.text import SourceDocument, Span

TEXT = "Ratna berkata air surut. Dimas berkata jalan dibuka."


def quote(start: int, end: int, kind: str = "indirect", **more: Any) -> dict[str, Any]:
    return {"id": f"q{start}-{end}", "type": kind, "spans": [[start, end]], "confidence": 0.9, **more}


def article(number: int, *, outlet: str = "Kabar Rawa", month: str | None = "2025-06", quotes: int = 2) -> Extracted:
    published = f"{month}-17" if month else None
    document = SourceDocument(f"d{number}", TEXT, outlet=outlet, published=published)
    found = (quote(14, 23), quote(39, 51, "direct"))[:quotes]
    return Extracted(f"a{number:012}", document, "id", found)


def drawn(every: list[Extracted], kind: str = "quotes", **how: Any) -> list[str]:
    sampler = Sampler(**{"seed": 1, "articles": 5, "quotes": 5, **how})
    for one in every:
        sampler.add(one)
    return [item.unit.id for item in sampler.drawn(kind)]


def test_the_same_seed_draws_the_same_in_any_order() -> None:
    every = [article(number) for number in range(400)]
    assert drawn(every) == drawn(every[::-1])
    assert drawn(every) != drawn(every, seed=2)
    assert drawn(every, "articles") == drawn(every[::-1], "articles")
    assert len(set(drawn(every))) == 5


def test_strata_are_drawn_in_proportion() -> None:
    every = [article(number, outlet="A" if number < 30 else "B") for number in range(40)]
    found = drawn(every, "articles", articles=8, by=("outlet",))
    assert sum(int(name[1:]) < 30 for name in found) == 6
    types = Sampler(seed=1, articles=0, quotes=10, by=("month", "type"))
    for one in (*every, article(90, month=None)):
        types.add(one)
    strata = {item.stratum: (item.drawn, item.of) for item in types.drawn("quotes")}
    assert strata == {"2025-06 / direct": (5, 40), "2025-06 / indirect": (5, 40)}


def test_what_is_asked_for_beyond_what_there_is() -> None:
    assert len(drawn([article(1)])) == 2
    assert drawn([]) == []
    assert drawn([article(1, quotes=0)], "articles") == ["a000000000001"]
    assert drawn([article(1)], quotes=0) == []


def test_an_article_that_comes_twice_is_taken_once() -> None:
    sampler = Sampler(seed=1, articles=5, quotes=5)
    for _ in range(3):
        sampler.add(article(1))
    assert (len(sampler.drawn("articles")), sampler.repeated) == (1, 2)


SHARES = (
    ({"a": 30, "b": 10}, 8, {"a": 6, "b": 2}),
    ({"a": 1, "b": 1, "c": 1}, 2, {"a": 1, "b": 1, "c": 0}),
    ({"a": 97, "b": 2, "c": 1}, 10, {"a": 10, "b": 0, "c": 0}),
    ({"a": 55, "b": 45}, 3, {"a": 2, "b": 1}),
    ({"a": 2}, 10, {"a": 2}),
    ({}, 10, {}),
)


@pytest.mark.parametrize(("sizes", "count", "shares"), SHARES)
def test_largest_remainders(sizes: dict[str, int], count: int, shares: dict[str, int]) -> None:
    assert allotted(sizes, count) == shares


def test_sheets_hide_the_answers_and_the_key_has_them() -> None:
    sampler = Sampler(seed=1, articles=1, quotes=1)
    said = {"speaker_name": "Ratna", "anonymous": True, "attributed_via": "Antara", "role": None, "addressee": "warga"}
    rest = {"polarity": "negative", "event": {"date": "2025-06-17", "place": None}}
    sampler.add(article(1)._replace(quotes=(quote(14, 23, **said, **rest),)))
    articles, quotes = sampler.drawn("articles"), sampler.drawn("quotes")
    header, instructions, row = quote_rows(quotes)
    assert (header, len(instructions), len(row)) == (QUOTES.header, len(header), len(header))
    assert instructions[0] == "# see docs/codebook.md"
    assert row[:4] == ("a000000000001-14-23", "Kabar Rawa", "2025-06-17", "")
    assert row[4] == "Ratna berkata ⟦air surut⟧. Dimas berkata jalan dibuka."
    assert not any(row[5:])
    header, instructions, row, *blank = article_rows(articles)
    assert (header, len(instructions), row[4]) == (ARTICLES.header, len(header), TEXT)
    assert {cells[0] for cells in blank} == {"a000000000001"}
    assert not any(cell for cells in blank for cell in cells[1:])
    header, first, second = key_rows(articles, quotes)
    assert header == KEY_HEADER
    assert dict(zip(header, second, strict=True)) == {
        "sheet": "quotes", "id": "a000000000001-14-23", "document": "d1", "letters": "12..20", "content": "air surut",
        "type": "indirect", "name": "Ratna", "anonymous": "y", "via": "Antara", "addressee": "warga",
        "event_date": "2025-06-17", "event_place": "-", "role": "-", "denied": "y", "confidence": "0.9",
        "stratum": "all", "drawn": "1", "of": "1",
    }  # fmt: skip
    assert first[:2] == ("articles", "a000000000001")


def test_an_article_without_quotes_is_in_the_key() -> None:
    sampler = Sampler(seed=1, articles=1, quotes=1)
    sampler.add(article(1, quotes=0))
    _, row = key_rows(sampler.drawn("articles"), ())
    assert row[:5] == ("articles", "a000000000001", "d1", "", "")


def test_a_long_text_goes_on_in_the_next_row() -> None:
    text = "kata demi kata " * 5_000
    document = SourceDocument("d", text)
    sampler = Sampler(seed=1, articles=1, quotes=0)
    sampler.add(Extracted("a1", document, "id", ()))
    parts = [row[4] for row in list(article_rows(sampler.drawn("articles")))[2:] if row[4]]
    assert "".join(parts) == text
    assert len(parts) == 3


def test_marked_words_in_a_long_text() -> None:
    assert marked("a bb c", [Span(2, 4), Span(5, 6)]) == "a ⟦bb⟧ ⟦c⟧"
    text = "kata " * 2_000 + "ini " + "demi " * 2_000
    found = marked(text, [Span(10_000, 10_003)])
    assert found.startswith("… kata kata")
    assert found.endswith("demi …")
    assert "kata ⟦ini⟧ demi" in found
    assert 3_900 <= len(found) <= 4_010
