"""Everything that is measured of an extraction, from one matching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.evaluation.calibration import Calibration, calibrated
from kg.evaluation.groups import GroupScore, grouped
from kg.evaluation.matching import match
from kg.evaluation.score import Score, scored
from kg.evaluation.variables import tallies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kg.evaluation.rates import Tally


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The neutral figures; the tally of every variable; the calibration; recall by the groups asked for."""

    score: Score
    variables: Mapping[str, Tally]
    calibration: Calibration
    groups: Mapping[str, Mapping[str, GroupScore]]


def evaluate(
    gold: Iterable[Mapping[str, Any]],
    found: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    types: Collection[str] = (),
    by: Collection[str] = (),
) -> Evaluation:
    """Compares the quotes in `found`, by document id, with gold documents; `by` holds names of GROUPS."""
    matchings = match(gold, found, types=types)
    groups = {name: grouped(matchings, name) for name in by}
    return Evaluation(scored(matchings), tallies(matchings), calibrated(matchings), groups)
