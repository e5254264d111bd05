"""Whom a pronoun means before anybody has spoken: whom the sentence before names, or whom it introduces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from kg.extract.entities import Cluster, Roster
from kg.extract.groups import without_predicate
from kg.extract.phrases import mention_of
from kg.extract.reading import Reading
from kg.extract.topics import Topics
from kg.ids import name_key
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind

_LONGEST_LEAD_TOKENS = 4
"""Of "Meski demikian" and the like before who opens a sentence."""
_UNNAMED = {AgentKind.ANONYMOUS, AgentKind.UNKNOWN}


class Nearest:
    """The agents that stand near a place of one article."""

    def __init__(self, reading: Reading, roster: Roster, topics: Topics) -> None:
        self.reading = reading
        self.roster = roster
        self.topics = topics
        self.introduced = topics.introduced

    @cached_property
    def _mentions(self) -> list[Mention]:
        return sorted(self.reading.annotated.mentions, key=lambda mention: mention.span)

    def first_person(self, before: int, sentence: int) -> tuple[int, Cluster] | None:
        """Where the person surely named first in a sentence or the one before it stands, and who it is."""
        near = self._near(before, sentence)
        persons = ((m, found) for m, found in near if found.kind is AgentKind.PERSON and self.topics.is_sure(found, m))
        return next(((mention.span.start, found) for mention, found in persons), None)

    def leading(self, before: int, sentence: int) -> Cluster | None:
        """Who opens a sentence or clause, there or in the sentence before it: "PT Pelita Raya buka suara."."""
        return next((found for mention, found in self._near(before, sentence) if self._opens(mention)), None)

    def _near(self, before: int, sentence: int) -> Iterator[tuple[Mention, Cluster]]:
        near = self.reading.sentences[max(sentence - 1, 0)].span.start
        number = bisect_left(self._mentions, near, key=lambda mention: mention.span.start)
        for index in range(number, len(self._mentions)):
            mention = self._mentions[index]
            if mention.span.start >= before:
                return
            words = tuple(name_key(mention.span.of(self.reading.text)).split())
            found = self.roster.find(words, mention.span.start, kind=mention.kind) if words else None
            if found is not None and mention.kind is not AgentKind.PLACE:
                yield mention, found

    def last_person(self, before: int, sentence: int) -> Cluster | None:
        """The person that is named last in a sentence or the one before it, ahead of an offset, sure or not."""
        near = self.reading.sentences[max(sentence - 1, 0)].span.start
        return self.roster.mentioned.last_between(near, before, kinds=(AgentKind.PERSON,), other_than=None)

    def _opens(self, mention: Mention) -> bool:
        first = self.reading.sentences[self.reading.sentence_at(mention.span.start)].first
        place = self.reading.token_from(mention.span.start)
        if place == first or self.reading.tokens[place - 1].text == ",":
            return True
        words = self.reading.tokens[first : min(place, first + _LONGEST_LEAD_TOKENS)]
        return place - first == len(words) and " ".join(token.lower for token in words) in self._leads

    @cached_property
    def _leads(self) -> frozenset[str]:
        return frozenset(self.reading.pack.phrases("lead_ins"))

    def described(self, sentence: int) -> Mention | None:
        """Whom the sentence before introduces, or begins with but does not name: "Turis asing merekam petugas."."""
        before = self.reading.sentences[max(sentence - 1, 0)]
        introduced = self.introduced.last_mention(before.span.start, before.span.end) if sentence else None
        if introduced is not None:
            return introduced
        phrase = self.reading.right(before.first, before.last) if sentence else None
        is_somebody = phrase is not None and phrase.name is None and phrase.kind in _UNNAMED
        if phrase is None or not is_somebody or phrase.form is not MentionForm.DESCRIPTION:
            return None
        return mention_of(without_predicate(phrase, self.reading), self.reading.tokens)
