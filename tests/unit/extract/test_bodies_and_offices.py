"""Bodies, offices and unnamed people that readers of raw news found to be read wrongly, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import direct, indirect, said

SOURCES = [
    (
        ("Ratna Prameswari bertemu pejabat Huawei. Pejabat Huawei mengatakan pabrik itu ditutup bulan depan."),
        [indirect("pabrik itu ditutup bulan depan", "mengatakan", "Pejabat Huawei")],
    ),
    (
        "Warga Jalan Sudirman mengatakan air sudah surut.",
        [indirect("air sudah surut", "mengatakan", "Warga Jalan Sudirman")],
    ),
    (
        "Indonesia bersama 23 negara lainnya menyatakan perang harus berhenti.",
        [indirect("perang harus berhenti", "menyatakan", "Indonesia")],
    ),
    (
        "Sebanyak 149 negara menyatakan perang harus berhenti.",
        [indirect("perang harus berhenti", "menyatakan", "149 negara")],
    ),
    (
        'Aktor Woosung (Adrian) Kang mengatakan film itu selesai. "Kami sudah lelah sekali," kata Kang.',
        [
            indirect("film itu selesai", "mengatakan", "Woosung (Adrian) Kang", "Woosung Kang"),
            direct("Kami sudah lelah sekali", "kata", "Kang", "Woosung Kang"),
        ],
    ),
    (
        '"Jalan di depan stasiun ditutup," tulis akun X TMCSamudra, Senin (10/2/2025).',
        [direct("Jalan di depan stasiun ditutup", "tulis", "TMCSamudra")],
    ),
    (
        '"Jalan di depan stasiun ditutup," tulis akun Facebook Kabar Warga.',
        [direct("Jalan di depan stasiun ditutup", "tulis", "Kabar Warga")],
    ),
    (
        "Apple Intelligence diluncurkan kemarin. Apple mengumumkan harga ponsel itu tetap.",
        [indirect("harga ponsel itu tetap", "mengumumkan", "Apple")],
    ),
    (
        "PT Samudra Raya Tbk menggelar rapat. Perseroan menyatakan laba naik dua kali lipat.",
        [indirect("laba naik dua kali lipat", "menyatakan", "Perseroan", "PT Samudra Raya Tbk")],
    ),
    (
        ("PT Samudra Raya Tbk, salah satu perusahaan tambang terbesar, mengumumkan laba naik dua kali lipat."),
        [indirect("laba naik dua kali lipat", "mengumumkan", "PT Samudra Raya Tbk")],
    ),
    (
        "Polda Sagara menangkap dua orang. Polda mengatakan keduanya sudah ditahan.",
        [indirect("keduanya sudah ditahan", "mengatakan", "Polda", "Polda Sagara")],
    ),
    (
        "Tersangka SAR (25) mengaku diperintah seseorang dari luar kota.",
        [indirect("diperintah seseorang dari luar kota", "mengaku", "SAR")],
    ),
    (
        (
            '"Kami sudah lelah sekali," kata Kepala Bidang Pertolongan Pertama pada Jemaah (PKPJ) '
            "PPIH Samudra, Suviyanto."
        ),
        [direct("Kami sudah lelah sekali", "kata", "Suviyanto")],
    ),
    (
        (
            '"Airnya sudah surut," ujar Akademisi dari Fakultas Kedokteran Universitas Sagara, Prof. '
            "Dr. dr. Ari Fahrul Syam, SpPD, kepada wartawan."
        ),
        [direct("Airnya sudah surut", "ujar", "Ari Fahrul Syam")],
    ),
    (
        (
            "Dalam keterangannya, kuasa hukum TokTok, Farid Fauzan Nasution, menyatakan bahwa "
            "pihaknya menjunjung persaingan."
        ),
        [indirect("pihaknya menjunjung persaingan", "menyatakan", "Farid Fauzan Nasution")],
    ),
    (
        "Menurut keterangan saksi di lokasi, Yerri menuturkan, mobil itu dikemudikan dua orang.",
        [indirect("mobil itu dikemudikan dua orang", "menuturkan", "Yerri")],
    ),
    (
        (
            '"Ini tidak benar sama sekali," kata Direktur Narkoba Hadi Sukmana. Dimas Arkana '
            'ditangkap kemarin. "Dimas Arkana dijanjikan uang," imbuhnya.'
        ),
        [
            direct("Ini tidak benar sama sekali", "kata", "Hadi Sukmana"),
            direct("Dimas Arkana dijanjikan uang", "imbuhnya", None, "Hadi Sukmana"),
        ],
    ),
    (
        "Pihak berwenang telah mengimbau warga menjauhi tebing.",
        [indirect("warga menjauhi tebing", "mengimbau", "Pihak berwenang")],
    ),
    (
        ('"Airnya sudah surut sekali," kata Ratna Prameswari. Perwira menengah itu menjelaskan bahwa jalan dibuka.'),
        [
            direct("Airnya sudah surut sekali", "kata", "Ratna Prameswari"),
            indirect("jalan dibuka", "menjelaskan", "Perwira menengah itu", "Ratna Prameswari"),
        ],
    ),
    (
        "Tamu lainnya menemukan jamur. Tamu tersebut mengatakan kamar itu kotor sekali.",
        [indirect("kamar itu kotor sekali", "mengatakan", "Tamu tersebut")],
    ),
    (
        "Presiden RIHadi Sukmana mengatakan air sudah surut.",
        [indirect("air sudah surut", "mengatakan", "Hadi Sukmana")],
    ),
]
CONTENT = [
    (
        "Meski Ratna menyatakan bahwa mereka memperhatikan kebersihan, para tamu justru menemukan jamur.",
        [indirect("mereka memperhatikan kebersihan", "menyatakan", "Ratna")],
    ),
    (
        "Ratna mengatakan air sudah surut, namun menurut laporan terbaru, jalan masih ditutup.",
        [
            indirect("air sudah surut", "mengatakan", "Ratna"),
            indirect("jalan masih ditutup", "menurut", "laporan terbaru"),
        ],
    ),
    (
        "Ratna mengecam keras penebangan pohon di alun-alun.",
        [indirect("penebangan pohon di alun-alun", "mengecam", "Ratna")],
    ),
    (
        "Harga saham itu ditutup di Rp 1.500.- per lembar, kata Ratna Prameswari.",
        [indirect("Harga saham itu ditutup di Rp 1.500.- per lembar", "kata", "Ratna Prameswari")],
    ),
    (
        (
            "Kementerian Pertahanan menuding Barisan Utara, kelompok yang mengklaim memperjuangkan "
            "otonomi, berada di balik serangan itu."
        ),
        [
            indirect(
                "Barisan Utara, kelompok yang mengklaim memperjuangkan otonomi, berada di balik serangan itu",
                "menuding",
                "Kementerian Pertahanan",
            ),
            indirect("memperjuangkan otonomi", "mengklaim", "kelompok"),
        ],
    ),
    ("“Cek kembali daftar ini,” tegur Ratna dalam rapat itu.", [direct("Cek kembali daftar ini", "tegur", "Ratna")]),
]
NOTHING = [
    "Para penggemar menduga Ratna akan pindah ke klub lain.",
    "Banyak orang yakin Dimas tidak bersalah.",
    "Ratna Prameswari memastikan langkahnya ke semifinal setelah menang dua gim langsung.",
    "Ratna menyampaikan apresiasinya secara langsung di Madinah.",
    "Ratna menyampaikan sambutan di balai kota.",
    "Kota itu dinamai menurut Ratu Sirikandi.",
]


@pytest.mark.parametrize(("text", "expected"), [*SOURCES, *CONTENT])
def test_every_quote_of_the_sentences_is_found(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_says_anything(text):
    assert said(text) == []
