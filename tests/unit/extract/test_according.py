"""The preposition "menurut" in all its places, and -nya between commas."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import indirect, mixed, said

CASES = [
    # at the beginning
    ("Menurut Ratna, air sudah surut.", [indirect("air sudah surut", "Menurut", "Ratna")]),
    ("Menurut Ratna air sudah surut.", [indirect("air sudah surut", "Menurut", "Ratna")]),
    ("Menurut Wali Kota Wanatirta Ratna Prameswari, air sudah surut.",
     [indirect("air sudah surut", "Menurut", "Ratna Prameswari")]),
    ("Menurut Ratna Prameswari, peneliti banjir di Universitas Nagara Wijaya, air sudah surut.",
     [indirect("air sudah surut", "Menurut", "Ratna Prameswari")]),
    ("Menurut ahli gizi, Ratna Prameswari, M.S., R.D.N., beras lebih sehat.",
     [indirect("beras lebih sehat", "Menurut", "Ratna Prameswari")]),
    ("Menurut pelatih Dimas Arkana, anak asuhnya tampil dengan semangat tinggi, tapi kurang tajam.",
     [indirect("anak asuhnya tampil dengan semangat tinggi, tapi kurang tajam", "Menurut", "Dimas Arkana")]),
    ("Menurut laporan BPBD, air sudah surut.", [indirect("air sudah surut", "Menurut", "laporan BPBD")]),
    ("Menurut seorang warga, air sudah surut.", [indirect("air sudah surut", "Menurut", "seorang warga")]),
    ("Menurut dia, air sudah surut.", [indirect("air sudah surut", "Menurut", "dia", None)]),
    ("Menurut laporan dari media Sagara, termasuk Harian Pesisir, air sudah surut.",
     [indirect("air sudah surut", "Menurut", "laporan dari media Sagara")]),
    # a name ends before a pronoun with a capital
    ("Ratna Prameswari tiba. Kata Ratna Pihaknya akan memantau sungai itu.",
     [indirect("Pihaknya akan memantau sungai itu", "Kata", "Ratna", "Ratna Prameswari")]),
    # behind words that only join
    ("Hanya saja, menurut Ratna, air sudah surut.", [indirect("air sudah surut", "menurut", "Ratna")]),
    ("Soalnya menurut Ratna air sudah surut.", [indirect("air sudah surut", "menurut", "Ratna")]),
    ("Namun menurut Ratna, air sudah surut.", [indirect("air sudah surut", "menurut", "Ratna")]),
    ("Sementara menurut Ratna, air sudah surut.", [indirect("air sudah surut", "menurut", "Ratna")]),
    # in the middle and at the end
    ("Air, menurut Ratna, sudah surut.", [indirect("Air … sudah surut", "menurut", "Ratna")]),
    ("Air sudah surut sejak pagi, menurut Ratna.", [indirect("Air sudah surut sejak pagi", "menurut", "Ratna")]),
    ("Air sudah surut sejak pagi menurut Ratna.", [indirect("Air sudah surut sejak pagi", "menurut", "Ratna")]),
    ("Harga naik karena hujan yang menunda panen dan mengancam stok beras, demikian menurut Kantor Berita Pesisir.",
     [indirect("Harga naik karena hujan yang menunda panen dan mengancam stok beras",
               "menurut", "Kantor Berita Pesisir")]),
    ("Air sudah surut, menurut Ratna, dikutip Antara, Senin (10/2/2025).",
     [indirect("Air sudah surut", "menurut", "Ratna")]),
    ("Wanatirta ada di peringkat ketiga, sedangkan Sagara di atasnya, menurut Liga Samudra yakni peringkat pertama.",
     [indirect("Wanatirta ada di peringkat ketiga, sedangkan Sagara di atasnya … yakni peringkat pertama",
               "menurut", "Liga Samudra")]),
    # in the middle without commas, be it only on one side
    ("Dua pompa yang baru dibeli menurut Ratna juga masih menunggu kabel.",
     [indirect("Dua pompa yang baru dibeli … masih menunggu kabel", "menurut", "Ratna")]),
    ("Hal itu menurut Ratna, membuat warga cemas.", [indirect("Hal itu … membuat warga cemas", "menurut", "Ratna")]),
    ("Pembangunan tanggul di hilir, menurut Ratna akan mengurangi banjir.",
     [indirect("Pembangunan tanggul di hilir … akan mengurangi banjir", "menurut", "Ratna")]),
    ("Jika air naik lagi, menurut Ratna tanggul itu bisa jebol.",
     [indirect("Jika air naik lagi … tanggul itu bisa jebol", "menurut", "Ratna")]),
    ("Ratna Prameswari datang. Harga beras di pasar, menurutnya masih wajar.",
     [indirect("Harga beras di pasar … masih wajar", "menurutnya", None, "Ratna Prameswari")]),
    ("Ratna Prameswari pulang lebih awal, menurutnya rapat itu sia-sia.",
     [indirect("rapat itu sia-sia", "menurutnya", None, "Ratna Prameswari")]),
    ("Musim hujan ternyata menurut pakar cuaca tidak selama itu, jadi warga bisa tenang.",
     [indirect("Musim hujan ternyata … tidak selama itu, jadi warga bisa tenang", "menurut", "pakar cuaca")]),
    ("Tanggul lama retak dan menurut para ahli, perbaikannya hanya bisa dilakukan musim kemarau.",
     [indirect("perbaikannya hanya bisa dilakukan musim kemarau", "menurut", "para ahli")]),
    ("Dikutip dari Radio Pesisir, menurut Ratna, air sudah surut.", [indirect("air sudah surut", "menurut", "Ratna")]),
    # a relative clause: with the noun that it is about, without the reporter's clause or another cue's content
    ("Dinas itu belum mengubah tarif parkir, yang menurut Ratna Prameswari masih terlalu rendah.",
     [indirect("tarif parkir … masih terlalu rendah", "menurut", "Ratna Prameswari")]),
    ("Rombongan itu terdiri dari belasan nelayan muda, yang menurut Ratna Prameswari lebih berani melaut.",
     [indirect("belasan nelayan muda … lebih berani melaut", "menurut", "Ratna Prameswari")]),
    ("Ratna Prameswari berjanji untuk memeriksa tanggul lama, yang menurutnya dibangun tergesa-gesa.",
     [indirect("memeriksa tanggul lama", "berjanji", "Ratna Prameswari"),
      indirect("tanggul lama … dibangun tergesa-gesa", "menurutnya", None, "Ratna Prameswari")]),
    ("Dewan menolak usul warga untuk menunda panen, sebuah langkah yang menurut Ratna Prameswari terlalu mahal.",
     [indirect("sebuah langkah … terlalu mahal", "menurut", "Ratna Prameswari")]),
    ("Ada pula kabar mengenai tanggul jebol, yang menurut Ratna Prameswari tidak benar sama sekali.",
     [indirect("kabar mengenai tanggul jebol … tidak benar sama sekali", "menurut", "Ratna Prameswari")]),
    ("Nelayan itu pindah karena arus di hilir yang menurut Ratna Prameswari terlalu deras.",
     [indirect("arus di hilir … terlalu deras", "menurut", "Ratna Prameswari")]),
    ("Ratna Prameswari berjanji untuk memeriksa tanggul lama yang menurutnya dibangun tergesa-gesa.",
     [indirect("memeriksa tanggul lama yang menurutnya dibangun tergesa-gesa", "berjanji", "Ratna Prameswari")]),
    ("Ratna Prameswari mengatakan desa belum mengubah tarif yang menurut Dimas Arkana terlalu rendah.",
     [indirect("desa belum mengubah tarif yang menurut Dimas Arkana terlalu rendah", "mengatakan", "Ratna Prameswari"),
      indirect("tarif … terlalu rendah", "menurut", "Dimas Arkana")]),
    ("Camat memerintahkan pembongkaran dua tanggul penting yang menahan air, yang menurut para ahli tidak masuk akal.",
     [indirect("pembongkaran dua tanggul penting yang menahan air", "memerintahkan", "Camat"),
      indirect("pembongkaran dua tanggul penting yang menahan air … tidak masuk akal", "menurut", "para ahli")]),
    ("Kelalaian itulah yang menurut Ratna Prameswari bisa berakibat fatal.",
     [indirect("Kelalaian itulah … bisa berakibat fatal", "menurut", "Ratna Prameswari")]),
    ("Salah satu pompa yang dibeli desa yang menurut Ratna Prameswari paling kuat adalah pompa hilir.",
     [indirect("Salah satu pompa yang dibeli desa … paling kuat adalah pompa hilir", "menurut", "Ratna Prameswari")]),
    # content with commas right behind the source
    ("Menurut Ratna perahu terakhir berangkat dari Sagara pada Minggu, 9 Februari 2025, bersama dua penumpang.",
     [indirect("perahu terakhir berangkat dari Sagara pada Minggu, 9 Februari 2025, bersama dua penumpang",
               "Menurut", "Ratna")]),
    ("Menurut dia sekira 40 rumah, sebagian besar di hilir, sudah kering.",
     [indirect("sekira 40 rumah, sebagian besar di hilir, sudah kering", "Menurut", "dia", None)]),
    # marked words that close what is said
    ("Pompa itu bisa “secara nyata mengurangi genangan di tiga desa,” menurut Ratna Prameswari, peneliti di Sagara.",
     [mixed("Pompa itu bisa “secara nyata mengurangi genangan di tiga desa,”", "menurut", "Ratna Prameswari")]),
    # what hangs on the source is not said
    ("Air naik dua kali lipat, menurut presentasi Dimas Arkana di konferensi Sungai.",
     [indirect("Air naik dua kali lipat", "menurut", "Dimas Arkana")]),
    ("Kekeringan melanda tiga desa, menurut pejabat kota dan provinsi.",
     [indirect("Kekeringan melanda tiga desa", "menurut", "pejabat kota")]),
    # a -nya instead of a source
    ("Ratna Prameswari memeriksa tanggul. Menurutnya, air sudah surut.",
     [indirect("air sudah surut", "Menurutnya", None, "Ratna Prameswari")]),
    ("Menurut catatannya, ada 43 rumah rusak.", [indirect("ada 43 rumah rusak", "Menurut", None, None)]),
    ("Menurut pengakuannya, uang itu sudah habis.", [indirect("uang itu sudah habis", "Menurut", None, None)]),
    ("Ratna Prameswari mundur dari lomba karena menurutnya arus terlalu deras.",
     [indirect("arus terlalu deras", "menurutnya", None, "Ratna Prameswari")]),
    ("Ratna Prameswari datang. Namun demikian, kondisi itu menurutnya tidak dapat dinilai buruk.",
     [indirect("kondisi itu … tidak dapat dinilai buruk", "menurutnya", None, "Ratna Prameswari")]),
    # "keterangan dari X" is X
    ("Menurut pengakuan salah satu pedagang, air sudah surut.",
     [indirect("air sudah surut", "Menurut", "salah satu pedagang")]),
    ("Menurut laman resmi BPBD Wanatirta, air sudah surut.",
     [indirect("air sudah surut", "Menurut", "BPBD Wanatirta")]),
    ("Menurut keterangan dari BPBD Wanatirta, air sudah surut.",
     [indirect("air sudah surut", "Menurut", "BPBD Wanatirta")]),
    # whom a description names between commas, and degrees behind a name
    ("Menurut mantan pejabat keamanan siber Sagara, Bima Arkana, gangguan itu bisa berdampak besar.",
     [indirect("gangguan itu bisa berdampak besar", "Menurut", "Bima Arkana")]),
    ("Menurut salah satu pekerja yang ikut program itu, Sofian (27), gajinya kini naik.",
     [indirect("gajinya kini naik", "Menurut", "Sofian")]),
    ("Menurut Product Manager Samudra Indonesia, Mochammad Fikri Rozi, ban perlu dicuci.",
     [indirect("ban perlu dicuci", "Menurut", "Mochammad Fikri Rozi")]),
    ("Menurut pengelola Sirkuit Internasional Sagara, Tinton Sukmana, pihaknya siap berbenah.",
     [indirect("pihaknya siap berbenah", "Menurut", "Tinton Sukmana")]),
    ("Menurut keterangan manajernya, Pinka, Dimas meninggal di rumah.",
     [indirect("Dimas meninggal di rumah", "Menurut", "Pinka")]),
    ("Menurut dr. Ratna Dewi SpJP, FIHA selaku dokter jantung, renang menyehatkan tubuh.",
     [indirect("renang menyehatkan tubuh", "Menurut", "Ratna Dewi")]),
    # a verb of saying behind the source is the cue
    ("Menurut Kapolsek Sagara, Hadi Sukmana, menyebutkan bahwa pelaku sudah ditangkap.",
     [indirect("pelaku sudah ditangkap", "menyebutkan", "Hadi Sukmana")]),
    # mixed
    ('Menurut Ratna, relokasi itu "dipaksakan".', [mixed('relokasi itu "dipaksakan"', "Menurut", "Ratna")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_according_to(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize("text", ["Anak itu menurut.", "Warga antre menurut nomor urut."])
def test_no_source_follows(text):
    assert said(text) == []
