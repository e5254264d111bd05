"""Changes of users at an endpoint: updates as text, and whole graphs. Each is made by the endpoint, in one request.

Which graphs an update writes is read from its text as Oxigraph reads it. Another engine may read it otherwise, so there
an update takes somebody who may write every graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store import editing
from kg.store.editing import Put
from kg.store.endpoint.engines import refuse_functions
from kg.store.terms import no_graph

if TYPE_CHECKING:
    from kg.store.endpoint.store import EndpointStore


def update(store: EndpointStore, text: str, *, is_admin: bool, is_managed: bool) -> None:
    """Runs an update that the guard has let through; once, because twice may do harm.

    Raises QueryError: UJ440 not for this caller, UJ501 malformed, UJ504 a function that may call out, UJ506 refused
    there; StoreError UJ449 where it `is_managed`, and those of the endpoint.
    """
    place = store.client.site.update
    if is_managed:
        cure = "name the graphs that it writes; put or delete a graph of Ujar's whole, by the Graph Store Protocol"
        raise StoreError("UJ449", "no update there writes graphs that Ujar manages", place=place, cure=cure)
    if not is_admin and not store.engine.reads_as_guard:
        problem = f"an update of a {store.engine.name} endpoint needs the scope admin"
        raise QueryError("UJ440", problem, place=place, cure="put the graph whole, by the Graph Store Protocol")
    refuse_functions(text, store.engine)
    _refuse_malformed(text, store.base)
    try:
        store.run(f"{store.engine.update_head}BASE <{store.base}>\n{text}")
    except StoreError as error:
        if error.code != "UJ465":
            raise
        raise QueryError("UJ506", f"the update cannot be done: {error.problem}", cure=error.cure) from error


def put(store: EndpointStore, graph: str | None, triples: Sequence[ox.Triple], *, is_merged: bool) -> Put:
    """Gives a graph these triples, in place of those it has or beside them, if `is_merged`.

    A graph without triples is not there. Raises StoreError: UJ406 for a blank node, which no later request could name,
    UJ449 for the default graph, and those of the endpoint.
    """
    name = _named(store, graph)
    old = set(store.quads(name.value))
    new = {ox.Quad(one.subject, one.predicate, one.object, name) for one in triples} | (old if is_merged else set())
    if new != old:
        store.replace_graphs([] if is_merged else [name.value], new - old if is_merged else new)
    return Put(is_created=bool(new) and not old, is_changed=new != old)


def delete(store: EndpointStore, graph: str | None) -> None:
    """Deletes a graph. Raises StoreError: UJ441 where there is none, UJ449 the default graph, those of the endpoint."""
    name = _named(store, graph).value
    if not store.has_graph(name):
        raise no_graph(name)
    store.replace_graphs([name], ())


def _named(store: EndpointStore, graph: str | None) -> ox.NamedNode:
    if graph is None:
        place, cure = store.client.site.update, "name a graph"
        raise StoreError("UJ449", "the endpoint's own default graph is not written", place=place, cure=cure)
    return ox.NamedNode(graph)


def _refuse_malformed(text: str, base: str) -> None:
    """Raises QueryError UJ501, by trying the update on nothing."""
    try:
        editing.update(ox.Store(), text, base=base)
    except QueryError as error:
        if error.code != "UJ506":  # which may be the fault of there being nothing
            raise
