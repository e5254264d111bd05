"""The system against coders: precision from sheets of quotes, precision and recall from sheets of articles.

Every share comes with the numbers it is made of, so that its interval can be computed. Of several sheets of quotes, the
value that most coders give counts as theirs where there is one ("majority").
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.evaluation.agreement import paired
from kg.evaluation.alpha import wilson
from kg.evaluation.coding import ARTICLES, BOUNDS, NO, QUOTE, QUOTES, VARIABLES, YES
from kg.evaluation.filled import Filled, Values, item_of
from kg.evaluation.letters import parsed
from kg.evaluation.rates import share
from kg.evaluation.sheets import columns_of, read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.evaluation.compare import Item

MAJORITY = "majority"
_NEEDED = ("sheet", "id", "letters", *(column.name for column in VARIABLES))


@dataclass(frozen=True, slots=True)
class Key:
    """The system's answers: values of the quotes drawn, by id; quotes of the articles drawn, by article."""

    quotes: Mapping[str, Values]
    articles: Mapping[str, tuple[Item, ...]]

    def ids(self, kind: str) -> frozenset[str]:
        """The units that were drawn for the sheet of this name."""
        return frozenset(self.quotes if kind == QUOTES.name else self.articles)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, under a name."""

    name: str
    right: int
    of: int

    @property
    def value(self) -> float:
        """From 0 to 1; 0 of nothing."""
        return share(self.right, self.of)

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval."""
        return wilson(self.right, self.of)


@dataclass(frozen=True, slots=True)
class Check:
    """The system's shares by one coder, or by the majority."""

    coder: str
    shares: tuple[Share, ...]
    left_out: int = 0
    """Units of the key that were not judged, or on which no majority agrees."""


def read_key(path: Path) -> Key:
    """The key that ujar sample wrote. Raises InputError UJ118 for another file, UJ117 for a damaged cell."""
    columns = columns_of(path)
    if lacking := [name for name in _NEEDED if name not in columns]:
        problem = f"this is no key: its first row lacks {', '.join(lacking)}"
        raise InputError("UJ118", problem, place=str(path), cure="give the key as ujar sample wrote it")
    quotes: dict[str, Values] = {}
    articles: dict[str, list[Item]] = {}
    for row in read_sheet(path, needed="letters"):
        spans = parsed(row.cells.get("letters", ""))
        if spans is None:
            cure = "give the key as ujar sample wrote it"
            raise InputError("UJ117", "the key is damaged here: letters", place=row.place, cure=cure)
        read = {column.name: column.read(row.cells.get(column.name, "")) for column in VARIABLES}
        values = {name: value for name, value in read.items() if value is not None}
        if row.cells["sheet"] == QUOTES.name:
            quotes[row.cells["id"]] = values
        elif row.cells["sheet"] == ARTICLES.name:
            articles.setdefault(row.cells["id"], []).extend([item_of(spans, values)] if spans else [])
    return Key(quotes, {name: tuple(items) for name, items in articles.items()})


def check_quotes(sheets: Sequence[Filled], key: Key) -> list[Check]:
    """Precision by each coder, then by the majority of several: what is a quote (also by type), bounds, variables."""
    checks = [_check_quotes(sheet.name, sheet.quotes, key) for sheet in sheets]
    return [*checks, _check_quotes(MAJORITY, _majority(sheets), key)] if len(sheets) > 1 else checks


def check_articles(sheets: Sequence[Filled], key: Key) -> list[Check]:
    """Recall and precision by each coder over the articles read, by type, and the variables of the quotes in common."""
    return [_check_articles(sheet, key) for sheet in sheets]


def _check_quotes(name: str, coded: Mapping[str, Values], key: Key) -> Check:
    judged = [(coded[unit], said) for unit, said in key.quotes.items() if QUOTE.name in coded.get(unit, {})]
    if not judged:
        raise _foreign(name)
    quotes = [(values, said) for values, said in judged if values[QUOTE.name] == YES]
    shares = [
        _share("is a quote", [values[QUOTE.name] == YES for values, _ in judged]),
        *_by_type("is a quote", [(said["type"], values[QUOTE.name] == YES) for values, said in judged]),
        _share("bounds", [values[BOUNDS.name] == YES for values, _ in quotes if BOUNDS.name in values]),
        *_variables(quotes),
    ]
    return Check(name, tuple(shares), len(key.quotes) - len(judged))


def _check_articles(sheet: Filled, key: Key) -> Check:
    names = sorted(sheet.articles.keys() & key.articles.keys())
    if not names:
        raise _foreign(sheet.name)
    coded = [item for name in names for item in sheet.articles[name]]
    said = [item for name in names for item in key.articles[name]]
    pairs = [pair for name in names for pair in paired(sheet.articles[name], key.articles[name])]
    hit_coded, hit_said = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    shares = [
        Share("recall, overlap", len(pairs), len(coded)),
        *_by_type("recall, overlap", [(str(item.type), id(item) in hit_coded) for item in coded if item.type]),
        Share("recall, exact", sum(one.spans == other.spans for one, other in pairs), len(coded)),
        Share("precision, overlap", len(pairs), len(said)),
        *_by_type("precision, overlap", [(str(item.type), id(item) in hit_said) for item in said]),
        *_variables([(one.record, other.record) for one, other in pairs]),
    ]
    return Check(sheet.name, tuple(shares), len(key.articles) - len(names))


def _variables(pairs: Iterable[tuple[Mapping[str, str], Mapping[str, str]]]) -> Iterator[Share]:
    """The share of every variable that the system has as the coder has it, of those that the coder filled in."""
    every = list(pairs)
    for column in VARIABLES:
        name = column.name
        yield _share(name, [said.get(name) == coded[name] for coded, said in every if name in coded])


def _by_type(name: str, known: Iterable[tuple[str, bool]]) -> Iterator[Share]:
    every = list(known)
    for kind in sorted({kind for kind, _ in every}):
        yield _share(f"{name}: {kind}", [is_right for own, is_right in every if own == kind])


def _share(name: str, rights: Sequence[bool]) -> Share:
    return Share(name, sum(rights), len(rights))


def _majority(sheets: Sequence[Filled]) -> dict[str, Values]:
    """Of every unit and column, the value that more coders give than any other; none where two are as frequent."""
    found: dict[str, Values] = {}
    for unit in {unit for sheet in sheets for unit in sheet.quotes}:
        values: Values = {}
        for column in (QUOTE, BOUNDS, *VARIABLES):
            given = Counter(sheet.quotes.get(unit, {}).get(column.name) for sheet in sheets)
            del given[None]
            first = given.most_common(2)
            if first and first[0][0] and (len(first) == 1 or first[0][1] > first[1][1]):
                values[column.name] = first[0][0]
        found[unit] = {QUOTE.name: NO} if values.get(QUOTE.name) == NO else values
    return found


def _foreign(name: str) -> InputError:
    cure = "give the key of the same sample, and fill the sheet"
    return InputError("UJ119", "the sheet and the key have no coded unit in common", place=name, cure=cure)
