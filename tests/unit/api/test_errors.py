from __future__ import annotations

import orjson
import pytest

from api import errors
from kg.errors import InputError, LimitError, QueryError, StoreError, UjarError


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError("UJ106", "the article has no text"), 422),
        (InputError("UJ108", "the article is too long"), 413),
        (StoreError("UJ403", "another process is writing"), 503),
        (QueryError("UJ501", "the query is empty"), 400),
        (QueryError("UJ505", "rows are no Turtle"), 406),
        (LimitError("UJ601", "the query took too long"), 503),
        (UjarError("UJ730", "there is no such view"), 404),
        (UjarError("X1", "nobody knows"), 500),
    ],
)
def test_a_code_has_a_status(error: UjarError, status: int) -> None:
    assert errors.from_error(error).status == status


def test_the_document_has_the_members_of_rfc_9457_and_ours_and_no_empty_ones() -> None:
    error = QueryError("UJ501", "the query is empty", place="line 1, column 1", cure="begin with SELECT")
    found = errors.response(errors.from_error(error))
    assert found.media_type == "application/problem+json"
    assert orjson.loads(found.body) == {
        "type": "/docs#UJ501",
        "title": "The query is malformed or not allowed",
        "status": 400,
        "detail": "the query is empty",
        "code": "UJ501",
        "cure": "begin with SELECT",
        "place": "line 1, column 1",
    }


@pytest.mark.parametrize(("code", "has_wait"), [("UJ604", True), ("UJ408", True), ("UJ601", False), ("UJ402", False)])
def test_only_what_passes_asks_to_try_again(code: str, has_wait: bool) -> None:
    assert ("retry-after" in errors.from_error(LimitError(code, "no")).headers) is has_wait


def test_an_unexpected_error_says_nothing_about_the_inside() -> None:
    assert errors.unexpected().status == 500
    assert "Traceback" not in errors.unexpected().detail
