"""Kinds of sentences that readers of raw news and of the gold found to be read wrongly, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import direct, indirect, mixed, said

CONTENT = [
    (
        "Hadi Sukmana mengatakan dalam upaya pencarian korban, dilakukan pembagian area menjadi dua.",
        [indirect("dalam upaya pencarian korban, dilakukan pembagian area menjadi dua", "mengatakan", "Hadi Sukmana")],
    ),
    (
        "Pemerintah menyebut peran musisi Amerika, Joel Kohar, dalam gagasan awal ini.",
        [indirect("peran musisi Amerika, Joel Kohar, dalam gagasan awal ini", "menyebut", "Pemerintah")],
    ),
    (
        "Hadi Sukmana mengaku ketika itu, ia tidak melihat keberadaan istri Budi.",
        [indirect("ketika itu, ia tidak melihat keberadaan istri Budi", "mengaku", "Hadi Sukmana")],
    ),
    (
        ("Badan Siaga Negara mengumumkan bahwa mereka menembakkan rudal ke kota itu, menandai eskalasi lebih lanjut."),
        [indirect("mereka menembakkan rudal ke kota itu", "mengumumkan", "Badan Siaga Negara")],
    ),
    (
        "Air sudah surut sejak pagi, BPBD Wanatirta melaporkan.",
        [indirect("Air sudah surut sejak pagi", "melaporkan", "BPBD Wanatirta")],
    ),
    (
        ("Pelita Udara menjadi maskapai paling tepat waktu, dengan angka 94,3 persen menurut Cakra Aero pada 2024."),
        [
            indirect(
                "Pelita Udara menjadi maskapai paling tepat waktu, dengan angka 94,3 persen", "menurut", "Cakra Aero"
            )
        ],
    ),
    (
        (
            "Investor di Sagara menurut data OJK per April 2025 sudah mencapai 14,16 juta orang "
            "dengan transaksi Rp35,61 triliun."
        ),
        [
            indirect(
                "Investor di Sagara … sudah mencapai 14,16 juta orang dengan transaksi Rp35,61 triliun",
                "menurut",
                "data OJK per April 2025",
            )
        ],
    ),
    (
        ("Dehidrasi menjadi penyebab kelelahan, menurut sebuah studi terhadap 300 dokter oleh Asosiasi Air."),
        [
            indirect(
                "Dehidrasi menjadi penyebab kelelahan", "menurut", "sebuah studi terhadap 300 dokter oleh Asosiasi Air"
            )
        ],
    ),
    (
        "Menurut Shelby Hartono, PsyD, psikolog dari Universitas Sagara, penutup mata membantu tidur.",
        [indirect("penutup mata membantu tidur", "Menurut", "Shelby Hartono")],
    ),
    (
        "Menurut statistik, Ronaldi memang tampil begitu impresif musim lalu.",
        [indirect("Ronaldi memang tampil begitu impresif musim lalu", "Menurut", "statistik")],
    ),
    (
        (
            "Uni Samudra Utara meminta semua pihak menahan diri, sementara Menteri Luar Negeri Tersia"
            " menyatakan siap mengakui hasil itu."
        ),
        [
            indirect("semua pihak menahan diri", "meminta", "Uni Samudra Utara"),
            indirect("siap mengakui hasil itu", "menyatakan", "Tersia"),
        ],
    ),
    (
        'Lukman Sadira menyebut temuan itu "sekali dalam satu generasi" dalam surel kepada AFP.',
        [mixed('temuan itu "sekali dalam satu generasi"', "menyebut", "Lukman Sadira")],
    ),
    (
        "Hadi Sukmana berjanji mengembalikan uang akhir bulan, tetapi enggan menyebut siapa rekannya.",
        [indirect("mengembalikan uang akhir bulan", "berjanji", "Hadi Sukmana")],
    ),
    (
        "Ratna Prameswari menjelaskan, menurut data BPBD, ada 12 rumah rusak.",
        [
            indirect("menurut data BPBD, ada 12 rumah rusak", "menjelaskan", "Ratna Prameswari"),
            indirect("ada 12 rumah rusak", "menurut", "data BPBD"),
        ],
    ),
    ("Menurut Ratna, air surut, seperti disampaikan BPBD.", [indirect("air surut", "Menurut", "Ratna")]),
    (
        (
            "Pertandingan semestinya dihentikan sejak awal, menurut Ketua Panitia Ronny Sumampaw, "
            "yang baru memberi penjelasan kemudian."
        ),
        [indirect("Pertandingan semestinya dihentikan sejak awal", "menurut", "Ronny Sumampaw")],
    ),
    (
        ("Seorang pejabat balai kota mengatakan kepada Antara, Senin (22/9/2025), surat itu sudah ditandatangani."),
        [indirect("surat itu sudah ditandatangani", "mengatakan", "Seorang pejabat balai kota")],
    ),
    (
        "Janji itu disebut Mulyani sebagai lagu lama yang diputar setiap Lebaran.",
        [indirect("lagu lama yang diputar setiap Lebaran", "disebut", "Mulyani")],
    ),
    (
        "Evakuasi rangkaian, terang Ayu, ditargetkan rampung Minggu pagi.",
        [indirect("Evakuasi rangkaian … ditargetkan rampung Minggu pagi", "terang", "Ayu")],
    ),
    (
        "Kata sumber yang mengetahui penyelidikan, peretas masuk lewat akun pegawai.",
        [indirect("peretas masuk lewat akun pegawai", "Kata", "sumber")],
    ),
    (
        "Polisi menyita kardus. Hadi mengatakan merek 'PUMA & Kucing Melompat' sudah terdaftar.",
        [indirect("merek 'PUMA & Kucing Melompat' sudah terdaftar", "mengatakan", "Hadi")],
    ),
    (
        (
            "Anggaran jalan tidak akan dipangkas tahun depan. Kepastian itu disampaikan Menteri "
            "Pembangunan Faridah Hanum usai rapat kerja."
        ),
        [indirect("Anggaran jalan tidak akan dipangkas tahun depan", "disampaikan", "Faridah Hanum")],
    ),
    (
        "Ratna Prameswari mengatakan air surut saat ditemui di Posko Sumberjati, Jumat (14/3/2025).",
        [indirect("air surut", "mengatakan", "Ratna Prameswari")],
    ),
]

SOURCES = [
    (
        "Seorang saksi mata di sekitar bandara mengaku mendengar dua ledakan sebelum fajar.",
        [indirect("mendengar dua ledakan sebelum fajar", "mengaku", "Seorang saksi mata di sekitar bandara")],
    ),
    (
        (
            "Forum Bupati Kepulauan (Forbuk) lewat siaran pers menyatakan siap mengawal komitmen "
            "bersama itu sampai tuntas."
        ),
        [indirect("siap mengawal komitmen bersama itu sampai tuntas", "menyatakan", "Forum Bupati Kepulauan")],
    ),
    (
        "Dokumen internal, seperti diberitakan Telisik, mencatat 17 keluhan konsumen sepanjang 2024.",
        [indirect("17 keluhan konsumen sepanjang 2024", "mencatat", "Dokumen internal")],
    ),
    (
        (
            "Studi terhadap 3.140 orang di empat negara Nordik menemukan kafein sore hari mengurangi "
            "tidur rata-rata 45 menit."
        ),
        [
            indirect(
                "kafein sore hari mengurangi tidur rata-rata 45 menit",
                "menemukan",
                "Studi terhadap 3.140 orang di empat negara Nordik",
            )
        ],
    ),
    (
        "Menurut pialang itu, antrean terjadi di sedikitnya lima cabang.",
        [indirect("antrean terjadi di sedikitnya lima cabang", "Menurut", "pialang itu")],
    ),
    (
        (
            'Laras Ayuningtyas jadi dalang. Pemeran sinetron "Dendam Ibu" itu mengaku sudah menyusun '
            "skenario sejak Januari."
        ),
        [
            indirect(
                "sudah menyusun skenario sejak Januari",
                "mengaku",
                'Pemeran sinetron "Dendam Ibu" itu',
                "Laras Ayuningtyas",
            )
        ],
    ),
    (
        '"Pusatnya di darat," demikian keterangan tertulis Badan Gempa Samudra.',
        [direct("Pusatnya di darat", "keterangan", "Badan Gempa Samudra")],
    ),
    # a statement or a site is its owner's
    (
        '"Kapal dilarang berlayar," bunyi pernyataan yang dikeluarkan oleh Badan Gempa Samudra.',
        [direct("Kapal dilarang berlayar", "bunyi", "Badan Gempa Samudra")],
    ),
    (
        '"Penyebabnya belum jelas," imbuh pernyataan kepolisian setempat.',
        [direct("Penyebabnya belum jelas", "imbuh", "kepolisian setempat")],
    ),
    (
        '"Denda dihapus mulai Senin," demikian dikutip dari situs resmi Pemerintah Kota Wanatirta.',
        [direct("Denda dihapus mulai Senin", "dikutip", "Pemerintah Kota Wanatirta")],
    ),
    (
        '"Denda dihapus mulai Senin," bunyi keterangan dari laman resmi Badan Gempa Samudra.',
        [direct("Denda dihapus mulai Senin", "bunyi", "Badan Gempa Samudra")],
    ),
    (
        '"Jalan ditutup sampai Senin," tulis pernyataan di laman resmi klub.',
        [direct("Jalan ditutup sampai Senin", "tulis", "klub")],
    ),
    (
        '"Jalan ditutup sampai Senin," bunyi keterangan di akun Instagram BPBD Wanatirta.',
        [direct("Jalan ditutup sampai Senin", "bunyi", "BPBD Wanatirta")],
    ),
    (
        '"Jalan ditutup sampai Senin," bunyi keterangan di akun pribadinya.',
        [direct("Jalan ditutup sampai Senin", "bunyi", "keterangan")],
    ),
    (
        '"Peristiwa itu terjadi pagi hari," bunyi keterangan unggahan video tersebut.',
        [direct("Peristiwa itu terjadi pagi hari", "bunyi", "keterangan unggahan video tersebut")],
    ),
    (
        ('Kepala Humas GasPol, Clarissa Tandra, dalam keterangannya, "Kami menghormati keputusan pemerintah."'),
        [direct("Kami menghormati keputusan pemerintah.", "keterangannya", "Clarissa Tandra")],
    ),
    (
        '"Bukan jumlah busnya." "Yang rusak itu jadwalnya," tutur Hilda Marpaung.',
        [direct("Bukan jumlah busnya. … Yang rusak itu jadwalnya", "tutur", "Hilda Marpaung")],
    ),
    (
        '"Sudah disegel," kata Dirtipidter Bareskrim Polri, Brigjen Nunung Syaifudin.',
        [direct("Sudah disegel", "kata", "Nunung Syaifudin")],
    ),
    (
        "Dewi Sekarsari, Sekretaris Daerah Banjaran Agung, mengatakan surat diterima.",
        [indirect("surat diterima", "mengatakan", "Dewi Sekarsari")],
    ),
    (
        (
            "Dari dalam negeri, dokter spesialis saraf RS Bunda, dr. Rani Widuri, Sp.N, menganjurkan "
            "kopi terakhir diminum sebelum makan siang."
        ),
        [indirect("kopi terakhir diminum sebelum makan siang", "menganjurkan", "Rani Widuri")],
    ),
    ("Ia tak menampik kadang pulang telat.", [indirect("kadang pulang telat", "menampik", "Ia", None)]),
    ("Seorang wali murid berinisial NF mengaku ditawari kursi.", [indirect("ditawari kursi", "mengaku", "NF")]),
    (
        "Untuk itulah The Times menyebut klub itu siap melepas sang pemain.",
        [indirect("klub itu siap melepas sang pemain", "menyebut", "The Times")],
    ),
    (
        '"Senang sekali," kata Rudi van der Zalman. Zalman menambahkan, semua siap.',
        [
            direct("Senang sekali", "kata", "Rudi van der Zalman"),
            indirect("semua siap", "menambahkan", "Zalman", "Rudi van der Zalman"),
        ],
    ),
    (
        "Koalisi Warga Sipil menggelar aksi. Koalisi menilai perintah itu keliru.",
        [indirect("perintah itu keliru", "menilai", "Koalisi", "Koalisi Warga Sipil")],
    ),
    (
        "Pemerintah Provinsi Sagara menggelar pasar. Pemprov Sagara menyebut stok aman.",
        [indirect("stok aman", "menyebut", "Pemprov Sagara", "Pemerintah Provinsi Sagara")],
    ),
    (
        'Saifullah Yusufan (Gus Ipul) hadir. "Bansos cair," kata Gus Ipul.',
        [direct("Bansos cair", "kata", "Ipul", "Saifullah Yusufan")],
    ),
    (
        ('Ketua Pokdarwis, Darmawan alias Kang Awing, mengakui belum ada daftar harga. "Kami malu," kata Kang Awing.'),
        [
            indirect("belum ada daftar harga", "mengakui", "Darmawan"),
            direct("Kami malu", "kata", "Kang Awing", "Darmawan"),
        ],
    ),
    (
        (
            "Seorang pendamping desa berkata lain. Menurut dia, aspal terlalu tipis. Pendamping itu "
            "mengaku pernah ditawari uang."
        ),
        [
            indirect("aspal terlalu tipis", "Menurut", "dia", "Seorang pendamping desa"),
            indirect("pernah ditawari uang", "mengaku", "Pendamping itu", "Seorang pendamping desa"),
        ],
    ),
    (
        ("Heru Palgunadi mengatakan tidak ada korban. Seorang warga, Karto Dimejo (78), lanjut dia, masih dicari."),
        [
            indirect("tidak ada korban", "mengatakan", "Heru Palgunadi"),
            indirect("Seorang warga, Karto Dimejo (78) … masih dicari", "lanjut", "dia", "Heru Palgunadi"),
        ],
    ),
    (
        "Kepada Reuters, seorang pejabat yang enggan disebut namanya mengatakan harga akan naik.",
        [indirect("harga akan naik", "mengatakan", "seorang pejabat")],
    ),
    (
        ("Dimas Putra mengatakan air naik. Seorang warga yang akrab disapa Mbah Karto mengatakan air surut di sana."),
        [
            indirect("air naik", "mengatakan", "Dimas Putra"),
            indirect("air surut di sana", "mengatakan", "Seorang warga yang akrab disapa Mbah Karto", "Mbah Karto"),
        ],
    ),
    (
        "Kepala Desa Sumberjati mengatakan air sudah surut.",
        [indirect("air sudah surut", "mengatakan", "Kepala Desa Sumberjati")],
    ),
    ("Kapolsek Cilandak mengatakan air sudah surut.", [indirect("air sudah surut", "mengatakan", "Kapolsek Cilandak")]),
    ("Menurut keterangan BPBD, air sudah surut.", [indirect("air sudah surut", "Menurut", "BPBD")]),
    (
        "Menteri Rina Marlina datang bersama Andi Gunawan, mengatakan air sudah surut.",
        [indirect("air sudah surut", "mengatakan", "Rina Marlina")],
    ),
]

JOINT = [
    (
        (
            "Wali Kota Wiralaga Endah Susila dan Kepala Dinas Perhubungan Raka Manggala kompak "
            "mengatakan bus akan ditambah."
        ),
        [
            indirect(
                "bus akan ditambah",
                "mengatakan",
                "Endah Susila dan Kepala Dinas Perhubungan Raka Manggala",
                "Endah Susila dan Raka Manggala",
            )
        ],
    ),
    (
        '"Kami lega," kata Hengky Lesmana dan Komisaris Utama Lintas Bumbung, Rusmini Tejo.',
        [
            direct(
                "Kami lega",
                "kata",
                "Hengky Lesmana dan Komisaris Utama Lintas Bumbung, Rusmini Tejo",
                "Hengky Lesmana dan Rusmini Tejo",
            )
        ],
    ),
    (
        ("Kepala Desa Batu Kumbang, Sarto Widodo, dan Kepala Desa Sendang Biru, Mat Sani, berdalih harga aspal naik."),
        [
            indirect(
                "harga aspal naik",
                "berdalih",
                "Sarto Widodo, dan Kepala Desa Sendang Biru, Mat Sani",
                "Sarto Widodo dan Mat Sani",
            )
        ],
    ),
    (
        "Menurut Hadi Sukmana dan Rina Wulan, air sudah surut.",
        [indirect("air sudah surut", "Menurut", "Hadi Sukmana dan Rina Wulan")],
    ),
    (
        "Yusuf Hamdani dan warga setempat mengaku tak mengenali korban.",
        [indirect("tak mengenali korban", "mengaku", "Yusuf Hamdani dan warga setempat")],
    ),
    (
        "Kementerian Hukum dan HAM menyatakan aturan itu sah.",
        [indirect("aturan itu sah", "menyatakan", "Kementerian Hukum dan HAM")],
    ),
    (
        "Ratna Prameswari, Dimas Putra, dan Hadi Sukmana mengatakan air sudah surut.",
        [
            indirect(
                "air sudah surut",
                "mengatakan",
                "Ratna Prameswari, Dimas Putra, dan Hadi Sukmana",
                "Ratna Prameswari, Dimas Putra dan Hadi Sukmana",
            )
        ],
    ),
    (
        "Ratna Prameswari, Dimas Putra dan Hadi Sukmana mengatakan air sudah surut.",
        [indirect("air sudah surut", "mengatakan", "Ratna Prameswari, Dimas Putra dan Hadi Sukmana")],
    ),
    (
        ("Ketua DPR Rina Marlina, Ketua MPR Andi Gunawan, dan Ketua DPD Hadi Sukmana mengatakan air sudah surut."),
        [
            indirect(
                "air sudah surut",
                "mengatakan",
                "Rina Marlina, Ketua MPR Andi Gunawan, dan Ketua DPD Hadi Sukmana",
                "Rina Marlina, Andi Gunawan dan Hadi Sukmana",
            )
        ],
    ),
    (
        '"Air sudah surut," kata Ratna Prameswari, Dimas Putra, dan Hadi Sukmana.',
        [
            direct(
                "Air sudah surut",
                "kata",
                "Ratna Prameswari, Dimas Putra, dan Hadi Sukmana",
                "Ratna Prameswari, Dimas Putra dan Hadi Sukmana",
            )
        ],
    ),
    (
        '"Air sudah surut," ujar Rina Marlina dan Andi Gunawan bersamaan.',
        [direct("Air sudah surut", "ujar", "Rina Marlina dan Andi Gunawan")],
    ),
    (
        "Rina Marlina bersama Andi Gunawan mengatakan air sudah surut.",
        [
            indirect(
                "air sudah surut", "mengatakan", "Rina Marlina bersama Andi Gunawan", "Rina Marlina dan Andi Gunawan"
            )
        ],
    ),
]

NOTHING = [
    "Garuda memastikan finis di posisi keempat.",
    "Menurut kepercayaan masyarakat Sagara, gunung itu dijaga naga.",
    "Alex Marwoto sempat mengancam waktu terbaik kakaknya.",
    "Hadi menjelaskan soal banjir.",
    "Reijnders tampil menjanjikan pada laga debutnya.",
    "Diprediksi ia akan terus berkembang musim ini.",
    "Nilainya tinggi sekali tahun ini.",
    "Hadi tidak menampik kabar itu.",
    "Perayaan ini tak hanya sebagai apresiasi bagi Kirei Lestari, tetapi juga menegaskan inovasi dan komitmen.",
    "Jika Bima mengatakan partainya kalah, publik akan kecewa.",
    "Apakah Bima mengatakan partainya kalah?",
]


@pytest.mark.parametrize(("text", "expected"), [*CONTENT, *SOURCES, *JOINT])
def test_every_quote_of_the_sentences_is_found(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_reported(text):
    assert said(text) == []
