"""The SELECTs that views are computed from: flat ones only, because self-joins in SPARQL cost seconds.

Pairs are counted in Python instead: 0.11 s against 18 s for the speakers of one event in 200 articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg.rdf.to_graph import AGENT_CLASSES
from kg.rdf.vocab import PREFIXES, PROLOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store.base import Row, View

ARTICLES = (
    PROLOGUE
    + """SELECT ?article ?outlet ?name ?published ?language WHERE {
  ?article a schema:NewsArticle .
  OPTIONAL { ?article schema:publisher ?outlet . ?outlet rdfs:label ?name }
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:inLanguage ?language }
}"""
)
IN_ARTICLE = PROLOGUE + "SELECT ?quote ?article WHERE { ?quote ujar:inArticle ?article }"
TYPES = PROLOGUE + "SELECT ?quote ?type WHERE { ?quote ujar:quoteType ?type }"
CUES = PROLOGUE + "SELECT ?quote ?lemma WHERE { ?quote ujar:cueLemma ?lemma }"
CONFIDENCES = PROLOGUE + "SELECT ?quote ?confidence WHERE { ?quote ujar:confidence ?confidence }"
CLAIM_KEYS = PROLOGUE + "SELECT ?quote ?key WHERE { ?quote ujar:claimKey ?key }"
SPEAKERS = PROLOGUE + "SELECT ?quote ?agent WHERE { ?quote ujar:speaker ?agent }"
CLAIMS = PROLOGUE + "SELECT ?quote ?claim WHERE { ?quote ujar:expresses ?claim }"
NAMES = (
    PROLOGUE
    + """SELECT ?agent ?name WHERE {
  { SELECT DISTINCT ?agent WHERE { ?quote ujar:speaker ?agent } }
  ?agent rdfs:label|skos:altLabel ?name .
}"""
)
SPEAKING = (
    PROLOGUE
    + """SELECT ?agent ?class ?label WHERE {
  { SELECT DISTINCT ?agent WHERE { ?quote ujar:speaker ?agent } }
  OPTIONAL { ?agent a ?class ; rdfs:label ?label }
}"""
)
SPOKEN_OF = (
    PROLOGUE
    + """SELECT ?agent ?class ?label WHERE {
  { SELECT DISTINCT ?agent WHERE { ?quote ujar:about|ujar:mentionsAgent ?agent } }
  OPTIONAL { ?agent a ?class ; rdfs:label ?label }
}"""
)
ABOUT = PROLOGUE + "SELECT ?quote ?agent WHERE { ?quote ujar:about ?agent }"
MENTIONS = PROLOGUE + "SELECT ?quote ?agent WHERE { ?quote ujar:mentionsAgent ?agent }"
RELAYS = (
    PROLOGUE
    + """SELECT ?quote ?agent ?type ?index WHERE {
  ?quote ujar:relay ?relay .
  ?relay ujar:relayAgent ?agent ; ujar:relayType ?type ; ujar:relayIndex ?index .
}"""
)
AGENTS = (
    PROLOGUE + "SELECT ?agent ?class ?label WHERE {{ VALUES ?agent {{ {iris} }} ?agent a ?class ; rdfs:label ?label }}"
)

KINDS = {node.value: kind.value for kind, node in AGENT_CLASSES.items()}
"""Kind of agent by the IRI of its class."""
_ORDER = {kind: place for place, kind in enumerate(KINDS.values())}
_RELAY_KINDS = {"asReportedBy": "as_reported_by", "toldTo": "told_to"}
_IN_ARTICLE = "/id/article/"
_AGENTS_PER_QUERY = 500
_UJAR = len(PREFIXES["ujar"])


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article version; `published` is its day, month or year, without the time."""

    article: str
    outlet: str | None
    outlet_name: str | None
    published: str | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class AgentFacts:
    """An agent; `kind` is a value of AgentKind."""

    agent: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class Hop:
    """One hop of a quote; index 1 is nearest the source. `kind` is a value of RelayKind."""

    index: int
    agent: str
    kind: str


def articles(view: View) -> dict[str, ArticleFacts]:
    """Every article by its IRI; an outlet with several spellings has the first of them in code point order."""
    found: dict[str, ArticleFacts] = {}
    for article, outlet, name, published, language in view.select(ARTICLES):
        row = ArticleFacts(str(article), outlet, name, published[:10] if published else None, language)
        other = found.get(row.article)
        if other is None or (name or "") < (other.outlet_name or ""):
            found[row.article] = row
    return found


def names(view: View) -> Iterator[tuple[str, str]]:
    """IRI and name of every speaker that is known outside its article, once for each of its names."""
    for agent, name in view.select(NAMES):
        if agent and name and _IN_ARTICLE not in agent:
            yield agent, name


def grouped(view: View, query: str) -> dict[str, list[str]]:
    """Rows of two columns as a mapping to all values, sorted."""
    found: dict[str, list[str]] = {}
    for key, value in view.select(query):
        if key and value:
            found.setdefault(key, []).append(value)
    return {key: sorted(set(values)) for key, values in found.items()}


def relays(view: View) -> dict[str, list[Hop]]:
    """The hops of every quote that was relayed, from the source to the outlet."""
    found: dict[str, list[Hop]] = {}
    for quote, agent, kind, index in view.select(RELAYS):
        if quote and agent and kind and index:
            found.setdefault(quote, []).append(Hop(int(index), agent, _RELAY_KINDS.get(kind[_UJAR:], "relayed")))
    return {quote: sorted(hops) for quote, hops in found.items()}


def local_name(iri: str) -> str:
    """The name of a term of our vocabulary."""
    return iri[_UJAR:]


def speaking(view: View) -> dict[str, AgentFacts]:
    """Every agent who says something."""
    return _agents(view.select(SPEAKING))


def spoken_of(view: View) -> dict[str, AgentFacts]:
    """Every agent who is spoken about or mentioned."""
    return _agents(view.select(SPOKEN_OF))


def agents(view: View, wanted: Iterable[str]) -> dict[str, AgentFacts]:
    """The agents with these IRIs; one that the store says nothing of is labelled by its IRI."""
    found = {agent: AgentFacts(agent, agent, "unknown") for agent in sorted(set(wanted))}
    todo = iter(list(found))
    while batch := list(islice(todo, _AGENTS_PER_QUERY)):
        query = AGENTS.format(iris=" ".join(f"<{agent}>" for agent in batch))
        found |= _agents(view.select(query))
    return found


def _agents(solutions: Iterable[Row]) -> dict[str, AgentFacts]:
    """Agents from rows of IRI, class and label."""
    found: dict[str, AgentFacts] = {}
    for agent, kind, label in solutions:
        if agent:
            other = found.setdefault(agent, AgentFacts(agent, agent, "unknown"))
            if label and kind in KINDS:
                found[agent] = _better(other, AgentFacts(agent, label, KINDS[kind]))
    return found


def _better(one: AgentFacts, other: AgentFacts) -> AgentFacts:
    """The first kind in the order of AgentKind, the first label in code point order."""
    if one.label == one.agent:
        return other
    kind = min(one.kind, other.kind, key=_ORDER.__getitem__)
    return AgentFacts(one.agent, min(one.label, other.label), kind)
