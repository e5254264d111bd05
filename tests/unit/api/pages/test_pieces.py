from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.pieces import Mark, Part, marks_of, paragraphs, split
from kg.model.quote import Quote, QuoteType
from kg.model.text import Span
from tests.unit.api import articles

TEXT = "abcdefghij"
DIRECT, INDIRECT = QuoteType.DIRECT, QuoteType.INDIRECT


def mark(start: int, end: int, *, part: Part = Part.CONTENT, quote: str = "q1-5", type_: QuoteType = DIRECT) -> Mark:
    return Mark(Span(start, end), part, quote, type_)


def shown(*marks: Mark) -> list[tuple[str, str, str]]:
    """Text, quotes and classes of every piece."""
    pieces = split(TEXT, Span(0, len(TEXT)), marks)
    return [(piece.text, " ".join(piece.quotes), " ".join(piece.classes)) for piece in pieces]


def test_without_marks_there_is_one_piece() -> None:
    assert shown() == [("abcdefghij", "", "")]


def test_overlapping_quotes_share_a_piece() -> None:
    assert shown(mark(1, 5), mark(3, 8, quote="q3-8", type_=INDIRECT)) == [
        ("a", "", ""),
        ("bc", "q1-5", "depth-1 t-direct"),
        ("de", "q1-5 q3-8", "depth-2 t-direct"),
        ("fgh", "q3-8", "depth-1 t-indirect"),
        ("ij", "", ""),
    ]


def test_a_nested_quote_looks_like_the_innermost_one() -> None:
    found = shown(mark(0, 10, type_=INDIRECT), mark(4, 6, quote="q3-8"))
    assert found[1] == ("ef", "q1-5 q3-8", "depth-2 t-direct")


def test_a_source_inside_a_quote_is_both() -> None:
    assert shown(mark(0, 10), mark(2, 4, part=Part.SOURCE, quote="q3-8"))[1] == (
        "cd",
        "q1-5 q3-8",
        "depth-1 source t-direct",
    )


@pytest.mark.parametrize("parts", [(Part.RELAY, Part.ADDRESSEE), (Part.ADDRESSEE, Part.RELAY)])
def test_an_outlet_that_was_spoken_to_looks_like_a_relay(parts: tuple[Part, Part]) -> None:
    first, second = parts
    assert shown(mark(2, 4, part=first), mark(2, 4, part=second, quote="q3-8"))[1] == ("cd", "q1-5 q3-8", "relay")


def test_three_levels_are_as_deep_as_many() -> None:
    marks = [mark(0, 10, quote=f"q0-{number}") for number in range(5)]
    assert shown(*marks)[0][2] == "depth-3 t-direct"


def test_a_quote_begins_once_even_when_it_has_several_parts() -> None:
    marks = (mark(1, 3), mark(5, 7), mark(5, 9, quote="q3-8"))
    begins = [piece.begins for piece in split(TEXT, Span(0, 10), marks)]
    assert begins == [(), ("q1-5",), (), ("q3-8",), (), ()]


def test_a_quote_begins_at_its_quotation_mark() -> None:
    text = 'kata dia, "pulang"'
    pieces = split(text, Span(0, len(text)), [mark(11, 17)])
    assert [(piece.text, piece.begins, bool(piece.marks)) for piece in pieces] == [
        ("kata dia, ", (), False),
        ('"', ("q1-5",), False),
        ("pulang", (), True),
        ('"', (), False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n", []),
        ("satu", ["satu"]),
        ("satu\n\n  dua  \r\ntiga\n", ["satu", "dua", "tiga"]),
        ("satu\u2028dua\u2029tiga", ["satu", "dua", "tiga"]),
    ],
)
def test_paragraphs_are_the_lines_that_hold_something(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
some_marks = st.lists(
    st.builds(
        Mark, spans, st.sampled_from(Part), st.sampled_from(["q1-5", "q3-8", "q0-9"]), st.sampled_from(QuoteType)
    ),
    max_size=8,
)


@given(st.text(alphabet="ab \n", min_size=1, max_size=50), some_marks)
def test_pieces_joined_are_the_paragraph_and_none_is_empty(text: str, marks: list[Mark]) -> None:
    for paragraph in paragraphs(text):
        pieces = split(text, paragraph, marks)
        assert "".join(piece.text for piece in pieces) == paragraph.of(text)
        assert all(piece.text for piece in pieces)
        for piece in pieces:
            assert set(piece.marks) == {mark for mark in marks if mark.span.covers(piece.span)}


def test_a_quote_gives_a_mark_for_each_of_its_spans() -> None:
    found = {(mark.part, mark.span.of(articles.TEXT)) for mark in marks_of([articles.DIRECT])}
    assert found == {
        (Part.CONTENT, articles.DIRECT_WORDS),
        (Part.CUE, "ujar"),
        (Part.SOURCE, "Ratna"),
        (Part.RELAY, "Radio Samudra"),
    }


def test_an_empty_span_gives_no_mark() -> None:
    assert marks_of([Quote(DIRECT, (Span(3, 3),), "")]) == ()
