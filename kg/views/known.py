"""Whether the store has what a filter names: a misspelt name would give an empty answer that looks like one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.views import rows
from kg.views.facts import NOBODY
from kg.views.filters import ViewFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store.base import View
    from kg.views.facts import Facts

_FEW = 10
"""Names that an error lists when none of them is near."""


def check_names(view: View, wanted: ViewFilter, facts: Facts) -> None:
    """Raises SettingsError UJ736 for an outlet, a language or a speaker that is nowhere in the store."""
    if wanted.outlet:
        outlets = {(row.outlet, row.outlet_name) for row in facts.articles}
        for name in wanted.outlet:
            one = ViewFilter(outlet=(name,))
            if not any(one.has_outlet(*outlet) for outlet in outlets):
                raise _unknown("outlet", name, {label for _, label in outlets if label})
    for code in wanted.language:
        known = {row.language for row in facts.articles if row.language}
        if code not in known:
            raise _unknown("language", code, known)
    if wanted.speaker:
        speaking = {facts.agents[place].agent for place in set(facts.speaker_at) - {NOBODY}}
        speakers = [(agent, label) for agent, label in rows.names(view) if agent in speaking]
        for name in wanted.speaker:
            one = ViewFilter(speaker=(name,))
            if name not in speaking and not any(one.has_speaker(*speaker) for speaker in speakers):
                raise _unknown("speaker", name, {label for _, label in speakers})


def _unknown(what: str, name: str, known: Iterable[str]) -> SettingsError:
    names = sorted(known)
    near = get_close_matches(name, names, n=3) or (names if len(names) <= _FEW else [])
    else_ = "search the quotes for a part of the name" if names else "leave it out"
    cure = f"there are {', '.join(near)}" if near else else_
    return SettingsError("UJ736", f"the store has no {what} {name!r}", place=f"filter {what!r}", cure=cure)
