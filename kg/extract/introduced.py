"""Finds whom an article introduces without a name ("seorang pendamping desa"), so that "pendamping itu" is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from kg.extract.entities import Cluster, Roster
from kg.extract.phrases import Phrase, mention_of
from kg.extract.reading import Reading
from kg.ids import name_key
from kg.model.mention import Mention
from kg.model.quote import AgentKind

_PERSONS = {AgentKind.PERSON, AgentKind.ANONYMOUS, AgentKind.UNKNOWN, AgentKind.COLLECTIVE}
_UNNAMED = {AgentKind.ANONYMOUS, AgentKind.UNKNOWN}


class Introduced:
    """The unnamed persons of one article, in order; each becomes an entity when it is first asked for."""

    def __init__(self, reading: Reading, roster: Roster) -> None:
        self.reading = reading
        self.roster = roster
        self._made: dict[int, Cluster] = {}

    @cached_property
    def _mentions(self) -> list[Mention]:
        return list(self._found())

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self._mentions]

    @cached_property
    def _by_head(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, mention in enumerate(self._mentions):
            found.setdefault(self._head(mention), []).append(number)
        return found

    def _found(self) -> Iterator[Mention]:
        heads = self.reading.pack.words("quantity_heads")
        for sentence in self.reading.sentences:
            for index in range(sentence.first, sentence.last):
                token = self.reading.tokens[index]
                if token.lower not in heads or self.reading.quotations.holds(token.start):
                    continue
                phrase = self.reading.right(index, sentence.last)
                if phrase is not None and phrase.kind in _UNNAMED and self._is_somebody(phrase, sentence.last):
                    yield mention_of(phrase, self.reading.tokens)

    def _is_somebody(self, phrase: Phrase, limit: int) -> bool:
        """Whether a phrase counts a person and no name follows: "seorang warga", not "salah satu dampak"."""
        tokens, pack = self.reading.tokens, self.reading.pack
        noun = self.reading.over(phrase.first, pack.words("quantity_heads"))
        if phrase.name is not None or noun >= phrase.last:
            return False
        lower = tokens[noun].lower
        is_person = pack.source_nouns.get(lower) in _PERSONS or lower in pack.titles
        is_apposed = (
            phrase.last + 1 < limit
            and tokens[phrase.last].text == ","
            and not self.reading.phrases.is_low(phrase.last + 1)
        )
        return is_person and not is_apposed

    def _head(self, mention: Mention) -> str:
        words = name_key(mention.span.of(self.reading.text)).split()
        skipped = self.reading.pack.words("quantity_heads")
        return next((word for word in words if word not in skipped), "")

    def last(self, head: str, before: int) -> Cluster | None:
        """Who was introduced last before an offset by a noun ("pendamping"); None for nobody."""
        numbers = self._by_head.get(head, [])
        at = bisect_left(numbers, before, key=lambda number: self._starts[number])
        return self._entity(numbers[at - 1]) if at else None

    def at(self, offset: int) -> Cluster | None:
        """Who is introduced at an offset; None where nobody is."""
        at = bisect_left(self._starts, offset)
        return self._entity(at) if at < len(self._starts) and self._starts[at] == offset else None

    def last_mention(self, start: int, end: int) -> Mention | None:
        """The words that introduce somebody last between two offsets; None where nobody is introduced."""
        at = bisect_left(self._starts, end)
        return self._mentions[at - 1] if at and self._starts[at - 1] >= start else None

    def mention_at(self, offset: int) -> Mention | None:
        """The words that introduce somebody at an offset; None where nobody is."""
        at = bisect_left(self._starts, offset)
        return self._mentions[at] if at < len(self._starts) and self._starts[at] == offset else None

    def _entity(self, number: int) -> Cluster:
        if number not in self._made:
            mention = self._mentions[number]
            label = mention.span.of(self.reading.text)
            cluster = Cluster(label, mention.kind, mention.span.start, head=self._head(mention))
            cluster.keys.add(name_key(label))
            self._made[number] = self.roster.add(cluster)
            self.roster.note(cluster, mention)
        return self._made[number].final()
