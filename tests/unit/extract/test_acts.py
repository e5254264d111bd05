"""An act of speech, or a paper handed over, is no quote by itself; what was said in it, or what for, is."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import indirect, said

ACTS = [
    # how, where and to whom
    "Ratna menyampaikan protes dengan membawa sejumlah poster.",
    "Ratna menyampaikan permohonan maafnya kepada Dimas di depan polisi.",
    "Ratna menyampaikan keinginannya tersebut melalui akun Instagram pribadinya.",
    "Ratna menyampaikan doa restu kepada kedua mempelai.",
    "Ratna menyampaikan harapannya kepada polisi menjelang hari jadi kota.",
    "Ratna menyampaikan harapan terkait kunjungan menteri ke desanya.",
    "Ratna menyampaikan sebuah pernyataan pribadi yang penting.",
    # what is spoken as a piece, whatever it is called
    "Ratna menyampaikan pidato ilmiah berjudul Sungai Kita.",
    "Ratna menyampaikan pidato kunci dalam forum nelayan di Sagara.",
    # a paper, and what was done next
    "Pemerintah menyampaikan nota diplomatik dan membuka jalur darurat bagi warga.",
    "Ratna menyampaikan surat resmi kepada bupati.",
    # somebody reported to a body, or what one owns
    "Ratna melaporkan Dimas Arkana setelah penjual ikan itu membuat unggahan di media sosial.",
    "Ratna melaporkan harta kekayaannya melalui internet.",
    "Seorang nelayan melaporkan penipuan yang dialaminya.",
    "Ratna melaporkan dugaan pungutan liar di pasar itu.",
    "Ratna melaporkan kerugian yang dialaminya itu kepada petugas desa.",
    # somebody taken along, a public drawn in
    "Ratna mengajak korban ke rumahnya untuk menginap.",
    "Ratna mengajak putrinya menonton laga itu.",
    "Ratna Prameswari mengajak Bima Arkana pindah ke Sagara.",
    "Drama Senja Kala siap mengajak Anda merasakan suasana pantai.",
    "Pekan Film Sagara mengajak penonton menyelami kisah nelayan.",
    "Ratna mengajak ketiga anaknya, yaitu Ayu, Sari, dan Bima, makan siang di warung itu.",
    "Pelatih Hadi Sukmana mengajak beberapa pemain muda untuk ikut berlatih bersama tim utama.",
    "Ratna mengajak 25 pemuda desa untuk tinggal di rumahnya.",
    "Ratna Prameswari mengajak Dimas Arkana untuk berfoto bersama.",
    "Ratna mengajak dialog para petani dan nelayan di desanya.",
    # a relative clause of whom somebody asks
    "Ratna bertanya kepada dokter yang memeriksa jenazah putranya.",
]

SAID_IN_THEM = [
    # an appeal, and what a body reports
    ("Ratna mengajak mantan suaminya untuk berdamai.", "mantan suaminya untuk berdamai", "mengajak"),
    ("Ratna mengajak warga menonton laga itu.", "warga menonton laga itu", "mengajak"),
    ("Ratna mengajak warga makan ikan setiap hari.", "warga makan ikan setiap hari", "mengajak"),
    ("Ratna mengajak seluruh petani untuk berdialog dengan bupati.",
     "seluruh petani untuk berdialog dengan bupati", "mengajak"),
    ("Ratna melaporkan kerusakan jalan di tiga desa.", "kerusakan jalan di tiga desa", "melaporkan"),
    # thanks and condolence say enough with their addressee
    ("Ratna menyampaikan belasungkawa kepada keluarga korban.", "belasungkawa kepada keluarga korban", "menyampaikan"),
    ("Ratna menyampaikan permohonan maaf atas kejadian itu.", "permohonan maaf atas kejadian itu", "menyampaikan"),
    ("Ratna menyampaikan permintaan maaf kepada warga karena tanggul jebol.",
     "permintaan maaf kepada warga karena tanggul jebol", "menyampaikan"),
    ("Ratna menyampaikan harapan agar air segera surut.", "harapan agar air segera surut", "menyampaikan"),
    ("Ratna menyampaikan kritik terhadap rendahnya upah nelayan.",
     "kritik terhadap rendahnya upah nelayan", "menyampaikan"),
    ("Ratna menyampaikan apresiasi mendalam atas kerja para relawan.",
     "apresiasi mendalam atas kerja para relawan", "menyampaikan"),
    ("Ratna bertanya kepada dokter yang memeriksa putranya apakah ia dipukul.", "apakah ia dipukul", "bertanya"),
]  # fmt: skip


@pytest.mark.parametrize("text", ACTS)
def test_an_act_is_no_quote(text):
    assert said(text) == []


@pytest.mark.parametrize(("text", "content", "cue"), SAID_IN_THEM)
def test_what_was_said_in_an_act_is_a_quote(text, content, cue):
    assert said(text) == [indirect(content, cue, "Ratna")]
