"""A part of a store for export: which articles, named by a filter, and what they hold, each count with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.ids import Namer
from kg.views import reading, rows
from kg.views.counts import Count
from kg.views.filters import ViewFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store.base import View
    from kg.store.quote_row import QuoteRow

_FEW = 10
"""Names that an error lists when none of them is near."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Some articles of a store, whole, that `filter` takes by date, outlet, language, and whom they quote."""

    filter: ViewFilter
    keys: frozenset[str]
    """Keys of the articles."""
    speakers: frozenset[str]
    """IRIs of the speakers that the filter names; empty where it names none."""
    quotes: int
    """Quotes in these articles, every copy counted."""
    claims: int
    """Distinct pairs of speaker and claim among them, so that copies of one statement count once."""

    def note(self) -> str:
        """What the part holds, in one line."""
        return (
            f"selection: {self.filter.describe()}; whole articles {len(self.keys):,}, quotes {self.quotes:,} (every "
            f"copy counted), distinct speaker-claim pairs {self.claims:,}; statements about claims and agents are "
            "those of the whole store"
        )

    def note_of_rows(self, count: int) -> str:
        """What the table of quotes holds, in one line."""
        by = ", only what these speakers say" if self.speakers else ""
        return f"selection: {self.filter.describe()}; quotes {count:,} (every copy counted{by}), one a line"

    def takes(self, row: QuoteRow) -> bool:
        """Whether a quote stands in these articles and, where speakers are named, is said by one of them."""
        said_by = {row.speaker, *(iri for _, iri in row.speakers)}
        return row.article in self.keys and (not self.speakers or not said_by.isdisjoint(self.speakers))


def select(view: View, wanted: ViewFilter) -> Selection:
    """The articles of the store that a filter takes; none for dates before or after all of them.

    Raises SettingsError UJ736 for an outlet, a language or a speaker that is nowhere in the store.
    """
    _check(view, wanted)
    namer = Namer(view.base)
    chosen = reading.taken(view, wanted)
    count = Count()
    for quote in rows.quotes(view, chosen):
        count.add(quote)
    keys = frozenset(key for iri in chosen if (key := namer.article_of(iri)))
    speakers = reading.speakers(view, wanted) if wanted.speaker else frozenset()
    return Selection(wanted, keys, speakers, len(count.quotes), count.claims)


def _check(view: View, wanted: ViewFilter) -> None:
    """A misspelt name would give an empty file that looks like an answer."""
    articles = rows.articles(view).values()
    for name in wanted.outlet:
        one = ViewFilter(outlet=(name,))
        if not any(one.has_outlet(row.outlet, row.outlet_name) for row in articles):
            raise _unknown("outlet", name, {row.outlet_name for row in articles if row.outlet_name})
    for code in wanted.language:
        known = {row.language for row in articles if row.language}
        if code not in known:
            raise _unknown("language", code, known)
    for name in wanted.speaker:
        found = reading.speakers(view, ViewFilter(speaker=(name,)))
        if not reading.articles_of(view, found):
            raise _unknown("speaker", name, {label for _, label in rows.names(view)})


def _unknown(what: str, name: str, known: Iterable[str]) -> SettingsError:
    names = sorted(known)
    near = get_close_matches(name, names, n=3) or (names if len(names) <= _FEW else [])
    cure = f"there are {', '.join(near)}" if near else "search the quotes for a part of the name"
    return SettingsError("UJ736", f"the store has no {what} {name!r}", place=f"filter {what!r}", cure=cure)
