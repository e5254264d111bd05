"""Gold and prediction files: what is wrong in them is said before anything is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.evaluation.gold import extracted, read_gold, read_predictions

if TYPE_CHECKING:
    from pathlib import Path

GOOD = (
    '{"id": "a", "text": "Air surut, kata Sari.", "quotes": [{"type": "indirect", "spans": [[0, 9]], "cue": [11, 15]}]}'
    "\n"
)

WRONG = (
    ("", "empty.*UJ102"),
    ("\n \n", "empty.*UJ102"),
    (GOOD + '{"id": \n', r":2: broken JSON in column 7.*UJ105"),
    ("[]\n", ":1: .*no document.*UJ105"),
    ('{"id": "a", "text": "x"}\n', ":1: .*no document.*UJ105"),
    ('{"id": 1, "text": "x", "quotes": []}\n', ":1: .*no document.*UJ105"),
    ('{"id": "a", "quotes": []}\n', ":1: .*no text.*UJ106"),
    ('{"id": "a", "text": "x", "quotes": [{}]}\n', ":1: .*no spans.*UJ105"),
    ('{"id": "a", "text": "x", "quotes": [{"spans": [[0, 2]]}]}\n', r":1: .*\[0, 2\].*from 0 to 1.*UJ114"),
    ('{"id": "a", "text": "xy", "quotes": [{"spans": [[1, 1]]}]}\n', "UJ114"),
    ('{"id": "a", "text": "xy", "quotes": [{"spans": [[0, 1]], "cue": [true, 1]}]}\n', "UJ114"),
    ('{"id": "a", "text": "xy", "quotes": [{"spans": [[0, 1]], "speaker": [0]}]}\n', "UJ114"),
)


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_a_wrong_gold_file_names_line_and_cure(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_gold(path)


def test_predictions_are_checked_against_the_texts_of_gold(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(GOOD, encoding="utf-8")
    gold = read_gold(tmp_path / "gold.jsonl")
    path = tmp_path / "pred.jsonl"
    path.write_text('{"id": "lain", "quotes": [{"spans": [[0, 999]]}]}\n' + GOOD, encoding="utf-8")
    assert read_predictions(path, gold) == {"a": gold[0]["quotes"]}
    path.write_text('{"id": "a", "quotes": [{"spans": [[0, 999]]}]}\n', encoding="utf-8")
    with pytest.raises(InputError, match="UJ114"):
        read_predictions(path, gold)


def test_extracted_gives_the_quotes_of_every_text() -> None:
    text = '"Air sudah surut sejak pagi," kata Sari Wulandari di Tanjung Rawa.'
    found = extracted(
        [
            {"id": "a", "text": text, "lang": "id", "quotes": []},
            {"id": "b", "text": "Hujan.", "lang": "id", "quotes": []},
        ]
    )
    assert [text[slice(*span)] for quote in found["a"] for span in quote["spans"]] == ["Air sudah surut sejak pagi"]
    assert found["b"] == []
