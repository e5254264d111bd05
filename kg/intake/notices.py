"""Withdrawals and corrections: noting them in a store, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.curation.history import find, history, is_current, place
from kg.errors import InputError
from kg.intake import rebuild_derived
from kg.store.archive import Notice, NoticeKind, Place
from kg.store.base import Store, View


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of one article: the name it was called by, its key, what was noted or taken back."""

    name: str
    key: str
    notices: tuple[Notice, ...]
    place: Place | None
    """Why it is not current now; None if it is."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A notice that stands, with the id and address of its article; None for one that is not in the store."""

    notice: Notice
    id: str | None
    url: str | None
    place: Place | None
    is_current: bool


def listed(view: View, kind: NoticeKind) -> list[Listed]:
    """All notices of a kind that stand, by date and key; also those of articles that only an import told of."""
    found = sorted(view.archive.notices(), key=lambda notice: (notice.date, notice))
    return [_listed(view, notice) for notice in found if notice.kind is kind]


def _listed(view: View, notice: Notice) -> Listed:
    document = view.texts.get(notice.key)
    url, name = (document.url, document.id) if document else (None, None)
    return Listed(notice, name, url, place(view, notice.key), is_current(view, notice.key))


def note(store: Store, names: Sequence[str], kind: NoticeKind, *, date: str, reason: str) -> list[Noted]:
    """Notes a withdrawal or correction of each article, rebuilds what is derived, and publishes.

    `names` are addresses, ids or keys; nothing is noted unless each is one article. `date` is an ISO 8601 date, or date
    and time. A notice that stands already is not added again. Raises InputError: UJ170 no article, UJ171 several.
    """
    found = [(name, _key(store, name)) for name in names]
    notices = [(name, Notice(key, kind, date, reason)) for name, key in found]
    store.texts.set_note("derived", "stale")
    for _, notice in notices:
        store.archive.note(notice)
    return _settled(store, ((name, notice.key, (notice,)) for name, notice in notices))


def take_back(store: Store, names: Sequence[str], kind: NoticeKind, *, date: str | None = None) -> list[Noted]:
    """Takes back the notices of a kind on the articles' newest versions and their copies, or only those of one date.

    Raises InputError as `note` does, and UJ172 where there is nothing to take back, before anything is taken back.
    """
    found = [(name, key, _standing(store, key, kind, date)) for name, key in ((one, _key(store, one)) for one in names)]
    for name, _, notices in found:
        if not notices:
            when = f" of {date}" if date else ""
            cure = "its page shows what was noted of it; `--list` names all that stand"
            raise InputError("UJ172", f"no {kind}{when} of this article stands", place=name, cure=cure)
    store.texts.set_note("derived", "stale")
    store.archive.take_back(notice for _, _, notices in found for notice in notices)
    return _settled(store, found)


def _settled(store: Store, found: Iterable[tuple[str, str, tuple[Notice, ...]]]) -> list[Noted]:
    settled = list(found)
    rebuild_derived(store)
    store.publish()
    return [Noted(name, key, notices, store.archive.place(key)) for name, key, notices in settled]


def _standing(store: Store, key: str, kind: NoticeKind, date: str | None) -> tuple[Notice, ...]:
    version = history(store, key).version(key)
    keys = {version.key, *version.copies}
    standing = (notice for notice in store.archive.notices() if notice.key in keys and notice.kind is kind)
    return tuple(notice for notice in standing if date in (None, notice.date))


def _key(store: Store, name: str) -> str:
    keys = find(store, name)
    if not keys:
        cure = "name an article by its address, its id or its key, as they stand on its page"
        raise InputError("UJ170", "the store has no article of this name", place=name, cure=cure)
    if len(keys) > 1:
        problem = f"{len(keys)} articles have this name"
        told = ", ".join(f"{key} (current)" if is_current(store, key) else key for key in keys)
        raise InputError("UJ171", problem, place=name, cure=f"name one by its key: {told}")
    return keys[0]
