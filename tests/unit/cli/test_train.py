"""`ujar train names`, as it is typed."""

from __future__ import annotations

import json

import pytest

from tests.unit.training.examples import as_lines, texts

pytest.importorskip("sklearn")


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("train.txt", "test.txt"):
        (folder / name).write_text(as_lines(), encoding="utf-8")
    rows = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts()))
    (tmp_path / "news.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_it_trains_writes_a_card_and_scores(ujar, data, tmp_path):
    model = tmp_path / "model"
    ran = ujar("train", "names", str(data), "--articles", str(tmp_path / "news.jsonl"), "-o", str(model))
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in model.iterdir()) == ["names.clusters.tsv.gz", "names.crf", "names.toml"]
    assert "data/test.txt" in ran.out
    assert "1.000" in ran.out
    assert "SHA-256" in ran.err
    again = ujar("train", "names", str(data), "--evaluate", "--model", str(model))
    assert (again.code, again.out) == (0, ran.out)


def test_it_scores_the_model_of_the_language(ujar, data):
    ran = ujar("train", "names", str(data / "test.txt"), "--evaluate")
    assert ran.code == 0
    assert "data/test.txt" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "UJ722"),
        (("--articles", "news.jsonl"), "UJ722"),
        (("--evaluate", "--model", "nowhere"), "UJ206"),
    ],
)
def test_what_is_missing_is_told(ujar, data, arguments, code):
    ran = ujar("train", "names", str(data), *arguments)
    assert ran.code == 2
    assert code in ran.err


def test_the_help_says_what_training_needs(ujar):
    told = " ".join(ujar("train", "--help").out.split())
    assert told.count("required without --evaluate") == 2


def test_a_bad_line_is_told_with_its_place(ujar, tmp_path):
    path = tmp_path / "train.txt"
    path.write_text("Ratna B-PER\nhujan\n", encoding="utf-8")
    ran = ujar("train", "names", str(path), "--evaluate")
    assert ran.code == 2
    assert f"{path}:2" in ran.err


def test_its_help_has_examples(ujar):
    ran = ujar("train", "--help")
    assert "Examples:" in ran.out
    assert "--evaluate" in ran.out
