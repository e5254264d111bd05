"""How exact a place is, as far as its words tell: by the data of the language packs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.claims.near import normalised_words
from kg.lang import available, load_pack
from kg.memo import FEWER_WORDS, remembered

if TYPE_CHECKING:
    from kg.lang.pack import LanguagePack


@remembered(FEWER_WORDS)
def is_venue(place: str, language: str | None) -> bool:
    """Whether a place is a building, a room or an office: more exact than a town, a district or a country.

    What comes first tells ("Gedung KPK, Jakarta"), or a word for such a place further on ("iNews Tower, Jakarta").
    Courts, parliaments and palaces are none: whoever speaks there on one day speaks at many occasions.
    """
    pack = _pack(language)
    first = place.partition(",")[0].split()
    if pack is None or not first:
        return False
    venues, crowded = pack.words("venues"), pack.words("crowded_venues")
    if not crowded.isdisjoint(word.lower() for word in place.replace(",", " ").split()):
        return False
    is_named = len(first) > 1 and any(word.lower() in venues for word in first)
    return is_named or first[0] in pack.organization_words


def is_known_place(name: str, language: str | None) -> bool:
    """Whether a pack lists this name among countries, provinces and cities."""
    pack = _pack(language)
    return pack is not None and name in pack.places


@cache
def known_places() -> frozenset[tuple[str, ...]]:
    """Names of places that any pack lists, as words without case and marks."""
    return frozenset(normalised_words(name) for code in available() for name in load_pack(code).places)


@cache
def _pack(language: str | None) -> LanguagePack | None:
    return load_pack(language) if language and language in available() else None
