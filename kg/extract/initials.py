"""Finds whom initials stand for that no bracket gives: "BAP" for Bima Arkana Putra, "BPS" for Badan Pengawas Sungai."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ids import name_key
from kg.model.quote import AgentKind

if TYPE_CHECKING:
    from kg.extract.entities import Cluster

_SHORTEST_CHARS = 3


def initials(words: Sequence[str]) -> str:
    """The first letters of words and of their parts between hyphens, in upper case."""
    return "".join(part[0] for word in words for part in word.split("-") if part).upper()


class InitialsIndex:
    """Persons and bodies by the initials of their names; `bodies` are short forms that are no person's."""

    def __init__(self, bodies: frozenset[str]) -> None:
        self._bodies = bodies
        self._by_initials: dict[str, list[Cluster]] = {}

    def add(self, cluster: Cluster) -> None:
        """Lets a person or body be found by the initials of the words that begin with a capital."""
        short = initials([word for word in cluster.name.split() if word[0].isupper()])
        is_other = short in self._bodies and cluster.kind is AgentKind.PERSON
        if len(short) >= _SHORTEST_CHARS and not is_other and cluster.kind is not AgentKind.PLACE:
            self._by_initials.setdefault(name_key(short), []).append(cluster)

    def only(self, words: Sequence[str]) -> Cluster | None:
        """The only one whose initials a word is; None for nobody or several."""
        same = self._by_initials.get(words[0], []) if len(words) == 1 else []
        found = {id(cluster.final()): cluster.final() for cluster in same}
        return next(iter(found.values())) if len(found) == 1 else None
