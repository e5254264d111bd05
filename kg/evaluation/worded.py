"""Annotated articles in words instead of offsets: `<slug>.txt` with front matter and `<slug>.json` with its quotes.

The JSON is `{"article": "<slug>.txt", "why": …, "constructions": […], "quotes": […]}`; what a quote has stands in
`kg.evaluation.entries`. Quotes stand in the order of their first words, an outer quote before those nested in it.

The words are looked up in the text: content from the start of the quote before, cue as the occurrence nearest the
content and outside it, speaker as the one nearest the cue (the content, where there is no cue).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from kg.errors import InputError
from kg.evaluation.compare import joined
from kg.evaluation.entries import COPIED, RENAMED, check_entry, names, parts
from kg.ingest.readers import read_documents
from kg.model.text import SourceDocument, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

GAP = " … "
"""Between the first and the last words of a long part."""
_SHOWN_CHARS = 60
_DOCUMENT_KEYS = ("title", "url", "outlet", "published")


@dataclass(frozen=True, slots=True)
class WordedQuote:
    """One quote with its words found in the text; `entry` is what the file says of it."""

    spans: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    entry: Mapping[str, Any]

    @property
    def hull(self) -> Span:
        """From the first to the last character of the content."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class WordedArticle:
    """One article with the quotes that are to be found in it, in the order of the file."""

    document: SourceDocument
    quotes: tuple[WordedQuote, ...]
    why: str = ""
    constructions: tuple[str, ...] = ()


def read_folder(folder: Path) -> tuple[dict[str, Any], ...]:
    """The articles of a folder as documents like those of a gold file in JSON Lines, in the order of their names.

    Raises InputError UJ101 for a text without quotes beside it, UJ102 for a folder without any or one of such folders,
    and as `read_article` does.
    """
    inner = {path.parent for path in folder.rglob("*.txt") if path.with_suffix(".json").is_file()}
    if inner and not any(folder.glob("*.txt")):
        cure = f"name one of its folders: {', '.join(sorted(map(str, inner)))}"
        raise InputError("UJ102", "the folder itself holds no annotated article", place=str(folder), cure=cure)
    for text in sorted(folder.glob("*.txt")):
        if not text.with_suffix(".json").is_file():
            cure = f'write {text.with_suffix(".json").name}, with "quotes": [] if nobody says anything'
            raise InputError("UJ101", "there are no annotations for this article", place=str(text), cure=cure)
    found = tuple(as_document(read_article(path)) for path in sorted(folder.glob("*.json")))
    if not found:
        cure = "give a folder of <name>.txt and <name>.json"
        raise InputError("UJ102", "the folder holds no annotated article", place=str(folder), cure=cure)
    return found


def read_article(path: Path, *, root: Path | None = None) -> WordedArticle:
    """The article that a file of worded quotes names, below `root` (None: beside the file).

    Raises InputError: UJ105 broken JSON, UJ115 words that the article does not have, UJ116 a key or value that a quote
    cannot have, and what reading the article raises.
    """
    record = _record(path)
    document = _document((root or path.parent) / record["article"])
    quotes: list[WordedQuote] = []
    for number, entry in enumerate(record["quotes"], 1):
        place = f"{path}, quote {number}"
        check_entry(entry, place)
        after = quotes[-1].spans[0].start if quotes else 0
        quotes.append(_located(document.text, entry, after, place))
    return WordedArticle(document, tuple(quotes), record.get("why", ""), tuple(record.get("constructions", ())))


def as_document(article: WordedArticle) -> dict[str, Any]:
    """The article as one document of a gold file: id, lang, text, what is known of it, quotes with offsets."""
    document = article.document
    known = {key: getattr(document, key) for key in _DOCUMENT_KEYS if getattr(document, key) is not None}
    tags = {"constructions": list(article.constructions)} if article.constructions else {}
    quotes = [_quote_record(quote) for quote in article.quotes]
    return {"id": document.id, "lang": document.language, **known, "text": document.text, **tags, "quotes": quotes}


def _record(path: Path) -> dict[str, Any]:
    cure = 'write {"article": "<name>.txt", "quotes": […]}'
    try:
        record = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        problem = f"broken JSON in column {error.colno}: {error.msg}"
        raise InputError("UJ105", problem, place=f"{path}:{error.lineno}", cure=cure) from error
    is_article = isinstance(record, dict) and isinstance(record.get("article"), str)
    if not is_article or not isinstance(record.get("quotes"), list):
        raise InputError("UJ105", "the file names no article, or has no list of quotes", place=str(path), cure=cure)
    return dict(record)


def _document(path: Path) -> SourceDocument:
    for item in read_documents(path, kind="text"):
        if isinstance(item, InputError):
            raise item
        return item
    raise InputError("UJ102", "the article is empty", place=str(path), cure="write its text below the front matter")


def _located(text: str, entry: Mapping[str, Any], after: int, place: str) -> WordedQuote:
    spans: list[Span] = []
    for part in parts(entry):
        spans.append(_found(text, part, spans[-1].end if spans else after, place))
    hull, is_glued = Span(spans[0].start, spans[-1].end), bool(entry.get("glued"))
    cue = speaker = None
    if entry["cue"]:
        cue = _nearest(text, entry["cue"], hull, spans, place, is_glued=is_glued)
    if entry["speaker"]:
        outside = [*spans, cue] if cue else spans
        speaker = _nearest(text, entry["speaker"], cue or hull, outside, place, is_glued=is_glued)
    return WordedQuote(joined(text, spans), cue, speaker, entry)


def _found(text: str, words: str, after: int, place: str) -> Span:
    first, _, last = words.partition(GAP)
    start = text.find(first, after)
    end = text.find(last, start + len(first)) + len(last) if last else start + len(first)
    if start < 0 or end < start + len(first):
        wanted = first if start < 0 else last
        cure = "copy the words from the article; quotes stand in the order of their first words"
        problem = f"{wanted[:_SHOWN_CHARS]!r} does not stand in the article after {text[max(after - 20, 0) : after]!r}"
        raise InputError("UJ115", problem, place=place, cure=cure)
    return Span(start, end)


def _nearest(text: str, words: str, to: Span, outside: Sequence[Span], place: str, *, is_glued: bool) -> Span:
    """The occurrence of `words`, whole words unless glued, that is nearest to a span and outside others."""
    pattern = re.escape(words) if is_glued else rf"(?<!\w){re.escape(words)}(?!\w)"
    spans = [Span(*match.span()) for match in re.finditer(pattern, text)]
    spans = [span for span in spans if not any(span.overlaps(other) for other in outside)]
    if not spans:
        cure = "copy the words that stand beside the content; glued: true where no space parts them from another word"
        problem = f"{words[:_SHOWN_CHARS]!r} does not stand in the article outside the content"
        raise InputError("UJ115", problem, place=place, cure=cure)
    return min(spans, key=lambda span: max(span.start - to.end, to.start - span.end))


def _quote_record(quote: WordedQuote) -> dict[str, Any]:
    entry = quote.entry
    every = names(entry)
    relays = [
        {"kind": kind, "agent": agent, "index": at} for at, (kind, agent) in enumerate(entry.get("relays", ()), 1)
    ]
    return {
        "type": entry["type"],
        "spans": [list(span) for span in quote.spans],
        "cue": list(quote.cue) if quote.cue else None,
        "speaker": list(quote.speaker) if quote.speaker else None,
        "speaker_name": every[0],
        **({"speaker_names": every} if len(every) > 1 else {}),
        "relays": relays,
        "attributed_via": relays[-1]["agent"] if relays else None,
        **({"via_optional": True} if entry.get("carried") else {}),
        "anonymous": entry.get("anonymous", False),
        **{name: entry[key] for key, name in RENAMED.items() if key in entry},
        **{key: entry[key] for key in COPIED if key in entry},
    }
