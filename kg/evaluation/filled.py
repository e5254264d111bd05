"""Reads filled coding sheets: what each coder says of each unit, which cells were left empty, what cannot be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import InputError
from kg.evaluation.coding import (
    ARTICLES,
    BOUNDS,
    FIRST,
    LAST,
    NO,
    PART,
    QUOTE,
    QUOTES,
    READ,
    SHEETS,
    VARIABLES,
    YES,
    Column,
)
from kg.evaluation.compare import Item
from kg.evaluation.letters import letters
from kg.evaluation.sheets import Row, columns_of, read_sheet
from kg.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Values = dict[str, str]
"""Column → value as it is compared; columns that were left empty are not there."""
_LEAST_WORDS = 3


@dataclass(slots=True)
class Filled:
    """One coder's sheet of quotes or of articles; `problems` are what cannot be read, `doubts` what may be wrong."""

    name: str
    quotes: dict[str, Values] = field(default_factory=dict)
    """Of a sheet of quotes: id → values."""
    articles: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    """Of a sheet of articles: article that was read → its quotes in letters and digits, values in their records."""
    places: dict[str, str] = field(default_factory=dict)
    """Units that the sheet holds, coded or not → sheet and row, the first one of an article."""
    empty: Counter[str] = field(default_factory=Counter)
    problems: list[InputError] = field(default_factory=list)
    doubts: list[InputError] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many units the sheet holds."""
        return len(self.places)


class Given(NamedTuple):
    """The rows of one article in a sheet of articles."""

    name: str
    text: str
    rows: Sequence[Row]


def kind_of(path: Path) -> str:
    """`quotes` or `articles`. Raises InputError UJ118 for a file that is neither, with the columns it lacks."""
    columns = columns_of(path)
    lacking = {sheet.name: [name for name in sheet.needed if name not in columns] for sheet in SHEETS}
    nearest = min(lacking, key=lambda name: len(lacking[name]))
    if lacking[nearest]:
        problem = f"this is no coding sheet: to be one of {nearest}, its first row lacks {', '.join(lacking[nearest])}"
        cure = "give a sheet that ujar sample wrote, with its header; leave a column empty that is not coded"
        raise InputError("UJ118", problem, place=str(path), cure=cure)
    return nearest


def read_quotes(path: Path) -> Filled:
    """A sheet of quotes. Raises InputError as `read_sheet` does."""
    filled = Filled(path.name)
    for row in read_sheet(path, needed=QUOTES.key):
        identifier = row.cells.get(QUOTES.key, "")
        if identifier in filled.places or not identifier:
            problem = f"the id {identifier} stands there twice" if identifier else "the row has no id"
            filled.problems.append(InputError("UJ119", problem, place=row.place, cure="keep the rows as they were"))
            continue
        filled.places[identifier] = row.place
        filled.quotes[identifier] = _judged(row, filled)
    return filled


def read_articles(path: Path) -> Filled:
    """A sheet of articles. Raises InputError as `read_sheet` does."""
    filled = Filled(path.name)
    for given in _articles(read_sheet(path, needed=ARTICLES.key)):
        if not given.name:
            cure = "write the id of its article"
            filled.problems += [
                InputError("UJ119", "the row has no id", place=row.place, cure=cure) for row in given.rows
            ]
            continue
        filled.places[given.name] = given.rows[0].place
        filled.problems.extend(_texts_again(given.rows))
        quotes = _coded(given, filled)
        if any(_values(row, (READ,), filled).get(READ.name) == YES for row in given.rows):
            filled.articles[given.name] = quotes
            filled.empty.update(
                column.name for item in quotes for column in VARIABLES if column.name not in item.record
            )
        else:
            filled.empty[READ.name] += 1
    return filled


def _judged(row: Row, filled: Filled) -> Values:
    """The values of a row; what is no quote has nothing more to say: its other cells must be empty, uncounted."""
    values = _values(row, (QUOTE, BOUNDS, *VARIABLES), filled)
    further = [name for name in values if name != QUOTE.name]
    if values.get(QUOTE.name) == NO and further:
        cure = "empty them, or write y if it is a quote"
        problem = f"quote is n, but filled in: {', '.join(further)}"
        filled.problems.append(InputError("UJ117", problem, place=row.place, cure=cure))
    asked = (BOUNDS, *VARIABLES) if values.get(QUOTE.name) == YES else ()
    filled.empty.update(column.name for column in (QUOTE, *asked) if column.name not in values)
    return values


def _articles(rows: Iterable[Row]) -> list[Given]:
    of: dict[str, list[Row]] = {}
    for row in rows:
        of.setdefault(row.cells.get(ARTICLES.key, ""), []).append(row)
    return [
        Given(name, letters("".join(row.cells.get("text", "") for row in given)), given) for name, given in of.items()
    ]


def _texts_again(rows: Iterable[Row]) -> Iterator[InputError]:
    """The rows of an article that hold a text which stands in a row above: it would be read twice as long."""
    seen: dict[str, str] = {}
    for row in rows:
        text = row.cells.get("text", "")
        if text and text in seen:
            problem = f"the article has this text already in {seen[text]}"
            yield InputError("UJ119", problem, place=row.place, cure="delete the row, or empty its text")
        seen.setdefault(text, row.place)


def _coded(given: Given, filled: Filled) -> tuple[Item, ...]:
    found: list[Item] = []
    for row in given.rows:
        values = _values(row, VARIABLES, filled)
        if not row.cells.get(FIRST):
            if values or row.cells.get(LAST):
                cure = "write the first words of the content, as they stand in the text"
                filled.problems.append(InputError("UJ117", f"{FIRST} is empty", place=row.place, cure=cure))
            continue
        spans = _located_anew(given.text, row, found)
        if isinstance(spans, InputError):
            filled.problems.append(spans)
            continue
        filled.doubts.extend(_too_short(row))
        found.append(item_of(spans, values))
    return tuple(found)


def item_of(spans: Sequence[Span], values: Mapping[str, str]) -> Item:
    """A quote to be compared, its spans in letters and digits."""
    chars = frozenset(at for start, end in spans for at in range(start, end))
    return Item(type=values.get("type"), spans=tuple(spans), chars=chars, name=values.get("name"), record=values)


def _too_short(row: Row) -> Iterator[InputError]:
    """Few words may stand elsewhere in the article too, or inside other words; some content is so short, though."""
    if len(row.cells[FIRST].replace(PART, " ").split()) < _LEAST_WORDS:
        cure = "write more, unless the content has no more"
        yield InputError("UJ117", f"{FIRST} {row.cells[FIRST]!r} are fewer than three", place=row.place, cure=cure)


def _located_anew(text: str, row: Row, found: Sequence[Item]) -> tuple[Span, ...] | InputError:
    """As `_located`, from the start of the quote before; words of a quote that was found are looked for behind it."""
    known = {item.spans for item in found}
    spans = _located(text, row, found[-1].spans[0].start if found else 0)
    if isinstance(spans, tuple) and spans in known:
        spans = _located(text, row, spans[-1].end)
    if isinstance(spans, tuple) and spans in known:
        problem = f"the quote {row.cells[FIRST][:60]!r} stands there twice"
        return InputError("UJ119", problem, place=row.place, cure="delete one of the rows, or write more of its words")
    return spans


def _located(text: str, row: Row, after: int) -> tuple[Span, ...] | InputError:
    """The ranges of the text's letters that a row names, looked for from `after`, else from the beginning."""
    firsts, lasts = row.cells[FIRST].split(PART), row.cells.get(LAST, "").split(PART)
    if len(lasts) not in {1, len(firsts)}:
        cure = f"write as many parts as in {FIRST}, with {PART} between them"
        return InputError("UJ117", f"{LAST} has {len(lasts)} parts, {FIRST} {len(firsts)}", place=row.place, cure=cure)
    lasts = lasts if len(lasts) == len(firsts) else [*[""] * (len(firsts) - 1), *lasts]
    spans: list[Span] = []
    for first, last in zip(map(letters, firsts), map(letters, lasts), strict=True):
        start = text.find(first, spans[-1].end if spans else after)
        start = text.find(first) if start < 0 and not spans else start
        end = _end(text, start, first, last)
        if start < 0 or end < 0 or not first:
            column = FIRST if start < 0 or not first else LAST
            problem = f"{column}: {row.cells[column][:60]!r} does not stand in the article"
            return InputError("UJ117", problem, place=row.place, cure="copy the words from the text of the article")
        spans.append(Span(start, end))
    return tuple(spans)


def _end(text: str, start: int, first: str, last: str) -> int:
    """Where the content ends; -1 if the last words do not follow. They may begin inside the first ones."""
    if start < 0 or not last or first.endswith(last):
        return start + len(first)
    found = text.find(last, start + max(len(first) - len(last), 0) + 1)
    return found + len(last) if found >= 0 else -1


def _values(row: Row, columns: Iterable[Column], filled: Filled) -> Values:
    values: Values = {}
    for column in columns:
        cell = row.cells.get(column.name, "")
        value = column.read(cell) if cell else None
        if value is not None:
            values[column.name] = value
        elif cell:
            problem = f"{column.name} cannot be {cell[:40]!r}"
            cure = f"write {column.allowed}; leave it empty where it is not coded"
            filled.problems.append(InputError("UJ117", problem, place=row.place, cure=cure))
    return values
