"""Which quote found stands for which gold quote, in every document: what all figures are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.evaluation.compare import Item, is_like_speaker, items, pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

LEAST_SHARE = 0.5
"""Of the letters and digits of both, as intersection over union, that a pair has in common at least."""


@dataclass(frozen=True, slots=True)
class Matching:
    """One document's quotes; `pairs` are numbers of a gold quote and a found one, one to one.

    `kept` are the gold quotes that count; `aside` the quotes found whose nearest gold quote does not count.
    """

    document: Mapping[str, Any]
    gold: tuple[Item, ...]
    found: tuple[Item, ...]
    kept: frozenset[int]
    aside: frozenset[int]
    pairs: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return str(self.document["text"])

    @property
    def matches(self) -> tuple[tuple[Item, Item], ...]:
        """The pairs as quotes."""
        return tuple((self.gold[wanted], self.found[got]) for wanted, got in self.pairs)

    @property
    def counted(self) -> tuple[Item, ...]:
        """The quotes found that count."""
        return tuple(item for number, item in enumerate(self.found) if number not in self.aside)

    def is_right(self, gold: Item, found: Item) -> bool:
        """Whether a pair has the right speaker (partial); a gold quote without one wants none."""
        return is_like_speaker(self.text, gold, found) if gold.has_speaker else not found.has_speaker


def match(
    gold: Iterable[Mapping[str, Any]],
    found: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    types: Collection[str] = (),
) -> list[Matching]:
    """The matching of every gold document; one that `found` lacks counts as one without quotes.

    Gold quotes marked `optional`, and those of other types where `types` are asked for, are not kept.
    """
    return [_match_document(document, found.get(document["id"], ()), types) for document in gold]


def _match_document(
    document: Mapping[str, Any], records: Sequence[Mapping[str, Any]], types: Collection[str]
) -> Matching:
    gold, found = items(document["text"], document["quotes"]), items(document["text"], records)
    kept = frozenset(
        number for number, item in enumerate(gold) if not item.is_optional and (not types or item.type in types)
    )
    matches, aside = matched(gold, found, kept)
    return Matching(document, gold, found, kept, aside, tuple(matches))


def matched(
    gold: Sequence[Item], found: Sequence[Item], kept: frozenset[int]
) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """The one-to-one overlap pairs, best first, and the quotes found that are nearest a gold quote set aside."""
    ranked = pairs(gold, found)
    nearest: dict[int, int] = {}
    for pair in ranked:
        nearest.setdefault(pair.found, pair.gold)
    aside = frozenset(got for got, wanted in nearest.items() if wanted not in kept)
    matches: dict[int, int] = {}
    for pair in ranked:
        is_free = pair.gold not in matches and pair.found not in matches.values() and pair.found not in aside
        if pair.share >= LEAST_SHARE and pair.gold in kept and is_free:
            matches[pair.gold] = pair.found
    return list(matches.items()), aside
