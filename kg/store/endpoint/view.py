"""Reading from an endpoint: the graphs there; texts, archive and text index in the folder of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, cast

import pyoxigraph as ox

from kg.errors import InputError, QueryError, StoreError
from kg.rdf.serialize import format_of, write
from kg.store.archive import Archive
from kg.store.base import DEFAULT_GRAPH, Row
from kg.store.endpoint.client import Client
from kg.store.endpoint.engines import Engine, engine_of
from kg.store.endpoint.rows import JSON, cut_after, read_rows
from kg.store.endpoint.site import site_of
from kg.store.snapshots import Snapshots
from kg.store.terms import Term, lexical
from kg.store.text_index import TextIndex
from kg.store.texts import Texts

if TYPE_CHECKING:
    from kg.settings import Settings
    from kg.store.layout import Layout

_GRAPHS_AT_ONCE = 200
_STRANGER = "SELECT ?s { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } FILTER NOT EXISTS { ?s ?p ?o } }"
"""A row where the default graph is not the union of all graphs."""


class EndpointView:
    """Reading from an endpoint, which may change meanwhile; the base of the store that also writes."""

    is_far = True

    def __init__(self, layout: Layout, *, settings: Settings, read_only: bool = True) -> None:
        """Opens what the folder holds and looks at the endpoint.

        Raises StoreError: UJ401, UJ402, UJ404, UJ405 and UJ409 as on disk, UJ460 to UJ466 of the endpoint.
        """
        self.path: Path | None = layout.folder
        self.base = settings.base
        self.snapshot: str | None = None
        self.snapshots = Snapshots(layout.snapshots)
        self._open: Client | None = Client(site_of(settings))
        try:
            self.engine = self._look()
            self.index = TextIndex(layout.index, read_only=read_only)
            self.texts = Texts(layout.texts, read_only=read_only)
            self.archive = Archive(layout.archive, base=settings.base, read_only=read_only)
        except BaseException:
            self._open.close()
            raise

    @property
    def client(self) -> Client:
        """The client. Raises StoreError UJ410 once the store is closed."""
        if self._open is None:
            raise StoreError("UJ410", "the store is closed", place=str(self.path), cure="open it again")
        return self._open

    def select(self, query: str) -> Iterator[Row]:
        """See `kg.store.base.View.select`; errors come with the first row."""
        return (tuple(lexical(term) for term in row) for row in self._rows(query))

    def quads(
        self,
        graph: str | None = None,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        value: str | None = None,
    ) -> Iterator[ox.Quad]:
        """See `kg.store.base.View.quads`; the endpoint's own default graph is not looked at, so it is empty."""
        if graph == DEFAULT_GRAPH:
            return iter(())
        if graph or subject or predicate or value:
            return self._matching((graph,) if graph else (), subject, predicate, value)
        return self._all()

    def quads_of(self, graphs: Iterable[str]) -> Iterator[ox.Quad]:
        """The quads of some graphs."""
        names = iter(graphs)
        while some := tuple(islice(names, _GRAPHS_AT_ONCE)):
            yield from self._matching(some)

    def has_graph(self, graph: str) -> bool:
        """See `kg.store.base.View.has_graph`; at an endpoint one without triples is not there."""
        if graph == DEFAULT_GRAPH:
            return True
        query = f"SELECT ?s {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }} LIMIT 1"
        return any(True for _ in self._rows(query))

    def graph_names(self) -> Iterator[str]:
        """See `kg.store.base.View.graph_names`."""
        # with GROUP BY, because Virtuoso 7.2.5 does not end SELECT DISTINCT ?g over 170,000 quads
        query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        return (name for name, _ in self.select(query) if name and name not in self.engine.own_graphs)

    def dump(self, out: BinaryIO, media_type: str, *, graph: str | None = None) -> None:
        """See `kg.store.base.View.dump`."""
        try:
            format_of(media_type)
        except InputError as error:
            raise QueryError("UJ505", error.problem, cure=error.cure) from error
        write(self.quads(graph), out, media_type)

    def count(self) -> int:
        """See `kg.store.base.View.count`."""
        own = ", ".join(f"<{graph}>" for graph in self.engine.own_graphs)
        others = f"FILTER(?g NOT IN ({own})) " if own else ""
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {others}}}"
        return sum(int(number or 0) for (number,) in self.select(query))

    def close(self) -> None:
        """See `kg.store.base.View.close`."""
        if self._open:
            self._open.close()
            self._open = None
        self.texts.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _look(self) -> Engine:
        """The engine of the endpoint. Raises StoreError UJ466 where its default graph is not the union."""
        site = self.client.site
        self.engine = engine_of(site.engine, self.client.server())
        if any(True for _ in self._rows(_STRANGER)):
            raise StoreError(
                "UJ466",
                "its default graph is not the union of its graphs",
                place=site.query,
                cure="configure it so (Jena Fuseki: tdb2:unionDefaultGraph true; Oxigraph: --union-default-graph)",
            )
        return self.engine

    def _rows(self, query: str) -> Iterator[Iterable[Term | None]]:
        """Rows of a SELECT over the union of all graphs. Raises StoreError UJ467 where the endpoint has cut them."""
        text = self.engine.query_head(query) + query
        with self.client.query(text, accept=JSON, parameters=self.engine.union) as body:
            rows = read_rows(body, self.engine)
            if isinstance(rows, bool):
                raise QueryError("UJ502", "this query is no SELECT", cure="ask for rows with SELECT")
            number = 0
            for number, row in enumerate(rows, start=1):
                yield row
            limit = cut_after(body)
            if limit is not None and number >= limit:
                raise StoreError(
                    "UJ467",
                    f"the endpoint gives no more than {limit:,} rows",
                    place=self.client.site.query,
                    cure="raise that limit there (Virtuoso: ResultSetMaxRows), at least for the user of UJAR_ENDPOINT",
                )

    def _matching(
        self,
        graphs: tuple[str, ...],
        subject: str | None = None,
        predicate: str | None = None,
        value: str | None = None,
    ) -> Iterator[ox.Quad]:
        given = [
            str(ox.NamedNode(iri)) if iri else f"?{name}"
            for name, iri in zip("spo", (subject, predicate, value), strict=True)
        ]
        wanted = (f"({term} AS ?{name})" if term[0] == "<" else term for name, term in zip("spo", given, strict=True))
        names = f"VALUES ?g {{ {' '.join(str(ox.NamedNode(graph)) for graph in graphs)} }} " if graphs else ""
        for name, *triple in self._rows(f"SELECT ?g {' '.join(wanted)} {{ {names}GRAPH ?g {{ {' '.join(given)} }} }}"):
            if isinstance(name, ox.NamedNode) and name.value not in self.engine.own_graphs:
                yield ox.Quad(*cast("tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]", triple), name)

    def _all(self) -> Iterator[ox.Quad]:
        """All quads, some graphs at a time: no answer of an endpoint need be as large as the store."""
        yield from self.quads_of(sorted(self.graph_names()))
