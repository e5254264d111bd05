"""The application as a whole: what every address answers, and that every error is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.api.store import KEY

if TYPE_CHECKING:
    import httpx

HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/version", "/openapi.json"])
def test_the_service_tells_how_it_is(client: httpx.Client, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 200
    assert found.headers["content-type"] == "application/json"


def test_version_names_program_ontology_base_and_packs(client: httpx.Client) -> None:
    found = client.get("/version").json()
    assert found["base"] == "http://localhost:8000/"
    assert found["ontology"] == "https://w3id.org/ujar/ont"
    assert len(found["packs"]["id"]) == 12


def test_ready_counts_articles(client: httpx.Client) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "articles": 1}


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "UJ802"),
        ("GET", "/api/v1/articles/nobody", 404, "UJ802"),
        ("GET", "/articles/nobody", 404, "UJ802"),
        ("GET", "/id/agent/nobody", 404, "UJ802"),
        ("GET", "/static/nothing.css", 404, "UJ802"),
        ("POST", "/healthz", 405, "UJ803"),
        ("PUT", "/api/v1/quotes", 405, "UJ803"),
        ("DELETE", "/sparql", 405, "UJ803"),
        ("GET", "/api/v1/quotes?limit=101", 422, "UJ801"),
        ("GET", "/api/v1/quotes?limit=0", 422, "UJ801"),
        ("GET", "/api/v1/quotes?after=0", 422, "UJ801"),
        ("GET", "/api/v1/quotes?after=2025-02-30", 422, "UJ801"),
        ("GET", "/api/v1/quotes?since=2025-02-03", 422, "UJ801"),
        ("GET", "/api/v1/quotes?type=shouted", 422, "UJ801"),
        ("GET", "/api/v1/quotes?cursor=abc", 400, "UJ514"),
        ("GET", "/api/v1/quotes?q=%22open", 400, "UJ513"),
        ("GET", "/api/v1/quotes?q=colour:red", 400, "UJ510"),
        ("GET", "/search.json?q=type:shouted", 400, "UJ512"),
        ("POST", "/sparql", 415, "UJ805"),
        ("GET", "/sparql?query=SELEC", 400, "UJ501"),
        ("GET", "/sparql?update=CLEAR+ALL", 400, "UJ808"),
        ("GET", "/views/nothing.gexf", 404, "UJ730"),
        ("GET", "/views/speakers.docx", 404, "UJ735"),
        ("GET", "/views/speakers.gexf?after=yesterday", 422, "UJ732"),
        ("GET", "/views/speakers.gexf?after=2025-06&before=2025-01", 422, "UJ732"),
        ("GET", "/views/speakers.gexf?outlet=Nothing", 404, "UJ736"),
        ("GET", "/views/speakers.gexf?radius=2", 422, "UJ737"),
        ("GET", "/views/speakers.gexf?colour=red", 422, "UJ801"),
        ("GET", "/healthz?" + "x" * 17000, 414, "UJ807"),
    ],
)
def test_every_error_is_a_problem_with_a_code_and_a_cure(
    client: httpx.Client, method: str, path: str, status: int, code: str
) -> None:
    found = client.request(method, path)
    problem = found.json()
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
    assert (problem["status"], problem["code"], problem["type"]) == (status, code, f"/docs#{code}")
    assert problem["title"]
    assert problem["detail"]
    assert problem["cure"]


def test_a_405_names_the_methods(client: httpx.Client) -> None:
    assert client.post("/healthz").headers["allow"] == "GET, HEAD, OPTIONS"
    assert client.put("/sparql").headers["allow"] == "GET, POST, HEAD, OPTIONS"


def test_validation_names_each_parameter(client: httpx.Client) -> None:
    problem = client.get("/api/v1/quotes?limit=x&type=y").json()
    assert {entry["place"] for entry in problem["errors"]} == {"query.limit", "query.type"}


def test_a_browser_gets_an_error_as_a_page_in_its_language(client: httpx.Client) -> None:
    found = client.get("/nowhere", headers=HTML | {"accept-language": "en"})
    assert found.status_code == 404
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="en">' in found.text
    assert "UJ802" in found.text


def test_a_browser_gets_an_error_of_the_api_as_json(client: httpx.Client) -> None:
    assert client.get("/api/v1/articles/nobody", headers=HTML).headers["content-type"] == "application/problem+json"


def test_an_unexpected_error_is_a_problem_and_keeps_its_secrets(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr("api.routes.quotes.search", broken)
    found = client.get("/api/v1/quotes")
    assert (found.status_code, found.json()["code"]) == (500, "UJ800")
    assert "1234" not in found.text
    assert "content-security-policy" in found.headers


@pytest.mark.parametrize(
    "path", ["/", "/search", "/docs", f"/articles/{KEY}", "/healthz", "/nowhere", "/static/ujar.css"]
)
def test_every_answer_forbids_scripts_and_sniffing(client: httpx.Client, path: str) -> None:
    found = client.get(path)
    assert "default-src 'none'" in found.headers["content-security-policy"]
    assert found.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", f"/articles/{KEY}", "/api/v1/quotes", "/healthz"])
def test_head_is_get_without_the_body(client: httpx.Client, path: str) -> None:
    plain = {"accept-encoding": "identity"}
    head, get = client.head(path, headers=plain), client.get(path, headers=plain)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]


def test_a_body_above_the_limit_is_refused(client: httpx.Client) -> None:
    found = client.post("/api/v1/extract", content=b"x" * 5_000_001, headers={"content-type": "text/plain"})
    assert (found.status_code, found.json()["code"]) == (413, "UJ806")


def test_the_description_lists_every_route_with_problems_and_examples(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    assert {
        "/sparql",
        "/api/v1/quotes",
        "/api/v1/articles/{id}",
        "/api/v1/extract",
        "/views/{name}.{extension}",
    } <= set(document["paths"])
    operations = [found for methods in document["paths"].values() for found in methods.values()]
    assert len({found["operationId"] for found in operations}) == len(operations)
    assert all("application/problem+json" in found["responses"]["default"]["content"] for found in operations)
    assert "ValidationError" not in document["components"]["schemas"]
    after = next(
        found for found in document["paths"]["/api/v1/quotes"]["get"]["parameters"] if found["name"] == "after"
    )
    assert {"type": "string", "format": "date"}.items() <= after["schema"]["anyOf"][0].items()


def test_the_reference_page_shows_every_operation_and_code_and_loads_nothing_from_elsewhere(
    client: httpx.Client,
) -> None:
    page = client.get("/docs").text
    document = client.get("/openapi.json").json()
    for methods in document["paths"].values():
        for found in methods.values():
            assert f'id="{found["operationId"]}"' in page
    assert 'id="UJ802"' in page
    assert "<script" not in page
    assert "https://" not in page.replace("https://w3id.org", "").replace("https://schema.org", "").replace(
        "https://cakrawala.example", ""
    )
