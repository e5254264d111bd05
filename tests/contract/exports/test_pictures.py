"""Pictures of any graph: well-formed, the same whatever the order, and a page that a browser runs without a network."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from kg.export.network import from_networkx
from kg.export.picture import draw
from kg.export.registry import EXPORTERS, ExportKind, exporter
from tests.contract.exports.graphs import graphs, hard_graph
from tests.unit.export.picture.test_graph import crowd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import networkx as nx
    from playwright.sync_api import Page

GIVEN_GRAPHS = settings(max_examples=60)


def written(graph: nx.Graph[str], name: str, **options: Any) -> bytes:
    out = io.BytesIO()
    exporter(name, kind=ExportKind.NETWORK).write(from_networkx(graph), out, **options)
    return out.getvalue()


def nodes_of(page: str) -> list[dict[str, Any]]:
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])["nodes"]


@GIVEN_GRAPHS
@given(graph=graphs())
def test_a_picture_of_any_graph_is_well_formed_and_whole(graph: nx.Graph[str]) -> None:
    root = ET.fromstring(written(graph, "svg"))
    marks = [element.get("class") for element in root.iter("{http://www.w3.org/2000/svg}g")]
    assert marks.count("n") == len(graph)
    page = written(graph, "html").decode()
    assert {node["id"] for node in nodes_of(page)} == {node.id for node in from_networkx(graph).nodes}


def test_hard_texts_are_drawn() -> None:
    ET.fromstring(written(hard_graph(), "svg"))
    assert len(nodes_of(written(hard_graph(), "html").decode())) == len(hard_graph())


def test_every_picture_takes_a_number_of_nodes() -> None:
    names = {(row.kind, row.name) for row in EXPORTERS if row.is_picture}
    assert names == {(kind, n) for kind in (ExportKind.NETWORK, ExportKind.ANSWER) for n in ("svg", "png", "html")}
    assert written(crowd(30), "svg", top=5).count(b'class="n"') == 5


def test_a_view_as_png() -> None:
    pytest.importorskip("resvg_py")
    assert written(crowd(10), "png").startswith(b"\x89PNG")


@pytest.fixture(scope="module")
def page(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of a crowd, opened from the disk by a browser that has no network; nothing may go wrong in it."""
    from playwright.sync_api import sync_playwright

    path: Path = tmp_path_factory.mktemp("page") / "graf.html"
    graph = crowd(40)
    for number, (_, _, values) in enumerate(graph.edges(data=True)):
        values |= {"quotes": 30, "quote_ids": [f"https://arsip.example/id/q{number}", "kutipan-tanpa-alamat"]}
    path.write_text(draw(graph).html(), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(offline=True, viewport={"width": 1200, "height": 800})
        opened = context.new_page()
        said: list[str] = []
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(path.as_uri())
        yield opened
        browser.close()
    assert said == []
    assert asked == [path.as_uri()]


def view_box(page: Page) -> list[float]:
    return [float(value) for value in (page.get_attribute("#stage", "viewBox") or "").split()]


@pytest.mark.needs_browser
def test_one_zooms_and_pans(page: Page) -> None:
    page.click("#fit")
    before = view_box(page)
    page.mouse.move(400, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_function("before => document.getElementById('stage').getAttribute('viewBox') !== before",
                           arg=" ".join(f"{value:.2f}" for value in before))  # fmt: skip
    nearer = view_box(page)
    assert nearer[2] < before[2]
    page.mouse.down()
    page.mouse.move(460, 430, steps=5)
    page.mouse.up()
    assert view_box(page)[0] < nearer[0]
    assert view_box(page)[2] == nearer[2]
    page.click("#fit")
    assert view_box(page) == before


@pytest.mark.needs_browser
def test_one_searches_and_clicks_through_to_the_quotes(page: Page) -> None:
    page.fill("#search", "NOMOR 17")
    assert page.inner_text("#hits") == "1 found"
    page.press("#search", "Enter")
    assert page.inner_text("#details h2 >> nth=0") == "Nama Panjang Sekali Nomor 17"
    page.click("#details button.link >> nth=0")
    assert "2 of its 30 quotes" in page.inner_text("#details")
    links = page.eval_on_selector_all("#details ul a", "all => all.map(link => [link.href, link.rel])")
    assert len(links) == 1
    assert links[0][0].startswith("https://arsip.example/id/q")
    assert links[0][1] == "noopener noreferrer"
    page.focus("#stage")
    page.keyboard.press("Escape")
    assert "Click a node" in page.inner_text("#details")


@pytest.mark.needs_browser
def test_hovering_lights_a_node_and_its_neighbours(page: Page) -> None:
    page.click("#fit")
    page.hover(".n >> nth=0")
    assert page.locator("#stage.dim").count() == 1
    assert page.locator(".n.lit").count() > 5
    page.mouse.move(2, 2)


@pytest.mark.needs_browser
def test_no_label_lies_on_another_in_a_real_browser(page: Page) -> None:
    page.click("#fit")
    touching = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll('.l')].map(label => label.getBBox());
            const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x
                || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
            return all.flatMap((one, place) => all.slice(place + 1).filter(other => !apart(one, other))).length;
        }"""
    )
    assert touching == 0
