"""What shapes cannot see: an article graph against the article's text, and the laws of ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.rdf import vocab

_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』`´″")
"""Characters that some outlet uses as a quotation mark."""
_TIMES = {vocab.STARTED_AT, vocab.ENDED_AT}


def broken_invariants(quads: Iterable[ox.Quad], text: str) -> tuple[str, ...]:
    """What is wrong with the quads of one article, whose source document has `text`; empty when nothing is.

    Every span's anchor equals the text at its offsets; no blank node; no time of a run; the content of a
    direct quote has a quotation mark at or just outside one of its ends.
    """
    by_subject: dict[str, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    found = []
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            found.append(f"blank node in {quad}")
            continue
        if quad.predicate in _TIMES:
            found.append(f"time of a run in {quad}")
        by_subject[_name(quad.subject)][quad.predicate].append(quad.object)  # type: ignore[arg-type]
    spans = {name: _offsets(node) for name, node in by_subject.items() if vocab.BEGIN in node}
    found += [
        f"{name}: the anchor is {node[vocab.ANCHOR][0].value!r}, the text has {text[slice(*spans[name])]!r}"
        for name, node in by_subject.items()
        if name in spans and node[vocab.ANCHOR][0].value != text[slice(*spans[name])]
    ]
    found += [
        f"{name}: direct, but no quotation mark stands at its ends"
        for name, node in by_subject.items()
        if vocab.DIRECT in node.get(vocab.QUOTE_TYPE, ())
        and not any(
            _touches_mark(text, spans[_name(span)]) for span in node[vocab.CONTENT_SPAN] if _name(span) in spans
        )
    ]
    return tuple(found)


def _offsets(node: dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]) -> tuple[int, int]:
    return int(node[vocab.BEGIN][0].value), int(node[vocab.END][0].value)


def _touches_mark(text: str, offsets: tuple[int, int]) -> bool:
    begin, end = offsets
    before, after = text[:begin].rstrip()[-1:], text[end : end + 2].replace(",", "").replace(".", "")[:1]
    return bool({before, after, *text[begin : begin + 1], *text[end - 1 : end]} & _MARKS)


def _name(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
