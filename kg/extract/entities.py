"""Gathers the names of an article into entities: fullest name, short names, acronyms, nicknames, roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.ids import name_key
from kg.model.mention import Entity, Mention, MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_SHORTEST_NICKNAME_CHARS = 3


@dataclass(slots=True)
class Cluster:
    """An entity while it is being gathered."""

    name: str
    kind: AgentKind
    first: int
    keys: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)
    merged: Cluster | None = None
    """The cluster that this one turned out to be, if it was merged."""
    members: tuple[Cluster, ...] = ()
    """The entities that a joint source consists of; its name is theirs."""
    head: str | None = None
    """First word of a description, by which "sumber tersebut" finds "seorang sumber"."""

    def add(self, mention: Mention) -> None:
        """Adds a mention and the role printed with it."""
        if mention.span not in self.mentions:
            self.mentions.append(mention.span)
        if mention.role is not None and mention.role not in self.roles:
            self.roles.append(mention.role)

    def final(self) -> Cluster:
        """The cluster that this one has become by merging."""
        return self if self.merged is None else self.merged.final()

    def finals(self) -> tuple[Cluster, ...]:
        """The members, after all mergers so far."""
        return tuple(member.final() for member in self.members)

    def entity(self) -> Entity:
        """The frozen value."""
        return Entity(self.name, self.kind, tuple(sorted(self.mentions)), tuple(sorted(self.roles)))


class Roster:
    """The entities of one article by name; clusters are kept in order of their first mention."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.clusters: list[Cluster] = []
        self._short: dict[str, Cluster] = {}
        named = [mention for mention in mentions if mention.form is MentionForm.NAME]
        words = {mention.span: tuple(name_key(mention.span.of(text)).split()) for mention in named}
        often = Counter(words.values())
        for mention in sorted(named, key=lambda m: (-len(words[m.span]), -often[words[m.span]], m.span)):
            self._place(mention, words[mention.span])
        for cluster in self.clusters:
            cluster.mentions.sort()
            cluster.first = cluster.mentions[0].start
        self.clusters.sort(key=lambda cluster: cluster.first)

    def _place(self, mention: Mention, words: tuple[str, ...]) -> None:
        if not words:
            return
        cluster = self.find(words, mention.span.start, kind=mention.kind)
        if cluster is None:
            cluster = Cluster(_clean_name(mention.span.of(self.text)), mention.kind, mention.span.start)
            cluster.keys.add(" ".join(words))
            self.clusters.append(cluster)
        cluster.add(mention)
        if mention.short:
            self._short.setdefault(name_key(mention.short), cluster)

    def find(self, words: tuple[str, ...], place: int, *, kind: AgentKind) -> Cluster | None:
        """The cluster that a name belongs to: the same name, an acronym of it, or a longer one that holds it.

        Among several longer names the nearest before `place` wins, else the first behind it.
        """
        key = " ".join(words)
        same = next((cluster for cluster in self.clusters if key in cluster.keys), None)
        if same is not None:
            return same
        if key in self._short:
            return self._short[key]
        longer = [cluster for cluster in self.clusters if _is_part(words, cluster, kind)]
        if not longer:
            return self._by_acronym(words)
        before = [cluster for cluster in longer if cluster.first <= place]
        return max(before, key=lambda c: c.first) if before else min(longer, key=lambda c: c.first)

    def _by_acronym(self, words: tuple[str, ...]) -> Cluster | None:
        """For "Kementerian PANRB" for "Kementerian Pendayagunaan … (PANRB)": the head and the acronym."""
        if len(words) != 2 or words[1] not in self._short:
            return None
        cluster = self._short[words[1]]
        return cluster if name_key(cluster.name).startswith(words[0] + " ") else None

    def nickname(self, words: tuple[str, ...]) -> Cluster | None:
        """The only person one of whose names begins with this word ("Pras" for Prasetyo); None if there are two."""
        if len(words) != 1 or len(words[0]) < _SHORTEST_NICKNAME_CHARS:
            return None
        persons = [
            cluster
            for cluster in self.clusters
            if cluster.kind is AgentKind.PERSON
            and any(part.startswith(words[0]) and part != words[0] for part in name_key(cluster.name).split())
        ]
        return persons[0] if len(persons) == 1 else None

    def merge(self, key: str, into: Cluster) -> None:
        """Gives a name (its key) and the mentions of the cluster that has it to another cluster."""
        for cluster in [c for c in self.clusters if key in c.keys and c is not into]:
            self.absorb(cluster, into)
        into.keys.add(key)

    def absorb(self, cluster: Cluster, into: Cluster) -> None:
        """Makes one cluster part of another."""
        into.mentions.extend(span for span in cluster.mentions if span not in into.mentions)
        into.roles.extend(role for role in cluster.roles if role not in into.roles)
        into.keys |= cluster.keys
        cluster.merged = into
        self.clusters.remove(cluster)

    def add(self, cluster: Cluster) -> Cluster:
        """Adds a cluster of a description or of a name found late."""
        self.clusters.append(cluster)
        return cluster


def _is_part(words: tuple[str, ...], cluster: Cluster, kind: AgentKind) -> bool:
    """Whether `words` stand in order in the cluster's name and both can be the same kind of agent."""
    if cluster.kind is not kind and not {cluster.kind, kind} <= {AgentKind.PERSON, AgentKind.ORGANIZATION}:
        return False
    if cluster.kind is not AgentKind.PERSON:
        return False
    name = iter([name_key(part) for part in cluster.name.split()])
    return all(word in name for word in words)


def _clean_name(name: str) -> str:
    return " ".join(name.split()).strip(" .,@")
