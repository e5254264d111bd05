"""Marked words that a line or a text before them announces."""

from __future__ import annotations

import pytest

from kg.model.quote import AgentKind
from tests.unit.extract.examples import direct, quotes, said

_BEFORE = "Ratna mengatakan hujan akan turun besok.\n"
_WORDS = "Setiap warga wajib menjaga tanggul dan sungai di wilayahnya."


@pytest.mark.parametrize(
    ("line", "cue", "speaker"),
    [
        ("Hadi Sukmana mengatakan:", "mengatakan", "Hadi Sukmana"),
        ("Hadi Sukmana lalu berkata,", "berkata", "Hadi Sukmana"),
        ("Kepala Dinas Hadi Sukmana berkata:", "berkata", "Hadi Sukmana"),
        ("Liga Samudra merilis pernyataan resmi yang berbunyi:", "berbunyi", "Liga Samudra"),
        ("Hal itu tertulis dengan jelas pada Pasal 1 Ayat 2 Undang-undang Pelayaran No. 12 Tahun 1951:",
         "tertulis", "Pasal 1 Ayat 2 Undang-undang Pelayaran No. 12 Tahun 1951"),
        ("Hal itu tertuang dalam Pasal 5 Peraturan Daerah Nomor 3 Tahun 2020 yang berbunyi:",
         "berbunyi", "Pasal 5 Peraturan Daerah Nomor 3 Tahun 2020"),
        ("Ketentuan itu tertuang pada Undang-Undang Pelayaran pasal 287 ayat 5, yang berbunyi:",
         "berbunyi", "Undang-Undang Pelayaran pasal 287 ayat 5"),
        ("Hal itu tertuang dalam Pasal 14 berikut:", "tertuang", "Pasal 14"),
    ],
)  # fmt: skip
def test_a_line_before_announces_the_marks(line, cue, speaker):
    assert said(f'{_BEFORE}{line}\n"{_WORDS}"')[1:] == [direct(_WORDS, cue, speaker)]


def test_an_account_that_adds_its_words_below_speaks():
    text = 'Salah satu akun Facebook mengunggah foto itu.\nAkun itu menambahkan narasi:\n"Air sudah surut sejak pagi."'
    assert said(text) == [direct("Air sudah surut sejak pagi.", "menambahkan", "Akun itu", "Salah satu akun Facebook")]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('Pasal 14 berbunyi, "Jumlah tertentu ialah jumlah yang tidak wajar."', "Pasal 14"),
        ('Ini sesuai dengan Pasal 14 yang berbunyi, "Jumlah tertentu ialah jumlah yang tidak wajar."', "Pasal 14"),
        ('Menurut Pasal 1 peraturan tersebut, "Jumlah tertentu ialah jumlah yang tidak wajar."',
         "Pasal 1 peraturan tersebut"),
    ],
)  # fmt: skip
def test_the_text_that_has_these_words_is_their_source(sentence, speaker):
    *_, quote = quotes(f"{_BEFORE}{sentence}")
    assert (quote.agent.name, quote.agent.kind) == (speaker, AgentKind.DOCUMENT)


def test_a_verse_that_a_line_presents_is_said_by_nobody():
    text = f'{_BEFORE}Bagi yang ingin berpuasa, berikut bacaan niatnya:\n"Saya berniat puasa karena Tuhan semata."'
    assert len(said(text)) == 1
