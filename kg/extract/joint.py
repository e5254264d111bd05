"""Reads several sources of one cue: "Ratna Prameswari dan Dimas Arkananta", "Ratna dan warga setempat"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.phrases import Phrase
from kg.extract.roles import is_honorific
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass, is_predicate
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_SPEAKING_GROUPS = {AgentKind.COLLECTIVE, AgentKind.UNKNOWN, AgentKind.PERSON, AgentKind.ANONYMOUS}
Reader = Callable[[Vocabulary, int, int], Phrase | None]


def split_joint(words: Vocabulary, start: int, end: int, read: Reader) -> Phrase | None:
    """The sources that a stretch joins by "dan"; None where it does not join a person with somebody else."""
    pairing = words.pack.words("pairing")
    if words.tokens[start].lower in words.pack.words("kin") and words.tokens[end - 1].lower in words.determiners:
        return None  # "kakak Ratna dan Dimas itu" is one
    for index in range(start + 1, end - 1):
        if words.tokens[index].lower in pairing and words.is_low(index):
            left = read(words, start, index)
            if left is not None and _is_described(words, left):
                return None
            right = read(words, index + 1, end)
            return (_one_office(words, left, right) or join(words, left, right)) if left is not None else None
    return None


def _is_described(words: Vocabulary, phrase: Phrase) -> bool:
    """Whether a name is followed by what its bearer is: "Ratna (23) seorang petani dan pedagang" is one."""
    heads = words.pack.words("quantity_heads")
    behind = range(phrase.name[1], phrase.last) if phrase.name is not None else ()
    return any(words.tokens[index].lower in heads for index in behind)


def _one_office(words: Vocabulary, left: Phrase, right: Phrase | None) -> Phrase | None:
    """One person whose office holds "dan" ("Direktur Gempa dan Tsunami Badan X, Dimas"); None for two sources."""
    if left.role is None or right is None or right.name is None or right.name[0] <= right.first + 1:
        return None
    comma = right.name[0] - 1
    while comma > right.first and is_honorific(words, comma):
        comma -= 1  # "…, Dr. Dimas"
    is_behind = words.tokens[comma].text == "," and right.kind is AgentKind.PERSON
    if not is_behind or words.kind(right.first) is WordClass.ROLE or words.is_low(right.first):
        return None
    return replace(right, first=left.first, role=(left.role[0], comma))


def with_partner(words: Vocabulary, phrase: Phrase, limit: int, read: Reader) -> Phrase:
    """A source behind its cue with the one that "dan" adds to it; the phrase itself where none follows."""
    pairing = words.pack.words("pairing")
    if phrase.last + 1 >= limit or phrase.kind is not AgentKind.PERSON or phrase.name is None:
        return phrase
    if words.tokens[phrase.last].text == ",":
        return _with_list(words, phrase, limit, read)
    if words.tokens[phrase.last].lower not in pairing:
        return phrase
    partner = read(words, phrase.last + 1, limit)
    if partner is None or (partner.last < limit and _goes_on(words, partner.last)):
        return phrase
    return _one_office(words, phrase, partner) or join(words, phrase, partner) or phrase


def _goes_on(words: Vocabulary, index: int) -> bool:
    """Whether the word behind a second name is its predicate: "kata Ratna dan Dimas pergi", not "… bersamaan"."""
    lower = words.tokens[index].lower
    return lower not in words.pack.words("adverbs") and is_predicate(lower, words.pack)


def _with_list(words: Vocabulary, phrase: Phrase, limit: int, read: Reader) -> Phrase:
    """A source with those whom a list adds that ends in "dan": "kata Ratna, Dimas Putra, dan Hadi Sukmana"."""
    behind, pairing = phrase.last + 1, words.pack.words("pairing")
    if not any(token.lower in pairing for token in words.tokens[behind:limit]):
        return phrase  # else all names behind commas would be read, again and again behind each
    closes = words.tokens[behind].lower in pairing
    rest = read(words, behind + closes, limit) if behind + closes < limit else None
    if rest is None:
        return phrase
    is_over = rest.last >= limit or words.tokens[rest.last].text in ",.("
    is_list = bool(rest.members) or (closes and rest.name is not None)
    return (join(words, phrase, rest) or phrase) if is_list and is_over else phrase


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


def is_list_member(words: Vocabulary, phrase: Phrase, limit: int) -> bool:
    """Whether a phrase before a comma can be one of several sources: a full name at a clause's start or behind a comma.

    "Di rumah Ratna Prameswari, Dimas dan Hadi mengatakan" has two sources.
    """
    is_full = phrase.name is not None and (phrase.role is not None or phrase.name[1] - phrase.name[0] > 1)
    begins = phrase.first == limit or words.tokens[phrase.first - 1].text == ","
    return is_full and begins and phrase.kind is AgentKind.PERSON


def _is_letter(words: Vocabulary, phrase: Phrase) -> bool:
    """Whether a name ends in a letter of an office ("Kepala Subdirektorat B dan C")."""
    return phrase.name is not None and len(words.tokens[phrase.name[1] - 1].text) == 1
