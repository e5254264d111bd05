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
    # nor who asks, nor whose arrival it is
    (f"{WATER} Saat diwawancarai Bima Wirawan, ia menilai warga perlu dilibatkan.", "Ratna Prameswari"),
    (f"{WATER} Warga menanti kedatangan Bima Wirawan. Ia menilai warga perlu dilibatkan.", "Ratna Prameswari"),
    (f"{WATER} Surat dikirim ke camat hingga Bupati Bima Wirawan. Ia menilai warga perlu tahu.", "Ratna Prameswari"),
    # a description goes on to the "itu" behind a name, a number or what "dan" joins, and points back with all of it
    (f'{WATER} "Jalan dibuka," ujar legislator dari Dapil Jawa Tengah IX ini.', "Ratna Prameswari"),
    (f'{WATER} "Jalan dibuka," ujar pengamat hukum bidang ekonomi dan pencucian uang itu.', "Ratna Prameswari"),
    (f'{WATER} "Jalan dibuka," ujar putra sulung Bima Wirawan dan Sekar Ayu tersebut.', "Ratna Prameswari"),
    ('Bupati Ratna Dewi datang. "Jalan dibuka," ujar orang nomor 1 di Pemkab Sagara tersebut.', "Ratna Dewi"),
    # not to what may point at the last noun alone, or at two
    (f'{WATER} "Jalan dibuka," ujar petugas di lokasi itu.', "petugas"),
    (f'{WATER} "Jalan dibuka," ujar guru dan siswa itu.', "guru"),
    # nor is somebody named before whom one of many belongs to
    (f'{WATER} "Dia hebat," kata seorang teman Ratna Prameswari.', "seorang teman Ratna Prameswari"),
    # a relation that says to whom it is may be the last speaker
    (f"{WATER} Tetangga Bima Wirawan itu menilai warga perlu dilibatkan.", "Ratna Prameswari"),
    (f"{WATER} Itu dilihat seorang teman. Teman Ratna itu menilai warga perlu dilibatkan.", "seorang teman"),
    (f"{WATER} Warga menyalami Wali Kota Bima Wirawan. Orang nomor satu di Sagara ini menilai warga perlu dilibatkan.",
     "Bima Wirawan"),
    # a report that nothing describes is that of the body that has reported
    ("BPBD Wanatirta melaporkan 12 rumah rusak berat. Menurut laporan itu, warga sudah mengungsi.", "BPBD Wanatirta"),
    (f'{WATER} Laporan itu menyebut tanggul retak.', "Laporan itu"),
    # "klub" with a place is the club that the article names most
    (('Pemain itu direkrut Sagara FC dari Samudra FC. Sagara FC senang. Sagara FC menang.\n'
      '"Selamat datang, Bima!" sebut keterangan resmi dari klub ibu kota tersebut.'), "Sagara FC"),
    # a second office without a name is the holder's
    ("Hadi Sukmana yang juga Ketua Fraksi Karya DPRD Wanatirta menilai keputusan itu tepat.", "Hadi Sukmana"),
    ("Pengamat Hadi Sukmana yang juga alumni Universitas Sagara (UNSA), menilai keputusan itu tepat.", "Hadi Sukmana"),
]  # fmt: skip


def test_an_office_is_its_holder_who_is_named_later():
    text = (
        'Kepala Dinas Perikanan meminta kapal diperiksa. "Besok kami mulai," kata Kepala Dinas Perikanan, Dimas Arka.'
    )
    assert [quote.agent.name for quote in quotes(text)] == ["Dimas Arka", "Dimas Arka"]
    text = f"{text} Hal itu dibenarkan Kepala Dinas Perikanan, Bima Wirawan."
    assert quotes(text)[0].agent.name == "Kepala Dinas Perikanan"


@pytest.mark.parametrize(("text", "name"), CASES)
def test_the_last_source_is(text, name):
    agent = quotes(text)[-1].agent
    assert (agent.name if agent else None) == name
