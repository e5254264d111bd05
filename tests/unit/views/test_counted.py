"""Views are counted before they are drawn, and not drawn where they are too large."""

from __future__ import annotations

import pytest

from kg.errors import SettingsError
from kg.views import build_view
from kg.views.counted import count_view
from tests.unit.views.newsroom import filled


def test_a_view_that_is_too_large_says_so_and_what_to_do() -> None:
    with filled() as store, pytest.raises(SettingsError, match="5 edges, a graph is drawn of 4 at most") as caught:
        build_view("speakers", store, most_edges=4, type=("direct", "indirect"))
    assert caught.value.code == "UJ738"
    assert caught.value.place == "filter: type direct, indirect"
    assert "CSV" in caught.value.cure


def test_the_largest_view_that_may_be_drawn_is_drawn() -> None:
    with filled() as store:
        counted = count_view("speakers", store)
        graph = build_view("speakers", store, most_edges=len(counted.found.edges))
    assert graph.number_of_edges() == len(counted.found.edges)
    assert list(graph) == list(counted.found.agents)


def test_edges_are_those_of_the_graph() -> None:
    with filled() as store:
        rows = list(count_view("chains", store).rows())
        graph = build_view("chains", store)
    assert [(source, target, {**values, "id": key}) for source, target, key, values in rows] == sorted(
        graph.edges(data=True), key=lambda edge: (edge[0], edge[1], edge[2]["kind"], edge[2]["hop"])
    )
