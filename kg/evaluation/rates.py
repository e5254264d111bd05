"""Shares, and precision with recall."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, of how many found and how many there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def rate(self) -> Rate:
        """Precision and recall; 0 where there is nothing to be a share of."""
        return Rate(share(self.right, self.found), share(self.right, self.gold))

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)


def share(part: float, whole: float) -> float:
    """`part` of `whole`; 0 where there is no whole."""
    return part / whole if whole else 0.0
