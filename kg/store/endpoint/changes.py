"""What must change at an endpoint, as SPARQL updates: only what differs, in as few requests as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox

from kg.store.endpoint.engines import Engine

REQUEST_QUADS = 200_000
"""Most quads in one update, about 60 MB of text. Engines run one request in one transaction, or say so (engines.py)."""


@dataclass(frozen=True, slots=True)
class Change:
    """What graphs lose and get: `emptied` lose everything, the quads in `gone` and `added` stand in others."""

    emptied: Sequence[ox.NamedNode]
    gone: Sequence[ox.Quad]
    added: Sequence[ox.Quad]

    def __bool__(self) -> bool:
        return bool(self.emptied or self.gone or self.added)


def difference(names: Iterable[ox.NamedNode], old: set[ox.Quad], given: Sequence[ox.Quad]) -> Change:
    """What brings graphs that hold `old` to hold `given`."""
    new = set(given)
    kept = {quad.graph_name for quad in given}
    unnamed = {quad.graph_name for quad in old if _has_blank_node(quad)}  # no request can name their blank nodes
    filled = {quad.graph_name for quad in old}
    emptied = [name for name in names if name in unnamed or (name in filled and name not in kept)]
    left = old if not emptied else {quad for quad in old if quad.graph_name not in set(emptied)}
    gone = sorted(left - new, key=lambda quad: str(quad.graph_name))
    return Change(emptied, gone, [quad for quad in dict.fromkeys(given) if quad not in left])


def updates(change: Change, engine: Engine) -> Iterator[str]:
    """The text of the updates: one, but for more than `REQUEST_QUADS`."""
    operations: list[str] = [f"DROP SILENT GRAPH {name}" for name in change.emptied]
    waiting = 0
    for word, quads in (("DELETE", change.gone), ("INSERT", change.added)):
        for start in range(0, len(quads), engine.block_quads):
            block = quads[start : start + engine.block_quads]
            if waiting and waiting + len(block) > REQUEST_QUADS:
                yield _request(operations, engine)
                operations, waiting = [], 0
            operations.append(f"{word} DATA {{\n{_data(block)}}}")
            waiting += len(block)
    if operations:
        yield _request(operations, engine)


def _request(operations: Iterable[str], engine: Engine) -> str:
    return engine.update_head + " ;\n".join(operations)


def _data(quads: Iterable[ox.Quad]) -> str:
    return "".join(
        f"GRAPH {name} {{\n{''.join(f'{quad.triple} .{chr(10)}' for quad in group)}}}\n"
        for name, group in groupby(quads, key=attrgetter("graph_name"))
    )


def _has_blank_node(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
