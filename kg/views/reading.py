"""One reading of a store through a filter: what every view is computed from."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar, cast

from kg.store.released import release_of
from kg.views import details, rows
from kg.views.copies import copied_rows
from kg.views.counts import Count
from kg.views.facts import NOBODY, QuoteFacts
from kg.views.filters import EVERYTHING
from kg.views.kept import facts_of
from kg.views.known import check_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from kg.store.base import View
    from kg.views.facts import Facts
    from kg.views.filters import ViewFilter

T = TypeVar("T")
COPIES_COUNT = (
    "kept: numbers of quotes and articles count every copy, numbers of claims count copies of one statement once"
)
UNNAMED_LEFT_OUT = "unnamed sources left out (by default)"
UNNAMED = frozenset({"anonymous", "collective", "unknown"})
"""Kinds of agents whose identity ends with their article."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The filtered quotes of a store, one for each speaker, in the order of quotes' and speakers' IRIs."""

    view: View
    filter: ViewFilter
    facts: Facts
    rows: array[int]
    """Rows of `facts` that were taken."""
    with_unnamed: bool
    """Whether unnamed sources take part, by the filter or by default."""
    unnamed: int
    """Quotes that pass the filter and were left out because their source is unnamed."""
    copied: int = 0
    """Quotes that pass the rest of the filter and were left out as copies."""
    relayed: int = 0
    """Quotes that pass the rest of the filter and were left out as relayed."""
    tables: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """What relations have read from the store; shared with the slices of this reading."""

    @property
    def quotes(self) -> Iterator[QuoteFacts]:
        """The quotes one by one, each time from the first."""
        return (QuoteFacts(self.facts, row) for row in self.rows)

    @property
    def count(self) -> int:
        """Number of quotes; what several say together is one."""
        return len(self._count.quotes)

    def once(self, read: Callable[..., T], *given: str) -> T:
        """What `read` finds in the store, read when it is first asked for."""
        key = (read, given)
        if key not in self.tables:
            self.tables[key] = read(self.view, *given)
        return cast("T", self.tables[key])

    def describe_copies(self) -> str:
        """How copies are treated."""
        if self.filter.copies:
            return COPIES_COUNT
        return f"left out: {self.copied:,} quotes that repeat what another article printed before"

    def describe_left_out(self) -> str:
        """What the filter takes and was left out all the same."""
        relayed = "" if self.filter.relayed else f"{self.relayed:,} relayed quotes; "
        copied = "" if self.filter.copies else f"{self.copied:,} copies; "
        return f"{relayed}{copied}{self.unnamed:,} quotes of unnamed sources"

    def describe_filter(self) -> str:
        """The filter in one line, with what is left out unless somebody wishes it."""
        told = self.filter.describe()
        if self.with_unnamed or self.filter.anonymous is not None:
            return told
        return UNNAMED_LEFT_OUT if told == EVERYTHING else f"{told}; {UNNAMED_LEFT_OUT}"

    def describe_read(self) -> str:
        """Articles, quotes and dates that the filter took, with a digest that tells two readings apart."""
        period = self._count.period()
        dates = f", published {period['first_seen']} to {period['last_seen']}" if period else ""
        return f"{self.count:,} quotes in {self._count.articles:,} articles{dates}; digest {self.digest()}"

    def describe_store(self) -> str:
        """The version of the store, and the release that it holds, where it does.

        Empty for a store that may change while it is read: it has no version.
        """
        snapshot, release = self.view.snapshot, release_of(self.view)
        if snapshot is None:
            return ""
        version = self.view.snapshots.version_of(snapshot) or snapshot
        return f"snapshot {version}" + (f"; release {release}" if release else "")

    def told(self) -> dict[str, str]:
        """All of that, by the names under which graphs and answers say it."""
        return {
            "filter": self.describe_filter(),
            "read": self.describe_read(),
            "store": self.describe_store(),
            "copies": self.describe_copies(),
            "left_out": self.describe_left_out(),
        }

    def digest(self) -> str:
        """12 hex digits over quotes, speakers and claims; articles enter by the content in their IRIs."""
        found = sha256()
        for quote in self.quotes:
            found.update(f"{quote.quote}\x1f{quote.speaker}\x1f{quote.claim}\n".encode())
        return found.hexdigest()[:12]

    @property
    def _count(self) -> Count:
        return Count(self.facts, self.rows)


def read(view: View, wanted: ViewFilter, *, with_unnamed: bool) -> Reading:
    """Reads the quotes that `wanted` takes; those of unnamed sources only `with_unnamed`.

    Raises SettingsError UJ736 for an outlet, a language or a speaker that is nowhere in the store.
    """
    facts = facts_of(view)
    check_names(view, wanted, facts)
    articles = taken(view, wanted, facts)
    types = [wanted.has_type(kind) for kind in facts.types]
    kinds = [wanted.has_kind(agent.kind) for agent in facts.agents]
    is_named = [agent.kind not in UNNAMED for agent in facts.agents]
    kept, left = array("I"), array("I")
    for row, (number, speaker) in enumerate(zip(facts.quote_at, facts.speaker_at, strict=True)):
        if (
            facts.article_of[number] in articles
            and types[facts.type_of[number]]
            and facts.confidence_of[number] >= wanted.min_confidence
            and (wanted.has_kind(None) if speaker == NOBODY else kinds[speaker])
        ):
            (kept if with_unnamed or speaker == NOBODY or is_named[speaker] else left).append(row)
    unnamed = len(Count(facts, left).quotes - Count(facts, kept).quotes)
    own, relayed = _own(view, wanted, facts, kept)
    firsts, copied = _firsts(view, wanted, facts, own)
    return Reading(view, wanted, facts, firsts, with_unnamed, unnamed, copied, relayed)


def _own(view: View, wanted: ViewFilter, facts: Facts, rows: array[int]) -> tuple[array[int], int]:
    """The rows without relayed quotes, if that is wished, and how many quotes were left out."""
    if wanted.relayed:
        return rows, 0
    relayed = details.relayed(view)
    return _without(facts, rows, {row for row in rows if facts.quotes[facts.quote_at[row]] in relayed})


def _firsts(view: View, wanted: ViewFilter, facts: Facts, rows: array[int]) -> tuple[array[int], int]:
    """The rows without copies, if that is wished, and how many quotes were left out."""
    return (rows, 0) if wanted.copies else _without(facts, rows, copied_rows(view, facts))


def _without(facts: Facts, rows: array[int], left: Collection[int]) -> tuple[array[int], int]:
    kept = array("I", (row for row in rows if row not in left))
    return kept, len(Count(facts, rows).quotes) - len(Count(facts, kept).quotes)


def taken(view: View, wanted: ViewFilter, facts: Facts) -> frozenset[int]:
    """Places of the articles that the filter takes: by date, outlet, language, and whom they quote."""
    quoting = articles_of(facts, speakers(view, wanted)) if wanted.speaker else None
    return frozenset(
        place
        for place, row in enumerate(facts.articles)
        if wanted.has_date(row.published)
        and wanted.has_outlet(row.outlet, row.outlet_name)
        and wanted.has_language(row.language)
        and (quoting is None or place in quoting)
    )


def within(facts: Facts, articles: Collection[int]) -> Count:
    """All quotes of these articles."""
    numbers = enumerate(facts.quote_at)
    return Count(facts, array("I", (row for row, number in numbers if facts.article_of[number] in articles)))


def speakers(view: View, wanted: ViewFilter) -> frozenset[str]:
    """IRIs of the speakers that the filter names; one that is named by IRI need not be there."""
    return frozenset(wanted.speaker) | {agent for agent, name in rows.names(view) if wanted.has_speaker(agent, name)}


def articles_of(facts: Facts, agents: Collection[str]) -> frozenset[int]:
    """Places of the articles that quote one of these agents."""
    places = {place for place, row in enumerate(facts.agents) if row.agent in agents}
    speaking = zip(facts.quote_at, facts.speaker_at, strict=True)
    return frozenset(facts.article_of[number] for number, place in speaking if place in places)
