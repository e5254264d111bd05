"""What a store holds and what it takes on the disk, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kg.rdf.graphs import PER_ARTICLE, GraphKind, parse_graph
from kg.store.base import DEFAULT_GRAPH, View
from kg.store.layout import Layout

_PARTS = ("graphs", "snapshots", "texts", "archive", "index")


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of one published state. Disk is in bytes; a file with several hard links counts where it is met first."""

    base: str
    format: int
    ujar: str
    """The version that made the store."""
    snapshot: str
    is_published: bool
    """Whether that is all there is: False while a writer is at work."""
    quads: int
    articles: int
    """Current article versions."""
    quotes: int
    """In the text index."""
    derived_graphs: int
    """Speakers, claims, versions, runs."""
    users_graphs: int
    """Named graphs that are none of Ujar's."""
    users_quads: int
    """In these, and in the default graph."""
    documents: int
    """Texts, one an article version."""
    unfinished: int
    """Texts whose graphs are neither there nor in the archive."""
    archived: tuple[tuple[str, int], ...]
    """Versions that are not current, by reason."""
    notices: int
    """Withdrawals and corrections that stand."""
    snapshots: int
    """Published states that are kept: the newest, and those that somebody reads."""
    disk: tuple[tuple[str, int], ...]
    """Bytes by part: graphs, snapshots (what is not in graphs), texts, archive, index, other."""

    @property
    def disk_bytes(self) -> int:
        """Of the whole folder."""
        return sum(size for _, size in self.disk)


def stats(view: View) -> Stats:
    """Counts what is in the store of a view on disk; takes time in proportion to its quads."""
    layout = Layout(view.path or Path())
    described = layout.described()
    derived, articles, users = 0, set(), []
    for name in view.graph_names():
        graph = parse_graph(name)
        if not graph or graph.base != view.base:
            users.append(name)
        elif graph.kind is GraphKind.ARTICLE:
            articles.add(graph.key)
        elif graph.kind not in PER_ARTICLE:
            derived += 1
    places = view.archive.places()
    archived = Counter(place.why.value for place in places.values())
    documents = view.texts.keys()
    return Stats(
        base=view.base,
        format=described["format"],
        ujar=str(described.get("ujar", "")),
        snapshot=view.snapshot or "",
        is_published=not layout.unpublished.exists(),
        quads=view.count(),
        articles=len(articles),
        quotes=view.index.count(),
        derived_graphs=derived,
        users_graphs=len(users),
        users_quads=sum(sum(1 for _ in view.quads(name)) for name in (*users, DEFAULT_GRAPH)),
        documents=len(documents),
        unfinished=len(documents - articles - places.keys()),
        archived=tuple(sorted(archived.items())),
        notices=len(view.archive.notices()),
        snapshots=view.snapshots.count(),
        disk=disk_use(layout.folder),
    )


def keys_of(view: View, kind: GraphKind) -> set[str]:
    """Keys of the articles that have a graph of this kind."""
    graphs = (parse_graph(name) for name in view.graph_names())
    return {graph.key for graph in graphs if graph and graph.kind is kind and graph.base == view.base}


def disk_use(folder: Path) -> tuple[tuple[str, int], ...]:
    """Bytes of the files in the folder of a store, by part; each file once, however many links it has."""
    sizes: Counter[str] = Counter()
    seen: set[tuple[int, int]] = set()
    for part, file in sorted((_part(path.relative_to(folder)), path) for path in folder.rglob("*") if path.is_file()):
        try:
            found = file.stat()
        except FileNotFoundError:  # a writer took it away
            continue
        if (found.st_dev, found.st_ino) not in seen:
            seen.add((found.st_dev, found.st_ino))
            sizes[part[1]] += found.st_size
    return tuple((part, sizes[part]) for part in (*_PARTS, "other") if part in sizes)


def _part(path: Path) -> tuple[int, str]:
    """The part of a store that a file belongs to, with its place in the order of parts."""
    name = path.parts[0].partition(".")[0]
    return (_PARTS.index(name), name) if name in _PARTS else (len(_PARTS), "other")
