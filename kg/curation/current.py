"""Which article versions are current, and `graph/versions`, which says how the others stand to them. Derived.

Rebuilt whole, before all other derived graphs: versions that are superseded, copies of one version, and what was
withdrawn move to the store's archive, and back where that is not so any more, so that everything else is computed from
current versions. Depends on the set of articles and on the notices that stand, never on the order of ingest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.curation.versions import Capture, Version, article_address, versions
from kg.ids import Namer
from kg.rdf import vocab
from kg.rdf.literals import moment
from kg.rdf.triples import Quads, Triple, iri, literal, quads_of
from kg.store.archive import Notice, NoticeKind, Place, Said, Stamps, Why
from kg.store.base import Store, View

_STAMPS = {"url": vocab.URL, "modified": vocab.DATE_MODIFIED, "retrieved": vocab.RETRIEVED_ON}
_ARTICLES = "SELECT ?article { ?article a schema:NewsArticle }"
_BETWEEN = {predicate.value: predicate for predicate in (vocab.WAS_REVISION_OF, vocab.ALTERNATE_OF)}
_NOTICES = {
    NoticeKind.WITHDRAWAL: (vocab.QUALIFIED_INVALIDATION, vocab.INVALIDATION),
    NoticeKind.CORRECTION: (vocab.CORRECTION, vocab.CORRECTION_COMMENT),
}
"""What leads from an article to a notice of each kind, and the notice's class."""


@dataclass(slots=True)
class Standing:
    """How the versions in a store stand: what each address has, oldest first, and which are not current, and why."""

    lines: list[tuple[Version, ...]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    current: dict[str, Stamps] = field(default_factory=dict)
    """The versions whose graphs are in the store."""
    known: set[str] = field(default_factory=set)
    """Keys of all versions in the store, its archive included."""


def rebuild(store: Store, namer: Namer) -> dict[Why, int]:
    """Moves what is not current to the archive and what is back, and replaces `graph/versions`; how many are there.

    Killed at any moment, it sets everything right when it runs again.
    """
    notices = store.archive.notices()
    standing = _standing(store, namer, notices)
    _move(store, namer, standing)
    graph = namer.graph("versions")
    store.replace_graphs([graph], quads_of(graph, _triples(standing, notices, store.archive.said(), namer)))
    places = standing.places.values()
    return {why: sum(place.why == why for place in places) for why in Why}


def receive(store: Store, namer: Namer, quads: Quads) -> None:
    """Keeps what a `graph/versions` from elsewhere says: notices, and how versions stand that may not be here."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    holders: list[tuple[str, NoticeKind, str]] = []
    said = []
    kinds = {leads.value: kind for kind, (leads, _) in _NOTICES.items()}
    for subject, predicate, value in _plain(quads):
        one, other = namer.article_of(subject), namer.article_of(value)
        if one and other and predicate in _BETWEEN:
            said.append(Said(one, predicate, other))
        elif one and predicate in kinds:
            holders.append((one, kinds[predicate], value))
        else:
            told[subject][predicate] = value
    store.archive.keep_said(said)
    for key, kind, notice in sorted(holders):
        found = told[notice]
        if vocab.ISSUED.value in found and vocab.DESCRIPTION.value in found:
            store.archive.note(Notice(key, kind, found[vocab.ISSUED.value], found[vocab.DESCRIPTION.value]))


def _plain(quads: Quads) -> Iterator[tuple[str, str, str]]:
    for quad in quads:
        yield tuple(getattr(term, "value", "") for term in (quad.subject, quad.predicate, quad.object))  # type: ignore[misc]


def _standing(store: Store, namer: Namer, notices: Iterable[Notice]) -> Standing:
    current = _current_stamps(store, namer)
    stamps = store.archive.stamps() | current
    addresses: dict[str, list[str]] = defaultdict(list)
    standing = Standing(current=current, known=set(stamps))
    for key, found in stamps.items():
        address = article_address(found.url) if found.url else None
        if address:
            addresses[address].append(key)
        else:
            standing.lines.append((Version(key),))
    for _, keys in sorted(addresses.items()):
        single = (Version(keys[0]),)
        standing.lines.append(single if len(keys) == 1 else versions(_capture(store, key, stamps[key]) for key in keys))
    withdrawn = {notice.key for notice in notices if notice.kind is NoticeKind.WITHDRAWAL}
    for line in standing.lines:
        standing.places.update(_places(line, is_withdrawn=not withdrawn.isdisjoint(line[-1].keys)))
    return standing


def _places(line: tuple[Version, ...], *, is_withdrawn: bool) -> Iterator[tuple[str, Place]]:
    """Why each version of an address is not current, but for the one that is; the last is not if it was withdrawn."""
    for version in line:
        yield from ((key, Place(Why.CAPTURE, version.counted)) for key in version.others)
    for version, later in pairwise(line):
        yield version.counted, Place(Why.SUPERSEDED, later.counted)
    if is_withdrawn:
        yield line[-1].counted, Place(Why.WITHDRAWN)


def _current_stamps(view: View, namer: Namer) -> dict[str, Stamps]:
    """What tells the versions apart whose graphs are in the store; of several values the first in sorted order."""
    found: dict[str, dict[str, str]] = {}
    for (article,) in view.select(vocab.PROLOGUE + _ARTICLES):
        if key := namer.article_of(article or ""):
            found[key] = {}
    for name, predicate in _STAMPS.items():
        for article, value in view.select(f"SELECT ?article ?value {{ ?article {predicate} ?value }}"):
            told = found.get(namer.article_of(article or "") or "")
            if told is not None and value:
                told[name] = min(value, told.get(name, value))
    return {key: Stamps(**told) for key, told in found.items()}


def _capture(view: View, key: str, stamps: Stamps) -> Capture:
    document = view.texts.get(key)
    return Capture(key, len(document.text) if document else 0, stamps.modified, stamps.retrieved)


def _move(store: Store, namer: Namer, standing: Standing) -> None:
    """Moves what must be moved: into the archive first and then out of the graphs, and the other way round."""
    before, current = store.archive.places(), standing.current
    for key in sorted(standing.places.keys() & current.keys()):
        graphs = [namer.graph(kind, key) for kind in ("article", "prov")]
        quads = [quad for graph in graphs for quad in store.quads(graph)]
        store.archive.put(key, standing.places[key], current[key], quads)
        store.replace_graphs(graphs, ())
    returning = sorted(before.keys() - standing.places.keys())
    for key in returning:
        if key not in current:
            store.replace_graphs([namer.graph(kind, key) for kind in ("article", "prov")], store.archive.quads(key))
    store.archive.remove(returning)
    moved = ((key, place) for key, place in standing.places.items() if before.get(key, place) != place)
    store.archive.move(sorted(moved, key=lambda one: one[0]))


def _triples(standing: Standing, notices: Iterable[Notice], said: Iterable[Said], namer: Namer) -> Iterator[Triple]:
    for line in standing.lines:
        for version in line:
            doc = namer.article(version.counted)
            yield from ((doc, vocab.ALTERNATE_OF, iri(namer.article(key))) for key in version.others)
        for version, later in pairwise(line):
            yield namer.article(later.counted), vocab.WAS_REVISION_OF, iri(namer.article(version.counted))
    for one in said:
        if not {one.key, one.other} <= standing.known:
            yield namer.article(one.key), _BETWEEN[one.property], iri(namer.article(one.other))
    for notice in notices:
        yield from _notice_triples(notice, namer)


def _notice_triples(notice: Notice, namer: Namer) -> Iterator[Triple]:
    node = namer.notice(notice.key, notice.kind, notice.date, notice.reason)
    leads, kind = _NOTICES[notice.kind]
    yield namer.article(notice.key), leads, iri(node)
    yield node, vocab.TYPE, kind
    yield node, vocab.ISSUED, moment(notice.date) or literal(notice.date)
    yield node, vocab.DESCRIPTION, literal(notice.reason)
