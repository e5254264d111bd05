"""A store that is made on the way to writing into it: where that fails before anything is in it, it goes again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from kg.errors import StoreError, UjarError
from kg.store.base import Store
from kg.store.layout import Layout
from kg.store.turns import in_turn

_ENDPOINT_REFUSES = re.compile("UJ46[02-7]")
"""Errors of an endpoint, at which a new folder is of no use; not those of a store that somebody else made here."""

AnyStore = TypeVar("AnyStore", bound=Store)


@contextmanager
def opened(path: Path, make: Callable[[], AnyStore]) -> Iterator[AnyStore]:
    """The store that `make` opens in its turn in the folder `path`, closed when the block ends.

    Where that makes it, and the endpoint is of no use, or the block fails while the store has neither graphs nor
    finished articles, the folder is as it was before. Raises StoreError UJ4xx as `kg.store.open_store`.
    """
    is_new, was_there = not Layout(path).description.exists(), path.exists()
    is_unused = False
    try:
        store = in_turn(make)
    except StoreError as error:
        if is_new and _ENDPOINT_REFUSES.fullmatch(error.code):
            _discard(path, keeps_folder=was_there)
        raise
    try:
        yield store
    except UjarError:
        is_unused = is_new and _is_unused(store)
        raise
    finally:
        store.close()
        if is_unused:
            _discard(path, keeps_folder=was_there)


def _discard(path: Path, *, keeps_folder: bool) -> None:
    shutil.rmtree(path, ignore_errors=True)
    if keeps_folder:
        path.mkdir(exist_ok=True)


def _is_unused(store: Store) -> bool:
    try:
        return not store.texts.finished() and next(iter(store.graph_names()), None) is None
    except StoreError:  # nobody knows what an endpoint has that does not answer
        return False
