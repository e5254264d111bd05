"""Dates of publication as outlets and spreadsheets write them."""

from __future__ import annotations

import pytest

from kg.ingest.dates import is_modification, is_month_first, iso_date

CLEAR = (
    ("2025-06-17", "2025-06-17"),
    ("2025-06-17T10:30:00+07:00", "2025-06-17T10:30:00+07:00"),
    ("2025-06-17T10:30:00.250Z", "2025-06-17T10:30:00+00:00"),
    ("2025-06-17 10:30:00", "2025-06-17T10:30:00"),
    ("2025/6/7", "2025-06-07"),
    ("17/06/2025", "2025-06-17"),
    ("3/4/2026", "2026-04-03"),
    ("17-06-2025 08.05", "2025-06-17T08:05:00"),
    ("17.6.2025", "2025-06-17"),
    ("17 Juni 2025", "2025-06-17"),
    ("Selasa, 17 Juni 2025", "2025-06-17"),
    ("Jum'at, 1 Agustus 2025 06:10 WITA", "2025-08-01T06:10:00+08:00"),
    ("17 Jun 2025 | 10:30 WIB", "2025-06-17T10:30:00+07:00"),
    ("5 Agt 2025, pukul 21.15 WIT", "2025-08-05T21:15:00+09:00"),
    ("June 17, 2025", "2025-06-17"),
    ("Oct 5, 2025 1:05 PM", "2025-10-05T13:05:00"),
    ("12 Des 2025 12:00 am", "2025-12-12T00:00:00"),
    ("Tue, 17 Jun 2025 10:30:00 +0700", "2025-06-17T10:30:00+07:00"),
    ("17-Mei-2025", "2025-05-17"),
    ("10/06/2025", "2025-06-10"),
    ("Tayang: Senin, 9 Juni 2025 20:52 WITA", "2025-06-09T20:52:00+08:00"),
    (",\xa0Jurnalis-Kamis, 19 Juni 2025 |21:19 WIB", "2025-06-19T21:19:00+07:00"),
    ("Kompas.com- 19/06/2025, 10:16 WIB", "2025-06-19T10:16:00+07:00"),
    ("kabarrawa.example | 19/06/2025", "2025-06-19"),
    ("CNN Indonesia - Rabu, 18 Jun 2025 07:30 WIB", "2025-06-18T07:30:00+07:00"),
    ("Diterbitkan pada hari Rabu, 18 Juni 2025", "2025-06-18"),
    ("Published on Tuesday, June 17, 2025", "2025-06-17"),
)

MODIFIED = (
    ("Diperbarui 20 Jun 2025, 16:30 WIB", "2025-06-20T16:30:00+07:00"),
    ("Kompas.com- Diperbarui 19/06/2025, 10:25 WIB", "2025-06-19T10:25:00+07:00"),
    ("Terakhir diperbarui: Jumat, 20 Juni 2025", "2025-06-20"),
    ("Last updated: 20 June 2025", "2025-06-20"),
)

UNCLEAR = (
    "", "kemarin", "45825", "06/17/2025", "17/06/25", "31 Februari 2025", "2025-13-01", "17 Juni", "2025",
    "17/06/2025 atau nanti", "0025-06-17", "17/06-2025", "17 Juni 2025 25:10", "17 Smarch 2025", "Juni 2025",
    "Tayang 9 Juni 2025, diperbarui 10 Juni 2025", "Tayang: Senin", "sebelum 17 Juni 2025", "Kompas.com- 06/17/2025",
    "Kompas.com-", "Tayangan 9 Juni 2025", "Tidak ditemukan", "17 Juni 2025 WIB", "a-" * 400 + "17 Juni 2025",
)  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), CLEAR)
def test_reads_what_is_clear(given: str, expected: str) -> None:
    assert iso_date(given) == expected


@pytest.mark.parametrize(("given", "expected"), MODIFIED)
def test_a_date_of_modification_is_told_apart(given: str, expected: str) -> None:
    assert (iso_date(given), is_modification(given)) == (expected, True)


@pytest.mark.parametrize("given", [given for given, _ in CLEAR])
def test_any_other_date_is_none(given: str) -> None:
    assert not is_modification(given)


@pytest.mark.parametrize(("given", "expected"), [("06/17/2025 20:43", True), ("17/06/2025", False), ("45825", False)])
def test_the_month_is_first_where_only_that_can_be_read(given: str, expected: bool) -> None:
    assert is_month_first(given) is expected


@pytest.mark.parametrize("given", UNCLEAR)
def test_refuses_what_is_not(given: str) -> None:
    assert iso_date(given) is None


@pytest.mark.parametrize("expected", [expected for _, expected in CLEAR])
def test_its_own_output_stays_the_same(expected: str) -> None:
    assert iso_date(expected) == expected
