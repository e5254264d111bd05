"""Graphs from elsewhere as a store of their own, in a temporary folder, which is forgotten at the end."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kg.errors import InputError
from kg.settings import Settings
from kg.store.oxigraph import OxigraphDisk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.base import Store, View


@contextmanager
def near(view: View) -> Iterator[View]:
    """The view, or a copy of the graphs of one that is far, while the context lasts."""
    if not view.is_far:
        yield view
        return
    with tempfile.TemporaryDirectory(prefix="ujar-", ignore_cleanup_errors=True) as folder:
        copy = OxigraphDisk(Path(folder) / "store", settings=Settings(base=view.base))
        try:
            copy.graphs.bulk_extend(view.quads())
            yield copy
        finally:
            copy.close()


@contextmanager
def loaded(file: BinaryIO, *, settings: Settings, place: str) -> Iterator[Store]:
    """The store while the context lasts. On disk, so that memory does not grow with the file.

    Raises InputError UJ121 for what is no N-Quads, with `place`, the name of the file.
    """
    with tempfile.TemporaryDirectory(prefix="ujar-", ignore_cleanup_errors=True) as folder:
        store = OxigraphDisk(Path(folder) / "store", settings=settings)
        try:
            try:
                store.graphs.bulk_load(file, format=ox.RdfFormat.N_QUADS)
            except (SyntaxError, ValueError, OSError, EOFError) as error:
                raise InputError(
                    "UJ121", f"it is no N-Quads: {error}", place=place, cure="take the file from the release again"
                ) from error
            yield store
        finally:
            store.close()
