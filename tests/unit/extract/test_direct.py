"""Direct quotations: what stands between the marks, its cue on either side, and who said it."""

from __future__ import annotations

import pytest

from kg.extract.direct import trim
from kg.model.text import Span
from tests.unit.extract.examples import direct, indirect, said

BEHIND = [
    ('"Air sudah surut," kata Ratna.', [direct("Air sudah surut", "kata", "Ratna")]),
    ("“Air sudah surut,” ujar Ratna.", [direct("Air sudah surut", "ujar", "Ratna")]),
    ('"Kapan air surut?" tanya Ratna.', [direct("Kapan air surut?", "tanya", "Ratna")]),
    ('"Air sudah surut!" seru Ratna dari atap rumah.', [direct("Air sudah surut!", "seru", "Ratna")]),
    ('"Air sudah surut." kata Ratna.', [direct("Air sudah surut.", "kata", "Ratna")]),
    ('"Air sudah surut", kata Ratna.', [direct("Air sudah surut", "kata", "Ratna")]),
    ('"Air sudah surut" kata Ratna.', [direct("Air sudah surut", "kata", "Ratna")]),
    ('"Surut," kata Ratna.', [direct("Surut", "kata", "Ratna")]),
    ('"Air sudah surut," tegas Wali Kota Wanatirta, Ratna Prameswari, Senin (10/2/2025).',
     [direct("Air sudah surut", "tegas", "Ratna Prameswari")]),
    ('"Air sudah surut," ungkap dia.', [direct("Air sudah surut", "ungkap", "dia", None)]),
    ('"Air sudah surut," imbuh Ratna lagi.', [direct("Air sudah surut", "imbuh", "Ratna")]),
    # a subject and an active cue behind the marks
    ('"Air sudah surut," Ratna menambahkan.', [direct("Air sudah surut", "menambahkan", "Ratna")]),
    ('"Air sudah surut," dia menegaskan.', [direct("Air sudah surut", "menegaskan", "dia", None)]),
    # words between marks and cue, or between cue and source
    ('"Air sudah surut," begitu kata Ratna.', [direct("Air sudah surut", "kata", "Ratna")]),
    ('"Air sudah surut," demikian bunyi laporan itu.', [direct("Air sudah surut", "bunyi", "laporan itu")]),
    ('"Air sudah surut," ulas ujar Ratna.', [direct("Air sudah surut", "ulas", "Ratna")]),
    # damaged: a typo in the cue, a word glued to it, a mark missing
    ('"Air sudah surut," kata Ratna. "Kami pulang," ujanya.',
     [direct("Air sudah surut", "kata", "Ratna"), direct("Kami pulang", "ujanya", None, "Ratna")]),
    ('"Air sudah surut,"kata Ratna.', [direct("Air sudah surut", "kata", "Ratna")]),
    ('Air sudah surut sejak pagi," kata Ratna.', [direct("Air sudah surut sejak pagi", "kata", "Ratna")]),
    ('"Air sudah surut sejak pagi, kata Ratna.', [direct("Air sudah surut sejak pagi", "kata", "Ratna")]),
    ("'Air sudah surut sejak pagi,' kata Ratna.", [direct("Air sudah surut sejak pagi", "kata", "Ratna")]),
    ("''Air sudah surut sejak pagi,'' kata Ratna.", [direct("Air sudah surut sejak pagi", "kata", "Ratna")]),
]  # fmt: skip

IN_FRONT = [
    ('Ratna mengatakan, "Air sudah surut."', [direct("Air sudah surut.", "mengatakan", "Ratna")]),
    ('Ratna berkata: "Air sudah surut."', [direct("Air sudah surut.", "berkata", "Ratna")]),
    ('Kata Ratna: "Air sudah surut sejak pagi."', [direct("Air sudah surut sejak pagi.", "Kata", "Ratna")]),
    ('Ratna lalu berteriak, "Air naik, lari!"', [direct("Air naik, lari!", "berteriak", "Ratna")]),
    ('Ratna menjawab singkat, "Tidak ada komentar."', [direct("Tidak ada komentar.", "menjawab", "Ratna")]),
    ('Kepada wartawan, Ratna menegaskan, "Kami tidak akan pindah."',
     [direct("Kami tidak akan pindah.", "menegaskan", "Ratna")]),
    ('Ratna mengatakan kepada wartawan di lokasi: "Kami tidak akan pindah."',
     [direct("Kami tidak akan pindah.", "mengatakan", "Ratna")]),
    ('Ratna menulis di akun pribadinya: "Kami tidak akan pindah dari sini."',
     [direct("Kami tidak akan pindah dari sini.", "menulis", "Ratna")]),
]  # fmt: skip

CLITIC = [
    ('"Air sudah surut," kata Ratna. "Kami pulang," katanya.',
     [direct("Air sudah surut", "kata", "Ratna"), direct("Kami pulang", "katanya", None, "Ratna")]),
    ('Ratna mengatakan air surut. "Kami pulang besok," tambahnya.', "last"),
    ('"Kami pulang," ujarnya.', [direct("Kami pulang", "ujarnya", None)]),
]  # fmt: skip

WITHOUT_CUE = [
    # a paragraph that is one whole quotation goes on from the one before
    ('"Air sudah surut," kata Ratna.\n"Besok kami mulai membersihkan rumah."',
     [direct("Air sudah surut", "kata", "Ratna"),
      direct("Besok kami mulai membersihkan rumah.", None, None, "Ratna")]),
    # one that opens the article waits for its speaker
    ('"Kami tidak akan pindah dari sini."\n"Rumah ini milik kami," kata Ratna.',
     [direct("Kami tidak akan pindah dari sini.", None, None, "Ratna"),
      direct("Rumah ini milik kami", "kata", "Ratna")]),
    # two quotations around one cue
    ('"Air sudah surut," kata Ratna. "Besok kami mulai membersihkan rumah."',
     [direct("Air sudah surut", "kata", "Ratna"),
      direct("Besok kami mulai membersihkan rumah.", None, None, "Ratna")]),
    # one quotation that its cue parts
    ('"Air," kata Ratna, "sudah surut sejak pagi."',
     [direct("Air … sudah surut sejak pagi.", "kata", "Ratna")]),
    ('"Air," kata Ratna Prameswari, Wali Kota Wanatirta, "sudah surut sejak pagi."',
     [direct("Air … sudah surut sejak pagi.", "kata", "Ratna Prameswari")]),
    ('"Kami," ujarnya, "tidak akan pindah."', [direct("Kami … tidak akan pindah.", "ujarnya", None)]),
    # a quotation that is reopened in the next paragraph without having been closed is one
    ('"Air sudah surut sejak pagi. Kami lega.\n"Besok kami mulai membersihkan rumah," kata Ratna.',
     [direct("Air sudah surut sejak pagi. Kami lega. … Besok kami mulai membersihkan rumah", "kata", "Ratna")]),
    ('Ratna mengatakan: "Air sudah surut sejak pagi. Kami lega.\n"Besok kami mulai membersihkan rumah."',
     [direct("Air sudah surut sejak pagi. Kami lega. … Besok kami mulai membersihkan rumah.", "mengatakan", "Ratna")]),
    ('Ratna berkata: "Air surut sejak pagi.\n"Kami lega dan senang.\n"Besok kami mulai pulang."\n"Siap," ujar Dimas.',
     [direct("Air surut sejak pagi. … Kami lega dan senang. … Besok kami mulai pulang.", "berkata", "Ratna"),
      direct("Siap", "ujar", "Dimas")]),
    # not where it was closed, or another cue follows
    ('Ratna mengatakan: "Air sudah surut sejak pagi. Kami lega."\n"Besok kami mulai membersihkan rumah."',
     [direct("Air sudah surut sejak pagi. Kami lega.", "mengatakan", "Ratna"),
      direct("Besok kami mulai membersihkan rumah.", None, None, "Ratna")]),
    ('Ratna mengatakan: "Air sudah surut sejak pagi. Kami lega.\n"Besok kami mulai membersihkan rumah," ujar Dimas.',
     [direct("Air sudah surut sejak pagi. Kami lega.", "mengatakan", "Ratna"),
      direct("Besok kami mulai membersihkan rumah", "ujar", "Dimas")]),
    # lines of one post, the first of which ends in a comma
    ('Ratna menulis: "Daftar sekarang di balai desa,\nHadiahnya dua perahu kayu untuk warga desa itu\nAyo ikut."',
     [direct("Daftar sekarang di balai desa,\nHadiahnya dua perahu kayu untuk warga desa itu\nAyo ikut.",
             "menulis", "Ratna")]),
]  # fmt: skip

QUESTION_AND_ANSWER = [
    ('"Apakah air sudah surut?" tanya Ratna. "Belum semua," jawab Dimas.',
     [direct("Apakah air sudah surut?", "tanya", "Ratna"), direct("Belum semua", "jawab", "Dimas")]),
    ('"Air naik," kata Ratna. "Seberapa tinggi?" tanya Dimas. "Sedada," jawab Ratna.',
     [direct("Air naik", "kata", "Ratna"), direct("Seberapa tinggi?", "tanya", "Dimas"),
      direct("Sedada", "jawab", "Ratna")]),
]  # fmt: skip

NESTED = [
    ("\"Petugas bilang 'jangan pulang dulu' kepada saya,\" kata Ratna.",
     [direct("Petugas bilang 'jangan pulang dulu' kepada saya", "kata", "Ratna"),
      direct("jangan pulang dulu", "bilang", "Petugas")]),
    ('"Dimas mengatakan air sudah surut," kata Ratna.',
     [direct("Dimas mengatakan air sudah surut", "kata", "Ratna"),
      indirect("air sudah surut", "mengatakan", "Dimas")]),
    ('"Saya bilang air sudah surut," kata Ratna.', [direct("Saya bilang air sudah surut", "kata", "Ratna")]),
    ('"Saya minta warga jangan bilang air surut," kata Ratna.',
     [direct("Saya minta warga jangan bilang air surut", "kata", "Ratna")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*BEHIND, *IN_FRONT, CLITIC[0], CLITIC[2]])
def test_the_cue_stands_beside_the_marks(text, expected):
    assert said(text) == expected


def test_a_clitic_takes_the_speaker_of_an_indirect_quote():
    assert said(CLITIC[1][0])[-1] == direct("Kami pulang besok", "tambahnya", None, "Ratna")


@pytest.mark.parametrize(("text", "expected"), WITHOUT_CUE)
def test_a_quotation_without_a_cue(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), QUESTION_AND_ANSWER)
def test_question_and_answer(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_voices_inside_a_quotation(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Warga menolak "relokasi senyap" yang disiapkan pemerintah.',
        'Lagu "Lagu Sungai" diputar di balai desa.',
        'Seminar bertajuk "Hidup Bersama Sungai yang Meluap" digelar di Wanatirta.',
        'Film "Anak Sungai" meraih penghargaan.',
        'Gol kedua dicetak Wirawan (76").',
        'Ia dijuluki "si raja lumpur" oleh tetangganya.',
        'Spanduk bertuliskan "Kembalikan Tanah Kami" terpasang di jalan.',
        'Ratna berfoto dengan spanduk bertuliskan "perbaiki tanggul kita sekarang juga," katanya.',
        'Bagi yang ingin berpuasa, berikut bacaan niatnya:\n"Saya berniat puasa esok hari karena Tuhan semata."',
    ],
)
def test_marks_that_hold_no_speech(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "span", "trimmed"),
    [
        ("Air surut,", Span(0, 10), "Air surut"),
        (" Air surut. ", Span(0, 12), "Air surut."),
        ("Air, surut", Span(0, 10), "Air, surut"),
        ("Surut?,", Span(0, 7), "Surut?"),
    ],
)
def test_content_has_no_outer_space_nor_the_comma_of_its_cue(text, span, trimmed):
    assert trim(text, span).of(text) == trimmed
