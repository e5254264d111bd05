"""Sources that speak together: a graph keeps no order of them, their joined name does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_Member = TypeVar("_Member")


def in_printed_order(joined: str, members: Iterable[_Member], name: Callable[[_Member], str]) -> tuple[_Member, ...]:
    """`members` in the order in which `joined` ("Ratna Sari dan Dimas") has their names; the others last, as given."""

    def place(member: _Member) -> tuple[int, int]:
        found = joined.find(name(member))
        return (found if found >= 0 else len(joined), -len(name(member)))

    return tuple(sorted(members, key=place))
