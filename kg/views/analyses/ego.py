"""Who stands around an agent, or several: their neighbours in a view, and theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.quote import AgentKind
from kg.views import measures
from kg.views.analyses.answer import Found, Row, number, ranked
from kg.views.analyses.asking import Asking, label
from kg.views.ego import around, centres
from kg.views.simple import simple

if TYPE_CHECKING:
    from collections.abc import Collection

    import networkx as nx

_COLUMNS = ("agent", "kind", "distance", "weight", "from_ego", "to_ego", "clustering", "id")


def ego(asking: Asking) -> Found:
    """The neighbours of whom the filter `ego` names, the strongest first, with what leads to and from them.

    Without that filter the person with the strongest ties stands in the middle.
    """
    import networkx as nx

    view, wish = asking.options.view or "about", asking.filter
    whole = asking.graph(view)
    if not whole:
        return Found(_COLUMNS, (), whole.graph, lambda *_: whole)
    middle = _middle(whole, asking)
    inside = around(((one, other) for one, other, *_ in whole.edges), middle, wish.radius)
    graph = nx.restricted_view(whole, set(whole) - inside, ()).copy()  # in the order of the whole, as no subgraph is
    distances = nx.multi_source_dijkstra_path_length(nx.Graph(simple(graph)), set(middle), weight=None)
    flat = simple(graph)
    clusters = measures.clustering(graph)
    rows: list[Row] = []
    for node in graph:
        if node not in middle:
            out, into = (sum(_weight(flat, *ends) for ends in pairs) for pairs in _pairs(middle, node))
            both = out + into if flat.is_directed() else out
            kind = graph.nodes[node]["kind"]
            rows.append((label(graph, node), kind, distances[node], both, out, into, clusters[node], node))
    names = ", ".join(f"{label(graph, node)} ({node})" for node in middle)
    of_middle = ", ".join(f"{clusters[node]:.3f}" for node in middle)
    return Found(
        _COLUMNS,
        sorted(ranked(rows, 3), key=lambda row: number(row[2])),
        graph.graph,
        lambda *_: graph,
        (
            f"around {names} in the view {view}, radius {wish.radius}",
            f"clustering: share of the pairs of its neighbours that are tied; of the middle {of_middle}",
            f"weight: {asking.unit} on the edges from and to the middle"
            + ("" if graph.is_directed() else ", the same either way"),
        ),
    )


def _middle(graph: nx.Graph[str], asking: Asking) -> tuple[str, ...]:
    """Who is asked for, else the strongest person."""
    wish = asking.filter
    if wish.ego:
        return tuple(sorted(centres(asking.store, wish, {node: label(graph, node) for node in graph})))
    strengths = measures.strength(graph)
    is_other = {node: data["kind"] != AgentKind.PERSON.value for node, data in graph.nodes(data=True)}
    return (min(graph, key=lambda node: (is_other[node], -strengths[node], node)),)


def _pairs(middle: Collection[str], node: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The edges from the middle to a node, and those back, as they would be."""
    return [(one, node) for one in middle], [(node, one) for one in middle]


def _weight(graph: nx.Graph[str], one: str, other: str) -> int:
    data = graph.get_edge_data(one, other)
    return round(data["weight"]) if data else 0
