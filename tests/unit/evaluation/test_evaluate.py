"""Calibration, groups and the report, on two sentences whose figures are counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluation.calibration import calibrated
from kg.evaluation.evaluate import evaluate
from kg.evaluation.matching import match
from kg.evaluation.report import as_json, lines

TEXT = "Ratna berkata air surut. Dimas berkata jalan dibuka."
FIRST: dict[str, Any] = {
    "type": "indirect",
    "spans": [[14, 23]],
    "cue": [6, 13],
    "speaker": [0, 5],
    "speaker_name": "Ratna",
}
SECOND: dict[str, Any] = {
    "type": "indirect",
    "spans": [[39, 51]],
    "cue": [31, 38],
    "speaker": [25, 30],
    "speaker_name": "Dimas",
}
GOLD = [
    {
        "id": "a",
        "text": TEXT,
        "outlet": "Kabar Rawa",
        "quotes": [
            {**FIRST, "constructions": ["active-bare", "clitic"], "case": 11, "role": None},
            {**SECOND, "constructions": ["active-bare"], "case": 2, "role": "Lurah"},
        ],
    }
]
CONFIDENCES = ((0.0, 0), (0.05, 0), (0.1, 1), (0.3, 3), (0.6, 6), (0.7, 7), (0.899, 8), (0.9, 9), (1.0, 9))


@pytest.mark.parametrize(("confidence", "number"), CONFIDENCES)
def test_the_bin_of_a_confidence(confidence: float, number: int) -> None:
    bins = calibrated(match(GOLD, {"a": [{**FIRST, "confidence": confidence}]})).bins
    assert [row.quotes for row in bins].index(1) == number


def test_the_error_is_the_weighted_distance_of_confidence_and_share() -> None:
    wrong = {**SECOND, "speaker": [0, 5], "speaker_name": "Ratna"}
    found = [{**FIRST, "confidence": 0.92}, {**wrong, "confidence": 0.94}, {"spans": [[0, 5]], "confidence": 0.25}]
    result = calibrated(match(GOLD, {"a": found}))
    assert result.quotes == 3
    # bin 0.9: mean 0.93, half right, 2 of 3 quotes; bin 0.2: mean 0.25, none right, 1 of 3
    assert result.error == pytest.approx(2 / 3 * 0.43 + 1 / 3 * 0.25)
    assert (result.bins[9].confidence, result.bins[9].accuracy) == (pytest.approx(0.93), 0.5)


def test_quotes_without_confidence_and_quotes_set_aside_are_left_out() -> None:
    gold = [{**GOLD[0], "quotes": [{**FIRST, "optional": True}]}]
    assert calibrated(match(GOLD, {"a": [FIRST]})).quotes == 0
    assert calibrated(match(gold, {"a": [{**FIRST, "confidence": 0.5}]})).quotes == 0
    assert calibrated([]).error == 0.0


def test_recall_by_group() -> None:
    found = {"a": [FIRST, {**SECOND, "spans": [[39, 49]], "speaker": None, "speaker_name": "Siti"}]}
    groups = evaluate(GOLD, found, by=("construction", "case", "outlet", "article", "type")).groups
    both = groups["construction"]["active-bare"]
    assert (both.gold, both.exact, both.overlap, both.e2e) == (2, 0.5, 1.0, 0.5)
    assert groups["construction"]["clitic"].e2e == 1.0
    assert list(groups["case"]) == ["2", "11"]
    assert [list(groups[name]) for name in ("outlet", "article", "type")] == [["Kabar Rawa"], ["a"], ["indirect"]]


def test_a_missed_quote_counts_in_its_group() -> None:
    row = evaluate(GOLD, {}, by=("case",)).groups["case"]["2"]
    assert (row.gold, row.exact, row.overlap, row.e2e) == (1, 0.0, 0.0, 0.0)


def test_the_report_names_every_figure() -> None:
    found = {"a": [{**FIRST, "confidence": 0.8}, {**SECOND, "type": "direct", "confidence": 0.9}]}
    shown = "\n".join(lines(evaluate(GOLD, found, by=("construction", "outlet"))))
    for words in (
        "quotes in gold 2, found 2",
        "overlap                      100.0     100.0     100.0",
        "type                          50.0         2",
        "variables                precision    recall        F1   in gold     found",
        "role                           0.0       0.0       0.0         1         0",
        "recall by construction       exact   overlap       e2e        of",
        "clitic                       100.0     100.0     100.0         1",
        "confidence: expected calibration error 15.0 over 2 quotes",
        "0.8 to 0.9                    80.0     100.0         1",
        "0.0 to 0.1                       –         –         0",
    ):
        assert words in shown
    long = [{**GOLD[0], "outlet": "Kantor Berita Tanjung Rawa"}]
    assert "Kantor Berita Tanjung Rawa       50.0" in "\n".join(lines(evaluate(long, {"a": [FIRST]}, by=("outlet",))))
    assert "no quote of the gold says its case" in "\n".join(lines(evaluate([], {}, by=("case",))))


def test_json_has_the_neutral_names_and_everything_else() -> None:
    record = as_json(evaluate(GOLD, {"a": [FIRST]}, by=("case",)))
    assert set(record) == {
        "gold", "pred", "exact", "overlap", "chars", "e2e", "speaker_n", "speaker_exact", "speaker_partial", "cue_n",
        "cue", "type", "canonical_n", "canonical", "via", "anonymous_n", "anonymous", "recall_by_type", "variables",
        "recall_by", "calibration",
    }  # fmt: skip
    assert record["variables"]["name"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "found": 1, "right": 1}
    assert record["recall_by"]["case"]["11"] == {"gold": 1, "exact": 1.0, "overlap": 1.0, "e2e": 1.0}
    assert (record["calibration"]["quotes"], len(record["calibration"]["bins"])) == (0, 10)
