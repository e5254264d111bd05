"""Look-ups among the entities of one article that stay fast however many names, roles and mentions it has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice, takewhile
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from kg.ids import name_key
from kg.model.quote import AgentKind
from kg.model.text import Span

if TYPE_CHECKING:
    from kg.extract.entities import Cluster

_AGE = re.compile(r" \((\w+)\)")
_ANY = 1 << 62
"""Behind every number of a cluster."""

Placed = tuple[int, int]
"""Offset of a cluster's first mention, and its order."""


class NameIndex:
    """Clusters by their names: whole, by one of their words, and by the beginning of a word."""

    def __init__(self, clusters: Iterable[Cluster] = ()) -> None:
        self._next = 0
        self._all: dict[int, Cluster] = {}
        self._by_key: dict[str, list[Cluster]] = {}
        self._persons: list[Placed] = []
        self._by_word: dict[str, list[Placed]] = {}
        self._by_piece: dict[str, list[Placed]] = {}
        """By the pieces of words too, for names of several: "Ait-Nouri" is "Rayan Ait-Nouri", but "Ait" is nobody."""
        self._parts: dict[int, tuple[str, ...]] = {}
        self._prefixes: list[tuple[str, int]] | None = None
        for cluster in clusters:
            self.add(cluster)

    @property
    def clusters(self) -> list[Cluster]:
        """All, in order."""
        return list(self._all.values())

    def add(self, cluster: Cluster) -> None:
        """Adds a cluster behind the others."""
        cluster.order = self._next
        self._next += 1
        self._all[cluster.order] = cluster
        for key in cluster.keys:
            self.add_key(key, cluster)
        if cluster.kind is not AgentKind.PERSON:
            return
        placed = (cluster.first, cluster.order)
        insort(self._persons, placed)
        parts = self._parts[cluster.order] = tuple(name_key(cluster.name).split())
        for row, words in self._rows(cluster, parts):
            for word in words:
                insort(row.setdefault(word, []), placed)
        if self._prefixes is not None:
            for prefix in _words(cluster):
                insort(self._prefixes, (prefix, cluster.order))

    def add_key(self, key: str, cluster: Cluster) -> None:
        """Lets a cluster be found by one more name."""
        same = self._by_key.setdefault(key, [])
        at = bisect_left(same, cluster.order, key=attrgetter("order"))
        if at == len(same) or same[at] is not cluster:
            same.insert(at, cluster)

    def remove(self, cluster: Cluster) -> None:
        """Takes out a cluster that has become part of another; its names are left out from now on."""
        del self._all[cluster.order]
        if cluster.kind is not AgentKind.PERSON:
            return
        placed = (cluster.first, cluster.order)
        del self._persons[bisect_left(self._persons, placed)]
        for row, words in self._rows(cluster, self._parts[cluster.order]):
            for word in words:
                del row[word][bisect_left(row[word], placed)]
        if self._prefixes is not None:
            for prefix in _words(cluster):
                del self._prefixes[bisect_left(self._prefixes, (prefix, cluster.order))]

    def _rows(self, cluster: Cluster, pieces: tuple[str, ...]) -> list[tuple[dict[str, list[Placed]], set[str]]]:
        """The tables by word and by piece, each with what a person stands there under."""
        words = {name_key(part) for part in cluster.name.split()}
        return [(self._by_word, words), (self._by_piece, set(pieces))]

    def of_key(self, key: str, *, is_last_first: bool = False) -> Iterator[Cluster]:
        """The clusters that have a name, in order or the other way round."""
        same = self._by_key.get(key, [])
        if same and (same[0].merged is not None or same[-1].merged is not None):
            same[:] = [cluster for cluster in same if cluster.merged is None]
        for cluster in reversed(same) if is_last_first else same:
            if cluster.merged is None:
                yield cluster

    def longer(self, words: tuple[str, ...], place: int) -> Cluster | None:
        """The nearest person before `place` in whose name the words stand in order, else the first behind it."""
        by_word = self._by_piece if len(words) > 1 else self._by_word
        rows = [by_word.get(word, []) for word in words] or [self._persons]
        row = min(rows, key=len)
        at = bisect_right(row, (place, _ANY))
        best: Placed | None = None
        for number in range(at - 1, -1, -1):
            if best is not None and row[number][0] != best[0]:
                break
            if self._holds(row[number][1], words):
                best = row[number]
        best = best or next((placed for placed in row[at:] if self._holds(placed[1], words)), None)
        return self._all[best[1]] if best else None

    def _holds(self, order: int, words: tuple[str, ...]) -> bool:
        name = iter(self._parts[order])
        return len(words) < 2 or all(word in name for word in words)

    def only_with_prefix(self, prefix: str) -> Cluster | None:
        """The person one of whose words begins with `prefix` and is longer; None if there are several or none."""
        if self._prefixes is None:
            persons = (cluster for cluster in self._all.values() if cluster.kind is AgentKind.PERSON)
            self._prefixes = sorted((word, cluster.order) for cluster in persons for word in _words(cluster))
        found: int | None = None
        for number in range(bisect_right(self._prefixes, (prefix, _ANY)), len(self._prefixes)):
            word, order = self._prefixes[number]
            if not word.startswith(prefix):
                break
            if found not in {None, order}:
                return None
            found = order
        return None if found is None else self._all[found]


def _words(cluster: Cluster) -> set[str]:
    return set(name_key(cluster.name).split())


class MentionIndex:
    """Clusters by where they are mentioned, by the heads of their roles, by their age; built when first asked."""

    def __init__(self, text: str, heads: Callable[[str], Collection[str]]) -> None:
        self._text = text
        self._heads = heads
        self._is_built = False
        self._by_kind: dict[AgentKind, list[tuple[int, int, Cluster]]] = {}
        self._by_head: dict[str, list[tuple[Span, int, Cluster]]] = {}
        self._roles: dict[str, dict[int, tuple[int, Cluster]]] = {}
        """Where each person's first role that a word asks for begins, by the person's order."""
        self._first_role: dict[str, int] = {}
        self._ages: dict[str, Cluster] = {}

    def build(self, roster: NameIndex) -> None:
        """Reads all clusters, the first time that it is called."""
        if self._is_built:
            return
        self._is_built = True
        for cluster in roster.clusters:
            self.read(cluster, cluster.mentions, cluster.roles)

    def read(self, cluster: Cluster, mentions: Iterable[Span], roles: Iterable[Span]) -> None:
        """Adds mentions and roles of a cluster."""
        if not self._is_built:
            return
        for span in mentions:
            insort(self._by_kind.setdefault(cluster.kind, []), (span.start, -cluster.order, cluster), key=_FIRST_TWO)
            if cluster.head is not None:
                insort(self._by_head.setdefault(cluster.head, []), (span, -cluster.order, cluster), key=_FIRST_TWO)
            age = _AGE.match(self._text, span.end) if cluster.kind is AgentKind.PERSON else None
            if age and (age[1] not in self._ages or self._ages[age[1]].final().order > cluster.order):
                self._ages[age[1]] = cluster
        for role in roles if cluster.kind is AgentKind.PERSON else ():
            for word in self._heads(role.of(self._text)):
                holders = self._roles.setdefault(word, {})
                first = min(role.start, holders[cluster.order][0] if cluster.order in holders else role.start)
                holders[cluster.order] = (first, cluster)
                self._first_role[word] = min(role.start, self._first_role.get(word, role.start))

    def last_of(self, kind: AgentKind, before: int) -> Cluster | None:
        """The agent of a kind that is mentioned last before an offset."""
        return next((cluster for _, cluster in self.back(kind, before)), None)

    def last_between(
        self, start: int, before: int, *, kinds: Iterable[AgentKind], other_than: Cluster | None
    ) -> Cluster | None:
        """The agent of some kinds, but one, that is mentioned last between two offsets."""
        near: list[tuple[int, Cluster]] = []
        for kind in kinds:
            within = takewhile(lambda item: item[0] >= start, self.back(kind, before))
            near.extend(islice((item for item in within if item[1] is not other_than), 1))
        return max(near, key=lambda item: (item[0], -item[1].order))[1] if near else None

    def back(self, kind: AgentKind, before: int) -> Iterator[tuple[int, Cluster]]:
        """Where agents of a kind are mentioned before an offset, the last first."""
        placed = self._by_kind.get(kind, [])
        for number in range(bisect_left(placed, before, key=itemgetter(0)) - 1, -1, -1):
            cluster = placed[number][2].final()
            if cluster.kind is kind:
                yield placed[number][0], cluster

    def last_described(self, head: str, before: int) -> Cluster | None:
        """Of the descriptions with a head that begin before an offset, the one that is mentioned last of all."""
        placed = reversed(self._by_head.get(head, []))
        return next((c for _, _, c in placed if c.merged is None and c.first < before), None)

    def holder(self, word: str, before: int) -> Cluster | None:
        """The person mentioned last before an offset with a role, printed before it, that a word asks for."""
        if self._first_role.get(word, before) >= before:
            return None
        holders = self._roles[word]
        for _, cluster in self.back(AgentKind.PERSON, before):
            if cluster.order in holders and holders[cluster.order][0] < before:
                return cluster
        unmentioned = [cluster.final() for start, cluster in holders.values() if start < before]
        return min(unmentioned, key=attrgetter("order"))

    def only_holder(self, word: str) -> Cluster | None:
        """The person with a role, printed anywhere, that a word asks for; None where several have one."""
        holders = (cluster.final() for _, cluster in self._roles.get(word, {}).values())
        first = next(holders, None)
        return first if all(cluster is first for cluster in holders) else None

    def aged(self, age: str) -> Cluster | None:
        """The first person whose age is printed in brackets."""
        found = self._ages.get(age)
        return found.final() if found else None


_FIRST_TWO = itemgetter(0, 1)
