from __future__ import annotations

import pytest

from kg import resources
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.settings import Settings
from kg.store import open_store
from tests.unit.query.archive import DOCUMENTS


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """A store on disk with the archive's three articles, published."""
    settings = Settings(store=tmp_path_factory.mktemp("arsip") / "toko")
    store = open_store(settings.store, settings=settings)
    report = ingest(DOCUMENTS, store, settings=settings)
    assert report.articles == 3
    assert report.quotes >= 6
    yield store
    store.close()


@pytest.fixture(scope="session")
def archive_settings(archive):
    return Settings(store=archive.path)


@pytest.fixture(scope="session")
def sample():
    """A store in memory with the sample articles."""
    settings = Settings()
    store = open_store(None, settings=settings)
    ingest(read_documents([resources.folder("data") / "sample" / "id"]), store, settings=settings)
    yield store
    store.close()
