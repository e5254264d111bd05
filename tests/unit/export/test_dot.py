from __future__ import annotations

import io
from typing import Any

import pytest

from kg.errors import InputError
from kg.export.dot import EDGES_AT_MOST, NODES_AT_MOST, write_dot
from kg.export.sanitise import network


def dot(nodes: list[Any], edges: list[Any] | None = None, **options: Any) -> list[str]:
    out = io.BytesIO()
    write_dot(network(nodes, edges or [], **options), out)
    return out.getvalue().decode().splitlines()


def test_nodes_have_safe_names_and_keep_their_ids() -> None:
    lines = dot(
        [("https://arsip.example/id/a", {"label": "Ratna", "kind": "person"}), ("b", {})], [("b", "b", "e1", {})]
    )
    assert lines[4] == 'n0 ["label"="b", "data_id"="b"];'
    assert lines[5] == (
        'n1 ["label"="Ratna", "color"="#0072b2", "URL"="https://arsip.example/id/a", '
        '"data_id"="https://arsip.example/id/a", "data_kind"="person"];'
    )
    assert lines[6] == 'n0 -> n0 ["penwidth"="5.00", "data_id"="e1", "data_weight"="1.0"];'


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ('"a"', r"\"a\""),
        ("a\\", r"a\\"),
        (r"\N", r"\\N"),
        ('\\"', r"\\\""),
        ("AT&T", "AT&T"),
        ("&lt;", "&amp;lt;"),
        ("<b>", "<b>"),
    ],
)
def test_labels_are_drawn_as_they_are(label: str, written: str) -> None:
    assert dot([("n", {"label": label})])[4].startswith(f'n0 ["label"="{written}",')


def test_names_that_tell_how_to_draw_are_only_data() -> None:
    assert dot([("n", {"pos": "jauh", "shape": "bulat"})])[4] == (
        'n0 ["label"="n", "data_id"="n", "data_pos"="jauh", "data_shape"="bulat"];'
    )


def test_the_drawing_says_what_the_graph_says_of_itself() -> None:
    head = dot([], [], name="speakers", properties={"unit": "claims"}, is_directed=False)[:2]
    assert head[0] == 'graph "speakers" {'
    assert r'"label"="name: speakers\lunit: claims\l"' in head[1]


@pytest.mark.parametrize("is_too_large", [True, False])
@pytest.mark.parametrize("part", ["nodes", "edges"])
def test_large_graphs_are_refused_with_the_reason(part: str, *, is_too_large: bool) -> None:
    limit = (NODES_AT_MOST if part == "nodes" else EDGES_AT_MOST) + is_too_large
    nodes = [(f"n{number}", {}) for number in range(limit if part == "nodes" else 1)]
    edges = [("n0", "n0", f"e{number}", {}) for number in range(limit if part == "edges" else 0)]
    if not is_too_large:
        assert dot(nodes, edges)[-1] == "}"
        return
    with pytest.raises(InputError, match="UJ165") as raised:
        dot(nodes, edges)
    assert "DOT takes at most 500 and 2,000" in str(raised.value)
