"""What engines do differently behind the same protocol: `ENGINES` is the table, and the only place that knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import QueryError

Parameters = tuple[tuple[str, str], ...]
_NAMES_GRAPHS = re.compile(r"\b(?:GRAPH|FROM)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Engine:
    """One kind of endpoint."""

    name: str
    server: str | None = None
    """How the Server header of its answers begins; None for the one that is taken where no other fits."""
    union: Parameters = ()
    """Parameters of a query that make the default graph the union of all graphs, where it is not."""
    takes_quads: bool = False
    """Whether N-Quads can be posted to the address of the Graph Store Protocol: beyond the standard, and fast."""
    block_quads: int = 10_000
    """Most quads in one operation of an update."""
    update_head: str = ""
    """What stands before an update that Ujar writes."""
    own_graphs: tuple[str, ...] = ()
    """Graphs that the server makes for itself, which are nobody's data."""
    numeric_booleans: bool = False
    """Whether rows have xsd:boolean as 1 and 0."""
    refused: re.Pattern[str] | None = None
    """What queries and updates of users may not hold, beside what the guard refuses: ways out of this engine alone."""
    reads_as_guard: bool = False
    """Whether it reads an update as the guard does, so that no graph is written that the guard has not seen."""

    def query_head(self, query: str) -> str:
        """What stands before a query so that the union leaves the server's own graphs out.

        Nothing for one that names graphs: behind such a head, Virtuoso 7.2.5 finds nothing in GRAPH <…>.
        """
        if _NAMES_GRAPHS.search(query):
            return ""
        return "".join(f"DEFINE input:default-graph-exclude <{graph}> " for graph in self.own_graphs)


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("standard"),
        Engine(
            "oxigraph", server="Oxigraph", union=(("union-default-graph", ""),), takes_quads=True, reads_as_guard=True
        ),
        Engine(
            "virtuoso",
            server="Virtuoso",
            # its parser ends with "memory exhausted" at about 5,000 triples
            block_quads=1_000,
            # one transaction with its log, not one a row: half the time, and the same after kill -9
            update_head="DEFINE sql:log-enable 1 ",
            own_graphs=(
                "http://www.openlinksw.com/schemas/virtrdf#",
                "http://www.w3.org/ns/ldp#",
                "http://localuriqaserver/sparql",
            ),
            numeric_booleans=True,
            # functions of SQL: bif:http_get fetches any address, also for a user who may only read. An IRI without
            # authority may be the half of such a name: PREFIX b: <bi> … b:f:http_get(…)
            refused=re.compile(
                r"""\b(?:bif|sql)\s*:|<(?!(?:[a-z][a-z0-9+.-]*://|urn:))[^<>\s"{}|^`\\]*>""", re.IGNORECASE
            ),
        ),
    )
}
"""Every kind of endpoint that is told apart, by the value of `UJAR_ENDPOINT_ENGINE`."""


def engine_of(told: str, server: str) -> Engine:
    """The engine that was told, else the one that this Server header names."""
    if told:
        return ENGINES[told]
    found = (engine for engine in ENGINES.values() if engine.server and server.startswith(engine.server))
    return next(found, ENGINES["standard"])


def refuse_functions(text: str, engine: Engine) -> None:
    """Raises QueryError UJ504 with its place where a query or update of a user may call a function that leads out."""
    found = engine.refused.search(text) if engine.refused else None
    if found is None:
        return
    before = text[: found.start()]
    place = f"line {before.count(chr(10)) + 1}, column {found.start() - before.rfind(chr(10))}"
    cure = "leave it out, and write IRIs whole; in a string, write its colon as \\u003A or its < as \\u003C"
    raise QueryError("UJ504", f"{found[0]} is not allowed: it may call functions", place=place, cure=cure)
