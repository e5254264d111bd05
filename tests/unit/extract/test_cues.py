"""Reporting expressions: their forms, and the words that make them say nothing."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import annotated


def cues(text: str) -> list[tuple[str, str]]:
    found = annotated(text, until="cues")
    return [(cue.span.of(text), cue.form.value) for cue in found.cues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratna mengatakan air surut.", [("mengatakan", "active")]),
        ('"Air sudah surut sejak pagi," kata Ratna.', [("kata", "bare")]),
        ('"Air sudah surut sejak pagi," katanya.', [("katanya", "clitic")]),
        ('"Air sudah surut sejak pagi," ujanya.', [("ujanya", "clitic")]),
        ("Hal itu disampaikan Ratna.", [("disampaikan", "passive")]),
        ("Menurut Ratna, air surut.", [("Menurut", "according")]),
        ("Menurutnya, air surut.", [("Menurutnya", "clitic")]),
        ("Ratna juga tetap menegaskan air surut.", [("menegaskan", "active")]),
        ("Ratna mengatakan air surut dan meminta warga pulang.", [("mengatakan", "active"), ("meminta", "active")]),
    ],
)
def test_every_form(text, expected):
    assert cues(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # purpose, refusal, ability, time
        "Polisi datang untuk memastikan lokasi aman.",
        "Warga berkumpul guna menyampaikan tuntutan.",
        "Ratna enggan menyebut nama pelaku.",
        "Ratna tidak mengonfirmasi kabar itu.",
        "Ratna belum juga menjelaskan kabar itu.",
        "Ratna menolak menyebutkan jumlahnya.",
        "Ratna tak bisa memastikan kabar itu.",
        "Setelah menjelaskan perkara, Ratna pulang.",
        "Saat dikonfirmasi, Ratna diam.",
        "Bantuan belum disampaikan petugas.",
        "Ratna diminta menjelaskan perkara itu.",
        "Seorang pejabat yang meminta namanya dirahasiakan hadir.",
        # a question whether somebody says it, a row of acts, hearsay
        "Dimas heran apakah warga sudah meminta beras kepada bupati.",
        "Ratna telah menulis, merekam, dan merilis belasan lagu.",
        "Katanya sih, mereka batal menikah.",
        # other words that look like cues
        "Nama Ratna disebut-sebut sebagai calon.",
        "Perkataan itu melukai warga.",
        # a capital inside a sentence
        "Ratna membuka Posko Ujar di balai desa.",
    ],
)
def test_nothing_is_reported(text):
    assert cues(text) == []


def test_a_long_quotation_hides_its_cues_and_a_short_one_does_not():
    assert cues('"Dia mengatakan air sudah surut," kata Ratna.') == [("kata", "bare")]
    assert cues('Ratna "menegaskan" air surut.') == [("menegaskan", "active")]


def test_a_headline_has_no_cue():
    text = "Wali Kota Ratna Menegaskan Air Surut\nRatna Prameswari mengatakan air surut."
    assert cues(text) == [("mengatakan", "active")]


def test_a_cue_knows_its_lemma_class_sentence_and_token():
    text = "Air surut. Ratna membantah kabar itu."
    (cue,) = annotated(text, until="cues").cues
    assert (cue.lemma, cue.kind, cue.sentence, cue.token) == ("bantah", "deny", 1, 4)
