"""An rdflib `Dataset` in memory as a store: for small graphs that a program made, or wants to keep, with rdflib.

The Dataset is what is stored. Whatever is asked is answered by Oxigraph over a copy of it, made anew once the Dataset
has changed: rdflib's own SPARQL engine is tens of times slower, counts and compares literals in ways of its own, and
fetches what a FROM names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import XSD
from rdflib.plugins.stores.memory import Memory
from rdflib.store import StoreCreatedEvent, TripleAddedEvent, TripleRemovedEvent
from rdflib.term import Node

from kg.errors import StoreError
from kg.settings import Settings
from kg.store.index_rows import reindex
from kg.store.oxigraph import OxigraphMemory

_State = tuple[int, dict[Node, int]]
_STRING = str(XSD.string)
_EVENTS = (TripleAddedEvent, TripleRemovedEvent, StoreCreatedEvent)
"""All of a store's, since rdflib raises an error for one that nobody hears while another is heard."""


class RdflibMemory(OxigraphMemory):
    """A store in memory whose graphs are `dataset`; texts, archive and text index are its own."""

    def __init__(self, dataset: Dataset | None = None, *, settings: Settings) -> None:
        """A store over `dataset`, or over an empty one; the text index is filled from it.

        Raises StoreError UJ489 for a Dataset that is not in memory, or holds what no RDF has.
        """
        self.dataset = Dataset() if dataset is None else dataset
        if not isinstance(self.dataset.store, Memory):
            cure = "copy it into a new rdflib.Dataset(), or serve it as a SPARQL endpoint"
            raise StoreError("UJ489", "this rdflib Dataset is not in memory", place=repr(self.dataset.store), cure=cure)
        super().__init__(settings=settings)
        self._events = 0
        self._copied: _State | None = None
        for kind in _EVENTS:
            self.dataset.store.dispatcher.subscribe(kind, self._note)  # type: ignore[no-untyped-call]
        try:
            reindex(self)
        except BaseException:
            self.close()
            raise

    @property
    def graphs(self) -> ox.Store:
        """The engine over a copy of the Dataset as it is now; what is written into it itself is lost."""
        engine = super().graphs
        state = self._state()
        if state != self._copied:
            self._graphs = engine = ox.Store()
            engine.bulk_extend(self._quads())
            for graph in state[1].keys() - {DATASET_DEFAULT_GRAPH_ID}:
                engine.add_graph(_subject(graph))
            self._copied, self._is_published = state, False
        return engine

    def replace_graphs(self, graphs: Iterable[str], quads: Iterable[ox.Quad]) -> None:
        """See `kg.store.base.Writer.replace_graphs`. The copy changes first: it refuses what the Dataset would take."""
        names, given = tuple(graphs), list(quads)
        super().replace_graphs(names, given)
        for name in names:
            self.dataset.remove_graph(URIRef(name))
        # type error: rdflib wants graphs, and takes their names too
        self.dataset.addN(tuple(map(_node, (*quad.triple, quad.graph_name))) for quad in given)  # type: ignore[misc]
        self._copied = self._state()

    def publish(self) -> Path:
        """See `kg.store.base.Writer.publish`."""
        _ = self.graphs  # looks whether the Dataset has changed
        return super().publish()

    def close(self) -> None:
        """Forgets everything but the Dataset."""
        heard = self.dataset.store.dispatcher.get_map() or {}  # type: ignore[no-untyped-call]
        for kind in _EVENTS:
            with suppress(ValueError):  # closed before
                heard[kind].remove(self._note)
        super().close()

    def _note(self, event: object) -> None:
        del event
        self._events += 1

    def _state(self) -> _State:
        """What differs once the Dataset has changed: it tells of what is added, not of what is removed."""
        return self._events, {graph.identifier: len(graph) for graph in self.dataset.graphs()}

    def _quads(self) -> Iterator[ox.Quad]:
        for graph in self.dataset.graphs():
            is_default = graph.identifier == DATASET_DEFAULT_GRAPH_ID
            name = ox.DefaultGraph() if is_default else _subject(graph.identifier)
            for subject, predicate, value in graph:
                yield ox.Quad(_subject(subject), _named(predicate), _term(value), name)


def _node(term: object) -> Node:
    """A term of Oxigraph as one of rdflib, which by itself would write numbers and dates its own way."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.DefaultGraph):
        return DATASET_DEFAULT_GRAPH_ID
    if not isinstance(term, ox.Literal):
        raise _strange(term)
    if term.language or term.datatype.value == _STRING:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)


def _term(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not isinstance(node, Literal):
        return _subject(node)
    if node.language:
        return ox.Literal(node, language=node.language)
    return ox.Literal(node, datatype=_named(node.datatype)) if node.datatype else ox.Literal(node)


def _subject(node: Node) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(node) if isinstance(node, BNode) else _named(node)


def _named(node: Node) -> ox.NamedNode:
    try:
        if isinstance(node, URIRef):
            return ox.NamedNode(node)
    except ValueError as error:  # rdflib takes any text as an IRI
        raise _strange(node) from error
    raise _strange(node)


def _strange(term: object) -> StoreError:
    cure = "mend or remove it in the Dataset"
    return StoreError("UJ489", "this is nothing that RDF has at this place", place=repr(term), cure=cure)
