"""Which of several texts under one address are one version, and which version came after which. Pure.

A is before B only where their stamps prove it: the latest moment that A's stamp allows lies before the earliest that
B's allows. The times of modification are compared; where one has none, or they leave it open, those of retrieval. A
day is a whole day. Texts whose order nothing proves are captures of one version, and the longest of them counts (a
broken download is the shorter one). All of it depends on the set of captures, never on the order of their coming.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from kg.ids import canonical_url

_EPOCH = datetime(1, 1, 1)  # noqa: DTZ001  local moments are counted from a local one
_US = timedelta(microseconds=1)
_HOUR = timedelta(hours=1) // _US
_DAY = 24 * _HOUR
_WEST, _EAST = 12 * _HOUR, 14 * _HOUR
"""How far clocks are behind and before UTC at most: a time without a zone may be in any."""
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Capture:
    """One text under an address, by its article key. Stamps are ISO 8601, as they stand in the graph."""

    key: str
    length_chars: int = 0
    modified: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """Captures of one version: the one that counts, and the others, sorted."""

    counted: str
    others: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All captures, the counted one first."""
        return (self.counted, *self.others)


class Extent(NamedTuple):
    """The first and last moment that a stamp allows, in microseconds; in UTC if it has a zone, else in its own time."""

    first: int
    last: int
    has_zone: bool

    def is_before(self, other: Extent) -> bool:
        """Whether this lies before the other for certain."""
        if self.has_zone == other.has_zone:
            return self.last < other.first
        return self.last + (0 if self.has_zone else _WEST) < other.first - (0 if other.has_zone else _EAST)


def article_address(url: str) -> str | None:
    """The canonical address, where it can be that of one article; None for that of a whole site, and for none."""
    try:
        address = canonical_url(url)
    except ValueError:
        return None
    parts = urlsplit(address)
    return address if parts.path or parts.query else None


def versions(captures: Iterable[Capture]) -> tuple[Version, ...]:
    """The versions that the captures of one address are of, the oldest first."""
    alike: dict[tuple[str | None, str | None], list[Capture]] = defaultdict(list)
    for capture in captures:
        alike[capture.modified, capture.retrieved].append(capture)
    found = []
    for group in _in_order(sorted(alike, key=str)):
        members = [capture for stamps in group for capture in alike[stamps]]
        first, *others = sorted(members, key=lambda capture: (-capture.length_chars, capture.key))
        found.append(Version(first.key, tuple(sorted(capture.key for capture in others))))
    return tuple(found)


_Stamps = tuple[str | None, str | None]


def _in_order(stamps: Collection[_Stamps]) -> list[list[_Stamps]]:
    """Stamps in groups, all of one group before all of the next, and no group smaller than it must be.

    Every stamp points to those that it is not proved to come after. Sorted by how many point to it, a group ends
    where nothing behind points back into it.
    """
    pointing = {one: [other for other in stamps if not _is_before(one, other)] for one in stamps}
    ordered = sorted(stamps, key=lambda one: (len(pointing[one]), str(one)))
    places = {one: place for place, one in enumerate(ordered)}
    groups: list[list[_Stamps]] = []
    begun: list[_Stamps] = []
    last = 0
    for place, one in enumerate(ordered):
        begun.append(one)
        last = max(last, *(places[other] for other in pointing[one]))
        if last == place:
            groups.append(begun)
            begun = []
    return groups


def _is_before(one: _Stamps, other: _Stamps) -> bool:
    for mine, theirs in zip(map(extent, one), map(extent, other), strict=True):
        if mine and theirs and mine.is_before(theirs):
            return True
        if mine and theirs and theirs.is_before(mine):
            return False
    return False


@lru_cache(maxsize=4096)
def extent(stamp: str | None) -> Extent | None:
    """None for no stamp, and for what is no ISO 8601 date, or date and time."""
    try:
        return _read(stamp) if stamp else None
    except ValueError:
        return None


def _read(stamp: str) -> Extent:
    parts = stamp.split("-")
    if len(stamp) > len("2025-06-17"):
        when = datetime.fromisoformat(stamp)
        offset = when.utcoffset() or timedelta()
        moment = (when.replace(tzinfo=None) - _EPOCH - offset) // _US
        return Extent(moment, moment, when.tzinfo is not None)
    year, month, day = [*map(int, parts), 0, 0][:3]
    first = date(year, month or 1, day or 1)
    if day:
        days = 1
    else:
        after = (year + 1, 1) if not month or month == _DECEMBER else (year, month + 1)
        days = (date(*after, 1) - first).days if after[0] <= date.max.year else 366
    start = (first.toordinal() - 1) * _DAY
    return Extent(start, start + days * _DAY - 1, has_zone=False)
