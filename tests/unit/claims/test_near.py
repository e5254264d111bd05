"""Near-equal wordings: which pairs are one claim, and that it stays fast."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from kg.claims.near import Wording, are_near, near_pairs, normalised_words

WHOLE = "Kami akan memperbaiki tanggul Kali Bening sebelum musim hujan tiba pada bulan November"


@pytest.mark.parametrize(
    "other",
    [
        "Kami akan memperbaiki tanggul Kali Bening sebelum musim hujan tiba pada November",
        "kami akan perbaiki tanggul Kali Bening, sebelum musim hujan tiba pada bulan November",
        "Kami akan memperbaiki tanggul Kali Bening sebelum musim hujan tiba",
        "Tentu saja kami akan memperbaiki tanggul Kali Bening sebelum musim hujan tiba pada bulan November nanti",
        "Kami akan memperbaiki tanggul (Kali Bening) sebelum musim hujan tiba pada bulan November",
    ],
)
def test_partial_and_edited_wordings_are_one_claim(other: str) -> None:
    assert are_near(normalised_words(WHOLE), normalised_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WHOLE, "Tanggul Kali Bening tidak pernah masuk rencana perbaikan tahun anggaran mana pun"),
        (WHOLE, "sebelum musim hujan tiba pada November"),
        (
            "Harga gabah diperkirakan bergerak pada kisaran 6.500 sampai 6.700 rupiah pekan ini",
            "Harga gabah diperkirakan bergerak pada kisaran 6.400 sampai 6.650 rupiah pekan ini",
        ),
        (
            "Menjatuhkan pidana kepada terdakwa dengan pidana penjara selama 11 tahun",
            "Menjatuhkan pidana kepada terdakwa dengan pidana penjara selama 3 tahun",
        ),
    ],
)
def test_other_statements_short_parts_and_other_numbers_are_not(one: str, other: str) -> None:
    assert not are_near(normalised_words(one), normalised_words(other))


def test_numbers_may_be_written_in_two_ways() -> None:
    one, other = (
        "lahir pada 6 Juni di Kali Bening menurut arsip desa",
        "lahir pada 06 Juni di Kali Bening menurut arsip desa",
    )
    assert are_near(normalised_words(one), normalised_words(other))


@pytest.mark.parametrize(
    ("speaker", "day", "is_pair"),
    [
        ("ratna", date(2025, 5, 2), True),
        ("ratna", date(2025, 5, 9), True),
        ("ratna", date(2025, 5, 10), False),
        ("ratna", None, True),
        ("bagas", date(2025, 5, 2), False),
    ],
)
def test_one_speaker_within_a_week(speaker: str, day: date | None, is_pair: bool) -> None:
    one = Wording("q1", "ratna", WHOLE, date(2025, 5, 2))
    other = Wording("q2", speaker, WHOLE.replace("bulan ", ""), day)
    assert [set(pair) for pair in near_pairs([one, other])] == ([{"q1", "q2"}] if is_pair else [])


def test_fewer_than_six_words_are_left_to_the_exact_tier() -> None:
    texts = ("Saya tidak tahu soal itu", "Saya tidak tahu soal itu pak")
    assert list(near_pairs(Wording(text, "ratna", text) for text in texts)) == []


@pytest.mark.slow
def test_forty_thousand_quotes_take_seconds() -> None:
    """Half of them by five speakers, one in ten an edit of another: far from all pairs, and every edit is found."""
    chance = random.Random(5)
    words = [f"kata{number}" for number in range(4000)]
    listed = []
    for number in range(40_000):
        speaker = f"s{number % 5}" if number % 2 else f"t{number % 3000}"
        text = " ".join(chance.choices(words, k=24))
        listed.append(Wording(f"q{number}", speaker, text, date(2025, 1, 1 + number % 28)))
    edits = [
        Wording(f"e{number}", listed[number].speaker, listed[number].text.rsplit(" ", 2)[0], listed[number].day)
        for number in range(0, 40_000, 10)
    ]
    started = time.process_time()
    found = {frozenset(pair) for pair in near_pairs(listed + edits)}
    assert time.process_time() - started < 30
    assert found >= {frozenset((f"q{number}", f"e{number}")) for number in range(0, 40_000, 10)}
