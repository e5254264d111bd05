"""From named values to a source document: the checks that every reader shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from kg.errors import InputError, Worded
from kg.ids import content_hash
from kg.ingest.columns import DATES, folded, guess
from kg.ingest.dates import is_modification, is_month_first, iso_date
from kg.ingest.encodings import UTF8_CURE
from kg.ingest.source import NoticeKind, Source
from kg.model.text import SourceDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Outcome = SourceDocument | InputError

_ID_DIGITS = 16
_BYTES_PER_CHAR = 4
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_LANGUAGE_NAMES = {
    "indonesia": "id", "indonesian": "id", "bahasa indonesia": "id", "ind": "id",
    "english": "en", "inggris": "en", "bahasa inggris": "en", "eng": "en",
}  # fmt: skip
_BARE_ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


class Value(NamedTuple):
    """One value of a record: under what name it came, what field it is ("" for none), what it says."""

    column: str
    field: str
    text: str


def make_document(source: Source, place: str, values: Iterable[Value], *, default_id: str | None = None) -> Outcome:
    """The document that the values make, or the error that says why there is none.

    A date, address or language that cannot be read is told to `source` and kept as a further field; so is a date
    of modification in the place of that of publication, which is read as both where no other is given. Without an id
    and without `default_id`, the id is the address, else 16 digits of the text's hash. The error holds what else was
    read.
    """
    known, further, changed = _sorted_out(source, place, values)
    if changed:
        known.setdefault("modified", known["published"])
    if changed and (other := _other_date(source, further)):
        known["published"] = other
    elif changed:
        message = (
            f"{changed.column} {changed.text[:60]!r} is when it was changed; taken as published, for want of another"
        )
        source.tell(NoticeKind.MODIFIED, message, place=place)
    text = known.pop("text", "")
    if problem := refusal(source, place, text, (*known.values(), *(said for _, said in further))):
        problem.read = {name: value for name, value in (*further, *known.items()) if _is_whole(value)}
        return problem
    identifier = known.pop("id", None) or default_id or known.get("url") or content_hash(text)[7 : 7 + _ID_DIGITS]
    return SourceDocument(identifier, text, fields=tuple(further), **known)


def _sorted_out(
    source: Source, place: str, values: Iterable[Value]
) -> tuple[dict[str, str], list[tuple[str, str]], Value | None]:
    """What is known by field, the further fields, and the value read as published that is a date of modification."""
    known: dict[str, str] = {}
    further: list[tuple[str, str]] = []
    changed = None
    for value in values:
        if not value.field or value.field in known:
            if value.text:
                further.append((value.column, value.text))
        elif value.field == "text":
            known["text"] = value.text
        elif said := value.text.strip():
            read = _read(source, place, value._replace(text=said))
            is_changed = value.field == "published" and read is not None and is_modification(said)
            changed = value if is_changed else changed
            further.extend([(value.column, said)] if read is None or is_changed else [])
            known.update({} if read is None else {value.field: read})
    return known, further, changed


def refusal(source: Source, place: str, text: str, others: Iterable[str] = ()) -> InputError | None:
    """Why an article cannot be taken: UJ106 no text, UJ108 too long, UJ109 zero characters, UJ104 broken ones."""
    if not text.strip():
        return InputError("UJ106", "the article has no text", place=place, cure="fill in the text, or leave it out")
    size = len(text) if text.isascii() or len(text) * _BYTES_PER_CHAR <= source.limit_bytes else _size_bytes(text)
    if size > source.limit_bytes:
        return too_long(place, source.limit_bytes)
    for value in (text, *others):
        if "\x00" in value:
            where = f"character {value.index(chr(0)) + 1} of {value[:20]!r}…"
            return InputError(
                "UJ109", f"zero character (NUL) at {where}", place=place, cure=Worded("{remove_character}")
            )
        if not value.isascii() and (broken := _broken_at(value)) is not None:
            problem = (
                f"byte 0x{ord(value[broken]) & 0xFF:02x} after {value[max(broken - 20, 0) : broken]!r} is not UTF-8"
            )
            return InputError("UJ104", problem, place=place, cure=UTF8_CURE)
    return None


def too_long(place: str, limit_bytes: int) -> InputError:
    """The error UJ108 for an article of more than `limit_bytes`; how many more is not read."""
    problem = f"the article has more than {limit_bytes:,} bytes"
    return InputError("UJ108", problem, place=place, cure=Worded("split it{raise_article_limit}"))


def _size_bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _broken_at(value: str) -> int | None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        return error.start
    return None


def _is_whole(value: str) -> bool:
    return "\x00" not in value and _broken_at(value) is None


def _read(source: Source, place: str, value: Value) -> str | None:
    """The value as its field wants it; None, and a notice, if it cannot be read so."""
    if value.field not in _CONVERSIONS:
        return value.text
    convert, wanted = _CONVERSIONS[value.field]
    read = convert(value.text)
    if read is None:
        if value.field in DATES and is_month_first(value.text):
            wanted = f"{wanted}; the month is first here, and dates such as 3/4/2026 are read day first"
        message = f"{value.column} {value.text[:60]!r} is no clear {value.field} ({wanted}); kept as a further field"
        source.tell(NoticeKind.VALUE, message, place=place)
    return read


def _other_date(source: Source, further: Iterable[tuple[str, str]]) -> str | None:
    """The first date, not one of modification, in a further field that has the name of a date of publication."""
    mapped = {folded(column) for column in source.mapping}
    named = (text for column, text in further if folded(column) not in mapped and guess("published", [column]))
    return next((read for text in named if not is_modification(text) and (read := iso_date(text))), None)


def _language(value: str) -> str | None:
    if code := _LANGUAGE_NAMES.get(value.casefold()):
        return code
    found = _LANGUAGE.fullmatch(value)
    return found[1].lower() if found else None


def _address(value: str) -> str | None:
    """An http(s) address; `www.contoh.id/x` gets its scheme. None for what is not one."""
    address = f"https://{value}" if _BARE_ADDRESS.fullmatch(value) else value
    try:
        parts = urlsplit(address)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        return None
    return address if is_address and not any(char.isspace() for char in address) else None


_CONVERSIONS: dict[str, tuple[Callable[[str], str | None], str]] = {
    **dict.fromkeys(DATES, (iso_date, "write it as 2025-06-17")),
    "language": (_language, "write a code such as id"),
    "url": (_address, "write an address such as https://berita.example/1"),
}
