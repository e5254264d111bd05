"""What an update of a user may write, read from its text before anything runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.ids import Namer
from kg.query.guard import refuse_depth, refuse_service
from kg.query.outline import Outline
from kg.query.prefixes import placed, with_prefixes
from kg.query.tokens import place
from kg.store.editing import resolved

_IRI = re.compile(r"[^<>\"{}|^`\\\x00-\x20]+")


@dataclass(frozen=True, slots=True)
class Update:
    """An update that may run, and what it can write."""

    text: str
    """With the prefixes of the ontology declared, and with the graphs of the protocol."""
    graphs: frozenset[str]
    """Named graphs that it can write."""
    is_open: bool
    """Whether it can write named graphs that its text does not name: by a variable, NAMED or ALL."""

    def is_managed(self, namer: Namer) -> bool:
        """Whether it can write a graph that Ujar manages."""
        return self.is_open or any(namer.is_managed(graph) for graph in self.graphs)


def inspect_update(text: str, *, base: str, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> Update:
    """What an update may write; `using` and `using_named` are the protocol's, put into its text where they belong.

    The prefixes of the ontology need no PREFIX lines. Raises QueryError with line and column: UJ501 no update, or one
    nested too deep, UJ503 text that can be read in two ways, UJ504 SERVICE or LOAD, UJ446 for graphs of the protocol
    that are no IRIs or stand beside USING or WITH.
    """
    refuse_depth(text)
    prefixed = with_prefixes(text)
    clauses = _clauses(using, using_named)
    try:
        outline = Outline(prefixed)
        for token in outline.tokens:
            refuse_service(prefixed, token)
        graphs = frozenset(resolved(outline.prologue, outline.written, base=base))
        return Update(_with_dataset(outline, clauses), graphs, outline.is_open)
    except QueryError as error:
        raise placed(error, len(prefixed) - len(text)) from error


def _clauses(using: Sequence[str], using_named: Sequence[str]) -> str:
    graphs = [*(("", graph) for graph in using), *(("NAMED ", graph) for graph in using_named)]
    for _, graph in graphs:
        if not _IRI.fullmatch(graph):
            raise QueryError("UJ446", f"{graph!r} is no IRI", place="using-graph-uri", cure="give the IRI of a graph")
    return "".join(f"USING {kind}<{graph}> " for kind, graph in graphs)


def _with_dataset(outline: Outline, clauses: str) -> str:
    text = outline.text
    if not clauses:
        return text
    if outline.dataset is not None:
        raise QueryError(
            "UJ446",
            f"{outline.dataset.text.upper()} stands in the update, and the request names graphs beside it",
            place=place(text, outline.dataset.start),
            cure="leave out the parameters using-graph-uri and using-named-graph-uri, or the clause",
        )
    for position, before in reversed(outline.patterns):
        text = f"{text[:position]}{before}{clauses}{text[position:]}"
    return text
