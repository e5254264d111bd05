"""Agreement between coders: in each variable, over the units that two or more coded, and in the quotes they found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.errors import InputError
from kg.evaluation.alpha import agreeing, nominal_alpha
from kg.evaluation.coding import BOUNDS, QUOTE, VARIABLES
from kg.evaluation.compare import Item
from kg.evaluation.filled import Filled
from kg.evaluation.matching import matched
from kg.evaluation.rates import share

Rated = Sequence[str]


@dataclass(frozen=True, slots=True)
class VariableAgreement:
    """One variable: units that two or more coders coded, share of agreeing pairs, alpha (None where undefined)."""

    name: str
    units: int
    agreement: float
    alpha: float | None
    empty: int
    """Cells that were left empty, over all sheets."""


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two coders over the articles that both have read: how many quotes each found, and the matches."""

    names: tuple[str, str]
    articles: int
    quotes: tuple[int, int]
    exact: int
    overlap: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """What several filled sheets of one kind say; `units` in any of them, `common` in all of them."""

    names: tuple[str, ...]
    units: int
    common: int
    variables: tuple[VariableAgreement, ...]
    pairs: tuple[PairAgreement, ...] = ()


def of_quotes(sheets: Sequence[Filled]) -> Agreement:
    """Agreement of sheets of quotes. Raises InputError UJ119 where no unit is in two of them."""
    units, common = _units(sheets, [sheet.quotes for sheet in sheets])
    rows = []
    for column in (QUOTE, BOUNDS, *VARIABLES):
        known = [[sheet.quotes.get(unit, {}).get(column.name) for sheet in sheets] for unit in sorted(units)]
        rows.append(_variable(column.name, known, sheets))
    return Agreement(_names(sheets), len(units), len(common), tuple(rows))


def of_articles(sheets: Sequence[Filled]) -> Agreement:
    """Agreement of sheets of articles: which quotes are found, and of those that both of a pair found, each variable.

    Raises InputError UJ119 where no article was read by two.
    """
    units, common = _units(sheets, [sheet.articles for sheet in sheets])
    pairs, matches = [], list[tuple[Item, Item]]()
    for one, other in combinations(sheets, 2):
        pair, found = _compared(one, other)
        pairs.append(pair)
        matches.extend(found)
    rows = [
        _variable(column.name, [[a.record.get(column.name), b.record.get(column.name)] for a, b in matches], sheets)
        for column in VARIABLES
    ]
    return Agreement(_names(sheets), len(units), len(common), tuple(rows), tuple(pairs))


def paired(one: Sequence[Item], other: Sequence[Item]) -> list[tuple[Item, Item]]:
    """The quotes of two codings of an article that share at least half of their letters, one to one."""
    found, _ = matched(one, other, frozenset(range(len(one))))
    return [(one[first], other[second]) for first, second in found]


def _compared(one: Filled, other: Filled) -> tuple[PairAgreement, list[tuple[Item, Item]]]:
    both = sorted(one.articles.keys() & other.articles.keys())
    matches = [pair for name in both for pair in paired(one.articles[name], other.articles[name])]
    quotes = (sum(len(one.articles[name]) for name in both), sum(len(other.articles[name]) for name in both))
    exact = sum(a.spans == b.spans for a, b in matches)
    return PairAgreement((one.name, other.name), len(both), quotes, exact, len(matches)), matches


def _variable(name: str, known: Iterable[Sequence[str | None]], sheets: Iterable[Filled]) -> VariableAgreement:
    units: list[Rated] = [[value for value in values if value is not None] for values in known]
    pairable = [values for values in units if len(values) > 1]
    agreement = share(*agreeing(pairable))
    return VariableAgreement(
        name, len(pairable), agreement, nominal_alpha(pairable), sum(sheet.empty[name] for sheet in sheets)
    )


def _units(sheets: Sequence[Filled], units: Sequence[Mapping[str, object]]) -> tuple[set[str], set[str]]:
    every = set().union(*units)
    if not any(one.keys() & other.keys() for one, other in combinations(units, 2)):
        cure = "give sheets that were copied from the same sample and filled"
        raise InputError("UJ119", "the sheets have no unit in common", place=", ".join(_names(sheets)), cure=cure)
    return every, set(units[0]).intersection(*units)


def _names(sheets: Iterable[Filled]) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in sheets)
