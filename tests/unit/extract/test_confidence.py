"""Confidence is the product of the reasons' weights."""

from __future__ import annotations

import pytest

from kg.extract.confidence import WEIGHTS, confidence


def test_no_reason_takes_nothing_away():
    assert confidence(()) == 1.0


@pytest.mark.parametrize(
    ("reasons", "value"),
    [
        (("marks", "cue-after", "full-name"), 0.94),
        (("active", "subject", "pronoun"), 0.91),
        (("marks", "continuation", "next-speaker"), 0.64),
    ],
)
def test_reasons_multiply(reasons, value):
    assert confidence(reasons) == value


def test_a_name_is_surer_than_a_clitic_and_a_clitic_than_nobody():
    assert WEIGHTS["full-name"] > WEIGHTS["carried-over"] > WEIGHTS["no-source"]


def test_an_unknown_reason_is_an_error():
    with pytest.raises(KeyError):
        confidence(("guess",))
