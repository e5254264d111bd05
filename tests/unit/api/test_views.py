"""The table of views over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.views import VIEWS

if TYPE_CHECKING:
    import httpx


def test_the_views_are_listed_with_all_that_their_table_says(client: httpx.Client) -> None:
    found = client.get("/api/v1/views").json()["views"]
    assert [row["name"] for row in found] == [row.name for row in VIEWS]
    for row, view in zip(VIEWS, found, strict=True):
        for name in ("question", "nodes", "edges", "measures", "limits"):
            assert view[name] == getattr(row, name)
            assert set(view[name]) == {"id", "en"}
        assert [way["name"] for way in view["ways"]] == [way.name for way in row.ways]
        assert {"after", "kind", "slice"} <= set(view["filters"])
        assert view["counted"].startswith(f"{view['unit']}: ")
        assert client.get(f"/views/{view['name']}.{view['formats'][0]}").status_code == 200


def test_a_table_says_what_it_was_made_of(client: httpx.Client) -> None:
    header, line, *_ = client.get("/views/speakers.nodes.csv").text.splitlines()
    assert header.endswith(",question,filter,read,store")
    assert "Which outlet quotes whom?,unnamed sources left out (by default)," in line
    assert "unit" in header.split(",")
