"""The rows of an answer, as pyoxigraph's terms, whatever the engine makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.endpoint.body import Body
from kg.store.endpoint.engines import Engine
from kg.store.results import Solutions
from kg.store.terms import Term

JSON = "application/sparql-results+json"
_BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
_TRUTHS = {"1": ox.Literal("true", datatype=_BOOLEAN), "0": ox.Literal("false", datatype=_BOOLEAN)}
_ASK = "__ASK_RETVAL"
"""The one variable of what Virtuoso gives for an ASK: a row with 1, or none."""


def read_rows(body: Body, engine: Engine) -> Solutions | bool:
    """The rows of an answer in `JSON`, read as they are asked for; the truth that an ASK gives.

    Raises StoreError UJ465 for what is no such answer, also in the middle of it.
    """
    try:
        results = ox.parse_query_results(cast("IO[bytes]", body), ox.QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise _unreadable(error) from error
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    if [variable.value for variable in results.variables] == [_ASK]:
        return any(term and term.value == "1" for row in results for term in row if not isinstance(term, ox.Triple))
    return _Rows(results, is_mended=engine.numeric_booleans)


def cut_after(body: Body) -> int | None:
    """The number of rows after which the endpoint itself says it cut its answer; None where it says nothing."""
    limit = body.headers.get("x-sparql-maxrows", "")
    return int(limit) if limit.isdigit() else None


class _Rows:
    """Rows whose terms are mended on the way; what breaks in the middle breaks with an error of ours."""

    def __init__(self, results: ox.QuerySolutions, *, is_mended: bool) -> None:
        self._results = results
        self._is_mended = is_mended

    @property
    def variables(self) -> list[ox.Variable]:
        return self._results.variables

    def __iter__(self) -> Iterator[Iterable[Term | None]]:
        try:
            if self._is_mended:
                for row in self._results:
                    yield tuple(map(_canonical, row))
            else:
                yield from self._results
        except SyntaxError as error:
            raise _unreadable(error) from error


def _canonical(term: Term | None) -> Term | None:
    if isinstance(term, ox.Literal) and term.value in _TRUTHS and term.datatype == _BOOLEAN:
        return _TRUTHS[term.value]
    return term


def _unreadable(error: SyntaxError) -> StoreError:
    return StoreError(
        "UJ465",
        f"the endpoint's answer is no SPARQL result: {error}",
        place="UJAR_ENDPOINT",
        cure="see that UJAR_ENDPOINT is the address where queries are answered",
    )
