"""Extraction of many documents: here or in other processes, with every failure kept to its own document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

import orjson

from kg import pipeline
from kg.errors import UjarError
from kg.ids import Namer
from kg.intake.processes import WAITING, Processes, Task, processors
from kg.lang import available, load_pack
from kg.model.annotated import Extractor
from kg.model.text import SourceDocument
from kg.rdf.report import VIOLATION, Problem
from kg.rdf.to_graph import article_quads, graph_names, provenance_quads
from kg.rdf.triples import Quads
from kg.store.terms import packed

_FEW = 64
"""So many documents are extracted here first: starting processes (0.5 s each) is not worth it for fewer."""


_SHOWN = 3
"""Problems of one article that a dead letter tells."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that was not taken in, and why. `document` is None where the reader already failed."""

    id: str
    code: str
    reason: str
    document: SourceDocument | None = None
    read: tuple[tuple[str, str], ...] = ()
    """What the reader read all the same, by field or column."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extraction gives back for a document: names of its graphs, their quads, what made them."""

    graphs: tuple[str, str]
    quads: bytes
    quotes: int
    extractor: Extractor
    state: str


Results = list[Extracted | Failure]
ExtractionTask = Task[SourceDocument, Extracted | Failure]


class Extraction:
    """Extracts chunks of documents, in several processes once there are many. Results are the same either way."""

    def __init__(self, base: str, *, validate: bool) -> None:
        self.waiting = processors() * WAITING
        """Chunks that should be under way at most."""
        work = partial(extract_all, base=base, validate=validate)
        self._processes = Processes[SourceDocument, Extracted | Failure](work, count=processors(), lost=_lost)
        self._submitted = 0

    def submit(self, documents: Sequence[SourceDocument]) -> ExtractionTask:
        """Begins with a chunk; it may be done already. Ask `result` for what it gives."""
        self._submitted += len(documents)
        return self._processes.submit(documents) if self._submitted > _FEW else self._processes.here(documents)

    def result(self, task: ExtractionTask) -> Results:
        """The results of a chunk, in its order; a Failure UJ194 for a document that ended its process."""
        return self._processes.result(task)

    def close(self) -> None:
        """Ends the processes; a later `submit` starts new ones."""
        self._processes.close()


def extract_all(documents: Sequence[SourceDocument], *, base: str, validate: bool) -> Results:
    """The results of documents, in order; runs in a worker process."""
    namer = Namer(base)
    made = [_extract(document, namer) for document in documents]
    if validate:
        made = _checked(documents, made)
    return [one if isinstance(one, Failure) else replace(one[0], quads=packed(one[1])) for one in made]


def digest(document: SourceDocument) -> str:
    """24 hex digits over everything that was given of a document."""
    return sha256(orjson.dumps(document)).hexdigest()[:24]


def current_state(state: str, document_digest: str) -> str | None:
    """The state that extracting a document again would give; None when its language has no pack any more."""
    language = state.split()[1]
    return _state(document_digest, language) if language in available() else None


def made_by(document_digest: str, language: str, extractor: Extractor | None) -> str:
    """The state of a document whose graphs came from elsewhere, perhaps without a word on what made them."""
    made = f"{extractor.name} {extractor.version} {extractor.configuration}" if extractor else "import - -"
    return f"{document_digest} {language or 'und'} {made}"


def reason(error: UjarError) -> str:
    """An error's problem and cure, without the code that stands beside it."""
    return f"{error.problem} ({error.cure})" if error.cure else error.problem


def _state(document_digest: str, language: str) -> str:
    """What the graphs of a document were made from and by, in one line."""
    return made_by(document_digest, language, pipeline.extractor(load_pack(language)))


_Made = tuple[Extracted, Quads] | Failure
"""An article's result with its quads, which are packed once they are known to be right."""


def _extract(document: SourceDocument, namer: Namer) -> _Made:
    try:
        annotated = pipeline.extract(document)
        language = annotated.article.language
        extractor = pipeline.extractor(load_pack(language))
        quads = [*article_quads(annotated, namer), *provenance_quads(annotated, namer, extractor)]
        graphs = graph_names(annotated, namer)
        state = _state(digest(document), language)
        return Extracted(graphs, b"", len(annotated.quotes), extractor, state), quads
    except UjarError as error:
        return Failure(document.id, error.code, reason(error), document)
    except Exception as error:  # noqa: BLE001  a bug that one article meets must not stop the others
        problem = f"extraction failed with {type(error).__name__}: {error} (please report it with the article)"
        return Failure(document.id, "UJ192", problem, document)


def _checked(documents: Sequence[SourceDocument], made: list[_Made]) -> list[_Made]:
    """The results, with a Failure UJ193 for every article whose graphs are not right.

    Articles are checked together, which is several times as fast as one by one and finds the same.
    """
    from kg.rdf.validate import check_articles

    good = [number for number, one in enumerate(made) if not isinstance(one, Failure)]
    articles = [(one[1], documents[number].text) for number in good if not isinstance(one := made[number], Failure)]
    checked = list(made)
    for number, problems in zip(good, check_articles(articles), strict=True):
        wrong = [problem for problem in problems if problem.severity == VIOLATION]
        if wrong:
            document = documents[number]
            checked[number] = Failure(document.id, "UJ193", _complaint(wrong), document)
    return checked


def _complaint(problems: Sequence[Problem]) -> str:
    """The first problems in words, and how many more there are."""
    shown = "; ".join(problem.sentence() for problem in problems[:_SHOWN])
    more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    return f"its graph is not right: {shown}{more}"


def _lost(document: SourceDocument) -> Failure:
    return Failure(document.id, "UJ194", "its extraction ended the process, as by running out of memory", document)
