"""The scorer, on two short articles with every kind of hit and miss; the expected figures are counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluation.score import score

TEXT = (
    '"Air sudah surut sejak pagi," kata Sari Wulandari, Bupati Tanjung Rawa. '
    "Menurut Dedi Purnama, jembatan akan dibuka lusa. "
    'Seorang warga menyebut bantuan "belum cukup" dan terlambat.'
)


def span(words: str) -> list[int]:
    """Where `words` stand in TEXT."""
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def quote(kind: str, *contents: str, cue: str | None = None, speaker: str | None = None, **more: Any) -> dict[str, Any]:
    """A quote of TEXT by its words."""
    return {
        "type": kind,
        "spans": [span(words) for words in contents],
        "cue": span(cue) if cue else None,
        "speaker": span(speaker) if speaker else None,
        "speaker_name": None,
        **more,
    }


DIRECT = quote(
    "direct", "Air sudah surut sejak pagi", cue="kata", speaker="Sari Wulandari", speaker_name="Sari Wulandari"
)
INDIRECT = quote(
    "indirect",
    "jembatan akan dibuka lusa",
    cue="Menurut",
    speaker="Dedi Purnama",
    speaker_name="Dedi Purnama",
    attributed_via="Kabar Rawa",
)
MIXED = quote("mixed", 'bantuan "belum cukup" dan terlambat', cue="menyebut", speaker="Seorang warga", anonymous=True)
GOLD = [{"id": "a", "text": TEXT, "quotes": [DIRECT, INDIRECT, MIXED]}]


def scored(*found: dict[str, Any], gold: list[dict[str, Any]] | None = None, types: tuple[str, ...] = ()) -> Any:
    """The score of `found` for article a."""
    return score(gold or GOLD, {"a": found}, types=types)


def test_gold_against_itself_is_perfect() -> None:
    result = scored(DIRECT, INDIRECT, MIXED)
    assert (result.gold, result.found, result.pairs) == (3, 3, 3)
    for rate in (result.exact, result.overlap, result.chars, result.e2e, result.via):
        assert (rate.precision, rate.recall, rate.f1) == (1.0, 1.0, 1.0)
    assert (result.speaker_exact, result.speaker_of) == (1.0, 3)
    assert (result.canonical, result.canonical_of) == (1.0, 2)
    assert (result.anonymous, result.anonymous_of) == (1.0, 1)
    assert (result.cue, result.type) == (1.0, 1.0)
    assert {name: part.gold for name, part in result.by_type.items()} == {"direct": 1, "indirect": 1, "mixed": 1}


def test_nothing_found() -> None:
    result = score(GOLD, {})
    assert (result.gold, result.found, result.overlap.recall, result.overlap.f1) == (3, 0, 0.0, 0.0)


def test_marks_and_parts_never_decide() -> None:
    with_marks = {**DIRECT, "spans": [span('"Air sudah surut sejak pagi,"')]}
    in_parts = {**MIXED, "spans": [span("bantuan"), span("belum cukup"), span("dan terlambat")]}
    assert scored(with_marks, INDIRECT, in_parts).exact.f1 == 1.0


OVERLAPS = (
    ("Air sudah surut sejak", 1, 0),
    ("Air sudah surut sejak pagi", 1, 1),
    ('pagi," kata Sari Wulandari', 0, 0),
    ("sejak pagi", 0, 0),
    ('Air sudah surut sejak pagi," kata Sari Wulandari', 1, 0),
)


@pytest.mark.parametrize(("words", "pairs", "exact"), OVERLAPS)
def test_half_of_the_characters_make_a_pair(words: str, pairs: int, exact: int) -> None:
    result = scored(quote("direct", words))
    assert (result.pairs, result.exact.recall * 3) == (pairs, exact)


def test_pairs_are_one_to_one_and_best_first() -> None:
    worse = quote("direct", "Air sudah surut sejak", speaker="Dedi Purnama", speaker_name="Dedi Purnama")
    result = scored(worse, DIRECT)
    assert (result.pairs, result.found, result.speaker_exact) == (1, 2, 1.0)


SPEAKERS = (
    ({"speaker": span("Sari Wulandari"), "speaker_name": "Siapa Saja"}, 1, 1, 0),
    ({"speaker": None, "speaker_name": "sari  wulandari"}, 1, 1, 1),
    ({"speaker": None, "speaker_name": "Wulandari, Sari"}, 0, 1, 0),
    ({"speaker": span("Wulandari, Bupati"), "speaker_name": None}, 0, 1, 0),
    ({"speaker": span("Dedi Purnama"), "speaker_name": "Dedi Purnama"}, 0, 0, 0),
    ({"speaker": None, "speaker_name": None}, 0, 0, 0),
)


@pytest.mark.parametrize(("speaker", "exact", "partial", "canonical"), SPEAKERS)
def test_speakers(speaker: dict[str, Any], exact: int, partial: int, canonical: int) -> None:
    result = scored({**DIRECT, **speaker})
    shares = (result.speaker_exact, result.speaker_partial, result.canonical)
    assert shares == (exact, partial, canonical)
    assert result.e2e.recall == partial / 3


def test_a_gold_quote_without_speaker_wants_none() -> None:
    gold = [{"id": "a", "text": TEXT, "quotes": [{**DIRECT, "speaker": None, "speaker_name": None}]}]
    nobody = {**DIRECT, "speaker": None, "speaker_name": None}
    assert scored(nobody, gold=gold).e2e.f1 == 1.0
    assert scored(DIRECT, gold=gold).e2e.f1 == 0.0
    assert scored(DIRECT, gold=gold).speaker_of == 0


def test_optional_quotes_are_set_aside() -> None:
    gold = [{"id": "a", "text": TEXT, "quotes": [DIRECT, {**INDIRECT, "optional": True}]}]
    for found in ([DIRECT], [DIRECT, INDIRECT], [DIRECT, quote("indirect", "akan dibuka lusa")]):
        result = scored(*found, gold=gold)
        assert (result.gold, result.found, result.overlap.f1, result.chars.f1) == (1, 1, 1.0, 1.0)
    assert scored(DIRECT, MIXED, gold=gold).found == 2


def test_types_limit_the_gold() -> None:
    result = scored(DIRECT, INDIRECT, MIXED, types=("direct",))
    assert (result.gold, result.found, result.overlap.f1) == (1, 1, 1.0)
    assert list(result.by_type) == ["direct"]


def test_relays() -> None:
    wrong = {**INDIRECT, "attributed_via": "Harian Lain"}
    assert scored(wrong).via.f1 == 0.0
    assert scored({**INDIRECT, "attributed_via": "KABAR-RAWA"}).via.f1 == 1.0
    optional = [{"id": "a", "text": TEXT, "quotes": [{**INDIRECT, "via_optional": True}]}]
    assert scored(wrong, gold=optional).via.precision == 0.0


def test_cue_type_and_anonymous() -> None:
    result = scored({**MIXED, "cue": span("menyebut bantuan"), "type": "indirect", "anonymous": False})
    assert (result.cue, result.cue_of, result.type, result.anonymous, result.anonymous_of) == (1.0, 1, 0.0, 0.0, 1)
    assert scored({**MIXED, "cue": span("Seorang")}).cue == 0.0


def test_characters() -> None:
    result = scored(quote("direct", "Air sudah surut"))
    assert result.chars.precision == 1.0
    alphanumeric = sum(char.isalnum() for item in (DIRECT, INDIRECT, MIXED) for char in TEXT[slice(*item["spans"][0])])
    assert result.chars.recall == 13 / alphanumeric
