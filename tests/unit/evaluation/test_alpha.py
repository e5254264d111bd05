"""Krippendorff's alpha, agreement and Wilson's interval, against published examples and values counted by hand."""

from __future__ import annotations

import pytest

from kg.evaluation.alpha import agreeing, nominal_alpha, wilson


def units(*coders: str) -> list[list[str]]:
    """One string a coder, one character a unit, a dot where there is no value → the values of each unit."""
    return [[value for value in column if value != "."] for column in zip(*coders, strict=True)]


EXAMPLES = (
    # Krippendorff 2011, section C: four observers, twelve units, values missing; nominal alpha .743
    (("123321412...", "123322412" + "5.3", ".3332342251.", "12332441251."), 0.743),
    # the same paper, sections A (binary data, two observers) and B (nominal data, two observers)
    (("0100000010", "1110010000"), 0.095),
    (("aabbdcccedda", "babbbccceddd"), 0.692),
    # three coders, two of which leave much out; the worked example of the article on it in Wikipedia
    ((".....3412113" + "3.3", "1.21334" + "3.......", "..21344" + ".21133.4"), 0.691),
    # counted by hand: o(a,b) + o(b,a) = 2 of 8 values, n_a = 5, n_b = 3 → 1 − 7 · 2 / 30
    (("aaab", "aabb"), 1 - 7 * 2 / 30),
    (("abab", "abab"), 1.0),
    # systematic disagreement is worse than chance: n = 4, 1 − 3 · 4 / 8
    (("ab", "ba"), -0.5),
)


@pytest.mark.parametrize(("coders", "expected"), EXAMPLES)
def test_alpha(coders: tuple[str, ...], expected: float) -> None:
    assert nominal_alpha(units(*coders)) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize("coders", [("aaaa", "aaaa"), ("ab..", "..ba"), ("", "")])
def test_alpha_is_undefined_where_nothing_varies_or_nothing_can_be_paired(coders: tuple[str, ...]) -> None:
    assert nominal_alpha(units(*coders)) is None


def test_agreeing_pairs() -> None:
    assert agreeing(units("aab.", "abb.", "a.bb")) == (3 + 0 + 3, 3 + 1 + 3)
    assert agreeing([]) == (0, 0)


INTERVALS = (
    # computed by the formula with z = 1.959964: 8 of 10, none and all of 10, none of none
    (8, 10, 0.4902, 0.9433),
    (0, 10, 0.0, 0.2775),
    (10, 10, 0.7225, 1.0),
    (0, 0, 0.0, 1.0),
    (81, 263, 0.2553, 0.3662),  # R. G. Newcombe (1998), Statistics in Medicine 17, table I
    (15, 148, 0.0624, 0.1605),  # the same
)


@pytest.mark.parametrize(("right", "of", "low", "high"), INTERVALS)
def test_wilson(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=0.0001)


def test_a_share_lies_in_its_interval() -> None:
    for right, of in ((part, whole) for whole in range(1, 200) for part in range(whole + 1)):
        low, high = wilson(right, of)
        assert 0 <= low <= right / of <= high <= 1
