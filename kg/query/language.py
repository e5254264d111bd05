"""The search language that a person types, parsed.

    speaker:"Vladimir Putin" about:Hamas type:direct outlet:liputan6.com after:2025-04-01 "dua negara" -gencatan

Conditions are joined by "and"; a minus before one excludes it. Plain words are searched by stem in what was said,
words in quotation marks exactly and in order. `KEYS` is the table of keys, each also in Indonesian. Any other key
is the name of a column of the articles' input; `field.type:` is the column `type`, whatever keys there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import QueryError
from kg.store.words import folded


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the language: its other names, what its value must be, and an example."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    """names (words of a name, in order), value (one of a list), class (of a cue), outlet, date, iri."""
    example: str
    values: tuple[tuple[str, str], ...] = ()
    """What a person may type and what it means, for kind "value"."""


KEYS = (
    Key("speaker", ("pembicara", "oleh", "who"), "names", 'speaker:"Vladimir Putin"'),
    Key("role", ("jabatan",), "names", "role:gubernur"),
    Key("about", ("tentang",), "names", "about:Hamas"),
    Key("via", ("melalui", "dikutip"), "names", "via:Antara"),
    Key("cue", ("verba",), "names", "cue:membantah"),
    Key("cue_class", ("kelas_kutip",), "class", "cue_class:deny"),
    Key("medium", ("sarana",), "names", "medium:Instagram"),
    Key("title", ("judul",), "names", 'title:"harga beras"'),
    Key("outlet", ("media",), "outlet", "outlet:liputan6.com"),
    Key("after", ("sejak",), "date", "after:2025-04-01"),
    Key("before", ("sampai",), "date", "before:2025-04-30"),
    Key("date", ("tanggal",), "date", "date:2025-04"),
    Key("article", ("artikel",), "iri", "article:89158294cecd2e67cfabf4f1a4e95dbb"),
    Key("claim", ("klaim",), "iri", "claim:<IRI of a claim>"),
    Key(
        "type",
        ("jenis",),
        "value",
        "type:direct",
        (
            ("direct", "direct"),
            ("indirect", "indirect"),
            ("mixed", "mixed"),
            ("langsung", "direct"),
            ("tidak langsung", "indirect"),
            ("campuran", "mixed"),
        ),
    ),
    Key(
        "polarity",
        ("polaritas",),
        "value",
        "polarity:negative",
        (("positive", "positive"), ("negative", "negative"), ("positif", "positive"), ("negatif", "negative")),
    ),
    Key(
        "certainty",
        ("kepastian",),
        "value",
        "certainty:probable",
        (
            ("certain", "certain"),
            ("probable", "probable"),
            ("possible", "possible"),
            ("pasti", "certain"),
            ("mungkin benar", "probable"),
            ("belum pasti", "possible"),
        ),
    ),
    Key(
        "anonymous",
        ("anonim",),
        "value",
        "anonymous:yes",
        (("yes", "yes"), ("no", "no"), ("ya", "yes"), ("tidak", "no")),
    ),
)
_BY_NAME = {name: key for key in KEYS for name in (key.name, *key.aliases)}
COLUMN = "field."
"""Before the name of a column that may be called like a key."""
_COLUMN_PREFIXES = (COLUMN, "kolom.")
DATES = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
"""A year, a month or a day in ISO 8601."""

_TERM = re.compile(
    r"""(?P<minus>-?)(?:(?P<key>[^\W\d][\w.]*):)?(?:["“”](?P<quoted>[^"“”]*)(?P<end>["“”]|$)|(?P<bare>[^\s"“”]*))"""
)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `key` is None for words of the content; `value` is in the form that the key asks for."""

    key: str | None
    value: str
    is_phrase: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """A parsed search: all terms must hold. No terms find every quote."""

    terms: tuple[Term, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether there are words to rank by."""
        return any(term.key is None and not term.is_excluded for term in self.terms)

    def __str__(self) -> str:
        """The search as a person would type it."""
        return " ".join(_typed(term) for term in self.terms)


def parse(text: str) -> Search:
    """The search that `text` asks for.

    Raises QueryError with the character: UJ511 a key without a value, UJ512 a value that the key does not take,
    UJ513 a quotation mark that is not closed.
    """
    terms = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = _TERM.match(text, position)
        if match is None or match.end() == position:
            raise QueryError("UJ513", "this cannot be read", place=f"character {position + 1}", cure="leave it out")
        terms.append(_term(match))
        position = match.end()
    return Search(tuple(term for term in terms if term))


def of_filters(filters: Iterable[tuple[str, str | None]], words: str | None = None) -> Search:
    """A search from named filters, such as the parameters of a request, and words in the language above.

    Filters whose value is None are left out. Raises QueryError like `parse`; its place is the filter's name.
    """
    terms = [_keyed(name, value, place=name) for name, value in filters if value is not None]
    return Search((*terms, *parse(words or "").terms))


def _term(match: re.Match[str]) -> Term | None:
    place = f"character {match.start() + 1}"
    if match["quoted"] is not None and not match["end"]:
        raise QueryError("UJ513", "a quotation mark is not closed", place=place, cure='put " after the last word')
    value = match["bare"] if match["quoted"] is None else match["quoted"]
    is_excluded = bool(match["minus"])
    if match["key"] is None or (value or "").startswith("//"):
        text = match[0].removeprefix("-") if match["key"] else value
        if not folded(text):
            return None
        return Term(None, text.strip(), is_phrase=match["quoted"] is not None, is_excluded=is_excluded)
    found = _keyed(match["key"], value, place=place)
    return Term(found.key, found.value, is_phrase=match["quoted"] is not None, is_excluded=is_excluded)


def _keyed(name: str, value: str, *, place: str) -> Term:
    key = _BY_NAME.get(name.lower())
    prefix = next((prefix for prefix in _COLUMN_PREFIXES if name.lower().startswith(prefix)), "")
    value = value.strip()
    if not value:
        example = key.example if key else f'{name}:"a value"'
        raise QueryError("UJ511", f"{name}: has no value", place=place, cure=f"like {example}, without a space")
    if prefix and name[len(prefix) :]:
        return Term(COLUMN + name[len(prefix) :], value)
    if key is None:
        return Term(name, value)
    if key.kind == "value":
        return Term(key.name, _one_of(key, value, place))
    if key.kind == "date" and not DATES.fullmatch(value):
        cure = "write year, year-month or year-month-day, like 2025-04-01"
        raise QueryError("UJ512", f"{value!r} is no date", place=place, cure=cure)
    if key.kind == "class":
        return Term(key.name, value.lower())
    if key.kind in {"names", "outlet"} and not folded(value):
        raise QueryError("UJ512", f"{value!r} has no letters", place=place, cure=f"like {key.example}")
    return Term(key.name, value)


def _one_of(key: Key, value: str, place: str) -> str:
    values = dict(key.values)
    wanted = value.lower().replace("_", " ").replace("-", " ")
    if wanted in values:
        return values[wanted]
    raise unknown_value(key.name, value, known=values, place=place)


def unknown_value(name: str, value: str, *, known: Iterable[str], place: str) -> QueryError:
    """The error for a value that is none of those that the key `name` takes."""
    values = tuple(known)
    near = get_close_matches(value.lower(), values, n=1)
    cure = f"did you mean {near[0]}?" if near else f"one of {', '.join(values)}"
    cure += f"; a column of this name is {COLUMN}{name}:"
    return QueryError("UJ512", f"{name} cannot be {value!r}", place=place, cure=cure)


def column_of(key: str) -> str:
    """The name of the column that the key of a term stands for."""
    return key.removeprefix(COLUMN)


def unknown_key(name: str, columns: tuple[str, ...]) -> QueryError:
    """The error for a key that is neither in `KEYS` nor the name of a column."""
    near = get_close_matches(column_of(name).lower(), [*_BY_NAME, *columns], n=1)
    known = ", ".join([key.name for key in KEYS] + list(columns))
    cure = f"did you mean {near[0]}?" if near else f"keys are {known}; put words with a colon in quotation marks"
    return QueryError("UJ510", f"there is no key {name!r}", place=f"{name}:", cure=cure)


def _typed(term: Term) -> str:
    value = f'"{term.value}"' if term.is_phrase or " " in term.value else term.value
    return f"{'-' if term.is_excluded else ''}{term.key + ':' if term.key else ''}{value}"
