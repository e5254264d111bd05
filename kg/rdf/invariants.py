"""What shapes cannot see of one article version: its graph against its text, and the laws of ids.

With the source document's text, words and marks are compared as well; without it, only what the graph says of itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.extract.confidence import WEIGHTS
from kg.ids import Namer, claim_key, content_hash
from kg.rdf import vocab
from kg.rdf.graphs import GraphKind, LocalName, parse_graph, parse_local
from kg.rdf.placement import misplaced
from kg.rdf.report import VIOLATION, WARNING, Problem, cut, shortened

_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』`´″")
"""Characters that some outlet uses as a quotation mark."""
_GAP = "…"
_REFERRED = frozenset("srea")
"""First letters of local names of what exists only because something refers to it."""

RULES = {
    "orphan": ("nothing in the article refers to this", "leave it out, or say which quote it belongs to"),
    "dangling": (
        "this leads to something that the article's graph does not describe",
        "describe it there, or take the reference out",
    ),
    "name-of-offsets": (
        "the name in the IRI does not say the offsets",
        "give it the name that is shown here, or mend the offsets",
    ),
    "anchor-of-text": (
        "the words of the span are not those of the text at its offsets",
        "count Unicode code points in the text as it was given",
    ),
    "words-of-spans": (
        "the words of the quote are not those of its content spans",
        "write the words of the spans, in order, with … between spans that other words part",
    ),
    "hash-of-text": ("the content hash is not that of the text", "docs/ids.md says what is hashed"),
    "claim-key": ("the claim key is not that of the quote's words", "docs/ids.md says what is hashed"),
    "language": ("the words are in another language than the article", "give both one language tag"),
    "direct-marks": (
        "a direct quote has no quotation mark at its ends",
        "call it ujar:indirect or ujar:mixed, or mend its offsets",
    ),
    "reason": ("this reason is none that Ujar gives", "docs/reasons.md lists them"),
    "provenance": (
        "nothing says what made the graph of this article",
        "add its provenance graph with prov:wasGeneratedBy, or extract the article again",
    ),
    "run-of-article": (
        "the run is not the one that its article, extractor and configuration name",
        "docs/ids.md says how a run's id is made from these three",
    ),
}
"""Each invariant by its name: what is wrong where it is broken, and what to do."""
_WARNINGS = frozenset({"reason"})
_COMPARED = frozenset({"anchor-of-text", "words-of-spans"})
"""Rules that show the words of an article, not an IRI."""

Node = dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]


def broken_invariants(quads: Iterable[ox.Quad], text: str | None = None) -> tuple[Problem, ...]:
    """What is wrong with the article and provenance graphs of one article, sorted; empty when nothing is.

    `text` is the source document's text; None where it is not at hand.
    """
    listed = list(quads)
    found = set(misplaced(listed))
    found.update(_Article(listed, text).problems())
    return tuple(sorted(found))


class _Article:
    """The quads of one article by subject."""

    def __init__(self, quads: list[ox.Quad], text: str | None) -> None:
        self.text = text
        self.nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
        self.referred: set[str] = set()
        self.has_article_graph = False
        for quad in quads:
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode | ox.Triple):
                continue
            self.nodes[_name(quad.subject)][quad.predicate].append(quad.object)
            if isinstance(quad.object, ox.NamedNode):
                self.referred.add(quad.object.value)
        graphs = {_name(name) for name in {quad.graph_name for quad in quads}}
        self.graphs = [name for name in map(parse_graph, graphs) if name and name.kind == GraphKind.ARTICLE]
        self.locals = {iri: local for iri in self.nodes if (local := parse_local(iri))}
        self.docs = [iri for iri, local in self.locals.items() if local.name == "doc"]
        self.spans = {iri: offsets for iri, node in self.nodes.items() if (offsets := _offsets(node))}

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong, in no particular order."""
        languages = {value.value for doc in self.docs for value in self.nodes[doc].get(vocab.IN_LANGUAGE, ())}
        for iri, local in self.locals.items():
            node = self.nodes[iri]
            yield from self._links(iri, local, node)
            if iri in self.spans:
                yield from self._span(iri, local, node)
            elif vocab.CLAIM_KEY in node or vocab.CONTENT_SPAN in node:
                yield from self._quote(iri, local, node)
                yield from _words(iri, node, languages)
            elif local.name == "doc" and self.text is not None:
                right = content_hash(self.text)
                wrong = [value.value for value in node.get(vocab.CONTENT_HASH, ()) if value.value != right]
                yield from (_problem(iri, vocab.CONTENT_HASH, value, "hash-of-text") for value in wrong)
        yield from self._provenance()

    def _links(self, iri: str, local: LocalName, node: Node) -> Iterator[Problem]:
        if local.name[0] in _REFERRED and iri not in self.referred:
            yield _problem(iri, None, "", "orphan")
        for predicate, values in node.items():
            for value in values:
                if isinstance(value, ox.NamedNode) and "/id/article/" in value.value and value.value not in self.nodes:
                    yield _problem(iri, predicate, value.value, "dangling")

    def _span(self, iri: str, local: LocalName, node: Node) -> Iterator[Problem]:
        begin, end = self.spans[iri]
        if local.name != f"s{begin}-{end}":
            yield _problem(iri, None, f"s{begin}-{end}", "name-of-offsets")
        if self.text is None:
            return
        right = self.text[begin:end]
        for anchor in node.get(vocab.ANCHOR, ()):
            if anchor.value != right:
                shown = f"{cut(anchor.value)!r}, the text has {cut(right)!r}"
                yield _problem(iri, vocab.ANCHOR, shown, "anchor-of-text")

    def _quote(self, iri: str, local: LocalName, node: Node) -> Iterator[Problem]:
        spans = [self.spans[value.value] for value in node.get(vocab.CONTENT_SPAN, ()) if value.value in self.spans]
        if spans and local.name != (name := f"q{min(spans)[0]}-{max(end for _, end in spans)}"):
            yield _problem(iri, None, name, "name-of-offsets")
        yield from self._words_of_spans(iri, node)
        for value in node.get(vocab.REASONS, ()):
            unknown = [reason for reason in value.value.split() if reason not in WEIGHTS]
            yield from (_problem(iri, vocab.REASONS, reason, "reason") for reason in unknown)
        text, is_direct = self.text, vocab.DIRECT in node.get(vocab.QUOTE_TYPE, ())
        if is_direct and text is not None and not any(_touches_mark(text, offsets) for offsets in spans):
            yield _problem(iri, vocab.QUOTE_TYPE, vocab.DIRECT.value, "direct-marks")

    def _words_of_spans(self, iri: str, node: Node) -> Iterator[Problem]:
        """The words, but for white space, which is repaired, and for …, which stands only where something was left out.

        Nothing is compared where a span is not described whole: its shape faults that.
        """
        spans = {value.value for value in node.get(vocab.CONTENT_SPAN, ())}
        if not spans or not spans <= self.spans.keys():
            return
        anchors = [_texts(self.nodes[span].get(vocab.ANCHOR, ())) for span in sorted(spans, key=self.spans.__getitem__)]
        if any(len(words) != 1 for words in anchors):
            return
        right = re.compile(f"{_GAP}?".join(re.escape(_without_space(words)) for (words,) in anchors))
        for words in _texts(node.get(vocab.TEXT, ())):
            if not right.fullmatch(_without_space(words)):
                printed = f" {_GAP} ".join(" ".join(anchor.split()) for (anchor,) in anchors)
                yield _problem(iri, vocab.TEXT, f"{cut(words)!r}, the spans have {cut(printed)!r}", "words-of-spans")

    def _provenance(self) -> Iterator[Problem]:
        for base, _, key in self.graphs:
            graph = f"{base}graph/article/{key}"
            runs = self.nodes[graph].get(vocab.WAS_GENERATED_BY, ()) if graph in self.nodes else ()
            if not runs:
                yield _problem(f"{base}id/article/{key}/doc", vocab.WAS_GENERATED_BY, "", "provenance")
            for run in runs:
                node = self.nodes.get(run.value, {})
                labels, configurations = node.get(vocab.LABEL, ()), node.get(vocab.CONFIGURATION, ())
                names = [
                    Namer(base).run(key, *pair) for pair in zip(_texts(labels), _texts(configurations), strict=False)
                ]
                if names and names != [run.value]:
                    yield _problem(run.value, None, "", "run-of-article")


def _words(iri: str, node: Node, languages: set[str]) -> Iterator[Problem]:
    keys = _texts(node.get(vocab.CLAIM_KEY, ()))
    for words in node.get(vocab.TEXT, ()):
        language = words.language if isinstance(words, ox.Literal) else None
        if not language:
            continue
        if keys and claim_key(language, words.value) not in keys:
            yield _problem(iri, vocab.CLAIM_KEY, keys[0], "claim-key")
        if languages and language not in languages:
            yield _problem(iri, vocab.TEXT, f"@{language}", "language")


def _problem(iri: str, predicate: ox.NamedNode | None, value: str, rule: str) -> Problem:
    message, cure = RULES[rule]
    path = shortened(predicate.value) if predicate else ""
    severity = WARNING if rule in _WARNINGS else VIOLATION
    return Problem(iri, path, value if rule in _COMPARED else shortened(value), message, rule, severity, cure)


def _without_space(words: str) -> str:
    return "".join(words.split())


def _texts(values: Iterable[ox.NamedNode | ox.Literal]) -> list[str]:
    return [value.value for value in values]


def _offsets(node: Node) -> tuple[int, int] | None:
    """Begin and end of a span; None for what is no span, or one that its shape already faults."""
    begin, end = node.get(vocab.BEGIN, ()), node.get(vocab.END, ())
    if len(begin) != 1 or len(end) != 1 or not (begin[0].value + end[0].value).isdecimal():
        return None
    return int(begin[0].value), int(end[0].value)


def _touches_mark(text: str, offsets: tuple[int, int]) -> bool:
    begin, end = offsets
    before, after = text[:begin].rstrip()[-1:], text[end : end + 2].replace(",", "").replace(".", "")[:1]
    return bool({before, after, *text[begin : begin + 1], *text[end - 1 : end]} & _MARKS)


def _name(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
