"""The one way a query of a user is answered: guard, then a worker with limits."""

from __future__ import annotations

from kg.query.guard import inspect
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
    CONSTRUCT and DESCRIBE. No graph is ever fetched: one that is not in the store is empty.
    Raises QueryError (also for what the guard refuses), LimitError, StoreError.
    """
    inspection = inspect(query)
    return pool.run(
        query,
        media_type=media_type,
        has_dataset=inspection.has_dataset,
        default_graphs=default_graphs,
        named_graphs=named_graphs,
    )
