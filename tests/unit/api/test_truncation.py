"""An answer that a limit cuts is still a whole document, and says that it was cut."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from api.app import create_app
from kg.settings import Settings
from tests.unit.api.conftest import served

if TYPE_CHECKING:
    import httpx

ROWS = "SELECT * { ?s ?p ?o } LIMIT %d"
TRIPLES = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT %d"


@pytest.fixture(scope="module")
def strict(settings: Settings) -> Iterator[httpx.Client]:
    """A client of a service that gives two rows at most."""
    with served(create_app(replace(settings, query_rows=2, query_workers=1))) as client:
        yield client


@pytest.mark.parametrize("query", [ROWS, TRIPLES])
@pytest.mark.parametrize(("asked", "is_cut"), [(1, False), (2, False), (3, True)])
def test_the_header_says_after_how_many(strict: httpx.Client, query: str, asked: int, is_cut: bool) -> None:
    found = strict.get("/sparql", params={"query": query % asked})
    assert found.status_code == 200
    assert found.headers.get("ujar-truncated") == ("2" if is_cut else None)


def test_a_cut_answer_parses(strict: httpx.Client) -> None:
    def ask(query: str, accept: str) -> httpx.Response:
        return strict.get("/sparql", params={"query": query % 9}, headers={"accept": accept})

    assert len(ask(ROWS, "application/sparql-results+json").json()["results"]["bindings"]) == 2
    results = ET.fromstring(ask(ROWS, "application/sparql-results+xml").content)
    assert len(list(results.iter("{http://www.w3.org/2005/sparql-results#}result"))) == 2
    assert len(ask(ROWS, "text/csv").text.splitlines()) == 3
    assert len(list(ox.parse(ask(TRIPLES, "text/turtle").content, ox.RdfFormat.TURTLE))) == 2
