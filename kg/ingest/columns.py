"""Which column of a table, or key of a record, holds which part of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process

from kg.errors import InputError, SettingsError, Worded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

FIELDS = ("text", "id", "title", "url", "outlet", "published", "modified", "retrieved", "language")
"""What a column can be read as; everything else is kept under its own name."""

DATES = ("published", "modified", "retrieved")
"""Fields that hold a date."""

NAMES = {
    "text": (
        "text", "teks", "isi", "isi berita", "isi artikel", "konten", "content", "body", "full text", "article text",
        "artikel", "article", "naskah", "berita", "news", "story",
    ),
    "id": ("id", "doc id", "article id", "id artikel", "id berita", "kode", "identifier"),
    "title": ("title", "judul", "judul berita", "judul artikel", "headline"),
    "url": ("url", "link", "tautan", "url berita", "link berita", "alamat", "permalink", "href", "sumber url"),
    "outlet": (
        "outlet", "media", "nama media", "portal", "publisher", "penerbit", "sumber", "source", "situs", "domain",
    ),
    "published": (
        "published", "tanggal", "tanggal terbit", "tanggal publikasi", "tgl", "tgl terbit", "terbit", "date",
        "published at", "publish date", "publication date", "pub date", "waktu", "waktu terbit", "datetime",
    ),
    "modified": (
        "modified", "tanggal diperbarui", "diperbarui", "tanggal pembaruan", "pembaruan", "tgl diperbarui",
        "waktu diperbarui", "tanggal diubah", "date modified", "modified at", "last modified", "updated", "updated at",
        "last updated", "update date",
    ),
    "retrieved": (
        "retrieved", "tanggal diambil", "diambil", "tanggal pengambilan", "tgl ambil", "waktu ambil", "tanggal diakses",
        "diakses", "tanggal unduh", "diunduh", "retrieved at", "retrieved on", "date retrieved", "accessed",
        "access date", "date accessed", "crawled", "crawled at", "crawl date", "scraped", "scraped at", "scrape date",
        "fetched", "fetched at", "captured at", "downloaded at",
    ),
    "language": ("language", "bahasa", "lang"),
}  # fmt: skip
"""Headers seen in Indonesian and English tables of news, the likeliest first."""

_KEEP = ""
_LIKENESS = 60


def folded(name: str) -> str:
    """A header without case, spaces and marks, for comparison."""
    return "".join(char for char in name.casefold() if char.isalnum())


_FOLDED = {field: tuple(folded(name) for name in names) for field, names in NAMES.items()}


def parse_mapping(text: str) -> dict[str, str]:
    """`isi=text,judul=title` as a mapping; `catatan=` keeps a column as it is, whatever it is called.

    Raises SettingsError UJ712 for a pair without `=`, an unknown field, or a column that stands there twice.
    """
    pairs = [pair for pair in text.split(",") if pair.strip()]
    mapping: dict[str, str] = {}
    for pair in pairs:
        column, equals, field = (part.strip() for part in pair.rpartition("="))
        if not equals or not column or field not in {*FIELDS, _KEEP}:
            raise SettingsError(
                "UJ712",
                f"{pair.strip()!r} maps no column",
                place="--map",
                cure=f"write column=field, as in isi=text,judul=title; fields: {', '.join(FIELDS)}",
            )
        if folded(column) in map(folded, mapping):
            problem = f"the column {column!r} stands there twice"
            raise SettingsError("UJ712", problem, place="--map", cure="write one field for each column")
        mapping[column] = field
    return mapping


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raises SettingsError UJ712 where two columns are to be one field, of which one would be left out."""
    for field in FIELDS:
        columns = [column for column, wanted in mapping.items() if wanted == field]
        if len(columns) > 1:
            problem = f"{' and '.join(map(repr, columns))} are both to be read as {field}"
            cure = f"name one column; {columns[-1]}= keeps the other as it is"
            raise SettingsError("UJ712", problem, place="--map", cure=cure)


def keyed(keys: Collection[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Key → field, for keys that are the names of fields: what `mapping` says of a key that is there comes first."""
    taken = {field for key, field in mapping.items() if key in keys}
    return {**{field: field for field in FIELDS if field not in taken}, **mapping}


def resolve(columns: Sequence[str], mapping: Mapping[str, str], place: str) -> dict[str, str]:
    """Column → field, for the columns of one table: what `mapping` says, then what their names say.

    Raises InputError UJ107 for a column of the mapping that is not there, and where no column is the text.
    """
    wanted = {_find(column, columns, place): field for column, field in mapping.items()}
    found = {column: field for column, field in wanted.items() if field}
    free = [column for column in columns if column not in wanted]
    for field in FIELDS:
        if field not in found.values() and (column := guess(field, free)):
            found[column] = field
    if "text" not in found.values():
        raise no_text_column(columns, place)
    return found


def no_text_column(columns: Iterable[str], place: str) -> InputError:
    """The error UJ107, which shows the columns there are and how to say which is the text."""
    shown = [column for column in columns if column.strip()]
    candidate = next((column for column in shown if folded(column) not in _known()), None)
    named = ", ".join(shown) or "none"
    problem = Worded("no {column} is the text; {columns}: {named}", named=named)
    cure = Worded("{name_text}", candidate=repr(candidate)) if candidate else "add one with the text, called text"
    return InputError("UJ107", problem, place=place, cure=cure)


def recognised(columns: Sequence[str], mapping: Mapping[str, str]) -> int:
    """How many columns have a name that the mapping or the table of names knows."""
    known = {*_known(), *(folded(column) for column in mapping)}
    return sum(folded(column) in known for column in columns)


def guess(field: str, columns: Iterable[str]) -> str | None:
    """The column whose name says that it is this field, the likeliest where several do; None where none does."""
    by_name = {folded(column): column for column in reversed(list(columns))}
    return next((by_name[name] for name in _FOLDED[field] if name in by_name), None)


def _known() -> set[str]:
    return {name for names in _FOLDED.values() for name in names}


def _find(column: str, columns: Sequence[str], place: str) -> str:
    for candidate in columns:
        if folded(candidate) == folded(column):
            return candidate
    near = process.extractOne(column, columns, score_cutoff=_LIKENESS)
    cure = f"did you mean {near[0]!r}?" if near else "name a column of the table"
    problem = f"there is no column {column!r}; columns: {', '.join(columns)}"
    raise InputError("UJ107", problem, place=place, cure=cure)
