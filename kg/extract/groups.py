"""Finds whom "mereka" and "keduanya" mean: the group, body or two persons that a sentence before is about."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from kg.extract.joint import join
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate, looks_verbal
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Sentence

_MOST_SENTENCES_BACK = 3
_SEVERAL = {AgentKind.COLLECTIVE, AgentKind.ORGANIZATION}
_COUNTED = {AgentKind.ANONYMOUS, AgentKind.UNKNOWN}


class Groups:
    """The subjects of one article's sentences that are several, or a body."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._subjects: dict[int, list[Phrase]] = {}

    def before(self, token: int, number: int, *, is_pair: bool) -> tuple[Phrase, int] | None:
        """The nearest group before a pronoun's token in sentence `number`, and its sentence; None if there is none.

        It stands in the pronoun's sentence or in the one before, or before sentences that have such a pronoun too.
        A sentence about a person parts the pronoun from what stands before it.
        """
        for place in range(number, max(number - _MOST_SENTENCES_BACK, 0) - 1, -1):
            subjects = [phrase for phrase in self._subjects_of(place) if phrase.last <= token]
            group = next((phrase for phrase in subjects if self._is_several(phrase, is_pair=is_pair)), None)
            if group is not None:
                return group, place
            if any(phrase.kind is AgentKind.PERSON and phrase.name is not None for phrase in subjects):
                return None
            if place < number and not any(phrase.form is MentionForm.PRONOUN for phrase in subjects):
                return None
        return None

    def _is_several(self, phrase: Phrase, *, is_pair: bool) -> bool:
        if phrase.form is MentionForm.PRONOUN:
            return False
        if is_pair:
            first = self.reading.tokens[phrase.first].lower
            return len(phrase.members) == 2 or first in self.reading.pack.words("pair_counts")
        counts = self.reading.tokens[phrase.first].lower in self._counts
        return bool(phrase.members) or phrase.kind in _SEVERAL or (phrase.kind in _COUNTED and counts)

    def _subjects_of(self, number: int) -> list[Phrase]:
        """What can be a subject in a sentence, in order: at its start, behind its lead-in or behind a comma."""
        if number not in self._subjects:
            self._subjects[number] = list(self._read(self.reading.sentences[number]))
        return self._subjects[number]

    def _read(self, sentence: Sentence) -> list[Phrase]:
        tokens, reading = self.reading.tokens, self.reading
        found: list[Phrase] = []
        behind = sentence.first
        for index in range(sentence.first, sentence.last):
            if index < behind or not (index == sentence.first or tokens[index - 1].text == ","):
                continue
            start = min(reading.over(index, self._leads), sentence.last)
            phrase = self._phrase(start, sentence) if start < sentence.last else None
            if phrase is not None:
                found.append(phrase)
                behind = phrase.last
        return found

    def _phrase(self, start: int, sentence: Sentence) -> Phrase | None:
        """The source that begins at a token, or its count ("kedua saksi"); None in somebody's words."""
        reading = self.reading
        opens_clause = reading.tokens[start].lower in reading.pack.words("insertions")
        if opens_clause or reading.quotations.holds(reading.tokens[start].start):
            return None
        phrase = reading.right(start, sentence.last)
        if phrase is None and reading.tokens[start].lower in self._counts and start + 1 < sentence.last:
            counted = reading.right(start + 1, sentence.last)
            if counted is not None and counted.name is None and counted.form is MentionForm.DESCRIPTION:
                return replace(without_predicate(counted, reading), first=start)
        return self._with_partner(without_predicate(phrase, reading), sentence.last) if phrase is not None else None

    def _with_partner(self, phrase: Phrase, limit: int) -> Phrase:
        """A person with whom "dan" joins to them before their predicate; the phrase itself where it joins nobody."""
        pairing = self.reading.pack.words("pairing")
        is_joined = phrase.last + 1 < limit and self.reading.tokens[phrase.last].lower in pairing
        if phrase.members or not is_joined:
            return phrase
        return join(self.reading.phrases, phrase, self.reading.right(phrase.last + 1, limit)) or phrase

    @cached_property
    def _leads(self) -> frozenset[str]:
        pack = self.reading.pack
        return pack.words("adverbs") | {phrase for phrase in pack.phrases("lead_ins") if " " not in phrase}

    @cached_property
    def _counts(self) -> frozenset[str]:
        pack = self.reading.pack
        return pack.words("plurals") | (
            pack.words("quantifiers") - pack.words("quantity_heads") - pack.words("pointers")
        )


def without_predicate(phrase: Phrase, reading: Reading) -> Phrase:
    """A phrase that was read from its beginning, up to its predicate: "Tirta Raya tentu …", "kedua saksi keluar …"."""
    if phrase.members or (phrase.name is not None and phrase.kind is not AgentKind.ORGANIZATION):
        return phrase
    first, last = phrase.name or (phrase.first, phrase.last)
    if phrase.name is None:
        words = ((index, reading.tokens[index].lower) for index in range(first + 1, last))
        last = next(
            (i for i, word in words if is_predicate(word, reading.pack) or looks_verbal(word, reading.pack)), last
        )
        return replace(phrase, last=last)
    while last > first + 1 and reading.phrases.is_low(last - 1):
        last -= 1
    return replace(phrase, name=(first, last))
