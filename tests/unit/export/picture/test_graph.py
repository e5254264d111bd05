"""What a drawing of a network shows, and what it says of itself."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg.errors import SettingsError
from kg.export.network import from_networkx
from kg.export.picture import draw
from kg.export.picture.drawn import Drawn, drawn
from kg.export.picture.palette import COLOURS
from kg.export.picture.strongest import MOST_NODES, excerpt
from kg.views import VIEWS
from tests.unit.views.newsroom import drawn as view_graph

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    """Every line of text of a document, in its order."""
    found = ET.fromstring(svg).iter()
    return [element.text or "" for element in found if element.tag in {f"{SVG}text", f"{SVG}tspan"} and element.text]


def crowd(nodes: int = 60) -> nx.DiGraph[str]:
    """Three hubs that share some of many leaves with long names, and a pair apart."""
    graph: nx.DiGraph[str] = nx.DiGraph(name="ramai", question="Siapa mengutip siapa?")
    for number in range(nodes):
        graph.add_node(f"n{number}", label=f"Nama Panjang Sekali Nomor {number}", kind="person", claim_count=number)
    for number in range(3, nodes - 2):
        graph.add_edge(f"n{number % 3}", f"n{number}", weight=1 + number % 5)
        if number % 7 == 0:
            graph.add_edge(f"n{number}", f"n{(number + 1) % 3}", weight=2)
    graph.add_edge(f"n{nodes - 2}", f"n{nodes - 1}", weight=1)
    return graph


def boxes(drawing: Drawn) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every node with its label."""
    found = []
    for name, (width, height) in drawing.boxes.items():
        x, y = drawing.centres[name]
        top = y - 1.3 * drawing.radii[name]
        found.append((x - width / 2, top, x + width / 2, top + height))
    return found


@pytest.mark.parametrize("nodes", [6, 30, 120])
def test_no_node_or_label_touches_another(nodes):
    places = boxes(drawn(from_networkx(crowd(nodes))))
    assert len(places) == nodes
    touching = [
        (one, other)
        for one, other in combinations(places, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert touching == []


@pytest.mark.parametrize("row", VIEWS, ids=lambda row: row.name)
def test_the_caption_of_a_view_says_question_unit_filter_store_and_what_is_missing(row):
    graph = view_graph(row.name)
    told = " ".join(texts(draw(graph).svg()))
    assert row.question["en"] in told
    for name in ("Unit", "Filter", "Read", "Left out", "Drawn"):
        assert name in told
    assert " ".join(graph.graph["unit"].split()[:6]) in told
    assert graph.graph["read"] in told


@pytest.mark.parametrize("row", VIEWS, ids=lambda row: row.name)
def test_every_node_of_a_small_view_is_there_with_its_whole_name(row):
    graph = view_graph(row.name)
    titles = [element.text or "" for element in ET.fromstring(draw(graph).svg()).iter(f"{SVG}title")]
    for _, label in graph.nodes(data="label"):
        assert any(title.startswith(label) for title in titles)


def test_a_legend_names_kinds_communities_area_and_width():
    told = texts(draw(crowd(20)).svg())
    assert "person (20)" in told
    assert any(text.endswith("more") for text in told)
    assert "area: claims, 19 at most" in told
    assert "width: weight, 5 at most" in told


def test_a_large_network_is_cut_to_its_strongest_and_says_so():
    graph = crowd(60)
    told = " ".join(texts(draw(graph, top=10).svg()))
    assert "the 10 strongest of 60 nodes by weighted degree" in told
    shown = excerpt(from_networkx(graph), top=10)
    assert [node.id for node in shown.nodes][:3] == ["n0", "n1", "n2"]
    ids = {node.id for node in shown.nodes}
    assert all({tie.source, tie.target} <= ids for tie in shown.ties)


def test_ties_are_limited_but_each_node_keeps_its_strongest():
    graph = nx.complete_graph(40)
    nx.set_edge_attributes(graph, {(one, other): one + other for one, other in graph.edges}, "weight")
    shown = excerpt(from_networkx(graph))
    assert len(shown.ties) == 120
    assert {end for tie in shown.ties for end in (tie.source, tie.target)} == {str(number) for number in range(40)}
    assert "the 120 strongest of 780 ties" in shown.describe(is_directed=False)


def test_parallel_edges_are_one_tie_and_the_caption_says_that_weights_were_added():
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", kind="about", weight=2)
    graph.add_edge("a", "b", kind="mentions", weight=3)
    (tie,) = excerpt(from_networkx(graph)).ties
    assert (tie.weight, len(tie.edges)) == (5, 2)
    svg = draw(graph).svg()
    assert "weights added" in " ".join(texts(svg))
    assert "a → b: mentions 3, about 2" in svg


def test_communities_of_the_nodes_are_taken_where_they_have_some():
    graph = crowd(12)
    nx.set_node_attributes(graph, {node: int(node[1:]) % 2 for node in graph}, "community")
    drawing = drawn(from_networkx(graph))
    assert {drawing.groups[f"n{number}"] for number in range(0, 12, 2)} == {0}
    assert {drawing.groups[f"n{number}"] for number in range(1, 12, 2)} == {1}
    assert "colours are communities, those that the nodes name" in " ".join(texts(draw(graph).svg()))


def test_colours_beyond_the_palette_are_grey_and_counted():
    graph = nx.Graph()
    for number in range(len(COLOURS) + 4):
        graph.add_edge(f"a{number:02}", f"b{number:02}")
    assert "4 smaller communities" in texts(draw(graph).svg())


def test_direction_is_drawn_as_arrow_heads():
    assert "→" not in draw(nx.path_graph(3)).svg()
    assert "→" in draw(nx.path_graph(3, create_using=nx.DiGraph)).svg()


def test_a_loop_alone_a_single_node_and_nothing_at_all_are_drawn():
    loop = nx.DiGraph([("a", "a")])
    assert 'd="M' in draw(loop).svg()
    single = nx.Graph()
    single.add_node("a", label="Sendiri")
    assert "Sendiri" in texts(draw(single).svg())
    assert "Nothing to draw: no edge passes the filter." in texts(draw(nx.Graph()).svg())


@pytest.mark.parametrize("weight", [0, -3, 5e-324, 1e300])
def test_weights_of_any_size_are_drawn(weight):
    svg = draw(nx.Graph([("a", "b", {"weight": weight}), ("b", "c", {"weight": weight})])).svg()
    assert svg.count('class="t"') == 2
    assert "nan" not in svg


@pytest.mark.parametrize("top", [-1, 1, MOST_NODES + 1])
def test_a_picture_of_too_few_or_too_many_nodes_is_refused(top):
    with pytest.raises(SettingsError, match="UJ756"):
        draw(crowd(6), top=top)


def test_the_same_network_is_the_same_bytes_in_every_process():
    program = (
        "from tests.unit.export.picture.test_graph import crowd; from kg.export.picture import draw; import hashlib;"
        "picture = draw(crowd(50)); text = picture.svg() + picture.html();"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
