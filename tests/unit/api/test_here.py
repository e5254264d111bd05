"""A service under a base path: every address that it names leads back to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from api.app import create_app
from kg.ids import local_quote
from tests.unit.api import articles
from tests.unit.api.conftest import served
from tests.unit.api.store import KEY

if TYPE_CHECKING:
    import httpx

    from kg.settings import Settings

ROOT = "/arsip/ujar"
ADDRESS = re.compile(r"""(?:href|src|action)="(/[^"]*)\"""")
PAGES = ("/", "/search?q=air", "/search?q=type:direct&lang=en", f"/articles/{KEY}", "/docs", "/tidak-ada")
ANSWERS = ("/api/v1/quotes?limit=1", f"/api/v1/articles/{KEY}", "/tidak-ada", "/search.json?q=air")
NAMES = (f"article/{KEY}/doc", f"article/{KEY}/{local_quote(articles.DIRECT)}", "outlet/harian-cakrawala")


@pytest.fixture(scope="module", params=["kept", "taken off"])
def proxied(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Any]:
    """Asks by the address that a client sees; the proxy before the service keeps the base path, or takes it off."""
    with served(create_app(replace(settings, root_path=ROOT))) as client:

        def ask(address: str, **headers: str) -> httpx.Response:
            assert address.startswith(f"{ROOT}/")
            path = address if request.param == "kept" else address.removeprefix(ROOT)
            return client.get(path, headers=headers)

        yield ask


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_stays_under_the_base_path_and_leads_somewhere(proxied: Any, page: str) -> None:
    text = proxied(f"{ROOT}{page}", accept="text/html").text
    found = {address.split("#")[0].replace("&amp;", "&") for address in ADDRESS.findall(text)}
    assert len(found) > 5
    assert [address for address in found if not address.startswith(f"{ROOT}/")] == []
    wrong = {f"{ROOT}/tidak-ada?{urlencode({'lang': code})}" for code in ("id", "en")} if "tidak" in page else set()
    assert {address for address in found if proxied(address).status_code != 200} == wrong


@pytest.mark.parametrize("address", ANSWERS)
def test_every_address_in_an_answer_stays_under_the_base_path(proxied: Any, address: str) -> None:
    answer = proxied(f"{ROOT}{address}", accept="application/json")
    paths = {text for text in strings(answer.json()) if re.fullmatch(r"/[a-z].*", text)}
    assert paths
    assert [path for path in paths if not path.startswith(f"{ROOT}/")] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_ids_lead_to_addresses_under_the_base_path(proxied: Any, name: str, accept: str) -> None:
    answer = proxied(f"{ROOT}/id/{name}", accept=accept)
    assert answer.status_code == 303
    assert proxied(answer.headers["location"]).status_code == 200


def test_the_next_page_and_the_description_know_the_base_path(proxied: Any) -> None:
    following = proxied(f"{ROOT}/api/v1/quotes?limit=1").headers["link"]
    assert proxied(following[1:].split(">")[0]).status_code == 200
    assert [one["url"] for one in proxied(f"{ROOT}/openapi.json").json()["servers"]] == [ROOT]
    answer = proxied(f"{ROOT}/search?q=air", accept="text/html").text
    assert f'href="{ROOT}/search" aria-current="page"' in answer


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON document."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)


def test_the_service_description_names_the_endpoint_under_the_base_path(proxied: Any) -> None:
    assert re.search(rf"endpoint> ?<http://127\.0\.0\.1:\d+{ROOT}/sparql>", endpoint(proxied))


def endpoint(proxied: Any) -> str:
    return str(proxied(f"{ROOT}/sparql", accept="application/n-triples").text)
