"""From an annotated article to the quads of its named graph: the hot path, so pyoxigraph and no rdflib.

Same article, same quads in the same order; no blank nodes, no clock; IRIs come from `kg.ids.Namer` only.
Agents are article-scoped (laws 2 and 3 of the design): who they are is said in `graph/identities`, and so is what
an outlet is called. No triple may stand in two graphs: in the union of graphs Oxigraph gives it twice, and every
count over it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.ids import (
    Namer,
    article_key,
    claim_key,
    content_hash,
    local_agent,
    local_event,
    local_quote,
    local_relay,
    local_span,
    name_key,
)
from kg.model.annotated import AnnotatedArticle
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
from kg.model.text import Span
from kg.rdf import vocab
from kg.rdf.literals import address, decimal, moment
from kg.rdf.occasions import with_occasions
from kg.rdf.provenance import graph_names, provenance_quads

__all__ = ["AGENT_CLASSES", "article_quads", "graph_names", "left_out", "provenance_quads"]

AGENT_CLASSES = {
    AgentKind.PERSON: vocab.PERSON,
    AgentKind.ORGANIZATION: vocab.ORGANIZATION,
    AgentKind.OUTLET: vocab.OUTLET,
    AgentKind.DOCUMENT: vocab.DOCUMENT,
    AgentKind.PLACE: vocab.PLACE,
    AgentKind.ANONYMOUS: vocab.ANONYMOUS_SOURCE,
    AgentKind.COLLECTIVE: vocab.COLLECTIVE_SOURCE,
    AgentKind.UNKNOWN: vocab.UNIDENTIFIED_SOURCE,
}
"""The class of an article-scoped agent of each kind."""

_QUOTE_TYPES = {QuoteType.DIRECT: vocab.DIRECT, QuoteType.INDIRECT: vocab.INDIRECT, QuoteType.MIXED: vocab.MIXED}
_RELAY_TYPES = {RelayKind.AS_REPORTED_BY: vocab.AS_REPORTED_BY, RelayKind.TOLD_TO: vocab.TOLD_TO}
_CERTAINTIES = {Certainty.PROBABLE: vocab.PROBABLE, Certainty.POSSIBLE: vocab.POSSIBLE}
_POLARITIES = {Polarity.NEGATIVE: vocab.NEGATIVE}


def article_quads(annotated: AnnotatedArticle, namer: Namer) -> list[ox.Quad]:
    """All quads of one article version's graph: its metadata, quotes, and what the quotes refer to.

    What RDF cannot hold (a date that is none, an address that is none) is left out; `left_out` names it.
    """
    return _ArticleGraph(annotated, namer).build()


def left_out(annotated: AnnotatedArticle) -> tuple[str, ...]:
    """What `article_quads` could not write, one sentence each; empty when everything was written."""
    document = annotated.document
    found = []
    for name, when in (
        ("published", document.published),
        ("modified", document.modified),
        ("retrieved", document.retrieved),
    ):
        if when and moment(when) is None:
            found.append(f"{name} {when!r} is no ISO 8601 date or date and time")
    if document.url and address(document.url) is None:
        found.append(f"url {document.url!r} is no http or https address")
    dates = [(event.date, "event") for event in annotated.events]
    dates += [(relay.date, "relay") for quote in annotated.quotes for relay in quote.relays]
    found += [f"date {date!r} of {what} is no ISO 8601 date" for date, what in dates if date and moment(date) is None]
    return tuple(dict.fromkeys(found))


class _ArticleGraph:
    """Collects the quads of one article; spans, agents and events are written when they are first referred to."""

    def __init__(self, annotated: AnnotatedArticle, namer: Namer) -> None:
        self.annotated = annotated
        self.namer = namer
        self.text = annotated.document.text
        self.language = annotated.article.language
        self.key = article_key(annotated.document)
        self.graph = ox.NamedNode(namer.graph("article", self.key))
        self.doc = ox.NamedNode(namer.article(self.key))
        self.quads: list[ox.Quad] = []
        self.written: dict[str, ox.NamedNode] = {}
        self.agents = {agent.mention: agent for agent in annotated.agents}
        self.hulls = {quote.hull for quote in annotated.quotes}

    def build(self) -> list[ox.Quad]:
        self._article()
        for quote, event in with_occasions(self.annotated.quotes):
            self._quote(quote, event)
        return self.quads

    def _add(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal | None) -> None:
        if value is not None:
            self.quads.append(ox.Quad(subject, predicate, value, self.graph))

    def _words(self, text: str) -> ox.Literal:
        return ox.Literal(text, language=self.language)

    def _local(self, name: str) -> ox.NamedNode:
        return ox.NamedNode(self.namer.local(self.key, name))

    def _article(self) -> None:
        document = self.annotated.document
        doc = self.doc
        self._add(doc, vocab.TYPE, vocab.NEWS_ARTICLE)
        self._add(doc, vocab.CONTENT_HASH, ox.Literal(content_hash(document.text)))
        self._add(doc, vocab.IDENTIFIER, ox.Literal(document.id))
        self._add(doc, vocab.IN_LANGUAGE, ox.Literal(self.language))
        self._add(doc, vocab.URL, address(document.url) if document.url else None)
        self._add(doc, vocab.HEADLINE, self._words(document.title) if document.title else None)
        self._add(doc, vocab.DATE_PUBLISHED, moment(document.published) if document.published else None)
        self._add(doc, vocab.DATE_MODIFIED, moment(document.modified) if document.modified else None)
        self._add(doc, vocab.RETRIEVED_ON, moment(document.retrieved) if document.retrieved else None)
        dateline = self.annotated.article.dateline
        self._add(doc, vocab.DATELINE, ox.Literal(dateline) if dateline else None)
        for name, value in dict.fromkeys(document.fields):
            self._add(doc, vocab.FIELD, ox.Literal(f"{name}={value}"))
        if document.outlet:
            self._add(doc, vocab.PUBLISHER, ox.NamedNode(self.namer.outlet(document.outlet)))
            self._add(doc, vocab.PRINTED_PUBLISHER, ox.Literal(document.outlet))

    def _quote(self, quote: Quote, event: StatementEvent | None) -> None:
        node = self._local(local_quote(quote))
        self._add(node, vocab.TYPE, vocab.QUOTE)
        self._add(node, vocab.IN_ARTICLE, self.doc)
        self._add(node, vocab.QUOTE_TYPE, _QUOTE_TYPES[quote.type])
        self._add(node, vocab.TEXT, self._words(quote.text))
        self._add(node, vocab.CLAIM_KEY, ox.Literal(claim_key(self.language, quote.text)))
        self._add(node, vocab.CONFIDENCE, decimal(quote.confidence))
        self._add(node, vocab.REASONS, ox.Literal(" ".join(quote.reasons)) if quote.reasons else None)
        for span in dict.fromkeys(quote.content):
            self._add(node, vocab.CONTENT_SPAN, self._span(span))
        self._source_and_cue(node, quote)
        self._add(node, vocab.STATED_AT, self._event(event) if event else None)
        self._circumstances(node, quote)
        for relay in quote.relays:
            self._add(node, vocab.RELAY, self._relay(quote, relay))

    def _source_and_cue(self, node: ox.NamedNode, quote: Quote) -> None:
        self._add(node, vocab.SOURCE, self._agent(quote.agent))
        self._add(node, vocab.SOURCE_SPAN, self._span(quote.source))
        self._add(node, vocab.ROLE_SPAN, self._role(quote.role) if quote.role else None)
        self._add(node, vocab.CUE_SPAN, self._span(quote.cue))
        self._add(node, vocab.CUE_LEMMA, ox.Literal(quote.cue_lemma) if quote.cue_lemma else None)
        if quote.cue_class and quote.cue_class != vocab.PLAIN_CUE_CLASS:
            self._add(node, vocab.CUE_CLASS, ox.Literal(quote.cue_class))
        self._add(node, vocab.CERTAINTY, _CERTAINTIES.get(quote.certainty))
        self._add(node, vocab.POLARITY, _POLARITIES.get(quote.polarity))

    def _circumstances(self, node: ox.NamedNode, quote: Quote) -> None:
        self._add(node, vocab.LOCAL_ADDRESSEE, self._agent(quote.addressee))
        self._add(node, vocab.ADDRESSEE_SPAN, self._span(quote.addressee_span))
        for mention in self._distinct(quote.about):
            self._add(node, vocab.LOCAL_ABOUT, self._agent(mention))
        for mention in self._distinct(quote.mentioned):
            self._add(node, vocab.LOCAL_MENTIONS, self._agent(mention))
        outer = quote.nested_in
        if outer and outer != quote.hull and outer in self.hulls:
            self._add(node, vocab.NESTED_IN, self._local(f"q{outer.start}-{outer.end}"))

    @staticmethod
    def _distinct(agents: tuple[Agent, ...]) -> Iterator[Agent]:
        yield from {agent.mention: agent for agent in agents}.values()

    def _span(self, span: Span | None) -> ox.NamedNode | None:
        if span is None:
            return None
        name = local_span(span)
        if name not in self.written:
            node = self.written[name] = self._local(name)
            self._add(node, vocab.TYPE, vocab.SPAN)
            self._add(node, vocab.BEGIN, ox.Literal(span.start))
            self._add(node, vocab.END, ox.Literal(span.end))
            self._add(node, vocab.ANCHOR, ox.Literal(span.of(self.text)))
        return self.written[name]

    def _agent(self, agent: Agent | None) -> ox.NamedNode | None:
        if agent is None:
            return None
        name = local_agent(agent)
        if name not in self.written:
            agent = self.agents.get(agent.mention, agent)
            node = self.written[name] = self._local(name)
            self._add(node, vocab.TYPE, AGENT_CLASSES[agent.kind])
            self._add(node, vocab.LABEL, ox.Literal(agent.name) if agent.is_named else self._words(agent.name))
            roles = {name_key(role.label): role for role in reversed(agent.roles)}
            for role in sorted(roles.values(), key=lambda role: role.span):
                self._add(node, vocab.ROLE_SPAN, self._role(role))
            for member in self._distinct(agent.members):
                self._add(node, vocab.HAS_MEMBER, self._agent(member))
        return self.written[name]

    def _role(self, role: Role) -> ox.NamedNode | None:
        """The role's span; where its words were repaired, with the repaired words as label."""
        is_new = local_span(role.span) not in self.written
        node = self._span(role.span)
        if is_new and node is not None and " ".join(role.span.of(self.text).split()) != role.label:
            self._add(node, vocab.LABEL, self._words(role.label))
        return node

    def _relay(self, quote: Quote, relay: Relay) -> ox.NamedNode:
        node = self._local(local_relay(quote, relay))
        self._add(node, vocab.TYPE, vocab.RELAY_CLASS)
        self._add(node, vocab.RELAY_TYPE, _RELAY_TYPES[relay.kind])
        self._add(node, vocab.RELAY_INDEX, ox.Literal(relay.index))
        self._add(node, vocab.LOCAL_RELAY_AGENT, self._agent(relay.agent))
        self._add(node, vocab.EVIDENCE_SPAN, self._span(relay.span))
        self._add(node, vocab.DATE, moment(relay.date) if relay.date else None)
        return node

    def _event(self, event: StatementEvent) -> ox.NamedNode:
        name = local_event(event)
        if name not in self.written:
            node = self.written[name] = self._local(name)
            self._add(node, vocab.TYPE, vocab.STATEMENT_EVENT)
            self._add(node, vocab.START_DATE, moment(event.date) if event.date else None)
            self._add(node, vocab.LOCATION, ox.Literal(event.place) if event.place else None)
            self._add(node, vocab.MEDIUM, ox.Literal(event.medium) if event.medium else None)
            for span in event.spans:
                self._add(node, vocab.EVIDENCE_SPAN, self._span(span))
        return self.written[name]
