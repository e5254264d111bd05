"""The rows of blank coding sheets and of their key, from what was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluation.coding import ARTICLES, KEY_HEADER, NO, NONE, QUOTES, VARIABLES, YES, Sheet
from kg.evaluation.letters import in_letters, shown
from kg.evaluation.sheets import CELL_CHARS
from kg.model.quote import Polarity
from kg.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.evaluation.sample import Drawn, Extracted, Record

Cells = tuple[str, ...]

OPEN, CLOSE = "⟦", "⟧"
BLANK_ROWS = 8
"""Rows that an article sheet leaves below each article."""
_CONTEXT_CHARS = 4_000
"""An article up to this length stands beside a quote as a whole; of a longer one, this much around it."""
_AFTER_CHARS = 1_000


def quote_rows(drawn: Iterable[Drawn]) -> Iterator[Cells]:
    """Header, instructions, then one row a quote with its words marked in the article."""
    yield QUOTES.header
    yield QUOTES.instructions
    for item in drawn:
        quote = item.unit.quote or {}
        spans = [Span(*span) for span in quote["spans"]]
        yield _row(QUOTES, item.unit.id, item.unit.article, marked(item.unit.article.document.text, spans))


def article_rows(drawn: Iterable[Drawn]) -> Iterator[Cells]:
    """Header, instructions, then the text of each article and rows for its quotes.

    A text too long for a cell goes on in the next rows of its article.
    """
    yield ARTICLES.header
    yield ARTICLES.instructions
    for item in drawn:
        article = item.unit.article
        for part in _parts(article.document.text):
            yield _row(ARTICLES, item.unit.id, article, part)
        for _ in range(BLANK_ROWS):
            yield (item.unit.id, *[""] * (len(ARTICLES.header) - 1))


def key_rows(articles: Iterable[Drawn], quotes: Iterable[Drawn]) -> Iterator[Cells]:
    """Header, then the system's answers: all quotes of the articles drawn, and the quotes drawn.

    An article in which nothing was found has one row without letters.
    """
    yield KEY_HEADER
    for item in articles:
        for quote in item.unit.article.quotes or (None,):
            yield _key_row(ARTICLES, item, quote)
    for item in quotes:
        yield _key_row(QUOTES, item, item.unit.quote)


def answers(quote: Record) -> dict[str, str]:
    """What the system says of a quote, as a coder would write it."""
    event = quote.get("event") or {}
    return {
        "type": quote["type"],
        "name": quote.get("speaker_name") or NONE,
        "anonymous": YES if quote.get("anonymous") else NO,
        "via": quote.get("attributed_via") or NONE,
        "addressee": quote.get("addressee") or NONE,
        "event_date": event.get("date") or NONE,
        "event_place": event.get("place") or NONE,
        "role": quote.get("role") or NONE,
        "denied": YES if quote.get("polarity") == Polarity.NEGATIVE else NO,
    }


def marked(text: str, spans: Sequence[Span]) -> str:
    """The text with marks around the spans; a long one is cut at spaces around them, with an ellipsis."""
    start, end = 0, len(text)
    if len(text) > _CONTEXT_CHARS:
        end = min(len(text), spans[-1].end + _AFTER_CHARS)
        start = max(0, min(spans[0].start, end - _CONTEXT_CHARS))
        end = _space(text, spans[-1].end, end)
        start = text.find(" ", start, spans[0].start) + 1 if start else 0
    pieces, at = ["… " if start else ""], start
    for span in spans:
        pieces += [text[at : span.start], OPEN, span.of(text), CLOSE]
        at = span.end
    return "".join([*pieces, text[at:end], " …" if end < len(text) else ""])


def _space(text: str, least: int, end: int) -> int:
    """The last space up to `end`, not before `least`; `end` at the end of the text or where there is none."""
    found = text.rfind(" ", least, end) if end < len(text) else -1
    return found if found >= 0 else end


def _row(sheet: Sheet, identifier: str, article: Extracted, text: str) -> Cells:
    document = article.document
    given = (document.outlet or "", document.published or "", document.url or "", text)
    return (identifier, *given, *[""] * len(sheet.written))


def _key_row(sheet: Sheet, item: Drawn, quote: Record | None) -> Cells:
    document = item.unit.article.document
    spans = tuple(Span(*span) for span in quote["spans"]) if quote else ()
    said = answers(quote) if quote else {}
    return (
        sheet.name,
        item.unit.id,
        document.id,
        shown(in_letters(document.text, spans)),
        " … ".join(span.of(document.text) for span in spans),
        *(said.get(column.name, "") for column in VARIABLES),
        str(quote["confidence"]) if quote else "",
        item.stratum,
        str(item.drawn),
        str(item.of),
    )


def _parts(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > CELL_CHARS:
        end = max(text.rfind("\n", start + 1, start + CELL_CHARS), text.rfind(" ", start + 1, start + CELL_CHARS))
        end = end if end > start else start + CELL_CHARS
        yield text[start:end]
        start = end
    yield text[start:]
