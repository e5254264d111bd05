"""`graph/identities`: who speaks, who is spoken of, who relays and what extracted. Derived, rebuilt whole.

Article graphs know article-scoped agents only; this graph says which global agent each of them is, wherever a
quote or relay refers to it, and what roles the articles give the global agents. It depends on the set of
articles and on the authority files, never on the order of ingest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.curation.authority import Authority, load_authority
from kg.curation.resolve import NAMED, GlobalAgent, LocalAgent, most_frequent, resolve
from kg.ids import Namer, name_key
from kg.rdf import vocab
from kg.rdf.literals import day
from kg.rdf.to_graph import AGENT_CLASSES
from kg.rdf.triples import Triple, calendar_day, iri, literal, quads_of
from kg.store.base import Store, View

_GLOBAL = {
    vocab.SOURCE.value: vocab.SPEAKER,
    vocab.LOCAL_ABOUT.value: vocab.ABOUT,
    vocab.LOCAL_MENTIONS.value: vocab.MENTIONS_AGENT,
    vocab.LOCAL_ADDRESSEE.value: vocab.ADDRESSEE,
    vocab.LOCAL_RELAY_AGENT.value: vocab.RELAY_AGENT,
}
"""The property with the resolved agent for each property with an article-scoped one."""
_KINDS = {node.value: kind for kind, node in AGENT_CLASSES.items()}

_LINK = f"VALUES ?property {{ {' '.join(f'<{prop}>' for prop in _GLOBAL)} }} ?thing ?property ?agent"
_LINKS = f"SELECT ?thing ?property ?agent {{ {_LINK} }}"
_AGENTS = f"""SELECT ?agent ?class ?name {{
  {{ SELECT DISTINCT ?agent {{ {{ {_LINK} }} UNION {{ ?joint ujar:hasMember ?agent }} }} }}
  ?agent a ?class ; rdfs:label ?name }}"""
_MEMBERS = "SELECT ?joint ?member { ?joint ujar:hasMember ?member }"
_ROLES = """SELECT ?holder ?words ?label {
  ?holder ujar:roleSpan ?span . ?span nif:anchorOf ?words OPTIONAL { ?span rdfs:label ?label } }"""
_RELAYS = "SELECT ?quote ?relay ?index { ?quote ujar:relay ?relay . ?relay ujar:relayIndex ?index }"
_PUBLISHERS = "SELECT ?outlet ?name { ?article schema:publisher ?outlet ; dc:publisher ?name }"
_EXTRACTORS = "SELECT DISTINCT ?software ?label { ?run prov:wasAssociatedWith ?software ; rdfs:label ?label }"
_DATES = "SELECT ?article ?date { ?article a schema:NewsArticle ; schema:datePublished ?date }"


def rebuild(store: Store, namer: Namer, *, authority: Authority | None = None) -> int:
    """Replaces `graph/identities` by what the articles in the store say now; returns the quotes with a speaker.

    `authority` None reads data/authority. Claims depend on speakers: rebuild them afterwards.
    """
    graph = namer.graph("identities")
    triples = set(identity_triples(store, namer, authority or load_authority()))
    store.replace_graphs([graph], quads_of(graph, triples))
    return len({subject for subject, predicate, _ in triples if predicate == vocab.SPEAKER})


def identity_triples(view: View, namer: Namer, authority: Authority) -> Iterator[Triple]:
    """All triples of `graph/identities`, some of them more than once."""
    links = [(thing, prop, agent) for thing, prop, agent in _rows(view, _LINKS)]
    locals_ = {LocalAgent(agent, _KINDS[kind], name) for agent, kind, name in _rows(view, _AGENTS) if kind in _KINDS}
    printed = Counter((outlet, name) for outlet, name in _rows(view, _PUBLISHERS))
    found = resolve(sorted(locals_, key=lambda agent: agent.iri), namer, authority, publishers=printed)
    identity = found.identity
    named = _named_members(view, locals_)
    for thing, prop, agent in links:
        for one in named.get(agent, (agent,)):
            yield thing, _GLOBAL[prop], iri(identity.get(one, one))
    for known in found.agents:
        yield from _agent_triples(known)
    for former, current in found.replaced.items():
        yield former, vocab.IS_REPLACED_BY, iri(current)
    relayed = {thing: identity.get(a, a) for thing, prop, a in links if prop == vocab.LOCAL_RELAY_AGENT.value}
    yield from _via_triples(_rows(view, _RELAYS), relayed)
    sources = {thing: agent for thing, prop, agent in links if prop == vocab.SOURCE.value}
    yield from _role_triples(view, namer, identity, sources)
    for software, label in _rows(view, _EXTRACTORS):
        yield from _extractor_triples(software, label)


def _named_members(view: View, locals_: Iterable[LocalAgent]) -> dict[str, list[str]]:
    """The named members of every joint source that has one: they are who speaks, it is nobody outside its article."""
    named = {agent.iri for agent in locals_ if agent.kind in NAMED}
    found: dict[str, list[str]] = defaultdict(list)
    for joint, member in _rows(view, _MEMBERS):
        if member in named:
            found[joint].append(member)
    return found


def _extractor_triples(software: str, label: str) -> Iterator[Triple]:
    """`label` is what its runs are called: name and version."""
    name, _, version = label.rpartition(" ")
    yield software, vocab.TYPE, vocab.SOFTWARE_AGENT
    yield software, vocab.NAME, literal(name)
    yield software, vocab.SOFTWARE_VERSION, literal(version)


def _agent_triples(agent: GlobalAgent) -> Iterator[Triple]:
    yield agent.iri, vocab.TYPE, AGENT_CLASSES[agent.kind]
    yield agent.iri, vocab.TYPE, vocab.AGENT
    yield agent.iri, vocab.LABEL, literal(agent.label)
    yield agent.iri, vocab.IS_PROVISIONAL, literal(agent.entry is None)
    for form in agent.forms:
        yield agent.iri, vocab.ALT_LABEL, literal(form)
    for other in agent.entry.same_as if agent.entry else ():
        yield agent.iri, vocab.EXACT_MATCH, iri(other)


def _via_triples(relays: Iterable[tuple[str, ...]], relayed: dict[str, str]) -> Iterator[Triple]:
    last: dict[str, tuple[int, str]] = {}
    for quote, relay, index in relays:
        agent = relayed[relay]
        yield quote, vocab.VIA, iri(agent)
        last[quote] = max(last.get(quote, (0, "")), (int(index), agent))
    for quote, (_, agent) in last.items():
        yield quote, vocab.ATTRIBUTED_VIA, iri(agent)


@dataclass(slots=True)
class _Seen:
    """A role of one agent: the forms in which articles print it, and the days on which they do."""

    member: str
    forms: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)


def _role_triples(view: View, namer: Namer, identity: dict[str, str], sources: dict[str, str]) -> Iterator[Triple]:
    days = {_article(article): found for article, date in _rows(view, _DATES) if (found := day(date))}
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    seen: dict[str, _Seen] = {}
    for holder, words, repaired in view.select(vocab.PROLOGUE + _ROLES):
        is_quote = holder in sources
        member = identity.get(sources[holder] if is_quote and holder else holder or "")
        label = repaired or " ".join((words or "").split())
        if member is None or holder is None or not name_key(label):
            continue
        role = namer.role(member, label)
        if is_quote:
            yield holder, vocab.SPEAKER_ROLE, iri(role)
        entry = seen.setdefault(role, _Seen(member))
        article = _article(holder)
        if label not in printed[role, article]:
            printed[role, article].add(label)
            entry.forms[label] += 1
        if article in days:
            entry.days.add(days[article])
    for role, entry in seen.items():
        yield from _holding_triples(role, entry)


def _holding_triples(role: str, seen: _Seen) -> Iterator[Triple]:
    yield role, vocab.TYPE, vocab.ROLE_HOLDING
    yield role, vocab.MEMBER, iri(seen.member)
    yield role, vocab.LABEL, literal(most_frequent(seen.forms))
    for date in {min(seen.days), max(seen.days)} if seen.days else ():
        yield role, vocab.OBSERVED_ON, calendar_day(date)


def _article(iri: str) -> str:
    """The part of an IRI that is the same for everything in one article version."""
    return iri.rpartition("/")[0]


def _rows(view: View, query: str) -> Iterator[tuple[str, ...]]:
    """Rows of a query whose every variable is bound."""
    for row in view.select(vocab.PROLOGUE + query):
        yield tuple(value or "" for value in row)
