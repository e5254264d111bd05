"""Where content ends: at another cue with its own source, behind the source's apposition, before a place of saying."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import direct, indirect, mixed, quotes, said

ANOTHER_CUE = [
    ("Ratna membantah tanggul itu retak, dengan Bupati Hadi Sukmana mengatakan hanya catnya yang terkelupas.",
     [indirect("tanggul itu retak", "membantah", "Ratna"),
      indirect("hanya catnya yang terkelupas", "mengatakan", "Hadi Sukmana")]),
    ("Ratna mengatakan air sudah surut, kantor berita Nusantara melaporkan.",
     [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Sementara itu, Ratna mengatakan dua perahu hilang di muara, kantor berita AFP melaporkan.",
     [indirect("dua perahu hilang di muara", "mengatakan", "Ratna")]),
    ("Ratna menyatakan jembatan itu aman, meskipun diakuinya bahwa catnya mulai terkelupas.",
     [indirect("jembatan itu aman", "menyatakan", "Ratna"),
      indirect("catnya mulai terkelupas", "diakuinya", None, "Ratna")]),
    ("Ratna mengecam apa yang disebutnya sebagai pembiaran bertahun-tahun oleh perusahaan itu.",
     [indirect("pembiaran bertahun-tahun oleh perusahaan itu", "mengecam", "Ratna")]),
    ("Dimas mengakui telah mencuri dua ekor sapi milik tetangganya,''ujar Ratna Prameswari.",
     [indirect("telah mencuri dua ekor sapi milik tetangganya", "mengakui", "Dimas")]),
    ('"Air naik sejak pagi tadi," ujar Dimas Arkana. Ratna berharap bantuan segera tiba," ujar Dimas Arkana.',
     [direct("Air naik sejak pagi tadi", "ujar", "Dimas Arkana"),
      indirect("bantuan segera tiba", "berharap", "Ratna")]),
    ("Setelah Ratna mengkritik rencana tambang, yang akhirnya disahkan, Dimas mengancam akan menutup jalan.",
     [indirect("rencana tambang", "mengkritik", "Ratna"), indirect("akan menutup jalan", "mengancam", "Dimas")]),
    # the same source's, by which it does what is told before
    ("Ratna mengimbau warga tetap di rumah, dengan mengingatkan bahwa air masih akan naik.",
     [indirect("warga tetap di rumah", "mengimbau", "Ratna"),
      indirect("air masih akan naik", "mengingatkan", None, "Ratna")]),
    ("Ratna mencatat bahwa beberapa nelayan telah mencoba menipu warga, dengan mengklaim bahwa izin itu sah.",
     [indirect("beberapa nelayan telah mencoba menipu warga, dengan mengklaim bahwa izin itu sah", "mencatat", "Ratna"),
      indirect("izin itu sah", "mengklaim", "beberapa nelayan")]),
    # one who does something first, behind a contrast
    ("Ratna memerintahkan pemeriksaan tanggul di Sumberjati, sementara Hadi menemui warga serta berjanji mundur besok.",
     [indirect("pemeriksaan tanggul di Sumberjati", "memerintahkan", "Ratna"),
      indirect("mundur besok", "berjanji", "Hadi")]),
    # a relative clause inside what is said, which goes on behind it
    ("Ratna menyebut gudang itu, yang dikatakannya kosong, akan dibongkar.",
     [indirect("gudang itu, yang dikatakannya kosong, akan dibongkar", "menyebut", "Ratna")]),
    # an adjective that could be a cue
    ("Ratna mengatakan ada lima proyek di Posko Sumberjati, Wanatirta yang sifatnya mendesak.",
     [indirect("ada lima proyek di Posko Sumberjati, Wanatirta yang sifatnya mendesak", "mengatakan", "Ratna")]),
]  # fmt: skip

AGAINST = [
    # the source's own word against it, and the reporter's
    ("Ratna mengatakan tanggul itu dibangun dua kali, padahal anggarannya hanya cukup untuk sekali.",
     [indirect("tanggul itu dibangun dua kali, padahal anggarannya hanya cukup untuk sekali", "mengatakan", "Ratna")]),
    ("Ratna mengklaim tanggul itu kuat, padahal air sudah merembes sejak pekan lalu.",
     [indirect("tanggul itu kuat", "mengklaim", "Ratna")]),
    ("Menurut Ratna, bantuan itu membantu petani, namun belum ramah bagi nelayan yang kehilangan perahu.",
     [indirect("bantuan itu membantu petani, namun belum ramah bagi nelayan yang kehilangan perahu",
               "Menurut", "Ratna")]),
    ("Ratna menyebut dua perahu hilang, namun belum menyebutkan nama pemiliknya.",
     [indirect("dua perahu hilang", "menyebut", "Ratna")]),
]  # fmt: skip

REPORTERS_WORDS = [
    # others than those of whom some have spoken
    ("Beberapa saksi mengatakan pria itu tampak mabuk, sementara yang lain menduga ia sakit.",
     [indirect("pria itu tampak mabuk", "mengatakan", "Beberapa saksi")]),
    ("Sebagian nelayan menganggap tarif itu wajar, namun ada juga warga yang resah karenanya.",
     [indirect("tarif itu wajar", "menganggap", "Sebagian nelayan")]),
    # behind a noun, what was done besides, and after what
    ("Ratna menegaskan kembali target bebas sampah pada 2030, bahkan berupaya mempercepatnya dengan berbagai cara.",
     [indirect("target bebas sampah pada 2030", "menegaskan", "Ratna")]),
    ("Ratna menyerukan perdamaian di Sagara, setelah kedua desa itu bertikai.",
     [indirect("perdamaian di Sagara", "menyerukan", "Ratna")]),
    # behind marked words
    ('Ratna menyebut rencana itu "keji dan salah", beberapa hari setelah laporan tentang tanggul beredar.',
     [mixed('rencana itu "keji dan salah"', "menyebut", "Ratna")]),
    ('Ratna mendesak "penghentian sengketa itu" - tetapi tidak menyerukan ganti rugi bagi warga.',
     [mixed('"penghentian sengketa itu"', "mendesak", "Ratna")]),
    # behind a dash
    ("Ratna mengatakan nelayan siap menjaga setiap jengkal muara — menandai babak baru sengketa itu.",
     [indirect("nelayan siap menjaga setiap jengkal muara", "mengatakan", "Ratna")]),
    # what nobody has told
    ("Ratna mengatakan perusahaan itu akan dihukum, meski rincian sanksinya belum dijelaskan.",
     [indirect("perusahaan itu akan dihukum", "mengatakan", "Ratna")]),
    ("Ratna yakin Dimas akan setuju, meski belum jelas siapa yang membayar perahu itu.",
     [indirect("Dimas akan setuju", "yakin", "Ratna")]),
    # what goes on is the source's
    ("Ratna mengatakan posko dibuka, meskipun status darurat belum ditetapkan.",
     [indirect("posko dibuka, meskipun status darurat belum ditetapkan", "mengatakan", "Ratna")]),
    ("Ratna mengatakan warga boleh pulang, meski jalannya belum jelas terlihat.",
     [indirect("warga boleh pulang, meski jalannya belum jelas terlihat", "mengatakan", "Ratna")]),
    ("Beberapa saksi mengatakan satu jembatan roboh, sementara jembatan lainnya retak.",
     [indirect("satu jembatan roboh, sementara jembatan lainnya retak", "mengatakan", "Beberapa saksi")]),
    ("Ratna mengatakan jalan itu rusak, setelah truk melintas.",
     [indirect("jalan itu rusak, setelah truk melintas", "mengatakan", "Ratna")]),
    ("Ratna menegaskan warga harus pindah, bahkan menyiapkan posko bagi mereka.",
     [indirect("warga harus pindah, bahkan menyiapkan posko bagi mereka", "menegaskan", "Ratna")]),
    # the whole of what was said behind a medium
    ("Ratna memerintahkan nelayan menambatkan perahu, kata Bupati Hadi Sukmana, dalam sebuah posting media sosial.",
     [indirect("Ratna memerintahkan nelayan menambatkan perahu", "kata", "Hadi Sukmana"),
      indirect("nelayan menambatkan perahu", "memerintahkan", "Ratna")]),
]  # fmt: skip

CONDITIONS = [
    ("Jika terpilih lagi, Ratna berjanji akan membangun dua jembatan.",
     [indirect("Jika terpilih lagi … akan membangun dua jembatan", "berjanji", "Ratna")]),
    ("Namun, apabila air terus naik, Ratna mengatakan warga harus pindah ke balai desa.",
     [indirect("apabila air terus naik … warga harus pindah ke balai desa", "mengatakan", "Ratna")]),
    # of what the cue before it reports
    ("Ratna mengatakan jika dalam rapat itu, Dimas berjanji akan datang ke posko.",
     [indirect("jika dalam rapat itu, Dimas berjanji akan datang ke posko", "mengatakan", "Ratna"),
      indirect("akan datang ke posko", "berjanji", "Dimas")]),
    # the reporter's
    ("Jika sebelumnya Dimas menolak, Ratna menyebut rencana itu masuk akal.",
     [indirect("rencana itu masuk akal", "menyebut", "Ratna")]),
    ("Jika ditanya soal lawannya, Ratna menyebut tim tuan rumah paling berat.",
     [indirect("tim tuan rumah paling berat", "menyebut", "Ratna")]),
]  # fmt: skip

SECOND_PREDICATE = [
    # behind a comma, with "bahwa"
    ("Ratna Prameswari mengatakan air sudah surut, menambahkan bahwa jalan desa dibuka besok.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari"),
      indirect("jalan desa dibuka besok", "menambahkan", None, "Ratna Prameswari")]),
    ('Ratna Prameswari menyebut relokasi itu "langkah mundur", menegaskan bahwa warga tidak pernah diajak bicara.',
     [mixed('relokasi itu "langkah mundur"', "menyebut", "Ratna Prameswari"),
      indirect("warga tidak pernah diajak bicara", "menegaskan", None, "Ratna Prameswari")]),
    # of whom the content is about
    ("Hakim mengatakan Dimas menemui Hadi di kantornya dan menyampaikan permintaan agar kasus ditutup.",
     [indirect("Dimas menemui Hadi di kantornya dan menyampaikan permintaan agar kasus ditutup", "mengatakan", "Hakim"),
      indirect("permintaan agar kasus ditutup", "menyampaikan", "Dimas")]),
    ("Ratna menyarankan warga menggunakan kunci ganda dan memastikan pintu belakang tertutup rapat.",
     [indirect("warga menggunakan kunci ganda dan memastikan pintu belakang tertutup rapat", "menyarankan", "Ratna")]),
    ("Ratna menegaskan panitia akan terus mencatat hasil dan memastikan tidak ada yang curang.",
     [indirect("panitia akan terus mencatat hasil dan memastikan tidak ada yang curang", "menegaskan", "Ratna")]),
    # of one relative clause
    ("Ratna mengaku warga masih banyak yang mengeluhkan dan berharap adanya puskesmas baru di Sumberjati.",
     [indirect("warga masih banyak yang mengeluhkan dan berharap adanya puskesmas baru di Sumberjati",
               "mengaku", "Ratna")]),
    # another act that is to be done, or that says nothing
    ("Ratna berharap tanggul itu dapat melindungi warga pesisir dan memastikan pasokan air bersih.",
     [indirect("tanggul itu dapat melindungi warga pesisir dan memastikan pasokan air bersih", "berharap", "Ratna")]),
    ("Ratna mengatakan guru harus menguasai bahannya dan menjawab pertanyaan murid, serta menyampaikan nilai.",
     [indirect("guru harus menguasai bahannya dan menjawab pertanyaan murid, serta menyampaikan nilai",
               "mengatakan", "Ratna")]),
    ("Ratna menilai aturan itu justru melemahkan petani dan mengancam panen di Wanatirta.",
     [indirect("aturan itu justru melemahkan petani dan mengancam panen di Wanatirta", "menilai", "Ratna")]),
    # of the source
    ("Ratna mengatakan air sudah surut dan mengancam akan menutup posko.",
     [indirect("air sudah surut", "mengatakan", "Ratna"), indirect("akan menutup posko", "mengancam", "Ratna")]),
    ("Ratna menepis kabar itu dan memastikan tanggul aman.",
     [indirect("kabar itu", "menepis", "Ratna"), indirect("tanggul aman", "memastikan", "Ratna")]),
    ("Ratna mengatakan air sudah surut dan meminta warga pulang.",
     [indirect("air sudah surut", "mengatakan", "Ratna"), indirect("warga pulang", "meminta", "Ratna")]),
    ("Ratna mengatakan Dimas menemui warga dan menambahkan bantuan tiba besok.",
     [indirect("Dimas menemui warga", "mengatakan", "Ratna"),
      indirect("bantuan tiba besok", "menambahkan", "Ratna")]),
    ("Ratna menegaskan pihaknya akan mengawal kasus itu dan meminta polisi bergerak cepat.",
     [indirect("pihaknya akan mengawal kasus itu", "menegaskan", "Ratna"),
      indirect("polisi bergerak cepat", "meminta", "Ratna")]),
]  # fmt: skip

APPOSITIONS = [
    ("Menurut Ratna Prameswari, Chief Economist Bank Samudra yang berkantor di Sumberjati, harga beras akan turun.",
     [indirect("harga beras akan turun", "Menurut", "Ratna Prameswari")]),
    ("Menurut Ratna Prameswari, Kepala Pusat Literasi Digital Samudra, sekolah harus lebih waspada.",
     [indirect("sekolah harus lebih waspada", "Menurut", "Ratna Prameswari")]),
    ("Menurut Ratna Prameswari, Market Analysis & After Sales Division Head, ban itu lebih awet.",
     [indirect("ban itu lebih awet", "Menurut", "Ratna Prameswari")]),
    ("Kapal itu ditahan pada Senin pagi, menurut Koalisi Laut Bebas, kelompok yang mengatur perjalanan itu.",
     [indirect("Kapal itu ditahan pada Senin pagi", "menurut", "Koalisi Laut Bebas")]),
    ("Kapal itu ditahan pada Senin pagi, menurut laporan firma hukum maritim, Selatan Law.",
     [indirect("Kapal itu ditahan pada Senin pagi", "menurut", "laporan firma hukum maritim")]),
    ("Harga ikan diturunkan di semua pasar, ungkap Ratna Prameswari, melalui surel, Wanatirta Senin (10/2/2025).",
     [indirect("Harga ikan diturunkan di semua pasar", "ungkap", "Ratna Prameswari")]),
    ("Potongan harga diberikan semua penjual, ujar Ratna Prameswari, kepada Radio Pesisir, Senin 10 Februari 2025.",
     [indirect("Potongan harga diberikan semua penjual", "ujar", "Ratna Prameswari")]),
    # what is counted, or goes on behind a part that says nothing yet
    ("Korban luka ada tiga orang, kata Ratna Prameswari, dua perempuan dan satu laki-laki.",
     [indirect("Korban luka ada tiga orang … dua perempuan dan satu laki-laki", "kata", "Ratna Prameswari")]),
    ("Yang terpenting, lanjut Ratna Prameswari, Sumberjati bebas dari banjir.",
     [indirect("Yang terpenting … Sumberjati bebas dari banjir", "lanjut", "Ratna Prameswari")]),
    # the subject of what is said, with a relative clause
    ("Menurut Ratna Prameswari, warga yang tinggal di bantaran, tidak mau pindah.",
     [indirect("warga yang tinggal di bantaran, tidak mau pindah", "Menurut", "Ratna Prameswari")]),
]  # fmt: skip

WHEN_AND_WHERE = [
    # behind a place or an hour, a date is that of what is told
    ("Ratna menyayangkan penemuan peluru di Gudang Bandara Samudra, Wanatirta, Senin (10/2/2025).",
     [indirect("penemuan peluru di Gudang Bandara Samudra, Wanatirta, Senin (10/2/2025)", "menyayangkan", "Ratna")]),
    ("BMKG menyebutkan gempa itu terjadi pukul 06.15 WIB, Senin (10/2/2025).",
     [indirect("gempa itu terjadi pukul 06.15 WIB, Senin (10/2/2025)", "menyebutkan", "BMKG")]),
    # behind a day it only says which
    ("Ratna menjelaskan tanggul itu dibuka pada hari ini, Senin 10 Februari 2025.",
     [indirect("tanggul itu dibuka pada hari ini, Senin 10 Februari 2025", "menjelaskan", "Ratna")]),
    ("Menurut Ratna, warga akan pulang besok, Selasa (11/2/2025).",
     [indirect("warga akan pulang besok, Selasa (11/2/2025)", "Menurut", "Ratna")]),
    ("Ratna mengatakan tanggul itu dibuka tahun ini, Senin (10/2/2025).",
     [indirect("tanggul itu dibuka tahun ini", "mengatakan", "Ratna")]),
    # the place of the saying
    ("Ratna menyampaikan terima kasih kepada warga dalam jumpa pers di Posko Sumberjati, Senin (10/2/2025).",
     [indirect("terima kasih kepada warga", "menyampaikan", "Ratna")]),
    ("Ratna menyebut air masih dalam batas wajar, Senin (10/2/2025).",
     [indirect("air masih dalam batas wajar", "menyebut", "Ratna")]),
    ("Lintasan itu sulit karena terlalu sempit, ungkap Dimas Arkana, jelang balapan di Wanatirta.",
     [indirect("Lintasan itu sulit karena terlalu sempit", "ungkap", "Dimas Arkana")]),
    ("Warga harus tahu hasilnya, ujar Dimas Arkana, di Posko Sumberjati, Wanatirta.",
     [indirect("Warga harus tahu hasilnya", "ujar", "Dimas Arkana")]),
    ("Warga harus tahu hasilnya, ujar Dimas Arkana di Wanatirta, Samudra Timur, Senin (10/2/2025).",
     [indirect("Warga harus tahu hasilnya", "ujar", "Dimas Arkana")]),
    ("Air bersih, ujar Dimas Arkana, di Wanatirta sudah mengalir lagi.",
     [indirect("Air bersih … di Wanatirta sudah mengalir lagi", "ujar", "Dimas Arkana")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANOTHER_CUE)
def test_content_ends_at_a_cue_with_a_source_of_its_own(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), REPORTERS_WORDS)
def test_content_ends_where_the_reporter_goes_on_in_words_of_his_own(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), AGAINST)
def test_a_word_against_it_is_the_sources_but_where_the_reporter_doubts_or_misses_something(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_a_condition_before_subject_and_cue_is_part_of_what_is_said(text, expected):
    assert said(text) == expected


def test_a_relative_clause_with_a_cue_of_its_own_is_no_part_of_the_content_before_it():
    outer, inner = quotes("Ratna menyayangkan banyaknya sampah di sungai, yang menurutnya bisa menimbulkan banjir.")
    assert (outer.text, outer.cue_class) == ("banyaknya sampah di sungai", "criticize")
    assert inner.text.endswith("bisa menimbulkan banjir")


@pytest.mark.parametrize(("text", "expected"), SECOND_PREDICATE)
def test_a_second_predicate_is_of_whom_the_content_is_about_or_of_the_source(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), APPOSITIONS)
def test_an_apposition_of_the_source_is_no_content(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHEN_AND_WHERE)
def test_an_event_or_a_named_place_behind_the_source_is_no_content(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ('"BPBD menilai bahwa tanggul itu tidak layak lagi, mengingat debit air terus naik," kata Ratna.',
         "tanggul itu tidak layak lagi, mengingat debit air terus naik"),
        ('"Dimas menyatakan bahwa dia ingin tanggul dibongkar -- dia sendiri memberi perintah," kata Ratna.',
         "dia ingin tanggul dibongkar"),
    ],
)  # fmt: skip
def test_what_is_reported_in_marks_has_its_reason_and_ends_at_a_dash(text, nested):
    assert [quote.text for quote in quotes(text) if quote.nested_in] == [nested]


def test_what_everybody_believes_is_no_report_inside_marks():
    text = '"Banyak orang meyakini bahwa danau itu keramat sejak lama," kata Ratna.'
    assert [quote.type.value for quote in quotes(text)] == ["direct"]


def test_the_last_line_of_a_post_may_be_long_where_it_closes_the_marks():
    line = "Pemerintah Kota Wanatirta memberi potongan harga air kepada semua pelanggan, " * 5
    text = f'Tulisan itu berbunyi sebagai berikut.\n"DAFTAR SEGERA PELANGGAN AIR BERSIH\n{line}ayo daftar sekarang"'
    (quote,) = quotes(text)
    assert quote.text.endswith("ayo daftar sekarang")


@pytest.mark.parametrize(
    ("said_inside", "nested"),
    [
        ("Dimas bilang kalau air naik, kami harus pulang", "kalau air naik, kami harus pulang"),
        ("Dinas Air menegaskan bahwa air itu aman, bukan tercemar", "air itu aman, bukan tercemar"),
        ("Dinas Air mengumumkan bahwa pada tingkat ini, dalam dua pekan, beras akan habis, padahal kami baru mulai",
         "pada tingkat ini, dalam dua pekan, beras akan habis"),
        ("Dinas Air menegaskan bahwa hak warga, baik di desa maupun di kota, adalah tugasnya",
         "hak warga, baik di desa maupun di kota, adalah tugasnya"),
        ("Dimas bilang kalau dia pindah kita pasti tahu, dan sampai kini kami belum dengar",
         "kalau dia pindah kita pasti tahu"),
        ("Dinas Air menegaskan bahwa air itu aman, jadi kami pulang", "air itu aman"),
    ],
)  # fmt: skip
def test_a_comma_behind_a_mere_condition_or_before_an_addition_ends_nothing_in_marks(said_inside, nested):
    assert [quote.text for quote in quotes(f'"{said_inside}," kata Ratna.') if quote.nested_in] == [nested]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ratna mengatakan, jika air naik, diperkirakan warga akan mengungsi.",
         "jika air naik, diperkirakan warga akan mengungsi"),
        ("Ratna mengatakan dengan turunnya harga beras, diharapkan para pedagang bisa membuka kios lagi.",
         "dengan turunnya harga beras, diharapkan para pedagang bisa membuka kios lagi"),
        ("Ratna mengatakan air sudah surut, ditegaskan Hadi Sukmana.", "air sudah surut"),
    ],
)  # fmt: skip
def test_a_passive_behind_a_comma_is_the_main_clause_where_somebody_does_something_behind_it(text, content):
    assert quotes(text)[0].text == content
