"""Scores quotes that were found against quotes that people annotated.

exact      same list of spans
overlap    one-to-one pairs, best first, that share at least half of their characters (IoU)
chars      characters inside any quote
speaker    over the overlap pairs whose gold quote has one: exact (same span or name), partial (a character or a
           word of the name in common)
e2e        overlap pairs that also have the speaker right (partial); a gold quote without a speaker wants none
cue        over the overlap pairs whose gold quote has one: the cues overlap
type       share of the overlap pairs with the gold type
canonical  over the overlap pairs whose gold quote has a name: same name but for case and marks
via        the outlet or agency credited, over the overlap pairs; one carried over from an earlier sentence
           (`via_optional`) is left out
anonymous  share of the gold quotes of unnamed sources, in overlap pairs, that are marked so

Quotes marked `optional`, and those of other types where types are asked for, are set aside: never missed, and a
quote found that is nearest one of them is not counted as wrong.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.evaluation.compare import Item, is_like_speaker, is_same_name, is_same_speaker, items, pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class TypeScore:
    """Recall over the gold quotes of one type."""

    gold: int
    exact: float
    overlap: float
    speaker_partial: float


@dataclass(frozen=True, slots=True)
class Score:
    """The result: numbers of quotes, rates, and shares with the number `…_of` that each is a share of."""

    gold: int
    found: int
    pairs: int
    """Overlap pairs."""
    exact: Rate
    overlap: Rate
    chars: Rate
    e2e: Rate
    speaker_exact: float
    speaker_partial: float
    speaker_of: int
    cue: float
    cue_of: int
    type: float
    canonical: float
    canonical_of: int
    via: Rate
    anonymous: float
    anonymous_of: int
    by_type: Mapping[str, TypeScore] = field(default_factory=dict)


def score(
    gold: Iterable[Mapping[str, Any]],
    found: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    types: Collection[str] = (),
) -> Score:
    """Scores the quotes in `found`, by document id, against gold documents with `id`, `text` and `quotes`.

    A document that `found` lacks counts as one without quotes. `types` limits the gold to these types.
    """
    counts: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = {}
    for document in gold:
        text = document["text"]
        wanted, got = items(text, document["quotes"]), items(text, found.get(document["id"], ()))
        kept = frozenset(
            number for number, item in enumerate(wanted) if not item.is_optional and (not types or item.type in types)
        )
        _count_document(text, wanted, got, kept, counts=counts, by_type=by_type)
    return _result(counts, by_type)


def _count_document(
    text: str,
    gold: Sequence[Item],
    found: Sequence[Item],
    kept: frozenset[int],
    *,
    counts: Counter[str],
    by_type: dict[str, Counter[str]],
) -> None:
    matches, aside = _matched(gold, found, kept)
    for wanted, got in matches:
        counted = _counted(text, gold[wanted], found[got])
        counts.update(counted)
        by_type.setdefault(str(gold[wanted].type), Counter()).update(counted)
    counts.update(gold=len(kept), found=len(found) - len(aside))
    for number in kept:
        by_type.setdefault(str(gold[number].type), Counter()).update(gold=1)
    _count_chars(gold, [item for number, item in enumerate(found) if number not in aside], kept, counts)


def _matched(
    gold: Sequence[Item], found: Sequence[Item], kept: frozenset[int]
) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """The one-to-one overlap pairs, and the quotes found that are nearest a gold quote set aside."""
    ranked = pairs(gold, found)
    nearest: dict[int, int] = {}
    for pair in ranked:
        nearest.setdefault(pair.found, pair.gold)
    aside = frozenset(got for got, wanted in nearest.items() if wanted not in kept)
    matches: dict[int, int] = {}
    for pair in ranked:
        is_free = pair.gold not in matches and pair.found not in matches.values() and pair.found not in aside
        if pair.share >= _LEAST_SHARE and pair.gold in kept and is_free:
            matches[pair.gold] = pair.found
    return list(matches.items()), aside


def _counted(text: str, gold: Item, found: Item) -> Counter[str]:
    """What one overlap pair counts for."""
    is_like = gold.has_speaker and is_like_speaker(text, gold, found)
    counts = Counter(
        overlap=1,
        exact=int(gold.spans == found.spans),
        speaker_of=int(gold.has_speaker),
        speaker_exact=int(gold.has_speaker and is_same_speaker(text, gold, found)),
        speaker_partial=int(is_like),
        e2e=int(is_like if gold.has_speaker else not found.has_speaker),
        type=int(gold.type == found.type),
        canonical_of=int(bool(gold.name)),
        canonical=int(bool(gold.name) and is_same_name(gold, found)),
        anonymous_of=int(gold.is_anonymous),
        anonymous=int(gold.is_anonymous and found.is_anonymous),
        cue_of=int(gold.cue is not None),
        cue=int(gold.cue is not None and found.cue is not None and gold.cue.overlaps(found.cue)),
    )
    if not gold.is_via_optional:
        is_right = bool(gold.via) and gold.via == found.via
        counts.update(via_gold=int(bool(gold.via)), via_found=int(bool(found.via)), via=int(is_right))
    return counts


def _count_chars(gold: Sequence[Item], found: Sequence[Item], kept: frozenset[int], counts: Counter[str]) -> None:
    wanted = frozenset[int]().union(*(gold[number].chars for number in kept))
    aside = frozenset[int]().union(*(item.chars for number, item in enumerate(gold) if number not in kept)) - wanted
    got = frozenset[int]().union(*(item.chars for item in found)) - aside
    counts.update(chars=len(wanted & got), chars_found=len(got), chars_gold=len(wanted))


def _result(counts: Counter[str], by_type: Mapping[str, Counter[str]]) -> Score:
    def rate(right: str, found: str = "found", gold: str = "gold") -> Rate:
        return Rate(_share(counts, right, found), _share(counts, right, gold))

    return Score(
        gold=counts["gold"],
        found=counts["found"],
        pairs=counts["overlap"],
        exact=rate("exact"),
        overlap=rate("overlap"),
        chars=rate("chars", "chars_found", "chars_gold"),
        e2e=rate("e2e"),
        speaker_exact=_share(counts, "speaker_exact", "speaker_of"),
        speaker_partial=_share(counts, "speaker_partial", "speaker_of"),
        speaker_of=counts["speaker_of"],
        cue=_share(counts, "cue", "cue_of"),
        cue_of=counts["cue_of"],
        type=_share(counts, "type", "overlap"),
        canonical=_share(counts, "canonical", "canonical_of"),
        canonical_of=counts["canonical_of"],
        via=rate("via", "via_found", "via_gold"),
        anonymous=_share(counts, "anonymous", "anonymous_of"),
        anonymous_of=counts["anonymous_of"],
        by_type={name: _type_score(by_type[name]) for name in sorted(by_type)},
    )


def _type_score(counts: Counter[str]) -> TypeScore:
    return TypeScore(
        gold=counts["gold"],
        exact=_share(counts, "exact", "gold"),
        overlap=_share(counts, "overlap", "gold"),
        speaker_partial=_share(counts, "speaker_partial", "speaker_of"),
    )


def _share(counts: Counter[str], part: str, whole: str) -> float:
    return counts[part] / counts[whole] if counts[whole] else 0.0
