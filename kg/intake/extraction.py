"""Extraction of many documents: here or in other processes, with every failure kept to its own document."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from hashlib import sha256

import orjson

from kg import pipeline
from kg.errors import UjarError
from kg.ids import Namer
from kg.lang import available, load_pack
from kg.model.annotated import Extractor
from kg.model.text import SourceDocument
from kg.rdf.to_graph import article_quads, graph_names, provenance_quads
from kg.rdf.validate import validate_quads
from kg.store.terms import packed

WAITING = 4
"""Chunks in the hands of each process, so that none idles and memory stays bounded."""
_FEW = 64
"""So many documents are extracted here first: starting processes (0.5 s each) is not worth it for fewer."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that was not taken in, and why. `document` is None where the reader already failed."""

    id: str
    code: str
    reason: str
    document: SourceDocument | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extraction gives back for a document: names of its graphs, their quads, what made them."""

    graphs: tuple[str, str]
    quads: bytes
    quotes: int
    extractor: Extractor
    state: str


Results = list[Extracted | Failure]


class Extraction:
    """Extracts chunks of documents, in several processes once there are many. Results are the same either way."""

    def __init__(self, base: str, *, validate: bool) -> None:
        self.processes = _processors()
        self._base = base
        self._validate = validate
        self._submitted = 0
        self._pool: ProcessPoolExecutor | None = None
        self._has_processes = self.processes > 1

    def submit(self, documents: Sequence[SourceDocument]) -> Future[Results]:
        """Begins with a chunk; the future may be done already. Ask `result` for what it gives."""
        self._submitted += len(documents)
        if self._submitted > _FEW and self._has_processes and self._pool is None:
            self._pool = start_pool(self.processes)
            self._has_processes = self._pool is not None
        future: Future[Results] = Future()
        if self._pool is None:
            future.set_result(extract_all(documents, self._base, self._validate))
            return future
        try:
            return self._pool.submit(extract_all, documents, self._base, self._validate)
        except BrokenProcessPool as error:
            future.set_exception(error)
            return future

    def result(self, documents: Sequence[SourceDocument], future: Future[Results]) -> Results:
        """The results of a chunk, in its order. If its process died, the documents are tried in smaller chunks."""
        try:
            return future.result()
        except BrokenProcessPool:
            self.close()
            return _apart(documents, self._base, validate=self._validate)

    def close(self) -> None:
        """Ends the processes; a later `submit` starts new ones."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(cancel_futures=True)


def extract_all(documents: Sequence[SourceDocument], base: str, validate: bool) -> Results:  # noqa: FBT001  for `submit`
    """The results of documents, in order; runs in a worker process."""
    namer = Namer(base)
    return [_extract(document, namer, validate=validate) for document in documents]


def start_pool(processes: int) -> ProcessPoolExecutor | None:
    """Processes that answer; None where none can be started, as in a script without `if __name__ == "__main__":`."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context)
    try:
        pool.submit(os.getpid).result()
    except (BrokenProcessPool, OSError):
        pool.shutdown(wait=False)
        return None
    return pool


def digest(document: SourceDocument) -> str:
    """24 hex digits over everything that was given of a document."""
    return sha256(orjson.dumps(asdict(document))).hexdigest()[:24]


def current_state(state: str, document_digest: str) -> str | None:
    """The state that extracting a document again would give; None when its language has no pack any more."""
    language = state.split()[1]
    return _state(document_digest, language) if language in available() else None


def reason(error: UjarError) -> str:
    """An error's problem and cure, without the code that stands beside it."""
    return f"{error.problem} ({error.cure})" if error.cure else error.problem


def _state(document_digest: str, language: str) -> str:
    """What the graphs of a document were made from and by, in one line."""
    extractor = pipeline.extractor(load_pack(language))
    return f"{document_digest} {language} {extractor.name} {extractor.version} {extractor.configuration}"


def _extract(document: SourceDocument, namer: Namer, *, validate: bool) -> Extracted | Failure:
    try:
        annotated = pipeline.extract(document)
        language = annotated.article.language
        content = article_quads(annotated, namer)
        extractor = pipeline.extractor(load_pack(language))
        quads = [*content, *provenance_quads(annotated, namer, extractor)]
        if validate and not (report := validate_quads(content)).conforms:
            return Failure(document.id, "UJ193", f"the graph breaks the shapes: {report.problems[0]}", document)
        graphs = graph_names(annotated, namer)
        state = _state(digest(document), language)
        return Extracted(graphs, packed(quads), len(annotated.quotes), extractor, state)
    except UjarError as error:
        return Failure(document.id, error.code, reason(error), document)
    except Exception as error:  # noqa: BLE001  a bug that one article meets must not stop the others
        problem = f"extraction failed with {type(error).__name__}: {error} (please report it with the article)"
        return Failure(document.id, "UJ192", problem, document)


def _apart(documents: Sequence[SourceDocument], base: str, *, validate: bool) -> Results:
    """Documents in a process of their own; where it dies, each half in one of its own."""
    pool = start_pool(1)
    if pool is None:
        return extract_all(documents, base, validate)
    with pool:
        try:
            return pool.submit(extract_all, documents, base, validate).result()
        except BrokenProcessPool:
            if len(documents) == 1:
                problem = "its extraction ended the process, as by running out of memory"
                return [Failure(documents[0].id, "UJ194", problem, documents[0])]
    half = len(documents) // 2
    return [result for part in (documents[:half], documents[half:]) for result in _apart(part, base, validate=validate)]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
