"""Articles that come as graphs, checked in several processes: by shapes, by invariants, by computing with them.

What is derived is computed from all articles together, so one that broke it would break the whole store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from kg.claims import cluster
from kg.curation import identities
from kg.curation.authority import Authority
from kg.ids import Namer
from kg.intake.extraction import Failure
from kg.intake.processes import mapped, processors
from kg.model.annotated import Extractor
from kg.model.text import SourceDocument
from kg.rdf import vocab
from kg.rdf.from_graph import read_article, read_extractor
from kg.rdf.graphs import parse_graph
from kg.rdf.parse import Quad
from kg.rdf.placement import misplaced
from kg.rdf.report import VIOLATION
from kg.rdf.routing import of_graph, subjects
from kg.rdf.validate import check_articles
from kg.settings import Settings
from kg.store import open_store
from kg.store.index_rows import quote_rows
from kg.store.terms import unpacked

_FEW = 32
"""So many articles are checked here: starting processes is not worth it for fewer."""
_BATCH = 16
"""Articles that are checked together, which is several times as fast as one by one."""
_SHOWN_PROBLEMS = 3
_WRONG_GRAPH = "wrong-graph"
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
    source = iter(items)
    batches = iter(lambda: list(islice(source, _BATCH)), [])
    return chain.from_iterable(mapped(partial(check, validate=validate), batches, jobs=jobs, lost=_lost))


def check(items: Sequence[Item], *, validate: bool) -> list[Checked]:
    """What articles' graphs say, or a Failure: UJ144 broken, UJ145 a speaker without a source."""
    listed = [list(unpacked(item.quads)) for item in items]
    try:
        problems = _problems(items, listed, validate=validate)
    except Exception as error:  # noqa: BLE001  whatever somebody else's graph holds must not stop the others
        if len(items) > 1:
            return [one for item in items for one in check([item], validate=validate)]
        problems = [(f"it cannot be checked: {type(error).__name__} {error}",)]
    return [_checked(*one) for one in zip(items, listed, problems, strict=True)]


def _problems(items: Sequence[Item], listed: Sequence[list[Quad]], *, validate: bool) -> list[tuple[str, ...]]:
    """Sentences on what is wrong with each; without `validate`, only on what stands in the wrong graph."""
    if validate:
        texts = [item.document.text if item.document else None for item in items]
        found = check_articles(list(zip(listed, texts, strict=True)))
    else:
        found = [[one for one in misplaced(quads) if one.shape == _WRONG_GRAPH] for quads in listed]
    return [tuple(one.sentence() for one in problems if one.severity == VIOLATION) for problems in found]


def _checked(item: Item, quads: list[Quad], problems: tuple[str, ...]) -> Checked:
    if problems:
        return _broken(item, problems)
    content = of_graph(quads, item.graphs[0])
    try:
        annotated = read_article(content, "")
        if annotated is None:
            return _broken(item, ("it describes no article",))
        _try_out(item)
    except Exception as error:  # noqa: BLE001  as above
        return _broken(item, (f"nothing can be computed from it: {type(error).__name__} {error}",))
    if silent := sorted(set(item.spoken) - subjects(content, vocab.SOURCE)):
        problem = f"{len(silent)} quotes have a ujar:speaker and no ujar:source, {silent[0]} for one"
        cure = "say which agent of the article speaks, with ujar:source; speakers are computed from sources"
        return Failure(annotated.document.id, "UJ145", f"{problem} ({cure})")
    extractor = read_extractor(of_graph(quads, item.graphs[1]))
    return Read(annotated.document, annotated.article.language, len(annotated.quotes), extractor)


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


def _lost(items: Sequence[Item]) -> list[Checked]:
    reason = "checking it and those beside it ended the process, as by running out of memory"
    return [Failure(item.key, "UJ194", reason) for item in items]
