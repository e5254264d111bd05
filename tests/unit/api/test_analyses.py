"""Analyses over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.views.analyses import ANALYSES

if TYPE_CHECKING:
    import httpx


def test_the_analyses_are_listed(client: httpx.Client) -> None:
    found = client.get("/api/v1/analyses").json()["analyses"]
    assert [(row["number"], row["name"]) for row in found] == [(row.number, row.name) for row in ANALYSES]
    assert {"json", "csv"} <= set(found[0]["formats"])


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.name)
def test_every_analysis_answers(client: httpx.Client, row) -> None:
    found = client.get(f"/api/v1/analyses/{row.name}", params={"unit": "quotes"})
    assert (found.status_code, found.headers["content-type"]) == (200, "application/json")
    answer = found.json()
    assert (answer["name"], answer["unit"], answer["copies"]) == (row.name, "quotes", "every copy counts")
    assert all(set(line) == set(answer["columns"]) for line in answer["rows"])


def test_an_ending_names_the_form(client: httpx.Client) -> None:
    found = client.get("/api/v1/analyses/most-quoted.csv", params={"limit": 1})
    assert found.headers["content-type"].startswith("text/csv")
    assert 'filename="ujar-most-quoted.csv"' in found.headers["content-disposition"]
    header, *lines = found.text.splitlines()
    assert ",unit,copies,filter,read" in header
    assert len(lines) == 1


def test_a_picture_is_in_the_language_that_is_wished(client: httpx.Client) -> None:
    assert "Siapa paling sering dikutip?" in client.get("/api/v1/analyses/most-quoted.svg?lang=id").text
    assert "Media mana mengutip siapa?" in client.get("/views/speakers.html?lang=id").text
    for path in ("/api/v1/analyses/most-quoted?lang=id", "/views/speakers.gexf?lang=id"):
        assert client.get(path).json()["code"] == "UJ737"


def test_options_of_an_analysis_are_parameters(client: httpx.Client) -> None:
    found = client.get("/api/v1/analyses/ego", params={"view": "speakers", "radius": 2}).json()
    assert found["notes"][0].endswith("in the view speakers, radius 2")
    assert client.get("/api/v1/analyses/backbone", params={"view": "speakers", "alpha": 0.5}).status_code == 200


def test_who_has_the_answer_is_not_sent_it_again(client: httpx.Client) -> None:
    tag = client.get("/api/v1/analyses/slices").headers["etag"]
    assert client.get("/api/v1/analyses/slices", headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("nothing", 404, "UJ747"),
        ("slices.docx", 404, "UJ735"),
        ("slices?alpha=0.1", 422, "UJ748"),
        ("backbone?alpha=2", 422, "UJ746"),
        ("backbone?view=nothing", 404, "UJ730"),
        ("ego?view=speakers&ego=nobody", 404, "UJ742"),
        ("ego?radius=3", 422, "UJ801"),
        ("slices?slice=week", 422, "UJ801"),
        ("slices?people=/etc", 422, "UJ801"),
        ("slices?limit=0", 422, "UJ801"),
        ("slices?after=yesterday", 422, "UJ732"),
        ("most-quoted?after=2025-06&before=2025-01", 422, "UJ732"),
        ("communities?speaker=Nobody+Atall", 404, "UJ736"),
        ("most-quoted?language=xx", 404, "UJ736"),
    ],
)
def test_mistakes_are_problems(client: httpx.Client, path: str, status: int, code: str) -> None:
    found = client.get(f"/api/v1/analyses/{path}")
    assert (found.status_code, found.json()["code"]) == (status, code)
