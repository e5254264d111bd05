"""Noun phrases that can be a source, and the one reader of them that an article needs.

Positions are numbers of tokens in the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: half-open ranges of tokens for the whole, its name and its role; None where there is none."""

    first: int
    last: int
    name: tuple[int, int] | None
    role: tuple[int, int] | None
    kind: AgentKind
    form: MentionForm
    nickname: tuple[int, int] | None = None
    """Tokens of a nickname that the phrase gives ("pria yang akrab disapa Ipunk")."""
    members: tuple[Phrase, ...] = ()
    """The sources that the phrase joins ("Ratna dan Dimas"); `name` is then their whole range."""


def mention_of(phrase: Phrase, tokens: Sequence[Token]) -> Mention:
    """The mention that a phrase is, in offsets of the text."""
    whole = phrase.name or (phrase.first, phrase.last)
    role = phrase.role
    return Mention(
        Span(tokens[whole[0]].start, tokens[whole[1] - 1].end),
        phrase.form,
        phrase.kind,
        Span(tokens[role[0]].start, tokens[role[1] - 1].end) if role else None,
        " ".join(token.text for token in tokens[slice(*phrase.nickname)]) if phrase.nickname else None,
        tuple(mention_of(member, tokens) for member in phrase.members),
    )
