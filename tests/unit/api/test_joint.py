"""What the API and the pages tell of several who speak together, and of the medium of their words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.app import create_app
from kg.ids import article_key
from tests.unit.api.conftest import served
from tests.unit.api.store import fill
from tests.unit.rdf.factory import joint

if TYPE_CHECKING:
    import httpx

KEY = article_key(joint().document)
NAMES = ["Ratna Wulandari", "Dimas Arkananta", "warga pesisir"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder: Path = tmp_path_factory.mktemp("joint") / "store"
    with served(create_app(fill(folder, joint()))) as found:
        yield found


def test_an_article_lists_the_members_with_their_identities(client: httpx.Client) -> None:
    quote = client.get(f"/api/v1/articles/{KEY}").json()["quotes"][0]
    assert quote["speaker"]["kind"] == "collective"
    assert quote["speaker"]["identity"] is None
    assert [member["name"] for member in quote["speaker"]["members"]] == NAMES
    ratna, dimas, residents = (member["identity"] for member in quote["speaker"]["members"])
    assert "/id/agent/" in ratna
    assert "/id/agent/" in dimas
    assert ratna != dimas
    assert residents is None


def test_a_list_of_quotes_has_one_row_with_all_names(client: httpx.Client) -> None:
    for name in NAMES:
        found = client.get("/api/v1/quotes", params={"speaker": name, "type": "indirect"}).json()
        assert found["total"] == 1
        assert [speaker["name"] for speaker in found["quotes"][0]["speakers"]] == NAMES
    (single,) = client.get("/api/v1/quotes", params={"type": "direct"}).json()["quotes"]
    assert (single["who"], single["speakers"]) == ("Dimas Arkananta", [])


@pytest.mark.parametrize("path", [f"/articles/{KEY}", "/search"])
def test_every_page_links_each_name(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers={"accept": "text/html"}).text
    for name in NAMES[:2]:
        assert f"speaker%3A%22{name.replace(' ', '+')}%22" in page or f'speaker:"{name}"' in page


def test_the_medium_is_told(client: httpx.Client) -> None:
    quote = client.get(f"/api/v1/articles/{KEY}").json()["quotes"][0]
    assert quote["event"] == {"date": None, "place": None, "medium": "Instagram"}
    assert "<dd>Instagram</dd>" in client.get(f"/articles/{KEY}", headers={"accept": "text/html"}).text
