"""Where an office ends and its holder's name begins, in sentences of our own: bodies, "dan", brackets, "yang juga"."""

import pytest

from kg.model.text import SourceDocument
from kg.pipeline import extract

HOLDERS = [
    # a word that closes a body's name is no part of a person's
    (
        "Analis Arkana Securities Dani Ivesson mengatakan saham itu akan naik.",
        ("Dani Ivesson", "Analis Arkana Securities"),
    ),
    ("Chairman Nusa Jaya Motors Wei Jian melaporkan pabrik itu rugi.", ("Wei Jian", "Chairman Nusa Jaya Motors")),
    (
        "Direktur Research and Investment Arkana Sekuritas Hadi Sukmana mengatakan bunga akan turun.",
        ("Hadi Sukmana", "Direktur Research and Investment Arkana Sekuritas"),
    ),
    ("Analis PT Arkana Jaya Sekuritas menyebutkan harga saham melemah.", ("Analis PT Arkana Jaya Sekuritas", None)),
    (
        "Petugas Pos Pantau Gunung Sagara Agung Tri Subekti mengimbau warga menjauh.",
        ("Agung Tri Subekti", "Petugas Pos Pantau Gunung Sagara"),
    ),
    (
        "Institute for Trade and Finance (Intraf) menyatakan rupiah akan melemah.",
        ("Institute for Trade and Finance", None),
    ),
    (
        "Gabungan Industri Perahu Layar Sagara (Gaiplas) mencatat, ekspor perahu turun.",
        ("Gabungan Industri Perahu Layar Sagara", None),
    ),
    ("Departemen Kepolisian Sagara mengatakan lima petugas terluka.", ("Departemen Kepolisian Sagara", None)),
    # "dan", numbers, places and brackets inside an office
    (
        '"Air surut," kata Ketua Pokja Hidrologi dan Meteorologia Ikatan Insinyur Sagara (Iksa), Dr. Ir. Dimas Arka.',
        ("Dimas Arka", "Ketua Pokja Hidrologi dan Meteorologia Ikatan Insinyur Sagara (Iksa)"),
    ),
    (
        '"Air surut," tutur Manajer Hukum dan Humas Daop 9 Jember, Cahyo Wibisono, Kamis (12/6/2025).',
        ("Cahyo Wibisono", "Manajer Hukum dan Humas Daop 9 Jember"),
    ),
    (
        '"Air surut," kata Kepala Pangkalan Pengawasan Perikanan (PPP) KKP Batam, Kepulauan Riau, Semuel Arkana.',
        ("Semuel Arkana", "Kepala Pangkalan Pengawasan Perikanan (PPP) KKP Batam, Kepulauan Riau"),
    ),
    (
        '"Air surut," kata analis pasar senior Vorteksa untuk China, Emma Lie.',
        ("Emma Lie", "analis pasar senior Vorteksa untuk China"),
    ),
    (
        '"Air surut," kata Kasiops Sudin Penanggulangan Kebakaran dan Penyelamatan (Gulkarmat) Jakbar, Syarifudin.',
        ("Syarifudin", "Kasiops Sudin Penanggulangan Kebakaran dan Penyelamatan (Gulkarmat) Jakbar"),
    ),
    (
        "Menurut Sekretaris Umum Sagara Gastronomy Community (SGC), dr. Ray Basuki, gula itu tinggi.",
        ("Ray Basuki", "Sekretaris Umum Sagara Gastronomy Community (SGC)"),
    ),
    ('"Air surut," ujar Kabid Damkar BPBD Sagara, Hadi, Senin 9 Juni 2025.', ("Hadi", "Kabid Damkar BPBD Sagara")),
    # a body that a preposition names, without a comma before the holder
    (
        "Pengajar di Departemen Kelautan Universitas Sagara Irfan Ardhani menuturkan bahwa air surut.",
        ("Irfan Ardhani", "Pengajar di Departemen Kelautan Universitas Sagara"),
    ),
    (
        "Spesialis anak dari RS Samudra dr Ratna Prameswari, Sp.A(K) menuturkan bahwa air surut.",
        ("Ratna Prameswari", "Spesialis anak dari RS Samudra"),
    ),
    (
        "Satpam di rumah Hadi Sukmana meminta wartawan pulang.",
        ("Satpam di rumah Hadi Sukmana", None),
    ),
    (
        "Direktur Bisnis Bank Samudra Syariah Hadi Pramono Aji mengatakan bunga turun.",
        ("Hadi Pramono Aji", "Direktur Bisnis Bank Samudra Syariah"),
    ),
    (
        "Jaksa penuntut umum (JPU) Kejaksaan Agung Hadi Sukmana Aji mengatakan bukti itu cukup.",
        ("Hadi Sukmana Aji", "Jaksa penuntut umum (JPU) Kejaksaan Agung"),
    ),
    # names
    (
        "Presiden Samudra FC, Josep Maria Bartoli, mengaku timnya lelah.",
        ("Josep Maria Bartoli", "Presiden Samudra FC"),
    ),
    (
        "Kuasa hukum penggugat, Juni Prasetyo Nugroho, menegaskan bahwa gugatan itu sah.",
        ("Juni Prasetyo Nugroho", "Kuasa hukum penggugat"),
    ),
    (
        "Kapolres Sagara, Ajun Komisaris Besar Polisi (AKBP) Haryanto Rante, membenarkan air surut.",
        ("Haryanto Rante", "Kapolres Sagara"),
    ),
    # who has an office behind the name
    (
        "Ismail Hasan yang juga Ketua Himpunan Pengusaha Sagara menyatakan, beras mahal.",
        ("Ismail Hasan", "Ketua Himpunan Pengusaha Sagara"),
    ),
    (
        "Agus Muhtar yang merupakan Kepala Sekolah Kartini Sagara mengatakan beras mahal.",
        ("Agus Muhtar", "Kepala Sekolah Kartini Sagara"),
    ),
    (
        "Kepala BPBD Sagara yang juga Ketua Satgas Banjir Hadi Sukmana mengatakan air surut.",
        ("Hadi Sukmana", "Ketua Satgas Banjir"),
    ),
    (
        "Yusak Bili sebagai Sales Director PT Samudra Motor membeberkan bahwa mobil itu laku.",
        ("Yusak Bili", "Sales Director PT Samudra Motor"),
    ),
    ("Bank Samudra itu mengumumkan bunga turun.", ("Bank Samudra", None)),
]


@pytest.mark.parametrize(("text", "expected"), HOLDERS)
def test_the_name_is_parted_from_the_office(text, expected):
    (quote,) = extract(SourceDocument("a", text, language="id", published="2025-06-20")).quotes
    assert (quote.agent.name, quote.role.label if quote.role else None) == expected


DESCRIBED = [
    ("Doktor Ilmu Politik Universitas Sagara ini mengatakan air surut.", "Doktor Ilmu Politik Universitas Sagara"),
    ("Pemain baru Samudra FC itu mengatakan air surut.", "Pemain baru Samudra FC"),
    ("Wakil Ketua Umum Partai Samudra ini mengatakan air surut.", "Wakil Ketua Umum Partai Samudra"),
    ("Gelandang berusia 25 tahun itu mengatakan air surut.", "Anggota DPR RI"),
    ("Pemilik nama lengkap Ratna Prameswari itu mengatakan air surut.", "Anggota DPR RI"),
    ("Ratna yang juga Ketua Dewan Sagara mengatakan air surut.", "Ketua Dewan Sagara"),
]


@pytest.mark.parametrize(("sentence", "role"), DESCRIBED)
def test_a_description_is_the_person_named_before_and_the_role_of_its_quote(sentence, role):
    text = f'"Kami sudah lelah sekali," kata Anggota DPR RI Ratna Prameswari. {sentence}'
    _, quote = extract(SourceDocument("a", text, language="id")).quotes
    assert quote.agent.name == "Ratna Prameswari"
    assert (quote.role.label if quote.role else None) == role
