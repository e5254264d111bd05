"""Why reporting expressions give no quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.unused import REASONS, unused_cues
from kg.extract.words import cue_entry
from kg.pipeline import extract
from tests.unit.extract.examples import PACK, document

CASES = [
    ("Ratna Prameswari Tegaskan Air Surut", [("Tegaskan", "heading", None)]),
    ("Ratna membuka Posko Ujar di balai desa.", [("Ujar", "capital", None)]),
    (
        '"Dia mengatakan air sudah surut," kata Ratna.',
        [("mengatakan", "in-quotation", "Dia mengatakan air sudah surut,")],
    ),
    ("Polisi datang untuk memastikan lokasi aman.", [("memastikan", "guarded", "untuk")]),
    ("Ratna belum juga menjelaskan kabar itu.", [("menjelaskan", "guarded", "belum")]),
    ("Ratna belum bisa menjelaskan kabar itu.", [("menjelaskan", "guarded", "bisa")]),
    ("Ratna memastikan gelar juara.", [("memastikan", "guarded", "gelar")]),
    ("Setelah menjelaskan perkara, Ratna pulang.", [("menjelaskan", "guarded", "Setelah")]),
    (
        "Air surut sejak pagi, kata Ratna. Hal itu disampaikan Ratna kemarin.",
        [("disampaikan", "said-already", "Air surut sejak pagi")],
    ),
    ("Ratna berseloroh tentang hujan.", [("berseloroh", "marks-only", None)]),
    ("Petugas membawa jawab dan surat.", [("jawab", "not-beside", "membawa")]),
    ("Hal itu menegaskan posisi Ratna.", [("menegaskan", "no-subject", "itu")]),
    ("Sebagian justru menilai air surut.", [("menilai", "no-subject", "Sebagian")]),
    ("Hujan turun, namun menegaskan air surut.", [("menegaskan", "left-out", None)]),
    ("Jelas sekali air surut.", [("Jelas", "no-source", "sekali")]),
    ("Kabar itu dibenarkan.", [("dibenarkan", "no-agent", ".")]),
    ("Menurut kepercayaan warga, air surut.", [("Menurut", "no-opinion", "kepercayaan")]),
    ("Rupiah melemah, nilai tukarnya naik.", [("nilai", "no-source", "tukarnya")]),
    ("Air surut, terang dia, dan jalan dibuka.", [("terang", "another-word", None)]),
    ("Ratna menegaskan.", [("menegaskan", "no-content", None)]),
    ("Ratna Prameswari menjelaskan alasannya.", [("menjelaskan", "too-short", "alasannya")]),
    ("Ratna mencatat nama warga.", [("mencatat", "object", "nama warga")]),
    ("Ratna menjelaskan soal banjir.", [("menjelaskan", "topic", "soal banjir")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_cue_without_a_quote_says_why(text, expected):
    found = extract(document(text), pack=PACK)
    unused = [(one.span.of(text), one.reason, one.by.of(text) if one.by else None) for one in unused_cues(found, PACK)]
    assert unused == expected


def test_every_reason_has_a_case():
    assert sorted({reason for _, expected in CASES for _, reason, _ in expected}) == sorted(REASONS)


def test_every_reason_is_in_the_manual():
    manual = (Path(__file__).resolve().parents[3] / "docs" / "extraction.md").read_text(encoding="utf-8")
    assert [reason for reason in REASONS if f"| `{reason}` |" not in manual] == []


@pytest.mark.parametrize("text", ["", "Ratna mengatakan air surut.", '"Air sudah surut sejak pagi," kata Ratna.'])
def test_a_cue_with_a_quote_is_not_among_them(text):
    assert unused_cues(extract(document(text), pack=PACK), PACK) == ()


def test_every_expression_has_a_quote_or_a_reason():
    text = "\n".join(text for text, _ in CASES)
    found = extract(document(text), pack=PACK)
    used = {quote.cue.start for quote in found.quotes if quote.cue}
    expressions = {token.start for token in found.tokens if token.text[0].isalpha() and cue_entry(token.lower, PACK)}
    unused = [one.span.start for one in unused_cues(found, PACK)]
    assert expressions - used == set(unused)
    assert unused == sorted(set(unused))
