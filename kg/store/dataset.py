"""The store as an rdflib `Dataset`, for Python users who know rdflib. Nothing inside Ujar depends on it.

Whatever is asked in SPARQL is answered by Oxigraph or refused with a reason: where oxrdflib cannot do something, rdflib
would go over in silence to its own engine, which is tens of times slower and fetches what a FROM or a LOAD names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import BNode, Dataset, Graph, Literal, URIRef

from kg.errors import QueryError, StoreError
from kg.rdf.vocab import PREFIXES
from kg.store.base import View
from kg.store.oxigraph import OxigraphView
from kg.store.rdflib_memory import RdflibMemory
from kg.store.terms import malformed

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query, Update
    from rdflib.query import Result
    from rdflib.term import Identifier

_TOKEN = re.compile(
    r"""(?P<other>\"{3}(?:\\.|(?!\"{3}).)*\"{3}|'{3}(?:\\.|(?!'{3}).)*'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n]*|[\w.-]*:[\w.-]*)|[?$](?P<variable>\w+)|(?P<word>\w+)""",
    re.DOTALL,
)
"""What a query is made of, so far as it takes to find its variables and words outside strings, IRIs and comments."""
_NOT_PROJECTED = re.compile(r"variable \?(\w+) in its SELECT projection")
_UNION = "__UNION__"
_AS_IT_SAYS = "__DATASET__"
"""Neither the union nor one graph: what oxrdflib then gives to Oxigraph is the dataset that the query names."""


def dataset(view: View) -> Dataset:
    """An rdflib Dataset over the same data; its default graph is the union of all graphs.

    Queries may be text or prepared. They are a programmer's own: no guard looks at them and nothing limits them. Over a
    read-only view every write raises StoreError UJ411. Over a writer each `add` is a transaction of its own, `addN` is
    one; others see it after `publish`. Patterns of updates look into the default graph itself, not into the union.
    Once the view is closed, what is asked raises StoreError UJ410. Raises StoreError UJ468 for a view of an endpoint.
    """
    if not isinstance(view, OxigraphView):
        cure = "take a copy of its graphs: with kg.store.loaded.near(view) as copy: dataset(copy)"
        raise StoreError("UJ468", "a Dataset is not made of an endpoint", place=str(view.path), cure=cure)
    found = Dataset(store=_Store(view), default_union=True)
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    return found


class _Store(OxigraphStore):
    """Oxigraph's store for rdflib, without its ways out to rdflib's own engine."""

    def __init__(self, view: OxigraphView) -> None:
        super().__init__()
        self._view = view

    @property
    def _inner(self) -> ox.Store:
        return self._view.graphs

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803  rdflib's names
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: Identifier | str,  # noqa: N803
        **options: object,
    ) -> Result:
        """Answers by Oxigraph. QueryError: UJ501 malformed, UJ487 an option or a query that is only rdflib's."""
        text, prefixes = _text(query, initNs, options)
        if queryGraph == _UNION and _says_from(text):
            queryGraph = _AS_IT_SAYS  # noqa: N806
        left = {str(name): value for name, value in initBindings.items()}
        while True:
            try:
                return super().query(text, prefixes, left, queryGraph)
            except SyntaxError as error:
                raise malformed(error, text) from error
            except RuntimeError as error:
                found = _NOT_PROJECTED.search(str(error))
                if found is None or found[1] not in left:
                    raise QueryError("UJ506", f"the query cannot be evaluated: {error}") from error
                text = _put_in(text, found[1], left.pop(found[1]))

    def update(
        self,
        update: Update | str,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: Identifier | str,  # noqa: N803
        **options: object,
    ) -> None:
        """Changes by Oxigraph, in one transaction. Raises as `query` does, and StoreError UJ411."""
        del queryGraph
        text, prefixes = _text(update, initNs, options)
        for name, value in initBindings.items():
            text = _put_in(text, str(name), value)
        self._mark()
        try:
            self._inner.update(text, prefixes={**self._namespace_for_prefix, **prefixes})
        except SyntaxError as error:
            raise malformed(error, text) from error

    def triples(
        self, triple: tuple[Any, Any, Any], context: Graph | None = None
    ) -> Iterator[tuple[tuple[Any, Any, Any], Iterator[Graph | None]]]:
        """Each triple once, with all its graphs; oxrdflib gives it once for each graph."""
        for found, graphs in groupby(super().triples(triple, context), lambda row: row[0]):
            yield found, (graph for _, ones in list(graphs) for graph in ones)

    def add(self, triple: tuple[Any, Any, Any], context: Graph, quoted: bool = False) -> None:  # noqa: FBT001, FBT002
        """Adds a triple. Raises StoreError UJ411."""
        self._mark()
        super().add(triple, context, quoted)

    def addN(self, quads: Iterable[tuple[Any, Any, Any, Graph]]) -> None:  # noqa: N802
        """Adds quads in one transaction. Raises StoreError UJ411."""
        self._mark()
        super().addN(list(quads))

    def remove(self, triple: tuple[Any, Any, Any], context: Graph | None = None) -> None:
        """Removes what fits. Raises StoreError UJ411."""
        self._mark()
        super().remove(triple, context)

    def add_graph(self, graph: Graph) -> None:
        """Makes an empty graph; `Dataset.graph` calls it also to read one, so a view that does not write lets it be."""
        self._unless_read_only(lambda: super(_Store, self).add_graph(graph))

    def remove_graph(self, graph: Graph) -> None:
        """Removes a graph. Raises StoreError UJ411."""
        self._mark()
        super().remove_graph(graph)

    def close(self, commit_pending_transaction: bool = False) -> None:  # noqa: FBT001, FBT002
        """Does nothing: who opened the view closes it."""

    def destroy(self, configuration: str) -> None:
        """Refuses: a store is more than its graphs."""
        raise StoreError("UJ411", "a store is not destroyed from here", place=configuration, cure="delete its folder")

    def _mark(self) -> None:
        """Notes that there is something to publish; refuses for a view that does not write."""
        if isinstance(self._view, RdflibMemory):
            cure = "write to the Dataset that the store was made of"
            raise StoreError("UJ411", "this is a copy of another Dataset", place="memory", cure=cure)
        self._view.replace_graphs((), ())  # type: ignore[attr-defined]  # every class of views has it

    def _unless_read_only(self, write: Callable[[], None]) -> None:
        try:
            self._mark()
        except StoreError as error:
            if error.code != "UJ411":
                raise
        else:
            write()


def _text(
    given: Query | Update | str, prefixes: Mapping[str, Any], options: Mapping[str, object]
) -> tuple[str, dict[str, Any]]:
    """The text of a query and its prefixes; of a prepared one, those that it was prepared with."""
    if options:
        names = ", ".join(sorted(options))
        raise QueryError("UJ487", "Oxigraph knows no such option", place=names, cure="leave it out")
    if isinstance(given, str):
        return given, dict(prefixes)
    made_of = getattr(given, "_original_args", None)
    if made_of is None:
        cure = "give its text, or what prepareQuery made of it"
        raise QueryError("UJ487", "a query without its text is only for rdflib's own engine", cure=cure)
    text, own, base = made_of
    return f"BASE <{base}>\n{text}" if base else text, {**prefixes, **own}


def _says_from(text: str) -> bool:
    return any((token["word"] or "").upper() == "FROM" for token in _TOKEN.finditer(text))


def _put_in(text: str, name: str, value: Identifier) -> str:
    """The query with a value in the place of a variable. QueryError UJ488 for one that cannot stand in a query."""
    term: ox.NamedNode | ox.Literal
    if isinstance(value, URIRef):
        term = ox.NamedNode(value)
    elif isinstance(value, Literal):
        datatype = ox.NamedNode(value.datatype) if value.datatype else None
        term = ox.Literal(value, language=value.language, datatype=datatype)
    else:
        kind = "a blank node" if isinstance(value, BNode) else type(value).__name__
        problem = f"{kind} cannot be bound to ?{name}"
        raise QueryError("UJ488", problem, cure="bind an IRI or a literal, or select the variable")
    return _TOKEN.sub(lambda token: str(term) if token["variable"] == name else token[0], text)
