"""One quote as a person writes it down in words, checked before its words are looked up.

type       direct, indirect or mixed
content    the words between the outer marks; "first words … last words" for a long one; a list for several parts
cue        the reporting expression, or null
speaker    the words that name the source at this quote, or null
name       the fullest name in the article (a list where several forms are right), or null
described  the source has no name, so that a longer or shorter description is right too
relays     [kind, agent] of each hop, nearest the source first; absent means that there is none
carried    the relays stand in an earlier sentence and may be left out
anonymous  absent means false, null means that both are right
addressee, date, place, role     compared where they are written; null means that there is none
collective, nested, polarity, constructions, case, note
optional   neither missed nor wrong
glued      the damaged text has no space at the edge of a name
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Never

from kg.errors import InputError
from kg.model.quote import Polarity, QuoteType, RelayKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COPIED = ("collective", "nested", "polarity", "optional", "described", "constructions", "case", "note")
"""Keys that mean the same in a gold file of JSON Lines."""
RENAMED = {
    "addressee": "addressee",
    "date": "event_date",
    "place": "event_place",
    "role": "role",
    "medium": "medium",
}
"""Keys, by their name there, that are compared only where they are written."""
NEEDED = ("type", "content", "cue", "speaker", "name")
KEYS = frozenset({*NEEDED, "relays", "carried", "anonymous", "glued", *COPIED, *RENAMED})


def check_entry(entry: object, place: str) -> None:
    """Raises InputError UJ116 for what is no quote: an unknown key, a missing one, a value of the wrong kind."""
    if not isinstance(entry, dict):
        _refuse(
            "a quote is no JSON object", place, 'write {"type": …, "content": …, "cue": …, "speaker": …, "name": …}'
        )
    _check_keys(entry, place)
    if entry["type"] not in set(QuoteType):
        _refuse(f"{entry['type']!r} is no type", place, f"one of {_listed(QuoteType)}")
    if entry.get("polarity", Polarity.POSITIVE) not in set(Polarity):
        _refuse(f"{entry['polarity']!r} is no polarity", place, f"one of {_listed(Polarity)}")
    if not all(part and isinstance(part, str) for part in parts(entry)):
        _refuse("the content is empty or no text", place, "write its words, or a list of parts")
    for hop in entry.get("relays", ()):
        if not isinstance(hop, list) or len(hop) != 2 or hop[0] not in set(RelayKind):
            _refuse(f"{hop!r} is no relay", place, f'write [kind, "agent"] with kind one of {_listed(RelayKind)}')


def parts(entry: Mapping[str, Any]) -> Sequence[str]:
    """The parts of the content; one where it is not discontinuous."""
    content = entry["content"]
    return content if isinstance(content, list) and content else [content]


def names(entry: Mapping[str, Any]) -> list[str | None]:
    """The names that are right, the first one first; one of them may be None, for nobody."""
    return list(entry["name"]) if isinstance(entry["name"], list) and entry["name"] else [entry["name"] or None]


def _check_keys(entry: Mapping[str, Any], place: str) -> None:
    for key in sorted(entry.keys() - KEYS):
        near = get_close_matches(str(key), KEYS, n=1)
        _refuse(f"a quote has no key {key!r}", place, f"did you mean {near[0]}?" if near else f"keys: {_listed(KEYS)}")
    for key in NEEDED:
        if key not in entry:
            _refuse(f"{key} is missing", place, "write it, null where there is none")


def _refuse(problem: str, place: str, cure: str) -> Never:
    raise InputError("UJ116", problem, place=place, cure=cure)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
