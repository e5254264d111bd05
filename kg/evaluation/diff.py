"""What another extractor would change in a store, before anything is changed: every article is extracted and compared.

Graphs in the store are compared with graphs that this program makes of the same texts, in several processes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256

from kg.curation.history import quads_of
from kg.evaluation.changes import DETAILS, MINOR, ArticleChange, Difference, QuoteChange, compare
from kg.intake.again import Plan, plan
from kg.intake.extraction import Failure, extract_all
from kg.intake.processes import mapped, processors
from kg.model.text import SourceDocument
from kg.rdf.from_graph import read_article
from kg.rdf.routing import of_graph
from kg.store.base import View
from kg.store.terms import packed, unpacked

ADDED, REMOVED = "added", "removed"
"""How a quote may change as a whole; otherwise it changes in facets."""
ARTICLE = "article"
"""What an article without such a quote has changed in: its title, date, outlet, language or dateline."""
_FEW = 64
"""So many articles are compared here: starting processes is not worth it for fewer."""

_Item = tuple[str, SourceDocument, bytes]
"""An article key, its document, and the quads of its article graph."""


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """One article and what would change in it."""

    key: str
    document: SourceDocument
    """Without its text."""
    change: ArticleChange


@dataclass(frozen=True, slots=True)
class DiffReport:
    """What extracting again would change. Numbers are of articles where nothing else is said."""

    plan: Plan
    compared: int
    same: int
    """Would stay as they are, but for the name of what extracted them."""
    absent: int
    """Left out: the store has a text of them and no graph."""
    failures: tuple[Failure, ...]
    quotes_before: int
    quotes_after: int
    kinds: tuple[tuple[str, int], ...]
    """Quotes by what changes in them: added, removed, or the facets of `kg.evaluation.changes`; one may count in
    several facets. By number, most first."""
    types: tuple[tuple[str, str, int], ...]
    """Quotes added and removed, by their type."""
    changed: int
    """Quotes that are there before and after, and not the same."""
    minor: int
    """Those of them that differ in confidence and its reasons alone."""
    speakers: tuple[tuple[str, int], ...]
    """Named sources, as articles name them, by how many quotes they gain or lose: the largest numbers first."""
    articles: tuple[ArticleDiff, ...]
    """The changes themselves, by article key, as far as they were asked for."""
    changing: int
    """Articles that would change."""
    wanted: int
    """Those of them that have a change that was asked for."""


@dataclass(slots=True)
class _Tally:
    """The report in the making."""

    shown: int | None
    only: frozenset[str]
    same: int = 0
    absent: int = 0
    changing: int = 0
    wanted: int = 0
    changed: int = 0
    minor: int = 0
    before: int = 0
    after: int = 0
    failures: list[Failure] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    types: Counter[tuple[str, str]] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    articles: list[ArticleDiff] = field(default_factory=list)

    def add(self, found: ArticleDiff) -> None:
        change = found.change
        self.before += change.before
        self.after += change.after
        if not change:
            self.same += 1
            return
        self.changing += 1
        for quote in change.quotes:
            self.kinds.update(kinds_of(quote))
            if quote.before and quote.after:
                self.changed += 1
                self.minor += kinds_of(quote) <= MINOR
            else:
                self.types[ADDED if quote.after else REMOVED, quote.quote.type.value] += 1
        self.speakers.update(dict(change.speakers))
        if not self.only or self.only & kinds_in(change):
            self.wanted += 1
            if self.shown is None or len(self.articles) < self.shown:
                self.articles.append(found)

    def report(self, planned: Plan) -> DiffReport:
        speakers = ((name, number) for name, number in self.speakers.items() if number)
        return DiffReport(
            planned,
            self.same + self.changing + len(self.failures),
            self.same,
            self.absent,
            tuple(self.failures),
            self.before,
            self.after,
            tuple(sorted(self.kinds.items(), key=lambda row: (-row[1], row[0]))),
            tuple((way, kind, number) for (way, kind), number in sorted(self.types.items())),
            self.changed,
            self.minor,
            tuple(sorted(speakers, key=lambda row: (-abs(row[1]), row[0]))),
            tuple(self.articles),
            self.changing,
            self.wanted,
        )


def diff(
    view: View,
    *,
    selected: Container[str] | None = None,
    everything: bool = False,
    sample: int | None = None,
    seed: int = 1,
    shown: int | None = None,
    only: frozenset[str] = frozenset(),
    progress: Callable[[int], None] | None = None,
) -> DiffReport:
    """What `kg.intake.again.reextract` with the same `selected` and `everything` would change in a store.

    `sample` compares so many of the articles, drawn by `seed`. The report holds the changes of the first `shown`
    articles (None: of all) that have one of the kinds in `only` (empty: any); its counts are of all that were compared.
    `progress` is called with the number of articles compared so far. Same store and program, same report.
    """
    planned = plan(view, selected=selected, everything=everything)
    keys = planned.keys if sample is None else drawn(planned.keys, sample, seed)
    tally = _Tally(shown, only)
    jobs = processors() if len(keys) > _FEW else 1
    work = partial(_compared, base=view.base)
    for number, found in enumerate(mapped(work, _items(view, keys, tally), jobs=jobs, lost=_lost), start=1):
        if isinstance(found, Failure):
            tally.failures.append(found)
        else:
            tally.add(found)
        if progress:
            progress(number)
    return tally.report(planned)


def drawn(keys: tuple[str, ...], count: int, seed: int) -> tuple[str, ...]:
    """So many of the keys, in their order, of lowest rank: the same ones whatever else is among the keys that lost."""
    ranked = sorted(keys, key=lambda key: sha256(f"{seed}\x1f{key}".encode()).digest())
    return tuple(sorted(ranked[:count]))


def kinds_of(change: QuoteChange) -> frozenset[str]:
    """What a change of a quote counts as."""
    if change.before is None:
        return frozenset({ADDED})
    return frozenset(one.facet for one in change.differences) if change.after else frozenset({REMOVED})


def kinds_in(change: ArticleChange) -> frozenset[str]:
    """What the changes of an article count as."""
    own = {ARTICLE} if change.differences else set()
    return frozenset(own.union(*map(kinds_of, change.quotes)))


def _items(view: View, keys: tuple[str, ...], tally: _Tally) -> Iterator[_Item]:
    for key in keys:
        document, quads = view.texts.get(key), quads_of(view, key, "article")
        if document and quads:
            yield key, document, packed(quads)
        else:
            tally.absent += 1


def _compared(item: _Item, *, base: str) -> ArticleDiff | Failure:
    """Runs in another process."""
    key, document, stored = item
    (made,) = extract_all([document], base=base, validate=False)
    if isinstance(made, Failure):
        return made
    old, new = list(unpacked(stored)), of_graph(unpacked(made.quads), made.graphs[0])
    if set(old) == set(new):
        return ArticleDiff(key, replace(document, text=""), ArticleChange(made.quotes, made.quotes))
    before, after = read_article(old, document.text), read_article(new, document.text)
    if before is None or after is None:
        return Failure(document.id, "UJ405", "its graph in the store describes no article (extract it again)")
    change = compare(document.text, before, after)
    if not change:
        told = Difference(DETAILS, f"{len(set(old) - set(new))} statements", f"{len(set(new) - set(old))} others")
        change = replace(change, differences=(told,))
    return ArticleDiff(key, replace(document, text=""), change)


def _lost(item: _Item) -> Failure:
    return Failure(item[1].id, "UJ194", "its extraction ended the process, as by running out of memory")
