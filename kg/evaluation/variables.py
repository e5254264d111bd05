"""What else a quote says, compared one by one: precision and recall of every variable over the overlap pairs.

A variable is compared where the gold says something of it: a key that a gold quote lacks is not compared, null means
that there is nothing to find. Flags (anonymous, collective, negative, nested) are compared in files that use the key
at all, where a quote without it is taken as not so, and null as either. Names may have alternatives: a list.
`nested` is counted over all quotes, not over the pairs only: a nested quote that was not found is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.evaluation.compare import Item
from kg.evaluation.matching import Matching
from kg.evaluation.rates import Tally
from kg.ids import name_key
from kg.model.quote import Polarity

Record = Mapping[str, Any]
Value = Hashable | None
"""What is compared, None for nothing."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The values that are right for a gold quote, None for "there is none"; what was found; and whether it may lack."""

    right: tuple[Value, ...]
    found: Value
    may_lack: bool = False

    @property
    def tally(self) -> Tally:
        """What one comparison counts for; nothing where nothing was found and that is right as well."""
        if self.found is None and (None in self.right or self.may_lack):
            return Tally()
        is_right = self.found is not None and self.found in self.right
        is_wanted = is_right or None not in self.right
        return Tally(int(is_right), int(self.found is not None), int(is_wanted))


@dataclass(frozen=True, slots=True)
class Variable:
    """One row of the table; `compare` gives None where the gold does not say."""

    name: str
    compare: Callable[[Record, Record], Compared | None]


def tallies(matchings: Iterable[Matching]) -> dict[str, Tally]:
    """The tally of every variable that the gold says anything of, in the order of the table."""
    every = list(matchings)
    used = _used_keys(every)
    found = {variable.name: Tally() for variable in VARIABLES}
    for matching in every:
        for gold, got in matching.matches:
            for variable in VARIABLES:
                compared = variable.compare({**dict.fromkeys(used & FLAGS.keys(), False), **gold.record}, got.record)
                found[variable.name] = found[variable.name].plus(compared.tally if compared else Tally())
    found = {name: tally for name, tally in found.items() if tally.gold or tally.found}
    return {**found, "nested": _nested(every)} if "nested" in used else found


def _used_keys(matchings: Iterable[Matching]) -> frozenset[str]:
    return frozenset(key for matching in matchings for item in matching.gold for key in item.record)


def _nested(matchings: Iterable[Matching]) -> Tally:
    """Nested gold quotes, the quotes found that say they stand in another, and the pairs of both."""
    total = Tally()
    for matching in matchings:
        wanted = sum(_is_nested(matching.gold[number]) for number in matching.kept)
        got = sum(_is_nested(item) for item in matching.counted)
        right = sum(_is_nested(gold) and _is_nested(found) for gold, found in matching.matches)
        total = total.plus(Tally(right, got, wanted))
    return total


def _is_nested(item: Item) -> bool:
    return bool(item.record.get("nested") or item.record.get("nested_in"))


def _named(gold_key: str, found: Callable[[Record], object]) -> Callable[[Record, Record], Compared | None]:
    """Compares names but for case and marks."""

    def compare(gold: Record, got: Record) -> Compared | None:
        if gold_key not in gold:
            return None
        return Compared(tuple(_key(value) for value in _listed(gold[gold_key])), _key(found(got)))

    return compare


def _flag(key: str) -> Callable[[Record, Record], Compared | None]:
    def compare(gold: Record, got: Record) -> Compared | None:
        if key not in gold or gold[key] is None:
            return None
        return Compared((FLAGS[key](gold[key]) or None,), FLAGS[key](got.get(key)) or None)

    return compare


def _chain(gold: Record, got: Record) -> Compared | None:
    """The whole list of hops, kind and agent; one carried over from an earlier sentence may lack."""
    if "relays" not in gold and ("attributed_via" not in gold or gold["attributed_via"]):
        return None
    return Compared((_hops(gold),), _hops(got), may_lack=bool(gold.get("via_optional")))


def _via(gold: Record, got: Record) -> Compared | None:
    if "attributed_via" not in gold:
        return None
    right = tuple(_key(value) for value in _listed(gold["attributed_via"]))
    return Compared(right, _key(got.get("attributed_via")), may_lack=bool(gold.get("via_optional")))


def _name(gold: Record, got: Record) -> Compared | None:
    """The speaker's name in any form that is right; where nobody is named, also a longer or shorter description."""
    if "speaker_names" not in gold and "speaker_name" not in gold:
        return None
    right = tuple(_key(value) for value in _listed(gold.get("speaker_names") or gold["speaker_name"]))
    found = _key(got.get("speaker_name"))
    if gold.get("described") and found:
        found = next(
            (key for key in right if key and (f" {key} " in f" {found} " or f" {found} " in f" {key} ")), found
        )
    return Compared(right, found)


def _hops(record: Record) -> Value:
    hops = sorted(record.get("relays") or (), key=lambda hop: hop.get("index") or 0)
    return tuple((hop["kind"], _key(hop["agent"])) for hop in hops) or None


def _event(part: str) -> Callable[[Record], object]:
    return lambda record: record.get(f"event_{part}") or (record.get("event") or {}).get(part)


def _field(key: str) -> Callable[[Record], object]:
    return lambda record: record.get(key)


def _key(value: object) -> str | None:
    return name_key(str(value)) or None if value else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) and value else [value]


FLAGS: dict[str, Callable[[Any], bool]] = {
    "anonymous": bool,
    "collective": bool,
    "polarity": lambda value: bool(value == Polarity.NEGATIVE),
    "nested": bool,
}
"""Keys that say yes or no, and which of their values is yes."""

VARIABLES = (
    Variable("name", _name),
    Variable("relay chain", _chain),
    Variable("attributed via", _via),
    Variable("addressee", _named("addressee", _field("addressee"))),
    Variable("event date", _named("event_date", _event("date"))),
    Variable("event place", _named("event_place", _event("place"))),
    Variable("role", _named("role", _field("role"))),
    Variable("medium", _named("medium", _field("medium"))),
    Variable("anonymous", _flag("anonymous")),
    Variable("collective", _flag("collective")),
    Variable("negative", _flag("polarity")),
)
