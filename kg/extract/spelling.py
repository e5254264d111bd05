"""Finds a person whose name the article spells in another way: "Fery" for "Ferry", "Nasiro", a slip, for "Nasori"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.ids import name_key

if TYPE_CHECKING:
    from kg.extract.entities import Cluster

_DOUBLED = re.compile(r"(\w)\1+")
_MOST_SHARING = 20
"""Persons who share a word: where more do, the word tells nobody apart."""
_SHORTEST_CHARS = 4
_SHORTEST_SLIP_CHARS = 5
_LONGEST_SLIP_CHARS = 20
"""Letters of a word in which a slip is looked for: a longer one is no name."""


class SpellingIndex:
    """Persons by the words of their names, written in one way; `spellings` maps letters to what they become.

    `is_listed` says of a word whether it is known as a person's name.
    """

    def __init__(self, spellings: Mapping[str, str], is_listed: Callable[[str], bool]) -> None:
        self._spellings = spellings
        self._is_listed = is_listed
        self._plains: dict[str, str] = {}
        self._by_word: dict[str, list[Cluster]] = {}
        self._by_letters: dict[str, list[Cluster]] = {}
        """By the words of their names without one letter."""

    def add(self, cluster: Cluster) -> None:
        """Lets a person be found by other spellings of their name."""
        for word in dict.fromkeys(self._plain(name_key(part)) for part in cluster.name.split()):
            self._by_word.setdefault(word, []).append(cluster)
            for letters in _without_one(word):
                self._by_letters.setdefault(letters, []).append(cluster)

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

    def misspelt(self, words: Sequence[str]) -> Cluster | None:
        """The only person whose name these words are, in order, but for a slip in one of them; None for others.

        A word alone is no slip where it and what it could stand for are both known as names ("Rahmat", "Rahman").
        """
        found: dict[int, Cluster] = {}
        for word in words:
            for letters in _without_one(self._plain(word)):
                same = self._by_letters.get(letters, [])
                for cluster in same if len(same) <= _MOST_SHARING else ():
                    found[id(cluster.final())] = cluster.final()
        meant = [cluster for cluster in found.values() if self._is_meant(cluster, words)]
        return meant[0] if len(meant) == 1 else None

    def _is_meant(self, cluster: Cluster, words: Sequence[str]) -> bool:
        """Whether words are those of a person's name but for one slip."""
        parts = cluster.name.split()
        at, slips = -1, 0
        for word in words:
            places = range(at + 1, len(parts))
            same = next((place for place in places if self._plain(name_key(parts[place])) == self._plain(word)), None)
            if same is None:
                slips += 1
                same = next((place for place in places if self._slips(name_key(parts[place]), word, words)), None)
            if same is None or slips > 1:
                return False
            at = same
        return slips == 1

    def _slips(self, part: str, word: str, words: Sequence[str]) -> bool:
        if not is_slip(self._plain(part), self._plain(word)):
            return False
        return len(words) > 1 or not (self._is_listed(part) and self._is_listed(word))

    def _is_like(self, part: str, word: str) -> bool:
        return part.startswith(word) if len(word) == 1 else part == self._plain(word)

    def _plain(self, word: str) -> str:
        """The word as it is written in one way."""
        plain = self._plains.get(word)
        if plain is None:
            plain = word
            for letters, other in self._spellings.items():
                plain = plain.replace(letters, other)
            plain = self._plains[word] = _DOUBLED.sub(r"\1", plain)
        return plain


def is_slip(meant: str, written: str) -> bool:
    """Whether one letter is wrong, missing, too many or in its neighbour's place, but not the first, nor only the last.

    "Maria" is no slip for "Mario".
    """
    if meant == written or meant[0] != written[0] or min(len(meant), len(written)) < _SHORTEST_SLIP_CHARS - 1:
        return False
    at = next((i for i, pair in enumerate(zip(meant, written, strict=False)) if pair[0] != pair[1]), None)
    if at is None or (at == len(meant) - 1 == len(written) - 1):
        return False  # one goes on where the other ends: "Antonio", "Antonia", "Antoni"
    swapped = meant[at : at + 2] == written[at : at + 2][::-1] and meant[at + 2 :] == written[at + 2 :]
    return swapped or meant[at + 1 :] in {written[at + 1 :], written[at:]} or meant[at:] == written[at + 1 :]


def _without_one(word: str) -> set[str]:
    """A word without one letter behind its first, once for each."""
    if not _SHORTEST_SLIP_CHARS - 1 <= len(word) <= _LONGEST_SLIP_CHARS:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}
