"""How far coders agree beyond chance, and how far a share may be off.

Krippendorff's alpha for nominal data: K. Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", University
of Pennsylvania, https://repository.upenn.edu/asc_papers/43, for any number of coders and missing values. The interval
of a share is E. B. Wilson's (1927), "Probable Inference, the Law of Succession, and Statistical Inference", Journal of
the American Statistical Association 22, 209–212.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

_LEVEL = 0.95


def nominal_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Alpha of the values that coders gave each unit; units with fewer than two are left out.

    None where there is nothing to disagree about: no such unit, or one value throughout.
    """
    pairable = [values for values in units if len(values) > 1]
    totals = Counter(value for values in pairable for value in values)
    count = sum(totals.values())
    expected = count * count - sum(number * number for number in totals.values())
    if not expected:
        return None
    observed = sum(_disagreement(values) for values in pairable)
    return 1 - (count - 1) * observed / expected


def agreeing(units: Iterable[Sequence[Hashable]]) -> tuple[int, int]:
    """Pairs of coders that gave a unit the same value, and all pairs that gave it any."""
    pairs = [(one == other) for values in units for one, other in combinations(values, 2)]
    return sum(pairs), len(pairs)


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of the share `right` of `of`; from 0 to 1 where `of` is 0."""
    if not of:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + _LEVEL) / 2)
    share = right / of
    middle = share + z * z / (2 * of)
    width = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    # Rounding must not leave the share itself outside, where it is 0 or 1.
    return min(max((middle - width) / scale, 0.0), share), max(min((middle + width) / scale, 1.0), share)


def _disagreement(values: Sequence[Hashable]) -> float:
    """Ordered pairs of unlike values in one unit, each weighted by 1 / (values - 1)."""
    counts = Counter(values).values()
    return (len(values) ** 2 - sum(count * count for count in counts)) / (len(values) - 1)
