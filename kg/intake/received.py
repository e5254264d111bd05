"""Articles that come as graphs, checked in several processes: by shapes, by invariants, by computing with them.

What is derived is computed from all articles together, so one that broke it would break the whole store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from kg.claims import cluster
from kg.curation import identities
from kg.curation.authority import Authority
from kg.errors import UjarError
from kg.ids import Namer
from kg.intake.extraction import Failure, reason
from kg.intake.processes import mapped, processors
from kg.model.annotated import AnnotatedArticle, Extractor
from kg.model.text import SourceDocument
from kg.rdf import vocab
from kg.rdf.from_graph import read_article, read_extractor
from kg.rdf.graphs import parse_graph
from kg.rdf.invariants import broken_invariants
from kg.rdf.parse import Quads
from kg.rdf.routing import misplaced, of_graph, subjects
from kg.rdf.validate import validate_quads
from kg.settings import Settings
from kg.store import open_store
from kg.store.index_rows import quote_rows
from kg.store.terms import unpacked

_FEW = 32
"""So many articles are checked here: starting processes is not worth it for fewer."""
_SHOWN_PROBLEMS = 3
_CURE = "mend it in the file; `ujar validate FILE` lists all that is wrong"


@dataclass(frozen=True, slots=True)
class Item:
    """One article as graphs: the names of its article graph and provenance graph, and the quads of both."""

    key: str
    graphs: tuple[str, str]
    quads: bytes
    document: SourceDocument | None
    """The document that they were made of; None where its text is not at hand."""
    spoken: tuple[str, ...]
    """Its quotes, by IRI, to which the input gives a speaker."""


@dataclass(frozen=True, slots=True)
class Read:
    """What an article's graphs say of it. `document` has no text."""

    document: SourceDocument
    language: str
    quotes: int
    extractor: Extractor | None


Checked = Read | Failure


def check_all(items: Iterable[Item], *, count: int, validate: bool) -> Iterator[Checked]:
    """What each article says, or why it is refused; in the order of `items`, of which there are `count`."""
    jobs = processors() if count > _FEW else 1
    return mapped(partial(check, validate=validate), items, jobs=jobs, lost=_lost)


def check(item: Item, *, validate: bool) -> Checked:
    """What an article's graphs say, or a Failure: UJ144 broken, UJ145 a speaker without a source."""
    quads = list(unpacked(item.quads))
    content = of_graph(quads, item.graphs[0])
    try:
        problems = tuple(misplaced(content, item.graphs[0])) or (_problems(item, content, quads) if validate else ())
        annotated = None if problems else read_article(content, "")
        if annotated:
            _try_out(item)
    except UjarError as error:
        return Failure(item.key, error.code, reason(error))
    except Exception as error:  # noqa: BLE001  whatever somebody else's graph holds must not stop the others
        problems, annotated = (f"nothing can be computed from it: {type(error).__name__} {error}",), None
    if problems or annotated is None:
        return _broken(item, problems or ("it describes no article",))
    if silent := sorted(set(item.spoken) - subjects(content, vocab.SOURCE)):
        problem = f"{len(silent)} quotes have a ujar:speaker and no ujar:source, {silent[0]} for one"
        cure = "say which agent of the article speaks, with ujar:source; speakers are computed from sources"
        return Failure(_id(annotated), "UJ145", f"{problem} ({cure})")
    extractor = read_extractor(of_graph(quads, item.graphs[1]))
    return Read(annotated.document, annotated.article.language, len(annotated.quotes), extractor)


def _problems(item: Item, content: Quads, quads: Quads) -> tuple[str, ...]:
    found = broken_invariants(content, item.document.text) if item.document else ()
    return found or tuple(str(problem) for problem in validate_quads(quads).problems if problem.severity == "violation")


def _try_out(item: Item) -> None:
    """Computes what is derived from this article alone (6 ms): what fails here would fail for the whole store."""
    name = parse_graph(item.graphs[0])
    settings = Settings(base=name.base) if name else Settings()
    with closing(open_store(None, settings=settings)) as store:
        store.replace_graphs((), unpacked(item.quads))
        identities.rebuild(store, Namer(store.base), authority=Authority())
        cluster.rebuild(store, Namer(store.base))
        for _ in quote_rows(store):
            pass


def _broken(item: Item, problems: tuple[str, ...]) -> Failure:
    more = len(problems) - _SHOWN_PROBLEMS
    shown = "; ".join(problems[:_SHOWN_PROBLEMS]) + (f"; and {more:,} more" if more > 0 else "")
    return Failure(item.document.id if item.document else item.key, "UJ144", f"{shown} ({_CURE})")


def _id(annotated: AnnotatedArticle) -> str:
    return annotated.document.id


def _lost(item: Item) -> Failure:
    return Failure(item.key, "UJ194", "checking it ended the process, as by running out of memory")
