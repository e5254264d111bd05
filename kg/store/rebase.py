"""A store under another base: its graphs are written anew beside the old ones, then exchanged.

The folder `rebase` stands in the store while the exchange is under way; until it is gone, `Layout.check` lets nobody
in, and `exchange` goes on where it stopped. Texts hold no ids and stay where they are.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.errors import StoreError
from kg.rdf.moving import Mover
from kg.store.base import View
from kg.store.layout import Layout

_STEP = 1_000
"""Quads between two calls of `progress`."""


def write_moved(view: View, layout: Layout, base: str, *, progress: Callable[[int], None] | None = None) -> int:
    """Writes all graphs of `view` under `base` into the folder `rebase`, which is there once all is; how many quads.

    What an earlier, interrupted attempt left is thrown away. Raises StoreError UJ407 when the disk refuses.
    """
    part = Layout(layout.rebase.with_suffix(".part"))
    shutil.rmtree(part.folder, ignore_errors=True)
    part.create(base)
    try:
        graphs = ox.Store(str(part.graphs))
        graphs.bulk_extend(_moved(view, Mover(view.base, base), progress))
        graphs.flush()
        count = len(graphs)
        del graphs
        part.folder.rename(layout.rebase)
    except (OSError, RuntimeError) as error:
        cure = "see that the disk has room for the graphs a second time, then do it again"
        raise StoreError(
            "UJ407", f"the graphs cannot be written: {error}", place=str(part.folder), cure=cure
        ) from error
    return count


def exchange(layout: Layout) -> None:
    """Puts what is in the folder `rebase` in the place of the store's graphs, and removes the text index."""
    new = Layout(layout.rebase)
    layout.unpublished.touch()
    if new.graphs.exists():
        shutil.rmtree(layout.graphs, ignore_errors=True)
        new.graphs.rename(layout.graphs)
    shutil.rmtree(layout.index, ignore_errors=True)
    if new.description.exists():
        new.description.replace(layout.description)
    shutil.rmtree(new.folder)


def _moved(view: View, mover: Mover, progress: Callable[[int], None] | None) -> Iterator[ox.Quad]:
    for number, quad in enumerate(view.quads(), start=1):
        if progress and number % _STEP == 0:
            progress(number)
        yield mover.quad(quad)
