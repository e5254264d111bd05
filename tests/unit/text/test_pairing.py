"""Which marks belong together, and what stands between them."""

from __future__ import annotations

import re

import pytest

from kg.model.text import Span
from kg.text.pairing import pair

CUES = ("kata", "ujar", "tutur", "katanya", "lanjutnya")


def pairs(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in _pair(text)]


def _pair(text: str):
    return pair(text, Span(0, len(text)), is_cue=lambda place: re.split(r"\W", text[place:])[0] in CUES)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        # like marks
        ('"Air sudah surut," kata Ratna.', ["Air sudah surut,"]),
        ("“Air sudah surut,” kata Ratna.", ["Air sudah surut,"]),
        ("«Air sudah surut,» kata Ratna.", ["Air sudah surut,"]),
        ("''Air sudah surut,'' kata Ratna.", ["Air sudah surut,"]),
        # unlike marks
        ('“Air sudah surut," kata Ratna.', ["Air sudah surut,"]),
        ('"Air sudah surut,” kata Ratna.', ["Air sudah surut,"]),
        ("”Air sudah surut,” kata Ratna.", ["Air sudah surut,"]),
        ("“Air sudah surut,“ kata Ratna.", ["Air sudah surut,"]),
        ("„Air sudah surut,“ kata Ratna.", ["Air sudah surut,"]),
        # two in one paragraph
        ('"Air surut," kata Ratna. "Kami pulang," lanjutnya.', ["Air surut,", "Kami pulang,"]),
        ('Ratna menyebut "banjir bandang" dan "salah urus" sekaligus.', ["banjir bandang", "salah urus"]),
        # in brackets, after a colon, before a dash
        ('Slogan itu ("Bersih dan Jujur") dicabut.', ["Bersih dan Jujur"]),
        ('Kata Ratna:"Air sudah surut."', ["Air sudah surut."]),
        ('"Air sudah surut" – begitu laporannya.', ["Air sudah surut"]),
        # nothing to pair
        ("Air sudah surut, kata Ratna.", []),
        ('Ratna menulis "" di formulir.', []),
        ("", []),
    ],
)
def test_marks_are_paired(text, inside):
    assert pairs(text) == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        # the opening mark is missing: only a cue behind the closing one makes it a quotation
        ('Air sudah surut sejak pagi," kata Ratna.', ["Air sudah surut sejak pagi,"]),
        ('Air sudah surut sejak pagi." kata Ratna.', ["Air sudah surut sejak pagi."]),
        ('Air sudah surut sejak pagi," menurut banyak orang.', []),
        ('Air sudah surut" kata Ratna.', []),
        # the closing mark is missing: to the comma before a cue, else to the paragraph's end
        ('"Air sudah surut sejak pagi, kata Ratna kepada warga.', ["Air sudah surut sejak pagi,"]),
        ('"Air sudah surut sejak pagi. Kami bisa pulang.', ["Air sudah surut sejak pagi. Kami bisa pulang."]),
        ('"Air surut.', []),
        # missing at the end of the first of two
        (
            '"Air sudah surut sejak pagi, kata Ratna. "Kami pulang," lanjutnya.',
            ["Air sudah surut sejak pagi,", "Kami pulang,"],
        ),
    ],
)
def test_a_missing_mark_is_repaired_where_a_cue_tells(text, inside):
    assert pairs(text) == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        # a mark of closing shape that opens
        ("Air surut.”Kami pulang besok,” kata Ratna.", ["Kami pulang besok,"]),
        ("“Air surut,” kata Ratna.” Kami pulang besok,” lanjutnya. Warga lega.", ["Air surut,", " Kami pulang besok,"]),
        ("Dimas setuju dengan Ratna (40).”Kami pulang.”Hujan turun lagi.", ["Kami pulang."]),
        # one that closes what was never opened
        ("Air sudah surut sejak pagi.” Dimas setuju.", []),
        ("Air sudah surut sejak pagi.” Dimas menyebutnya “aneh”.", ["aneh"]),
        # a mark that may be either opens, as the first was left open before its cue
        (
            'Ia lega."Air surut sejak pagi, kata Ratna.Warga pulang."Kami senang," kata Dimas.',
            ["Air surut sejak pagi,", "Kami senang,"],
        ),
        (
            'Ia lega. "Air surut sejak pagi,\'kata Ratna.Warga pulang."Kami senang," kata Dimas.',
            ["Air surut sejak pagi,", "Kami senang,"],
        ),
        (
            'Ia lega. "Air surut sejak pagi, kata Ratna.Warga pulang." Kami senang," kata Dimas.',
            ["Air surut sejak pagi,", " Kami senang,"],
        ),
        # two curly marks for one
        (
            "Ratna lega.‘’Air surut sejak pagi,’’ kata Ratna. ‘’Kami pulang,” katanya.",
            ["Air surut sejak pagi,", "Kami pulang,"],
        ),
        # it closes where nobody speaks before it, or another opens behind it
        ('Ia lega."Air surut, warga pulang."Kami senang," kata Dimas.', ["Air surut, warga pulang."]),
    ],
)
def test_marks_of_the_wrong_shape(text, inside):
    assert pairs(text) == inside


def test_a_single_mark_may_close_a_double_one():
    (quotation,) = _pair('"Air sudah surut sejak pagi,’ kata Ratna.')
    assert quotation.outer.of('"Air sudah surut sejak pagi,’ kata Ratna.') == '"Air sudah surut sejak pagi,’'


def test_a_repaired_side_has_no_mark():
    text = '"Air sudah surut sejak pagi, kata Ratna.'
    (quotation,) = _pair(text)
    assert quotation.outer.of(text) == '"Air sudah surut sejak pagi,'
    assert quotation.span.end == quotation.outer.end


@pytest.mark.parametrize(
    "text",
    [
        "Salat Jum'at digelar di lapangan.",
        "Kitab Al-Qur'an itu tersimpan di masjid.",
        "Ma`ruf dan Syafi’i hadir.",
        'Gol kedua dicetak Wirawan (76").',
        'Rekannya menyusul 80", lalu 85", dan laga usai.',
    ],
)
def test_apostrophes_and_minutes_are_no_quotation_marks(text):
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"Layar 15" itu sudah kami ganti," kata Ratna.', ['Layar 15" itu sudah kami ganti,']),
        ('"Menit 76", dia sudah lelah," kata Ratna.', ['Menit 76", dia sudah lelah,']),
        ('"Setelah Jum\'at kami berangkat," kata Ratna.', ["Setelah Jum'at kami berangkat,"]),
    ],
)
def test_minutes_and_apostrophes_inside_a_quotation(text, inside):
    assert pairs(text) == inside


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        (
            "\"Dia bilang 'jangan pulang' kepada saya,\" kata Ratna.",
            [("Dia bilang 'jangan pulang' kepada saya,", 0, False), ("jangan pulang", 1, True)],
        ),
        ("“Kami dijuluki ‘anak air’,” kata Ratna.", [("Kami dijuluki ‘anak air’,", 0, False), ("anak air", 1, True)]),
        ("'Air sudah surut,' kata Ratna.", [("Air sudah surut,", 0, True)]),
        ("‘Air sudah surut,’ kata Ratna.", [("Air sudah surut,", 0, True)]),
        ("Akun '@wargapesisir' menulis sindiran.", [("@wargapesisir", 0, True)]),
    ],
)
def test_single_marks_know_their_depth(text, quotations):
    assert [(q.span.of(text), q.depth, q.is_single) for q in _pair(text)] == quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        # marks of another kind inside
        (
            '“Pasar itu ramai "sekali" pagi ini,” kata Ratna.',
            [('Pasar itu ramai "sekali" pagi ini,', 0), ("sekali", 1)],
        ),
        (
            '"Pasar itu ramai “sekali” pagi ini," kata Ratna.',
            [("Pasar itu ramai “sekali” pagi ini,", 0), ("sekali", 1)],
        ),
        # the same marks inside: what stands around a mark tells
        ('"Program "Air Bersih" ini jalan," kata Ratna.', [('Program "Air Bersih" ini jalan,', 0), ("Air Bersih", 1)]),
        ("“Program “Air Bersih” ini jalan,” kata Ratna.", [("Program “Air Bersih” ini jalan,", 0), ("Air Bersih", 1)]),
        ("''Program ''Air Bersih'' jalan,'' kata Ratna.", [("Program ''Air Bersih'' jalan,", 0), ("Air Bersih", 1)]),
        ('"Dia bilang, “Pulang,” lalu pergi," kata Ratna.', [("Dia bilang, “Pulang,” lalu pergi,", 0), ("Pulang,", 1)]),
        # at the beginning, two of them, one inside another
        ('"“Air Bersih” ini jalan," kata Ratna.', [("“Air Bersih” ini jalan,", 0), ("Air Bersih", 1)]),
        ('"Kata “satu” dan “dua” sama," ujar Ratna.', [("Kata “satu” dan “dua” sama,", 0), ("satu", 1), ("dua", 1)]),
        ('"A “b "c" d” e," kata Ratna.', [('A “b "c" d” e,', 0), ('b "c" d', 1), ("c", 1)]),
        # a mark that is missing is not made up for by somebody else's
        (
            '"Air surut sejak pagi, kata Ratna. "Kami pulang," lanjutnya.',
            [("Air surut sejak pagi,", 0), ("Kami pulang,", 0)],
        ),
        (
            '"Air surut sejak pagi, kata Ratna. "Kami pulang," lanjutnya. Dia lega," ujar Dimas.',
            [("Air surut sejak pagi,", 0), ("Kami pulang,", 0)],
        ),
        ('"Air surut, "kata Ratna. "Kami "lega" semua," lanjutnya.', [('Kami "lega" semua,', 0), ("lega", 1)]),
    ],
)
def test_double_marks_inside_double_marks(text, quotations):
    assert [(q.span.of(text), q.depth) for q in _pair(text)] == quotations


def test_only_the_paragraph_is_read():
    text = '"Air surut,\nkata Ratna," ujar Dimas.'
    assert pair(text, Span(0, 11), is_cue=bool) == ()


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"Kami menonton “Laskar Air," kata Ratna.', ["Kami menonton “Laskar Air,"]),
        ('"Kami menonton "Laskar Air," kata Ratna.', ['Kami menonton "Laskar Air,']),
        ("“Kami menonton “Laskar Air,” kata Ratna.", ["Kami menonton “Laskar Air,"]),
        # the first quotation lacks its closing mark: somebody speaks, or the phrase has ended, before the next opens
        ('"Air surut sejak pagi, kata Ratna. "Kami pulang," ujar Dimas.', ["Air surut sejak pagi,", "Kami pulang,"]),
        ('"Air sudah surut kata Ratna “Kami pulang," ujar Dimas.', ["Air sudah surut kata Ratna", "Kami pulang,"]),
        ('"Air sudah surut sejak pagi. "Kami pulang," ujar Dimas.', ["Air sudah surut sejak pagi.", "Kami pulang,"]),
    ],
)
def test_an_inner_mark_that_is_not_closed_does_not_end_its_quotation(text, inside):
    assert pairs(text) == inside
