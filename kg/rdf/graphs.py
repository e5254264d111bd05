"""Which graph a triple stands in: one table over all properties that Ujar writes, and the names of its graphs.

The law behind it is that no triple stands in two graphs. So every triple has one home, which its predicate says; only
rdf:type, rdfs:label, dct:isReplacedBy and ujar:configuration need a look at the class or at the subject as well.
`home` serves the check for wrong graphs, and whoever must sort triples that come without graphs (Turtle, N-Triples,
RDF/XML).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

from kg.rdf import vocab


class GraphKind(StrEnum):
    """The kinds of named graphs; the first two are there once for each article version."""

    ARTICLE = "article"
    PROV = "prov"
    IDENTITIES = "identities"
    CLAIMS = "claims"
    VERSIONS = "versions"
    RUNS = "runs"


PER_ARTICLE: Final = frozenset({GraphKind.ARTICLE, GraphKind.PROV})
"""Graphs whose name ends in an article key."""

_ARTICLE_PROPERTIES = (
    *(vocab.IN_ARTICLE, vocab.QUOTE_TYPE, vocab.TEXT, vocab.CLAIM_KEY, vocab.CONFIDENCE, vocab.REASONS),
    *(
        vocab.CONTENT_SPAN,
        vocab.SOURCE_SPAN,
        vocab.CUE_SPAN,
        vocab.ADDRESSEE_SPAN,
        vocab.ROLE_SPAN,
        vocab.EVIDENCE_SPAN,
    ),
    *(vocab.CUE_LEMMA, vocab.CUE_CLASS, vocab.CERTAINTY, vocab.POLARITY, vocab.NESTED_IN, vocab.STATED_AT),
    *(vocab.SOURCE, vocab.HAS_MEMBER, vocab.LOCAL_ABOUT, vocab.LOCAL_MENTIONS, vocab.LOCAL_ADDRESSEE),
    *(vocab.RELAY, vocab.LOCAL_RELAY_AGENT, vocab.RELAY_TYPE, vocab.RELAY_INDEX, vocab.DATE),
    *(vocab.START_DATE, vocab.LOCATION, vocab.MEDIUM, vocab.BEGIN, vocab.END, vocab.ANCHOR),
    *(vocab.CONTENT_HASH, vocab.FIELD, vocab.IDENTIFIER, vocab.URL, vocab.HEADLINE, vocab.DATELINE),
    *(vocab.DATE_PUBLISHED, vocab.DATE_MODIFIED, vocab.RETRIEVED_ON, vocab.IN_LANGUAGE),
    *(vocab.PUBLISHER, vocab.PRINTED_PUBLISHER),
)
_PROPERTIES: Final[dict[GraphKind, tuple[NamedNode, ...]]] = {
    GraphKind.ARTICLE: _ARTICLE_PROPERTIES,
    GraphKind.PROV: (vocab.WAS_DERIVED_FROM, vocab.WAS_GENERATED_BY, vocab.WAS_ASSOCIATED_WITH),
    GraphKind.IDENTITIES: (
        *(vocab.SPEAKER, vocab.ABOUT, vocab.MENTIONS_AGENT, vocab.ADDRESSEE, vocab.RELAY_AGENT, vocab.VIA),
        *(vocab.ATTRIBUTED_VIA, vocab.SPEAKER_ROLE, vocab.OBSERVED_ON, vocab.MEMBER, vocab.IS_PROVISIONAL),
        *(vocab.ALT_LABEL, vocab.EXACT_MATCH, vocab.NAME, vocab.SOFTWARE_VERSION),
    ),
    GraphKind.CLAIMS: (vocab.EXPRESSES, vocab.FIRST_APPEARANCE),
    GraphKind.VERSIONS: (
        *(vocab.WAS_REVISION_OF, vocab.ALTERNATE_OF, vocab.QUALIFIED_INVALIDATION, vocab.CORRECTION),
        *(vocab.ISSUED, vocab.DESCRIPTION),
    ),
    GraphKind.RUNS: (vocab.STARTED_AT, vocab.ENDED_AT, vocab.IS_PART_OF, vocab.USED),
}
_CLASSES: Final[dict[GraphKind, tuple[NamedNode, ...]]] = {
    GraphKind.ARTICLE: (
        *(vocab.NEWS_ARTICLE, vocab.QUOTE, vocab.SPAN, vocab.STATEMENT_EVENT, vocab.RELAY_CLASS),
        *(vocab.ANONYMOUS_SOURCE, vocab.COLLECTIVE_SOURCE, vocab.UNIDENTIFIED_SOURCE),
    ),
    GraphKind.PROV: (vocab.EXTRACTION_RUN,),
    GraphKind.IDENTITIES: (vocab.AGENT, vocab.SOFTWARE_AGENT, vocab.ROLE_HOLDING),
    GraphKind.CLAIMS: (vocab.CLAIM,),
    GraphKind.VERSIONS: (vocab.INVALIDATION, vocab.CORRECTION_COMMENT),
    GraphKind.RUNS: (vocab.ACTIVITY,),
}
NAMED_AGENT_CLASSES: Final = frozenset(
    {vocab.PERSON, vocab.ORGANIZATION, vocab.OUTLET, vocab.DOCUMENT, vocab.PLACE},
)
"""Classes of agents in article graphs and, for the global ones, in `graph/identities`."""

HOMES: Final = {node: kind for kind, nodes in _PROPERTIES.items() for node in nodes}
"""The graph of every property that stands in one kind of graph only."""
CLASS_HOMES: Final = {node: kind for kind, nodes in _CLASSES.items() for node in nodes}
"""The graph of the type of a thing, for every class that has one."""
PROPERTIES: Final = frozenset({*HOMES, vocab.TYPE, vocab.LABEL, vocab.IS_REPLACED_BY, vocab.CONFIGURATION})
"""All properties that Ujar writes."""
CLASSES: Final = frozenset({*CLASS_HOMES, *NAMED_AGENT_CLASSES})
"""All classes that Ujar writes."""

_NODE = re.compile(r"(.*/)id/(article|agent|outlet|claim|role|run|ingest|software|notice)/")
_LOCAL = re.compile(r"(.*/)id/article/([0-9a-f]{32})/([^/]+)\Z")
_GRAPH = re.compile(r"(.*/)graph/(?:(article|prov)/([0-9a-f]{32})|(identities|claims|versions|runs))\Z")


class GraphName(NamedTuple):
    """A graph's name in parts; `key` is empty for graphs that are there once."""

    base: str
    kind: GraphKind
    key: str


class LocalName(NamedTuple):
    """The name of a thing inside one article version in parts; `name` is like `q795-974`."""

    base: str
    key: str
    name: str


def parse_graph(iri: str) -> GraphName | None:
    """The parts of a graph's name; None for a graph that is none of Ujar's."""
    found = _GRAPH.match(iri)
    return GraphName(found[1], GraphKind(found[2] or found[4]), found[3] or "") if found else None


def parse_local(iri: str) -> LocalName | None:
    """The parts of an IRI `…/id/article/<key>/<name>`; None for any other."""
    found = _LOCAL.match(iri)
    return LocalName(*found.groups()) if found else None


def base_of(iri: str) -> str | None:
    """The base of a data IRI; None for an IRI that is none of Ujar's."""
    found = _NODE.match(iri)
    return found[1] if found else None


def home(subject: str, predicate: NamedNode, value: object) -> GraphKind | None:
    """The kind of graph that a triple stands in; None where its predicate or class is none that Ujar writes."""
    found = HOMES.get(predicate)
    if found:
        return found
    is_local = "/id/article/" in subject
    if predicate == vocab.TYPE and isinstance(value, NamedNode):
        if value in NAMED_AGENT_CLASSES:
            return GraphKind.ARTICLE if is_local else GraphKind.IDENTITIES
        return CLASS_HOMES.get(value)
    if predicate in {vocab.LABEL, vocab.CONFIGURATION} and "/id/ingest/" in subject:
        return GraphKind.RUNS
    if predicate == vocab.CONFIGURATION:
        return GraphKind.PROV
    if predicate == vocab.LABEL:
        if is_local:
            return GraphKind.ARTICLE
        return GraphKind.PROV if "/id/run/" in subject else GraphKind.IDENTITIES
    if predicate == vocab.IS_REPLACED_BY:
        return GraphKind.CLAIMS if "/id/claim/" in subject else GraphKind.IDENTITIES
    return None
