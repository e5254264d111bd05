"""N-Quads from a file as a store of their own, in a temporary folder, which is forgotten at the end."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kg.errors import InputError
from kg.store.oxigraph import OxigraphDisk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.settings import Settings
    from kg.store.base import Store


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
