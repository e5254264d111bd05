"""What was announced or told as a noun ends before how and when that was done, and before what was done next."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import indirect, only, said

ENDS = [
    ("Ratna mengumumkan penampilannya sebagai model melalui akun Instagram pribadinya.",
     "penampilannya sebagai model", "mengumumkan"),
    ("Ratna membantah tuduhan itu melalui pernyataan tertulis.", "tuduhan itu", "membantah"),
    ("Ratna mengumumkan rencana konsernya pada November tahun lalu.", "rencana konsernya", "mengumumkan"),
    ("Ratna mengumumkan pembentukan dana cadangan awal tahun ini.", "pembentukan dana cadangan", "mengumumkan"),
    ("Ratna mengumumkan perahu terbarunya pada Pameran Bahari Sagara pekan lalu.", "perahu terbarunya", "mengumumkan"),
    ("Ratna mengumumkan kenaikan tarif air, pada Selasa kemarin.", "kenaikan tarif air", "mengumumkan"),
    ("Ratna mengumumkan peluncuran perahu baru, pada Senin (16/6/2025) waktu setempat.", "peluncuran perahu baru",
     "mengumumkan"),
    ("Ratna mengumumkan secara resmi pelatih barunya melalui akun pribadinya.", "pelatih barunya", "mengumumkan"),
    ("Ratna mengungkapkan kekecewaan mendalam dan langsung meninggalkan ruangan.", "kekecewaan mendalam",
     "mengungkapkan"),
    ("Ratna melaporkan kinerja positif serta memutuskan pembagian laba.", "kinerja positif", "melaporkan"),
    ("Ratna mengungkapkan rasa syukur dan mendoakan kebaikan bagi Dimas.", "rasa syukur", "mengungkapkan"),
]  # fmt: skip

GOES_ON = [
    # a thing to be done, a day to come, a manner, an act that belongs to it
    ("Ratna mengumumkan rencana untuk membeli kapal pada 2028.",
     "rencana untuk membeli kapal pada 2028", "mengumumkan"),
    ("Ratna mengumumkan penutupan jalan pada Senin depan.", "penutupan jalan pada Senin depan", "mengumumkan"),
    ("Ratna menegaskan komitmennya melalui layanan yang andal.",
     "komitmennya melalui layanan yang andal", "menegaskan"),
    ("Ratna mengapresiasi peran warga dalam memberikan bantuan.",
     "peran warga dalam memberikan bantuan", "mengapresiasi"),
    ("Ratna menegaskan perlunya kerja sama untuk memperkuat promosi melalui kanal media.",
     "perlunya kerja sama untuk memperkuat promosi melalui kanal media", "menegaskan"),
    ("Ratna menyatakan kehadiran penyidik dalam persidangan sebagai saksi tidak tepat.",
     "kehadiran penyidik dalam persidangan sebagai saksi tidak tepat", "menyatakan"),
    ("Ratna menyatakan pihaknya saat ini sudah mengantongi surat izin.",
     "pihaknya saat ini sudah mengantongi surat izin", "menyatakan"),
    ("Ratna menyampaikan apresiasi atas dukungan mereka dalam pertemuan nelayan.",
     "apresiasi atas dukungan mereka dalam pertemuan nelayan", "menyampaikan"),
    ("Ratna menekankan pentingnya keadilan serta mendukung nelayan kecil.",
     "pentingnya keadilan serta mendukung nelayan kecil", "menekankan"),
    ("Ratna mengatakan jalan rusak dan membahayakan pengendara.",
     "jalan rusak dan membahayakan pengendara", "mengatakan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "cue"), [*ENDS, *GOES_ON])
def test_a_noun_ends_before_what_belongs_to_its_telling(text, content, cue):
    assert said(text) == [indirect(content, cue, "Ratna")]


def test_the_day_of_an_announcement_is_the_day_of_the_quote():
    quote = only("Ratna mengumumkan pelatih barunya pada Selasa (17/6/2025) malam WIB.")
    assert (quote.text, quote.event.date if quote.event else None) == ("pelatih barunya", "2025-06-17")
