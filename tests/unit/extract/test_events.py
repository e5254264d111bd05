"""The occasion of a statement: when, where and to whom."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import only, quotes

SAID = '"Air surut," kata Ratna'
TUESDAY = "2025-02-11"

DATES = [
    # as printed, resolved
    ("Senin (10/2/2025)", "2025-02-10"),
    ("Senin (10/02/2025)", "2025-02-10"),
    ("Senin (10/2/25)", "2025-02-10"),
    ("Senin (10-2-2025)", "2025-02-10"),
    ("Senin (10/2)", "2025-02-10"),
    ("Senin (10/2/2025) malam", "2025-02-10"),
    ("Senin, 10 Februari 2025", "2025-02-10"),
    ("Senin 10 Februari", "2025-02-10"),
    ("10 Februari 2025", "2025-02-10"),
    ("Jumat (7/2/2025)", "2025-02-07"),
    ("Jum'at (7/2/2025)", "2025-02-07"),
    ("Jum’at (7/2)", "2025-02-07"),
    # a weekday alone is the last one up to the publication
    ("Senin", "2025-02-10"),
    ("Selasa", "2025-02-11"),
    ("Rabu", "2025-02-05"),
    ("Jum'at", "2025-02-07"),
    ("Ahad", "2025-02-09"),
    # a year that is left out: never far behind the publication
    ("Senin (30/12)", "2024-12-30"),
    ("Senin, 30 Desember", "2024-12-30"),
    # a day that does not exist leaves the weekday, or nothing
    ("Senin (30/2/2025)", "2025-02-10"),
    ("30 Februari 2025", None),
    ("Senin ² Februari", "2025-02-10"),
    ("Senin (99/99/9999)", "2025-02-10"),
    (f"Senin {'9' * 5000} Februari", "2025-02-10"),
    # what follows the month is no year
    ("Senin 10 Februari pagi", "2025-02-10"),
    ("Senin, 10 Februari 2025 sore", "2025-02-10"),
    # an hour or a comma before the brackets; a misprinted year; month before day
    ("Senin malam (3/2/2025)", "2025-02-03"),
    ("Senin, (3/2/2025)", "2025-02-03"),
    ("Senin (10/2/205)", "2025-02-10"),
    ("Senin (2/10/2025)", "2025-02-10"),
    ("Kamis (2/10/2025)", "2025-10-02"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "iso"), DATES)
@pytest.mark.parametrize("before", [", ", " pada "])
def test_a_date_is_read_in_every_printed_form(before, printed, iso):
    event = only(f"{SAID}{before}{printed}.", published=TUESDAY).event
    assert (event.date if event else None) == iso


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        (f"{SAID}, Senin.", None, None),
        (f"{SAID}, Senin.", "kemarin", None),
        (f"{SAID}, Senin (10/2).", None, None),
        (f"{SAID}, Senin (10/2/2025). {SAID} lagi, Senin.", None, "2025-02-10"),
        (f"{SAID}, Senin.", "2025-02-11T06:00:00+07:00", "2025-02-10"),
        (f"{SAID}, Senin.", "2025-02-10", "2025-02-10"),
    ],
)
def test_a_date_without_its_year_needs_the_publication_or_a_full_date(text, published, iso):
    event = quotes(text, published=published)[-1].event
    assert (event.date if event else None) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Ratna Prameswari, Senin (10/2/2025), mengatakan air surut.", "2025-02-10"),
        ("Ratna Prameswari mengatakan, Senin (10/2/2025), air surut.", "2025-02-10"),
        (f"{SAID} di Wanatirta (10/2/2025).", "2025-02-10"),
        (f"{SAID}, seperti dikutip dari siaran pers, Kamis, (10/2/2025).", None),
        ('"Air surut," jelas pemain kelahiran 30 April 2004 ini.', None),
        ("Pada hari Senin (10/2/2025), Ratna Prameswari mengatakan air surut.", "2025-02-10"),
        ("Ratna Prameswari datang pada Senin (10/2/2025), dan menyebut air surut.", "2025-02-10"),
        # the date is the outlet's, or belongs to what is said
        (f"{SAID}, dikutip dari Instagram resmi @warga.pesisir, Senin (10/2/2025).", None),
        (f"{SAID}, dikutip dari Antara, Jakarta, Senin (10/2/2025).", None),
        (f"{SAID}, ditulis Senin (10/2/2025).", None),
        (f"{SAID} dalam unggahannya dilihat Kabar Nusa, Senin (10/2/2025).", None),
        (
            f"{SAID}, dikutip dari laman Jaringan Arsip dan Naskah Hukum Kementerian Air Sagara, Senin (10/2/2025).",
            None,
        ),
        (f"{SAID} dikutip dari Harian Cakrawala, pada Senin (10/2/2025).", None),
        ("Tarif itu diumumkan pada Senin (10/2/2025), dan Ratna Prameswari memperkirakan air surut.", None),
        ("Tanggul itu jebol beberapa minggu setelah Ratna Prameswari mengatakan air surut.", None),
        (f"{SAID}, seperti dilansir Antara, Senin (10/2/2025).", None),
        ("Ratna mengatakan tanggul jebol Senin (3/2/2025) karena rembesan.", None),
        ("Ratna Prameswari, yang lahir 10 Februari 1980, mengatakan air surut.", None),
    ],
)
def test_whose_date_it_is(text, iso):
    event = only(text).event
    assert (event.date if event else None) == iso


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{SAID} di Wanatirta, Senin (10/2/2025).", "Wanatirta"),
        (f"{SAID} di Balai Kota Wanatirta, Jalan Melati, Senin (10/2/2025).", "Balai Kota Wanatirta, Jalan Melati"),
        (f"{SAID} kepada wartawan di Istana Nagara, Jakarta.", "Istana Nagara, Jakarta"),
        ("Di Jakarta, Ratna Prameswari mengatakan air surut.", "Jakarta"),
        (f"{SAID} di Balai Uji Fisik (BUF) Graha Sagara, Senin.", "Balai Uji Fisik (BUF) Graha Sagara"),
        (f"{SAID}, dikutip dari siaran pers, di Wanatirta, Senin.", None),
        (f"{SAID}, dikutip dari laman Jaringan Arsip dan Naskah Hukum Kementerian Air di Wanatirta, Senin.", None),
        (f"{SAID}, ditulis di Wanatirta, Senin.", None),
        (f"{SAID} usai laga di La Liga melawan Sagara.", None),
        (f"{SAID} di lokasi banjir.", None),
        (f"{SAID} di akun @warga.pesisir.", None),
        ("Ratna mengatakan air di Wanatirta sudah surut.", None),
    ],
)
def test_the_place(text, place):
    event = only(text).event
    assert (event.place if event else None) == place


@pytest.mark.parametrize(
    ("text", "addressee", "kind"),
    [
        (f"{SAID} kepada wartawan.", "wartawan", "collective"),
        (f"{SAID} kepada awak media, Senin (10/2/2025).", "awak media", "collective"),
        (f"{SAID} kepada para pengungsi.", "para pengungsi", "collective"),
        (f"{SAID} kepada Dimas Arkananta.", "Dimas Arkananta", "person"),
        (f"{SAID} kepada Reuters.", "Reuters", "outlet"),
        (f"{SAID} pada wartawan.", "wartawan", "collective"),
        (f"{SAID} kepada Dimas Arkananta dan Hadi Sukmana.", "Dimas Arkananta dan Hadi Sukmana", "collective"),
        (f"{SAID} kepada polisi dan wartawan, Senin.", "polisi dan wartawan", "collective"),
        ("Ratna mengimbau kepada nelayan dan Dinas Pasar agar tetap waspada.", "nelayan dan Dinas Pasar", "collective"),
        ("Ratna menuduh Dimas Arkananta menerima uang.", None, None),
        # who is asked to do something is addressed
        ("Ratna meminta PT Samudra Raya untuk mengganti rumah warga.", "PT Samudra Raya", "organization"),
        ("Ratna meminta Dimas Arkananta mundur.", "Dimas Arkananta", "person"),
        ("Ratna meminta warga tetap waspada.", None, None),
        (f"{SAID}.", None, None),
    ],
)
def test_the_addressee(text, addressee, kind):
    quote = only(text)
    assert (quote.addressee.name if quote.addressee else None) == addressee
    assert (quote.addressee.kind if quote.addressee else None) == kind


def test_an_addressee_who_speaks_elsewhere_is_the_same_agent():
    text = '"Air surut," kata Ratna Prameswari kepada Dimas Arkananta. "Belum semua," sahut Dimas Arkananta.'
    first, second = quotes(text)
    assert first.addressee == second.agent


def test_a_quote_without_a_cue_tells_no_occasion():
    first, _ = quotes('"Kami tidak akan pindah dari sini."\n"Rumah ini milik kami," kata Ratna, Senin (10/2/2025).')
    assert first.event is None


def test_spans_of_the_occasion_are_the_printed_words():
    text = f"{SAID} di Wanatirta, Senin (10/2/2025)."
    event = only(text).event
    assert event is not None
    assert event.date_span is not None
    assert event.place_span is not None
    assert (event.date_span.of(text), event.place_span.of(text)) == ("Senin (10/2/2025)", "Wanatirta")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2025", "kemarin"])
def test_no_day_of_publication_makes_dates_fail(published):
    for text in (
        f"{SAID}, Minggu.",
        f"{SAID}, Senin (1/1).",
        f"{SAID}, Senin (31/12).",
        f"{SAID}, Rabu. 1/1/0001.",
        f"{SAID} kemarin.",
    ):
        (quote,) = quotes(text, published=published)
        assert quote.event is None or quote.event.date is None or len(quote.event.date) == 10
