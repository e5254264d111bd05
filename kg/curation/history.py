"""What a store knows of one address: its versions, which of them is current, and what was noted of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.ids import Namer
from kg.rdf import vocab
from kg.rdf.triples import Quads
from kg.store.archive import Notice, NoticeKind, Place
from kg.store.base import View

_AROUND = "(prov:wasRevisionOf|^prov:wasRevisionOf|prov:alternateOf|^prov:alternateOf)*"
_NODES = f"SELECT DISTINCT ?doc {{{{ <{{doc}}> {_AROUND} ?doc }}}}"
_LINKS = "SELECT ?one ?other {{ VALUES ?one {{ {docs} }} ?one prov:{how} ?other }}"
_NOTICES = """SELECT ?doc ?class ?date ?reason {{ VALUES ?doc {{ {docs} }}
  ?doc prov:qualifiedInvalidation|schema:correction ?notice .
  ?notice a ?class ; dct:issued ?date ; dct:description ?reason }}"""
_LEADS = (vocab.QUALIFIED_INVALIDATION, vocab.CORRECTION)
_KINDS = {
    vocab.INVALIDATION.value: NoticeKind.WITHDRAWAL,
    vocab.CORRECTION_COMMENT.value: NoticeKind.CORRECTION,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One version of an address: the copy that counts, the other copies, and what was noted of any of them."""

    key: str
    copies: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """All versions of the address of one article, oldest first."""

    versions: tuple[Told, ...]

    @property
    def newest(self) -> str:
        """The key of the newest version, which is the current one unless it was withdrawn."""
        return self.versions[-1].key

    @property
    def corrections(self) -> tuple[Notice, ...]:
        """Corrections of any version, by date."""
        return self._of(NoticeKind.CORRECTION)

    @property
    def withdrawals(self) -> tuple[Notice, ...]:
        """Withdrawals of any version, by date."""
        return self._of(NoticeKind.WITHDRAWAL)

    def version(self, key: str) -> Told:
        """The version that `key` is, or is a copy of."""
        return next(version for version in self.versions if key in (version.key, *version.copies))

    def _of(self, kind: NoticeKind) -> tuple[Notice, ...]:
        found = (notice for version in self.versions for notice in version.notices if notice.kind is kind)
        return tuple(sorted(found, key=lambda notice: (notice.date, notice)))


def history(view: View, key: str) -> History:
    """What `graph/versions` says around one version; a version that it says nothing of stands alone."""
    namer = Namer(view.base)
    keys = _keys(view, namer, _NODES.format(doc=namer.article(key)), 0) or [key]
    docs = " ".join(f"<{namer.article(one)}>" for one in keys)
    copies: dict[str, list[str]] = defaultdict(list)
    for one, other in _pairs(view, namer, _LINKS.format(docs=docs, how="alternateOf")):
        copies[one].append(other)
    before: dict[str, list[str]] = defaultdict(list)
    for one, other in _pairs(view, namer, _LINKS.format(docs=docs, how="wasRevisionOf")):
        before[one].append(other)
    notices: dict[str, list[Notice]] = defaultdict(list)
    for doc, kind, date, reason in view.select(vocab.PROLOGUE + _NOTICES.format(docs=docs)):
        noted = namer.article_of(doc or "")
        if noted and kind in _KINDS and date and reason:
            notices[noted].append(Notice(noted, _KINDS[kind], date, reason))
    others = {other for listed in copies.values() for other in listed} - before.keys()
    counted = _oldest_first([one for one in keys if one not in others], before)
    told = []
    for one in counted or [key]:
        also = tuple(sorted(copies[one]))
        told.append(Told(one, also, tuple(sorted(notice for name in (one, *also) for notice in notices[name]))))
    return History(tuple(told))


def find(view: View, name: str) -> tuple[str, ...]:
    """Keys of the articles whose key, id or address is `name`.

    A key or an id is the text that bears it, current or not; of copies of one version with one id, that which counts.
    An address is its current version, of an article that was withdrawn its newest one.
    """
    keys = [key for key in view.texts.find(name) if is_current(view, key) or place(view, key)]
    if name in keys:
        return (name,)
    addressed = {key for key in keys if (document := view.texts.get(key)) and document.url == name}
    newest = latest(view, addressed)
    return tuple(sorted({*newest, *(_counted(view, key, keys) for key in keys if key not in addressed)}))


def latest(view: View, keys: Iterable[str]) -> tuple[str, ...]:
    """The newest versions of the addresses of these articles, sorted; only the current ones, if there are any."""
    newest = {history(view, key).newest for key in keys}
    return tuple(sorted(key for key in newest if is_current(view, key)) or sorted(newest))


def _counted(view: View, key: str, among: Collection[str]) -> str:
    """The copy that counts of the version that `key` is of, or else the first copy, as far as they are in `among`."""
    version = history(view, key).version(key)
    return next(copy for copy in (version.key, *version.copies) if copy in among)


def is_current(view: View, key: str) -> bool:
    """Whether the graph of this version is in the store."""
    return any(True for _ in view.quads(Namer(view.base).graph("article", key)))


def place(view: View, key: str) -> Place | None:
    """Why a version is not current; None for one that is current or not known."""
    return None if is_current(view, key) else view.archive.place(key)


def quads_of(view: View, key: str, kind: str) -> Quads:
    """The `article` or `prov` graph of a version, current or not; empty for one that is not known."""
    return list(view.quads(Namer(view.base).graph(kind, key))) or view.archive.quads(key, kind)


def told_of(view: View, key: str) -> Quads:
    """What `graph/versions` says of one version, and of the notices that lead from it."""
    graph, doc = Namer(view.base).graph("versions"), Namer(view.base).article(key)
    found = [*view.quads(graph, subject=doc), *view.quads(graph, value=doc)]
    notices = sorted(str(quad.object).strip("<>") for quad in found if quad.predicate in _LEADS)
    return [*found, *(quad for notice in notices for quad in view.quads(graph, subject=notice))]


def _oldest_first(keys: list[str], before: dict[str, list[str]]) -> list[str]:
    """By the length of the longest way back; what goes round in a circle ends after as many steps as there are keys."""
    depth = dict.fromkeys(keys, 0)
    for _ in keys:
        depth = {key: max([0, *(depth.get(old, 0) + 1 for old in before.get(key, ()))]) for key in keys}
    return sorted(keys, key=lambda key: (min(depth[key], len(keys)), key))


def _keys(view: View, namer: Namer, query: str, column: int) -> list[str]:
    found = (namer.article_of(row[column] or "") for row in view.select(vocab.PROLOGUE + query))
    return sorted({key for key in found if key})


def _pairs(view: View, namer: Namer, query: str) -> list[tuple[str, str]]:
    rows = (tuple(namer.article_of(iri or "") for iri in row) for row in view.select(vocab.PROLOGUE + query))
    return sorted((one, other) for one, other in rows if one and other)
