"""An article with the layers that the stages have added to it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Self

from kg.model.attribution import Attribution, Cue, RelayMention
from kg.model.mention import Entity, Mention, TaggedName
from kg.model.quote import Agent, Quote, StatementEvent
from kg.model.text import Article, Quotation, Sentence, SourceDocument, Token


@dataclass(frozen=True, slots=True)
class Extractor:
    """What produced a result: name and version of the program, digest of the language pack it read."""

    name: str
    version: str
    configuration: str


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article and one tuple per layer; a layer that no stage has given yet is empty.

    Spans of the layers up to `relay_mentions` are ranges of `article.text`; those of `agents`, `events` and
    `quotes` are ranges of `article.document.text`.
    """

    article: Article
    tokens: tuple[Token, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[TaggedName, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cues: tuple[Cue, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    relay_mentions: tuple[RelayMention, ...] = ()
    agents: tuple[Agent, ...] = ()
    events: tuple[StatementEvent, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def document(self) -> SourceDocument:
        """The document as it was given; spans of quotes are ranges of its text."""
        return self.article.document

    def with_layers(self, **layers: tuple[Any, ...]) -> Self:
        """The same article with these layers in place of its own."""
        return replace(self, **layers)  # type: ignore[arg-type]


LAYERS = tuple(field.name for field in fields(AnnotatedArticle) if field.name != "article")
