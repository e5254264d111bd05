"""Which release a store's content is: remembered in its folder with the snapshot that the release was made of.

A snapshot never changes and its name never comes back, so as long as it is the one that is read, the content is that
of the release. After the next change nothing is claimed, until a release is made of the new content.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import orjson

from kg.store.layout import Layout

if TYPE_CHECKING:
    from kg.store.base import View


def remember_release(view: View, release: str) -> bool:
    """Notes that what this view reads is the release of this id; False where that cannot be noted.

    It cannot for a view that may change, for a store in memory, and in a folder that may not be written.
    """
    if view.path is None or view.snapshot is None:
        return False
    place = Layout(view.path).released
    part = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        part.write_bytes(orjson.dumps({"release": release, "snapshot": view.snapshot}) + b"\n")
        part.replace(place)
    except OSError:
        return False
    return True


def release_of(view: View) -> str | None:
    """The id of the release that holds exactly what this view reads; None where none is known."""
    if view.path is None or view.snapshot is None:
        return None
    try:
        found = orjson.loads(Layout(view.path).released.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None
    is_this = isinstance(found, dict) and found.get("snapshot") == view.snapshot
    return str(found["release"]) if is_this and found.get("release") else None


def move_release(layout: Layout, before: str, after: str) -> None:
    """Keeps what is known of the release of a restored store, whose snapshot `before` is now `after`; no other's."""
    try:
        found = orjson.loads(layout.released.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return
    if isinstance(found, dict) and found.get("snapshot") == before:
        layout.released.write_bytes(orjson.dumps(found | {"snapshot": after}) + b"\n")
    else:
        layout.released.unlink()
