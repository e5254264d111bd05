"""Opens the store of the settings and closes it again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.cli.console import remark
from kg.store import open_store
from kg.store.fresh import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.settings import Settings
    from kg.store.base import Store, View


@contextmanager
def reading(settings: Settings) -> Iterator[View]:
    """The store as it was last published, finished if need be. Raises StoreError UJ4xx as `open_store` does."""
    from kg.intake.recovery import open_finished

    view = open_finished(settings, on_unfinished=_tell_unfinished)
    try:
        yield view
    finally:
        view.close()


def selected(view: View, wanted: Mapping[str, Any]) -> frozenset[str] | None:
    """Keys of the articles that the options of a selection take; None where none was given.

    Says what is taken, and so that nothing is. Raises SettingsError UJ731, UJ732 and UJ736 for what cannot be.
    """
    from kg.export.selection import select
    from kg.views.filters import view_filter

    given = {name: value for name, value in wanted.items() if value}
    if not given:
        return None
    chosen = select(view, view_filter(**given))
    remark(f"selection: {chosen.filter.describe()}; articles {len(chosen.keys):,}")
    return chosen.keys


@contextmanager
def writing(settings: Settings) -> Iterator[Store]:
    """The store for its one writer, made if it is not there. Raises StoreError UJ4xx as `open_store` does."""
    with opened(settings.store, lambda: open_store(settings.store, settings=settings)) as store:
        yield store


def _tell_unfinished() -> None:
    remark("note: the last ingest was interrupted; computing speakers, claims and the text index of what it wrote")
