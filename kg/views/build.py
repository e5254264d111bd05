"""The one way from a store to a relationship graph."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from kg.settings import VIEW_EDGES
from kg.views.counted import CountedView, count_view
from kg.views.counts import COPIES, Count
from kg.views.measured import only_backbone, with_measures

if TYPE_CHECKING:
    import networkx as nx

    from kg.store.base import View
    from kg.views.definitions import ViewDefinition
    from kg.views.edges import Drawn
    from kg.views.filters import ViewFilter
    from kg.views.reading import Reading


def build_view(
    name: str,
    view: View,
    *,
    unit: str | None = None,
    by: str | None = None,
    most_edges: int = VIEW_EDGES,
    backbone: float | None = None,
    measures: bool = False,
    **wanted: Any,
) -> nx.Graph[str]:
    """The relationship graph `name` of the store: a MultiDiGraph, or a Graph where edges have no direction.

    `wanted` are the fields of `kg.views.filters.ViewFilter`; `unit` is what weights count, one of `UNITS`, by
    default the view's own; `by` one of the view's ways. Nodes hold label, kind, claim_count, quote_count, unit (of
    the weights), copies, first_seen and last_seen; edges id, kind, weight, unit, copies, quotes, claims, articles,
    quote_ids, first_seen and last_seen, with slices also slice; the graph itself says its question, unit, copies,
    filter, what was read and left out, the version of the store and that of Ujar. With slices, a graph without
    directions is a MultiGraph. `backbone` is the level of significance of edges that
    stay, `measures` puts measures on nodes (`kg.views.measured`), and the graph says so in attributes of these names.
    Nodes and edges stand in the order of their ids. A store without quotes gives a graph without nodes.
    Raises SettingsError UJ730 to UJ733 and UJ739 for a view, filter, unit or way that does not exist or cannot be used,
    UJ742 for an ego that is not in the graph, UJ746 for a backbone that is no level, UJ738 for more than `most_edges`:
    `kg.views.counted.count_view` counts them without drawing.
    """
    counted = count_view(name, view, unit=unit, by=by, **wanted)
    return draw(counted, most_edges=most_edges, backbone=backbone, measures=measures)


def draw(
    counted: CountedView, *, most_edges: int = VIEW_EDGES, backbone: float | None = None, measures: bool = False
) -> nx.Graph[str]:
    """The graph of a view that is counted, while the store is open. Raises SettingsError UJ738 and UJ746."""
    counted.refuse_more_than(most_edges)
    definition, reading, found = counted.definition, counted.reading, counted.found
    graph = _empty(definition, reading, found)
    graph.graph.update(found.notes)
    _add_nodes(graph, definition, found, reading.filter)
    for source, target, identifier, values in counted.rows():
        key = {"key": identifier} if graph.is_multigraph() else {}
        graph.add_edge(source, target, **key, id=identifier, **values)
    if backbone is not None:
        graph = only_backbone(graph, alpha=backbone)
    return with_measures(graph) if measures else graph


def _empty(definition: ViewDefinition, reading: Reading, found: Drawn) -> nx.Graph[str]:
    import networkx as nx

    told = {name: text for name, text in reading.told().items() if text}
    told["left_out"] += f"; {reading.count - found.quotes:,} quotes that stand on no edge"
    undirected = nx.Graph if reading.filter.slice is None else nx.MultiGraph
    graph: nx.Graph[str] = (nx.MultiDiGraph if definition.is_directed else undirected)(
        name=definition.name,
        question=definition.question["en"],
        nodes_are=definition.nodes["en"],
        edges_are=definition.edges["en"],
        software=f"Ujar {version('ujar')}",
        unit=f"the weight of an edge is its number of {definition.counted}",
    )
    graph.graph.update(told)
    return graph


def _add_nodes(graph: nx.Graph[str], definition: ViewDefinition, found: Drawn, wish: ViewFilter) -> None:
    counts: dict[str, Count] = {}
    parts: dict[str, set[str]] = {}
    for edge in found.edges:
        for place, node in enumerate(edge.ends):
            counts.setdefault(node, Count()).update(edge.count)
            if definition.parts:
                parts.setdefault(node, set()).add(definition.parts[place])
    for node, agent in found.agents.items():
        part = {"part": " and ".join(sorted(parts[node]))} if node in parts else {}
        values = {**part, **counts[node].node_attributes(), **found.nodes.get(node, {})}
        graph.add_node(
            node, label=agent.label, kind=agent.kind, unit=definition.unit, copies=COPIES[wish.copies], **values
        )
