"""Recall by what the gold says of a quote or of its article: construction, hard case, outlet, article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.evaluation.matching import Matching
from kg.evaluation.rates import share

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GroupScore:
    """Recall over the gold quotes of one group, as shares of `gold`."""

    gold: int = 0
    exact: float = 0.0
    overlap: float = 0.0
    e2e: float = 0.0


GROUPS: dict[str, Callable[[Record, Record], Iterable[object]]] = {
    "type": lambda _, quote: [quote.get("type")],
    "construction": lambda _, quote: quote.get("constructions") or (),
    "case": lambda _, quote: [quote["case"]] if quote.get("case") else (),
    "outlet": lambda document, _: [document["outlet"]] if document.get("outlet") else (),
    "article": lambda document, _: [document["id"]],
}
"""What `--by` takes → the groups that a gold quote of a document is in."""


def grouped(matchings: Iterable[Matching], by: str) -> dict[str, GroupScore]:
    """Recall by group, in the order of their names (numbers by size); empty where no quote is in any."""
    rows: dict[object, list[tuple[bool, bool, bool]]] = {}
    for matching in matchings:
        found_of = dict(matching.pairs)
        for number in matching.kept:
            gold = matching.gold[number]
            got = matching.found[found_of[number]] if number in found_of else None
            row = (
                got is not None and gold.spans == got.spans,
                got is not None,
                bool(got and matching.is_right(gold, got)),
            )
            for group in GROUPS[by](matching.document, gold.record):
                rows.setdefault(group, []).append(row)
    return {str(group): _score(rows[group]) for group in sorted(rows, key=_order)}


def _order(group: object) -> tuple[int, str]:
    return (group, "") if isinstance(group, int) else (0, str(group))


def _score(rows: list[tuple[bool, bool, bool]]) -> GroupScore:
    exact, overlap, e2e = (share(sum(column), len(rows)) for column in zip(*rows, strict=True))
    return GroupScore(len(rows), exact, overlap, e2e)
