"""Many N-Quads at once: written beside the graphs at the engine's full speed, then put in their place.

A bulk load is no transaction, so it goes into a copy (hard links); the store has all of it or nothing. What is being
exchanged stands in the folder `rebase`, see `kg.store.rebase`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import InputError, StoreError
from kg.rdf.graphs import parse_graph
from kg.store.layout import Layout
from kg.store.oxigraph import OxigraphDisk

_A_BLANK_NODE = "ASK { { ?s ?p ?o FILTER(isBlank(?s)) } UNION { ?s ?p ?o FILTER(isBlank(?o)) } }"
_PLACE = re.compile(r"^Parser error at line \d+ (?:between )?columns? (\d+)(?: and \d+)?: ")
_MARK = b"_:"
_NEWLINE = b"\n"

Shard = tuple[str, Callable[[], AbstractContextManager[BinaryIO]]]
"""The name of a file of N-Quads, and what opens it."""


def write_loaded(store: OxigraphDisk, shards: Sequence[Shard], *, progress: Callable[[int], None]) -> int:
    """Writes the graphs of the store and all quads of `shards` into the folder `rebase`; how many quads these are.

    `progress` is called with the number of lines read. Raises InputError UJ121 for what is no N-Quads, StoreError
    UJ406 for blank nodes, UJ485 for articles under another base, UJ407 when the disk refuses; nothing is changed then.
    """
    layout = Layout(store.path) if store.path else None
    if layout is None:
        message = "only a store on disk takes shards"
        raise ValueError(message)
    part = Layout(layout.rebase.with_suffix(".part"))
    shutil.rmtree(part.folder, ignore_errors=True)
    part.create(store.base)
    with _refusing(part):
        graphs = _copy(store, part)
        before = len(graphs)
        stream = _Shards(shards, progress)
        _load(graphs, stream)
        graphs.flush()
        _check(graphs, store.base, may_have_blank_nodes=stream.is_marked)
        count = len(graphs) - before
        del graphs
        part.folder.rename(layout.rebase)
    return count


@contextmanager
def read_apart(
    layout: Layout, base: str, shards: Sequence[Shard], *, progress: Callable[[int], None]
) -> Iterator[Iterator[ox.Quad]]:
    """All quads of `shards`, each once, when they are read to their end; a folder in the store holds them meanwhile.

    Calls and raises as `write_loaded`.
    """
    part = Layout(layout.rebase.with_suffix(".part"))
    shutil.rmtree(part.folder, ignore_errors=True)
    part.folder.mkdir()
    with _refusing(part):
        graphs = ox.Store(str(part.graphs))
        stream = _Shards(shards, progress)
        _load(graphs, stream)
        _check(graphs, base, may_have_blank_nodes=stream.is_marked)
        yield iter(graphs)


class _Shards:
    """The shards as one stream, each ending in a newline, which remembers where it is."""

    def __init__(self, shards: Sequence[Shard], progress: Callable[[int], None]) -> None:
        self.is_marked = False
        """Whether something that looks like a blank node went by."""
        self._waiting = list(reversed(shards))
        self._progress = progress
        self._lines = 0
        self._starts: list[tuple[int, str]] = []
        self._held = ExitStack()
        self._file: BinaryIO | None = None
        self._last = _NEWLINE

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none at the end."""
        while self._file or self._waiting:
            if self._file is None:
                name, opened = self._waiting.pop()
                self._starts.append((self._lines, name))
                self._file = self._held.enter_context(opened())
            block = self._file.read(size)
            if block:
                return self._seen(block)
            self.close()
            if not self._last.endswith(_NEWLINE):
                return self._seen(_NEWLINE)
        return b""

    def place(self, line: int) -> str:
        """File and line of a line of the stream, counted from 1; the file that is read, for 0."""
        if line == 0:
            return self._starts[-1][1]
        start, name = max(one for one in self._starts if one[0] < line)
        return f"{name}:{line - start}"

    def close(self) -> None:
        """Closes what is open."""
        self._held.close()
        self._file = None

    def _seen(self, block: bytes) -> bytes:
        self._lines += block.count(_NEWLINE)
        self.is_marked = self.is_marked or _MARK in block or _MARK in self._last[-1:] + block[:1]
        self._last = block
        self._progress(self._lines)
        return block


def _copy(store: OxigraphDisk, part: Layout) -> ox.Store:
    store.graphs.flush()
    store.graphs.backup(str(part.graphs))
    return ox.Store(str(part.graphs))


def _load(graphs: ox.Store, stream: _Shards) -> None:
    try:
        graphs.bulk_load(stream, format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]  # it needs read() only
    except SyntaxError as error:
        place = stream.place(error.lineno or 0)
        cure = "mend the file, or take it again; nothing of it was kept"
        said = _PLACE.sub(r"column \1: ", error.msg)
        raise InputError("UJ121", f"it is no N-Quads: {said}", place=place, cure=cure) from error
    except (ValueError, EOFError) as error:
        cure = "take the file again; nothing of it was kept"
        raise InputError("UJ121", f"it cannot be read: {error}", place=stream.place(0), cure=cure) from error
    finally:
        stream.close()


def _check(graphs: ox.Store, base: str, *, may_have_blank_nodes: bool) -> None:
    if may_have_blank_nodes and bool(graphs.query(_A_BLANK_NODE, use_default_graph_as_union=True)):
        cure = "give it IRIs; the service's /graphs takes RDF with blank nodes into graphs of your own"
        raise StoreError("UJ406", "a shard holds blank nodes, which could never be replaced", cure=cure)
    named = (parse_graph(name.value) for name in graphs.named_graphs() if isinstance(name, ox.NamedNode))
    other = next((graph.base for graph in named if graph and graph.base != base), None)
    if other:
        cure = f"set UJAR_BASE={other} for a new store, or take it in with `ujar import`, which moves the ids"
        raise StoreError("UJ485", f"the shards have ids under {other}, the store has {base}", cure=cure)


@contextmanager
def _refusing(part: Layout) -> Iterator[None]:
    """Errors of the disk as ours; whatever fails, what was written goes."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        cure = "see that the disk has room for the shards twice and the folder is writable, then do it again"
        raise StoreError(
            "UJ407", f"the graphs cannot be written: {error}", place=str(part.folder), cure=cure
        ) from error
    finally:
        shutil.rmtree(part.folder, ignore_errors=True)
