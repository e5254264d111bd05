"""The sample articles in a store, read once for all tests of exports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from kg import resources
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import View

SAMPLES = resources.folder("data") / "sample" / "id"


@pytest.fixture(scope="session")
def archive() -> Iterator[View]:
    """A store in memory that holds the sample articles; nobody writes to it."""
    settings = Settings()
    with closing(open_store(None, settings=settings)) as store:
        documents = (document for path in sorted(SAMPLES.glob("*.txt")) for document in read_documents(path))
        ingest(documents, store, settings=settings)
        yield store
