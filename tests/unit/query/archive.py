"""A small archive of invented news, extracted and stored for real, for tests that ask it questions."""

from __future__ import annotations

from kg.model.text import SourceDocument

DOCUMENTS = (
    SourceDocument(
        "maju-1",
        "Pasar Induk Tirtajaya ramai sejak subuh.\n"
        'Wali Kota Rina Wulandari mengatakan harga beras sudah turun. "Kami akan terus menjaga harga beras '
        'di pasar," kata Rina Wulandari, Kamis (17/4/2025).\n'
        'Menurut Ketua Asosiasi Pedagang Budi Hartono, stok masih cukup untuk dua bulan. "Pedagang tidak '
        'perlu khawatir," ujar Budi Hartono.',
        title="Harga Beras Turun di Tirtajaya",
        url="https://harian-maju.example/1",
        outlet="Harian Maju",
        published="2025-04-17",
        language="id",
        fields=(("rubrik", "ekonomi daerah"), ("type", "opini"), ("via", "Kawat Utara")),
    ),
    SourceDocument(
        "nusa-1",
        "Pemerintah kota memeriksa gudang beras.\n"
        'Seorang pejabat yang enggan disebut namanya mengatakan pemeriksaan itu mendadak. "Kami menemukan banyak '
        'kejanggalan di gudang," kata pejabat tersebut seperti dikutip Kantor Berita Samudra.',
        title="Gudang Diperiksa",
        url="https://nusa-kini.example/1",
        outlet="Nusa Kini",
        published="2025-05-02T08:00:00+07:00",
        language="id",
    ),
    SourceDocument(
        "nusa-2",
        'Wali Kota Rina Wulandari membantah tudingan itu. "Pernyataan tersebut tidak benar," tegas Rina Wulandari.',
        title="Wali Kota Membantah",
        outlet="Nusa Kini",
        language="id",
    ),
)
