"""Oxigraph as a store: on disk (RocksDB), in memory, and read-only over a published snapshot."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Self, cast

import pyoxigraph as ox

from kg.errors import InputError, QueryError, StoreError
from kg.rdf.serialize import format_of, write
from kg.rdf.vocab import PREFIXES
from kg.settings import Settings
from kg.store.archive import Archive
from kg.store.base import DEFAULT_GRAPH, Row
from kg.store.engine import open_engine, refused
from kg.store.layout import Layout
from kg.store.pins import hand_over
from kg.store.read_only import ReadOnly
from kg.store.replacing import replace
from kg.store.snapshots import Snapshots
from kg.store.terms import lexical, malformed, named
from kg.store.text_index import TextIndex
from kg.store.texts import Texts

_FLUSH_QUADS = 100_000
"""Quads between two flushes. RocksDB keeps its log until a flush: 855,000 quads in small transactions left 636 MB
of log and 840 MB of memory without one, 159 MB and 245 MB with, and ran at 47,000 instead of 75,000 quads/s."""
_ALL_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class OxigraphView:
    """Reading from an Oxigraph store; the base of the classes that also write."""

    is_far = False

    def __init__(
        self, graphs: ox.Store, *, texts: Texts, archive: Archive, index: TextIndex, snapshots: Snapshots
    ) -> None:
        self.path: Path | None = None
        self.base = ""
        self.snapshot: str | None = None
        self.texts = texts
        self.archive = archive
        self.index = index
        self.snapshots = snapshots
        self._graphs: ox.Store | None = graphs

    @property
    def graphs(self) -> ox.Store:
        """The engine itself, for hot paths. Whoever keeps it keeps the store open.

        Raises StoreError UJ410 once the store is closed.
        """
        if self._graphs is None:
            raise StoreError("UJ410", "the store is closed", place=str(self.path or "memory"), cure="open it again")
        return self._graphs

    def select(self, query: str) -> Iterator[Row]:
        """See `kg.store.base.View.select`."""
        try:
            solutions = self.graphs.query(query, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise malformed(error, query) from error
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryError("UJ502", "this query is no SELECT", cure="ask for rows with SELECT")
        return (tuple(lexical(term) for term in solution) for solution in solutions)

    def quads(
        self,
        graph: str | None = None,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        value: str | None = None,
    ) -> Iterator[ox.Quad]:
        """See `kg.store.base.View.quads`."""
        name = ox.DefaultGraph() if graph == DEFAULT_GRAPH else named(graph)
        return self.graphs.quads_for_pattern(named(subject), named(predicate), named(value), name)

    def graph_names(self) -> Iterator[str]:
        """See `kg.store.base.View.graph_names`."""
        return (name.value for name in self.graphs.named_graphs() if isinstance(name, ox.NamedNode))

    def has_graph(self, graph: str) -> bool:
        """See `kg.store.base.View.has_graph`."""
        return graph == DEFAULT_GRAPH or self.graphs.contains_named_graph(ox.NamedNode(graph))

    def dump(self, out: BinaryIO, media_type: str, *, graph: str | None = None) -> None:
        """See `kg.store.base.View.dump`."""
        try:
            form = format_of(media_type)
        except InputError as error:
            raise QueryError("UJ505", error.problem, cure=error.cure) from error
        if graph is not None:
            write((ox.Quad(*quad.triple) for quad in self.quads(graph)), out, media_type)
        elif form.engine is None:
            write(self.quads(), out, media_type)
        elif form.keeps_graphs:
            self.graphs.dump(out, form.engine, prefixes=PREFIXES)
        else:
            triples = cast("ox.QueryTriples", self.graphs.query(_ALL_TRIPLES, use_default_graph_as_union=True))
            ox.serialize(triples, out, form.engine, prefixes=PREFIXES)

    def count(self) -> int:
        """See `kg.store.base.View.count`."""
        return len(self.graphs)

    def close(self) -> None:
        """See `kg.store.base.View.close`."""
        self._graphs = None
        self.texts.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class OxigraphMemory(OxigraphView):
    """A store in memory, for tests and small work; it writes, but nothing of it outlives the process."""

    def __init__(self, *, settings: Settings) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="ujar-", ignore_cleanup_errors=True)
        snapshots = Snapshots(Path(self._folder.name))
        archive = Archive(None, base=settings.base)
        super().__init__(ox.Store(), texts=Texts(None), archive=archive, index=TextIndex(None), snapshots=snapshots)
        self.base = settings.base
        self._is_published = False

    def replace_graphs(self, graphs: Iterable[str], quads: Iterable[ox.Quad]) -> None:
        """See `kg.store.base.Writer.replace_graphs`."""
        replace(self.graphs, tuple(graphs), quads)
        self._is_published = False

    def publish(self) -> Path:
        """See `kg.store.base.Writer.publish`; the snapshot is a whole copy, on disk."""
        newest = self.snapshots.newest()
        if newest is None or not self._is_published:
            newest = self.snapshots.publish(self._copy)
            self._is_published = True
        return newest

    def _copy(self, target: str) -> None:
        copy = ox.Store(target)
        copy.bulk_extend(self.quads())
        copy.flush()

    def close(self) -> None:
        """Forgets everything."""
        super().close()
        self._folder.cleanup()


class OxigraphDisk(OxigraphView):
    """A store in a folder; its one writer."""

    def __init__(self, path: Path, *, settings: Settings) -> None:
        """Opens the store at `path`, or makes one in a missing or empty folder.

        Raises StoreError: UJ401 no store, UJ402 newer format, UJ403 another writer, UJ404 other base, UJ405 damaged.
        """
        layout = Layout(path)
        if not layout.description.exists():
            layout.create(settings.base)
        layout.check(settings.base)
        graphs = open_engine(layout.graphs)
        super().__init__(
            graphs,
            texts=Texts(layout.texts),
            archive=Archive(layout.archive, base=settings.base),
            index=TextIndex(layout.index),
            snapshots=Snapshots(layout.snapshots),
        )
        self.path = path
        self.base = settings.base
        self._layout = layout
        self._unflushed = 0

    def replace_graphs(self, graphs: Iterable[str], quads: Iterable[ox.Quad]) -> None:
        """See `kg.store.base.Writer.replace_graphs`. Graphs that hold these quads already cost no write."""
        with self.writing() as engine:
            self._unflushed += replace(engine, tuple(graphs), quads)
            if self._unflushed > _FLUSH_QUADS:
                self._flush()

    @contextmanager
    def writing(self) -> Iterator[ox.Store]:
        """The engine, for a change that is to be published. Raises StoreError UJ407 when the disk refuses."""
        try:
            hand_over(self._layout, self.graphs)
            self._layout.unpublished.touch()
            yield self.graphs
        except (OSError, RuntimeError) as error:
            raise refused(error, self._layout.folder) from error

    def publish(self) -> Path:
        """See `kg.store.base.Writer.publish`. About 20 ms after a small write."""
        newest = self.snapshots.newest()
        if newest and not self._layout.unpublished.exists():
            return newest
        with self.writing() as engine:
            self._flush()
            newest = self.snapshots.publish(engine.backup)
            self._layout.unpublished.unlink(missing_ok=True)
            self._layout.facts.unlink(missing_ok=True)
        return newest

    @property
    def published(self) -> str | None:
        """Name of the snapshot that holds all that was written; None where something is not published yet."""
        newest = self.snapshots.newest()
        return newest.name if newest and not self._layout.unpublished.exists() else None

    def close(self) -> None:
        """Publishes, gives the lock back, and opens once more so that RocksDB drops the logs it no longer needs."""
        if self._graphs is None:
            return
        try:
            self.publish()
        finally:
            super().close()
        with suppress(OSError):
            ox.Store(str(self._layout.graphs))

    def _flush(self) -> None:
        self.graphs.flush()
        self._unflushed = 0


class OxigraphSnapshot(ReadOnly, OxigraphView):
    """The newest published snapshot of a store in a folder; it stays as it was when opened."""

    def __init__(self, path: Path, *, settings: Settings) -> None:
        """Opens the newest snapshot. What a killed writer left unpublished is published first.

        Raises StoreError: UJ401 no store, UJ402 newer format, UJ404 other base, UJ405 damaged, UJ408 nothing yet,
        UJ409 no text index.
        """
        layout = Layout(path)
        layout.check(settings.base)
        snapshots = Snapshots(layout.snapshots)
        if layout.unpublished.exists() or snapshots.newest() is None:
            _publish_if_possible(path, settings, snapshots)
        self._lease = snapshots.lease()
        try:
            index = TextIndex(layout.index, read_only=True)
            graphs = open_engine(self._lease.path, read_only=True)
        except StoreError:
            self._lease.end()
            raise
        super().__init__(
            graphs,
            texts=Texts(layout.texts, read_only=True),
            archive=Archive(layout.archive, base=settings.base, read_only=True),
            index=index,
            snapshots=snapshots,
        )
        self.path = path
        self.base = settings.base
        self.snapshot = self._lease.path.name

    def close(self) -> None:
        """Lets the snapshot be removed."""
        super().close()
        self._lease.end()


def _publish_if_possible(path: Path, settings: Settings, snapshots: Snapshots) -> None:
    """The same for a reader, to whom what was published before is enough where the disk refuses."""
    try:
        publish_left_over(path, settings)
    except StoreError as error:
        if error.code != "UJ407" or snapshots.newest() is None:
            raise


def publish_left_over(path: Path, settings: Settings) -> None:
    """Publishes as a short-lived writer; where a writer is alive, publishing is its business."""
    try:
        OxigraphDisk(path, settings=settings).close()
    except StoreError as error:
        if error.code != "UJ403":
            raise
