"""A store of any number of quads of the project's own shape: part of one that was ingested, or copies of it.

    python benchmarks/grown.py STORE NEW --quads 5000000

A part is made of whole article graphs, with the derived graphs beside them. Copies have moved bases, so that the
number of articles, quotes and speakers grows with the quads; outlets and dates grow too, words do not.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.settings import Settings
from kg.store import open_store

_DERIVED = ("/graph/identities", "/graph/claims", "/graph/runs")


def main() -> None:
    """Make the store that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--quads", type=int, required=True)
    options = parser.parse_args()
    print(f"{grow(options.store, options.new, quads=options.quads):,} quads in {options.new}")


def grow(source: Path, target: Path, *, quads: int, settings: Settings | None = None) -> int:
    """Makes a store at `target` of about so many quads (to the next whole graph); their number."""
    settings = settings or Settings()
    with open_store(target, settings=settings):
        pass  # makes the folder
    (target / "unpublished").touch()
    with (
        open_store(source, settings=settings, read_only=True) as view,
        tempfile.TemporaryFile(dir=target) as lines,
    ):
        size = view.count()
        names = sorted(view.graph_names(), key=lambda name: (not name.endswith(_DERIVED), name.rpartition("/")[2]))
        count, copy = 0, 0
        while count < quads:
            base = settings.base if copy == 0 else f"http://copy{copy}.example/"
            is_whole = quads - count >= size
            part = view.quads(None) if is_whole else (quad for name in names for quad in view.quads(name))
            for data, number in _chunks(part, settings.base.encode(), base.encode(), quads - count):
                lines.write(data)
                count += number
            copy += 1
        lines.flush()
        lines.seek(0)
        store = ox.Store(str(target / "graphs"))
        store.bulk_load(lines, ox.RdfFormat.N_QUADS)
        store.flush()
        del store
    with open_store(target, settings=settings, read_only=True):
        pass  # publishes
    os.sync()
    return count


def _chunks(quads: Iterator[ox.Quad], old: bytes, new: bytes, most: int) -> Iterator[tuple[bytes, int]]:
    """N-Quads with the other base, and how many; it stops where a graph ends after `most`."""
    chunk: list[ox.Quad] = []
    last = None
    for number, quad in enumerate(quads):
        if number >= most and quad.graph_name != last:
            break
        last = quad.graph_name
        chunk.append(quad)
        if len(chunk) == 10_000:
            yield ox.serialize(chunk, format=ox.RdfFormat.N_QUADS).replace(b"<" + old, b"<" + new), len(chunk)
            chunk = []
    if chunk:
        yield ox.serialize(chunk, format=ox.RdfFormat.N_QUADS).replace(b"<" + old, b"<" + new), len(chunk)


if __name__ == "__main__":
    main()
