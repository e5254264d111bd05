"""Saved queries over HTTP."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from kg.query.named import named_queries, named_query
from tests.unit.api.store import KEY

if TYPE_CHECKING:
    import httpx

ROWS = "application/sparql-results+json"
ARTICLE = f"http://localhost:8000/id/article/{KEY}/doc"


def test_the_list_says_what_each_answers_in_two_languages_and_what_it_takes(client: httpx.Client) -> None:
    listed = {row["name"]: row for row in client.get("/api/v1/queries").json()["queries"]}
    assert list(listed) == list(named_queries())
    found = listed["outlet-quotes"]
    assert found["title"] == {
        "id": "Kutipan di satu media pada satu rentang tanggal",
        "en": "Quotes in one outlet between two dates",
    }
    assert [(one["name"], one["kind"]) for one in found["parameters"]] == [
        ("outlet", "text"),
        ("first", "date"),
        ("last", "date"),
    ]
    assert found["formats"] == ["json", "xml", "csv", "tsv"]
    assert found["text"] == named_query("outlet-quotes").text


@pytest.mark.parametrize("name", named_queries())
def test_every_saved_query_is_answered(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/api/v1/queries/{name}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, ROWS)
    assert answer.json()["head"]["vars"]


def test_parameters_come_with_the_address(client: httpx.Client) -> None:
    found = client.get("/api/v1/queries/article-quotes", params={"article": ARTICLE}).json()["results"]["bindings"]
    assert {row["who"]["value"] for row in found} >= {"Ratna Wibisana"}
    assert client.get("/api/v1/queries/speaker-quotes", params={"speaker": 'x" }'}).json()["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("outlets.csv", None, "text/csv; charset=utf-8"),
        ("outlets.json", "text/csv", ROWS),
        ("outlets", "text/csv", "text/csv; charset=utf-8"),
        ("outlets", "text/html,application/xhtml+xml,*/*;q=0.8", ROWS),
    ],
)
def test_the_form_is_that_of_the_ending_else_the_accepted_one(
    client: httpx.Client, path: str, accept: str | None, media_type: str
) -> None:
    answer = client.get(f"/api/v1/queries/{path}", headers={"accept": accept} if accept else {})
    assert answer.headers["content-type"] == media_type
    if "csv" in media_type:
        assert next(csv.reader(io.StringIO(answer.text)))[:2] == ["outlet", "name"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("tidak-ada", 404, "UJ802"),
        ("outlets.ttl", 404, "UJ802"),
        ("outlets?siapa=x", 400, "UJ517"),
        ("outlet-quotes?first=kemarin", 400, "UJ516"),
        ("speaker-quotes?speaker=a&speaker=b", 422, "UJ801"),
    ],
)
def test_what_cannot_be_answered_is_said_with_a_cure(
    client: httpx.Client, address: str, status: int, code: str
) -> None:
    answer = client.get(f"/api/v1/queries/{address}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["cure"]
