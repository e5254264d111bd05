"""How a whole is divided: concentration, inequality, diversity, and shares with their intervals.

Every function takes counts (of claims or quotes, say, one for each source), none of them negative; zeros count as
nothing. An empty list, or one that sums to 0, gives 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2, sqrt

_Z_95 = 1.959963984540054
"""Two-sided 95 % of the normal distribution."""


def hhi(counts: Iterable[float]) -> float:
    """Herfindahl-Hirschman index: Σ p_i², from 1/n (all alike) to 1 (one has all) (Hirschman 1964)."""
    return sum(share * share for share in shares(counts))


def effective_number(counts: Iterable[float]) -> float:
    """So many equal sources would be as concentrated: 1 / Σ p_i² (Hill's number of order 2, 1973)."""
    found = hhi(counts)
    return 1 / found if found else 0.0


def gini(counts: Iterable[float]) -> float:
    """Gini index: Σ_i (2i - n - 1) x_i / (n Σ x), x sorted upwards; 0 all alike, (n-1)/n one has all (Gini 1912)."""
    ordered = sorted(count for count in counts if count > 0)
    total = sum(ordered)
    if not total:
        return 0.0
    size = len(ordered)
    return sum((2 * place - size - 1) * count for place, count in enumerate(ordered, 1)) / (size * total)


def top_share(counts: Iterable[float], k: int = 10) -> float:
    """Share of the k largest: Σ_{i<=k} p_(i), the concentration ratio CR_k."""
    return sum(sorted(shares(counts), reverse=True)[:k])


def entropy(counts: Iterable[float]) -> float:
    """Shannon's entropy in bits: -Σ p_i log2 p_i (Shannon 1948)."""
    return sum(-share * log2(share) for share in shares(counts))


def evenness(counts: Sequence[float]) -> float:
    """Entropy as a share of the most that so many kinds can have: H / log2 n (Pielou 1966); 0 with fewer than two."""
    kinds = len(shares(counts))
    return entropy(counts) / log2(kinds) if kinds > 1 else 0.0


def shares(counts: Iterable[float]) -> list[float]:
    """Each count above 0 as a share of their sum, in the order given."""
    kept = [count for count in counts if count > 0]
    total = sum(kept)
    return [count / total for count in kept]


def wilson(part: float, whole: float) -> tuple[float, float]:
    """95 % score interval of a share (Wilson 1927), for counts that are a sample; (0, 1) where nothing was counted."""
    if not whole:
        return 0.0, 1.0
    share, squared = part / whole, _Z_95**2
    centre = (share + squared / (2 * whole)) / (1 + squared / whole)
    half = _Z_95 * sqrt(share * (1 - share) / whole + squared / (4 * whole * whole)) / (1 + squared / whole)
    return (0.0 if part == 0 else centre - half), (1.0 if part == whole else centre + half)
