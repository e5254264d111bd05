"""The two coding sheets: which columns they have, what a coder writes into them, and how a cell is read.

Every coded column is a variable of docs/codebook.md. An empty cell is one that was not coded; `-` says that there is
none. Case, spaces and marks never decide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.ids import name_key
from kg.ingest.dates import iso_date
from kg.model.quote import QuoteType

NONE = "-"
"""What a coder writes, and what is compared, where the article has nothing of the kind."""
YES, NO = "y", "n"

_NONES = frozenset({"-", "–", "—", "'-"})
_YES_NO = {
    **dict.fromkeys(("y", "yes", "ya", "1", "true", "benar"), YES),
    **dict.fromkeys(("n", "no", "tidak", "bukan", "0", "false", "salah"), NO),
}
_TYPES = {
    **{kind.value: kind.value for kind in QuoteType},
    **{kind.value[0]: kind.value for kind in QuoteType},
    "langsung": QuoteType.DIRECT.value,
    "tidak langsung": QuoteType.INDIRECT.value,
    "campuran": QuoteType.MIXED.value,
}
_DAY_CHARS = 10


def _chosen(values: dict[str, str]) -> Callable[[str], str | None]:
    return lambda cell: values.get(" ".join(cell.casefold().split()))


def _free(cell: str) -> str | None:
    return NONE if cell.strip() in _NONES else name_key(cell) or None


def _date(cell: str) -> str | None:
    if cell.strip() in _NONES:
        return NONE
    found = iso_date(cell.strip())
    return found[:_DAY_CHARS] if found else None


@dataclass(frozen=True, slots=True)
class Column:
    """One coded column; `read` gives a cell's value as it is compared, None for one that is not allowed."""

    name: str
    help: str
    read: Callable[[str], str | None]
    allowed: str = ""
    choices: tuple[str, ...] = ()
    """What a spreadsheet offers in a list."""


_IS_YES = (YES, NO)
_TYPE_NAMES = tuple(kind.value for kind in QuoteType)
_YES_NO_TEXT = "y or n"
_FREE_TEXT = "words, or - for none"

VARIABLES = (
    Column("type", "direct, indirect or mixed", _chosen(_TYPES), ", ".join(_TYPE_NAMES), _TYPE_NAMES),
    Column("name", "fullest name of the source in the article; - where nobody is named", _free, _FREE_TEXT),
    Column("anonymous", "y if the name is kept back or unknown", _chosen(_YES_NO), _YES_NO_TEXT, _IS_YES),
    Column("via", "last outlet or agency credited; - for none", _free, _FREE_TEXT),
    Column("addressee", "to whom it was said; - for none", _free, _FREE_TEXT),
    Column("event_date", "when it was said, 2025-06-17; - if not told", _date, "a date like 2025-06-17, or -"),
    Column("event_place", "where it was said; - if not told", _free, _FREE_TEXT),
    Column("role", "title or office printed with the source; - for none", _free, _FREE_TEXT),
    Column("denied", "y if the source denies the words by the cue", _chosen(_YES_NO), _YES_NO_TEXT, _IS_YES),
)
"""What is coded of a quote in both sheets."""

QUOTE = Column("quote", "y if the marked words are a quote", _chosen(_YES_NO), _YES_NO_TEXT, _IS_YES)
BOUNDS = Column("bounds", "y if exactly the content is marked", _chosen(_YES_NO), _YES_NO_TEXT, _IS_YES)
READ = Column("read", "y when the article has been read to its end", _chosen(_YES_NO), _YES_NO_TEXT, _IS_YES)
FIRST = "first_words"
LAST = "last_words"
PART = "|"
"""Between the parts of discontinuous content."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of sheet: what it gives the coder, and what the coder writes; `key` names the unit of a row."""

    name: str
    key: str
    given: tuple[str, ...]
    written: tuple[tuple[str, str], ...]
    """Column and its instruction, in order."""
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """All columns in order."""
        return (self.key, *self.given, *(name for name, _ in self.written))

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns without which a filled sheet cannot be read: the id, the text, and all that is coded."""
        return (self.key, self.given[-1], *(name for name, _ in self.written if name != _NOTE[0][0]))

    @property
    def instructions(self) -> tuple[str, ...]:
        """What stands under the header."""
        blank = [""] * (len(self.given) - 1)
        return ("# see docs/codebook.md", *blank, _HELP[self.name], *(text for _, text in self.written))


def _written(columns: tuple[Column, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((column.name, column.help) for column in columns)


_NOTE = (("note", "a remark of your own"),)
_HELP = {
    "quotes": "one quote a row: ⟦ ⟧ mark what may have been said; leave empty what you cannot say",
    "articles": "one quote a row, in the rows of its article; copy a row for more",
}

QUOTES = Sheet(
    "quotes",
    "id",
    ("outlet", "published", "url", "context"),
    (*_written((QUOTE, BOUNDS, *VARIABLES)), *_NOTE),
    (QUOTE, BOUNDS, *VARIABLES),
)
ARTICLES = Sheet(
    "articles",
    "article",
    ("outlet", "published", "url", "text"),
    (
        *_written((READ,)),
        (FIRST, "first words of the content, at least three; | between parts"),
        (LAST, "last words of the content; empty if the first words are all of it"),
        *_written(VARIABLES),
        *_NOTE,
    ),
    (READ, *VARIABLES),
)
SHEETS = (QUOTES, ARTICLES)

KEY_HEADER = (
    "sheet", "id", "document", "letters", "content", *(column.name for column in VARIABLES), "confidence", "stratum",
    "drawn", "of",
)  # fmt: skip
"""Columns of the key: whose row of which sheet, where the content lies (ranges of letters and digits of the text), the
system's answers, and how many were drawn from how many of the same stratum."""
