"""Pages: one file, nothing loaded, nothing that data can turn into a program; PNG where it can be made."""

from __future__ import annotations

import builtins
import json
import re
from base64 import b64encode
from hashlib import sha256

import networkx as nx
import pytest

from kg.errors import SettingsError
from kg.export.picture import draw
from kg.export.picture import png as png_module
from tests.unit.export.picture.test_charts import BARS
from tests.unit.views.newsroom import drawn as view_graph

ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


def data(page: str) -> dict:
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])


def test_a_page_names_style_and_script_by_their_digests_and_forbids_the_rest():
    page = draw(view_graph("speakers")).html()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    for name in ("style", "script"):
        inside = re.search(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)[1]
        assert f"{name}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")


def test_a_page_loads_nothing():
    page = draw(view_graph("speakers")).html()
    outside = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert re.findall(r"<(?:link|img|iframe|object|embed|use|image)\b|\b(?:src|href)=|@import|url\(", outside) == []
    assert "fetch(" not in outside
    assert "innerHTML" not in outside


def test_a_page_holds_every_edge_with_its_quotes():
    graph = view_graph("speakers")
    held = data(draw(graph).html())
    quotes = {quote for tie in held["ties"] for edge in tie["edges"] for quote in edge["values"]["quote_ids"]}
    assert quotes == {quote for _, _, ids in graph.edges(data="quote_ids") for quote in ids}
    assert {node["id"] for node in held["nodes"]} == set(graph)


def test_a_name_never_becomes_markup():
    graph: nx.Graph[str] = nx.Graph(name=ATTACK, question=ATTACK, filter=ATTACK)
    graph.add_node(ATTACK, label=ATTACK, kind=ATTACK)
    graph.add_edge(ATTACK, "b", kind=ATTACK)
    picture = draw(graph)
    assert ATTACK not in picture.html()
    assert picture.html().count("<script") == 2
    assert "<img" not in picture.html()
    assert "<script" not in picture.svg()
    assert data(picture.html())["nodes"][0]["label"] == ATTACK


def test_a_chart_is_a_page_without_script():
    page = draw(BARS).html()
    assert "<script" not in page
    assert "script-src" not in page
    assert "Ratna Wibisana" in page


def test_a_notebook_shows_the_page_in_a_frame_of_its_own():
    shown = draw(view_graph("coquoted"))._repr_html_()
    assert shown.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert 'sandbox="allow-scripts allow-popups"' in shown
    assert shown.count("<") == 2


def test_png_is_drawn_at_twice_the_size():
    pytest.importorskip("resvg_py")
    drawing = draw(BARS)
    width, height = (
        float(re.search(rf'<svg[^>]* {side}="([\d.]+)"', drawing.svg())[1]) for side in ("width", "height")
    )
    image = drawing.png()
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(image[16:20]) == pytest.approx(2 * width, abs=2)
    assert int.from_bytes(image[20:24]) == pytest.approx(2 * height, abs=2)
    assert image == draw(BARS).png()


def test_png_without_its_package_says_how_to_get_it(monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SettingsError, match="UJ757") as raised:
        draw(BARS).png()
    assert "ujar[pictures]" in str(raised.value)


def test_png_without_fonts_is_refused_instead_of_drawn_without_words(monkeypatch):
    resvg = pytest.importorskip("resvg_py")

    def blind(**options):
        return resvg.svg_to_bytes(**options, skip_system_fonts=True)

    monkeypatch.setattr(png_module, "_renderer", lambda: blind)
    with pytest.raises(SettingsError, match="UJ758"):
        draw(BARS).png()
