"""Whether filled sheets belong together: each file once, and no row that none of the others knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.evaluation.filled import Filled


def check_files(paths: Iterable[Path]) -> None:
    """Raises InputError UJ119 for a file that is given twice: it would agree with itself."""
    seen = set()
    for path in paths:
        real = path.resolve()
        if real in seen:
            cure = "give the sheet of each coder once"
            raise InputError("UJ119", "this file is given twice", place=str(path), cure=cure)
        seen.add(real)


def strangers(sheets: Sequence[Filled], drawn: Collection[str] | None) -> Iterator[InputError]:
    """UJ119 for each row of sheets of one kind whose id is not among those `drawn`, the ids of the key.

    Without a key (None), for ids that one sheet alone has while it lacks ids of the others: one sheet may be a part of
    another. Sheets that have nothing in common with the rest are left to whoever compares them.
    """
    for number, sheet in enumerate(sheets):
        own, rest = sheet.places.keys(), [other for at, other in enumerate(sheets) if at != number]
        known = frozenset(drawn) if drawn is not None else frozenset[str]().union(*(other.places for other in rest))
        if not own & known or (drawn is None and known <= own):
            continue
        where = "in the key" if drawn is not None else f"in {', '.join(other.name for other in rest)}"
        for name in [name for name in sheet.places if name not in known]:
            cure = "write it as ujar sample did, or delete the row"
            yield InputError("UJ119", f"the id {name} is not {where}", place=sheet.places[name], cure=cure)
