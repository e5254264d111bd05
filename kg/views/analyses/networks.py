"""Who stands where in a network: who is spoken about, quoted together, in which community, between whom."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from kg.views import measures, walks
from kg.views.analyses.answer import Found, Row, ranked
from kg.views.analyses.asking import Asking, label, share
from kg.views.analyses.speakers import bars
from kg.views.backbone import ALPHA, Backbone, disparity
from kg.views.communities import louvain
from kg.views.measures import collaboration
from kg.views.simple import simple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

COMMUNITY_ALPHA = 0.2
"""In 9,167 news articles most speakers are quoted beside one or two others: 0.05 leaves 105 of 6,142 speakers of
co-quotation, 0.2 leaves 936, with a stability of 1.00; from 0.3 on the stability falls."""
_MEMBERS = 5
"""Members of a community that its row names."""


def about(asking: Asking) -> Found:
    """Agents by how much is said about them, with what they say about others."""
    graph = asking.graph("about")
    whole = simple(graph)
    ranks = walks.pagerank(graph)
    hubs, authorities = walks.hits(graph)
    into, out = (dict(side(weight="weight")) for side in (whole.in_degree, whole.out_degree))  # type: ignore[attr-defined]
    rows = [
        (
            label(graph, node),
            graph.nodes[node]["kind"],
            round(into[node]),
            whole.in_degree(node),  # type: ignore[attr-defined]
            round(out[node]),
            ranks[node],
            authorities[node],
            hubs[node],
            node,
        )
        for node in whole
    ]
    answered, weight = measures.reciprocity(graph), measures.weighted_reciprocity(graph)
    return Found(
        ("agent", "kind", "spoken_of", "speakers", "speaks", "pagerank", "authority", "hub", "id"),
        ranked(rows, 2),
        graph.graph,
        lambda *_: graph,
        (
            f"spoken_of, speaks: {asking.unit} on the edges to and from the agent",
            f"reciprocity {answered:.3f} of the edges, {weight:.3f} of their weight",
            "an edge says that one speaks about another, not how",
        ),
    )


def coquotation(asking: Asking) -> Found:
    """Pairs of speakers who are quoted in the same articles."""
    graph = asking.graph("coquoted")
    cores = measures.core(graph)
    articles: dict[str, set[str]] = defaultdict(set)
    for quote in asking.reading().quotes:
        if quote.speaker:
            articles[quote.article.article].add(quote.speaker)
    newman = collaboration(articles)
    rows = [
        (
            label(graph, one),
            label(graph, other),
            data["claims"],
            data["quotes"],
            data["articles"],
            newman.get((min(one, other), max(one, other)), 0.0),
            min(cores[one], cores[other]),
            data["id"],
        )
        for one, other, data in graph.edges(data=True)
    ]
    columns = ("one", "other", "claims", "quotes", "articles", "newman_weight", "core", "edge")
    return Found(
        columns,
        ranked(rows, 4, 5),
        graph.graph,
        lambda *_: graph,
        (
            "newman_weight: an article with n speakers adds 1/(n - 1) to each pair",
            "core: the larger, the denser the part of the network in which both stand",
        ),
    )


def communities(asking: Asking) -> Found:
    """Groups of speakers who are quoted together, in the backbone of co-quotation."""
    graph = asking.graph("coquoted")
    kept = _backbone(graph, asking, alpha=COMMUNITY_ALPHA)
    found = louvain(kept.graph)
    strengths = measures.strength(kept.graph)
    groups: dict[int, list[str]] = defaultdict(list)
    for node, community in found.of.items():
        kept.graph.nodes[node]["community"] = community
        groups[community].append(node)
    inside = _inside(kept.graph, found.of)
    rows: list[Row] = []
    for community, members in sorted(groups.items()):
        strongest = sorted(members, key=lambda node: (-strengths[node], node))[:_MEMBERS]
        names = "; ".join(label(kept.graph, node) for node in strongest)
        rows.append((community, len(members), share(len(members), len(kept.graph)), inside[community], names))
    notes = (kept.describe(), found.describe())
    return Found(
        ("community", "speakers", "share", "weight_inside", "strongest"),
        rows,
        graph.graph,
        lambda *_: kept.graph,
        notes,
    )


def backbone(asking: Asking) -> Found:
    """The edges of a view that are stronger than the strength of their ends makes likely."""
    view = asking.options.view or "coquoted"
    graph = asking.graph(view)
    kept = _backbone(graph, asking, alpha=ALPHA)
    rows = [
        (label(graph, one), label(graph, other), data["kind"], data[asking.unit], data["p_value"], data["id"])
        for one, other, data in kept.graph.edges(data=True)
    ]
    columns = ("one", "other", "kind", asking.unit, "p_value", "edge")
    notes = (f"view {view}", kept.describe())
    ordered = sorted(rows, key=lambda row: (row[4], -row[3], row[5]))
    return Found(columns, ordered, graph.graph, lambda *_: kept.graph, notes)


def chains(asking: Asking) -> Found:
    """Relays by what they pass on, and how many ways of others lead through them."""
    graph = asking.graph("chains")
    between = measures.betweenness(graph)
    steps = list(graph.edges(data=True))
    published = [(source, data) for source, _, data in steps if data["kind"] == "published"]
    total = sum(data[asking.unit] for _, data in published)
    passed = {source: 0 for source, _, _ in steps if graph.in_degree(source) or graph.nodes[source]["kind"] == "outlet"}  # type: ignore[attr-defined]
    for source, _, data in steps:
        if source in passed:
            passed[source] += data[asking.unit]
    rows = [
        (
            label(graph, node),
            graph.nodes[node]["kind"],
            count,
            share(sum(data[asking.unit] for source, data in published if source == node), total),
            len(set(graph.predecessors(node))),  # type: ignore[attr-defined]
            len(set(graph.successors(node))),  # type: ignore[attr-defined]
            between.scores[node],
            node,
        )
        for node, count in passed.items()
    ]
    by_outlets = sum(data[asking.unit] for source, data in published if graph.nodes[source]["kind"] == "outlet")
    lengths = sorted({data["hop"] for _, data in published})
    ways = ((n, sum(data[asking.unit] for _, data in published if data["hop"] == n)) for n in lengths)
    told = ", ".join(f"{n} ({count:,})" for n, count in ways) or "none"
    return Found(
        ("relay", "kind", asking.unit, "share_published", "from", "to", "betweenness", "id"),
        ranked(rows, 2),
        graph.graph,
        partial(bars, value=2, label=asking.unit, share_of=3),
        (
            f"{share(by_outlets, total):.0%} of {total:,} relayed {asking.unit} came through another outlet or agency",
            f"steps from the source to the outlet, and in brackets how many {asking.unit} took so many: {told}",
            between.describe(),
        ),
    )


def _backbone(graph: nx.Graph[str], asking: Asking, *, alpha: float) -> Backbone:
    kept = disparity(graph, alpha=alpha if asking.options.alpha is None else asking.options.alpha)
    if kept.edges and not kept.graph.number_of_edges():
        kept.graph.graph["left_out"] = f"{kept.edges:,} edges, none of which passes the disparity filter"
    return kept


def _inside(graph: nx.Graph[str], of: Mapping[str, int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for one, other, data in graph.edges(data=True):
        if of[one] == of[other]:
            found[of[one]] += round(data["weight"])
    return found
