"""What happens to one claim in several outlets: who prints it first, who after whom, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from statistics import fmean

from kg.views.analyses.answer import Found, Row, ranked
from kg.views.analyses.asking import Asking, label, share
from kg.views.analyses.speakers import bars

NOTES = ("caution", "excluded")
"""Attributes of a graph that are notes of its answer."""
Weighted = list[tuple[float, int]]


def first_reporter(asking: Asking) -> Found:
    """Outlets by how often they are proved to be the first to print a claim that others print too."""
    graph = asking.graph("propagation")
    earlier: dict[str, int] = defaultdict(int)
    lags: dict[str, Weighted] = defaultdict(list)
    for one, other, data in graph.edges(data=True):
        earlier[one] += data["lagged_claims"]
        lags[other].append((data["median_lag_h"], data["lagged_claims"]))
    firsts = {node: data.get("first_claims", 0) for node, data in graph.nodes(data=True)}
    total = sum(firsts.values())
    rows = [
        (
            label(graph, node),
            first,
            share(first, total),
            earlier[node],
            sum(count for _, count in lags[node]),
            _median(lags[node]),
            node,
        )
        for node, first in firsts.items()
    ]
    return Found(
        ("outlet", "first_claims", "share", "earlier", "later", "median_lag_h", "id"),
        ranked(rows, 1, 3),
        graph.graph,
        partial(bars, value=1, label="claims printed first", share_of=2),
        (
            f"first_claims: of {total:,} claims that one outlet is proved to have printed before all others",
            "earlier, later: claims of which the outlet was before or after another one, pair by pair",
            "median_lag_h: hours behind the earlier outlet, the median over pairs weighted by their claims",
            *_notes(graph.graph),
        ),
    )


def propagation(asking: Asking) -> Found:
    """Pairs of outlets of which the first printed claims before the second."""
    graph = asking.graph("propagation")
    rows = [
        (
            label(graph, one),
            label(graph, other),
            data["lagged_claims"],
            data["median_lag_h"],
            data["lagged_by_day"],
            data["quotes"],
            data["id"],
        )
        for one, other, data in graph.edges(data=True)
    ]
    return Found(
        ("earlier", "later", "claims", "median_lag_h", "known_by_day", "quotes", "edge"),
        ranked(rows, 2),
        graph.graph,
        lambda *_: graph,
        (
            "known_by_day: claims of which only the days are known; such a lag is 24 hours for each day",
            "quotes: those of the later outlet",
            *_notes(graph.graph),
        ),
    )


def wording(asking: Asking) -> Found:
    """How far outlets are from the first wording of claims that several carry, and how they take them up."""
    graph = asking.graph("wording")
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    for outlet, _, data in graph.edges(data=True):
        found[outlet].append(data)
    rows: list[Row] = []
    for outlet, claims in found.items():
        others = [data["distance"] for data in claims if not data["is_first"]]
        direct, distancing = (fmean(data[name] for data in claims) for name in ("direct_share", "distancing_share"))
        distance = fmean(others) if others else None
        ratio = direct / (1 - direct) if direct < 1 else None
        rows.append((label(graph, outlet), len(claims), distance, direct, ratio, distancing, outlet))
    return Found(
        ("outlet", "claims", "distance", "direct_share", "direct_to_other", "distancing_share", "id"),
        ranked(rows, 1),
        graph.graph,
        partial(bars, value=2, label="mean distance from the first wording (0 the same, 1 nothing in common)"),
        (
            "claims: those of the outlet that another outlet carries too; every value is a mean over them",
            "distance: of claims whose first version stands in another outlet",
            "distancing: the reporter's cue holds the words at a distance; said of outlets, not of speakers",
            *_notes(graph.graph),
        ),
    )


def _median(lags: Weighted) -> float | None:
    """The least value that half of the weight does not exceed; None of nothing."""
    half = sum(weight for _, weight in lags) / 2
    passed = 0
    for value, weight in sorted(lags):
        passed += weight
        if passed >= half:
            return value
    return None


def _notes(told: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(told[name] for name in NOTES if name in told)
