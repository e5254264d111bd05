"""Reported speech without marks, and mixed speech that holds marked fragments."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import direct, indirect, mixed, quotes, said

CLAUSE = [
    # with and without a connector
    ("Ratna mengatakan bahwa air sudah surut.", [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan air sudah surut.", [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna menyebut air sudah surut.", [indirect("air sudah surut", "menyebut", "Ratna")]),
    ("Ratna mengatakan, air sudah surut.", [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna menyatakan jika air sudah surut.", [indirect("jika air sudah surut", "menyatakan", "Ratna")]),
    ("Ratna menanyakan apakah air sudah surut.", [indirect("apakah air sudah surut", "menanyakan", "Ratna")]),
    ("Ratna bilang air sudah surut.", [indirect("air sudah surut", "bilang", "Ratna")]),
    # adverbs between source and cue, and behind the cue
    ("Ratna juga mengatakan air sudah surut.", [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna kemudian menegaskan lagi bahwa air sudah surut.", [indirect("air sudah surut", "menegaskan", "Ratna")]),
    ("Ratna secara tegas membantah kabar tanggul jebol.", [indirect("kabar tanggul jebol", "membantah", "Ratna")]),
    ("Ratna secara eksplisit menyebutkan bahwa air sudah surut.",
     [indirect("air sudah surut", "menyebutkan", "Ratna")]),
    ("Ratna dengan tegas menyatakan air sudah surut.", [indirect("air sudah surut", "menyatakan", "Ratna")]),
    ("Ratna menutup rapat dengan kembali menyatakan air sudah surut.", []),
    # a date or an insertion between source and cue
    ("Ratna Prameswari, Senin (10/2/2025), mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
    ("Ratna Prameswari pada 10 Februari 2025 mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
    ("Ratna Prameswari Senin (10/2/2025) mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
    ("Ratna Prameswari pada tahun 2024 mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
    ("Laporan BPBD Samudra pada 2024 menyatakan air sudah surut.",
     [indirect("air sudah surut", "menyatakan", "Laporan BPBD Samudra")]),
    ("Ratna Prameswari pada Senin (10/2/2025) mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
    ("Ratna Prameswari, saat dihubungi Senin (10/2/2025), mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
    ("Ratna Prameswari, yang ditemui di posko, mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
    # addressee, date or medium between cue and content
    ("Ratna mengatakan kepada wartawan bahwa air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan dalam jumpa pers, air sudah surut.", [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan pada Senin (10/2/2025) bahwa air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan kepada Radio Pesisir, seperti dikutip Antara, bahwa air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna")]),
    # words that only join the sentence to the one before
    ("Namun, Ratna mengatakan air sudah surut.", [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Sementara itu, Ratna memastikan air sudah surut.", [indirect("air sudah surut", "memastikan", "Ratna")]),
    # bodies, places, pronouns, descriptions
    ("BPBD Wanatirta melaporkan bahwa air sudah surut.",
     [indirect("air sudah surut", "melaporkan", "BPBD Wanatirta")]),
    ("Kementerian Sumber Daya Air menyatakan air sudah surut.",
     [indirect("air sudah surut", "menyatakan", "Kementerian Sumber Daya Air")]),
    ("Seorang warga mengaku kehilangan dua ekor sapi.",
     [indirect("kehilangan dua ekor sapi", "mengaku", "Seorang warga")]),
    ("Ia mengatakan air sudah surut.", [indirect("air sudah surut", "mengatakan", "Ia", None)]),
]  # fmt: skip

NOUN_THAT_SAYS = [
    ("Ratna menjelaskan penyebab banjir itu adalah tanggul yang retak.",
     [indirect("penyebab banjir itu adalah tanggul yang retak", "menjelaskan", "Ratna")]),
    ("Cerita Ratna, air sudah surut sejak pagi.", [indirect("air sudah surut sejak pagi", "Cerita", "Ratna")]),
    ("Ratna meminta data korban dibuka kepada publik.",
     [indirect("data korban dibuka kepada publik", "meminta", "Ratna")]),
    ("Ratna menambahkan jalan, jembatan, dan tanggul akan dibuka besok.",
     [indirect("jalan, jembatan, dan tanggul akan dibuka besok", "menambahkan", "Ratna")]),
    ("Ratna memastikan keamanan warga terjaga.", [indirect("keamanan warga terjaga", "memastikan", "Ratna")]),
    ("Ratna menilai hal itu sebagai kemajuan besar.", [indirect("hal itu sebagai kemajuan besar", "menilai", "Ratna")]),
    ("Ratna menyebut dua petugas yang terkena razia itu anggotanya.",
     [indirect("dua petugas yang terkena razia itu anggotanya", "menyebut", "Ratna")]),
    ("Dimas yakin dengan kerja keras timnya bisa menang.",
     [indirect("dengan kerja keras timnya bisa menang", "yakin", "Dimas")]),
    ("Banyak warga berharap air segera surut.", [indirect("air segera surut", "berharap", "Banyak warga")]),
    ("Ketika Ratna mengatakan air sudah surut, Dimas menangis.",
     [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan itu di luar wewenangnya.", [indirect("itu di luar wewenangnya", "mengatakan", "Ratna")]),
    ("Tanggul sudah dua meter. Ratna menyampaikan itu kepada Radio Pesisir.",
     [indirect("Tanggul sudah dua meter", "menyampaikan", "Ratna")]),
    ("Ratna mengungkap apa yang dialaminya bukan kasus tunggal.",
     [indirect("apa yang dialaminya bukan kasus tunggal", "mengungkap", "Ratna")]),
    ("Ratna menjelaskan mengapa jalan itu ditutup, yakni karena longsor.",
     [indirect("mengapa jalan itu ditutup, yakni karena longsor", "menjelaskan", "Ratna")]),
    ("Ratna menyinggung jumlah nelayan yang hanya 17 persen dibandingkan petani.",
     [indirect("jumlah nelayan yang hanya 17 persen dibandingkan petani", "menyinggung", "Ratna")]),
    ("Ratna menjelaskan kasus itu murni pidana.",
     [indirect("kasus itu murni pidana", "menjelaskan", "Ratna")]),
    ("Ratna mengungkapkan jumlah pengungsi 300 orang.",
     [indirect("jumlah pengungsi 300 orang", "mengungkapkan", "Ratna")]),
    ("Ratna memaparkan cara yang dipakai warga terlalu mahal.",
     [indirect("cara yang dipakai warga terlalu mahal", "memaparkan", "Ratna")]),
    ("Ratna menjelaskan hasil itu untuk membangun tanggul.",
     [indirect("hasil itu untuk membangun tanggul", "menjelaskan", "Ratna")]),
    ("Ratna mengungkapkan rasa syukurnya atas bantuan warga.",
     [indirect("rasa syukurnya atas bantuan warga", "mengungkapkan", "Ratna")]),
    ("Ratna bercerita punya saudara di Wanatirta.",
     [indirect("punya saudara di Wanatirta", "bercerita", "Ratna")]),
]  # fmt: skip

ADDRESSED = [
    ("Ratna merekomendasikan kepada camat dan aparat desa agar tambang itu ditutup.",
     [indirect("tambang itu ditutup", "merekomendasikan", "Ratna")]),
    ("Ratna berpesan kepada seluruh pegawai di Wanatirta untuk menjaga kebersihan.",
     [indirect("menjaga kebersihan", "berpesan", "Ratna")]),
    ("Ratna berjanji kepada ibunya kalau ia akan pulang.",
     [indirect("kalau ia akan pulang", "berjanji", "Ratna")]),
    ("Ratna meminta kepada warga untuk waspada terhadap banjir.",
     [indirect("waspada terhadap banjir", "meminta", "Ratna")]),
    ("Ratna menanyakan kepada Dimas apakah air sudah surut.",
     [indirect("apakah air sudah surut", "menanyakan", "Ratna")]),
    ("Ratna mengimbau kepada seluruh warga terutama nelayan agar tetap waspada di laut.",
     [indirect("tetap waspada di laut", "mengimbau", "Ratna")]),
    ("Ratna meminta, kepada seluruh warga untuk waspada terhadap banjir.",
     [indirect("waspada terhadap banjir", "meminta", "Ratna")]),
    ("Ratna mengatakan bahwa bahwa tanggul itu retak.", [indirect("tanggul itu retak", "mengatakan", "Ratna")]),
    ("Ratna mengatakan bahwasannya tanggul itu retak.", [indirect("tanggul itu retak", "mengatakan", "Ratna")]),
    ("Ratna mengingatkan kepada para menterinya agar menjaga ucapan.",
     [indirect("menjaga ucapan", "mengingatkan", "Ratna")]),
    ("Ratna berpesan kepada warga yang mengungsi di posko, agar segera pulang.",
     [indirect("segera pulang", "berpesan", "Ratna")]),
    ("Ratna bertanya pada Dimas apakah air sudah surut.",
     [indirect("apakah air sudah surut", "bertanya", "Ratna")]),
    ("Ratna menyampaikan ke para korban kalau dirinya tidak bersalah.",
     [indirect("kalau dirinya tidak bersalah", "menyampaikan", "Ratna")]),
    ("Ratna mengatakan ke depan warga harus waspada.",
     [indirect("ke depan warga harus waspada", "mengatakan", "Ratna")]),
    ("Ratna mengatakan dalam sebuah unggahan kalau air sudah surut.",
     [indirect("kalau air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengimbau pada warga lainnya untuk berhati-hati.",
     [indirect("berhati-hati", "mengimbau", "Ratna")]),
    # a briefing or a note is where it was said, but not where nothing parts it from what is said
    ("Ratna menyampaikan dalam pengarahan tertutup kepada warga desa, bahwa air sudah surut.",
     [indirect("air sudah surut", "menyampaikan", "Ratna")]),
    ("Ratna mengatakan dalam sebuah catatan kalau harga beras sudah turun.",
     [indirect("kalau harga beras sudah turun", "mengatakan", "Ratna")]),
    ("Ratna mengatakan, dalam catatan BPBD ada 12 rumah yang rusak.",
     [indirect("dalam catatan BPBD ada 12 rumah yang rusak", "mengatakan", "Ratna")]),
    ("Ratna menyebutkan bahwa dalam catatannya, ada 12 rumah yang rusak.",
     [indirect("dalam catatannya, ada 12 rumah yang rusak", "menyebutkan", "Ratna")]),
    # no connector stands between whom it is told and what the source does
    ("Ratna menyampaikan ke Dimas akan mengganti perahu itu.",
     [indirect("akan mengganti perahu itu", "menyampaikan", "Ratna")]),
    ("Ratna mengatakan pada wartawan bakal hadir di Wanatirta.",
     [indirect("bakal hadir di Wanatirta", "mengatakan", "Ratna")]),
    ("Ratna mengaku ke polisi sudah menjual perahu itu.",
     [indirect("sudah menjual perahu itu", "mengaku", "Ratna")]),
    ("Ratna bilang ke saya mau pulang lebih awal.", [indirect("mau pulang lebih awal", "bilang", "Ratna")]),
    ("Ratna mengatakan kepada saya, air belum juga surut.", [indirect("air belum juga surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan pada masyarakat sudah tumbuh rasa percaya.",
     [indirect("pada masyarakat sudah tumbuh rasa percaya", "mengatakan", "Ratna")]),
    ("Ratna mengatakan pada pasien itu akan dilakukan operasi.",
     [indirect("pada pasien itu akan dilakukan operasi", "mengatakan", "Ratna")]),
    ("Ratna mengaku ke Jakarta ingin menemui ibunya.",
     [indirect("ke Jakarta ingin menemui ibunya", "mengaku", "Ratna")]),
    # what points back is in the sentence before, though it stands in front
    ("Tanggul di Sumberjati sudah dua meter. Capaian itu ia sampaikan di depan warga.",
     [indirect("Tanggul di Sumberjati sudah dua meter", "sampaikan", "ia", name=None)]),
]  # fmt: skip

SHARED = [
    # two verbs with one object, which is what is said
    ("Ratna mengapresiasi dan mendukung pembangunan tanggul di Sumberjati.",
     [indirect("pembangunan tanggul di Sumberjati", "mengapresiasi", "Ratna")]),
    ("Ratna mengimbau dan mengajak seluruh warga agar memantau sungai.",
     [indirect("seluruh warga agar memantau sungai", "mengimbau", "Ratna")]),
    ("Dalam keterangannya Ratna menyatakan dan menegaskan bahwa air sudah surut.",
     [indirect("air sudah surut", "menyatakan", "Ratna")]),
    # the second has it to itself
    ("Ratna mengecam dan menyerukan agar bupati itu ditangkap.",
     [indirect("bupati itu ditangkap", "menyerukan", "Ratna")]),
    ("Ratna tetap optimis dan berharap kondisinya terus membaik.",
     [indirect("kondisinya terus membaik", "berharap", "Ratna")]),
]  # fmt: skip

KINDS = [
    # demands: somebody, and what they are to do
    ("Ratna meminta warga tetap waspada.", [indirect("warga tetap waspada", "meminta", "Ratna")]),
    ("Ratna mengimbau agar warga tetap waspada.", [indirect("warga tetap waspada", "mengimbau", "Ratna")]),
    ("Ratna mendesak pemerintah untuk membuka data bendungan.",
     [indirect("pemerintah untuk membuka data bendungan", "mendesak", "Ratna")]),
    # hopes
    ("Ratna berharap bantuan segera tiba.", [indirect("bantuan segera tiba", "berharap", "Ratna")]),
    ("Ratna berharap agar bantuan segera tiba.", [indirect("bantuan segera tiba", "berharap", "Ratna")]),
    ("Ratna berjanji akan mengganti semua kerugian.",
     [indirect("akan mengganti semua kerugian", "berjanji", "Ratna")]),
    # topics
    ("Ratna menyoroti lambatnya penyaluran bantuan.",
     [indirect("lambatnya penyaluran bantuan", "menyoroti", "Ratna")]),
    # what is noted or written is reported only where it reads like a finding
    ("BMKG mencatat sebanyak 43 gempa susulan.", [indirect("sebanyak 43 gempa susulan", "mencatat", "BMKG")]),
    ("Ratna mencatat nomor telepon petugas.", []),
    ("Harian Cakrawala menulis bahwa izin itu palsu.",
     [indirect("izin itu palsu", "menulis", "Harian Cakrawala")]),
    ("Ratna menulis novel ketiganya di Wanatirta.", []),
]  # fmt: skip

SEVERAL = [
    # a second predicate of the same subject
    ("Ratna mengatakan air sudah surut dan menambahkan bahwa jalan mulai dibuka.",
     [indirect("air sudah surut", "mengatakan", "Ratna"),
      indirect("jalan mulai dibuka", "menambahkan", "Ratna")]),
    ("Ratna mengatakan air sudah surut, seraya meminta warga tetap waspada.",
     [indirect("air sudah surut", "mengatakan", "Ratna"),
      indirect("warga tetap waspada", "meminta", None, "Ratna")]),
    # trailing adjuncts and credits are no content
    ("Ratna mengatakan air sudah surut, Senin (10/2/2025).", [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan air sudah surut kepada wartawan.", [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan air sudah surut, dikutip dari Antara.",
     [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan air sudah surut, seperti dilansir Antara, Senin (10/2/2025).",
     [indirect("air sudah surut", "mengatakan", "Ratna")]),
    ("Ratna mengatakan air sudah surut, saat ditemui di posko, Senin (10/2/2025).",
     [indirect("air sudah surut", "mengatakan", "Ratna")]),
]  # fmt: skip

RELATIVE = [
    ("Ratna Prameswari, yang mengklaim air sudah surut, tidak hadir di sidang.",
     [indirect("air sudah surut", "mengklaim", "Ratna Prameswari")]),
    ("Warga menanggapi pernyataan Bupati Ratna Prameswari yang mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
    ("Sidang menghadirkan Ratna Prameswari yang mengatakan air sudah surut.",
     [indirect("air sudah surut", "mengatakan", "Ratna Prameswari")]),
]  # fmt: skip

BETWEEN_COMMAS = [
    ("Nantinya, kata Ratna pihak sekolah akan menguji para siswa, apakah mereka bisa berenang.",
     [indirect("Nantinya … pihak sekolah akan menguji para siswa, apakah mereka bisa berenang", "kata", "Ratna")]),
    ("Penyebab banjir itu, ujar Ratna lantaran dua pompa mati.",
     [indirect("Penyebab banjir itu … lantaran dua pompa mati", "ujar", "Ratna")]),
    ("Kata Ratna air sudah surut sejak pagi.", [indirect("air sudah surut sejak pagi", "Kata", "Ratna")]),
    # a country right behind a short name is the subject of what is said
    ('"Air sudah surut," kata Ratna. Dengan hujan turun sederas itu, kata Ratna Norwegia sudah harus bersiap.',
     [direct("Air sudah surut", "kata", "Ratna"),
      indirect("Dengan hujan turun sederas itu … Norwegia sudah harus bersiap", "kata", "Ratna")]),
    ("Air sudah surut sejak pagi, kata Ratna singkat ditanya soal banjir.",
     [indirect("Air sudah surut sejak pagi", "kata", "Ratna")]),
    ("Air, kata Ratna, sudah surut sejak pagi.",
     [indirect("Air … sudah surut sejak pagi", "kata", "Ratna")]),
    ("Air sudah surut sejak pagi, kata Ratna.", [indirect("Air sudah surut sejak pagi", "kata", "Ratna")]),
    ("Tanggul itu, lanjut Ratna, akan ditinggikan tahun depan.",
     [indirect("Tanggul itu … akan ditinggikan tahun depan", "lanjut", "Ratna")]),
    # a verb of saying inside is part of what is said
    ("Kami berharap tanggul itu selesai besok, kata Ratna.",
     [indirect("Kami berharap tanggul itu selesai besok", "kata", "Ratna")]),
    # marks lost: the sentences before in the speaker's own voice
    ("Tanggul dijaga semalaman. Saya belum tahu siapa yang salah. Kami periksa dulu. Mana yang bocor, ujar Ratna.",
     [indirect("Saya belum tahu siapa yang salah. Kami periksa dulu. Mana yang bocor", "ujar", "Ratna")]),
    ("Tanggul dijaga semalaman. Kalau bocor itu cuma soal waktu. Sama seperti dulu kami tak tidur, ujar Ratna.",
     [indirect("Kalau bocor itu cuma soal waktu. Sama seperti dulu kami tak tidur", "ujar", "Ratna")]),
    ("Saya dan anak-anak kerap kemari. Udaranya bersih. Jalannya pun rata, ujar Ratna Prameswari.",
     [indirect("Saya dan anak-anak kerap kemari. Udaranya bersih. Jalannya pun rata", "ujar", "Ratna Prameswari")]),
    ("Pasar itu sepi. Menurut saya ini lebih parah dari dulu. Pemerintah harus bekerja keras, ujar Ratna.",
     [indirect("Menurut saya ini lebih parah dari dulu. Pemerintah harus bekerja keras", "ujar", "Ratna")]),
    ("Calon harus didukung 300 nelayan. Nah karena tidak ada, pemilihan diulang, ujar Ratna.",
     [indirect("Nah karena tidak ada, pemilihan diulang", "ujar", "Ratna")]),
    ("Dimas Arkana mengatakan kami sudah siap. Air sudah surut, ujar Ratna.",
     [indirect("kami sudah siap", "mengatakan", "Dimas Arkana"), indirect("Air sudah surut", "ujar", "Ratna")]),
    # a time tells of what is said, "sementara itu" joins it to the sentence before
    ("Saat ini, kata Ratna, tanggul itu masih retak.",
     [indirect("Saat ini … tanggul itu masih retak", "kata", "Ratna")]),
    ("Sementara itu, kata Ratna, tanggul masih retak.",
     [indirect("tanggul masih retak", "kata", "Ratna")]),
    # dates, credits, media and offices behind the source are no content
    ("Air sudah surut, kata Ratna, Senin (10/2/2025).", [indirect("Air sudah surut", "kata", "Ratna")]),
    ("Air sudah surut, kata Ratna, Senin (10/2/2025), dan warga bisa pulang.",
     [indirect("Air sudah surut … dan warga bisa pulang", "kata", "Ratna")]),
    ("Air sudah surut, kata Ratna, saat ditemui di posko.", [indirect("Air sudah surut", "kata", "Ratna")]),
    ("Air sudah surut, ujar Ratna, dikutip Antara, Senin (10/2/2025).",
     [indirect("Air sudah surut", "ujar", "Ratna")]),
    ("Air sudah surut, ujar Ratna, seperti dikutip dari Kabar Nusa.",
     [indirect("Air sudah surut", "ujar", "Ratna")]),
    ("Air sudah surut, kata Ratna, Wali Kota Wanatirta.", [indirect("Air sudah surut", "kata", "Ratna")]),
    ("Kata Ratna, air sudah surut.", [indirect("air sudah surut", "Kata", "Ratna")]),
    ("Menurutnya, air sudah surut. Warga, kata dia, bisa pulang.",
     [indirect("air sudah surut", "Menurutnya", None, None), indirect("Warga … bisa pulang", "kata", "dia", None)]),
    ("Air, katanya, sudah surut sejak pagi.", [indirect("Air … sudah surut sejak pagi", "katanya", None, None)]),
]  # fmt: skip

MIXED = [
    ('Ratna menilai pembukaan pintu air "keputusan yang gegabah".',
     [mixed('pembukaan pintu air "keputusan yang gegabah"', "menilai", "Ratna")]),
    ('Ratna menyebut relokasi itu "dipaksakan" oleh kontraktor.',
     [mixed('relokasi itu "dipaksakan" oleh kontraktor', "menyebut", "Ratna")]),
    ('Ratna mengatakan bahwa warga "sudah terlalu lama menunggu" dan berhak atas ganti rugi.',
     [mixed('warga "sudah terlalu lama menunggu" dan berhak atas ganti rugi', "mengatakan", "Ratna")]),
    # a work's title in marks does not make it mixed
    ('Ratna mengatakan lagu "Sungai Tua" ditulis untuk korban banjir.',
     [indirect('lagu "Sungai Tua" ditulis untuk korban banjir', "mengatakan", "Ratna")]),
]  # fmt: skip

NO_SPEECH = [
    "Polisi bergerak ke lokasi untuk memastikan keadaan aman.",
    "Ratna enggan menyebut nama pelaku.",
    "Ratna tidak mengonfirmasi kabar itu.",
    "Ratna belum bisa memastikan jumlah korban.",
    "Dengan kata lain, rembesan itu dibiarkan.",
    "Nama Ratna disebut-sebut sebagai calon wali kota.",
    "Saat dikonfirmasi, Ratna tidak menjawab.",
    "Polisi berhasil mengungkap jaringan penipuan itu.",
    "Pemerintah berjanji.",
    "Hal itu menegaskan lemahnya pengawasan.",
    "Ratna tidak membantah tanggul itu jebol.",
    "Ratna tak yakin air akan surut.",
    "Ia membeli makanan, terang bulan, dan kopi.",
    "Petugas mencatat nama pengungsi.",
    "Seorang pejabat yang meminta namanya dirahasiakan hadir.",
    # a noun that only names what was spoken of, with all that describes it
    "Ratna menjelaskan penyebab banjir di dua desa.",
    "Ratna menjelaskan mengapa tanggul itu dibangun di Sumberjati.",
    "Ketika seorang warga bertanya lebih lanjut, Ratna pergi.",
    "Ratna menyampaikan ceramahnya soal lingkungan dari sisi agama.",
    # a topic in a clause that only says when
    "Pada saat nelayan Wanatirta memaparkan pandangan terkait tanggul, bupati mengundang Dinas Perikanan.",
    # the plot of a work, another sense, a noun or an order that opens the sentence
    "Serial Senja Kala mengisahkan dua nelayan yang terlibat dalam konflik dengan rentenir.",
    "Badan intelijen Sumberjati mengingatkan kisah heroik Hadi.",
    "Wanatirta mengklaim kemenangan 2-0 pada laga itu.",
    "Komentar Ratna muncul setelah Dimas menutup pasar, Senin (10/2/2025).",
    "Kisah Ratna dan Dimas menjadi pengingat bahwa mimpi yang dijaga bersama, seperti air, akan menemukan jalannya.",
    "Cerita datang dari putri sulung Hadi, Sari Sukmana, yang dulu dipercaya ayahnya mengurus perahu.",
    "Sebut saja Ratna Prameswari, Dimas Putra, dan Hadi Sukmana yang pernah memenangi lomba itu.",
    "Ratna mengungkap apa yang menjadi penyebab perahu itu tenggelam.",
    "Ratna mengumumkan siapa pesaing terkuatnya musim ini.",
    "Ratna menyampaikan pandangannya terkait jalan yang selama ini menjadi jalur utama warga.",
    "Ratna menyinggung kerja sama Wanatirta dan Sumberjati di bidang ketahanan pangan.",
    "Ratna menyinggung pemimpin yang tidak pandai dan mampu melawan penjajahan.",
    "Ratna mengungkap kasus penipuan yang dilakukan pegawai koperasi.",
    "Ratna mengungkap empat syarat yang harus dipenuhi warga untuk menerima beras.",
    "Ratna memaparkan cara menghemat air dan menampungnya.",
    "Ratna menyinggung surat yang dikirim Dimas kepada panitia.",
    "Ratna menjelaskan soal bantuan yang pernah diterima desa itu.",
    "Ratna mengumumkan hasil pemeriksaan air sungai.",
    # another sense, an order to the reader, nobody who says it, a topic before the main clause
    "Harga beras turun, melanjutkan pelemahan hari sebelumnya yang sudah terasa.",
    "PT Samudra Raya mencatat sejarah sebagai perusahaan yang terbesar di pulau itu.",
    "Catat ya Warganusa, pasar murah dibuka besok.",
    "Belum ada warga yang melaporkan air naik di Sumberjati.",
    "Terkait keluhan warga yang menyoroti gaya bicaranya, Ratna memilih untuk diam.",
    # what is asked for, secured, counted, trusted in, or told of, and only named
    "Situs itu milik orang yang meminta sejumlah data pribadi warga.",
    "Pelaku meminta nomor rekening dan alamat korban.",
    "Ratna memastikan keamanan dan kenyamanan penumpang perahu.",
    "Ratna mengatakan hal senada.",
    "Ratna membeberkan beberapa alasan perahu itu disukai nelayan.",
    "Ratna menyebutkan beberapa jenis ikan yang sering ditangkap nelayan.",
    "Ratna mencontohkan pasar apung di Wanatirta.",
    "Ratna menyoroti berbagai hal mulai dari harga pupuk hingga jalan desa.",
    "Ratna menanyakan tentang hukuman mati.",
    "Ratna memberitahu mereka tentang kondisi sungai.",
    "Dimas optimistis dengan pelatih barunya.",
    "Para dosen menyampaikan materi seputar pasar, perahu, dan cara menawar.",
    "Ratna mengungkapkan hasil penyelidikan kecelakaan beruntun di Jalan Melati.",
    "Dimas optimis akan kinerja tahun depan.",
    # what many think, and other people
    "Banyak pemilik perahu menganggap mesin lama lebih irit.",
    "Meski begitu, orang lain menganggap usahanya sia-sia.",
    # a noun with -nya, an order to the reader, a row of verbs, another sense, what somebody seems to do
    "Serial itu tayang Jumat. Kisahnya dimulai dari Ratna Prameswari yang pindah ke desa terpencil.",
    "Agar kamar Wanatirta tetap hangat, tambahkan karpet wol dan gorden tebal.",
    "Setiap orang dilarang menyebar surat yang menghasut, mengajak, atau memaksa warga menutup jalan.",
    "Teater Senja menjanjikan pengalaman menonton yang seru.",
    "Wanatirta sudah memastikan tempatnya di putaran ketiga.",
    "PSS Wanatirta tampak bersikeras akan merekrut Dimas.",
    # words that only describe a noun, a scene
    "Data yang belum sempat ia sampaikan sejalan dengan data milik Dimas.",
    "Sebuah unggahan yang memperlihatkan perahu terbalik menjadi viral.",
    "Kiper Dimas Arkana menepis tendangan Bobby Sukmana pada menit akhir.",
    "Ratna akhirnya mengklarifikasi masa depannya.",
    "Kabar itu membuat warga Wanatirta optimistis menghadapi musim hujan.",
    "Dinas Pelabuhan Wanatirta menginformasikan permintaan itu ke seluruh dermaga.",
    "Ratna menanyakan harga sewa dan cara pembayaran perahu.",
    "Beberapa orang mungkin berpendapat bahwa mengintip tetangga itu wajar.",
    # only whom, where and when
    "Warga bisa langsung bertanya kepada wakil rakyat dari desanya masing-masing.",
    "Ratna bertanya lewat jendela mobil.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*CLAUSE, *NOUN_THAT_SAYS, *ADDRESSED, *SHARED, *KINDS])
def test_an_active_cue_has_its_source_before_and_its_content_behind(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_content_ends_before_a_second_predicate_and_before_adjuncts(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_a_relative_clause_speaks_for_its_antecedent(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), BETWEEN_COMMAS)
def test_a_bare_cue_between_commas_parts_its_content(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_marked_fragments_make_the_clause_mixed(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize("text", NO_SPEECH)
def test_verbs_of_saying_that_say_nothing(text):
    assert said(text) == []


def test_a_whole_marked_sentence_is_direct_by_any_cue():
    text = 'Menurut Ratna, "Air sungai sudah surut sejak pagi."'
    assert said(text) == [direct("Air sungai sudah surut sejak pagi.", "Menurut", "Ratna")]


def test_an_order_inside_what_is_said_is_read_as_well():
    text = "Dimas Arkana meminta warga Sumberjati pulang, kata Ratna."
    assert said(text) == [
        indirect("Dimas Arkana meminta warga Sumberjati pulang", "kata", "Ratna"),
        indirect("warga Sumberjati pulang", "meminta", "Dimas Arkana"),
    ]


def test_a_cue_inside_a_direct_quotation_is_not_read():
    text = 'Ratna mengatakan, "Dimas menyebut air sudah surut."'
    assert said(text) == [direct("Dimas menyebut air sudah surut.", "mengatakan", "Ratna")]


def test_a_denial_has_negative_polarity():
    (quote,) = quotes("Ratna membantah tanggul itu jebol.")
    assert (quote.polarity, quote.cue_class) == ("negative", "deny")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ratna menegaskan air sudah surut.", "certain"),
        ("Ratna menduga air sudah surut.", "probable"),
        ("Ratna memperkirakan air sudah surut.", "possible"),
        ("Menurut Ratna, air sudah surut.", "probable"),
    ],
)
def test_certainty_is_that_of_the_cue(text, certainty):
    (quote,) = quotes(text)
    assert quote.certainty == certainty
