"""The role printed with a source: without outlets, ranks and nouns of documents, with the body behind a preposition."""

import pytest

from kg.model.text import SourceDocument
from kg.pipeline import extract

ROLES = [
    (
        "Menurut Azhar Hamid, Kepala Biro Tata Niaga (BTN) Roti Sagara, harga beras naik.",
        ("Azhar Hamid", "Kepala Biro Tata Niaga (BTN) Roti Sagara"),
    ),
    (
        '"Harga beras naik," kata Marketing Manager PT Arkana International, Azhar Hamid, Selasa.',
        ("Azhar Hamid", "Marketing Manager PT Arkana International"),
    ),
    (
        "Financial Planner Finarka, Azhar Hamid, menilai harga beras naik.",
        ("Azhar Hamid", "Financial Planner Finarka"),
    ),
    ("Menurut dr. Azhar Putri Permata Wiradipa, Sp.PD, harga beras naik.", ("Azhar Putri Permata Wiradipa", None)),
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
    (
        "Menurut pengelola Pasar Sagara, Budi Santoso, pihaknya siap menggelar balapan.",
        ("Budi Santoso", "pengelola Pasar Sagara"),
    ),
    (
        "Penyelenggara Pasar Malam, Budi Santoso, mengatakan acara itu selesai.",
        ("Budi Santoso", "Penyelenggara Pasar Malam"),
    ),
    ("Penyelenggara mengatakan acara itu selesai.", ("Penyelenggara", None)),
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
    (
        "Menurut dokter spesialis penyakit dalam RS Sagara, Diana Halim, gula itu tinggi.",
        ("Diana Halim", "dokter spesialis penyakit dalam RS Sagara"),
    ),
    (
        '"Aman," kata Kepala Pusat Penerangan TNI Mayjen TNI Kris Sianto.',
        ("Kris Sianto", "Kepala Pusat Penerangan TNI"),
    ),
    ('"Aman," jelas Direktur Kapal99 Ratna Dewi.', ("Ratna Dewi", "Direktur Kapal99")),
    ("Dihubungi Kabarpesisir.co.id Ratna Dewi mengatakan air surut.", ("Ratna Dewi", None)),
    ('"Aman," kata Mayjen TNI Kris.', ("Kris", "Mayjen TNI")),
    (
        '"Aman," kata Kepala Pusat Penerangan TNI, Mayjen TNI Kris Sianto.',
        ("Kris Sianto", "Kepala Pusat Penerangan TNI"),
    ),
    ("Bahagia sebagai ayah dari mempelai pria, Dhanu mengaku lega air surut.", ("Dhanu", None)),
    ("Saat ditemui di Jalan Kapten Arkana, Sumberjati, Ratna mengaku lega air surut.", ("Ratna", None)),
    ("Dalam pertemuan dengan manajer, Ratna Dewi mengatakan harga beras naik.", ("Ratna Dewi", None)),
    (
        "Ditemui terpisah, Ratna Dewi selaku vokalis Grup Senja mengatakan lagu itu selesai.",
        ("Ratna Dewi", "vokalis Grup Senja"),
    ),
    (
        '"Aman," jelas Tomi Senara, Sales & Marketing Director PT Karet Sagara, dalam keterangan resmi.',
        ("Tomi Senara", "Sales & Marketing Director PT Karet Sagara"),
    ),
    (
        '"Aman," ujar Ratna Dewi selaku Customer Relations Division Head PT Samudra Raya.',
        ("Ratna Dewi", "Customer Relations Division Head PT Samudra Raya"),
    ),
    ('"Aman," ujar Fahrul, Co-Founder Rumah Sepeda, dalam keterangan resminya.', ("Fahrul", "Co-Founder Rumah Sepeda")),
    (
        '"Aman," kata Hayati, yang juga kepala juru runding Sagara, dalam pidatonya.',
        ("Hayati", "kepala juru runding Sagara"),
    ),
    (
        '"Aman," kata KH Abdul Munir, pengasuh Pondok Pesantren Nurul Falah Wanatirta.',
        ("Abdul Munir", "pengasuh Pondok Pesantren Nurul Falah Wanatirta"),
    ),
    ('"Aman," ujar sang sutradara, Ratna Dewi.', ("Ratna Dewi", "sutradara")),
    ("Inspektur Jenderal Hadi Sukmana mengatakan air surut.", ("Hadi Sukmana", "Inspektur Jenderal")),
    ("Menurut laman Sekretariat Kabinet, program ini meringankan beban warga.", ("Sekretariat Kabinet", None)),
    # a rank inside an office closes it, and a first name behind a rank is no part of it
    (
        "Kapolsek Sagara Timur Kompol Sukmana AKP Asep Sukmana mengatakan air surut.",
        ("Asep Sukmana", "Kapolsek Sagara Timur"),
    ),
    (
        "Komandan Wing Skuadron III Kolonel Penerbangan Irwan Sukmana mengatakan air surut.",
        ("Irwan Sukmana", "Komandan Wing Skuadron III"),
    ),
    (
        "Kepala Dinas Penerangan Sagara (Kadispen) Laksamana Pertama (Laksma) TNI Hadi Sukmana mengatakan air surut.",
        ("Hadi Sukmana", "Kepala Dinas Penerangan Sagara (Kadispen)"),
    ),
    (
        "Kasat Narkoba Polres Sagara, AKP Putu Edy Sukmana mengatakan air surut.",
        ("Putu Edy Sukmana", "Kasat Narkoba Polres Sagara"),
    ),
    (
        "Guru Besar Gizi Universitas Sagara, Profesor Ratna Dewi, mengatakan air surut.",
        ("Ratna Dewi", "Guru Besar Gizi Universitas Sagara"),
    ),
    (
        '"Aman," kata Profesor Ilmu Politik Universitas Sagara Hadi Sukmana.',
        ("Hadi Sukmana", "Profesor Ilmu Politik Universitas Sagara"),
    ),
    (
        '"Aman," ujar dr. Hadi Sukmana, Sp.PD, Spesialis Penyakit Dalam RS Sagara.',
        ("Hadi Sukmana", "Spesialis Penyakit Dalam RS Sagara"),
    ),
    # what somebody is before "bernama"
    ("Seorang pedagang ikan bernama Dimas mengatakan air surut.", ("Dimas", "pedagang ikan")),
    ("Seorang pria bernama Dimas mengatakan air surut.", ("Dimas", None)),
    # an English office from its first word on
    (
        "Training Manager Samudra Motor, Tomi Senara mengatakan, air surut.",
        ("Tomi Senara", "Training Manager Samudra Motor"),
    ),
    (
        "Sales and Marketing Director PT Karet Sagara, Tomi Senara, menyebut bahwa harga karet turun.",
        ("Tomi Senara", "Sales and Marketing Director PT Karet Sagara"),
    ),
    (
        "Namun Chief Executive Officer Samudra, Tomi Senara mengatakan air surut.",
        ("Tomi Senara", "Chief Executive Officer Samudra"),
    ),
    ("Sebagai Head Coach, Tomi Senara mengatakan air surut.", ("Tomi Senara", "Head Coach")),
    # what the office is there for, or where it is from
    (
        "Namun Utusan Khusus PBB untuk Sagara, Hadi Sukmana, mengatakan air surut.",
        ("Hadi Sukmana", "Utusan Khusus PBB untuk Sagara"),
    ),
    (
        "Direktur Perhimpunan untuk Air dan Hutan (Peruhan), Ratna Dewi mengatakan bahwa air surut.",
        ("Ratna Dewi", "Direktur Perhimpunan untuk Air dan Hutan (Peruhan)"),
    ),
    ("Petugas menyiapkan kapal untuk Sagara, Ratna Dewi mengatakan air surut.", ("Ratna Dewi", None)),
    ("Kalapas Wanatirta, Hadi Sukmana mengatakan air surut.", ("Hadi Sukmana", "Kalapas Wanatirta")),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_the_role_is_the_office_and_nothing_else(text, expected):
    (quote,) = extract(SourceDocument("a", text, language="id")).quotes
    assert (quote.agent.name, quote.role.label if quote.role else None) == expected


CARRIED = [
    (
        "Direktur Center of Reform on Fisheries (CRF) Sagara, Mohammad Faruq mengomentari kerja sama itu.",
        "Direktur Center of Reform on Fisheries (CRF) Sagara",
    ),
    ("Pelatih tim renang Sagara, Mohammad Faruq, akan pulang hari ini.", "Pelatih tim renang Sagara"),
    ("Kritik juga datang dari anggota Komisi II DPRD lainnya, Mohammad Faruq.", "anggota Komisi II DPRD lainnya"),
    (
        "Spesialis Gizi Klinik dari RS Sagara, dr. Mohammad Faruq, M.Gizi, hadir di sana.",
        "Spesialis Gizi Klinik dari RS Sagara",
    ),
    ("Wali Kota Wanatirta, dr. Mohammad Faruq, melarang pungutan itu.", "Wali Kota Wanatirta"),
    ("Saat diperiksa petugas, Mohammad Faruq menangis.", None),
    ("Ia tinggal bersama sang adik, Mohammad Faruq.", None),
    ("Lagu itu ditulis oleh sang vokalis, Mohammad Faruq, dua tahun lalu.", "vokalis"),
    ("Direktur PT Sagara Raya (SGRY), drg. Mohammad Faruq, hadir di sana.", "Direktur PT Sagara Raya (SGRY)"),
    ("Kapolda Sagara Inspektur Jenderal Mohammad Faruq hadir di sana.", "Kapolda Sagara"),
    ("Kakorlantas Polri Irjen Mohammad Faruq membentuk tim.", "Kakorlantas Polri"),
    ("Hadir Bupati Sagara, Dimas Arka, Wali Kota Wanatirta, Mohammad Faruq, dan lainnya.", "Wali Kota Wanatirta"),
    ("Turut hadir Presiden, Menteri Perhubungan Mohammad Faruq, dan lainnya.", "Menteri Perhubungan"),
    ("Hadir Mohammad Faruq, Ketua Umum Dimas Arka, dan Hadi Sukmana.", None),
    ("Mohammad Faruq, orangtua korban tak kuasa menahan tangis.", "orangtua korban"),
    ("Hal itu dikatakan oleh Peneliti dari Institut Sagara, Mohammad Faruq.", "Peneliti dari Institut Sagara"),
    ("Mohammad Faruq, Kepala Dinas Pasar Sagara karena sudah tua, akan pensiun.", "Kepala Dinas Pasar Sagara"),
]


@pytest.mark.parametrize(("sentence", "role"), CARRIED)
def test_an_office_told_beside_the_name_serves_a_later_quote(sentence, role):
    text = f'{sentence} "Air sudah surut sejak pagi," kata Faruq.'
    (quote,) = extract(SourceDocument("a", text, language="id")).quotes
    assert quote.agent.name == "Mohammad Faruq"
    assert (quote.role.label if quote.role else None) == role
