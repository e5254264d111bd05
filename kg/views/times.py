"""What dates of publication prove: which of two articles came first, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.curation.versions import extent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.curation.versions import Extent

_HOUR_US = 3_600_000_000
_DAY_CHARS = len("2025-04-16")
_DAY_H = 24


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an article was published, as exactly as it says; a day at least."""

    text: str
    extent: Extent

    @property
    def is_moment(self) -> bool:
        """Whether a time of day is known."""
        return len(self.text) > _DAY_CHARS

    def is_before(self, other: Stamp) -> bool:
        """Whether the dates prove it: days only between different days, a day and a time only where no zone matters."""
        return self.extent.is_before(other.extent)

    def hours_until(self, other: Stamp) -> float:
        """Hours between two times of day; 24 for each day between where one of them is a day only."""
        if self.is_moment and other.is_moment:
            return round((other.extent.first - self.extent.first) / _HOUR_US, 2)
        return float(_DAY_H * (other._day() - self._day()))

    def _day(self) -> int:
        return self.extent.first // (_DAY_H * _HOUR_US)


_LAST = (1, 0)
"""Where what has no date stands in order."""


def stamps(published: Mapping[str, str]) -> Callable[[str], Stamp | None]:
    """A function from an article's IRI to its stamp; None where less than a day is known."""

    def stamp(article: str) -> Stamp | None:
        text = published.get(article, "")
        found = extent(text) if len(text) >= _DAY_CHARS else None
        return Stamp(text, found) if found else None

    return stamp


def in_order(published: Mapping[str, str]) -> Callable[[str], tuple[tuple[int, int], str]]:
    """A function from an article's IRI to its place in order: by date, without a date last, where dates tie by IRI.

    What is only known to be of a day stands in the middle of it.
    """
    stamp = stamps(published)

    def key(article: str) -> tuple[tuple[int, int], str]:
        found = stamp(article)
        return ((0, found.extent.first + found.extent.last) if found else _LAST), article

    return key
