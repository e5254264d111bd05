"""JSON Lines, one article a line, read line by line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import orjson

from kg.errors import InputError, Worded
from kg.ingest.columns import DATES, guess, keyed, no_text_column
from kg.ingest.documents import Outcome, Value, make_document, too_long
from kg.ingest.encodings import UTF8_CURE, check_is_text, mark_of
from kg.ingest.source import Source, head

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_FACTOR = 10
"""A line may be this many times as long as an article: JSON escapes (six bytes for one) and further fields."""
_BOM = b"\xef\xbb\xbf"

_OPENINGS = (b"{", b"[", b"[{")
"""First lines of a document that is spread over several."""
DEAD_LETTER = "dead_letter"
"""Key under which a file of dead letters says why an article failed; it is no part of the article."""


def read_jsonl(source: Source) -> Iterator[Outcome]:
    """One document, or one error, for every line that is not blank. Raises InputError UJ103 for a binary file."""
    start = head(source.stream)
    check_is_text(start, source.name)
    is_empty = True
    for number, line in enumerate(_lines(source, start), 1):
        if not line.strip():
            continue
        if is_empty and line.strip() in _OPENINGS:
            yield _one_document(f"{source.name}:{number}")
            return
        is_empty = False
        yield _outcome(source, f"{source.name}:{number}", line)
    if is_empty:
        yield InputError(
            "UJ102", Worded("{input} is empty"), place=source.name, cure='write {"id": …, "text": …} lines'
        )


def _one_document(place: str) -> InputError:
    cure = Worded("{one_object_from_array}")
    return InputError("UJ105", "this is one JSON document over several lines, not JSON Lines", place=place, cure=cure)


def _lines(source: Source, start: bytes) -> Iterator[bytes]:
    """Lines in UTF-8; one that is too long comes as its first bytes, without its end."""
    mark = mark_of(start)
    if mark and mark.name != "utf-8-sig":
        wide = io.TextIOWrapper(source.stream, mark.name, newline="\n")
        try:
            yield from (line.encode() for line in wide)
        finally:
            wide.detach()
        return
    limit = source.limit_bytes * _LINE_FACTOR
    line = source.stream.readline(limit).removeprefix(_BOM)
    while line:
        yield line
        while len(line) >= limit and not line.endswith(b"\n"):
            line = source.stream.readline(limit)
        line = source.stream.readline(limit)


def _outcome(source: Source, place: str, line: bytes) -> Outcome:
    if len(line) >= source.limit_bytes * _LINE_FACTOR:
        return too_long(place, source.limit_bytes)
    try:
        record = orjson.loads(line.rstrip())
    except orjson.JSONDecodeError as error:
        return _broken(place, line, error)
    if not isinstance(record, dict):
        cure = Worded("{one_object_from_array}")
        return InputError("UJ105", "the line is no JSON object", place=place, cure=cure)
    return _document(source, place, record)


def _document(source: Source, place: str, record: dict[str, object]) -> Outcome:
    fields = keyed(record, source.mapping)
    for field in DATES:
        if not any(fields.get(key) == field for key in record):
            dated = guess(field, [key for key in record if key not in fields])
            fields |= {dated: field} if dated else {}
    texts = [key for key in record if fields.get(key) == "text"]
    if not texts:
        return _letter_of(record) or no_text_column(record, place)
    for key in texts:
        if record[key] is not None and not isinstance(record[key], str):
            problem = f"{key!r} is {type(record[key]).__name__}, not a string"
            return InputError("UJ113", problem, place=place, cure="write the article's text as one JSON string")
    values = (
        Value(key, fields.get(key, ""), _text(value))
        for key, value in record.items()
        if value is not None and key != DEAD_LETTER
    )
    return make_document(source, place, values)


def _letter_of(record: dict[str, object]) -> InputError | None:
    """The error that a dead letter tells of, at its own place: it has no text, and nobody gave it one."""
    match record.get(DEAD_LETTER), record.get("id"):
        case {"code": str(code), "reason": str(reason), **more}, str(identifier):
            place = str(more.get("place", identifier))
            read = {key: value for key, value in record.items() if key != DEAD_LETTER and isinstance(value, str)}
            return InputError(code, reason, place=place, read=read)
        case _:
            return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _broken(place: str, line: bytes, error: orjson.JSONDecodeError) -> InputError:
    try:
        line.decode()
    except UnicodeDecodeError as wrong:
        problem = f"byte 0x{line[wrong.start]:02x} in column {wrong.start + 1} is not UTF-8"
        return InputError("UJ104", problem, place=place, cure=UTF8_CURE)
    problem = f"broken JSON in column {error.colno}: {error.msg.split(': line ')[0]}"
    return InputError("UJ105", problem, place=place, cure=Worded("{one_object}"))
