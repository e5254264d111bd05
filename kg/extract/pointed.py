"""Reads a description up to the "itu" that closes it far behind its head: "orang nomor satu di Kemenkes tersebut".

Positions are numbers of tokens in the article.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.phrases import Phrase
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass, is_predicate
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_SINGLE = {AgentKind.ANONYMOUS, AgentKind.UNKNOWN}
_LONGEST_POINTED_TOKENS = 12


def with_pointer(reader: Vocabulary, phrase: Phrase, limit: int) -> Phrase:
    """A description of one person up to the "itu" that points back with all of it; as it was where none closes it.

    "itu" behind a noun in lower case may point at that alone ("petugas di lokasi itu"), but not behind a name or a
    number, nor where "dan" joins two things that one person is known by.
    """
    index = phrase.last
    if not _is_single(reader, phrase) or index >= limit or not _goes_on(reader, index, limit):
        return phrase
    joins = reader.tokens[index].lower in reader.pack.words("pairing")
    for place in range(index + 1, min(limit, index + _LONGEST_POINTED_TOKENS)):
        token = reader.tokens[place]
        if token.lower in reader.determiners:
            points = joins or not reader.is_low(place - 1)
            is_last = points and _closes(reader, place + 1, limit)
            return replace(phrase, last=place + 1, form=MentionForm.ANAPHOR) if is_last else phrase
        if reader.kind(place) is WordClass.MARK or is_predicate(token.lower, reader.pack):
            return phrase
    return phrase


def _is_single(reader: Vocabulary, phrase: Phrase) -> bool:
    """Whether a phrase describes one person and introduces nobody."""
    lower, words = reader.tokens[phrase.first].lower, reader.pack.words
    is_one = phrase.kind in _SINGLE or lower in words("experts")
    counts = lower in words("quantity_heads") | words("quantifiers")
    return phrase.name is None and phrase.form is MentionForm.DESCRIPTION and is_one and not counts


def _goes_on(reader: Vocabulary, index: int, limit: int) -> bool:
    """Whether a place, a body, a number or another thing follows: "… di Sagara", "… nomor 1", "… dan tata negara"."""
    lower = reader.tokens[index].lower
    if lower in reader.pack.words("pairing"):
        behind = reader.tokens[index + 1].lower if index + 1 < limit else ""
        return behind not in reader.pack.source_nouns and behind not in reader.pack.titles  # "guru dan siswa itu"
    return reader.kind(index) is WordClass.NUMBER or lower in reader.pack.words("joiners")


def _closes(reader: Vocabulary, index: int, limit: int) -> bool:
    """Whether nothing of the description follows its "itu"."""
    if index >= limit or reader.kind(index) is WordClass.MARK or reader.is_calendar(index):
        return True
    return reader.is_low(index)
