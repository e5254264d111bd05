"""Finds which document "laporan itu" points back to: one that the article describes before ("laporan Bank Raya")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from kg.extract.according import whole_document
from kg.extract.entities import Cluster
from kg.extract.phrases import Phrase, mention_of
from kg.extract.reading import Reading
from kg.extract.topics import Speaker
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind

_REPORT_SENTENCES = 3
"""Sentences over which "laporan itu" is that of the body that has reported last."""


class Documents:
    """The documents that one article describes in more than a word, by the nouns that mean the same."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def last(self, head: str, before: int) -> Mention | None:
        """The document described last before an offset by a noun or by one that means the same; None for none."""
        found = self._by_noun.get(self._group(head), [])
        at = bisect_left(found, before, key=lambda mention: mention.span.start)
        return found[at - 1] if at else None

    def _group(self, noun: str) -> str:
        groups = (group.split() for group in self.reading.pack.phrases("same_documents"))
        return next((group[0] for group in groups if noun in group), noun)

    @cached_property
    def _by_noun(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for head, phrase in self._found():
            found.setdefault(self._group(head), []).append(mention_of(phrase, self.reading.tokens))
        return found

    def _found(self) -> Iterator[tuple[str, Phrase]]:
        reading, nouns = self.reading, self.reading.pack.source_nouns
        behind = 0
        for sentence in reading.sentences:
            for index in range(sentence.first, sentence.last):
                token = reading.tokens[index]
                is_noun = index >= behind and nouns.get(token.lower) is AgentKind.DOCUMENT
                if not is_noun or reading.quotations.holds(token.start):
                    continue
                phrase = self._described(index, sentence.last)
                if phrase is not None:
                    behind = phrase.last
                    yield token.lower, phrase

    def _described(self, index: int, limit: int) -> Phrase | None:
        """The description that begins at a document's noun; None for a bare noun or one that points back."""
        phrase = self.reading.right(index, limit)
        is_described = phrase is not None and phrase.name is None and phrase.form is MentionForm.DESCRIPTION
        if phrase is None or phrase.kind is not AgentKind.DOCUMENT or not is_described:
            return None
        last = whole_document(self.reading, phrase, limit).last
        while last > index and self.reading.tokens[last - 1].lower in self.reading.phrases.prepositions:
            last -= 1
        points = any(token.lower in self.reading.phrases.determiners for token in self.reading.tokens[index:last])
        return replace(phrase, last=last) if last - index > 1 and not points else None


def reporting(reading: Reading, last: Speaker | None, head: str, sentence: int) -> Cluster | None:
    """The body that has just reported, which "laporan itu" means where it points back to no document; None for nobody.

    `last` spoke last, `head` is the document's noun, `sentence` where it stands.
    """
    if last is None or last.mention is None or sentence - last.sentence > _REPORT_SENTENCES:
        return None
    place = reading.token_from(last.mention.span.start) - 1
    is_its_own = place >= 0 and reading.tokens[place].lower == head  # "tulis laporan Kabar Nusa"
    is_body = last.cluster.kind is AgentKind.ORGANIZATION and last.kind == "report"
    return last.cluster if is_its_own or is_body else None
