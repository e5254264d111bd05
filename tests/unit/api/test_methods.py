"""What may be done with an address, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from api.app import create_app
from tests.unit.api.conftest import served
from tests.unit.api.store import KEY

if TYPE_CHECKING:
    import httpx

    from kg.settings import Settings

PAGE = "https://peta.example"
OTHER = "https://lain.example"


@pytest.fixture(scope="module")
def sharing(settings: Settings) -> Iterator[httpx.Client]:
    """A client of a service that shares with one origin."""
    with served(create_app(replace(settings, cors_origins=f"{PAGE}, https://dua.example"))) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/sparql", "GET, POST, HEAD, OPTIONS"),
        ("/api/v1/quotes", "GET, HEAD, OPTIONS"),
        ("/api/v1/extract", "POST, OPTIONS"),
        (f"/articles/{KEY}", "GET, HEAD, OPTIONS"),
        ("/static/ujar.css", "GET, HEAD, OPTIONS"),
    ],
)
def test_options_names_the_methods(client: httpx.Client, path: str, allowed: str) -> None:
    found = client.options(path)
    assert (found.status_code, found.headers["allow"], found.content) == (204, allowed, b"")


def test_options_of_nothing_is_a_404(client: httpx.Client) -> None:
    assert client.options("/nowhere").status_code == 404


def test_without_the_setting_no_script_of_another_origin_may_read(client: httpx.Client) -> None:
    found = client.get("/api/v1/quotes", headers={"origin": PAGE})
    assert found.status_code == 200
    assert [name for name in found.headers if name.startswith("access-control")] == []


@pytest.mark.parametrize(("origin", "expected"), [(PAGE, PAGE), (OTHER, None)])
def test_scripts_of_the_named_origins_may_read_also_errors(
    sharing: httpx.Client, origin: str, expected: str | None
) -> None:
    for path in ("/api/v1/quotes", "/sparql?query=ASK", "/nowhere", "/healthz?" + "x" * 17000):
        found = sharing.get(path, headers={"origin": origin})
        assert found.headers.get("access-control-allow-origin") == expected
    assert "ETag" in found.headers["access-control-expose-headers"]


def test_any_origin_may_read_where_the_setting_is_a_star(settings: Settings) -> None:
    with served(create_app(replace(settings, cors_origins="*"))) as client:
        found = client.get("/healthz", headers={"origin": OTHER})
        assert found.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in found.headers


@pytest.mark.parametrize(("origin", "status"), [(PAGE, 200), (OTHER, 400)])
def test_a_browser_is_told_beforehand_what_it_may_send(sharing: httpx.Client, origin: str, status: int) -> None:
    asked = {
        "origin": origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "authorization, content-type, if-match",
    }
    found = sharing.options("/sparql", headers=asked)
    assert found.status_code == status
    assert "PUT" in found.headers["access-control-allow-methods"]
    assert "Authorization" in found.headers["access-control-allow-headers"]
