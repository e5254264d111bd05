"""Bars, trends and timelines: every value is there, with its unit and caption."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import SettingsError
from kg.export.looks import hexadecimal, look
from kg.export.picture import draw
from kg.export.picture.scale import dates_between, middle_day, ticks
from kg.views.drawings import Bars, Caption, Event, Lane, Series, Timeline, Trend
from tests.unit.export.picture.test_graph import texts

CAPTION = Caption(
    "Siapa paling sering dikutip?",
    unit="claims: distinct pairs of speaker and claim",
    copies="each claim counts once",
    read="12 quotes in 5 articles",
    store="snapshot 0000000001-1a2b",
    left_out="2 quotes of unnamed sources",
    notes=("only articles with a date",),
)
BARS = Bars(
    CAPTION,
    ("Ratna Wibisana", "Bima & rekan"),
    (Series("claims", (30.0, 10.0)),),
    "claims",
    shares=(0.75, 0.25),
)
TREND = Trend(CAPTION, ("2025-01", "2025-02", "2025-03"), (Series("a", (1, None, 3)), Series("b", (1, 1, 3))), "claims")
TIMELINE = Timeline(
    CAPTION,
    (
        Lane("Jembatan dibuka", (Event("2025-03-01T10:15", "Kabar Nusa", "first"), Event("2025-03-04", "Lentera"))),
        Lane("Bandara ditutup", (Event("2025-03", "Harian Cakrawala", "later"),)),
    ),
)


@pytest.mark.parametrize("drawing", [BARS, TREND, TIMELINE], ids=lambda drawing: type(drawing).__name__)
def test_every_chart_says_question_unit_copies_filter_store_and_what_is_missing(drawing):
    told = texts(draw(drawing).svg())
    assert told[0] == CAPTION.title
    for line in (
        CAPTION.unit,
        CAPTION.copies,
        "everything",
        CAPTION.read,
        CAPTION.store,
        CAPTION.left_out,
        *CAPTION.notes,
    ):
        assert line in told


def test_bars_have_their_counts_and_shares():
    told = texts(draw(BARS).svg())
    assert {"Ratna Wibisana", "Bima & rekan", "30 (75 %)", "10 (25 %)", "claims"} <= set(told)


def test_bars_of_shares_have_percentages_intervals_and_gaps():
    series = Series("women", (0.25, None), low=(0.2, None), high=(0.31, None))
    svg = draw(Bars(CAPTION, ("a", "b"), (series,), "share of speakers", is_share=True)).svg()
    assert {"25 %", "no value"} <= set(texts(svg))
    assert svg.count('stroke-width="1.2"') == 3


def test_parts_of_a_whole_stand_end_to_end_with_their_sum():
    parts = (Series("official", (5, 2)), Series("anonymous", (3, 0)))
    told = texts(draw(Bars(CAPTION, ("a", "b"), parts, "quotes", is_stacked=True)).svg())
    assert {"official", "anonymous", "8"} <= set(told)


def test_series_of_kinds_have_the_colours_of_their_kinds():
    kinds = ("unknown", "outlet")
    svg = draw(replace(BARS, series=tuple(Series(kind, (1, 1)) for kind in kinds), shares=())).svg()
    assert all(svg.count(f'fill="{hexadecimal(look(kind).colour)}"') == 3 for kind in kinds)


def test_a_trend_names_its_lines_and_is_broken_where_there_is_no_value():
    svg = draw(TREND).svg()
    assert {"a", "b", "2025-01", "2025-03"} <= set(texts(svg))
    line = next(part for part in svg.split('d="') if 'stroke-width="2.2"' in part)
    assert line.split('"')[0].count("M") == 2


def test_a_timeline_has_its_rows_dates_and_events():
    told = texts(draw(TIMELINE).svg())
    assert {"Jembatan dibuka", "Bandara ditutup", "Kabar Nusa", "Lentera", "Harian Cakrawala", "first"} <= set(told)


@pytest.mark.parametrize(
    "drawing",
    [
        Bars(CAPTION, (), (Series("claims", ()),), "claims"),
        Trend(CAPTION, (), (), "claims"),
        Timeline(CAPTION, (Lane("a", ()),)),
    ],
    ids=lambda drawing: type(drawing).__name__,
)
def test_nothing_to_draw_is_said(drawing):
    assert any(text.startswith("Nothing to draw") for text in texts(draw(drawing).svg()))


@pytest.mark.parametrize(
    ("drawing", "problem"),
    [
        (replace(BARS, series=(Series("claims", (1.0,)),)), "series 'claims' has 1 values for 2 categories"),
        (replace(BARS, shares=(1.0,)), "there are 1 shares for 2 categories"),
        (replace(TREND, times=("2025",)), "series 'a' has 3 values for 1 times"),
        (Timeline(CAPTION, (Lane("a", (Event("kemarin"),)),)), "kemarin"),
    ],
)
def test_what_does_not_fit_together_is_refused(drawing, problem):
    with pytest.raises(SettingsError, match="UJ759") as raised:
        draw(drawing).svg()
    assert problem in str(raised.value)


@pytest.mark.parametrize(
    ("most", "is_whole", "expected"),
    [
        (0, False, (0, 1)),
        (3, True, (0, 1, 2, 3)),
        (259, True, (0, 100, 200, 300)),
        (0.42, False, (0, 0.1, 0.2, 0.3, 0.4, 0.5)),
        (1, False, (0, 0.2, 0.4, 0.6, 0.8, 1)),
    ],
)
def test_axes_have_round_numbers(most, is_whole, expected):
    assert ticks(most, is_whole=is_whole) == pytest.approx(expected)


def test_dates_stand_at_their_middle_as_exactly_as_they_are_known():
    assert middle_day("2025-03-01") == middle_day("2025-03-01T00:00")
    assert middle_day("2025-03-01T12:00") - middle_day("2025-03-01") == pytest.approx(0.5)
    assert middle_day("2025-04") == middle_day("2025-04-15") + 0.5
    assert middle_day("2025-06-30") < middle_day("2025") + 3 < middle_day("2025-07-06")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025-03-01", "2025-03-05", ["2025-03-01", "2025-03-05"]),
        ("2024-11-20", "2025-06-01", ["2024-12", "2025-06"]),
        ("2010-05-01", "2025-06-01", ["2011", "2025"]),
    ],
)
def test_an_axis_of_time_has_days_months_or_years(first, last, expected):
    found = [text for _, text in dates_between(middle_day(first), middle_day(last))]
    assert [found[0], found[-1]] == expected
    assert len(found) <= 9
