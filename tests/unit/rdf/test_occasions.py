"""Occasions that an answer shares with its question."""

from __future__ import annotations

import pytest

from kg.model.quote import Quote, QuoteType, StatementEvent
from kg.model.text import Span
from kg.rdf.occasions import with_occasions

COURT = StatementEvent("2025-04-15", Span(900, 909), "Pengadilan Wiralaga", Span(910, 929))
OFFICE = StatementEvent("2025-04-16", Span(930, 939))


def quotes(*rows: tuple[str, StatementEvent | None]) -> list[Quote]:
    return [
        Quote(QuoteType.DIRECT, (Span(place, place + 5),), "…", cue_class=kind.strip("()"), event=event)
        if "(" not in kind
        else Quote(QuoteType.DIRECT, (Span(place, place + 5),), "…", cue_class="say", nested_in=Span(0, 9), event=event)
        for place, (kind, event) in zip(range(0, 900, 10), rows, strict=False)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("ask", COURT), ("answer", None)], [COURT, COURT]),
        ([("ask", COURT), ("answer", None), ("answer", None)], [COURT, COURT, COURT]),
        ([("ask", COURT), ("answer", OFFICE), ("answer", None)], [COURT, OFFICE, OFFICE]),
        ([("ask", COURT), ("(inside)", None), ("answer", None)], [COURT, None, COURT]),
        ([("ask", COURT), ("say", None), ("answer", None)], [COURT, None, None]),
        ([("ask", COURT), ("ask", None), ("answer", None)], [COURT, None, None]),
        ([("say", COURT), ("answer", None)], [COURT, None]),
        ([("say", COURT), ("say", None)], [COURT, None]),
        ([("answer", None)], [None]),
        ([], []),
    ],
)
def test_an_answer_belongs_to_the_occasion_of_its_question(
    rows: list[tuple[str, StatementEvent | None]], expected: list[StatementEvent | None]
) -> None:
    assert [event for _, event in with_occasions(quotes(*rows))] == expected
