"""Whom a pronoun, a -nya or nothing at all leads back to: the source of the last quote of each text."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import quotes

WATER = '"Air surut," kata Ratna Prameswari.'

CASES = [
    # "dirinya" is a pronoun like "ia"
    (f"{WATER} Dirinya menegaskan bahwa tanggul selesai bulan depan.", "Ratna Prameswari"),
    # a name that a credit or a place governs, or that a slash joins to one, is no subject
    (f"{WATER} Resep itu ditemukan di restoran Sate Bu Rini. Ia menilai warga perlu dilibatkan.", "Ratna Prameswari"),
    (f"{WATER} Tips ini dirangkum mengutip Bima Wirawan. Ia menilai warga perlu dilibatkan.", "Ratna Prameswari"),
    (f"{WATER} Ia pelatih dari Bima/Raka Wijaya. Ia menilai warga perlu dilibatkan.", "Ratna Prameswari"),
    # nor is a name in a description of somebody else
    (f'{WATER} Bintang film Bima Wirawan itu mengaku lelah. "Saya pulang dulu," katanya.', "Ratna Prameswari"),
    # who has a cue without a quote is the next to speak, in a new paragraph and over a sentence as well
    (f'{WATER}\nDimas Arkananta menjelaskan soal banjir.\n"Air naik lagi di sini," katanya.', "Dimas Arkananta"),
    (f'{WATER}\nHal senada disampaikan Dimas Arkananta.\n"Air naik lagi di sini," katanya.', "Dimas Arkananta"),
    (f'{WATER}\nDimas Arkananta pun angkat bicara.\n"Air naik lagi di sini," katanya.', "Dimas Arkananta"),
    (
        (f'{WATER}\nHal serupa dikisahkan Dimas Arkananta, warga desa. Ia kehilangan rumah. Ia mengungsi.\n'
        '"Air naik lagi di sini," katanya.'),
        "Dimas Arkananta",
    ),
    # not who only does something in a paragraph of its own
    (f'{WATER}\nDimas Arkananta menjadi warga pertama yang datang.\n"Air naik lagi di sini," katanya.',
     "Ratna Prameswari"),
    (f'{WATER}\nDimas Arkananta sudah melaporkan kejadian itu ke polisi.\n"Kami masih mencari korban," katanya.',
     "Ratna Prameswari"),
    # before anybody has spoken: whom the sentence before names, introduces or begins with
    ("Ada kabar baik dari Hadi Sukmana. Ia mengaku sudah pindah rumah.", "Hadi Sukmana"),
    ("Kejadian itu dialami seorang wisatawan asal Sagara. Dia mengaku diminta membayar dua kali.",
     "seorang wisatawan asal Sagara"),
    ("Turis asing merekam petugas di bandara. Dia mengklaim bahwa masuk ke negara itu mudah.", "Turis asing"),
    ("PT Pelita Raya buka suara soal video itu. Mereka mengaku sudah memeriksa sopirnya.", "PT Pelita Raya"),
    ('Pemkot Wanatirta meminta maaf kepada warga atas kemacetan. "Mohon maaf selama pekerjaan ini," imbuhnya.',
     "Pemkot Wanatirta"),
    # a group goes without its predicate
    (f"{WATER} Lalu kedua saksi keluar ruangan. Mereka menyebut taksi itu sudah pergi.", "kedua saksi"),
    # a second office without a name is the holder's
    ("Hadi Sukmana yang juga Ketua Fraksi Karya DPRD Wanatirta menilai keputusan itu tepat.", "Hadi Sukmana"),
    ("Pengamat Hadi Sukmana yang juga alumni Universitas Sagara (UNSA), menilai keputusan itu tepat.", "Hadi Sukmana"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), CASES)
def test_the_last_source_is(text, name):
    agent = quotes(text)[-1].agent
    assert (agent.name if agent else None) == name
