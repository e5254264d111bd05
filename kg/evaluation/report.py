"""An evaluation as lines for a person and as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.evaluation.rates import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.evaluation.calibration import Calibration
    from kg.evaluation.evaluate import Evaluation
    from kg.evaluation.groups import GroupScore
    from kg.evaluation.rates import Tally
    from kg.evaluation.score import Score

_WIDTH = 24


def lines(result: Evaluation) -> Iterator[str]:
    """The evaluation in percent, as aligned tables; says of how many quotes each share is."""
    score = result.score
    yield f"quotes in gold {score.gold}, found {score.found}"
    yield _line("", "precision", "recall", "F1")
    for name, rate in rates(score):
        yield _line(name, *_three(rate))
    yield _line("", "share", "of")
    for name, share, whole in shares(score):
        yield _line(name, _percent(share), whole)
    yield _line("recall by type", "exact", "overlap", "speaker", "of")
    for name, part in score.by_type.items():
        yield _line(name, _percent(part.exact), _percent(part.overlap), _percent(part.speaker_partial), part.gold)
    yield from _variable_lines(result.variables)
    for by, groups in result.groups.items():
        yield from _group_lines(by, groups)
    yield from _calibration_lines(result.calibration)


def as_json(result: Evaluation) -> dict[str, Any]:
    """Shares from 0 to 1; what the neutral scorer of the project's corpora has too stands under its names."""
    calibration = result.calibration
    return {
        **score_json(result.score),
        "variables": {name: _tally_json(tally) for name, tally in result.variables.items()},
        "recall_by": {by: {name: _group_json(row) for name, row in rows.items()} for by, rows in result.groups.items()},
        "calibration": {
            "quotes": calibration.quotes,
            "error": calibration.error,
            "bins": [
                {"low": row.low, "quotes": row.quotes, "confidence": row.confidence, "right": row.accuracy}
                for row in calibration.bins
            ],
        },
    }


def score_json(score: Score) -> dict[str, Any]:
    """The neutral figures alone."""
    return {
        "gold": score.gold,
        "pred": score.found,
        **{name: _rate_json(rate) for name, rate in rates(score)},
        "speaker_n": score.speaker_of,
        "speaker_exact": score.speaker_exact,
        "speaker_partial": score.speaker_partial,
        "cue_n": score.cue_of,
        "cue": score.cue,
        "type": score.type,
        "canonical_n": score.canonical_of,
        "canonical": score.canonical,
        "anonymous_n": score.anonymous_of,
        "anonymous": score.anonymous,
        "recall_by_type": {
            name: {
                "gold": part.gold,
                "exact": part.exact,
                "overlap": part.overlap,
                "speaker_partial": part.speaker_partial,
            }
            for name, part in score.by_type.items()
        },
    }


def rates(score: Score) -> tuple[tuple[str, Rate], ...]:
    """The figures that have precision and recall."""
    return (
        ("exact", score.exact),
        ("overlap", score.overlap),
        ("chars", score.chars),
        ("e2e", score.e2e),
        ("via", score.via),
    )


def shares(score: Score) -> tuple[tuple[str, float, int], ...]:
    """The figures that are shares of overlap pairs, and of how many."""
    return (
        ("speaker, exact", score.speaker_exact, score.speaker_of),
        ("speaker, partial", score.speaker_partial, score.speaker_of),
        ("speaker, canonical name", score.canonical, score.canonical_of),
        ("cue", score.cue, score.cue_of),
        ("type", score.type, score.pairs),
        ("anonymous", score.anonymous, score.anonymous_of),
    )


def _variable_lines(variables: Mapping[str, Tally]) -> Iterator[str]:
    if variables:
        yield _line("variables", "precision", "recall", "F1", "in gold", "found")
    for name, tally in variables.items():
        yield _line(name, *_three(tally.rate), tally.gold, tally.found)


def _group_lines(by: str, groups: Mapping[str, GroupScore]) -> Iterator[str]:
    width = max(_WIDTH, *(len(name) + 1 for name in groups)) if groups else _WIDTH
    yield _line(f"recall by {by}", "exact", "overlap", "e2e", "of", width=width)
    for name, row in groups.items():
        yield _line(name, _percent(row.exact), _percent(row.overlap), _percent(row.e2e), row.gold, width=width)
    if not groups:
        yield f"  no quote of the gold says its {by}"


def _calibration_lines(calibration: Calibration) -> Iterator[str]:
    if not calibration.quotes:
        return
    yield f"confidence: expected calibration error {_percent(calibration.error)} over {calibration.quotes} quotes"
    yield _line("confidence", "mean", "right", "quotes")
    for row in calibration.bins:
        known = (_percent(row.confidence), _percent(row.accuracy)) if row.quotes else ("–", "–")
        yield _line(f"{row.low:.1f} to {row.high:.1f}", *known, row.quotes)


def _line(name: str, *figures: object, width: int = _WIDTH) -> str:
    return f"{name:{width}}" + "".join(f"{figure!s:>10}" for figure in figures)


def _three(rate: Rate) -> tuple[str, str, str]:
    return _percent(rate.precision), _percent(rate.recall), _percent(rate.f1)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _rate_json(rate: Rate) -> dict[str, float]:
    return {"p": rate.precision, "r": rate.recall, "f1": rate.f1}


def _tally_json(tally: Tally) -> dict[str, float]:
    return {**_rate_json(tally.rate), "gold": tally.gold, "found": tally.found, "right": tally.right}


def _group_json(row: GroupScore) -> dict[str, float]:
    return {"gold": row.gold, "exact": row.exact, "overlap": row.overlap, "e2e": row.e2e}
