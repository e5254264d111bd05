"""Concentration and diversity by hand."""

from __future__ import annotations

from math import log2

import pytest

from kg.views import concentration

COUNTS = [6, 3, 1, 0]


def test_concentration_by_hand():
    # Shares 0.6, 0.3, 0.1.
    assert concentration.shares(COUNTS) == pytest.approx([0.6, 0.3, 0.1])
    assert concentration.hhi(COUNTS) == pytest.approx(0.46)
    assert concentration.effective_number(COUNTS) == pytest.approx(1 / 0.46)
    # x = 1, 3, 6 and n = 3: (-2·1 + 0·3 + 2·6) / (3·10).
    assert concentration.gini(COUNTS) == pytest.approx(1 / 3)
    assert concentration.top_share(COUNTS, 2) == pytest.approx(0.9)


def test_diversity_by_hand():
    expected = -(0.6 * log2(0.6) + 0.3 * log2(0.3) + 0.1 * log2(0.1))
    assert concentration.entropy(COUNTS) == pytest.approx(expected)
    assert concentration.evenness(COUNTS) == pytest.approx(expected / log2(3))


@pytest.mark.parametrize("size", [1, 2, 7])
def test_equal_sources_are_as_many_as_they_are(size):
    counts = [5] * size
    assert concentration.hhi(counts) == pytest.approx(1 / size)
    assert concentration.effective_number(counts) == pytest.approx(size)
    assert concentration.gini(counts) == pytest.approx(0)
    assert concentration.entropy(counts) == pytest.approx(log2(size))
    assert concentration.evenness(counts) == pytest.approx(1 if size > 1 else 0)


def test_nothing_is_nought():
    for measure in (concentration.hhi, concentration.effective_number, concentration.gini, concentration.entropy):
        assert measure([]) == 0
        assert measure([0, 0]) == 0
    assert concentration.evenness([]) == concentration.top_share([]) == 0


def test_the_interval_of_a_share_by_hand():
    # Wilson 1927 for 27 of 100: the values that textbooks give.
    assert concentration.wilson(27, 100) == pytest.approx((0.1929, 0.3643), abs=5e-4)
    low, high = concentration.wilson(0, 10)
    assert (low, high) == pytest.approx((0, 0.2775), abs=5e-4)
    assert concentration.wilson(0, 0) == (0, 1)
