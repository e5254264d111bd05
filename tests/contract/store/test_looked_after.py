"""A store at an endpoint, looked after: whether a service over it is ready, and whether it is whole."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from api.app import create_app
from kg.intake import ingest
from kg.model.text import SourceDocument
from kg.store import open_store
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
