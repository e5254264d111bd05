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
    # a name that is only mentioned
    "Ratna menyebut nama Dimas Arkana.",
    "Ratna menyebut nama para pengikutnya, yang dikenal sebagai Kawan Ratna, serta keluarga yang mendukungnya.",
    "Ratna menjelaskan duduk perkara pemulangan atlet dayung dari Sagara.",
    "Ratna menyampaikan kabar terbaru terkait kapal yang hilang itu.",
]

ANSWERED = [
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
    ("Ratna mengungkap sejumlah kebutuhan sekolah seperti lapangan dan jaring.",
     "sejumlah kebutuhan sekolah seperti lapangan dan jaring", "mengungkap"),
    ("Ratna mencontohkan desa seperti Sumberjati yang telah berhasil mengelola air.",
     "desa seperti Sumberjati yang telah berhasil mengelola air", "mencontohkan"),
    ("Ratna menyebut nama Dimas Arkana sebagai calon terkuat.",
     "nama Dimas Arkana sebagai calon terkuat", "menyebut"),
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
