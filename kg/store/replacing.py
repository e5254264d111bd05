"""One transaction that brings graphs to hold given quads, and touches only what differs."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.store.terms import refuse_blank_nodes


def replace(store: ox.Store, graphs: tuple[str, ...], quads: Iterable[ox.Quad]) -> int:
    """Brings `graphs` to hold `quads` in one transaction that touches only what differs; number of quads touched."""
    names = [ox.NamedNode(graph) for graph in graphs]
    old = {quad for name in names for quad in store.quads_for_pattern(None, None, None, name)}
    given = list(quads)
    refuse_blank_nodes(given)
    gone = old.difference(given) if old else old
    added = [quad for quad in given if quad not in old] if old else given
    if not gone:
        store.extend(added)  # in the order given: what belongs together goes in a fifth faster than hashed apart
        return len(added)
    kept = {quad.graph_name for quad in given}
    emptied = "".join(f"DROP SILENT GRAPH {name} ;\n" for name in names if name not in kept)
    store.update(f"{emptied}DELETE DATA {{ {_block(gone)} }} ;\nINSERT DATA {{ {_block(added)} }}")
    return len(gone) + len(added)


def _block(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)
