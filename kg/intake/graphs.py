"""From RDF to a store: what `ujar export` wrote, here or elsewhere, and any RDF that passes the shapes.

Article and provenance graphs are taken, under the store's base; derived graphs are not, they are computed again from
all articles, so that a store that was exported and imported is the same byte for byte. Of `graph/versions` the notices
are taken, and what it says of versions that are not in the input: those are in the archive of another store. Graphs of
others beside them, which users of that store made, are left out; of an input without a graph of Ujar's, all is read.
What is there already, unchanged, is skipped; another version of the program's work on an article is replaced by the
file's.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice

from kg.curation import current
from kg.errors import InputError
from kg.ids import Namer
from kg.intake import rebuild_derived
from kg.intake.extraction import Failure, digest, made_by
from kg.intake.received import Checked, Item, Read, check_all
from kg.model.text import SourceDocument
from kg.rdf import vocab
from kg.rdf.graphs import parse_local
from kg.rdf.moving import Mover
from kg.rdf.parse import Quads
from kg.rdf.provenance import run_quads
from kg.rdf.routing import DERIVED, FOREIGN, Router, in_graph, ingests, runs_of, subjects
from kg.rdf.triples import literal, quads_of
from kg.store.base import Store
from kg.store.spool import Spool
from kg.store.terms import packed, unpacked

_CHUNK = 16
_LABEL = "import"


@dataclass(frozen=True, slots=True)
class Derived:
    """What became of the derived statements of the input: `dropped` were there, and are computed again.

    `missing` of them are not among those that were computed. `added` were computed and are not in the input; None
    where the store held other articles before, which have a part in them. `identities` are the missing ones that say
    by skos:exactMatch who an agent is elsewhere, agent and other, sorted: only an authority file makes such.
    """

    dropped: int
    missing: int
    added: int | None
    identities: tuple[tuple[str, str], ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether what was computed is what the input had."""
        return not self.missing and not self.added


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `articles` and `quotes` were written, `skipped` articles were there already, the same."""

    articles: int
    quotes: int
    skipped: int
    with_text: int
    """Articles of the input whose text the store has now."""
    failures: tuple[Failure, ...]
    derived: Derived
    unplaced: tuple[tuple[str, int], ...]
    """Properties that Ujar does not know, with the number of their statements that belong to no article."""
    implied: int
    """Statements that follow from others by the ontology's alignments, and were left out."""
    base: str
    """The base that the input's ids had."""
    seconds: float


Refused = Callable[[Failure, bytes], None]
"""Takes an article that was refused, with its statements as N-Quads."""


def import_graphs(
    quads: Quads,
    store: Store,
    *,
    texts: Iterable[tuple[str, SourceDocument]] = (),
    validate: bool = True,
    progress: Callable[[int], None] | None = None,
    refused: Refused | None = None,
) -> ImportReport:
    """Takes the articles of `quads` into `store` and publishes; `texts` are documents with their article keys.

    `validate` checks each article's graphs against the shapes and refuses what breaks them (UJ144); a quote with a
    speaker but no source of its article is refused in any case (UJ145), since who speaks is computed from sources.
    A refusal stops nothing else. `progress` is called with the number of articles dealt with so far.
    Raises InputError: UJ141 no article in the input, UJ142 articles under several bases.
    """
    begin = time.monotonic()
    with Spool() as spool:
        router = Router()
        spool.add(router.sorted(quads))
        spool.texts.put(texts)
        if not router.has_own:
            spool.rename(FOREIGN)
            router.bases.update(router.foreign)
        base = _base(router)
        run = _Import(store, spool, Mover(base, store.base), refused)
        was_empty = (
            next(iter(store.select(f"{vocab.PROLOGUE}SELECT ?a {{ ?a a schema:NewsArticle }} LIMIT 1")), None) is None
        )
        for done in run.all(validate=validate):
            if progress:
                progress(done)
        run.finish()
        derived = run.derived(was_empty=was_empty)
    unplaced = tuple(sorted(router.unplaced.items()))
    failures = tuple(run.failures)
    seconds = time.monotonic() - begin
    return ImportReport(
        run.articles,
        run.quotes,
        run.skipped,
        run.with_text,
        failures,
        derived,
        unplaced,
        router.implied,
        base,
        seconds,
    )


def _base(router: Router) -> str:
    if not router.bases:
        cure = "give RDF with ids as docs/ids.md describes them, such as `ujar export` writes"
        raise InputError("UJ141", "there is no article in it", cure=cure)
    if len(router.bases) > 1:
        problem = f"the articles have ids under {len(router.bases)} bases: {', '.join(sorted(router.bases))}"
        raise InputError("UJ142", problem, cure="import the files of each base apart, one after the other")
    return next(iter(router.bases))


class _Import:
    """One import, from the spool into the store."""

    def __init__(self, store: Store, spool: Spool, mover: Mover, refused: Refused | None) -> None:
        self.articles = 0
        self.quotes = 0
        self.skipped = 0
        self.with_text = 0
        self.failures: list[Failure] = []
        self._store = store
        self._spool = spool
        self._mover = mover
        self._refused = refused
        self._namer = Namer(store.base)
        self._started = datetime.now(UTC)

    def all(self, *, validate: bool) -> Iterator[int]:
        """Checks all articles and writes the good ones; yields how many are done."""
        keys = self._spool.names("article/")
        waiting: deque[Item] = deque()
        found = check_all(_kept(self._items(keys), waiting), count=len(keys), validate=validate)
        results = ((waiting.popleft(), one) for one in found)
        while chunk := list(islice(results, _CHUNK)):
            self._write([(item, read) for item, read in chunk if isinstance(read, Read)])
            for item, failure in chunk:
                self._refuse(item, failure)
            yield self.articles + self.skipped + len(self.failures)

    def _refuse(self, item: Item, failure: Checked) -> None:
        if isinstance(failure, Failure):
            self.failures.append(failure)
            if self._refused:
                self._refused(failure, item.quads)

    def finish(self) -> None:
        """Takes the input's `graph/runs` and what it says of versions, rebuilds what is derived, publishes."""
        graph = self._namer.graph("runs")
        self._store.replace_graphs((), in_graph(ingests(self._spool.quads("runs", self._mover)), graph))
        if self.articles:
            quads = run_quads(self._namer, started=self._started, ended=datetime.now(UTC))
            batch = next(iter(subjects(quads, vocab.STARTED_AT)))
            self._store.replace_graphs((), [*quads, *quads_of(graph, [(batch, vocab.LABEL, literal(_LABEL))])])
        graph = self._namer.graph("versions")
        current.receive(self._store, self._namer, in_graph(self._spool.quads("versions", self._mover), graph))
        rebuild_derived(self._store)
        self._store.publish()

    def derived(self, *, was_empty: bool) -> Derived:
        """Compares the derived graphs of the input with those of the store."""
        dropped = missing = added = 0
        identities: list[tuple[str, str]] = []
        for kind in DERIVED:
            name = self._namer.graph(kind)
            theirs = set(in_graph(self._spool.quads(kind, self._mover), name))
            ours = set(self._store.quads(name))
            dropped += len(theirs)
            missing += len(theirs - ours)
            added += len(ours - theirs)
            lost = (quad for quad in theirs - ours if quad.predicate == vocab.EXACT_MATCH)
            identities += ((str(quad.subject).strip("<>"), str(quad.object).strip("<>")) for quad in lost)
        return Derived(dropped, missing, added if was_empty else None, tuple(sorted(identities)))

    def _items(self, keys: Iterable[str]) -> Iterator[Item]:
        spoken = self._spoken
        for key in keys:
            article, provenance = self._namer.graph("article", key), self._namer.graph("prov", key)
            said = list(self._spool.quads(f"prov/{key}", self._mover))
            said += chain.from_iterable(self._spool.quads(run, self._mover) for run in self._runs(key))
            quads = in_graph(self._spool.quads(f"article/{key}", self._mover), article) + in_graph(said, provenance)
            document = self._document(key)
            yield Item(key, (article, provenance), packed(quads), document, tuple(spoken.get(key, ())))

    def _runs(self, key: str) -> Iterator[str]:
        """Drawers are named by ids as the input has them."""
        stay = Mover("", "")
        return runs_of(self._spool.quads(f"prov/{key}", stay))

    def _document(self, key: str) -> SourceDocument | None:
        """The document of an article, from the input or else from the store; None where neither has its text."""
        found = self._spool.texts.get(key) or self._store.texts.get(key)
        return found if found and found.text else None

    @property
    def _spoken(self) -> dict[str, list[str]]:
        """The quotes that have a speaker in the input, by article key."""
        found: dict[str, list[str]] = defaultdict(list)
        for quote in sorted(subjects(self._spool.quads("identities", self._mover), vocab.SPEAKER)):
            if local := parse_local(quote):
                found[local.key].append(quote)
        return found

    def _write(self, good: list[tuple[Item, Read]]) -> None:
        states = {item.key: _state(item, read) for item, read in good}
        new = [(item, read) for item, read in good if not self._is_there(item, states[item.key])]
        self.skipped += len(good) - len(new)
        self.with_text += sum(item.document is not None for item, _ in good)
        if not new:
            return
        self._store.texts.set_note("derived", "stale")
        self._store.texts.put((item.key, item.document or read.document) for item, read in new)
        graphs = [graph for item, _ in new for graph in item.graphs]
        made = ((item.key, read.extractor) for item, read in new if read.extractor)
        runs = run_quads(self._namer, made, started=self._started)
        quads = chain.from_iterable(unpacked(item.quads) for item, _ in new)
        self._store.replace_graphs(graphs, chain(quads, runs))
        self._store.texts.set_states((item.key, states[item.key]) for item, _ in new)
        self.articles += len(new)
        self.quotes += sum(read.quotes for _, read in new)

    def _is_there(self, item: Item, state: str) -> bool:
        if self._store.texts.state(item.key) != state:
            return False
        stored = set(chain.from_iterable(self._store.quads(graph) for graph in item.graphs))
        return (stored or set(self._store.archive.quads(item.key))) == set(unpacked(item.quads))


def _kept(items: Iterable[Item], waiting: deque[Item]) -> Iterator[Item]:
    """The items as they come, each also put where it waits for its result."""
    for item in items:
        waiting.append(item)
        yield item


def _state(item: Item, read: Read) -> str:
    return made_by(digest(item.document or read.document), read.language, read.extractor)
