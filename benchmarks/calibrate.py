"""Fits the weights of reasons to annotated articles: `python benchmarks/calibrate.py GOLD… [--folds 5]`.

Each GOLD is a file or folder that `ujar evaluate` reads. A confidence is the product of its reasons' weights; the
weights that make the quotes found most likely right or wrong as they are, with a pull towards the present ones that
counts as much as ten quotes each, are printed, and the calibration error of folds of articles that the weights were
not fitted to. Needs scipy.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Sequence
from pathlib import Path

from scipy.optimize import minimize

from kg.evaluation.compare import is_like_speaker
from kg.evaluation.gold import extracted, read_gold
from kg.evaluation.matching import Matching, match
from kg.extract.confidence import WEIGHTS

BINS = 10
PRIOR_QUOTES = 10
Case = tuple[tuple[str, ...], bool]


def main() -> None:
    """Prints the weights and the errors."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="+", type=Path)
    options.add_argument("--folds", type=int, default=5)
    given = options.parse_args()
    articles = [cases for path in given.gold for cases in judged(path)]
    cases = [case for article in articles for case in article]
    print(f"{len(articles)} articles, {len(cases)} quotes, {sum(right for _, right in cases)} right")
    print(f"calibration error now {100 * error(cases, WEIGHTS):.1f}")
    print(f"in {given.folds} folds {100 * held_out(articles, given.folds):.1f}")
    for name, weight in fitted(cases).items():
        seen = [right for reasons, right in cases if name in reasons]
        print(f'    "{name}": {weight:.2f},  # {sum(seen)} of {len(seen)}')


def judged(path: Path) -> list[list[Case]]:
    """The reasons of each quote found, and whether it is right, by article."""
    gold = read_gold(path)
    found = extracted(gold)
    return [
        [(tuple(found[document["id"]][number]["reasons"]), is_right) for number, is_right in _judged(matching)]
        for document, matching in zip(gold, match(gold, found), strict=True)
    ]


def _judged(matching: Matching) -> list[tuple[int, bool]]:
    gold_of = {got: wanted for wanted, got in matching.pairs}
    return [
        (number, _is_right(matching, gold_of.get(number), number))
        for number in range(len(matching.found))
        if number not in matching.aside
    ]


def _is_right(matching: Matching, wanted: int | None, got: int) -> bool:
    if wanted is None:
        return False
    gold, found = matching.gold[wanted], matching.found[got]
    return is_like_speaker(matching.text, gold, found) if gold.has_speaker else not found.has_speaker


def confidence(reasons: Sequence[str], weights: dict[str, float]) -> float:
    """The product of the reasons' weights."""
    return math.prod(weights[reason] for reason in reasons)


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """The weights that fit best, each between 0.3 and 1."""
    names = sorted(WEIGHTS)
    place = {name: number for number, name in enumerate(names)}
    rows = [([place[reason] for reason in reasons], right) for reasons, right in cases]

    def loss(logs: Sequence[float]) -> float:
        total = 0.0
        for columns, right in rows:
            chance = min(max(math.exp(sum(logs[column] for column in columns)), 1e-6), 1 - 1e-6)
            total -= math.log(chance if right else 1 - chance)
        for number, name in enumerate(names):
            prior = min(WEIGHTS[name], 0.99)
            now = min(math.exp(logs[number]), 1 - 1e-6)
            total -= PRIOR_QUOTES * (prior * math.log(now) + (1 - prior) * math.log(1 - now))
        return total

    start = [math.log(min(WEIGHTS[name], 0.995)) for name in names]
    bounds = [(math.log(0.3), math.log(0.999))] * len(names)
    best = minimize(loss, start, method="L-BFGS-B", bounds=bounds)
    return {name: round(math.exp(best.x[number]), 2) for number, name in enumerate(names)}


def held_out(articles: Sequence[list[Case]], folds: int) -> float:
    """Calibration error over all folds, each judged with weights fitted to the others."""
    order = list(range(len(articles)))
    random.Random(1).shuffle(order)
    judged_cases: list[tuple[float, bool]] = []
    for fold in range(folds):
        held = set(order[fold::folds])
        weights = fitted([case for number in order if number not in held for case in articles[number]])
        judged_cases += [(confidence(reasons, weights), right) for n in held for reasons, right in articles[n]]
    return _error(judged_cases)


def error(cases: Sequence[Case], weights: dict[str, float]) -> float:
    """The calibration error of cases under some weights."""
    return _error([(confidence(reasons, weights), right) for reasons, right in cases])


def _error(pairs: Sequence[tuple[float, bool]]) -> float:
    total = 0.0
    for number in range(BINS):
        inside = [(c, right) for c, right in pairs if min(int(c * BINS), BINS - 1) == number]
        if inside:
            total += abs(sum(c for c, _ in inside) - sum(right for _, right in inside))
    return total / len(pairs)


if __name__ == "__main__":
    main()
