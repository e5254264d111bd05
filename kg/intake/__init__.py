"""The one way from documents to a store: extract, write texts and graphs, rebuild what is derived, publish.

A chunk of documents is acknowledged as a whole: its texts are written first, then its graphs in one transaction,
then the note that they are finished. Whatever dies in between, ingesting the same documents again repairs it. The
store ends up the same whatever the order of the documents; what is there already, unchanged, is skipped. Only
`graph/runs` grows with every ingest: it says when articles were extracted, and nothing else depends on it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from kg.claims import cluster
from kg.curation import current, identities
from kg.errors import InputError, UjarError
from kg.ids import Namer, article_key
from kg.intake.extraction import Extracted, Extraction, ExtractionTask, Failure, current_state, digest, reason
from kg.model.text import SourceDocument
from kg.rdf.provenance import run_quads
from kg.settings import Settings
from kg.store.base import Store
from kg.store.index_rows import reindex
from kg.store.terms import unpacked

__all__ = ["Failure", "IntakeReport", "ingest", "rebuild_derived"]

_CHUNK = 16
"""Documents in one message to a process and in one transaction. It bounds what a crash repeats: transactions of 1,
16 and 64 articles took 2.2, 2.4 and 2.9 ms an article (docs/store.md), so their size is free."""
_STALE = "stale"
_FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What an ingest did. `articles` and `quotes` were written, `skipped` documents were there already."""

    articles: int
    quotes: int
    skipped: int
    failures: tuple[Failure, ...]
    """In the order of the input."""
    seconds: float


@dataclass(frozen=True, slots=True)
class _Job:
    """A document to extract, with its article key and its place in the input."""

    number: int
    key: str
    document: SourceDocument


def ingest(
    documents: Iterable[SourceDocument | InputError],
    store: Store,
    *,
    settings: Settings,
    progress: Callable[[int], None] | None = None,
    validate: bool = False,
) -> IntakeReport:
    """Takes documents into `store` and publishes; an InputError among them becomes a failure of the report.

    A failure stops nothing else. `progress` is called with the number of documents dealt with so far. `validate`
    checks what was made of every article against shapes and invariants, and refuses what breaks them; that takes
    about as long as extraction (docs/benchmarks.md).
    Two documents with one article key are one: the newer input if their ids are equal, else the smaller id.
    Raises StoreError when the store cannot be written.
    """
    begin = time.monotonic()
    run = _Run(store, settings, validate=validate)
    for done in run.all(documents):
        if progress:
            progress(done)
    if run.articles or store.texts.note("derived") != _FRESH:
        rebuild_derived(store)
    if run.articles:
        run.note_end()
    store.publish()
    failures = tuple(failure for _, failure in sorted(run.failures.items()))
    return IntakeReport(run.articles, run.quotes, run.skipped, failures, time.monotonic() - begin)


def rebuild_derived(store: Store) -> None:
    """Moves what is not current to the archive; rebuilds identities, claims and the text index from what is."""
    namer = Namer(store.base)
    store.texts.set_note("derived", _STALE)
    current.rebuild(store, namer)
    identities.rebuild(store, namer)
    cluster.rebuild(store, namer)
    reindex(store)
    store.texts.set_note("derived", _FRESH)


class _Run:
    """One ingest."""

    def __init__(self, store: Store, settings: Settings, *, validate: bool) -> None:
        self.articles = 0
        self.quotes = 0
        self.skipped = 0
        self.failures: dict[int, Failure] = {}
        self._store = store
        self._namer = Namer(store.base)
        self._started = datetime.now(UTC)
        self._limit_bytes = settings.article_limit_bytes
        self._extraction = Extraction(store.base, validate=validate)
        self._chunk: list[_Job] = []
        self._waiting: deque[tuple[list[_Job], ExtractionTask]] = deque()
        self._keys: set[str] = set()
        """Article keys that are on their way into the store."""

    def all(self, documents: Iterable[SourceDocument | InputError]) -> Iterator[int]:
        """Deals with all documents; yields how many are done."""
        try:
            for number, document in enumerate(documents):
                self._take(number, document)
                while len(self._waiting) > self._extraction.waiting:
                    self._write_next()
                yield self._done
            self._submit()
            while self._waiting:
                self._write_next()
                yield self._done
        finally:
            self._extraction.close()

    def note_end(self) -> None:
        """Adds to `graph/runs` when this ingest ended; one that was interrupted has no end there."""
        self._store.replace_graphs((), run_quads(self._namer, started=self._started, ended=datetime.now(UTC)))

    @property
    def _done(self) -> int:
        return self.articles + self.skipped + len(self.failures)

    def _take(self, number: int, document: SourceDocument | InputError) -> None:
        if isinstance(document, InputError):
            read = tuple(document.read.items())
            self.failures[number] = Failure(document.place or "", document.code, reason(document), read=read)
            return
        try:
            key = self._key(document)
        except UjarError as error:
            self.failures[number] = Failure(document.id, error.code, reason(error), document)
            return
        if key in self._keys:
            self._settle()
        chosen = self._chosen(key, document)
        if chosen is None:
            self.skipped += 1
            return
        self._keys.add(key)
        self._chunk.append(_Job(number, key, chosen))
        if len(self._chunk) == _CHUNK:
            self._submit()

    def _key(self, document: SourceDocument) -> str:
        """The article key. InputError UJ190 for a text that is none, UJ191 for one that is too long."""
        try:
            size = len(document.text.encode())
            key = article_key(document)
            digest(document)
        except (ValueError, TypeError) as error:
            cure = "save the source as UTF-8 again"
            raise InputError("UJ190", f"it holds broken characters: {error}", cure=cure) from error
        if size > self._limit_bytes:
            cure = "split it, or set UJAR_ARTICLE_LIMIT_BYTES"
            raise InputError("UJ191", f"it has {size:,} bytes, the limit is {self._limit_bytes:,}", cure=cure)
        return key

    def _chosen(self, key: str, document: SourceDocument) -> SourceDocument | None:
        """The document to extract under this key; None where the store has what it would give."""
        state = self._store.texts.state(key)
        if state and state == current_state(state, digest(document)):
            return None
        stored = self._store.texts.get(key)
        if stored is None or not stored.text or stored.id >= document.id:
            return document
        return None if state and state == current_state(state, digest(stored)) else stored

    def _submit(self) -> None:
        chunk, self._chunk = self._chunk, []
        if chunk:
            self._waiting.append((chunk, self._extraction.submit([job.document for job in chunk])))

    def _settle(self) -> None:
        """Writes all that is under way: two documents with one key must meet in the store."""
        self._submit()
        while self._waiting:
            self._write_next()

    def _write_next(self) -> None:
        chunk, task = self._waiting.popleft()
        results = self._extraction.result(task)
        good = []
        for job, result in zip(chunk, results, strict=True):
            if isinstance(result, Failure):
                self.failures[job.number] = result
            else:
                good.append((job, result))
        if good:
            self._write(good)
        self._keys.difference_update(job.key for job in chunk)

    def _write(self, good: list[tuple[_Job, Extracted]]) -> None:
        texts = self._store.texts
        if texts.note("derived") != _STALE:
            texts.set_note("derived", _STALE)
        texts.put((job.key, job.document) for job, _ in good)
        graphs = [graph for _, result in good for graph in result.graphs]
        quads = chain.from_iterable(unpacked(result.quads) for _, result in good)
        runs = run_quads(self._namer, ((job.key, result.extractor) for job, result in good), started=self._started)
        self._store.replace_graphs(graphs, chain(quads, runs))
        texts.set_states((job.key, result.state) for job, result in good)
        self.articles += len(good)
        self.quotes += sum(result.quotes for _, result in good)
