"""A whole store, or a whole RDF file, against shapes and invariants: piece by piece, in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.ids import Namer
from kg.intake.processes import mapped, processors
from kg.rdf.checking import Piece, check, pieces_of
from kg.rdf.loading import loaded
from kg.rdf.parse import Quad
from kg.rdf.report import Problem, Report, Tally
from kg.rdf.serialize import Format
from kg.store.base import View
from kg.store.loaded import near
from kg.store.terms import packed, unpacked

__all__ = ["check_file", "check_store"]

_FEW_ARTICLES = 1000
"""So many articles are checked here: a process takes 1.5 s to start with pySHACL, an article 14 ms to check."""

Show = Callable[[int], None]
_Packed = tuple[tuple[tuple[bytes, str | None], ...], bytes, bytes, tuple[Problem, ...], int, int]
_Checked = tuple[list[Problem], int, int]


def check_store(view: View, *, shown: int | None = None, progress: Show | None = None) -> Report:
    """What is wrong in a store, its texts compared as well. `shown` problems of each kind are kept, None: all.

    Only graphs that Ujar manages are looked at: what users keep beside them is theirs.
    `progress` is called with the number of articles that were checked. A few hundred articles are in memory at a time.
    """
    jobs = processors() if len(view.texts) > _FEW_ARTICLES else 1
    with near(view) as graphs:
        found = pieces_of(_Managed(graphs), documents=view.texts.get, is_sorted=graphs.path is not None)
        return _report(found, jobs=jobs, shown=shown, progress=progress)


def check_file(
    path: Path, row: Format, *, shown: int | None = None, loading: Show | None = None, progress: Show | None = None
) -> Report:
    """The same for an RDF file, which has no texts beside it; `loading` is called with the number of triples read.

    Raises InputError UJ112 for a damaged .gz file and UJ121 for one that is malformed.
    """
    with loaded(path, row, progress=loading or _nothing) as file:
        versions = sum(1 for _ in zip(file.graph_names(), range(2 * _FEW_ARTICLES), strict=False))
        jobs = processors() if versions == 2 * _FEW_ARTICLES else 1
        return _report(pieces_of(file, file.loose()), jobs=jobs, shown=shown, progress=progress)


@dataclass(frozen=True, slots=True)
class _Managed:
    """The graphs of a store that Ujar manages."""

    view: View

    def graph_names(self) -> Iterator[str]:
        """See `kg.store.base.View.graph_names`."""
        return filter(Namer(self.view.base).is_managed, self.view.graph_names())

    def quads(
        self,
        graph: str | None = None,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        value: str | None = None,
    ) -> Iterator[Quad]:
        """See `kg.store.base.View.quads`."""
        found = self.view.quads(graph, subject=subject, predicate=predicate, value=value)
        if graph:
            return found
        is_managed = Namer(self.view.base).is_managed
        return (quad for quad in found if is_managed(getattr(quad.graph_name, "value", "")))


def _report(pieces: Iterable[Piece], *, jobs: int, shown: int | None, progress: Show | None) -> Report:
    tally = Tally(shown)
    for problems, triples, articles in _checked(pieces, jobs):
        tally.add(problems)
        tally.triples += triples
        tally.articles += articles
        if progress:
            progress(tally.articles)
    return tally.report()


def _checked(pieces: Iterable[Piece], jobs: int) -> Iterator[_Checked]:
    if jobs <= 1:
        return ((check(piece), piece.triples, len(piece.articles)) for piece in pieces)
    return mapped(_check_packed, map(_pack, pieces), jobs=jobs, lost=_lost)


def _pack(piece: Piece) -> _Packed:
    articles = tuple((packed(quads), text) for quads, text in piece.articles)
    counts = (piece.triples, len(piece.articles))
    return articles, packed(piece.nodes), packed(piece.beside), piece.problems, *counts


def _check_packed(item: _Packed) -> _Checked:
    """Runs in another process."""
    articles, nodes, beside, problems, triples, number = item
    piece = Piece(
        tuple((list(unpacked(quads)), text) for quads, text in articles),
        list(unpacked(nodes)),
        list(unpacked(beside)),
        problems,
    )
    return check(piece), triples, number


def _lost(item: _Packed) -> _Checked:
    """What is said of a piece whose process was ended."""
    *_, triples, number = item
    graph = next((next(unpacked(quads)).graph_name for quads, _ in item[0] if quads), "the derived graphs")
    message = "the check of this and what stands beside it ended its process, as by running out of memory"
    problem = Problem(str(graph).strip("<>"), "", "", message, "not-checked", cure="give the process more memory")
    return [problem, *item[3]], triples, number


def _nothing(done: int) -> None:
    del done
