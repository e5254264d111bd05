"""`ujar extract --explain`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.pages.words import LANGUAGES
from kg.cli.explain import chosen_language, messages
from kg.cli.extract import LANGUAGES_OF_MESSAGES
from kg.extract.unused import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable

MANUAL = (Path(__file__).resolve().parents[3] / "docs" / "extraction.md").read_text(encoding="utf-8")
TEXT = "Ratna enggan menyebut nama pelaku. Menurut Ratna, air surut."


def without_lines(text: str) -> str:
    """A text without the numbers of lines in the lexicon, which new rows move."""
    return re.sub(r"tsv:\d+", "tsv", text).rstrip()


def test_the_answer_in_the_manual_is_the_real_one(ujar: Callable) -> None:
    (shown,) = re.findall(r"^```console\n\$ [^\n]*--explain[^\n]*\n(.*?)^```", MANUAL, re.MULTILINE | re.DOTALL)
    ran = ujar("extract", "--explain", "--lang-of-messages", "en", "--text", TEXT)
    assert without_lines(ran.out) == without_lines(shown)


def test_in_indonesian(ujar: Callable, article: Path) -> None:
    ran = ujar("extract", article, "--explain", "--lang-of-messages", "id")
    assert ran.code == 0
    assert "kr-1 [id] kutipan: 3, kata kutip tanpa kutipan: 0  Air Surut di Tanjung Rawa" in ran.out
    assert '"[Kami sudah membuka kembali jembatan itu pagi tadi]," kata Ratna' in ran.out
    assert "perantara 1" in ran.out
    assert "karena “dilansir”" in ran.out
    assert "(short-name)" in ran.out


def test_jsonl(ujar: Callable) -> None:
    ran = ujar("extract", "--text", TEXT, "--explain", "--format", "jsonl")
    record = json.loads(ran.out)
    assert [quote["explain"]["stage"] for quote in record["quotes"]] == ["indirect"]
    assert [cue["reason"] for cue in record["unused_cues"]] == ["guarded"]


def test_a_text_is_read_as_an_article(ujar: Callable) -> None:
    assert "air surut" in ujar("extract", "--text", "Ratna mengatakan air surut.").out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "Give one of PATH… and --text TEXT."),
        (("a.txt", "--text", "b"), "Give one of PATH… and --text TEXT."),
        (("--text", "b", "--explain", "--format", "trig"), "--explain goes with --format table or jsonl."),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], problem: str, ujar: Callable) -> None:
    ran = ujar("extract", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert problem in ran.err


@pytest.mark.parametrize(
    ("asked", "environ", "expected"),
    [
        ("en", {"LANG": "id_ID.UTF-8"}, "en"),
        ("auto", {"LANG": "id_ID.UTF-8"}, "id"),
        ("auto", {"LC_ALL": "C.UTF-8", "LANG": "id_ID.UTF-8"}, "en"),
        ("auto", {"LC_MESSAGES": "id", "LANG": "en_GB"}, "id"),
        ("auto", {"LANG": "de_AT"}, "en"),
        ("auto", {}, "en"),
    ],
)
def test_the_locale_chooses_the_language(asked: str, environ: dict[str, str], expected: str) -> None:
    assert chosen_language(asked, environ) == expected


def test_every_language_has_the_same_messages() -> None:
    assert sorted(LANGUAGES_OF_MESSAGES) == sorted(["auto", *LANGUAGES])
    keys = [{section: set(entries) for section, entries in messages(code).items()} for code in LANGUAGES]
    assert all(one == keys[0] for one in keys)
    values = [
        {
            (section, key): sorted(re.findall(r"\{\w+\}", text))
            for section, part in messages(code).items()
            for key, text in part.items()
        }
        for code in LANGUAGES
    ]
    assert all(one == values[0] for one in values)
    assert keys[0]["unused"] == {*REASONS, "nothing"}
