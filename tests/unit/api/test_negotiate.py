from __future__ import annotations

import pytest

from api.errors import RequestError
from api.negotiate import best, parse, prefers_html

JSON, XML, CSV = "application/json", "application/xml", "text/csv"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/*", CSV),
        ("application/json;q=0.5, application/xml", XML),
        ("application/json;q=0.5, application/xml;q=0.9, text/csv;q=0.7", XML),
        ("text/csv, */*", CSV),
        ("text/csv;q=0.9, */*;q=0.9", CSV),
        ("*/*, application/json;q=0", XML),
        ("application/*;q=0.2, application/xml;q=0.1, text/csv;q=0.15", JSON),
        ("text/csv; charset=utf-8; q=1", CSV),
        ("nonsense, text/csv", CSV),
        ("application/json, application/xml", JSON),
    ],
)
def test_the_best_media_type_is_the_one_the_client_rates_highest(accept: str | None, expected: str) -> None:
    assert best(accept, (JSON, XML, CSV)) == expected


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "text/csv;q=0, image/*", "text/csv;q=oops"])
def test_nothing_acceptable_is_a_406_that_lists_what_there_is(accept: str) -> None:
    with pytest.raises(RequestError) as error:
        best(accept, (JSON, CSV))
    assert error.value.code == "UJ804"
    assert error.value.cure == "available: application/json, text/csv"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (BROWSER, True),
        ("text/html", True),
        (None, False),
        ("*/*", False),
        ("application/json", False),
        ("application/json, text/html;q=0.5", False),
    ],
)
def test_a_browser_is_told_by_naming_html(accept: str | None, expected: bool) -> None:
    assert prefers_html(accept) is expected


def test_quality_is_kept_between_0_and_1() -> None:
    assert [found.quality for found in parse("a/b;q=7, a/c;q=-1, a/d;q=0.25")] == [1.0, 0.0, 0.25]
