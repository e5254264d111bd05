"""The role printed with a source: without outlets, ranks and nouns of documents, with the body behind a preposition."""

import pytest

from kg.model.text import SourceDocument
from kg.pipeline import extract

ROLES = [
    (
        "Pengamat ekonomi dari Universitas Sagara, Azhar Hamid, mengatakan harga beras naik.",
        ("Azhar Hamid", "Pengamat ekonomi dari Universitas Sagara"),
    ),
    (
        "Peneliti dari Institut Agama Islam (IAI) Sagara, Azhar, mengatakan harga beras naik.",
        ("Azhar", "Peneliti dari Institut Agama Islam (IAI) Sagara"),
    ),
    (
        "Ahli strategi pasar di Bank Nusa, Marsela Cahyani mencatat bahwa harga beras naik.",
        ("Marsela Cahyani", "Ahli strategi pasar di Bank Nusa"),
    ),
    ("Usai bertemu Ketua DPR di Jakarta, Budi Santoso mengatakan harga beras naik.", ("Budi Santoso", None)),
    ("Ketua DPR Puan Wulandari di Jakarta, Budi Santoso mengatakan harga beras naik.", ("Budi Santoso", None)),
    ("Peneliti senior naik kereta dari Bandung, Budi Santoso mengatakan ia lelah.", ("Budi Santoso", None)),
    (
        "Berdasarkan keterangan Kapolsek Sungai Tarum, Iptu Arman menyebut kecelakaan melibatkan tiga mobil.",
        ("Arman", "Kapolsek Sungai Tarum"),
    ),
    (
        "JAKARTA, KABARNUSA.com  Kepala Badan Pangan Nasional Budi Santoso mengatakan, stok beras aman.",
        ("Budi Santoso", "Kepala Badan Pangan Nasional"),
    ),
    (
        '"Jalan itu dibuka," kata Menteri Pekerjaan Malaysia, Datuk Seri Alex Nantalinggi.',
        ("Alex Nantalinggi", "Menteri Pekerjaan Malaysia"),
    ),
    ("Pria bermarga Wang itu menceritakan ia pernah sakit batu ginjal.", ("Wang", None)),
    (
        "Pembalap kawakan asal Inggris, Jenson Batten, menang lagi. Batten mengatakan mobil itu lambat.",
        ("Jenson Batten", "Pembalap kawakan asal Inggris"),
    ),
    ("Menurut Ratna Dewi, pembalap itu harus mencari cara lain.", ("Ratna Dewi", None)),
    (
        "Menurut Ratna Dewi, direktur proyek ini, jembatan itu selesai.",
        ("Ratna Dewi", "direktur proyek ini"),
    ),
    ("Menurut laman Sekretariat Kabinet, program ini meringankan beban warga.", ("Sekretariat Kabinet", None)),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_the_role_is_the_office_and_nothing_else(text, expected):
    (quote,) = extract(SourceDocument("a", text, language="id")).quotes
    assert (quote.agent.name, quote.role.label if quote.role else None) == expected
