"""The one way a query of a user is answered: guard, then a worker with limits."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import QueryError
from kg.query.guard import Inspection, QueryForm, inspect, read_closely
from kg.store.answers import Answer
from kg.store.base import Queries
from kg.store.worker import Request


@dataclass(frozen=True, slots=True)
class Question:
    """A query that the guard let through, ready to be run."""

    text: str
    inspection: Inspection

    @property
    def form(self) -> QueryForm:
        """What it asks for."""
        return self.inspection.form

    def request(
        self,
        pool: Queries,
        *,
        media_type: str,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
    ) -> Request:
        """What `pool` is asked."""
        return pool.request(
            self.text,
            media_type=media_type,
            has_dataset=self.inspection.has_dataset,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )

    def explain(self, error: BaseException) -> None:
        """Raises the plainer error that the tokens of a query give where the engine could not read it."""
        if isinstance(error, QueryError) and error.code == "UJ501":
            read_closely(self.text)


def question(query: str) -> Question:
    """A query as it will be run. Raises QueryError for what the guard refuses."""
    return Question(query, inspect(query))


def answer(
    pool: Queries,
    query: str | Question,
    *,
    media_type: str,
    default_graphs: tuple[str, ...] | None = None,
    named_graphs: tuple[str, ...] | None = None,
) -> Answer:
    """The answer to `query` over the union of all graphs, or over the graphs that it or the protocol names.

    `media_type` must be one of `kg.store.results.ROW_MEDIA_TYPES` for SELECT and ASK, of `GRAPH_MEDIA_TYPES` for
    CONSTRUCT and DESCRIBE. The prefixes of the ontology need no PREFIX lines. No graph is ever fetched: one that is
    not in the store is empty.
    Raises QueryError (also for what the guard refuses), LimitError, StoreError.
    """
    asked = question(query) if isinstance(query, str) else query
    try:
        return pool.ask(
            asked.request(pool, media_type=media_type, default_graphs=default_graphs, named_graphs=named_graphs)
        )
    except QueryError as error:
        asked.explain(error)
        raise
