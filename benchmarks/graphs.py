"""Times every format of graphs, and networkx's own GEXF and GraphML beside ours, on one invented graph.

    python benchmarks/graphs.py [--nodes 20000] [--edges 100000] [--runs 3]

Prints CPU seconds of the best of alternating runs, the peak of memory beside the graph (in a run of its own) and the
size of each file. `model` is the step from a networkx graph to the typed model, which all our formats need and
networkx's own do not have. DOT is for small graphs and says so of larger ones.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tracemalloc
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

import networkx as nx

from kg.errors import InputError
from kg.export.network import from_networkx
from kg.export.registry import EXPORTERS, ExportKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.export.model import Network

    Work = Callable[[BinaryIO], object]
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


class Counted:
    """A file that only counts its bytes."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: bytes) -> int:
        """Counts and forgets."""
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Has nothing to do."""


def written(work: Work) -> int:
    """Bytes that it writes."""
    out = Counted()
    work(cast("BinaryIO", out))
    return out.size


def best_of(runs: int, works: dict[str, Work]) -> dict[str, float]:
    """CPU seconds of the best run of each; the runs alternate, so that all meet the same machine."""
    best: dict[str, float] = {}
    for run in range(runs):
        for name, work in works.items():
            began = time.process_time()
            written(work)
            best[name] = min(time.process_time() - began, best.get(name, float("inf")))
        sys.stderr.write(f"run {run + 1} of {runs} is done\n")
    return best


def peak_bytes(work: Work) -> int:
    """The most memory that Python held beyond what was there before."""
    tracemalloc.start()
    written(work)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def workloads(graph: nx.MultiDiGraph[str], network: Network) -> dict[str, Work]:
    """What is measured, by name; a format that refuses a graph of this size is named and left out."""
    works: dict[str, Work] = {"model": lambda _: from_networkx(graph)}
    for row in EXPORTERS:
        if row.kind is ExportKind.NETWORK:
            works[row.name] = partial(row.write, network)
    try:
        written(works["dot"])
    except InputError as error:
        sys.stdout.write(f"left out: {error}\n")
        del works["dot"]
    works["networkx gexf"] = partial(nx.write_gexf, graph)
    works["networkx graphml"] = partial(nx.write_graphml_xml, graph)
    return works


def main() -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    graph = invented(options.nodes, options.edges)
    network = from_networkx(graph)
    works = workloads(graph, network)
    best = best_of(options.runs, works)
    sys.stdout.write(f"{'format':<18} {'s CPU':>6} {'peak MB':>8} {'file MB':>8}\n")
    for name, work in works.items():
        peak, size = peak_bytes(work) / 1e6, written(work) / 1e6
        sys.stdout.write(f"{name:<18} {best[name]:6.2f} {peak:8.1f} {size:8.1f}\n")
    for name in ("gexf", "graphml"):
        ours, theirs = best[name], best[f"networkx {name}"]
        share, whole = 100 * ours / theirs, 100 * (ours + best["model"]) / theirs
        sys.stdout.write(f"{name}: {share:.0f} % of the time of networkx's writer, {whole:.0f} % with the model\n")


if __name__ == "__main__":
    main()
