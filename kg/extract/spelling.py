"""Finds a person whose name the article spells in another way: "Fery" for "Ferry", "Rachmat" for "Rahmat"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.ids import name_key

if TYPE_CHECKING:
    from kg.extract.entities import Cluster

_DOUBLED = re.compile(r"(\w)\1+")
_MOST_SHARING = 20
"""Persons who share a word: where more do, the word tells nobody apart."""
_SHORTEST_CHARS = 4


class SpellingIndex:
    """Persons by the words of their names, written in one way; `spellings` maps letters to what they become."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self._spellings = spellings
        self._by_word: dict[str, list[Cluster]] = {}

    def add(self, cluster: Cluster) -> None:
        """Lets a person be found by other spellings of their name."""
        for word in dict.fromkeys(self._plain(name_key(part)) for part in cluster.name.split()):
            self._by_word.setdefault(word, []).append(cluster)

    def only(self, words: Iterable[str]) -> Cluster | None:
        """The only person in whose name these words stand in order, spelled otherwise; None for nobody or several.

        An initial stands for any word that begins with it.
        """
        found: list[Cluster] | None = None
        words = tuple(words)
        for word in words:
            if len(word) == 1 and len(words) > 1:
                continue
            if len(word) < _SHORTEST_CHARS:
                return None
            same = self._by_word.get(self._plain(word), [])
            if len(same) > _MOST_SHARING:
                return None
            persons = {id(cluster.final()): cluster.final() for cluster in same}
            found = [c for c in persons.values() if found is None or c in found]
        if found is None or len(found) != 1:
            return None
        parts = [self._plain(name_key(part)) for part in found[0].name.split()]
        at = -1
        for word in words:
            places = [place for place in range(at + 1, len(parts)) if self._is_like(parts[place], word)]
            if not places:
                return None
            at = places[0]
        return found[0]

    def _is_like(self, part: str, word: str) -> bool:
        return part.startswith(word) if len(word) == 1 else part == self._plain(word)

    def _plain(self, word: str) -> str:
        for letters, plain in self._spellings.items():
            word = word.replace(letters, plain)
        return _DOUBLED.sub(r"\1", word)
