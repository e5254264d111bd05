"""Mentions: the places of an article that name or describe somebody. Spans are ranges of `Article.text`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.quote import AgentKind
from kg.model.text import Span


class MentionForm(StrEnum):
    """How a mention refers."""

    NAME = "name"
    """A name or a part of one, an acronym or a nickname."""
    PRONOUN = "pronoun"
    CLITIC = "clitic"
    """The -nya of a cue, or an elided subject; has no words of its own."""
    ANAPHOR = "anaphor"
    """A role or common noun pointing back: "Presiden Rusia itu", "pria 40 tahun tersebut"."""
    DESCRIPTION = "description"
    """A role or common noun that introduces somebody: "seorang warga", "Ketua Majelis Hakim"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an agent."""

    span: Span
    """The name without title, or the whole description."""
    form: MentionForm
    kind: AgentKind
    role: Span | None = None
    """The role or title printed with it."""
    short: str | None = None
    """An acronym or nickname that the article gives in brackets or after "akrab disapa"."""
    members: tuple[Mention, ...] = ()
    """The mentions that this one joins ("Ratna dan Dimas")."""


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name that the trained tagger finds: half-open range of tokens, kind, and probability from 0 to 1.

    The kind is a person, an organisation or a place; the probability is that of the least certain word.
    """

    first: int
    last: int
    kind: AgentKind
    probability: float


@dataclass(frozen=True, slots=True)
class Entity:
    """All that the article says of one agent, while it is being read."""

    name: str
    """The fullest name, or the first description."""
    kind: AgentKind
    mentions: tuple[Span, ...]
    """In order of the text; the first names the agent."""
    roles: tuple[Span, ...] = ()
    """Where roles are printed with the agent, in order."""
    members: tuple[int, ...] = ()
    """Numbers of the entities that a joint source consists of."""
