"""Keys keep letters and digits of every script, as `str.isalnum` has them, and nothing else."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from kg.claims.near import normalised_words
from kg.ids import Namer, claim_key, name_key


def words_of(text: str) -> list[str]:
    """Folded words, character by character."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char if char.isalnum() else " " for char in folded).split()


def test_every_character_is_kept_or_parts_words_as_isalnum_says() -> None:
    for start in range(0, sys.maxunicode + 1, 0x1000):
        text = "_".join(f"a{chr(code)}b" for code in range(start, start + 0x1000))
        assert name_key.__wrapped__(text).split() == words_of(text) == list(normalised_words(text))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("  Ratna   Prameswari, S.H. ", "ratna prameswari s h"),
        ("anak-anak_kita", "anak anak kita"),
        ("Ｂａｎｋ №1", "bank no1"),
        ("—", ""),
        ("", ""),
    ],
)
def test_a_name_is_folded_words_with_one_space_between(name: str, key: str) -> None:
    assert name_key(name) == key


def test_a_claim_forgets_case_marks_and_spaces() -> None:
    assert claim_key("id", "Air, sudah surut!") == claim_key("id", "air_sudah  SURUT")
    assert claim_key("id", "air sudah surut") != claim_key("en", "air sudah surut")


@pytest.mark.parametrize(
    ("graph", "is_managed"),
    [
        ("https://a.example/graph/claims", True),
        ("HTTPS://A.example/graph/claims", True),
        ("https://a.example/graphs/../graph/claims", True),
        ("https://a.example/./graph/claims", True),
        ("https://a.example/x/..", True),
        ("https://a.example/graphs/catatan", False),
        ("https://a.example/graph/../graphs/catatan", False),
        ("https://a.example/graphs/catatan..ku/.a", False),
        ("https://b.example/graph/claims", False),
        ("https://b.example/../../https://a.example/graph/claims", False),
        ("urn:a:../graph", False),
    ],
)
def test_a_managed_graph_is_managed_however_its_name_is_spelt(graph: str, is_managed: bool) -> None:
    assert Namer("https://a.example/").is_managed(graph) is is_managed
