"""Graph files through other people's readers, most of them outside Python: nothing is lost, nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from kg.export.model import Network
from kg.export.network import from_networkx, from_view
from kg.views import VIEWS
from tests.contract.exports.foreign import FOREIGN, Foreign, Running
from tests.contract.exports.graphs import graphs, hard_graph
from tests.contract.exports.readers import expected
from tests.contract.exports.test_networks import written
from tests.unit.views.newsroom import drawn

if TYPE_CHECKING:
    import networkx as nx

readers = pytest.mark.parametrize("reader", [row.mark() for row in FOREIGN])
GIVEN_GRAPHS = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def tools() -> Iterator[Running]:
    with ExitStack() as stack:
        yield Running(stack)


def assert_read(network: Network, reader: Foreign, tools: Running) -> None:
    found = reader.read(tools, written(network, reader.format))
    wanted = expected(network, keep=reader.keep)
    assert reader.filled(found.nodes) == reader.filled(wanted.nodes)
    assert reader.filled(found.edges) == reader.filled(wanted.edges)
    if network.edges and reader.keeps_direction:
        assert found.is_directed == wanted.is_directed


@readers
@pytest.mark.parametrize("view", [row.name for row in VIEWS])
def test_views_are_read_as_they_were_written(view: str, reader: Foreign, tools: Running) -> None:
    network = from_view(drawn(view))
    assert network.edges
    assert any("first_seen" in edge.values for edge in network.edges)
    assert_read(network, reader, tools)


@readers
def test_hard_texts_are_read(reader: Foreign, tools: Running) -> None:
    assert_read(from_networkx(hard_graph()), reader, tools)


@readers
@GIVEN_GRAPHS
@given(graph=graphs())
def test_any_graph_is_read(reader: Foreign, tools: Running, graph: nx.Graph[str]) -> None:
    assert_read(from_networkx(graph), reader, tools)
