"""Documents as JSON Lines, exactly as they are stored: `ujar export --texts` writes them, `ujar import` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import BinaryIO

import orjson

from kg.errors import InputError
from kg.ids import article_key
from kg.model.text import SourceDocument


def write_texts(documents: Iterable[SourceDocument], out: BinaryIO) -> int:
    """Writes one document a line, with every field by its name; returns how many."""
    count = 0
    for document in documents:
        out.write(orjson.dumps(asdict(document), option=orjson.OPT_APPEND_NEWLINE))
        count += 1
    return count


def read_texts(stream: BinaryIO, *, place: str) -> Iterator[tuple[str, SourceDocument]]:
    """The documents of a file that `write_texts` wrote, each with its article key.

    Raises InputError UJ143, with the line, for one that is none.
    """
    for number, line in enumerate(stream, start=1):
        if line.strip():
            document = _document(line, f"{place}:{number}")
            yield article_key(document), document


def _document(line: bytes, place: str) -> SourceDocument:
    try:
        values = orjson.loads(line)
        values["fields"] = tuple((str(name), str(value)) for name, value in values["fields"])
        document = SourceDocument(**values)
        document.text.encode()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"this is no document as `ujar export --texts` writes it: {type(error).__name__} {error}"
        cure = "give the file that was exported beside the graphs; `ujar ingest` reads articles of other kinds"
        raise InputError("UJ143", problem, place=place, cure=cure) from error
    return document
