"""A part of a store for export: which articles, named by a filter, and what they hold, each count with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ids import Namer
from kg.views import reading
from kg.views.kept import facts_of
from kg.views.known import check_names

if TYPE_CHECKING:
    from kg.store.base import View
    from kg.store.quote_row import QuoteRow
    from kg.views.filters import ViewFilter


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
    facts = facts_of(view)
    check_names(view, wanted, facts)
    namer = Namer(view.base)
    chosen = reading.taken(view, wanted, facts)
    count = reading.within(facts, chosen)
    keys = frozenset(key for place in chosen if (key := namer.article_of(facts.articles[place].article)))
    speakers = reading.speakers(view, wanted) if wanted.speaker else frozenset()
    return Selection(wanted, keys, speakers, len(count.quotes), count.claims)
