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
        "Warga menunggu sejak pagi. Nintendo mengumumkan stok itu habis. Dimas membeli Nintendo Switch.",
        [indirect("stok itu habis", "mengumumkan", "Nintendo")],
    ),
    (
        '"Jalan di depan stasiun ditutup," tulis akun Instagram resmi BPBD Wanatirta.',
        [direct("Jalan di depan stasiun ditutup", "tulis", "BPBD Wanatirta")],
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
    (
        "Ratna Prameswari tidak ragu menyebut proyek itu gagal total.",
        [indirect("proyek itu gagal total", "menyebut", "Ratna Prameswari")],
    ),
    (
        '"Ini masuk akal," tulis dokumen Buku II Nota Keuangan Beserta RAPBS 2026, dikutip Antara.',
        [direct("Ini masuk akal", "tulis", "dokumen Buku II Nota Keuangan Beserta RAPBS 2026")],
    ),
    (
        (
            '"Semua baik sekali," kata Kabid Binpres Eng Hiang di Pelatnas. Menurut Eng Hiang, '
            "peluangnya baik. Keputusan Eng Hiang ditunggu."
        ),
        [direct("Semua baik sekali", "kata", "Eng Hiang"), indirect("peluangnya baik", "Menurut", "Eng Hiang")],
    ),
    (
        (
            '"Semua baik sekali," kata Hendra Setia. Pelatih yang karib disapa Didi ini mengatakan '
            "peluang itu kecil sekali."
        ),
        [
            direct("Semua baik sekali", "kata", "Hendra Setia"),
            indirect("peluang itu kecil sekali", "mengatakan", "Pelatih yang karib disapa Didi ini", "Hendra Setia"),
        ],
    ),
    (
        ("Menurut European Travel Information and Authorisation System (EITIAS), desa itu aman dikunjungi."),
        [indirect("desa itu aman dikunjungi", "Menurut", "European Travel Information and Authorisation System")],
    ),
    (
        (
            "Untuk diketahui, usai pertemuan tersebut Presiden Rusia Hadi Sukmana menyatakan "
            "negaranya siap menambah pasokan."
        ),
        [indirect("negaranya siap menambah pasokan", "menyatakan", "Hadi Sukmana")],
    ),
    (
        "Estimasi terbaru menunjukkan bahwa 42 persen orang dewasa sakit.",
        [indirect("42 persen orang dewasa sakit", "menunjukkan", "Estimasi terbaru")],
    ),
    (
        "Para peneliti menemukan bahwa mereka berisiko tinggi.",
        [indirect("mereka berisiko tinggi", "menemukan", "Para peneliti")],
    ),
    (
        (
            "Hadi Sukmana memicu spekulasi perang, dengan mengatakan pada Rabu (18/6/2025) bahwa "
            "kesabarannya sudah habis."
        ),
        [indirect("kesabarannya sudah habis", "mengatakan", None, "Hadi Sukmana")],
    ),
    (
        "Politikus dari Partai Keadilan Sagara (PKS) ini mendesak pemerintah menutup tambang.",
        [indirect("pemerintah menutup tambang", "mendesak", "Politikus dari Partai Keadilan Sagara (PKS) ini")],
    ),
    (
        ("Kasi Humas Polres Dompu Zuhari mengatakan warga aman. Zuhari mengatakan polisi tiba di Polres Dompu."),
        [
            indirect("warga aman", "mengatakan", "Zuhari"),
            indirect("polisi tiba di Polres Dompu", "mengatakan", "Zuhari"),
        ],
    ),
    (
        (
            '"Kami bersepeda bersama," kata Marto Marques. "Kami latihan tiap hari," sambung lelaki '
            "kelahiran Cerveria tersebut."
        ),
        [
            direct("Kami bersepeda bersama", "kata", "Marto Marques"),
            direct("Kami latihan tiap hari", "sambung", "lelaki kelahiran Cerveria tersebut", "Marto Marques"),
        ],
    ),
    (
        (
            '"Enak sekali di sini," kata Dimas Arkana. Putra sulung Ratna Prameswari itu mengaku '
            "ingin punya anak laki-laki."
        ),
        [
            direct("Enak sekali di sini", "kata", "Dimas Arkana"),
            indirect("ingin punya anak laki-laki", "mengaku", "Putra sulung Ratna Prameswari itu", "Dimas Arkana"),
        ],
    ),
    (
        (
            '"Enak sekali di sini," kata Dimas Arkana. Rudi Hartana melihat barang itu. Ia langsung kaget.\n'
            '"Ini semua mahal sekali harganya," katanya.'
        ),
        [
            direct("Enak sekali di sini", "kata", "Dimas Arkana"),
            direct("Ini semua mahal sekali harganya", "katanya", None, "Rudi Hartana"),
        ],
    ),
    (
        'Tuntutan dibacakan tim Jaksa Penuntut Umum (JPU). "Terdakwa bersalah semua," kata JPU.',
        [direct("Terdakwa bersalah semua", "kata", "JPU", "Jaksa Penuntut Umum")],
    ),
    (
        (
            "Ia dituntut oleh Jaksa Penuntut Umum (JPU) Ratna Prameswari. Di hadapan hakim yang diketuai Dimas Arka, "
            'JPU mendakwa ia menipu. "Terdakwa bersalah semua," kata JPU.'
        ),
        [direct("Terdakwa bersalah semua", "kata", "JPU", "Ratna Prameswari")],
    ),
    (
        "Suami Ratna Prameswari mengatakan air sudah surut.",
        [indirect("air sudah surut", "mengatakan", "Suami Ratna Prameswari")],
    ),
    (
        ("Menteri Dody Hanggara dalam kunjungannya pada 1 Januari 2025 mengatakan bahwa tol itu sesuai jadwal."),
        [indirect("tol itu sesuai jadwal", "mengatakan", "Dody Hanggara")],
    ),
    (
        "Irwan Mustari mengajak warga ke pasar untuk menolak tambang.",
        [indirect("warga ke pasar untuk menolak tambang", "mengajak", "Irwan Mustari")],
    ),
    (
        'Koordinator Satgas Ferry Juliantara mengatakan desa siap. "Kami siap sekali," kata Fery.',
        [
            indirect("desa siap", "mengatakan", "Ferry Juliantara"),
            direct("Kami siap sekali", "kata", "Fery", "Ferry Juliantara"),
        ],
    ),
    (
        ('Ketua Partai Ronald Aristona Sinaga mengatakan desa siap. "Kami siap sekali," kata Ronald A. Sinaga.'),
        [
            indirect("desa siap", "mengatakan", "Ronald Aristona Sinaga"),
            direct("Kami siap sekali", "kata", "Ronald A. Sinaga", "Ronald Aristona Sinaga"),
        ],
    ),
    (
        ("Badan Meteorologi, Klimatologi, dan Geofisika (BMKG) merilis data. BMKG menyebutkan bahwa hujan akan turun."),
        [indirect("hujan akan turun", "menyebutkan", "BMKG", "Badan Meteorologi, Klimatologi, dan Geofisika")],
    ),
    (
        (
            '"Itu kalau menggunakan besek," ujar Ketua Takmir Masjid Agung Al Aqso, Ardani saat '
            "ditemui Jumat (6/6/2025)."
        ),
        [direct("Itu kalau menggunakan besek", "ujar", "Ardani")],
    ),
    (
        '"Terbaik sekali Damkar itu," tulis caption dalam video tersebut.',
        [direct("Terbaik sekali Damkar itu", "tulis", "caption")],
    ),
    (
        "Laga itu mengecewakan Hadi Sukmana. Pelatih Badak Perkasa itu mengatakan wasit keliru.",
        [indirect("wasit keliru", "mengatakan", "Pelatih Badak Perkasa itu", "Hadi Sukmana")],
    ),
    (
        ("Toyota Gosai Raya tidak banyak bicara, perusahaan mencatat sebanyak 40 orang meninggal setiap tahun."),
        [indirect("sebanyak 40 orang meninggal setiap tahun", "mencatat", "perusahaan", "Toyota Gosai Raya")],
    ),
    (
        "Konselor Sayaka Sayid menyebutkan perpindahan bisa memicu kecemasan.",
        [indirect("perpindahan bisa memicu kecemasan", "menyebutkan", "Sayaka Sayid")],
    ),
    (
        "Menurut laporan Romano, klub itu akan menjual dua pemain.",
        [indirect("klub itu akan menjual dua pemain", "Menurut", "Romano")],
    ),
    (
        "Rahmat menjelaskan bahwa dalam sidang mediasi tersebut, pihaknya telah memberikan bukti.",
        [indirect("dalam sidang mediasi tersebut, pihaknya telah memberikan bukti", "menjelaskan", "Rahmat")],
    ),
    (
        "Ratna menyampaikan, sebagai respons atas kejadian itu, penjaga akan ditambah.",
        [indirect("sebagai respons atas kejadian itu, penjaga akan ditambah", "menyampaikan", "Ratna")],
    ),
    (
        "Memang benar saya selalu bersorak untuk Badak, kata Sandro Luis.",
        [indirect("Memang benar saya selalu bersorak untuk Badak", "kata", "Sandro Luis")],
    ),
    (
        "Gelandang Denis Chernov.AS mengatakan bahwa kedua klub sudah bertemu.",
        [indirect("kedua klub sudah bertemu", "mengatakan", "AS")],
    ),
    (
        (
            "Gubernur Hadi Sukmana menyampaikan belasungkawa kepada keluarga korban dan meminta dinas"
            " untuk memberikan bantuan."
        ),
        [
            indirect("belasungkawa kepada keluarga korban", "menyampaikan", "Hadi Sukmana"),
            indirect("dinas untuk memberikan bantuan", "meminta", "Hadi Sukmana"),
        ],
    ),
    (
        "Vici, seorang pengamat kebijakan publik, menilai aturan itu keliru sekali.",
        [indirect("aturan itu keliru sekali", "menilai", "Vici")],
    ),
    (
        (
            '"Kami siap sekali," kata Ossy Darman. Pria yang pernah menjadi staf pribadi presiden '
            "selama lima tahun ini menilai aturan itu keliru."
        ),
        [
            direct("Kami siap sekali", "kata", "Ossy Darman"),
            indirect("aturan itu keliru", "menilai", "Pria", "Ossy Darman"),
        ],
    ),
    (
        "Beberapa orang mengatakan tanggul itu retak.",
        [indirect("tanggul itu retak", "mengatakan", "Beberapa orang")],
    ),
    (
        "Sebanyak 61,5 persen publik menyatakan puas dengan layanan itu.",
        [indirect("puas dengan layanan itu", "menyatakan", "publik")],
    ),
    (
        "Polisi menerima laporan dari masyarakat yang melaporkan adanya perahu tanpa lampu.",
        [indirect("adanya perahu tanpa lampu", "melaporkan", "masyarakat")],
    ),
    (
        "Di kala warga meminta tambang itu ditutup, Elisa Kambuaya justru menyebut warganya menolak.",
        [
            indirect("tambang itu ditutup", "meminta", "warga"),
            indirect("warganya menolak", "menyebut", "Elisa Kambuaya"),
        ],
    ),
    (
        (
            "Agung Prameswara menegaskan pentingnya edukasi kepada perusahaan, dengan menyebut bahwa "
            "petugas sudah turun ke lokasi."
        ),
        [
            indirect("pentingnya edukasi kepada perusahaan", "menegaskan", "Agung Prameswara"),
            indirect("petugas sudah turun ke lokasi", "menyebut", None, "Agung Prameswara"),
        ],
    ),
    (
        ("Air sudah surut di desa itu. Budiman Sudarma menyampaikan hal tersebut di depan ratusan peserta acara."),
        [indirect("Air sudah surut di desa itu", "menyampaikan", "Budiman Sudarma")],
    ),
    (
        "Upaya itu mendapat apresiasi dari Dimas Arkana. Menurutnya, air sudah surut.",
        [indirect("air sudah surut", "Menurutnya", None, "Dimas Arkana")],
    ),
    (
        "Ratna Prameswari menjelaskan mekanisme itu menguntungkan warga.",
        [indirect("mekanisme itu menguntungkan warga", "menjelaskan", "Ratna Prameswari")],
    ),
    (
        (
            '"Pelakunya tetangga korban sendiri," ujar AKBP Taat di Tulungagung. Kapolres Tulungagung'
            " AKBP Taat Reswara menjelaskan kasus itu selesai."
        ),
        [
            direct("Pelakunya tetangga korban sendiri", "ujar", "Taat", "Taat Reswara"),
            indirect("kasus itu selesai", "menjelaskan", "Taat Reswara"),
        ],
    ),
    (
        '"Desa kami siap sekali," sebut Drs Tgk H Ilyasa MA selaku ketua panitia kurban kepada wartawan.',
        [direct("Desa kami siap sekali", "sebut", "Ilyasa")],
    ),
    (
        "Direktur Reserse Polda Sagara Komisaris Besar Hadi Sukmana mengatakan tersangka sudah ditahan.",
        [indirect("tersangka sudah ditahan", "mengatakan", "Hadi Sukmana")],
    ),
    (
        'Kapuspen TNI Mayjen TNI Kristoma Sianta tiba.\n"Kami siap," kata Mayjen TNI Kristoma kepada wartawan.',
        [direct("Kami siap", "kata", "Kristoma", "Kristoma Sianta")],
    ),
    (
        'Kementerian Ketenagakerjaan membuka posko.\n"Silakan melapor ke posko kami," tulis Kemnaker.',
        [direct("Silakan melapor ke posko kami", "tulis", "Kemnaker", "Kementerian Ketenagakerjaan")],
    ),
    (
        "Menteri Keuangan Bambang Sukarya menggelar rapat. Menkeu mengatakan harga akan naik.",
        [indirect("harga akan naik", "mengatakan", "Menkeu", "Bambang Sukarya")],
    ),
    (
        (
            'Akun itu menulis: "Hai Sobat, klik daftar di bawah ini sekarang juga.\n• 20 unit mobil\n'
            '• Dan lain-lain"\nUnggahan itu tidak benar.'
        ),
        [
            direct(
                "Hai Sobat, klik daftar di bawah ini sekarang juga.\n• 20 unit mobil\n• Dan lain-lain",
                "menulis",
                "Akun itu",
            )
        ],
    ),
    (
        "Ratna Prameswari menyoroti kurangnya guru di pulau itu.",
        [indirect("kurangnya guru di pulau itu", "menyoroti", "Ratna Prameswari")],
    ),
    (
        "Pemerintah berdalih ini langkah realistis, padahal semua tahu angkanya turun.",
        [indirect("ini langkah realistis", "berdalih", "Pemerintah")],
    ),
    ("Ratna Prameswari menambahkan jalan itu aman.", [indirect("jalan itu aman", "menambahkan", "Ratna Prameswari")]),
    (
        "“Jalan ditutup pagi ini,” tulis akun @TMCPoldaSamudra.",
        [direct("Jalan ditutup pagi ini", "tulis", "@TMCPoldaSamudra")],
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
    (
        "Namun Ratna baru-baru ini mengeluhkan skuadnya yang membengkak.",
        [indirect("skuadnya yang membengkak", "mengeluhkan", "Ratna")],
    ),
    # adverbs, and a time without a date, are no part of the subject
    ("Ratna sangat menyayangkan air naik.", [indirect("air naik", "menyayangkan", "Ratna")]),
    ("Dimas tiba-tiba mengaku ingin pulang.", [indirect("ingin pulang", "mengaku", "Dimas")]),
    (
        "Data BPBD beberapa waktu lalu memperlihatkan air surut di kota itu.",
        [indirect("air surut di kota itu", "memperlihatkan", "Data BPBD")],
    ),
    ("“Cek kembali daftar ini,” tegur Ratna dalam rapat itu.", [direct("Cek kembali daftar ini", "tegur", "Ratna")]),
]
NOTHING = [
    "Para penggemar menduga Ratna akan pindah ke klub lain.",
    "Banyak orang yakin Dimas tidak bersalah.",
    "Banyak pihak meyakini desain baru itu akan lebih ringan.",
    "Orang bilang mata air itu keramat.",
    "Banyak orang mengatakan perahu sebaiknya dibeli pada musim kemarau.",
    "Namun, banyak calon pembeli yang masih mempertanyakan berapa sebenarnya harga perahu di Wanatirta.",
    "Banyak penggemar yang mengatakan Ratna mirip ibunya.",
    "Tidak sedikit masyarakat yang mengaku pernah mendengar suara itu.",
    "Publik mempertanyakan keputusan bupati menutup pasar ikan.",
    "Orangtua menilai sekolah itu terlalu jauh.",
    "Pelaku pasar berharap bunga turun pekan depan.",
    "Ratna Prameswari memastikan langkahnya ke semifinal setelah menang dua gim langsung.",
    "Ratna menyampaikan apresiasinya secara langsung di Madinah.",
    "Ratna menyampaikan sambutan di balai kota.",
    "Kota itu dinamai menurut Ratu Sirikandi.",
    "Irwan Mustari mengajak Ratna ke toko sepatunya.",
    "Ratna tidak membantah apakah Sagara bakal impor minyak.",
    "Ratna menyampaikan pernyataan mengejutkan namun menggembirakan bagi pasar.",
    "Ratna mengungkap alasan mengapa Dimas memakai bajunya.",
    "Film Materia adalah sebuah komedi romantis yang mengisahkan perjalanan hidup Lusi.",
    "Warga melaporkan kejadian itu ke polisi.",
    "Ada unggahan yang memperlihatkan momen warga merayakan pesta.",
    "Polisi menjelaskan kronologi pengamanan.",
    "Ratna Prameswari merinci fitur-fitur kesehatan baru di jam itu.",
    "Ratna Prameswari menyinggung upaya pemenuhan air bersih.",
    "Tim itu memastikan finish di peringkat ke 10.",
    "Ratna Prameswari menyoroti polemik penerimaan murid baru.",
    "Pemerintah menambahkan komponen baru dalam program itu.",
    "Kebijakan baru itu diharapkan warga memahami aturan lalu lintas.",
]


@pytest.mark.parametrize(("text", "expected"), [*SOURCES, *CONTENT])
def test_every_quote_of_the_sentences_is_found(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_says_anything(text):
    assert said(text) == []
