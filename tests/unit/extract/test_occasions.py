"""One occasion, one event: what a source says on after its date was told, and days told by their distance."""

from __future__ import annotations

import pytest

from kg.model.text import SourceDocument
from kg.pipeline import extract

FIRST = '"Air surut," kata Ratna Prameswari di Posko Sumberjati, Senin (10/2/2025).'


def dates(text: str) -> list[str | None]:
    document = SourceDocument("x", text, language="id", published="2025-02-12T08:00:00+07:00")
    return [quote.event.date if quote.event else None for quote in extract(document).quotes]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ('\n"Besok kami pulang," ujarnya.', "2025-02-10"),
        ("\nRatna mengatakan jalan dibuka.", "2025-02-10"),
        ("\nSebelumnya, Ratna mengatakan jalan ditutup.", None),
        ("\nDimas Arkananta mengatakan jalan dibuka.", None),
        ("\nRatna mengatakan jalan dibuka, Selasa (11/2/2025).", "2025-02-11"),
    ],
)
def test_a_quote_takes_the_event_of_its_sources_last_quote(behind, expected):
    assert dates(FIRST + behind) == ["2025-02-10", expected]


def test_an_event_that_is_taken_over_is_a_reason():
    quote = extract(SourceDocument("x", FIRST + '\n"Besok kami pulang," ujarnya.', language="id")).quotes[1]
    assert quote.reasons[-1] == "same-occasion"
    assert quote.event is not None
    assert quote.event.place == "Posko Sumberjati"


TALK = "Berbicara kepada Dimas Arkananta di Balai Kota, Ratna Prameswari menyatakan bahwa jalan sudah dibuka."


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ('"Karena itu Anda bisa pulang malam ini," ujar Ratna.', "Dimas Arkananta"),
        ('"Kami lega." "Jalan itu aman," ujar Ratna.\n"Kamu boleh pulang malam ini," katanya.', "Dimas Arkananta"),
        # nobody is spoken to; somebody else is quoted as speaking to somebody
        ('"Kami akan membantu semua warga," ujar Ratna.', None),
        ("\"Mereka menulis 'Anda lalai' di papan pengumuman,\" ujar Ratna.", None),
        ("Ratna mengatakan Anda sekalian boleh pulang.", None),
        # another addressee, another occasion, another source
        ('"Anda semua bisa pulang malam ini," ujar Ratna kepada Laras Widuri.', "Laras Widuri"),
        ('"Anda semua bisa pulang malam ini," ujar Ratna di Posko Sumberjati.', None),
        ('Sebelumnya, "Anda semua bisa pulang malam ini," ujar Ratna.', None),
        ('"Anda semua bisa pulang malam ini," ujar Bagas Wirawan.', None),
    ],
)
def test_what_speaks_to_somebody_is_said_to_whom_the_source_spoke_to_before(behind, expected):
    last = extract(SourceDocument("x", f"{TALK}\n{behind}", language="id")).quotes[-1]
    assert (last.addressee.name if last.addressee else None) == expected


def test_an_addressee_that_is_taken_over_stands_where_it_was_told():
    text = f'{TALK}\n"Karena itu Anda bisa pulang malam ini," ujar Ratna.'
    quote = extract(SourceDocument("x", text, language="id")).quotes[-1]
    assert quote.addressee_span is not None
    assert quote.addressee_span.of(text) == "Dimas Arkananta"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("kemarin", "2025-02-11"),
        ("hari ini", "2025-02-12"),
        ("tadi malam", "2025-02-11"),
        ("pekan lalu", None),
    ],
)
def test_a_day_told_by_its_distance_from_the_publication(words, expected):
    assert dates(f'"Air surut," kata Ratna Prameswari {words}.') == [expected]


@pytest.mark.parametrize(
    "text", ["Kemarin, Ratna Prameswari mengatakan air surut.", "Ratna Prameswari kemarin mengatakan air surut."]
)
def test_such_a_day_may_stand_first_or_right_before_the_cue(text):
    assert dates(text) == ["2025-02-11"]


def test_a_date_that_only_bounds_a_time_dates_nothing():
    assert dates('"Air surut," kata Ratna dalam pernyataan pertamanya sejak Jumat (7/2/2025).') == [None]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Hal itu disampaikan Ratna Prameswari di Posko Sumberjati, Senin (10/2/2025).", "2025-02-10"),
        ("Pujian itu disampaikan oleh Ratna Prameswari di Posko Sumberjati, Senin (10/2/2025).", "2025-02-10"),
        ("Hal itu disampaikan Dimas Arkananta di Posko Sumberjati, Senin (10/2/2025).", None),
        ("Bantuan beras disampaikan Ratna Prameswari di Posko Sumberjati, Senin (10/2/2025).", None),
    ],
)
def test_a_sentence_that_only_points_back_tells_the_occasion_of_what_follows(told, expected):
    assert dates(f'{told} "Besok kami pulang ke rumah," kata Ratna Prameswari.') == [expected]
