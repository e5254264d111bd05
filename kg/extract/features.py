"""What the tagger of names sees of a word: its letters, its shape, the pack's lists, and its word clusters.

A feature is a short byte string such as b"0:w=bupati"; the digit is the distance to the token that is labelled
(b"-1:" is the word before it). Training and reading call the same functions, so they cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.lang.clusters import Clusters
from kg.lang.pack import LanguagePack

_RUNS = re.compile(r"(.)\1+")
_REMEMBERED_WORDS = 20_000
"""Some 45 MB; the words of the first hundred articles are most of what follows."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word's features, ready for each place around the token that is labelled."""

    own: list[bytes]
    before: list[bytes]
    """For the token behind the word, as are those of `twice_before` for the one after that."""
    behind: list[bytes]
    twice_before: list[bytes]
    twice_behind: list[bytes]
    shape: bytes


class Features:
    """The features of sentences in one language; remembers the words it has seen."""

    def __init__(self, pack: LanguagePack, clusters: Clusters) -> None:
        self.pack = pack
        self.clusters = clusters
        self._seen: dict[str, _Word] = {}

    def of_sentence(self, words: Sequence[str]) -> list[list[bytes]]:
        """One list of features a word, in order; empty for no words."""
        seen = [self._seen.get(word) or self._word(word) for word in words]
        found = [word.own.copy() for word in seen]
        for place, (before, behind) in enumerate(pairwise(seen)):
            shapes = before.shape + b"|" + behind.shape
            found[place] += [*behind.behind, b"s+:" + shapes]
            found[place + 1] += [*before.before, b"s-:" + shapes]
        for place, (before, behind) in enumerate(zip(seen, seen[2:], strict=False)):
            found[place] += behind.twice_behind
            found[place + 2] += before.twice_before
        if found:
            found[0].append(b"first")
            found[-1].append(b"last")
        return found

    def _word(self, word: str) -> _Word:
        lower = word.lower()
        sort = shape(word)
        coarse, fine = self.clusters.get(lower, ("-", "-"))
        near = [f"w={lower}", f"s={sort}", f"c={coarse}", f"f={fine}", *self._lists(word, lower), f"e={lower[-3:]}"]
        far = [f"w={lower}", f"s={sort}", f"c={coarse}"]
        made = _Word(
            _placed(0, [*near, f"W={word}", *affixes(lower)]),
            _placed(-1, near),
            _placed(1, near),
            _placed(-2, far),
            _placed(2, far),
            sort.encode(errors="replace"),
        )
        if len(self._seen) < _REMEMBERED_WORDS:
            self._seen[word] = made
        return made

    def _lists(self, word: str, lower: str) -> list[str]:
        """Which of the pack's lists hold the word."""
        pack = self.pack
        return [
            f"in={name}"
            for name, is_in in (
                ("title", lower in pack.titles),
                ("body", word in pack.organization_words),
                ("place", word in pack.places),
                ("at", lower in pack.words("place_markers")),
                ("common", lower in pack.common),
                ("degree", word in pack.words("degrees")),
                ("noun", lower in pack.source_nouns),
            )
            if is_in
        ]


def _placed(place: int, features: Sequence[str]) -> list[bytes]:
    return [f"{place}:{feature}".encode(errors="replace") for feature in features]


def shape(word: str) -> str:
    """A word's letters by kind, runs shortened: "Jum'at" is "Xx'x", "2025" is "d", "PBB" is "XX"."""
    kinds = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)
    return _RUNS.sub(r"\1", kinds) + ("X" if len(word) > 1 and word.isupper() else "")


def affixes(lower: str) -> list[str]:
    """The first two to four letters, and the last one, two and four (three are a feature of every place)."""
    return [*(f"p={lower[:length]}" for length in (2, 3, 4)), *(f"e={lower[-length:]}" for length in (1, 2, 4))]
