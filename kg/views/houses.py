"""Which outlets are one house: sections, editions and addresses under one name, by the data of the language packs."""

from __future__ import annotations

import re
from functools import cache

from kg.lang import available, load_pack
from kg.memo import FEWER_WORDS, remembered

_PARTS = re.compile(r"[\s./]+")


def are_one_house(one: str, other: str) -> bool:
    """Whether two names of outlets are of one house ("Tribun Travel", tribunnews.com), or one address in the other."""
    house = house_of(one)
    if house is not None:
        return house == house_of(other)
    hosts = sorted((one.casefold(), other.casefold()), key=len)
    return hosts[0] == hosts[1] or ("." in hosts[0] and hosts[1].endswith(f".{hosts[0]}"))


@remembered(FEWER_WORDS)
def house_of(name: str) -> str | None:
    """The house of an outlet, by a word of its name or a label of its address; None for one that no pack lists."""
    parts = [part for part in _PARTS.split(name.casefold()) if part]
    found = (house for pattern, house in _houses() if any(pattern.fullmatch(part) for part in parts))
    return next(found, None)


@cache
def _houses() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(row for code in available() for row in load_pack(code).houses)
