"""RDF as files: a whole store, a selection of its articles, or one of its graphs, streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.errors import SettingsError
from kg.ids import Namer
from kg.rdf.alignments import told_twice
from kg.rdf.alignments import with_alignments as aligned
from kg.rdf.part import part_quads
from kg.rdf.provenance import without_runs
from kg.rdf.serialize import write
from kg.store.released import release_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.export.selection import Selection
    from kg.rdf.alignments import Told
    from kg.rdf.part import Quad
    from kg.store.base import View


MEDIA_TYPES = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "nt": "application/n-triples",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""By name of the exporter. Turtle, N-Triples and RDF/XML know no graphs: a whole store becomes their union."""

_GRAPHS = "SELECT ?graph { GRAPH ?graph {} }"
_STEP = 1000


def write_rdf(
    view: View,
    out: BinaryIO,
    *,
    media_type: str,
    graph: str | None = None,
    with_runs: bool = False,
    selection: Selection | None = None,
    with_alignments: bool = False,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Writes every graph of `view` but `graph/runs`, or only `graph`, or what belongs to a `selection`, to `out`.

    Without `with_runs` the same articles give the same statements, whenever and in whatever order they came in. A
    graph that is not there gives a document without statements. The order of statements is the store's; sort
    N-Quads to compare two stores. A selection is told in a comment of the file (JSON-LD knows none), as is
    the release that the store holds, where one is known.
    `with_alignments` adds what the ontology's super-classes and super-properties say. `progress` is called with the
    number of statements so far.
    """
    if selection:
        quads = selected(view, selection, with_runs=with_runs)
    elif graph or with_runs:
        quads = view.quads(graph)
    else:
        quads = without_runs(view.quads(), Namer(view.base))
    if view.path is None:
        quads = iter(sorted(quads, key=_place))  # only on disk do quads about one thing follow each other
    if with_alignments:
        quads = aligned(quads, told=frozenset(_told(view)))
    if progress:
        quads = _counted(quads, progress)
    is_part = bool(graph or selection or with_runs or with_alignments)
    write(quads, out, media_type, note=_note(view, selection, is_whole=not is_part))


def graph_names(view: View) -> tuple[str, ...]:
    """IRIs of all graphs of a store, sorted."""
    return tuple(sorted(name for (name,) in view.select(_GRAPHS) if name))


def graph_iri(view: View, name: str) -> str:
    """The IRI of a graph that is named by it, or by what follows `graph/` in it: `claims`, `article/<key>`.

    Raises SettingsError UJ736 where the store has no such graph.
    """
    known = set(graph_names(view))
    iri = name if name in known else Namer(view.base).graph(name)
    if iri in known:
        return iri
    short = sorted({graph.removeprefix(f"{view.base}graph/").partition("/")[0] for graph in known})
    cure = f"there are {', '.join(short)}; article and prov with a slash and a key"
    raise SettingsError("UJ736", f"the store has no graph {name!r}", cure=cure)


def selected(view: View, selection: Selection, *, with_runs: bool = False) -> Iterator[Quad]:
    """The statements that belong to a selection; see `kg.rdf.part`."""
    namer = Namer(view.base)
    single = tuple(f"{namer.graph(kind)}/" for kind in ("article", "prov"))
    runs = () if with_runs else (namer.graph("runs"),)
    derived = [name for name in graph_names(view) if not name.startswith(single) and name not in runs]
    return part_quads(view.quads, sorted(selection.keys), derived=derived, namer=namer)


def _note(view: View, selection: Selection | None, *, is_whole: bool) -> str | None:
    """What a comment says: which release the statements are, or come from, and what a selection holds."""
    release = release_of(view)
    named = [f"{'release' if is_whole else 'made from release'}: {release}"] if release else []
    return "; ".join(named + ([selection.note()] if selection else [])) or None


def _told(view: View) -> Iterator[Told]:
    """What follows both in an article's graph and outside: of things whose agent is known in the article only."""
    for local, resolved, common in told_twice():
        for thing, agent in view.select(f"SELECT ?thing ?agent {{ ?thing {local} ?agent ; {resolved} ?agent }}"):
            if thing and agent:
                yield from ((thing, term.value, agent) for term in common)


def _place(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad)


def _counted(quads: Iterator[Quad], progress: Callable[[int], None]) -> Iterator[Quad]:
    number = 0
    for number, quad in enumerate(quads, start=1):
        if number % _STEP == 0:
            progress(number)
        yield quad
    progress(number)
