"""From a text in which several speak together, and by what, to what a search answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from kg.intake import ingest
from kg.model.text import SourceDocument
from kg.query.named import named_query
from kg.query.search import search
from kg.rdf.vocab import PROLOGUE
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store
from kg.views import build_view

TEXT = (
    "Kepala Desa Wanatirta Ratna Prameswari dan Ketua RT Dimas Arkananta lewat akun Instagram desa mengatakan air "
    'sudah surut. "Warga boleh pulang," kata Dimas kepada wartawan di Posko Sumberjati, '
    "Senin (10/2/2025)."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    settings = Settings(store=tmp_path_factory.mktemp("bersama") / "toko")
    with closing(open_store(settings.store, settings=settings)) as filled:
        document = SourceDocument("b1", TEXT, outlet="Kabar Rawa", published="2025-02-11", language="id")
        assert ingest([document], filled, settings=settings).quotes == 2
        yield filled


def test_either_name_finds_what_both_say(store: Store) -> None:
    (row,) = search(store, 'speaker:"Ratna Prameswari"').rows
    assert row.who == "Ratna Prameswari dan Dimas Arkananta"
    assert [name for name, _ in row.speakers] == ["Ratna Prameswari", "Dimas Arkananta"]
    found = search(store, 'speaker:"Dimas Arkananta"')
    assert (found.total, {one.quote for one in found.rows} > {row.quote}) == (2, True)


def test_an_outlet_quotes_each_of_them(store: Store) -> None:
    graph = build_view("speakers", store)
    quotes = {graph.nodes[node]["label"]: data["quotes"] for _, node, data in graph.edges(data=True)}
    assert quotes == {"Ratna Prameswari": 1, "Dimas Arkananta": 2}


def test_rows_of_an_outlet_are_its_quotes(store: Store) -> None:
    values = {"outlet": "Kabar Rawa", "first": "2025-01-01", "last": "2025-12-31"}
    rows = list(store.select(named_query("outlet-quotes").bind(values)))
    assert sorted(row[1] or "" for row in rows) == ["Dimas Arkananta", "Ratna Prameswari dan Dimas Arkananta"]


def test_the_medium_stands_beside_no_place(store: Store) -> None:
    query = "SELECT ?medium ?place { ?q ujar:statedAt ?e OPTIONAL { ?e ujar:medium ?medium } "
    rows = set(store.select(f"{PROLOGUE}{query} OPTIONAL {{ ?e schema:location ?place }} }}"))
    assert rows == {("Instagram", None), (None, "Posko Sumberjati")}
