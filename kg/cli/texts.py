"""The texts of a store in a file beside its graphs, for `ujar import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.console import progress
from kg.cli.output import output
from kg.curation.history import is_current
from kg.store.text_lines import write_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from pathlib import Path

    from kg.model.text import SourceDocument
    from kg.store.base import View


def write_texts_file(view: View, path: Path, *, keys: Container[str] | None = None) -> None:
    """Writes the articles' documents as JSON Lines, by key, packed where the name ends in .gz; `keys` None = all.

    Articles that the store has without their text are left out, and versions that are not current: the graphs beside
    which the file stands do not hold them.
    """
    with progress("texts") as show, output(path) as out:
        write_texts(_documents(view, keys, show), out)


def _documents(view: View, keys: Container[str] | None, show: Callable[[int], None]) -> Iterator[SourceDocument]:
    for number, (key, document) in enumerate(view.texts.items(), start=1):
        show(number)
        if document.text and (keys is None or key in keys) and is_current(view, key):
            yield document
