"""A score as lines for a person and as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.evaluation.score import Rate, Score


def lines(score: Score) -> Iterator[str]:
    """The score in percent, as an aligned table; says of how many quotes each share is."""
    yield f"quotes in gold {score.gold}, found {score.found}"
    yield f"{'':24}{'precision':>10}{'recall':>10}{'F1':>10}"
    for name, rate in _rates(score):
        yield f"{name:24}{_percent(rate.precision):>10}{_percent(rate.recall):>10}{_percent(rate.f1):>10}"
    yield f"{'':24}{'share':>10}{'of':>10}"
    for name, share, whole in _shares(score):
        yield f"{name:24}{_percent(share):>10}{whole:>10}"
    yield f"{'recall by type':24}{'exact':>10}{'overlap':>10}{'speaker':>10}{'of':>10}"
    for name, part in score.by_type.items():
        figures = (_percent(part.exact), _percent(part.overlap), _percent(part.speaker_partial), str(part.gold))
        yield f"{name:24}" + "".join(f"{figure:>10}" for figure in figures)


def as_json(score: Score) -> dict[str, Any]:
    """The score as shares from 0 to 1, under the names that the neutral scorer of the project's corpora uses."""
    rates = {name: {"p": rate.precision, "r": rate.recall, "f1": rate.f1} for name, rate in _rates(score)}
    return {
        "gold": score.gold,
        "pred": score.found,
        **rates,
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


def _rates(score: Score) -> tuple[tuple[str, Rate], ...]:
    return (
        ("exact", score.exact),
        ("overlap", score.overlap),
        ("chars", score.chars),
        ("e2e", score.e2e),
        ("via", score.via),
    )


def _shares(score: Score) -> tuple[tuple[str, float, int], ...]:
    return (
        ("speaker, exact", score.speaker_exact, score.speaker_of),
        ("speaker, partial", score.speaker_partial, score.speaker_of),
        ("speaker, canonical name", score.canonical, score.canonical_of),
        ("cue", score.cue, score.cue_of),
        ("type", score.type, score.pairs),
        ("anonymous", score.anonymous, score.anonymous_of),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
