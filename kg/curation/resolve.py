"""Which global agent an article-scoped agent is: pure, from kinds, names and the authority."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.curation.authority import Authority, Entry
from kg.curation.outlets import OUTLET_LIKE, Publishers
from kg.ids import Namer, name_key, slug
from kg.model.quote import AgentKind

_FEWEST_WORDS_OF_A_PERSON = 2
"""A single word ("Agus") names too many people to say that two articles mean the same one."""
NAMED = frozenset({AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.OUTLET, AgentKind.PLACE})
"""Kinds whose name may be known outside the article."""
_NO_LETTERS = slug("")


@dataclass(frozen=True, slots=True)
class LocalAgent:
    """An article-scoped agent: its IRI, kind and name."""

    iri: str
    kind: AgentKind
    name: str


@dataclass(frozen=True, slots=True)
class GlobalAgent:
    """An agent known outside its articles. `forms` are the other ways in which articles write its name."""

    iri: str
    kind: AgentKind
    label: str
    forms: tuple[str, ...]
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What resolution found.

    `identity` is the global IRI of each local one that has one, `agents` are the global agents, sorted by IRI.
    `replaced` has the agent in use for each IRI that a name of it has by another kind, and had when fewer articles
    were there.
    """

    identity: dict[str, str]
    agents: tuple[GlobalAgent, ...]
    replaced: dict[str, str]


def global_iri(kind: AgentKind, name: str, namer: Namer, authority: Authority) -> str | None:
    """IRI of the global agent called `name`; None where a name of this kind says nothing outside its article.

    An outlet has the IRI that it has as a publisher, so that what it relays and what it prints meet.
    """
    if kind not in NAMED:
        return None
    if entry := authority.find(kind, name):
        return namer.outlet(entry.label) if kind is AgentKind.OUTLET else entry.iri(namer)
    if not name_key(name) or (kind is AgentKind.PERSON and not _is_full(name)):
        return None
    if kind is AgentKind.OUTLET and slug(name) != _NO_LETTERS:
        return namer.outlet(name)
    return namer.agent(kind, name)


def resolve(
    locals_: Iterable[LocalAgent], namer: Namer, authority: Authority, *, publishers: Mapping[tuple[str, str], int]
) -> Resolved:
    """Which global agent each local one is.

    `publishers` are outlets' IRIs with a name as printed, and the number of articles that have both; whoever has
    the name of one is that outlet. A label is the form that most articles have, for a publisher the form that most
    of its own have, ties by text: the order of ingest does not matter.
    """
    known_publishers = Publishers(publishers, authority)
    identity: dict[str, str] = {}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, AgentKind] = {}
    entries: dict[str, Entry] = {}
    for (iri, name), count in publishers.items():
        names[iri][name] += count
        labels[iri][name] += count
        kinds[iri] = AgentKind.OUTLET
        entry = authority.find(AgentKind.OUTLET, name)
        if entry and namer.outlet(entry.label) == iri:
            entries[iri] = entry
    replaced: dict[str, str] = {}
    for own, agent in _of_one_kind(locals_):
        publisher = known_publishers.find(agent.kind, agent.name)
        known = publisher or global_iri(agent.kind, agent.name, namer, authority)
        if known is None:
            continue
        identity[agent.iri] = known
        is_flipped = publisher or own is not agent.kind
        if (
            is_flipped
            and not authority.find(own, agent.name)
            and (former := global_iri(own, agent.name, namer, authority))
        ):
            replaced[former] = min(known, replaced.get(former, known))
        names[known][agent.name] += 1
        if publisher:
            continue
        labels[known][agent.name] += 1
        kinds[known] = agent.kind
        if entry := authority.find(agent.kind, agent.name):
            entries[known] = entry
    agents = tuple(
        _agent(iri, kinds[iri], most_frequent(labels[iri]), names[iri], entries.get(iri)) for iri in sorted(names)
    )
    return Resolved(identity, agents, {iri: known for iri, known in sorted(replaced.items()) if iri not in names})


def _of_one_kind(locals_: Iterable[LocalAgent]) -> Iterator[tuple[AgentKind, LocalAgent]]:
    """The same agents, each behind its own kind; one with the name of a credited outlet as what most articles call it.

    An outlet that speaks looks like an organisation, and an organisation that is credited like an outlet. Where most
    articles have a person of one word, which names nobody outside its article, only the others are made alike.
    """
    agents = tuple(locals_)
    counts: dict[str, Counter[AgentKind]] = defaultdict(Counter)
    for agent in agents:
        if agent.kind in OUTLET_LIKE:
            counts[name_key(agent.name)][agent.kind] += 1
    for agent in agents:
        found = counts.get(name_key(agent.name), Counter())
        kind = agent.kind
        if kind in OUTLET_LIKE and AgentKind.OUTLET in found:
            kind = max(OUTLET_LIKE, key=found.__getitem__)
            if kind is AgentKind.PERSON and not _is_full(agent.name):
                others = (AgentKind.OUTLET, AgentKind.ORGANIZATION)
                kind = agent.kind if agent.kind is kind else max(others, key=found.__getitem__)
        yield agent.kind, replace(agent, kind=kind)


def _is_full(name: str) -> bool:
    """Whether a person's name says who it is outside its article."""
    return len(name_key(name).split()) >= _FEWEST_WORDS_OF_A_PERSON


def most_frequent(forms: Counter[str]) -> str:
    """The form with the highest count; of those, the first in code point order."""
    return min(forms, key=lambda form: (-forms[form], form))


def _agent(iri: str, kind: AgentKind, printed: str, forms: Iterable[str], entry: Entry | None) -> GlobalAgent:
    label = entry.label if entry else printed
    others = {*forms, *(entry.names if entry else ())} - {label}
    return GlobalAgent(iri, kind, label, tuple(sorted(others)), entry)
