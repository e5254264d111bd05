"""Content negotiation: an Accept header and the media types there are give the one to send (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from api.errors import RequestError


@dataclass(frozen=True, slots=True)
class Range:
    """One media range of an Accept header; `quality` runs from 0 (never) to 1."""

    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """2 for the very type, 1 for `text/*`, 0 for `*/*`, -1 where the range does not match."""
        kind, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (kind, subtype):
            return 2
        if self.subtype != "*":
            return -1
        return {kind: 1, "*": 0}.get(self.type, -1)


def parse(header: str) -> tuple[Range, ...]:
    """The ranges of an Accept header; malformed ones are skipped, other parameters than q are ignored."""
    return tuple(found for item in header.split(",") if (found := _range(item)))


@lru_cache(maxsize=256)
def best(header: str | None, available: Sequence[str]) -> str:
    """The best of the `available` media types, which stand in the order the service prefers them.

    A missing or empty header accepts everything. Raises RequestError UJ804 (406) when nothing fits.
    """
    ranges = parse(header) if header and header.strip() else (Range("*", "*", 1.0),)
    rated = [(*_rating(ranges, name), -place, name) for place, name in enumerate(available)]
    quality, *_, name = max(rated)
    if quality <= 0:
        raise RequestError(
            "UJ804", f"nothing here is {header}", place="Accept", cure=f"available: {', '.join(available)}"
        )
    return name


def prefers_html(header: str | None) -> bool:
    """Whether the client names HTML and wants it at least as much as JSON: a browser, in practice."""
    ranges = parse(header or "")
    html, explicit = _rating(ranges, "text/html")
    return explicit == 2 and html >= _rating(ranges, "application/json")[0]


def _rating(ranges: tuple[Range, ...], media_type: str) -> tuple[float, int]:
    matching = [(found.specificity(media_type), found.quality) for found in ranges]
    specificity, quality = max(matching, default=(-1, 0.0))
    return (quality, specificity) if specificity >= 0 else (0.0, -1)


def _range(item: str) -> Range | None:
    name, *parameters = (part.strip().lower() for part in item.split(";"))
    kind, slash, subtype = name.partition("/")
    if not slash or not kind or not subtype:
        return None
    quality = next((value for parameter in parameters if (value := _quality(parameter)) is not None), 1.0)
    return Range(kind, subtype, quality)


def _quality(parameter: str) -> float | None:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return None
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
