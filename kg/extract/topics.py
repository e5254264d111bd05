"""Whom the sentences of an article are about: the persons who can take over as the next speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.entities import Cluster, Roster
from kg.extract.introduced import Introduced
from kg.extract.reading import Reading
from kg.ids import name_key
from kg.model.attribution import CueForm
from kg.model.mention import Mention
from kg.model.quote import AgentKind, QuoteType
from kg.model.text import Sentence, Span

_SURE = 0.95
"""From here the tagger is believed that a name of one word is a person's."""
_LONGEST_NAME_TOKENS = 4
"""Capitalised words between a preposition and a name that it governs ("di restoran Sate Bu Rini")."""
_AGE = re.compile(r" ?\(\d{1,3}\)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody at the place where they spoke or were made a subject."""

    found: Cluster
    sentence: int
    place: int
    mention: Mention | None = None
    kind: str = ""
    """Class of the cue, for those who have spoken."""
    is_direct: bool = False
    """Whether they spoke in marks beside a cue."""

    @property
    def cluster(self) -> Cluster:
        """Who it is, after all mergers so far."""
        return self.found.final()


class Topics:
    """Finds the persons whom an article's sentences are about."""

    def __init__(self, reading: Reading, roster: Roster, introduced: Introduced) -> None:
        self.reading = reading
        self.roster = roster
        self.introduced = introduced

    def find(self) -> list[Speaker]:
        """One person a sentence at most, in order: whom it names first, or begins with without a name."""
        return self._with_introduced(self._subjects())

    def _subjects(self) -> list[Speaker]:
        """Persons named as the subject of a sentence: its first name outside quotations."""
        found: list[Speaker] = []
        governed: Mention | None = None
        for mention in self.reading.annotated.mentions:
            number = self.reading.sentence_at(mention.span.start)
            is_first = not found or found[-1].sentence != number
            if governed is not None and self._is_beside(governed, mention):
                governed = mention
                continue
            if mention.kind is not AgentKind.PERSON or not is_first or self._is_quoted(mention.span):
                continue
            if self._is_governed(mention) or self._is_inside(mention, number) or self._only_describes(mention):
                governed = mention
                continue
            words = tuple(name_key(mention.span.of(self.reading.text)).split())
            cluster = self.roster.find(words, mention.span.start, kind=mention.kind) if words else None
            if cluster is not None and cluster.kind is AgentKind.PERSON and self.is_sure(cluster, mention):
                found.append(Speaker(cluster, number, mention.span.start, mention))
        return found

    def _with_introduced(self, named: list[Speaker]) -> list[Speaker]:
        """The subjects, with those whom a sentence begins with but does not name ("Seorang warga berkata lain.")."""
        found = {subject.sentence: subject for subject in named}
        for number, sentence in enumerate(self.reading.sentences):
            mention = self.introduced.mention_at(sentence.span.start)
            cluster = self.introduced.at(sentence.span.start) if mention is not None else None
            if cluster is not None:
                found[number] = Speaker(cluster, number, sentence.span.start, mention)
        return [found[number] for number in sorted(found)]

    def _is_governed(self, mention: Mention) -> bool:
        """Whether a preposition or credit stands before a mention or its role: "bagi Ratna", "mengutip Ratna"."""
        start = mention.role.start if mention.role is not None and mention.role < mention.span else mention.span.start
        index = self.reading.token_from(start) - 1
        is_short = mention.role is None and " " not in mention.span.of(self.reading.text)
        index = self._before_place(index) if is_short else index
        words = self.reading.pack.words
        governing = words("object_prepositions") | words("reported", "relays") | words("asked_by", "relays")
        if index < 1 or self.reading.tokens[index].lower not in governing:
            return index > 0 and self._is_genitive(index)
        cue = self.reading.cue_at(index - 1)
        is_agent = self.reading.tokens[index].lower in self.reading.pack.words("agent_markers")
        return not (is_agent and cue is not None and cue.form is CueForm.PASSIVE)  # "dibenarkan oleh Ratna"

    def _is_genitive(self, index: int) -> bool:
        """Whether the noun for an act ends at a token, and a name behind it says only whose: "kedatangan Ratna"."""
        lower, pack = self.reading.tokens[index].lower, self.reading.pack
        is_noun = self.reading.phrases.is_low(index) and re.fullmatch(pack.raw["words"]["act_build"], lower) is not None
        is_other = lower in pack.words("adverbs") or lower in pack.phrases("lead_ins")  # "kemudian"
        return is_noun and not is_other and lower not in pack.titles and lower not in pack.source_nouns

    def _before_place(self, index: int) -> int:
        """The token before what a name stands in: "di" for "di restoran Sate Bu Rini", "dari" for "dari Hadi/Budi"."""
        tokens, first = self.reading.tokens, index
        while first > 0 and index - first < _LONGEST_NAME_TOKENS and self._is_in_name(first):
            first -= 1
        if first in {0, index} or "/" in {token.text for token in tokens[first + 1 : index + 1]}:
            return first or index
        is_place = tokens[first - 1].lower in self.reading.pack.words("place_prepositions")
        return first - 1 if is_place and self.reading.phrases.is_low(first) else index

    def _is_in_name(self, index: int) -> bool:
        text = self.reading.tokens[index].text
        return text == "/" or (text[0].isupper() and not self.reading.phrases.is_calendar(index))

    def is_sure(self, cluster: Cluster, mention: Mention) -> bool:
        """Whether a mention is surely a person's: by the name, its age, or as what opens a clause."""
        sentence = self.reading.sentences[self.reading.sentence_at(mention.span.start)]
        known = self._is_surely_person(cluster) or self._has_age(mention)
        return known or self._leads_clause(mention, sentence)

    def _is_surely_person(self, cluster: Cluster) -> bool:
        """A name of two words or more, or one that the labelled data or a cue know as a person's."""
        words = cluster.name.split()
        known = self.reading.phrases.known
        return len(words) > 1 or words[0] in known or self.reading.pack.name_words.get(words[0]) is AgentKind.PERSON

    def _is_beside(self, governed: Mention, mention: Mention) -> bool:
        """Whether "dan" joins a mention to one that a preposition governs: "antara Bupati A dan Wali Kota B"."""
        start, end = self.reading.token_from(governed.span.end), self.reading.token_from(mention.span.start)
        between = [token.lower for token in self.reading.tokens[start:end]]
        joins = "/" in between or any(word in self.reading.pack.words("pairing") for word in between)
        return joins and not any(word in ",.;:" for word in between)

    def _is_inside(self, mention: Mention, number: int) -> bool:
        """Whether a relative clause stands before a mention in its clause: "orang yang pernah melatih Philipp"."""
        relative = self.reading.pack.raw["cue_rules"]["relative"]
        index = self.reading.token_from(mention.span.start) - 1
        while index >= self.reading.sentences[number].first and self.reading.tokens[index].text not in ",;:":
            if self.reading.tokens[index].lower == relative:
                return True
            index -= 1
        return False

    def _only_describes(self, mention: Mention) -> bool:
        """Whether a name stands in a description of somebody else: "Bintang film Senja di Sagara itu"."""
        first, last = self.reading.token_from(mention.span.start), self.reading.token_from(mention.span.end)
        points = last < len(self.reading.tokens) and self.reading.tokens[last].lower in self.reading.phrases.determiners
        return points and mention.role is None and first > 0 and self.reading.phrases.is_low(first - 1)

    def _has_age(self, mention: Mention) -> bool:
        """Whether an age stands behind a name: "Tarmuji (56)"."""
        return _AGE.match(self.reading.text, mention.span.end) is not None

    def _leads_clause(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a name that the tagger is sure of opens a clause and its predicate follows: "Kini, Laras bekerja"."""
        if not self.is_tagged(mention):
            return False
        tokens, first = self.reading.tokens, self.reading.token_from(mention.span.start)
        last = self.reading.token_from(mention.span.end)
        opens = first == sentence.first or tokens[first - 1].text == ","
        goes_on = last < sentence.last and tokens[last].text[0].islower()
        return opens and goes_on and tokens[last].lower not in self.reading.phrases.particles

    def is_tagged(self, mention: Mention) -> bool:
        """Whether the tagger is sure that a mention is a person's."""
        index = self.reading.token_from(mention.span.start)
        return self.reading.phrases.tagged(index, AgentKind.PERSON, least=_SURE) is not None

    def _is_quoted(self, span: Span) -> bool:
        return any(
            attribution.type is QuoteType.DIRECT and part.covers(span)
            for part, attribution in self.reading.contents.touching(span)
        )
