"""Compares one annotated quote with one that was found.

Only letters and digits count: every span is cut down to its outer alphanumeric characters, and parts of a quote
with no such character between them are one, so quotation marks and end punctuation never decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.ids import name_key
from kg.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FUNCTION_WORDS = frozenset({
    "the", "and", "for", "that", "this", "with", "from", "its", "his", "her", "their", "our", "who",
    "der", "die", "das", "des", "dem", "den", "und", "von", "mit", "seine", "ihre",
    "yang", "dan", "dari", "pada", "untuk", "dengan", "para", "itu", "ini",
})  # fmt: skip
"""Words that two names may share by chance (English, German, Indonesian)."""
_WORD_CHARS = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A quote of the gold or of the prediction, ready to be compared."""

    type: str | None
    spans: tuple[Span, ...]
    chars: frozenset[int]
    cue: Span | None = None
    speaker: Span | None = None
    name: str | None = None
    """The canonical name of the speaker."""
    via: str = ""
    """Key of the outlet or agency credited; empty for none."""
    is_via_optional: bool = False
    is_anonymous: bool = False
    is_optional: bool = False
    record: Mapping[str, Any] = field(default_factory=dict)
    """All that the file says of it."""

    @property
    def has_speaker(self) -> bool:
        """Whether anybody is given as the source."""
        return bool(self.speaker or self.name)


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold quote and a predicted one, by number, with the share of characters they have in common (IoU)."""

    share: float
    gold: int
    found: int


def items(text: str, records: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    """The quotes of a record's list; those without any letter or digit are left out."""
    return tuple(item for item in (_item(text, record) for record in records) if item.spans)


def pairs(gold: Sequence[Item], found: Sequence[Item]) -> list[Pair]:
    """All pairs that share a character, best first; equal ones in the order of the gold, then of the prediction."""
    every = [
        Pair(len(a.chars & b.chars) / len(a.chars | b.chars), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a.chars & b.chars
    ]
    return sorted(every, key=lambda pair: (-pair.share, pair.gold, pair.found))


def trimmed(text: str, span: Span) -> Span | None:
    """The span from its first to its last letter or digit; None if it has none."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Trimmed spans in order, those with no letter or digit between them made one."""
    found: list[Span] = []
    for span in sorted(span for span in (trimmed(text, given) for given in spans) if span):
        if found and not any(char.isalnum() for char in text[found[-1].end : span.start]):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def is_same_speaker(text: str, gold: Item, found: Item) -> bool:
    """Whether the speakers have the same trimmed span, or the same name but for case and spacing."""
    if gold.speaker and found.speaker and trimmed(text, gold.speaker) == trimmed(text, found.speaker):
        return True
    names = (_name_of(text, gold).lower().split(), _name_of(text, found).lower().split())
    return names[0] == names[1] and bool(names[0])


def is_like_speaker(text: str, gold: Item, found: Item) -> bool:
    """Whether the speakers are the same, share a character, or have a word of their names in common."""
    if is_same_speaker(text, gold, found):
        return True
    if gold.speaker and found.speaker and _chars(text, (gold.speaker,)) & _chars(text, (found.speaker,)):
        return True
    return bool(_words(_name_of(text, gold)) & _words(_name_of(text, found)))


def is_same_name(gold: Item, found: Item) -> bool:
    """Whether the canonical names are equal but for case and marks."""
    return name_key(gold.name or "") == name_key(found.name or "")


def _item(text: str, record: Mapping[str, Any]) -> Item:
    spans = joined(text, (Span(*span) for span in record["spans"]))
    return Item(
        type=record.get("type"),
        spans=spans,
        chars=_chars(text, spans),
        cue=Span(*record["cue"]) if record.get("cue") else None,
        speaker=Span(*record["speaker"]) if record.get("speaker") else None,
        name=record.get("speaker_name"),
        via=name_key(record.get("attributed_via") or ""),
        is_via_optional=bool(record.get("via_optional")),
        is_anonymous=bool(record.get("anonymous")),
        is_optional=bool(record.get("optional")),
        record=record,
    )


def _chars(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end) if text[at].isalnum())


def _words(name: str) -> set[str]:
    letters = "".join(char.lower() if char.isalnum() else " " for char in name)
    return {word for word in letters.split() if len(word) >= _WORD_CHARS and word not in _FUNCTION_WORDS}


def _name_of(text: str, item: Item) -> str:
    return item.name or (item.speaker.of(text) if item.speaker else "")
