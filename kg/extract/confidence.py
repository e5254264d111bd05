"""How sure a quote is, from the reasons that its stages gave.

The weights are fitted to annotated articles by `benchmarks/calibrate.py`, and those of how the content was found, of
which every quote has one, are then lowered by a twentieth: of 100 quotes from raw articles nobody had read before, 92
were right where the fitted weights said 97. docs/benchmarks.md has the calibration error.
"""

from __future__ import annotations

WEIGHTS = {
    "marks": 0.95,
    "nested": 0.76,
    "cue-after": 1.00,
    "cue-before": 0.98,
    "continuation": 0.90,
    "active": 0.94,
    "bare": 0.94,
    "passive": 0.93,
    "clitic": 0.93,
    "according": 0.97,
    "subject": 0.99,
    "elided-subject": 0.93,
    "inserted": 0.99,
    "points-back": 0.88,
    "passive-as": 0.96,
    "passive-subject": 0.82,
    "relative": 0.86,
    "full-name": 0.99,
    "short-name": 1.00,
    "nickname": 0.93,
    "pronoun": 0.98,
    "carried-over": 0.93,
    "next-speaker": 0.75,
    "same-subject": 0.95,
    "same-description": 0.98,
    "role": 0.92,
    "anaphor": 0.95,
    "description": 0.98,
    "no-source": 0.75,
    "same-occasion": 1.00,
}
"""Factor of each reason; docs/reasons.md says what each means."""


def confidence(reasons: tuple[str, ...]) -> float:
    """Product of the reasons' weights, from 0 to 1, with two decimals.

    Raises KeyError for a reason without a weight: a stage may give none that is not in the table.
    """
    value = 1.0
    for reason in reasons:
        value *= WEIGHTS[reason]
    return round(value, 2)
