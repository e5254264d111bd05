"""Times our GEXF 1.3 writer against `networkx.write_gexf` on one invented graph, in alternating runs.

    python benchmarks/gexf.py [--nodes 20000] [--edges 100000] [--runs 3]

Prints CPU seconds of each run and the size of each file; the ratio compares the best runs. `model` is the step
from a networkx graph to the typed model, which networkx does not have and which our way needs as well.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from typing import TYPE_CHECKING

import networkx as nx

from kg.export.gexf import write_gexf
from kg.export.network import from_networkx

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.export.model import Network

KINDS = ("person", "organization", "outlet")


def invented(nodes: int, edges: int) -> nx.MultiDiGraph[str]:
    """A graph with the attributes of a view; the same on every run."""
    chance = random.Random(20250416)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="speakers")
    names = [f"https://arsip.example/id/agent/p{number:016x}" for number in range(nodes)]
    for number, name in enumerate(names):
        graph.add_node(name, label=f"Tokoh {number} & rekan", kind=KINDS[number % 3], quote_count=number % 90 + 1)
        graph.nodes[name].update(first_seen="2025-01-01", last_seen=f"2025-{number % 12 + 1:02d}-28")
    for number in range(edges):
        source, target = chance.choices(names, k=2)
        graph.add_edge(source, target, key=f"e{number:016x}", weight=number % 9 + 1.0, kind="quotes")
        values = {"quotes": number % 9 + 1, "first_seen": "2025-02-01", "last_seen": "2025-03-01"}
        graph.edges[source, target, f"e{number:016x}"].update(values)
    return graph


def best_of(runs: int, work: dict[str, Callable[[], int]]) -> dict[str, float]:
    """CPU seconds of the best run of each; the runs alternate, so that both meet the same machine."""
    best: dict[str, float] = {}
    for run in range(runs):
        for name, function in work.items():
            began = time.process_time()
            size = function()
            seconds = time.process_time() - began
            best[name] = min(seconds, best.get(name, seconds))
            sys.stdout.write(f"run {run + 1}  {name:<22} {seconds:6.2f} s CPU  {size:>12,}\n")
    return best


def main() -> None:
    """Runs the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    graph = invented(options.nodes, options.edges)
    network = from_networkx(graph)
    best = best_of(
        options.runs,
        {
            "model (items)": lambda: len(from_networkx(graph).edges),
            "ujar (bytes)": lambda: _ours(network),
            "networkx (bytes)": lambda: _theirs(graph),
        },
    )
    writer, model, theirs = best["ujar (bytes)"], best["model (items)"], best["networkx (bytes)"]
    sys.stdout.write(f"networkx / writer: {theirs / writer:.1f}   networkx / (model + writer): ")
    sys.stdout.write(f"{theirs / (writer + model):.1f}\n")


def _ours(network: Network) -> int:
    out = io.BytesIO()
    write_gexf(network, out)
    return out.tell()


def _theirs(graph: nx.MultiDiGraph[str]) -> int:
    out = io.BytesIO()
    nx.write_gexf(graph, out)
    return out.tell()


if __name__ == "__main__":
    main()
