"""The contract of every store: one writer, many views, graphs replaced whole.

`kg.store.open_store` chooses the implementation; `tests/contract` runs one suite over every row of its table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from kg.store.archive import Archive
from kg.store.snapshots import Snapshots
from kg.store.text_index import TextIndex
from kg.store.texts import Texts

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.store.answers import Answer
    from kg.store.worker import Request

DEFAULT_GRAPH: Final = ""
"""Stands for the graph without a name itself, where a graph is asked for; no graph can have this name."""

Row = tuple[str | None, ...]
"""One solution: IRIs as they are, literals by their lexical form, None where a variable is unbound."""


class View(Protocol):
    """Read access to the current graphs, their texts and their index; the default graph is the union."""

    path: Path | None
    """Folder of the store; None in memory."""
    base: str
    """Base of every data IRI in it."""
    snapshot: str | None
    """Name of the published snapshot that this view reads, which never changes; None for a view that may change."""

    is_far: bool
    """Whether each look at the graphs costs a request; who looks often takes a copy (`kg.store.loaded.near`)."""

    @property
    def texts(self) -> Texts:
        """The documents that the graphs were made of, by article key."""
        ...

    @property
    def archive(self) -> Archive:
        """Article versions that are not current, and notices of withdrawals and corrections."""
        ...

    @property
    def index(self) -> TextIndex:
        """The index of words and names over the quotes."""
        ...

    @property
    def snapshots(self) -> Snapshots:
        """The published snapshots, which query workers read."""
        ...

    def select(self, query: str) -> Iterator[Row]:
        """Rows of a SELECT, in its order, over the union of all graphs (FROM is ignored).

        For trusted queries only: there is no limit on time. Raises QueryError UJ501 for a malformed query and
        UJ502 for another form than SELECT.
        """
        ...

    def quads(
        self,
        graph: str | None = None,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        value: str | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of one graph with these IRIs; None stands for any graph and any term.

        `DEFAULT_GRAPH` is the graph without a name, which here is no union.
        """
        ...

    def graph_names(self) -> Iterator[str]:
        """Names of all named graphs, in no particular order."""
        ...

    def has_graph(self, graph: str) -> bool:
        """Whether there is a named graph of this name, be it empty; the default graph is always there."""
        ...

    def dump(self, out: BinaryIO, media_type: str, *, graph: str | None = None) -> None:
        """Writes all quads, or the triples of one graph without its name, to `out` as `media_type`.

        A media type without graphs (Turtle, N-Triples, RDF/XML) gets the union of all graphs.
        Raises QueryError UJ505 for a media type that is not known.
        """
        ...

    def count(self) -> int:
        """Number of quads; takes time in proportion to it."""
        ...

    def close(self) -> None:
        """Ends the use of the store; what was read lazily from it must be read by then."""
        ...


class Writer(Protocol):
    """Write access; there is one at a time."""

    def replace_graphs(self, graphs: Iterable[str], quads: Iterable[ox.Quad]) -> None:
        """Drops `graphs` and adds `quads`, in one transaction: all of it is seen, or none.

        When it returns, the change survives the death of the process. Raises StoreError UJ406 for a quad with a
        blank node and UJ407 when the disk refuses.
        """
        ...

    def publish(self) -> Path:
        """Makes what is written visible to query workers and to `read_only` views; the folder of the snapshot.

        Returns the newest snapshot when nothing was written since.
        """
        ...


class Store(View, Writer, Protocol):
    """A store as a whole. `close` publishes what is committed and gives the lock back."""


class Queries(Protocol):
    """Whatever runs the queries of users, which the guard has let through, with limits; see `kg.store.workers`."""

    def attach(self) -> None:
        """Lets the running event loop wait for answers, where that can be; to be called before any query."""
        ...

    def request(
        self,
        query: str,
        *,
        media_type: str,
        has_dataset: bool = False,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
    ) -> Request:
        """What is asked, with the limits of the settings."""
        ...

    def ask(self, request: Request) -> Answer:
        """The answer to a request."""
        ...

    def begin(self, request: Request, done: Callable[[object], None]) -> Callable[[], None]:
        """Begins to answer; `done` gets the answer or error, in any thread. The call returned gives it up."""
        ...

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Sentences that say which limits are weaker here; empty when all hold."""
        ...

    def close(self) -> None:
        """Ends it, with the queries that are running."""
        ...
