"""A noun or question that stands for what was told elsewhere is no quote; what answers it is."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import indirect, said

TOPICS = [
    # a number that is a date, an age or a size answers nothing
    "Ratna menyampaikan hasil penyelidikan mengenai hilangnya perahu di Sagara pada 6 Juni 2025.",
    "Ratna menyampaikan kondisi terkini pasar setelah garis polisi dicabut pada Senin (10/2/2025) malam.",
    "Ratna mengungkap dampak tambang pada pulau seluas 17.780 hektare itu.",
    "Arkana FC mengumumkan daftar 23 pemain yang akan tampil melawan Sagara FC.",
    "Ratna mengungkap kasus pencurian beras yang dilakukan pengurus koperasi periode 2010-2015.",
    "Arkana Motor mengumumkan harga Arkana 16 di Sagara sejak April 2025.",
    "Ratna mengungkapkan fakta menarik mengenai keberadaan 13 tambang di pulau itu.",
    "Ratna mengungkap total penjualan perahu selama 47 tahun di Sagara.",
    "Liga Sagara mengumumkan tanggal dan waktu laga pada tiga pekan awal 2025/2026.",
    "Ratna lalu menjelaskan asal usul keempat perahu tersebut.",
    "Ratna menjelaskan aspek hukum yang menjerat penebang bakau.",
    'Ratna menyinggung label "desa terkotor sedunia" yang sempat disematkan kepada Sumberjati.',
    "Dinas Kesehatan Sagara menyampaikan surat edaran terkait kewaspadaan terhadap demam.",
    # a topic behind a preposition, an adjective that looks like a verb, a noun that looks like one
    "Ratna mengungkapkan fakta mengejutkan terkait hilangnya perahu di Sagara.",
    "Ratna berkisah tentang dua sahabat yang merupakan anak nelayan.",
    "Ratna meluruskan pemahaman tentang adat panen di desanya.",
    "Ratna menyoroti tantangan baru di era digital.",
    "Ratna mengungkap rahasia bisa menjual beras dua kali lipat.",
    # what was uncovered, delivered or reported has only its name
    "Polisi mengungkap laboratorium gelap narkoba di sebuah rumah di Sagara.",
    "Ratna menyampaikan pokok-pokok kebijakan pupuk sebagai landasan anggaran desa.",
    "Kementerian Keuangan melaporkan realisasi penyaluran gaji ke-13 untuk pegawai negeri.",
    "Ratna menjelaskan dengan rinci dasar pengembangan wisata Sagara.",
    # a clause that hangs on the noun, a verb that a passive has about its subject, a verb's noun
    "Ratna menceritakan detik menegangkan perahu yang ia kemudikan menabrak tanggul.",
    "Ratna menjelaskan latar belakang pihaknya berencana membangun tanggul.",
    "Ratna menceritakan kronologi anggota koperasi diduga memukul nelayan.",
    "Ratna mengungkap identitas sopir yang diduga memukul warga desa.",
    "Ratna memaparkan penyebab belum terjualnya beras desa itu.",
    # questions
    "Penelitian itu mengungkap sejauh mana air laut masuk ke sumur warga.",
    "Ratna mengungkap seberapa cepat air laut naik di desanya.",
    "Ratna menjelaskan bagaimana ia membagi waktu antara sawah dan sekolah.",
    # what is counted, and told elsewhere, also behind a comma
    "Ratna mengungkapkan, dua penyebab utama kegagalan koperasi dalam menjual beras.",
    "Ratna mengungkap sejumlah desa yang mengalami kenaikan harga beras.",
    "Ratna menyampaikan beberapa hal yang perlu diperhatikan warga desa.",
    # acts of speech that are only counted
    "Ratna menyampaikan beberapa usulan teknis serta penyesuaian terbatas terhadap rancangan tanggul.",
    "Ratna mengemukakan sejumlah pertanyaan kepada camat.",
    "Ratna menyampaikan beberapa pesan saat melakukan aksi bersih-bersih di pantai.",
    "Ratna menyampaikan berbagai persoalan terkait pupuk hingga harapan terhadap koperasi.",
    "Ratna mengumumkan sejumlah keputusan penting dalam rapat desa.",
    # a name that is only mentioned
    "Ratna menyebut nama Dimas Arkana.",
    "Ratna menyebut nama para pengikutnya, yang dikenal sebagai Kawan Ratna, serta keluarga yang mendukungnya.",
    "Ratna menjelaskan duduk perkara pemulangan atlet dayung dari Sagara.",
    "Ratna menyampaikan kabar terbaru terkait kapal yang hilang itu.",
]

ANSWERED = [
    ("Ratna mencontohkan sekolah apung itu sebagai terobosan nyata.",
     "sekolah apung itu sebagai terobosan nyata", "mencontohkan"),
    ("Ratna mengumumkan harga beras 12.400 per kilogram.", "harga beras 12.400 per kilogram", "mengumumkan"),
    ("Ratna mengungkap total penjualan perahu 300 unit.", "total penjualan perahu 300 unit", "mengungkap"),
    ("Ratna menceritakan kronologi kejadian berawal dari tanggul yang retak.",
     "kronologi kejadian berawal dari tanggul yang retak", "menceritakan"),
    ("Ratna mengungkapkan, penyebab banjir karena tanggul jebol.",
     "penyebab banjir karena tanggul jebol", "mengungkapkan"),
    ("Ratna mengungkapkan, identitas korban yang tewas masih dalam proses identifikasi.",
     "identitas korban yang tewas masih dalam proses identifikasi", "mengungkapkan"),
    ("Ratna mengungkapkan sejumlah desa yang terendam belum menerima beras.",
     "sejumlah desa yang terendam belum menerima beras", "mengungkapkan"),
    ("Ratna mengungkapkan bagaimana ia tidak pernah digaji selama tiga bulan.",
     "bagaimana ia tidak pernah digaji selama tiga bulan", "mengungkapkan"),
    ("Ratna mengungkap rasa syukurnya atas kemenangan itu.", "rasa syukurnya atas kemenangan itu", "mengungkap"),
    ("Ratna mengungkap sejumlah kebutuhan sekolah seperti lapangan dan jaring.",
     "sejumlah kebutuhan sekolah seperti lapangan dan jaring", "mengungkap"),
    ("Ratna mencontohkan desa seperti Sumberjati yang telah berhasil mengelola air.",
     "desa seperti Sumberjati yang telah berhasil mengelola air", "mencontohkan"),
    ("Ratna menyebut nama Dimas Arkana sebagai calon terkuat.",
     "nama Dimas Arkana sebagai calon terkuat", "menyebut"),
    ("Ratna menyampaikan tiga tuntutan, yakni air bersih, jalan, dan sekolah.",
     "tiga tuntutan, yakni air bersih, jalan, dan sekolah", "menyampaikan"),
    ("Ratna menyampaikan sejumlah usulan agar tanggul dibangun lagi.",
     "sejumlah usulan agar tanggul dibangun lagi", "menyampaikan"),
    ("Ratna menyampaikan sejumlah usulan: tanggul, pompa, dan perahu.",
     "sejumlah usulan: tanggul, pompa, dan perahu", "menyampaikan"),
    ("Ratna menyampaikan beberapa usulan tidak diterima bupati.",
     "beberapa usulan tidak diterima bupati", "menyampaikan"),
    ("Ratna menyampaikan kabar bahagia karena sudah menikah lagi.",
     "kabar bahagia karena sudah menikah lagi", "menyampaikan"),
    ("Ratna menjelaskan jumlah pengungsi 300 orang.", "jumlah pengungsi 300 orang", "menjelaskan"),
]  # fmt: skip


@pytest.mark.parametrize("text", TOPICS)
def test_a_topic_is_no_quote(text):
    assert said(text) == []


@pytest.mark.parametrize(("text", "content", "cue"), ANSWERED)
def test_a_topic_that_is_answered_is_a_quote(text, content, cue):
    assert said(text) == [indirect(content, cue, "Ratna")]
