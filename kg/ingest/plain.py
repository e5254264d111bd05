"""Plain text, one article a file, with front matter if it has any.

Front matter is a first line `---`, lines `key: value`, and a line `---`. The text is what follows, exactly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import InputError, Worded
from kg.ingest.columns import keyed
from kg.ingest.documents import Outcome, Value, make_document, too_long
from kg.ingest.encodings import check_is_text, decode
from kg.ingest.source import HEAD_BYTES, NoticeKind, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|$)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_ENTRY = re.compile(r"([^\s:#-][^:]*?)\s*:(?:\s+(.*))?")
_QUOTED = re.compile(r"(['\"])(.*)\1")


def read_text(source: Source) -> Iterator[Outcome]:
    """The one document of a text file, or the error that says why there is none.

    Raises InputError where the file cannot be read as text: UJ102, UJ103, UJ104, UJ108, UJ111.
    """
    data = source.stream.read(source.limit_bytes + HEAD_BYTES + 1)
    if not data.strip():
        raise InputError("UJ102", Worded("{input} is empty"), place=source.name, cure=Worded("{give_article}"))
    check_is_text(data[:HEAD_BYTES], source.name)
    if len(data) > source.limit_bytes + HEAD_BYTES:
        raise too_long(source.name, source.limit_bytes)
    decoded, encoding = decode(data, source.name)
    if encoding.is_guess:
        source.tell(NoticeKind.ENCODING, "not UTF-8, read as Windows-1252")
    entries, text = split_front_matter(decoded, source.name)
    fields = keyed([key for key, _ in entries], source.mapping)
    values = [Value(key, fields.get(key, ""), value) for key, value in entries]
    yield make_document(source, source.name, [Value("text", "text", text), *values], default_id=source.stem)


def split_front_matter(decoded: str, place: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The entries of the front matter, and the text after it; no entries where there is none.

    A text may begin with a rule `---` that opens nothing: then all of it is the text. Raises InputError UJ111
    for front matter that is not closed or has a line without `key: value`.
    """
    fence = _FENCE.match(decoded)
    first = _LINE.match(decoded, fence.end()) if fence else None
    if not fence or not first or not (_ENTRY.fullmatch(first[1]) or _FENCE.match(decoded, fence.end())):
        return (), decoded
    entries: list[tuple[str, str]] = []
    at, number = fence.end(), 2
    while at < len(decoded) and not _FENCE.match(decoded, at):
        line = _LINE.match(decoded, at)
        entries.extend(_entry(line[1] if line else "", f"{place}:{number}"))
        at, number = line.end() if line else len(decoded), number + 1
    closing = _FENCE.match(decoded, at)
    if not closing:
        raise InputError("UJ111", "the front matter is not closed", place=place, cure="end it with a line ---")
    return tuple(entries), decoded[closing.end() :]


def _entry(line: str, place: str) -> Iterator[tuple[str, str]]:
    if not line.strip() or line.lstrip().startswith("#"):
        return
    entry = _ENTRY.fullmatch(line.strip())
    if not entry:
        problem = f"{line.strip()[:60]!r} is no line of front matter"
        raise InputError("UJ111", problem, place=place, cure="write key: value, and end it with a line ---")
    value = (entry[2] or "").strip()
    quoted = _QUOTED.fullmatch(value)
    yield entry[1], quoted[2] if quoted else value
