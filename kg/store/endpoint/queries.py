"""Queries of users at an endpoint: what the guard let through, with limits on time, rows and bytes.

The endpoint does the work, so its memory and its network are its own business; what is known to lead out of an engine
in spite of the guard is refused here (`engines.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Self, cast

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.settings import Settings
from kg.store.endpoint.body import Body
from kg.store.endpoint.client import Client
from kg.store.endpoint.engines import Engine, Parameters, engine_of
from kg.store.endpoint.rows import JSON, cut_after, read_rows
from kg.store.endpoint.site import site_of
from kg.store.results import GRAPH_MEDIA_TYPES, Answer, write, write_triples
from kg.store.terms import malformed

_TRIPLES = "application/n-triples"
_PLACE = re.compile(r"error at 1:(\d+)")


class EndpointQueries:
    """The same face as `kg.store.workers.QueryPool`. Safe to use from several threads; close it when done."""

    def __init__(self, settings: Settings) -> None:
        """Asks nothing yet. Raises StoreError UJ460 for settings that cannot be used."""
        self._settings = settings
        self._client = Client(site_of(settings))
        self._known: Engine | None = None

    def run(
        self,
        query: str,
        *,
        media_type: str,
        has_dataset: bool = False,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
    ) -> Answer:
        """See `kg.store.workers.QueryPool.run`. Raises QueryError, LimitError UJ601, StoreError UJ46x."""
        engine = self._engine()
        _refuse(query, engine)
        head = f"{engine.query_head(query)}BASE <{self._settings.base}> "
        parameters = _dataset(default_graphs, named_graphs) or (() if has_dataset else engine.union)
        gives_graph = media_type in GRAPH_MEDIA_TYPES
        limit_s = self._settings.query_limit_s
        accept = _TRIPLES if gives_graph else JSON
        try:
            with self._client.query(head + query, accept=accept, parameters=parameters, limit_s=limit_s) as body:
                found = self._triples(body, media_type) if gives_graph else self._rows(body, engine, media_type)
                limit = cut_after(body)
                is_cut = "x-sql-state" in body.headers or (limit is not None and found.rows >= limit)
                return replace(found, is_truncated=found.is_truncated or is_cut)
        except QueryError as error:
            raise _placed(error, query, len(head)) from error
        except StoreError as error:
            if error.code != "UJ465":
                raise
            raise QueryError("UJ506", f"the query cannot be evaluated: {error.problem}", cure=error.cure) from error

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Sentences that say which limits do not hold at an endpoint."""
        place = self._client.site.query
        return (f"queries run at {place}: how much memory they take, and whom they reach, only that server can limit",)

    @property
    def pids(self) -> tuple[int | None, ...]:
        """No process of ours."""
        return ()

    def close(self) -> None:
        """Closes all connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _engine(self) -> Engine:
        if self._known is None:
            self._known = engine_of(self._client.site.engine, self._client.server())
        return self._known

    def _rows(self, body: Body, engine: Engine, media_type: str) -> Answer:
        limits = self._settings
        return write(read_rows(body, engine), media_type, rows=limits.query_rows, size_bytes=limits.query_bytes)

    def _triples(self, body: Body, media_type: str) -> Answer:
        limits = self._settings
        try:
            return write_triples(_read(body), media_type, rows=limits.query_rows, size_bytes=limits.query_bytes)
        except SyntaxError as error:
            raise StoreError("UJ465", f"the endpoint's answer is no RDF: {error}", place="UJAR_ENDPOINT") from error


def _read(body: Body) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(cast("IO[bytes]", body), format=ox.RdfFormat.N_TRIPLES))


def _dataset(default_graphs: tuple[str, ...] | None, named_graphs: tuple[str, ...] | None) -> Parameters:
    named = (("default-graph-uri", default_graphs), ("named-graph-uri", named_graphs))
    return tuple((name, graph) for name, graphs in named for graph in graphs or ())


def _refuse(query: str, engine: Engine) -> None:
    found = engine.refused.search(query) if engine.refused else None
    if found is None:
        return
    before = query[: found.start()]
    place = f"line {before.count(chr(10)) + 1}, column {found.start() - before.rfind(chr(10))}"
    cure = "leave it out, and write IRIs whole; in a string, write its colon as \\u003A or its < as \\u003C"
    raise QueryError("UJ504", f"{found[0]} is not allowed: it may call functions", place=place, cure=cure)


def _placed(error: QueryError, query: str, head_chars: int) -> QueryError:
    """The error with its place in the query as given, where the endpoint's words tell it as Oxigraph does."""
    if error.code != "UJ501" or "error at " not in error.problem:
        return error
    message = _PLACE.sub(lambda found: f"error at 1:{max(int(found[1]) - head_chars, 1)}", error.problem)
    return malformed(SyntaxError(message), query)
