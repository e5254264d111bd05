"""How sure a quote is, from the reasons that its stages gave.

The weights are first estimates by reading, not calibrated; calibration on development data is a later step.
"""

from __future__ import annotations

WEIGHTS = {
    "marks": 1.0,
    "nested": 0.75,
    "cue-after": 0.99,
    "cue-before": 0.97,
    "continuation": 0.85,
    "active": 0.97,
    "bare": 0.96,
    "passive": 0.93,
    "clitic": 0.96,
    "according": 0.97,
    "subject": 0.96,
    "elided-subject": 0.9,
    "inserted": 0.97,
    "points-back": 0.8,
    "passive-as": 0.95,
    "passive-subject": 0.8,
    "relative": 0.85,
    "full-name": 1.0,
    "short-name": 0.99,
    "nickname": 0.9,
    "pronoun": 0.93,
    "carried-over": 0.92,
    "next-speaker": 0.75,
    "same-subject": 0.93,
    "same-description": 0.95,
    "role": 0.9,
    "anaphor": 0.8,
    "description": 0.93,
    "no-source": 0.7,
    "same-occasion": 1.0,
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
