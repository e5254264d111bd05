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
    "Air surut saat perdana mengumumkan pencalonannya di Sumberjati.",
    "Warga bersorak ketika perdana menyatakan dukungan kepada Ratna.",
    "Kantor itu langsung menginformasikan permintaan tersebut ke seluruh pos jaga.",
]

NOBODY = [
    "Penonton berharap ada kejutan dalam musim kedua.",
    "Para pelaku berharap korban mengunduh aplikasi itu.",
    "Diperkirakan ribuan warga Wanatirta bakal memadati lapangan.",
    # things, and what somebody does or has
    "Teknologi Arkana Turbo 2.0 juga memastikan suara tetap jernih.",
    "Kamera 32 MP memastikan foto tetap tajam pada malam hari.",
    "Arkana juga menghadirkan fitur Senja Touch memastikan layar tetap responsif saat tangan basah.",
    "Gol bunuh diri Dimas Arkana memastikan kedua tim saling mengimbangi.",
    "Sikap Ratna Prameswari meminta warga pulang dinilai keliru.",
    "Rencana Hadi Sukmana melaporkan Dimas Arkana menuai reaksi warga.",
    "Menjadi tuan rumah tidaklah menjamin kemenangan untuk Sagara.",
    "SENJAKALA mengisahkan dua petinju muda yang terlilit utang.",
    "Kehadiran mereka menegaskan pentingnya gotong royong.",
    "Tanggul itu tua, dan kepergian Ratna Prameswari mengingatkan pentingnya perbaikan.",
    "Kurikulum Cendana menekankan pentingnya membaca.",
    "Sebab, peran Ratna Prameswari menuntut kesabaran dan latihan setiap hari.",
    "Namun, penampilan gemilang Dimas Arkana mengingatkan warga pada juara dayung dari Sagara.",
    "Perubahan itu memungkinkan perusahaan memastikan seluruh perahu tetap aman.",
    "Koperasi itu hadir sebagai lembaga yang menjamin kesejahteraan nelayan.",
    "Tautan itu mengarah ke situs palsu yang meminta pengunjung mengisi data pribadi.",
    "Senja Kala menjadi salah satu lagu yang mengisahkan dua nelayan di pulau itu.",
    # figures that are their own
    "S&P 500 mencatat penurunan hingga 0,53 persen dan ditutup pada 5.939.",
    "Indeks Saham Samudra mencatat penurunan terbesar lebih dari dua tahun yakni jatuh 4,6 persen.",
    "Perseroan mencatat laba bersih yang meningkat menjadi 2 miliar rupiah.",
    "PT Samudra Raya mencatat penurunan pendapatan menjadi 3 miliar rupiah.",
    # what a body shows by a deed
    "Dengan keberhasilan ini, Arkana Motor menegaskan komitmennya untuk membangun perahu yang aman.",
    "Melalui langkah besar ini, Pemerintah Sagara memastikan pupuk tersedia dan terjangkau.",
    # another sense, or nothing behind the cue but what else is done, or when
    "Banyak turis sudah mengeluh dan enggan kembali ke pulau itu.",
    "Hal itu membuat pelanggan jadi sangat menuntut dan sulit diduga.",
    "Sagara dan Wanatirta menganggap serius laga di pekan terakhir.",
    "Sumber di dewan menyebut, Senin (9/6/2025).",
    # what is only guessed, and what a people believes
    "Publik Sagara tentu berharap tanggul itu segera selesai.",
    "Namun, tampaknya para pedagang menganggap pasar baru itu terlalu jauh.",
    "Masyarakat setempat meyakini bahwa batu itu menjaga mata air.",
    "Banyak penggemar perahu di Sagara yang berharap lomba itu diadakan lagi.",
    "Adat itu mirip dengan legenda di Pura Sagara yang menganggap naga sebagai penjaga air.",
    "Sistem manajemen baterai yang baru juga memastikan perahu melaju lebih jauh.",
    "Salah satu animasi populer adalah Polisi Rawa, yang mengisahkan para penjaga sungai yang berani.",
    # whether a post is right is only asked
    "Lalu benarkah postingan yang mengklaim Bank Sagara menghapus semua utang petani?",
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
    ("Ratna mengatakan air surut. Pernyataan tersebut menegaskan pentingnya tanggul di desa itu.",
     [indirect("air surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan air surut. Pernyataan tersebut menegaskan bahwa tanggul tetap dijaga.",
     [indirect("air surut", "mengatakan", "Ratna"),
      indirect("tanggul tetap dijaga", "menegaskan", "Pernyataan tersebut")]),
    # a formula and what it means
    ('Warga berdoa.\n"Samira lautan tarima, sanu wira talasi."\nArtinya:\n"Semoga laut tenang dan semua pulang."', []),
    # what is not shown by a deed: a person, a clause that is stressed, a letter
    ("Dengan kuota itu, Ratna memastikan sekolahnya tidak akan menambah kelas.",
     [indirect("sekolahnya tidak akan menambah kelas", "memastikan", "Ratna")]),
    ("Dengan kebijakan ini, Pemerintah Sagara menegaskan air akan surut besok.",
     [indirect("air akan surut besok", "menegaskan", "Pemerintah Sagara")]),
    ("Melalui surat ini, Dinas Sosial Sagara menegaskan komitmennya kepada warga.",
     [indirect("komitmennya kepada warga", "menegaskan", "Dinas Sosial Sagara")]),
    # a noun that only points back before the source, or has one behind "yang"
    ("Soal kebijakan itu Ratna mengatakan air surut sejak pagi.",
     [indirect("air surut sejak pagi", "mengatakan", "Ratna")]),
    ("Direktur Industri Logam, Mesin, dan Perkapalan Kementerian Perindustrian Ratna Prameswari berharap air surut.",
     [indirect("air surut", "berharap", "Ratna Prameswari")]),
    ("Terkait langkah tersebut Ratna Prameswari menegaskan air surut.",
     [indirect("air surut", "menegaskan", "Ratna Prameswari")]),
    ("Hal itu sejalan dengan sikap Presiden Ratna Prameswari yang mengatakan air surut.",
     [indirect("air surut", "mengatakan", "Ratna Prameswari")]),
    # a title in marks before a cue that has its content behind a colon
    ("Ratna Prameswari, 2024, dalam “Sungai yang Pulang ke Hulu Setiap Musim”, menyebut: air surut sejak Januari.",
     [indirect("air surut sejak Januari", "menyebut", "Ratna Prameswari")]),
]  # fmt: skip

TOLD = [
    # whom "yang" stands for where a place or network is beside them
    ("Warga di Sumberjati yang mengaku kehilangan perahu, tidak mau melapor.",
     [indirect("kehilangan perahu", "mengaku", "Warga di Sumberjati")]),
    ("Beredar di media sosial postingan yang mengklaim Bank Sagara menghapus semua utang petani.",
     [indirect("Bank Sagara menghapus semua utang petani", "mengklaim", "postingan")]),
    # who can speak says something by a cue that tells of deeds too
    ("Kemudian mereka menegaskan pentingnya gotong royong.",
     [indirect("pentingnya gotong royong", "menegaskan", "mereka", None)]),
    ("Dalam pertemuan itu, Ratna Prameswari menekankan pentingnya membaca.",
     [indirect("pentingnya membaca", "menekankan", "Ratna Prameswari")]),
    ("Penyelidikan polisi mengungkap bahwa perahu itu dibakar.",
     [indirect("perahu itu dibakar", "mengungkap", "polisi")]),
    ("Hadi Sukmana hadir sebagai salah satu tokoh yang menuntut tanggul dibangun lagi.",
     [indirect("tanggul dibangun lagi", "menuntut", "salah satu tokoh")]),
    ("Situs Kabar Nusa mengingatkan warga agar menjauhi pantai.",
     [indirect("warga agar menjauhi pantai", "mengingatkan", "Situs Kabar Nusa")]),
    # a body that counts notes the figures of others, and a company what is no result of its own
    ("Badan Statistik Sagara mencatat pendapatan nelayan turun menjadi 2 juta rupiah.",
     [indirect("pendapatan nelayan turun menjadi 2 juta rupiah", "mencatat", "Badan Statistik Sagara")]),
    ("PT Samudra Raya mencatat bahwa laba nelayan turun.",
     [indirect("laba nelayan turun", "mencatat", "PT Samudra Raya")]),
    ("PT Samudra Raya mencatat sebanyak 300 kapal bersandar.",
     [indirect("sebanyak 300 kapal bersandar", "mencatat", "PT Samudra Raya")]),
    # an adjective that heads a title is one with its noun
    ("Air surut saat perdana menteri mengumumkan kenaikan tarif air.",
     [indirect("kenaikan tarif air", "mengumumkan", "perdana menteri")]),
    ("Perdana menteri itu mengumumkan kenaikan tarif air.",
     [indirect("kenaikan tarif air", "mengumumkan", "Perdana menteri itu")]),
    ("Masyarakat setempat berharap tanggul itu dibangun lagi.",
     [indirect("tanggul itu dibangun lagi", "berharap", "Masyarakat setempat")]),
    # whom somebody reminds, and of what
    ("Camat Ratna Prameswari mengingatkan warga akan pentingnya menjaga tanggul.",
     [indirect("pentingnya menjaga tanggul", "mengingatkan", "Ratna Prameswari")]),
    ("Ratna Prameswari mengingatkan warga pada janji bupati untuk memperbaiki tanggul.",
     [indirect("janji bupati untuk memperbaiki tanggul", "mengingatkan", "Ratna Prameswari")]),
    ("Ratna Prameswari mengingatkan kepada warga tentang risiko banjir besar.",
     [indirect("risiko banjir besar", "mengingatkan", "Ratna Prameswari")]),
    ("Ratna Prameswari memperingatkan para nelayan tentang bahaya gelombang tinggi.",
     [indirect("bahaya gelombang tinggi", "memperingatkan", "Ratna Prameswari")]),
    ("Ratna Prameswari mengingatkan warga pada Senin (9/6/2025) bahwa tanggul itu retak.",
     [indirect("tanggul itu retak", "mengingatkan", "Ratna Prameswari")]),
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
