"""A broken attribute stops every format before a byte is written, and the error names the attribute and its place."""

from __future__ import annotations

import math
from typing import Any

import pytest

from kg.errors import InputError
from kg.export.network import from_networkx, from_view
from kg.views import VIEWS
from tests.unit.views.newsroom import drawn

BROKEN = {
    "mapping": {"peran": "menteri"},
    "bytes": b"kutipan",
    "infinite": math.inf,
    "no number": math.nan,
    "beyond 64 bits": 2**63,
    "list of lists": [["a"]],
}
views = pytest.mark.parametrize("view", [row.name for row in VIEWS])


@views
@pytest.mark.parametrize("what", ["node", "edge"])
@pytest.mark.parametrize("value", BROKEN.values(), ids=BROKEN)
def test_a_value_that_no_format_keeps_is_named(view: str, what: str, value: Any) -> None:
    graph = drawn(view)
    identifier, values = _middle(graph, what)
    values["jabatan"] = value
    with pytest.raises(InputError, match="UJ160") as raised:
        from_networkx(graph)
    assert "the attribute 'jabatan'" in str(raised.value)
    assert f"{what} {identifier!r}" in str(raised.value)


@views
@pytest.mark.parametrize(("what", "name"), [("node", "first_seen"), ("edge", "last_seen"), ("edge", "quotes")])
def test_a_column_of_views_that_holds_something_else_is_named(view: str, what: str, name: str) -> None:
    graph = drawn(view)
    identifier, values = _middle(graph, what)
    values[name] = "kemarin"
    with pytest.raises(InputError, match="UJ160") as raised:
        from_view(graph)
    assert f"the attribute {name!r}" in str(raised.value)
    assert f"{what} {identifier!r}" in str(raised.value)


@views
@pytest.mark.parametrize("name", ["source", "Type", "viz", "spells"])
def test_a_name_that_is_structure_is_named(view: str, name: str) -> None:
    graph = drawn(view)
    identifier, values = _middle(graph, "edge")
    values[name] = "lain"
    with pytest.raises(InputError, match="UJ161") as raised:
        from_view(graph)
    assert f"the attribute {name!r}" in str(raised.value)
    assert f"edge {identifier!r}" in str(raised.value)


def _middle(graph: Any, what: str) -> tuple[str, dict[str, Any]]:
    """A node or an edge that is neither the first nor the last."""
    if what == "node":
        nodes = list(graph.nodes(data=True))
        return nodes[len(nodes) // 2]
    edges = list(graph.edges(data=True))
    values = edges[len(edges) // 2][2]
    return values["id"], values
