"""One self-contained HTML file per picture: opens from a disk without a network, and loads nothing.

Its content security policy names style and script by their digests and forbids everything else, so a name in the data
can never become a program. Data stands in the page as JSON, which browsers do not run.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import orjson

from kg.export.picture.caption import caption_of, entries, put, rows
from kg.export.picture.drawn import Drawn
from kg.export.picture.graph import NOTHING, meaning, parts
from kg.export.picture.legend import legend, told
from kg.export.picture.svg import FONT, INK, element, number, stacked
from kg.export.picture.tongue import ENGLISH, say, template
from kg.export.values import clean_text
from kg.views.drawings import Caption

_ASSETS = Path(__file__).parent / "assets"
_LEGEND_WIDTH = 300
_MARGIN = 12
_WORDS = {
    "search": "Search",
    "part": "part of a name, then Enter",
    "nearer": "zoom in",
    "farther": "zoom out",
    "whole": "whole graph",
    "legend_name": "Legend",
    "counted": "What was counted",
}
"""Of graph.html."""
_SAID = {
    "click": "Click a node or a line to see what it rests on.",
    "quotes": "Its quotes",
    "some": "{} of its {} quotes",
    "ties": "{} of its ties are drawn",
    "found": "{} found",
}
"""Of graph.js."""
_STILL = "body { margin: 0; } svg { display: block; max-width: 100%; height: auto; }"


def graph_page(drawing: Drawn) -> str:
    """The drawing as a page on which one pans, zooms, searches, and clicks through to the quotes."""
    caption = put(caption_of(drawing.network), drawing.language)
    script = _asset("graph.js")
    body = _asset("graph.html").format(
        **{name: _safe(say(text, drawing.language)) for name, text in _WORDS.items()},
        title=_safe(caption.title),
        meaning=_safe(meaning(drawing)),
        stage=_stage(drawing),
        legend=stacked(
            (entries(tuple(legend(drawing)), width=_LEGEND_WIDTH),), title=say("Legend", drawing.language), margin=0
        ),
        caption=_caption(caption, told(drawing)),
        data=_json(_data(drawing)),
        script=script,
    )
    return _page(caption.title, body, style=_asset("graph.css"), script=script, language=drawing.language)


def still_page(svg: str, *, title: str, language: str = ENGLISH) -> str:
    """A drawing without anything to click as a page."""
    return _page(title, svg, style=_STILL, language=language)


def frame(page: str, *, height: int = 720) -> str:
    """A page inside another, as notebooks show it: apart from all that surrounds it."""
    looks = f'width="100%" height="{height}" frameborder="0" sandbox="allow-scripts allow-popups"'
    return f'<iframe srcdoc="{escape(page)}" {looks}></iframe>'


def _page(title: str, body: str, *, style: str, script: str = "", language: str) -> str:
    sources = f"script-src {_digest(script)}; " if script else ""
    policy = f"default-src 'none'; {sources}style-src {_digest(style)}; base-uri 'none'; form-action 'none'"
    return _asset("page.html").format(policy=policy, language=language, title=_safe(title), style=style, body=body)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _stage(drawing: Drawn) -> str:
    width, height = drawing.extent
    box = " ".join(map(number, (-_MARGIN, -_MARGIN, max(width, 1) + 2 * _MARGIN, max(height, 1) + 2 * _MARGIN)))
    inside = "\n".join(parts(drawing))
    if not drawing.shown.nodes:
        box, inside = "0 0 400 60", element("text", say(NOTHING, drawing.language), x=10, y=30)
    looks = {"font_family": FONT, "font_size": 12, "fill": INK, "tabindex": "0", "role": "application"}
    return element("svg", f"\n{inside}\n", id="stage", viewBox=box, aria_label=say("graph", drawing.language), **looks)


def _caption(caption: Caption, drawn: str) -> str:
    return "".join(f"<dt>{_safe(name)}</dt><dd>{_safe(text)}</dd>" for name, text in rows(caption, drawn) if text)


def _data(drawing: Drawn) -> dict[str, Any]:
    """Nodes and ties in the order in which the drawing numbers them."""
    place = {node.id: at for at, node in enumerate(drawing.shown.nodes)}
    return {
        "directed": drawing.is_directed,
        "words": {name: template(text, drawing.language) for name, text in _SAID.items()},
        "nodes": [{"id": node.id, "label": node.label, "values": node.values} for node in drawing.shown.nodes],
        "ties": [
            {
                "source": place[tie.source],
                "target": place[tie.target],
                "weight": tie.weight,
                "edges": [{"weight": edge.weight, "values": edge.values} for edge in tie.edges],
            }
            for tie in drawing.shown.ties
        ],
    }


def _json(value: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _safe(text: str) -> str:
    return escape(clean_text(text))
