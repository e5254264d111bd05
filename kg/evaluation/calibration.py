"""How far the confidence of quotes can be taken as the share of them that is right.

A quote found is right when it makes an overlap pair with a gold quote and has its speaker right; quotes set aside are
left out. The expected calibration error is the mean difference between confidence and share in ten bins of equal width,
weighted by the quotes in them (Naeini, Cooper and Hauskrecht 2015, "Obtaining Well Calibrated Probabilities Using
Bayesian Binning", AAAI).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluation.rates import share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.evaluation.matching import Matching

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Quotes whose confidence lies from `low` up to `high` (the last bin: with it)."""

    low: float
    high: float
    quotes: int = 0
    right: int = 0
    confidence_sum: float = 0.0

    @property
    def confidence(self) -> float:
        """Mean confidence; 0 for none."""
        return share(self.confidence_sum, self.quotes)

    @property
    def accuracy(self) -> float:
        """Share that is right; 0 for none."""
        return share(self.right, self.quotes)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Ten bins; `error` is the expected calibration error, from 0 to 1."""

    bins: tuple[Bin, ...]

    @property
    def quotes(self) -> int:
        """Quotes with a confidence."""
        return sum(row.quotes for row in self.bins)

    @property
    def error(self) -> float:
        """0 where no quote has a confidence."""
        return share(sum(row.quotes * abs(row.accuracy - row.confidence) for row in self.bins), self.quotes)


def calibrated(matchings: Iterable[Matching]) -> Calibration:
    """The bins over all quotes found that have a `confidence`."""
    known = [pair for matching in matchings for pair in _judged(matching)]
    return Calibration(tuple(_bin(number, known) for number in range(BINS)))


def _bin(number: int, known: Iterable[tuple[float, bool]]) -> Bin:
    inside = [(confidence, is_right) for confidence, is_right in known if _number(confidence) == number]
    right, total = sum(is_right for _, is_right in inside), sum(confidence for confidence, _ in inside)
    return Bin(number / BINS, (number + 1) / BINS, len(inside), right, total)


def _number(confidence: float) -> int:
    # Rounded, because 0.7 * 10 and 0.29 * 100 are no whole numbers in floating point.
    return min(int(round(confidence * BINS, 9)), BINS - 1)


def _judged(matching: Matching) -> Iterator[tuple[float, bool]]:
    gold_of = {got: wanted for wanted, got in matching.pairs}
    for number, item in enumerate(matching.found):
        confidence = item.record.get("confidence")
        if number in matching.aside or not isinstance(confidence, int | float):
            continue
        is_right = number in gold_of and matching.is_right(matching.gold[gold_of[number]], item)
        yield float(confidence), is_right
