"""Shards into a store: what extraction wrote as N-Quads, here or on other machines, taken as it is and in bulk.

Unlike an import, nothing is checked or moved, so shards must be of one's own making; and a store that has articles
already takes none, because an article is replaced whole and a bulk load only adds. At an endpoint they are sent, in
several requests, when all of them have been read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from kg.curation import current
from kg.errors import StoreError
from kg.ids import Namer
from kg.intake import rebuild_derived
from kg.intake.extraction import digest, made_by
from kg.model.text import SourceDocument
from kg.rdf.from_graph import read_article, read_extractor
from kg.rdf.graphs import GraphKind, parse_graph
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store
from kg.store.bulk import Shard, read_apart, write_loaded
from kg.store.fresh import opened
from kg.store.layout import Layout
from kg.store.oxigraph import OxigraphDisk
from kg.store.rebase import exchange

_CHUNK = 256
_NOTE = "load"
_UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a bulk load did. `load_s` is what the engine took for the quads, `seconds` all of it."""

    quads: int
    articles: int
    quotes: int
    with_text: int
    load_s: float
    seconds: float


def load(
    shards: Sequence[Shard],
    *,
    settings: Settings,
    texts: Iterable[tuple[str, SourceDocument]] = (),
    progress: Callable[[int], None] | None = None,
) -> Loaded:
    """Loads shards into the settings' store, which has no article yet, with their `texts`, and publishes.

    `progress` is called with the number of statements read, then of articles. One that was interrupted is finished
    by calling it again. Raises InputError UJ121 and StoreError: UJ486 the store has articles; UJ406, UJ485 and UJ407
    as `kg.store.bulk.write_loaded`; UJ403 and others as opening does; at an endpoint UJ462 to UJ465.
    """
    begin, show = time.monotonic(), progress or _nothing
    quads = _send(shards, settings, show) if settings.endpoint else _exchange(shards, settings, show)
    load_s = time.monotonic() - begin if quads else 0.0
    with closing(_opened(settings)) as store:
        store.texts.put(texts)
        articles, with_text = _documents(store, show)
        namer = Namer(store.base)
        current.receive(store, namer, list(store.quads(namer.graph("versions"))))
        rebuild_derived(store)
        store.publish()
        store.texts.set_note(_NOTE, "")
        return Loaded(quads, articles, store.index.count(), with_text, load_s, time.monotonic() - begin)


def _exchange(shards: Sequence[Shard], settings: Settings, show: Callable[[int], None]) -> int:
    """Puts the graphs of the store and the shards in the place of its graphs; how many quads came."""
    layout, quads = Layout(settings.store), 0
    _finish_exchange(layout, settings.base)
    with opened(settings.store, lambda: OxigraphDisk(settings.store, settings=settings)) as store:
        if _is_new(store, settings):
            _note_beginning(store)
            quads = write_loaded(store, shards, progress=show)
    _finish_exchange(layout, settings.base)
    return quads


def _send(shards: Sequence[Shard], settings: Settings, show: Callable[[int], None]) -> int:
    """Sends the shards to the endpoint, all of them again after an interruption; how many quads."""
    from kg.store.endpoint.store import EndpointStore

    with opened(settings.store, lambda: EndpointStore(settings.store, settings=settings)) as store:
        is_new = _is_new(store, settings)
        with read_apart(Layout(settings.store), settings.base, shards, progress=show) as quads:
            if is_new:
                _note_beginning(store)
            return store.bulk_load(quads, progress=show)


def _opened(settings: Settings) -> Store:
    if settings.endpoint:
        return open_store(settings.store, settings=settings)
    return OxigraphDisk(settings.store, settings=settings)  # whose index, not filled yet, is filled at the end


def _is_new(store: Store, settings: Settings) -> bool:
    """False where a load was interrupted. Raises StoreError UJ486 where articles came in another way."""
    is_new = next(_articles(store), None) is None
    if not is_new and store.texts.note(_NOTE) != _UNFINISHED:
        cure = "give a new folder with --store, or add to it with `ujar import`"
        raise StoreError("UJ486", "the store has articles already", place=str(settings.store), cure=cure)
    return is_new


def _note_beginning(store: Store) -> None:
    store.texts.set_note(_NOTE, _UNFINISHED)
    store.texts.set_note("derived", "stale")


def _finish_exchange(layout: Layout, base: str) -> None:
    """Puts loaded graphs in their place, also those of a load that was interrupted there."""
    new = Layout(layout.rebase)
    if new.folder.exists() and (not new.description.exists() or new.base() == base):
        exchange(layout)


def _articles(store: Store) -> Iterator[str]:
    """The keys of the articles whose graphs are there."""
    graphs = (parse_graph(name) for name in store.graph_names())
    return (graph.key for graph in graphs if graph and graph.kind is GraphKind.ARTICLE)


def _documents(store: Store, show: Callable[[int], None]) -> tuple[int, int]:
    """Records each article: its text if that is here, what its graph says if not; and what extracted it."""
    keys, articles, with_text = _articles(store), 0, 0
    namer = Namer(store.base)
    while chunk := list(islice(keys, _CHUNK)):
        new, states = [], []
        for key in chunk:
            annotated = read_article(store.quads(namer.graph("article", key)), "")
            if annotated is None:
                continue
            document = store.texts.get(key)
            if document is None:
                document = annotated.document
                new.append((key, document))
            with_text += bool(document.text)
            extractor = read_extractor(store.quads(namer.graph("prov", key)))
            states.append((key, made_by(digest(document), annotated.article.language, extractor)))
        store.texts.put(new)
        store.texts.set_states(states)
        articles += len(states)
        show(articles)
    return articles, with_text


def _nothing(done: int) -> None:
    del done
