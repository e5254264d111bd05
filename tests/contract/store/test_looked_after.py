"""A store at an endpoint, looked after: whether a service over it is ready, and whether it is whole."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from api.app import create_app
from kg.intake import ingest
from kg.model.text import SourceDocument
from kg.store import health as module
from kg.store import open_store
from kg.store.health import health
from tests.contract.store.servers import PARAMETERS
from tests.unit.api.conftest import served

TEXT = '"Harga beras nomor {} turun," kata Bupati Ratna Prameswari, Selasa.'


@pytest.fixture(params=PARAMETERS)
def server(request, empty_server):
    return empty_server(request.param)


@pytest.fixture
def settings(server, tmp_path):
    """Settings of a store with two articles."""
    made = replace(server.settings, store=tmp_path / "toko")
    with closing(open_store(made.store, settings=made)) as store:
        ingest([SourceDocument(f"a{number}", TEXT.format(number)) for number in (1, 2)], store, settings=made)
    return made


def test_a_service_is_ready_while_its_endpoint_answers(server, settings):
    with served(create_app(settings)) as client:
        assert client.get("/readyz").json() == {"status": "ok", "articles": 2}
        server.kill()
        try:
            found = client.get("/readyz")
        finally:
            server.start()
        assert (found.status_code, found.json()["code"]) == (503, "UJ462")
        assert client.get("/readyz").json()["articles"] == 2


def checked(settings):
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        return health(view)


def test_parts_are_compared_at_an_endpoint_too(settings):
    found = checked(settings)
    assert found.findings == ()
    assert (found.articles, found.documents, found.quotes) == (2, 2, 2)
    with closing(open_store(settings.store, settings=settings)) as store:
        store.replace_graphs([next(name for name in store.graph_names() if "/article/" in name)], [])
    found = checked(settings)
    assert {one.part for one in found.findings} == {"graphs", "index"}
    assert not found.is_whole


def test_a_writer_at_an_endpoint_is_noticed_until_it_has_published(settings):
    with closing(open_store(settings.store, settings=settings)) as writer:
        writer.replace_graphs([next(name for name in writer.graph_names() if "/article/" in name)], [])
        (finding,) = checked(settings).findings
    assert (finding.part, finding.is_fault) == ("store", False)


def test_what_was_published_while_an_endpoint_was_read_is_not_compared(settings, monkeypatch):
    monkeypatch.setattr(module, "_STEP", 1)
    with (
        closing(open_store(settings.store, settings=settings, read_only=True)) as view,
        closing(open_store(settings.store, settings=settings)) as writer,
    ):
        writer.replace_graphs([next(name for name in writer.graph_names() if "/article/" in name)], [])
        (finding,) = health(view, progress=lambda _: writer.publish()).findings
        assert not (settings.store / "unpublished").exists()
    assert (finding.part, finding.is_fault) == ("store", False)


def test_what_a_killed_writer_left_unpublished_does_not_count_as_somebody_writing(settings):
    (settings.store / "unpublished").touch()
    assert checked(settings).findings == ()
