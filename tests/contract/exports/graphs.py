"""Graphs for the contract: generated ones of every shape, and one that holds everything known to break files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import networkx as nx
from hypothesis import strategies as st

HARD_TEXTS = (
    "https://arsip.example/id/agent/p0123456789abcdef",
    "http://localhost:8000/id/article/ab/q1-2?x=1&y=2#z",
    'Ratna "Wulan" <Wulandari> & rekan',
    "baris satu\nbaris dua\ttab",
    "nol\x00, lonceng \x07, \x0b, \x1f, \ufffe, \uffff",
    "pengganti \ud800 lepas",
    "ꦲꦏ꧀ꦱꦫ ꦗꦮ, ᬅᬓ᭄ᬱᬭ ᬩᬮᬶ, عربي, 中文, ไทย, 👩🏽‍🚀",
    "]]> <!-- &#0; -->",
    " berspasi ",
    "\u202eterbalik\u202c \u200b \x85 \u2028",
)

texts = st.one_of(st.sampled_from(HARD_TEXTS), st.text(st.characters(codec=None), max_size=12))
identifiers = texts.filter(lambda text: text.replace("\ufeff", "").strip())
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
columns: dict[str, st.SearchStrategy[Any]] = {
    "words": texts,
    "count": st.integers(-(2**63), 2**63 - 1),
    "share": st.floats(allow_nan=False, allow_infinity=False),
    "mixed number": st.one_of(st.integers(-(2**50), 2**50), st.floats(allow_nan=False, allow_infinity=False)),
    "is_member": st.booleans(),
    "aliases": st.lists(texts, max_size=3),
    "seen on": st.one_of(days, st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))),  # noqa: DTZ001
    "first_seen": st.one_of(days, days.map(date.isoformat), st.sampled_from(("2025", "2024-02", "2025-12"))),
    "last_seen": days,
    "kind": st.sampled_from(("person", "outlet", "jenis & lain")),
    "claim_count": st.integers(0, 10**6),
    "quote_count": st.integers(0, 10**6),
    'nama "aneh" <&>': texts,
}
values = st.fixed_dictionaries({}, optional={name: st.one_of(st.none(), kind) for name, kind in columns.items()})


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph[str]:
    """A graph of any class whose ids stay distinct when control characters are replaced."""
    made = draw(st.sampled_from((nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph)))
    graph = made(name=draw(texts), note=draw(texts))
    for node in draw(st.lists(identifiers, max_size=6, unique_by=_visible)):
        label = draw(st.one_of(st.just({}), st.fixed_dictionaries({"label": texts})))
        graph.add_node(node, **label, **draw(values))
    names = list(graph)
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names)) if names else st.nothing()
    for source, target in draw(st.lists(ends, max_size=8)) if names else ():
        weight = draw(st.one_of(st.just({}), st.fixed_dictionaries({"weight": st.floats(0, 1e9)})))
        graph.add_edge(source, target, **weight, **draw(values))
    return graph


def hard_graph() -> nx.MultiDiGraph[str]:
    """Every hard text as id, label and value, parallel edges, a loop, and values that are not there."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="sulit", note=HARD_TEXTS[4])
    for number, text in enumerate(HARD_TEXTS):
        graph.add_node(text, label=text, words=text, aliases=[text, "lain"], count=number, share=None)
    first, second = HARD_TEXTS[:2]
    for key in ("kutipan-1", "kutipan-2"):
        graph.add_edge(first, second, key=key, kind="about", weight=2, first_seen="2025-04", label=HARD_TEXTS[2])
    graph.add_edge(first, first, key="kutipan-3", kind="mentions", last_seen=date(2025, 4, 16))
    return graph


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
