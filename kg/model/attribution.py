"""Attributions: what the stages know of a quote while the article is being read. Spans are of `Article.text`.

The last stage turns them into quotes, whose spans are of the source document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.mention import Mention
from kg.model.quote import QuoteType, RelayKind
from kg.model.text import Span


class CueForm(StrEnum):
    """The grammar of a cue, which decides on what side its source and content stand."""

    BARE = "bare"
    """kata, ujar: follows the content, its source follows it."""
    ACTIVE = "active"
    """mengatakan: its source stands before it, the content after."""
    PASSIVE = "passive"
    """disampaikan: the agent, if any, follows it."""
    CLITIC = "clitic"
    """katanya, menurutnya: the source is the -nya."""
    ACCORDING = "according"
    """menurut: a preposition; source, comma, content."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting expression at one place."""

    span: Span
    lemma: str
    form: CueForm
    kind: str
    """Class of the cue in the lexicon: say, ask, answer, deny …"""
    sentence: int
    """Number of its sentence."""
    token: int
    """Number of its first token in the article."""


@dataclass(frozen=True, slots=True)
class RelayMention:
    """An outlet or agency that an article credits, at one place."""

    span: Span
    kind: RelayKind
    trigger: Span
    sentence: int
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote in the making."""

    type: QuoteType
    content: tuple[Span, ...]
    sentence: int
    """Number of the sentence with the cue, or with the content where there is no cue."""
    cue: Cue | None = None
    source: Mention | None = None
    entity: int | None = None
    """Number of the source's entity; None until sources are resolved, and where the article names nobody."""
    reasons: tuple[str, ...] = ()
    nested_in: Span | None = None
