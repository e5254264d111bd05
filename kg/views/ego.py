"""The network around somebody: ends of edges within a number of steps, whichever way edges point."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.ids import name_key, slug
from kg.views import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kg.store.base import View
    from kg.views.filters import ViewFilter

    Pair = tuple[str, str]


_FEW = 3
_NO_LETTERS = slug("")


def around(pairs: Iterable[Pair], centres: Collection[str], radius: int) -> frozenset[str]:
    """Nodes within `radius` steps of one of the centres, themselves among them."""
    beside: dict[str, set[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found = set(centres) & set(beside)
    reached = found
    for _ in range(radius):
        reached = {other for node in reached for other in beside[node]} - found
        found |= reached
    return frozenset(found)


def centres(view: View, wanted: ViewFilter, labels: Mapping[str, str]) -> frozenset[str]:
    """The nodes that a filter names, by IRI, label, or another name of theirs; `labels` are those of all nodes.

    Raises SettingsError UJ742 for a name that no node has.
    """
    known: dict[str, set[str]] = {}
    for node, name in (*labels.items(), *((node, name) for node, name in rows.names(view) if node in labels)):
        for key in (node, *_keys(name)):
            known.setdefault(key, set()).add(node)
    found: set[str] = set()
    for name in wanted.ego:
        nodes = known.get(name) or set().union(*(known.get(key, ()) for key in _keys(name)))
        if not nodes:
            near = _near(name, sorted(set(labels.values())))
            cure = f"there are {', '.join(near)}" if near else "take another name, or filter less"
            raise SettingsError("UJ742", f"nothing in this graph is called {name!r}", place="filter 'ego'", cure=cure)
        found |= nodes
    return frozenset(found)


def _near(name: str, labels: list[str]) -> list[str]:
    """A few labels that hold the name, else those that are spelt like it."""
    holding = [label for label in labels if name.casefold() in label.casefold()]
    return holding[:_FEW] or get_close_matches(name, labels, n=_FEW)


def _keys(name: str) -> tuple[str, ...]:
    """A name as people's are compared, and as outlets' are, which leaves nothing of some scripts."""
    address = slug(name)
    return (f"name {name_key(name)}", *((f"slug {address}",) if address != _NO_LETTERS else ()))
