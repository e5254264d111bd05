from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree

from kg.export.gexf import write_gexf
from kg.export.sanitise import network

SPACES = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def tree(nodes: list[Any], edges: list[Any] | None = None, **options: Any) -> etree._Element:
    out = io.BytesIO()
    write_gexf(network(nodes, edges or [], **options), out)
    return etree.fromstring(out.getvalue())


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ({"first_seen": "2025-04-16"}, "2025-04-16", "2025-04-16"),
        ({"last_seen": "2025-04-16"}, "2025-04-16", "2025-04-16"),
        ({"first_seen": "2025-04-01", "last_seen": "2025-05-02"}, "2025-04-01", "2025-05-02"),
        ({"first_seen": "2024-02"}, "2024-02-01", "2024-02-29"),
        ({"first_seen": "2025", "last_seen": "2026"}, "2025-01-01", "2026-12-31"),
        ({"first_seen": "2025-04-16T23:30:00+07:00"}, "2025-04-16", "2025-04-16"),
        ({"first_seen": "2025-05-02", "last_seen": "2025-04-01"}, "2025-04-01", "2025-05-02"),
    ],
)
def test_dates_become_spells_and_stay_attributes(dates: dict[str, str], start: str, end: str) -> None:
    root = tree([("n", dates)])
    (spell,) = root.iterfind(".//g:node/g:spells/g:spell", SPACES)
    assert dict(spell.attrib) == {"start": start, "end": end}
    assert {value.get("value") for value in root.iterfind(".//g:attvalue", SPACES)} == set(dates.values())
    graph = root.find("g:graph", SPACES)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")


def test_a_graph_without_dates_is_static() -> None:
    graph = tree([("n", {"kind": "person"})]).find("g:graph", SPACES)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("static", None)


@pytest.mark.parametrize("count", ["claim_count", "quote_count"])
def test_area_grows_with_the_count_and_colour_tells_the_kind(count: str) -> None:
    root = tree([("a", {count: 1, "kind": "person"}), ("b", {count: 4, "kind": "outlet"})])
    sizes = [float(size.get("value", "")) for size in root.iterfind(".//viz:size", SPACES)]
    assert sizes[1] == 2 * sizes[0]
    colours = [tuple(colour.attrib.values()) for colour in root.iterfind(".//viz:color", SPACES)]
    assert len(set(colours)) == 2


def test_an_unknown_kind_is_grey_and_nothing_has_no_looks() -> None:
    root = tree([("a", {"kind": "kapal"}), ("b", {})])
    assert [colour.get("r") for colour in root.iterfind(".//viz:color", SPACES)] == ["140"]
    assert root.find(".//viz:size", SPACES) is None


def test_an_edge_has_its_kind_weight_and_id() -> None:
    edge = tree([("a", {})], [("a", "a", "kutipan-1", {"kind": "about", "weight": 2})]).find(".//g:edge", SPACES)
    assert edge is not None
    expected = {"id": "kutipan-1", "source": "a", "target": "a", "kind": "about", "weight": "2.0"}
    assert dict(edge.attrib) == expected


def test_the_graph_says_what_it_is() -> None:
    root = tree([], name="about", is_directed=False, properties={"unit": "quotes & <more>", "filter": "everything"})
    assert root.findtext(".//g:keywords", namespaces=SPACES) == "about"
    assert root.findtext(".//g:description", namespaces=SPACES) == "filter: everything\nunit: quotes & <more>"
    graph = root.find("g:graph", SPACES)
    assert graph is not None
    assert graph.get("defaultedgetype") == "undirected"
