"""Short texts and the quotes that are expected in them, written in words instead of offsets.

Content in several parts is joined by " … "; the source's `name` is `speaker` where a case leaves it out, and
None where the article names nobody. All text is ours; people, outlets and places in it are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.ingest.clean import clean
from kg.lang import load_pack
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import Quote
from kg.model.text import SourceDocument
from kg.pipeline import STAGES, extract

PACK = load_pack("id")
_SAME = "\0"


@dataclass(frozen=True, slots=True)
class Said:
    """What a test compares of a quote: its type, and the words of content, cue, source and agent."""

    type: str
    content: str
    cue: str | None = None
    speaker: str | None = None
    name: str | None = _SAME

    def __post_init__(self) -> None:
        if self.name == _SAME:
            object.__setattr__(self, "name", self.speaker)


direct = partial(Said, "direct")
indirect = partial(Said, "indirect")
mixed = partial(Said, "mixed")


def document(text: str, **fields: Any) -> SourceDocument:
    """A document in Indonesian."""
    return SourceDocument("contoh", text, **{"language": "id", **fields})


def quotes(text: str, **fields: Any) -> tuple[Quote, ...]:
    """The quotes of a text, in order."""
    return extract(document(text, **fields)).quotes


def only(text: str, **fields: Any) -> Quote:
    """The one quote of a text."""
    (quote,) = quotes(text, **fields)
    return quote


def said(text: str, **fields: Any) -> list[Said]:
    """What was found in a text, read from the document by the quotes' spans."""

    def words(span: Any) -> str | None:
        return span.of(text) if span else None

    return [
        Said(
            quote.type.value,
            " … ".join(span.of(text) for span in quote.content),
            words(quote.cue),
            words(quote.source),
            quote.agent.name if quote.agent else None,
        )
        for quote in quotes(text, **fields)
    ]


def annotated(text: str, *, until: str, **fields: Any) -> AnnotatedArticle:
    """The article with the layers of every stage up to the named one."""
    article = AnnotatedArticle(clean(document(text, **fields), PACK))
    for stage in STAGES:
        article = stage.run(article, PACK)
        if stage.name == until:
            return article
    raise ValueError(until)
