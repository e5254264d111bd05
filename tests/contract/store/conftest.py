from __future__ import annotations

from contextlib import ExitStack

import pytest

from kg.store.endpoint.client import Client
from kg.store.endpoint.engines import engine_of
from kg.store.endpoint.site import site_of
from tests.contract.store.servers import running


@pytest.fixture(scope="session")
def servers(tmp_path_factory):
    """A function from the name of a server to one that runs; each is started once."""
    found = {}
    with ExitStack() as stack:

        def server(name):
            if name not in found:
                found[name] = stack.enter_context(running(name, tmp_path_factory.mktemp(name)))
            return found[name]

        yield server


@pytest.fixture
def empty_server(servers):
    """The same, with nothing in it."""

    def server(name):
        found = servers(name)
        site = site_of(found.settings)
        client = Client(site)
        own = engine_of("", client.server()).own_graphs
        with client.query(
            "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g", accept="text/csv"
        ) as body:
            names = [line.split(",")[0].strip('"') for line in body.read().decode().splitlines()[1:]]
        if others := [name for name in names if name not in own]:
            client.update(" ;\n".join(f"DROP SILENT GRAPH <{name}>" for name in others))
        client.close()
        return found

    return server
