"""Near-equal wordings of one speaker: which pairs of quotes are partial, edited or syndicated copies.

Pure and close to linear: quotes are compared only with quotes of the same speaker that hold one of their
rarest words, and within a window of days.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import partial_ratio, ratio

FEWEST_WORDS = 6
"""Shorter contents ("siap bekerja sama") are the same claim only when they are equal (notes on near-duplicates)."""
WINDOW_DAYS = 7
"""Copies of one statement appear within a week; the same words later are a new statement."""
LEAST_RATIO = 80.0
"""rapidfuzz ratio, 0 to 100, from which two whole wordings are one claim.

Experiment: all 40,253 quotes that the Indonesian pack finds in 9,167 news articles of some 30 outlets, pairs of one
speaker in two articles, samples judged by eye. Of pairs with equal numbers, 25 of 25 were one statement at a ratio
of 80 to 85, 18 of 25 at 75 to 80.
"""
LEAST_PARTIAL_RATIO = 90.0
"""rapidfuzz partial_ratio from which the shorter wording is a part of the longer one.

Same experiment: 27 of 27 were one statement from 90 on, 20 of 25 at 85 to 90, 17 of 25 at 80 to 85.
"""
LEAST_PART = 0.5
"""The shorter wording must have more than this share of the longer one's words: two parts of a long statement that
do not overlap would else become one claim through it (as they did in the second largest cluster of the experiment).
"""
_SHARE_OF_WORDS = 0.5
"""Of the shorter wording, the words that a copy must share; decides which words candidates are looked up by.

Same experiment: looking up by every word finds the same 733 pairs and takes 4.8 times as long."""
_NO_ALNUM = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """What one speaker is quoted with: an identifier, the text, and the day, None where it is not known."""

    id: str
    speaker: str
    text: str
    day: date | None = None


def normalised_words(text: str) -> tuple[str, ...]:
    """The words of a content in NFKC and case-folded, without marks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return tuple(_NO_ALNUM.sub(" ", folded).split())


def near_pairs(wordings: Iterable[Wording]) -> Iterator[tuple[str, str]]:
    """Pairs of ids whose wordings are copies of each other, each pair once; equal texts are no concern of this tier."""
    speakers: dict[str, list[tuple[Wording, tuple[str, ...]]]] = defaultdict(list)
    for wording in wordings:
        words = normalised_words(wording.text)
        if len(words) >= FEWEST_WORDS:
            speakers[wording.speaker].append((wording, words))
    for speaker in sorted(speakers):
        if len(speakers[speaker]) > 1:
            yield from _pairs_of_one(speakers[speaker])


def are_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two normalised wordings are one claim: alike as a whole, or the shorter one inside the longer.

    The numbers of one must be among those of the other: forecasts and verdicts repeat a sentence with new numbers
    (31 pairs of the experiment that were alike enough; 29 of them were different statements).
    Negation is not compared: of 33 pairs in which only one had a negating word, 32 were one statement.
    """
    shorter, longer = sorted((" ".join(one), " ".join(other)), key=len)
    numbers, others = _numbers(shorter), _numbers(longer)
    if not (numbers <= others or others <= numbers):
        return False
    if ratio(shorter, longer, score_cutoff=LEAST_RATIO):
        return True
    if min(len(one), len(other)) <= LEAST_PART * max(len(one), len(other)):
        return False
    return bool(partial_ratio(shorter, longer, score_cutoff=LEAST_PARTIAL_RATIO))


def _numbers(text: str) -> set[str]:
    return {number.lstrip("0") for number in _NUMBER.findall(text)}


def _pairs_of_one(group: list[tuple[Wording, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """Longer wordings first; each looks up those before it by its rarest words.

    A copy shares so many of its words that one of the rarest is among them.
    """
    distinct_words = [frozenset(words) for _, words in group]
    counts = Counter(word for distinct in distinct_words for word in distinct)
    order = sorted(range(len(group)), key=lambda index: (-len(distinct_words[index]), group[index][0].id))
    holders: dict[str, list[int]] = defaultdict(list)
    for index in order:
        wording, words = group[index]
        rarest = sorted(distinct_words[index], key=lambda word: (counts[word], word))
        least = int(_SHARE_OF_WORDS * len(rarest))
        looked_up = rarest[: len(rarest) - least + 1]
        for candidate in dict.fromkeys(other for word in looked_up for other in holders[word]):
            other, longer = group[candidate]
            if not _is_same_time(wording.day, other.day) or words == longer:
                continue
            if len(distinct_words[index] & distinct_words[candidate]) >= least and are_near(words, longer):
                yield wording.id, other.id
        for word in rarest:
            holders[word].append(index)


def _is_same_time(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= WINDOW_DAYS
