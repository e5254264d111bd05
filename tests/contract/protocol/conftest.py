"""A real server over a scratch store, with a key for everything, that the protocol's tests write to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from kg.settings import Settings
from kg.store import open_store
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from tests.e2e.conftest import running


@dataclass(frozen=True)
class Endpoint:
    """The server, with a client that sends the key."""

    client: httpx.Client

    def put(self, graph: str, ntriples: str) -> None:
        """Puts a graph."""
        headers = {"content-type": "application/n-triples"}
        self.client.put("/graphs", params={"graph": graph}, content=ntriples, headers=headers).raise_for_status()


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """An endpoint over an empty store."""
    folder = tmp_path_factory.mktemp("protocol")
    open_store(folder / "store", settings=Settings()).close()
    key = Keys(Layout(folder / "store").keys).add("protocol", [Scope.ADMIN])
    headers = {"authorization": f"Bearer {key}"}
    with (
        running(folder / "store", folder / "server.log") as server,
        httpx.Client(base_url=server.url, timeout=60, headers=headers) as client,
    ):
        yield Endpoint(client)


@pytest.fixture
def endpoint(scratch: Endpoint) -> Endpoint:
    """The endpoint, without any graph."""
    headers = {"content-type": "application/sparql-update"}
    scratch.client.post("/sparql", content="DROP ALL", headers=headers).raise_for_status()
    return scratch
