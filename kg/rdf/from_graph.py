"""From an article graph back to the annotated article: what pages, the API and re-indexing read.

The graph keeps no order and only first mentions of agents, so everything comes back sorted by place, and
`Agent.mentions` is empty. All else that `to_graph` writes comes back as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import pyoxigraph as ox

from kg.model.annotated import AnnotatedArticle, Extractor
from kg.model.quote import (
    Agent,
    AgentKind,
    Certainty,
    Polarity,
    Quote,
    QuoteType,
    Relay,
    RelayKind,
    Role,
    StatementEvent,
)
from kg.model.text import Article, OffsetMap, SourceDocument, Span
from kg.rdf import vocab
from kg.rdf.joint import in_printed_order
from kg.rdf.to_graph import AGENT_CLASSES

_Known = TypeVar("_Known")
_KINDS = {node: kind for kind, node in AGENT_CLASSES.items()}
_TYPES = {vocab.DIRECT: QuoteType.DIRECT, vocab.INDIRECT: QuoteType.INDIRECT, vocab.MIXED: QuoteType.MIXED}
_RELAYS = {vocab.AS_REPORTED_BY: RelayKind.AS_REPORTED_BY, vocab.TOLD_TO: RelayKind.TOLD_TO}
_CERTAINTIES = {vocab.PROBABLE: Certainty.PROBABLE, vocab.POSSIBLE: Certainty.POSSIBLE}
_POLARITIES = {vocab.NEGATIVE: Polarity.NEGATIVE}


def read_article(triples: Iterable[ox.Quad | ox.Triple], text: str) -> AnnotatedArticle | None:
    """The article version whose graph `triples` are; `text` is the source document's text, or empty.

    Returns None where the triples describe no article.
    """
    graph = _Graph(triples)
    doc = next(iter(graph.of_type(vocab.NEWS_ARTICLE)), None)
    if doc is None:
        return None
    document = _document(graph, doc, text)
    quotes = sorted((_quote(graph, node) for node in graph.of_type(vocab.QUOTE)), key=_place)
    agents = {one.mention: one for quote in quotes for agent in _agents_of(quote) for one in (agent, *agent.members)}
    article = Article(
        document,
        document.language or "",
        text,
        OffsetMap.identity(len(text)),
        dateline=graph.value(doc, vocab.DATELINE),
    )
    events = dict.fromkeys(quote.event for quote in quotes if quote.event)
    return AnnotatedArticle(
        article, agents=tuple(agents[key] for key in sorted(agents)), events=tuple(events), quotes=tuple(quotes)
    )


def read_extractor(triples: Iterable[ox.Quad | ox.Triple]) -> Extractor | None:
    """What produced an article graph, from the provenance graph beside it; None where that says nothing."""
    graph = _Graph(triples)
    run = next(iter(graph.of_type(vocab.EXTRACTION_RUN)), None)
    if run is None:
        return None
    name, _, version = (graph.value(run, vocab.LABEL) or "").rpartition(" ")
    return Extractor(name, version, graph.value(run, vocab.CONFIGURATION) or "")


class _Graph:
    """The triples of one graph by subject and predicate."""

    def __init__(self, triples: Iterable[ox.Quad | ox.Triple]) -> None:
        found: dict[object, dict[object, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            if isinstance(triple.object, ox.NamedNode | ox.Literal):
                found[triple.subject][triple.predicate].append(triple.object)
        self.subjects: Mapping[object, Mapping[object, list[ox.NamedNode | ox.Literal]]] = found

    def of_type(self, kind: ox.NamedNode) -> list[ox.NamedNode]:
        """The subjects of one class, by IRI."""
        found = [node for node, values in self.subjects.items() if kind in values.get(vocab.TYPE, ())]
        return sorted((node for node in found if isinstance(node, ox.NamedNode)), key=lambda node: node.value)

    def values(self, node: object, predicate: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
        """All objects, in no order."""
        return self.subjects[node].get(predicate, []) if node in self.subjects else []

    def value(self, node: object, predicate: ox.NamedNode) -> str | None:
        """The lexical form or IRI of the one object; None where there is none."""
        found = self.values(node, predicate)
        return found[0].value if found else None

    def node(self, node: object, predicate: ox.NamedNode) -> ox.NamedNode | None:
        """The one object, if it is an IRI."""
        return next((found for found in self.values(node, predicate) if isinstance(found, ox.NamedNode)), None)

    def span(self, node: object, predicate: ox.NamedNode) -> Span | None:
        """The span that is the one object."""
        found = self.node(node, predicate)
        return _span(found) if found else None

    def known(
        self, node: object, predicate: ox.NamedNode, table: Mapping[ox.NamedNode, _Known], default: _Known
    ) -> _Known:
        """What `table` has for the object, or `default`."""
        found = self.node(node, predicate)
        return table.get(found, default) if found else default


def _span(node: ox.NamedNode) -> Span:
    """The offsets that the local name of a span, quote or agent holds: `s795-974`, `q795-974`, `a246-260`."""
    start, end = node.value.rpartition("/")[2][1:].split("-")
    return Span(int(start), int(end))


def _document(graph: _Graph, doc: ox.NamedNode, text: str) -> SourceDocument:
    fields = sorted(tuple(found.value.split("=", 1)) for found in graph.values(doc, vocab.FIELD))
    return SourceDocument(
        id=graph.value(doc, vocab.IDENTIFIER) or doc.value,
        text=text,
        title=graph.value(doc, vocab.HEADLINE),
        url=graph.value(doc, vocab.URL),
        outlet=graph.value(doc, vocab.PRINTED_PUBLISHER),
        published=graph.value(doc, vocab.DATE_PUBLISHED),
        modified=graph.value(doc, vocab.DATE_MODIFIED),
        retrieved=graph.value(doc, vocab.RETRIEVED_ON),
        language=graph.value(doc, vocab.IN_LANGUAGE),
        fields=tuple((name, value) for name, value in fields),
    )


def _quote(graph: _Graph, node: ox.NamedNode) -> Quote:
    cue = graph.span(node, vocab.CUE_SPAN)
    content = sorted(
        _span(found) for found in graph.values(node, vocab.CONTENT_SPAN) if isinstance(found, ox.NamedNode)
    )
    relays = (_relay(graph, found) for found in graph.values(node, vocab.RELAY) if isinstance(found, ox.NamedNode))
    return Quote(
        type=graph.known(node, vocab.QUOTE_TYPE, _TYPES, QuoteType.INDIRECT),
        content=tuple(content) or (_span(node),),
        text=graph.value(node, vocab.TEXT) or "",
        cue=cue,
        cue_lemma=graph.value(node, vocab.CUE_LEMMA),
        cue_class=graph.value(node, vocab.CUE_CLASS) or (vocab.PLAIN_CUE_CLASS if cue else None),
        source=graph.span(node, vocab.SOURCE_SPAN),
        agent=_one(graph, node, vocab.SOURCE, _agent),
        role=_one(graph, node, vocab.ROLE_SPAN, _role),
        addressee=_one(graph, node, vocab.LOCAL_ADDRESSEE, _agent),
        addressee_span=graph.span(node, vocab.ADDRESSEE_SPAN),
        relays=tuple(sorted(relays, key=lambda relay: relay.index)),
        event=_one(graph, node, vocab.STATED_AT, _event),
        certainty=graph.known(node, vocab.CERTAINTY, _CERTAINTIES, Certainty.CERTAIN),
        polarity=graph.known(node, vocab.POLARITY, _POLARITIES, Polarity.POSITIVE),
        about=_agents(graph, node, vocab.LOCAL_ABOUT),
        mentioned=_agents(graph, node, vocab.LOCAL_MENTIONS),
        nested_in=graph.span(node, vocab.NESTED_IN),
        confidence=float(graph.value(node, vocab.CONFIDENCE) or 1.0),
        reasons=tuple((graph.value(node, vocab.REASONS) or "").split()),
    )


_Made = TypeVar("_Made")


def _one(
    graph: _Graph, node: ox.NamedNode, predicate: ox.NamedNode, make: Callable[[_Graph, ox.NamedNode], _Made]
) -> _Made | None:
    found = graph.node(node, predicate)
    return make(graph, found) if found else None


def _agents(graph: _Graph, node: ox.NamedNode, predicate: ox.NamedNode) -> tuple[Agent, ...]:
    nodes = (found for found in graph.values(node, predicate) if isinstance(found, ox.NamedNode))
    return tuple(sorted((_agent(graph, found) for found in nodes), key=lambda agent: agent.mention))


def _agent(graph: _Graph, node: ox.NamedNode) -> Agent:
    spans = (found for found in graph.values(node, vocab.ROLE_SPAN) if isinstance(found, ox.NamedNode))
    roles = sorted((_role(graph, found) for found in spans), key=lambda role: role.span)
    kind = graph.known(node, vocab.TYPE, _KINDS, AgentKind.UNKNOWN)
    name = graph.value(node, vocab.LABEL) or ""
    members = in_printed_order(name, _agents(graph, node, vocab.HAS_MEMBER), lambda agent: agent.name)
    return Agent(_span(node), name, kind, roles=tuple(roles), members=members)


def _role(graph: _Graph, node: ox.NamedNode) -> Role:
    """A role's words: the label where they were repaired, else the characters of the span on one line."""
    words = graph.value(node, vocab.LABEL) or " ".join((graph.value(node, vocab.ANCHOR) or "").split())
    return Role(words, _span(node))


def _relay(graph: _Graph, node: ox.NamedNode) -> Relay:
    agent = _one(graph, node, vocab.LOCAL_RELAY_AGENT, _agent)
    span = graph.span(node, vocab.EVIDENCE_SPAN)
    index = int(node.value.rpartition("-")[2])
    kind = graph.known(node, vocab.RELAY_TYPE, _RELAYS, RelayKind.AS_REPORTED_BY)
    agent = agent or Agent(span or Span(0, 0), "", AgentKind.UNKNOWN)
    return Relay(agent, kind, span or agent.mention, index, graph.value(node, vocab.DATE))


def _event(graph: _Graph, node: ox.NamedNode) -> StatementEvent:
    """Which of the evidence spans is the date's, the place's and the medium's is told by the local name's order."""
    numbers = [int(part) for part in node.value.rpartition("/")[2][1:].split("-")]
    spans = [Span(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
    date, place, medium = (graph.value(node, told) for told in (vocab.START_DATE, vocab.LOCATION, vocab.MEDIUM))
    date_span, place_span, medium_span = (spans.pop(0) if told and spans else None for told in (date, place, medium))
    return StatementEvent(date, date_span, place, place_span, medium, medium_span)


def _agents_of(quote: Quote) -> Iterable[Agent]:
    yield from (agent for agent in (quote.agent, quote.addressee) if agent)
    yield from quote.about
    yield from quote.mentioned
    yield from (relay.agent for relay in quote.relays)


def _place(quote: Quote) -> tuple[int, int]:
    return quote.hull.start, -quote.hull.end
