"""Scores quotes that were found against quotes that people annotated: the figures that neutral scorers have.

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

from kg.evaluation.compare import Item, is_same_name, is_same_speaker
from kg.evaluation.matching import Matching, match
from kg.evaluation.rates import Rate, share

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


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
    return scored(match(gold, found, types=types))


def scored(matchings: Iterable[Matching]) -> Score:
    """The score of documents that were matched."""
    counts: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = {}
    for matching in matchings:
        _count_document(matching, counts, by_type)
    return _result(counts, by_type)


def _count_document(matching: Matching, counts: Counter[str], by_type: dict[str, Counter[str]]) -> None:
    for gold, found in matching.matches:
        counted = _counted(matching, gold, found)
        counts.update(counted)
        by_type.setdefault(str(gold.type), Counter()).update(counted)
    counts.update(gold=len(matching.kept), found=len(matching.counted))
    for number in matching.kept:
        by_type.setdefault(str(matching.gold[number].type), Counter()).update(gold=1)
    _count_chars(matching, counts)


def _counted(matching: Matching, gold: Item, found: Item) -> Counter[str]:
    """What one overlap pair counts for."""
    is_like = gold.has_speaker and matching.is_right(gold, found)
    counts = Counter(
        overlap=1,
        exact=int(gold.spans == found.spans),
        speaker_of=int(gold.has_speaker),
        speaker_exact=int(gold.has_speaker and is_same_speaker(matching.text, gold, found)),
        speaker_partial=int(is_like),
        e2e=int(matching.is_right(gold, found)),
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


def _count_chars(matching: Matching, counts: Counter[str]) -> None:
    gold, kept = matching.gold, matching.kept
    wanted = frozenset[int]().union(*(gold[number].chars for number in kept))
    aside = frozenset[int]().union(*(item.chars for number, item in enumerate(gold) if number not in kept)) - wanted
    got = frozenset[int]().union(*(item.chars for item in matching.counted)) - aside
    counts.update(chars=len(wanted & got), chars_found=len(got), chars_gold=len(wanted))


def _result(counts: Counter[str], by_type: Mapping[str, Counter[str]]) -> Score:
    def rate(right: str, found: str = "found", gold: str = "gold") -> Rate:
        return Rate(share(counts[right], counts[found]), share(counts[right], counts[gold]))

    return Score(
        gold=counts["gold"],
        found=counts["found"],
        pairs=counts["overlap"],
        exact=rate("exact"),
        overlap=rate("overlap"),
        chars=rate("chars", "chars_found", "chars_gold"),
        e2e=rate("e2e"),
        speaker_exact=share(counts["speaker_exact"], counts["speaker_of"]),
        speaker_partial=share(counts["speaker_partial"], counts["speaker_of"]),
        speaker_of=counts["speaker_of"],
        cue=share(counts["cue"], counts["cue_of"]),
        cue_of=counts["cue_of"],
        type=share(counts["type"], counts["overlap"]),
        canonical=share(counts["canonical"], counts["canonical_of"]),
        canonical_of=counts["canonical_of"],
        via=rate("via", "via_found", "via_gold"),
        anonymous=share(counts["anonymous"], counts["anonymous_of"]),
        anonymous_of=counts["anonymous_of"],
        by_type={name: _type_score(by_type[name]) for name in sorted(by_type)},
    )


def _type_score(counts: Counter[str]) -> TypeScore:
    return TypeScore(
        gold=counts["gold"],
        exact=share(counts["exact"], counts["gold"]),
        overlap=share(counts["overlap"], counts["gold"]),
        speaker_partial=share(counts["speaker_partial"], counts["speaker_of"]),
    )
