"""Finds whose nickname is made of pieces of a name: "Jokar" for Joko Arkananta, "Bidan" for Bima Wildan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.ids import name_key

if TYPE_CHECKING:
    from kg.extract.entities import Cluster

_SHORTEST_CHARS = 4
_SHORTEST_PIECE_CHARS = 2
_LONGEST_PIECE_CHARS = 8
_TELLING_CHARS = 3
"""Letters of a piece that tells more than chance: one of two has as many, in what is known as a name the first."""
_MOST_SHARING = 20
"""Persons who share a piece: where more do, it tells nobody apart."""


class BlendIndex:
    """Persons by the beginnings and endings of the words behind the first of their names.

    `is_listed` says of a word whether it is known as a person's name.
    """

    def __init__(self, is_listed: Callable[[str], bool]) -> None:
        self._is_listed = is_listed
        self._by_piece: dict[str, list[Cluster]] = {}
        self._by_ending: dict[str, list[Cluster]] = {}

    def add(self, cluster: Cluster) -> None:
        """Lets a person be found by blends of their name."""
        for piece in {piece for word in name_key(cluster.name).split()[1:] for piece in _pieces(word)}:
            self._by_piece.setdefault(piece, []).append(cluster)
        for word in {name_key(word) for word in cluster.name.split() if word[1:].islower() and word.isalpha()}:
            for length in range(_SHORTEST_CHARS, min(len(word) - 1, _LONGEST_PIECE_CHARS)):
                self._by_ending.setdefault(word[-length:], []).append(cluster)

    def ending(self, word: str) -> Cluster | None:
        """The only person one of whose names ends in a word that is not known as a name itself."""
        if self._is_listed(word):
            return None
        found = {id(cluster.final()): cluster.final() for cluster in self._by_ending.get(word, [])}
        return next(iter(found.values())) if len(found) == 1 else None

    def only(self, word: str) -> Cluster | None:
        """The only person in whose blend the beginning of a name comes before a piece of a later one."""
        if len(word) < _SHORTEST_CHARS or not word.isalpha():
            return None
        found: dict[int, Cluster] = {}
        least = max(_TELLING_CHARS if self._is_listed(word) else 1, len(word) - _LONGEST_PIECE_CHARS)
        for at in range(least, len(word) - _SHORTEST_PIECE_CHARS + 1):
            front, piece = word[:at], word[at:]
            if max(len(front), len(piece)) < _TELLING_CHARS and len(word) > _SHORTEST_CHARS:
                continue
            same = self._by_piece.get(piece, [])
            for cluster in same if len(same) <= _MOST_SHARING else ():
                if _is_blend(name_key(cluster.final().name).split(), front, piece):
                    found[id(cluster.final())] = cluster.final()
        return next(iter(found.values())) if len(found) == 1 else None


def _pieces(word: str) -> Iterator[str]:
    """The beginnings and endings of a word that may stand for it in a blend, and three letters with a later one."""
    for length in range(_SHORTEST_PIECE_CHARS, min(len(word), _LONGEST_PIECE_CHARS) + 1):
        yield word[:length]
        yield word[-length:]
    yield from (word[:_TELLING_CHARS] + letter for letter in dict.fromkeys(word[_TELLING_CHARS:]))


def _is_blend(parts: list[str], front: str, piece: str) -> bool:
    """Whether one word of a name begins with `front`, and a later one begins or ends with `piece`."""
    first = next((index for index, part in enumerate(parts) if part.startswith(front)), len(parts))
    return any(piece in _pieces(part) for part in parts[first + 1 :])
