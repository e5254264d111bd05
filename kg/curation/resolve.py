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


def global_iri(kind: AgentKind, name: str, namer: Namer, authority: Authority) -> str | None:
    """IRI of the global agent called `name`; None where a name of this kind says nothing outside its article.

    An outlet has the IRI that it has as a publisher, so that what it relays and what it prints meet.
    """
    if kind not in NAMED:
        return None
    if entry := authority.find(kind, name):
        return namer.outlet(entry.label) if kind is AgentKind.OUTLET else entry.iri(namer)
    words = name_key(name).split()
    if not words or (kind is AgentKind.PERSON and len(words) < _FEWEST_WORDS_OF_A_PERSON):
        return None
    if kind is AgentKind.OUTLET and slug(name) != _NO_LETTERS:
        return namer.outlet(name)
    return namer.agent(kind, name)


def resolve(
    locals_: Iterable[LocalAgent], namer: Namer, authority: Authority, *, publishers: Mapping[tuple[str, str], int]
) -> tuple[dict[str, str], tuple[GlobalAgent, ...]]:
    """The global IRI of each local one that has one, and the global agents, sorted by IRI.

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
    for agent in _of_one_kind(locals_):
        publisher = known_publishers.find(agent.kind, agent.name)
        known = publisher or global_iri(agent.kind, agent.name, namer, authority)
        if known is None:
            continue
        identity[agent.iri] = known
        names[known][agent.name] += 1
        if publisher:
            continue
        labels[known][agent.name] += 1
        kinds[known] = agent.kind
        if entry := authority.find(agent.kind, agent.name):
            entries[known] = entry
    return identity, tuple(
        _agent(iri, kinds[iri], most_frequent(labels[iri]), names[iri], entries.get(iri)) for iri in sorted(names)
    )


def _of_one_kind(locals_: Iterable[LocalAgent]) -> Iterator[LocalAgent]:
    """The same agents; whoever has the name of a credited outlet gets the kind that most articles give that name.

    An outlet that speaks looks like an organisation, and an organisation that is credited like an outlet.
    """
    agents = tuple(locals_)
    counts: dict[str, Counter[AgentKind]] = defaultdict(Counter)
    for agent in agents:
        if agent.kind in OUTLET_LIKE:
            counts[name_key(agent.name)][agent.kind] += 1
    for agent in agents:
        found = counts.get(name_key(agent.name), Counter())
        if agent.kind in OUTLET_LIKE and AgentKind.OUTLET in found:
            yield replace(agent, kind=max(OUTLET_LIKE, key=found.__getitem__))
        else:
            yield agent


def most_frequent(forms: Counter[str]) -> str:
    """The form with the highest count; of those, the first in code point order."""
    return min(forms, key=lambda form: (-forms[form], form))


def _agent(iri: str, kind: AgentKind, printed: str, forms: Iterable[str], entry: Entry | None) -> GlobalAgent:
    label = entry.label if entry else printed
    others = {*forms, *(entry.names if entry else ())} - {label}
    return GlobalAgent(iri, kind, label, tuple(sorted(others)), entry)
