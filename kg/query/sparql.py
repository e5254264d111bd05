"""The one way a query of a user is answered: guard, then a worker with limits."""

from __future__ import annotations

from kg.errors import QueryError
from kg.query.guard import inspect
from kg.query.prefixes import placed, with_prefixes
from kg.store.results import Answer
from kg.store.workers import QueryPool


def answer(
    pool: QueryPool,
    query: str,
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
    inspection = inspect(query)
    prefixed = with_prefixes(query)
    try:
        return pool.run(
            prefixed,
            media_type=media_type,
            has_dataset=inspection.has_dataset,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )
    except QueryError as error:
        raise placed(error, len(prefixed) - len(query)) from error
