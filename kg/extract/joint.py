"""Reads several sources of one cue: "Ratna Prameswari dan Dimas Arkananta", "Ratna dan warga setempat"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.phrases import Phrase
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import is_predicate
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_SPEAKING_GROUPS = {AgentKind.COLLECTIVE, AgentKind.UNKNOWN, AgentKind.PERSON, AgentKind.ANONYMOUS}
Reader = Callable[[Vocabulary, int, int], Phrase | None]


def split_joint(words: Vocabulary, start: int, end: int, read: Reader) -> Phrase | None:
    """The sources that a stretch joins by "dan"; None where it does not join a person with somebody else."""
    pairing = words.pack.words("pairing")
    for index in range(start + 1, end - 1):
        if words.tokens[index].lower in pairing:
            left = read(words, start, index)
            return join(words, left, read(words, index + 1, end)) if left is not None else None
    return None


def with_partner(
    words: Vocabulary, phrase: Phrase, limit: int, read: Callable[[Vocabulary, int, int], Phrase | None]
) -> Phrase:
    """A source behind its cue with the one that "dan" adds to it; the phrase itself where none follows."""
    if phrase.last + 1 >= limit or words.tokens[phrase.last].lower not in words.pack.words("pairing"):
        return phrase
    partner = read(words, phrase.last + 1, limit)
    if partner is None or (partner.last < limit and is_predicate(words.tokens[partner.last].lower, words.pack)):
        return phrase
    return join(words, phrase, partner) or phrase


def join(words: Vocabulary, left: Phrase, right: Phrase | None) -> Phrase | None:
    """One phrase of two sources; None unless the first is a named person and the second somebody who speaks."""
    if right is None or left.kind is not AgentKind.PERSON or left.name is None:
        return None
    is_person = right.kind is AgentKind.PERSON and right.name is not None and not _is_letter(words, left)
    is_group = right.name is None and right.kind in _SPEAKING_GROUPS and right.form is MentionForm.DESCRIPTION
    if not (is_person or is_group or right.members):
        return None
    members = (left, *(right.members or (right,)))
    whole = (left.name[0], (right.name or (right.first, right.last))[1])
    return replace(left, last=right.last, name=whole, role=None, kind=AgentKind.COLLECTIVE, members=members)


def _is_letter(words: Vocabulary, phrase: Phrase) -> bool:
    """Whether a name ends in a letter of an office ("Kepala Subdirektorat B dan C")."""
    return phrase.name is not None and len(words.tokens[phrase.name[1] - 1].text) == 1
