"""Which body a noun means, with "itu" or bare: the source of the last quote of each text."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import quotes

CASES = [
    # a body with the noun in its name, not one that only is named later
    (("Menurut Kementerian Pendidikan Sagara, 17 sekolah hancur, juga sekolah yang dikelola PBB. "
      "Kementerian tersebut menyatakan 200 guru tewas."), "Kementerian Pendidikan Sagara"),
    ('Kementerian Luar Negeri Sagara memanggil duta besar. "Kapal itu kami tahan," tulis kementerian.',
     "Kementerian Luar Negeri Sagara"),
    # a body of another kind does not fit: the company speaks, not the ministry that spoke last
    (("PT Pelita Raya Tbk membuka rute. Kementerian Perhubungan menyatakan izin sudah terbit. "
     "Selain itu, perseroan menyatakan akan membeli pesawat."), "PT Pelita Raya Tbk"),
    # who spoke in the sentence before, rather than who is only named there
    (("PT Pelita Raya menyatakan peretas mencuri data dari Otoritas Data Sagara. "
     "Perusahaan itu menyebut sandi nasabah aman."), "PT Pelita Raya"),
    # management is the company's or the club's
    ('PT Arkana Raya Tbk menggelar rapat. "Laba naik dua kali lipat," ujar manajemen.', "PT Arkana Raya Tbk"),
    # a name of one word that was taken for a person's
    ("Samudrair menyatakan penerbangan ke Sagara batal. Maskapai mengimbau penumpang memeriksa surel mereka.",
     "Samudrair"),
    # nobody fits
    ("Dinas Kesehatan Sagara menyatakan stok obat cukup. Maskapai mengimbau penumpang memeriksa surel mereka.",
     "Maskapai"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), CASES)
def test_the_last_source_is(text, name):
    last = quotes(text)[-1].agent
    assert last is not None
    assert last.name == name


def test_a_name_that_a_noun_shows_to_be_a_bodys_is_a_body_everywhere():
    first, *_ = quotes("Samudrair menyatakan penerbangan batal. Maskapai mengimbau penumpang memeriksa surel.")
    assert first.agent is not None
    assert (first.agent.name, first.agent.kind.value) == ("Samudrair", "organization")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # common words behind a name are none of it
        ("Namun, Arkana belakangan membocorkan bahwa klubnya sudah sepakat.", "Arkana"),
        ("UNS semakin menegaskan bahwa biaya kuliah tidak naik.", "UNS"),
        ("Bima Arkana salah satu tim kerja mobil itu menceritakan, kaca mobil pecah.", "Bima Arkana"),
        ("Kelompok hak asasi manusia mengecam penggunaan gas air mata.", "Kelompok hak asasi manusia"),
        # a name behind a crowd is where or whose they are
        ("Warga Muara Sagara menduga truk itu tidak berizin.", "Warga Muara Sagara"),
        ("Para pemilik Arkana Raya melaporkan rem mobil itu blong.", "Para pemilik Arkana Raya"),
        ('"Truk itu tidak berizin," kata warga Budi Santoso (40).', "Budi Santoso"),
    ],
)
def test_a_name_ends_where_its_capitals_do_and_a_crowd_has_none(text, name):
    first = quotes(text)[0].agent
    assert first is not None
    assert first.name == name
