"""Sentences made from patterns: offices before their holders, which labelled news has too few of.

A pattern is a line of words. `{PER}`, `{ORG}` and `{LOC}` are filled with names of the labelled sentences, `{title}`
with a title of the pack. A word can carry its tag behind a bar: `BPBD|B-ORG {LOC|ORG}` is a body with a place inside
its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

from kg.errors import LexiconError
from kg.extract.tagger import spans
from kg.training.labelled import LabelledSentence

FILE = "names.patterns.txt"
_SLOT = re.compile(r"\{(PER|ORG|LOC|title)(?:\|(PER|ORG|LOC))?\}")
_WHOLE_NAMES = 0.3
"""Share of persons whose name is one of the data; the others are put together from first and further names."""
_CAPITAL_TITLES = 0.7
_LONGEST_WORDS = {"PER": 3, "ORG": 3, "LOC": 2}


def read_patterns(path: Path) -> list[str]:
    """The patterns of a file; lines that begin with # are comments. None if there is no such file.

    Raises LexiconError UJ203 for a slot that is unknown.
    """
    if not path.is_file():
        return []
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        wrong = [word for word in line.split() if "{" in word and not _SLOT.fullmatch(word)]
        if wrong:
            cure = "use {PER}, {ORG}, {LOC} or {title}"
            raise LexiconError("UJ203", f"{wrong[0]!r} is no slot", place=f"{path}:{number}", cure=cure)
        found.append(line)
    return found


def made_sentences(
    patterns: Sequence[str], labelled: Sequence[LabelledSentence], *, titles: Sequence[str], count: int
) -> list[LabelledSentence]:
    """`count` sentences from the patterns in turn; the same input gives the same sentences. Empty without patterns."""
    names = _names(labelled)
    if not patterns or not all(names.values()):
        return []
    random = Random(0)  # noqa: S311 (choosing examples, not keys)
    return [_filled(patterns[number % len(patterns)], names, titles, random) for number in range(count)]


def _names(labelled: Sequence[LabelledSentence]) -> dict[str, list[tuple[str, ...]]]:
    """Short names of the data by kind, in order; persons' have two words or more."""
    found: dict[str, list[tuple[str, ...]]] = {"PER": [], "ORG": [], "LOC": []}
    for sentence in labelled:
        for first, last, kind in spans(sentence.tags):
            words = sentence.words[first:last]
            shortest = 2 if kind == "PER" else 1
            if shortest <= len(words) <= _LONGEST_WORDS[kind] and all(word[0].isupper() for word in words):
                found[kind].append(words)
    return found


def _filled(
    pattern: str, names: dict[str, list[tuple[str, ...]]], titles: Sequence[str], random: Random
) -> LabelledSentence:
    words: list[str] = []
    tags: list[str] = []
    for part in pattern.split():
        slot = _SLOT.fullmatch(part)
        if slot is None:
            word, _, tag = part.partition("|")
            words.append(word)
            tags.append(tag or "O")
        elif slot[1] == "title":
            title = random.choice(titles).split()
            words += [word.title() for word in title] if random.random() < _CAPITAL_TITLES else title
            tags += ["O"] * len(title)
        else:
            name = _person(names["PER"], random) if slot[1] == "PER" else random.choice(names[slot[1]])
            words += name
            inner = f"I-{slot[2] or slot[1]}"
            tags += [inner if slot[2] else f"B-{slot[1]}", *[inner] * (len(name) - 1)]
    return LabelledSentence(tuple(words), tuple(tags))


def _person(names: list[tuple[str, ...]], random: Random) -> tuple[str, ...]:
    whole = random.choice(names)
    if random.random() < _WHOLE_NAMES:
        return whole
    further = [random.choice(names)[1] for _ in range(random.choice((1, 1, 2)))]
    return (whole[0], *further)
