"""Annotated articles as JSON Lines, checked before anything is scored.

One document a line: `{"id", "text", "quotes": [{"type", "spans", "cue", "speaker", "speaker_name", …}]}`, offsets
in code points of `text`; `lang`, `outlet`, `published`, `title` and `url` go to extraction where they are there.
Predictions need `id` and `quotes` only. A folder holds the same in words (`kg.evaluation.worded`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import orjson

from kg.errors import InputError
from kg.evaluation.worded import read_folder
from kg.export.records import quote_record
from kg.model.text import SourceDocument
from kg.pipeline import extract

if TYPE_CHECKING:
    from pathlib import Path

    from kg.lang.pack import LanguagePack

Document = Mapping[str, Any]
Quotes = Sequence[Mapping[str, Any]]

_KNOWN = ("title", "url", "outlet", "published")
_CURE = 'write one {"id": …, "text": …, "quotes": […]} a line'


def read_gold(path: Path) -> tuple[Document, ...]:
    """The annotated documents of a file, or of a folder of worded articles.

    Raises InputError UJ102 for one without any, UJ105 for a line that is no document, UJ106 for one without text,
    UJ114 for a span beyond its text; for a folder as `kg.evaluation.worded.read_folder` does.
    """
    if path.is_dir():
        return read_folder(path)
    documents = []
    for place, document in _records(path):
        if not isinstance(document.get("text"), str):
            raise InputError("UJ106", "the document has no text", place=place, cure=_CURE)
        check_spans(document["quotes"], document["text"], place)
        documents.append(document)
    if not documents:
        raise InputError("UJ102", "the file is empty", place=str(path), cure=_CURE)
    return tuple(documents)


def read_predictions(path: Path, gold: Iterable[Document]) -> dict[str, Quotes]:
    """Quotes by document id. Raises InputError as `read_gold` does; documents that gold lacks are left out."""
    texts = {document["id"]: document["text"] for document in gold}
    found = {}
    for place, document in _records(path):
        if document["id"] in texts:
            check_spans(document["quotes"], texts[document["id"]], place)
            found[document["id"]] = document["quotes"]
    return found


def extracted(gold: Iterable[Document], *, pack: LanguagePack | None = None) -> dict[str, Quotes]:
    """Quotes by document id, as the pipeline finds them in gold's texts; `pack` None goes by each language."""
    documents = (_source_document(item) for item in gold)
    return {document.id: quote_record(extract(document, pack=pack))["quotes"] for document in documents}


def gold_lines(gold: Iterable[Document]) -> Iterator[str]:
    """The documents as JSON Lines that `read_gold` and other scorers read."""
    return (orjson.dumps(document).decode() for document in gold)


def _source_document(item: Document) -> SourceDocument:
    known = {key: item[key] for key in _KNOWN if isinstance(item.get(key), str)}
    return SourceDocument(id=item["id"], text=item["text"], language=item.get("lang"), **known)


def check_spans(quotes: Quotes, text: str, place: str) -> None:
    """Raises InputError UJ114 for a span that does not lie in `text`, UJ105 for a quote without spans."""
    for quote in quotes:
        if not isinstance(quote.get("spans"), list):
            raise InputError("UJ105", "a quote has no spans", place=place, cure=_CURE)
        for span in (*quote["spans"], quote.get("cue"), quote.get("speaker")):
            if span is not None and not _is_span(span, len(text)):
                cure = f"offsets are half-open code points from 0 to {len(text)}"
                raise InputError("UJ114", f"the span {span} does not lie in the text", place=place, cure=cure)


def _is_span(span: object, length: int) -> bool:
    if not isinstance(span, list) or not all(type(offset) is int for offset in span) or len(span) != 2:
        return False
    start, end = span
    return bool(0 <= start < end <= length)


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield f"{path}:{number}", _record(line, f"{path}:{number}")


def _record(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = orjson.loads(line.rstrip())
    except orjson.JSONDecodeError as error:
        raise InputError("UJ105", f"broken JSON in column {error.colno}", place=place, cure=_CURE) from error
    is_document = isinstance(record, dict) and isinstance(record.get("id"), str)
    if not is_document or not isinstance(record.get("quotes"), list):
        raise InputError("UJ105", "the line is no document with id and quotes", place=place, cure=_CURE)
    return dict(record)
