"""What part of a store a view is computed from."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from kg.errors import SettingsError
from kg.ids import name_key, slug
from kg.model.quote import AgentKind, QuoteType
from kg.views.slices import SLICES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum

RADII = (1, 2)
"""Steps of an ego network; from three on nearly everybody is in it."""
EVERYTHING = "everything"
"""What a filter says that chooses all."""
_DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class ViewFilter:
    """A choice of articles, quotes and edges; every default chooses all.

    Dates are ISO days, months or years, compared as exactly as they are written: `before="2025-04"` takes the
    whole of April. An article without a date is left out as soon as one bound is given.
    """

    after: str | None = None
    """First day, month or year taken."""
    before: str | None = None
    """Last day, month or year taken."""
    outlet: tuple[str, ...] = ()
    """Outlets by name or IRI."""
    type: tuple[QuoteType, ...] = ()
    min_quotes: int = 1
    """Edges that rest on fewer quotes are left out."""
    min_confidence: float = 0.0
    anonymous: bool | None = None
    """Whether unnamed sources take part; None leaves it to the view."""
    language: tuple[str, ...] = ()
    """Languages of articles, by code."""
    speaker: tuple[str, ...] = ()
    """Only articles that quote one of these, each by any name it is known by, or by IRI. Articles are taken whole:
    what others say in them stays."""
    kind: tuple[AgentKind, ...] = ()
    """Only quotes of speakers of these kinds."""
    copies: bool = True
    """Whether quotes count that repeat what another article printed before."""
    relayed: bool = True
    """Whether quotes count that reached the outlet through somebody else."""
    ego: tuple[str, ...] = ()
    """Only the network around these nodes, each by any name or by IRI."""
    radius: int = 1
    """Steps from them."""
    slice: str | None = None
    """Each edge once for every month, quarter or year; a key of `kg.views.slices.SLICES`."""

    def has_date(self, published: str | None) -> bool:
        """Whether an article of this date is taken."""
        if published is None:
            return self.after is None and self.before is None
        is_late_enough = self.after is None or published[: len(self.after)] >= self.after
        return is_late_enough and (self.before is None or published[: len(self.before)] <= self.before)

    def has_outlet(self, iri: str | None, name: str | None) -> bool:
        """Whether an article of this outlet is taken; names are compared as `kg.ids.slug` has them."""
        if not self.outlet:
            return True
        return iri in self.outlet or (name is not None and slug(name) in {slug(outlet) for outlet in self.outlet})

    def has_language(self, code: str | None) -> bool:
        """Whether an article in this language is taken."""
        return not self.language or code in self.language

    def has_speaker(self, iri: str, name: str) -> bool:
        """Whether an agent of this IRI, or of this name as `kg.ids.name_key` has it, is one of the speakers."""
        return iri in self.speaker or name_key(name) in {name_key(speaker) for speaker in self.speaker}

    def has_type(self, kind: str) -> bool:
        """Whether quotes of this type are taken."""
        return not self.type or kind in self.type

    def has_kind(self, kind: str | None) -> bool:
        """Whether quotes of a speaker of this kind are taken; None for one who is not named at all."""
        return not self.kind or kind in self.kind

    def describe(self) -> str:
        """The filter in one line, `after 2025-04; type direct`; "everything" where it chooses all."""
        told = [
            f"{field.name} {_plain(getattr(self, field.name))}"
            for field in fields(self)
            if getattr(self, field.name) != field.default
        ]
        return "; ".join(told) or EVERYTHING


def view_filter(**wanted: Any) -> ViewFilter:
    """A filter from plain values: texts for dates, one text or several where several may be; None is no wish.

    Raises SettingsError UJ731 for a filter that does not exist and UJ732 for a value that cannot be used.
    """
    names = [field.name for field in fields(ViewFilter)]
    for name in wanted:
        if name not in names:
            near = get_close_matches(name, names, n=1) or names
            raise SettingsError("UJ731", f"there is no filter {name!r}", cure=f"use {', '.join(near)}")
    given = {name: value for name, value in wanted.items() if value is not None}
    _check_dates(given)
    for name in ("outlet", "language", "speaker", "ego"):
        if name in given:
            given[name] = tuple(sorted(_several(given[name])))
    for name, kinds in (("type", QuoteType), ("kind", AgentKind)):
        if name in given:
            given[name] = tuple(sorted({_kind(name, value, kinds) for value in _several(given[name])}))
    if given.get("slice", "month") not in SLICES:
        raise _unusable("slice", given["slice"], "give " + ", ".join(SLICES))
    _check_numbers(given)
    return ViewFilter(**given)


def _check_dates(given: Mapping[str, Any]) -> None:
    for name in ("after", "before"):
        if name in given and not (isinstance(given[name], str) and _DAY.fullmatch(given[name])):
            raise _unusable(name, given[name], "give a day, a month or a year: 2025-04-16, 2025-04, 2025")
    after, before = given.get("after", ""), given.get("before", "")
    if before[: len(after)] < after[: len(before)]:
        raise _unusable("after", after, f"it is later than before, {before}: turn them round")


def _check_numbers(given: Mapping[str, object]) -> None:
    quotes, confidence = given.get("min_quotes", 1), given.get("min_confidence", 0.0)
    if not isinstance(quotes, int) or quotes < 1:
        raise _unusable("min_quotes", quotes, "give a whole number from 1")
    if not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise _unusable("min_confidence", confidence, "give a number from 0 to 1")
    if given.get("radius", 1) not in RADII:
        raise _unusable("radius", given["radius"], "give 1 or 2")


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _kind(name: str, value: str, kinds: type[StrEnum]) -> StrEnum:
    try:
        return kinds(value)
    except ValueError as error:
        raise _unusable(name, value, "give " + ", ".join(kinds)) from error


def _unusable(name: str, value: object, cure: str) -> SettingsError:
    return SettingsError("UJ732", f"{value!r} cannot be used", place=f"filter {name!r}", cure=cure)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
