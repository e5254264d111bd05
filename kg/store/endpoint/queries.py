"""Queries of users at an endpoint: what the guard let through, with limits on time, rows and bytes.

The endpoint does the work, so its memory and its network are its own business; what is known to lead out of an engine
in spite of the guard is refused here (`engines.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import BoundedSemaphore
from typing import IO, Self, cast

import pyoxigraph as ox

from kg.errors import LimitError, QueryError, StoreError
from kg.rdf.vocab import PREFIXES
from kg.settings import Settings
from kg.store.answers import Answer
from kg.store.endpoint.body import Body
from kg.store.endpoint.client import Client
from kg.store.endpoint.engines import Engine, Parameters, engine_of, refuse_functions
from kg.store.endpoint.rows import JSON, cut_after, read_rows
from kg.store.endpoint.site import site_of
from kg.store.results import GRAPH_MEDIA_TYPES, write, write_graph
from kg.store.terms import malformed
from kg.store.worker import Request

_TRIPLES = "application/n-triples"
_PLACE = re.compile(r"error at 1:(\d+)")
_USED = re.compile(r"([A-Za-z]\w*):")
_DECLARED = re.compile(r"\bPREFIX\s+([A-Za-z]\w*):", re.IGNORECASE)
_AT_ONCE = 8
"""Queries that the endpoint is asked at once; each holds a thread while it waits."""


class EndpointQueries:
    """The same face as `kg.store.workers.QueryPool`. Safe to use from several threads; close it when done."""

    def __init__(self, settings: Settings) -> None:
        """Asks nothing yet. Raises StoreError UJ460 for settings that cannot be used."""
        self._settings = settings
        self._client = Client(site_of(settings))
        self._known: Engine | None = None
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="ujar-endpoint")
        self._places = BoundedSemaphore(_AT_ONCE + settings.query_queue)

    def attach(self) -> None:
        """Does nothing: threads wait for the endpoint, not the event loop."""

    def request(
        self,
        query: str,
        *,
        media_type: str,
        has_dataset: bool = False,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
    ) -> Request:
        """See `kg.store.workers.QueryPool.request`."""
        return Request(
            query,
            media_type,
            rows=self._settings.query_rows,
            size_bytes=self._settings.query_bytes,
            base=self._settings.base,
            has_dataset=has_dataset,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )

    def begin(self, request: Request, done: Callable[[object], None]) -> Callable[[], None]:
        """See `kg.store.workers.QueryPool.begin`; one that runs already goes on to its limit when it is given up."""
        if not self._places.acquire(blocking=False):
            problem = "as many queries wait for the endpoint as may"
            raise LimitError("UJ604", problem, place="query", cure="ask again in a few seconds")
        task = self._threads.submit(self.ask, request)
        task.add_done_callback(lambda ended: self._hand_over(ended, done))

        def give_up() -> None:
            task.cancel()

        return give_up

    def ask(self, request: Request) -> Answer:
        """The answer to a request. Raises QueryError, LimitError UJ601, StoreError UJ46x."""
        engine = self._engine()
        refuse_functions(request.query, engine)
        head = f"{engine.query_head(request.query)}BASE <{request.base}> {_prefixes(request.query)}"
        dataset = _dataset(request.default_graphs, request.named_graphs)
        parameters = dataset or (() if request.has_dataset else engine.union)
        gives_graph = request.media_type in GRAPH_MEDIA_TYPES
        accept = _TRIPLES if gives_graph else JSON
        limit_s = self._settings.query_limit_s
        text = head + request.query
        try:
            with self._client.query(text, accept=accept, parameters=parameters, limit_s=limit_s) as body:
                found = _triples(body, request) if gives_graph else _rows(body, engine, request)
                limit = cut_after(body)
                is_cut = "x-sql-state" in body.headers or (limit is not None and found.rows >= limit)
                return replace(found, is_truncated=found.is_truncated or is_cut)
        except QueryError as error:
            raise _placed(error, request.query, len(head)) from error
        except StoreError as error:
            if error.code != "UJ465":
                raise
            raise QueryError("UJ506", f"the query cannot be evaluated: {error.problem}", cure=error.cure) from error

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Sentences that say which limits do not hold at an endpoint."""
        place = self._client.site.query
        return (f"queries run at {place}: how much memory they take, and whom they reach, only that server can limit",)

    def close(self) -> None:
        """Closes all connections; queries that wait are not asked any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _engine(self) -> Engine:
        if self._known is None:
            self._known = engine_of(self._client.site.engine, self._client.server())
        return self._known

    def _hand_over(self, ended: Future[Answer], done: Callable[[object], None]) -> None:
        self._places.release()
        if not ended.cancelled():
            done(ended.exception() or ended.result())


def _rows(body: Body, engine: Engine, request: Request) -> Answer:
    return write(read_rows(body, engine), request.media_type, rows=request.rows, size_bytes=request.size_bytes)


def _triples(body: Body, request: Request) -> Answer:
    try:
        return write_graph(_read(body), request.media_type, rows=request.rows, size_bytes=request.size_bytes)
    except SyntaxError as error:
        raise StoreError("UJ465", f"the endpoint's answer is no RDF: {error}", place="UJAR_ENDPOINT") from error


def _prefixes(query: str) -> str:
    """What declares the prefixes of the ontology that the query uses without."""
    used, declared = set(_USED.findall(query)), {name.lower() for name in _DECLARED.findall(query)}
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in PREFIXES if name in used - declared)


def _read(body: Body) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(cast("IO[bytes]", body), format=ox.RdfFormat.N_TRIPLES))


def _dataset(default_graphs: tuple[str, ...] | None, named_graphs: tuple[str, ...] | None) -> Parameters:
    named = (("default-graph-uri", default_graphs), ("named-graph-uri", named_graphs))
    return tuple((name, graph) for name, graphs in named for graph in graphs or ())


def _placed(error: QueryError, query: str, head_chars: int) -> QueryError:
    """The error with its place in the query as given, where the endpoint's words tell it as Oxigraph does."""
    if error.code != "UJ501" or "error at " not in error.problem:
        return error
    message = _PLACE.sub(lambda found: f"error at 1:{max(int(found[1]) - head_chars, 1)}", error.problem)
    return malformed(SyntaxError(message), query)
