"""A whole store under another base, as if its articles had been ingested there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import StoreError
from kg.intake import rebuild_derived
from kg.settings import Settings
from kg.store import open_store
from kg.store.layout import Layout, refuse_endpoint
from kg.store.rebase import exchange, write_moved
from kg.store.turns import in_turn


@dataclass(frozen=True, slots=True)
class Rebased:
    """What a rebase did: the base before, and the quads that were moved (0 where it was the same already)."""

    before: str
    quads: int


def rebase(path: Path, *, settings: Settings, progress: Callable[[int], None] | None = None) -> Rebased:
    """Puts the ids of the store in the folder `path` under the base of `settings`, and publishes.

    Afterwards the store holds what the same articles would give, ingested under the new base: no digest holds the
    base, and what is derived is computed again. One that was interrupted is finished by calling it again.
    Raises StoreError: UJ401, UJ403, UJ405, UJ407 as opening and writing do, UJ431 while another base is under way,
    UJ468 for graphs at an endpoint.
    """
    layout = Layout(path)
    refuse_endpoint(layout.endpoint())
    before, quads = layout.base(), 0
    if layout.rebase.exists():
        wanted = Layout(layout.rebase).base() if Layout(layout.rebase).description.exists() else before
        if wanted != settings.base:
            cure = f"finish it first: ujar rebase {wanted}"
            raise StoreError("UJ431", f"a move of the ids to {wanted} was interrupted", place=str(path), cure=cure)
    elif before != settings.base:
        with closing(in_turn(lambda: open_store(path, settings=replace(settings, base=before)))) as store:
            store.texts.set_note("derived", "stale")
            quads = write_moved(store, layout, settings.base, progress=progress)
    if layout.rebase.exists():
        exchange(layout)
    with closing(open_store(path, settings=settings)) as store:
        if store.texts.note("derived") != "fresh":
            rebuild_derived(store)
        store.publish()
    return Rebased(before, quads)
