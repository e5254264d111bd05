from __future__ import annotations

from pathlib import Path

import pytest

from api.pages import words
from api.pages.words import LANGUAGES, choose, load
from kg.extract.confidence import WEIGHTS

NOT_CURRENT = ("version.superseded", "version.capture")


def test_every_language_has_the_same_messages() -> None:
    keys = {language: set(load(language).messages) for language in LANGUAGES}
    assert keys["id"] == keys["en"]
    assert all(len(load(language).months) == 12 for language in LANGUAGES)


def test_every_message_is_used() -> None:
    folder = Path(words.__file__).parent
    used = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in {".html", ".py"})
    from_data = ("type.", "kind.", "hop.", "reason.", "order.", "unit.", "card.probable", "card.possible", *NOT_CURRENT)
    assert [key for key in load("id").messages if not key.startswith(from_data) and f"'{key}'" not in used] == []


def test_every_reason_of_the_extractor_is_put_into_words() -> None:
    assert {key.removeprefix("reason.") for key in load("id").messages if key.startswith("reason.")} == set(WEIGHTS)


@pytest.mark.parametrize(
    ("asked", "accept", "expected"),
    [
        ("en", "id", "en"),
        ("xx", "en", "en"),
        (None, "en-GB,en;q=0.9,id;q=0.8", "en"),
        (None, "id-ID, en;q=0.5", "id"),
        (None, "fr, en;q=0.1", "en"),
        (None, "fr", "id"),
        (None, "en;q=0", "id"),
        (None, None, "id"),
        (None, ",;q=", "id"),
    ],
)
def test_the_language_of_a_page(asked: str | None, accept: str | None, expected: str) -> None:
    assert choose(asked, accept, "id") == expected


@pytest.mark.parametrize(
    ("iso", "id_", "en"),
    [
        ("2025-04-06", "6 April 2025", "6 April 2025"),
        ("2025-08-17T09:30:00+07:00", "17 Agustus 2025", "17 August 2025"),
        ("2024-03", "Maret 2024", "March 2024"),
        ("2024", "2024", "2024"),
        ("2024-13-01", "2024-13-01", "2024-13-01"),
        ("kemarin", "kemarin", "kemarin"),
    ],
)
def test_dates_are_written_in_the_language(iso: str, id_: str, en: str) -> None:
    assert (load("id").date(iso), load("en").date(iso)) == (id_, en)


def test_numbers_and_units() -> None:
    assert load("id").count("quotes", 12345) == "12.345 kutipan"
    assert load("en").count("quotes", 12345) == "12,345 quotes"
    assert load("en").count("articles", 1) == "1 article"
    assert (load("id").decimal(0.9), load("en").decimal(0.9)) == ("0,90", "0.90")
