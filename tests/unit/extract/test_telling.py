"""What a cue with its content only names, shows or points back to, and what nobody in particular is said to say."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import direct, indirect, said

NAMED_ONLY = [
    "Ratna menceritakan tradisi menanam jagung pada keluarganya.",
    "Ratna menceritakan awal mula ia bisa menjual kopi.",
    "Ratna menceritakan kisah penjual sate yang mampu membeli rumah, sebagai bentuk berbagi pengalaman.",
    "Ratna mempertanyakan sesuatu semestinya sudah selesai tahun lalu.",
    "Ratna membantah beberapa poin yang disampaikan jaksa.",
    "Ratna menjelaskan secara rinci prosedur yang dijalaninya di klinik itu.",
    "Ratna menyampaikan pidato yang direkam pekan lalu di balai kota, membahas rencana kerjanya.",
    "Ratna menyampaikan pesan menyentuh saat resepsi putranya, Dimas Arkana.",
    "Hadi Sukmana melaporkan Dimas Arkana dan istrinya, Laras, atas dugaan penipuan.",
    "Sejumlah ahli berspekulasi tentang bagaimana tanggul kuno itu runtuh.",
    "Arkana FC sudah mengumumkan secara resmi sejumlah pemain yang direkrut dan dilepas.",
    "Ratna mengayuh ke Sagara, menyeberang ke Wanatirta, lanjut China, Pakistan, dan tiba di Mesir.",
    "Kantor itu langsung menginformasikan permintaan tersebut ke seluruh pos jaga.",
]

NOBODY = [
    "Penonton berharap ada kejutan dalam musim kedua.",
    "Para pelaku berharap korban mengunduh aplikasi itu.",
    "Diperkirakan ribuan warga Wanatirta bakal memadati lapangan.",
]

SHOWN = [
    # the reporter's comment on words just shown
    ("Ratna mengatakan air surut. Pernyataan ini menunjukkan kecintaannya pada sungai dan desanya.",
     [indirect("air surut", "mengatakan", "Ratna")]),
    ("Studi itu menunjukkan air sungai lebih bersih.",
     [indirect("air sungai lebih bersih", "menunjukkan", "Studi itu")]),
    # "hal itu" and when or how often it was said
    ("Air sudah surut. Ratna Prameswari mengatakan hal itu setelah meninjau tanggul di Sumberjati.",
     [indirect("Air sudah surut", "mengatakan", "Ratna Prameswari")]),
    ("Air sudah surut. Ratna Prameswari mengungkap hal itu pada hari Selasa (10/6/2025).",
     [indirect("Air sudah surut", "mengungkap", "Ratna Prameswari")]),
    ('"Kami harus pulang, dan Persija telah mengatakan itu berulang kali," ujar Dimas Arkana.',
     [direct("Kami harus pulang, dan Persija telah mengatakan itu berulang kali", "ujar", "Dimas Arkana")]),
    # a formula and what it means
    ('Warga berdoa.\n"Samira lautan tarima, sanu wira talasi."\nArtinya:\n"Semoga laut tenang dan semua pulang."', []),
    # a title in marks before a cue that has its content behind a colon
    ("Ratna Prameswari, 2024, dalam “Sungai yang Pulang ke Hulu Setiap Musim”, menyebut: air surut sejak Januari.",
     [indirect("air surut sejak Januari", "menyebut", "Ratna Prameswari")]),
]  # fmt: skip

TOLD = [
    # whom somebody reminds, and of what
    ("Camat Ratna Prameswari mengingatkan warga akan pentingnya menjaga tanggul.",
     [indirect("pentingnya menjaga tanggul", "mengingatkan", "Ratna Prameswari")]),
    ("Ratna Prameswari mengingatkan warga akan kehilangan rumah jika tanggul jebol.",
     [indirect("warga akan kehilangan rumah jika tanggul jebol", "mengingatkan", "Ratna Prameswari")]),
    ("Ratna menjelaskan secara rinci bahwa air surut sejak pagi.",
     [indirect("air surut sejak pagi", "menjelaskan", "Ratna")]),
    ("Ratna menyampaikan pesan agar warga pulang.", [indirect("pesan agar warga pulang", "menyampaikan", "Ratna")]),
    ("Pelaku usaha di Wanatirta berharap pasar dibuka lagi.",
     [indirect("pasar dibuka lagi", "berharap", "Pelaku usaha di Wanatirta")]),
    ("Ratna mengatakan rencana itu saat ini sedang dikaji.",
     [indirect("rencana itu saat ini sedang dikaji", "mengatakan", "Ratna")]),
    ("Ratna mengatakan hal itu yang membuat warga pulang.",
     [indirect("hal itu yang membuat warga pulang", "mengatakan", "Ratna")]),
    ("Ratna menyampaikan apresiasi mendalam kepada warga yang menjaga tanggul itu.",
     [indirect("apresiasi mendalam kepada warga yang menjaga tanggul itu", "menyampaikan", "Ratna")]),
    ("Ratna membantah tuduhan mencuri uang desa.",
     [indirect("tuduhan mencuri uang desa", "membantah", "Ratna")]),
    ("Ratna menginformasikan kapal berangkat pukul enam.",
     [indirect("kapal berangkat pukul enam", "menginformasikan", "Ratna")]),
]  # fmt: skip


@pytest.mark.parametrize("text", [*NAMED_ONLY, *NOBODY])
def test_what_is_only_named_or_said_by_nobody_is_no_quote(text):
    assert said(text) == []


@pytest.mark.parametrize(("text", "expected"), [*SHOWN, *TOLD])
def test_what_is_told_is_found_without_what_only_points_at_it(text, expected):
    assert said(text) == expected
