"""Who has spoken so far in an article, and who has been made the subject since."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from kg.extract.entities import Cluster, Roster
from kg.extract.introduced import Introduced
from kg.extract.reading import Reading
from kg.ids import name_key
from kg.lang.pack import fold
from kg.model.attribution import Attribution, CueForm
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind, QuoteType
from kg.model.text import Sentence, Span

_PERSON_BEFORE_BODY_SENTENCES = 6
"""Sentences over which a person goes on speaking in direct quotations though a body was quoted in between."""
_MOST_LOOKED_BACK = 100
"""Quotes over which somebody of a kind is looked for among those who spoke."""
_SURE = 0.95
"""From here the tagger is believed that a name of one word is a person's."""
_AGE = re.compile(r" ?\(\d{1,3}\)")
PERSONS = {AgentKind.PERSON, AgentKind.ANONYMOUS, AgentKind.UNKNOWN}


def place_of(attribution: Attribution) -> int:
    """Where an attribution stands in the reading order: at its cue, else at its content."""
    return attribution.cue.span.start if attribution.cue else attribution.content[0].start


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


class Speakers:
    """The speakers of one article in order, and the persons that its sentences are about."""

    def __init__(self, reading: Reading, roster: Roster, introduced: Introduced) -> None:
        self.reading = reading
        self.roster = roster
        self.introduced = introduced
        self.spoken: list[Speaker] = []
        self._person: Speaker | None = None
        self._other: Speaker | None = None
        """Who spoke last before the one who spoke last of all."""
        self._merges = 0
        self._spoken_in: dict[int, Speaker] = {}
        self.subjects = self._with_introduced(self._subjects())
        self._subject_of = {subject.sentence: subject for subject in self.subjects}
        self._subject_places = [subject.place for subject in self.subjects]
        self._subject_sentences = [subject.sentence for subject in self.subjects]

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
            if self._is_governed(mention) or self._is_inside(mention, number):
                governed = mention
                continue
            words = tuple(name_key(mention.span.of(self.reading.text)).split())
            cluster = self.roster.find(words, mention.span.start, kind=mention.kind) if words else None
            is_sure = cluster is not None and (
                self._is_surely_person(cluster)
                or self._has_age(mention)
                or self._leads_clause(mention, self.reading.sentences[number])
            )
            if cluster is not None and is_sure:
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

    def _latest(self) -> Iterator[Speaker]:
        """Who spoke last, then who before, over a bounded number of quotes: time stays in proportion to the text."""
        return islice(reversed(self.spoken), _MOST_LOOKED_BACK)

    def last_other(self, cluster: Cluster) -> Speaker | None:
        """The person who spoke last and is not this one; None if nobody else has."""
        others = (speaker for speaker in self._latest() if speaker.cluster is not cluster)
        return next((speaker for speaker in others if speaker.cluster.kind in PERSONS), None)

    def last_not(self, kind: AgentKind) -> Speaker | None:
        """Who spoke last and is not of a kind; None if nobody has."""
        return next((speaker for speaker in self._latest() if speaker.cluster.kind is not kind), None)

    def last_body(self, outlets: Collection[str]) -> Speaker | None:
        """The organisation that spoke last and is none of the outlets (folded names); None if none has."""
        bodies = (speaker for speaker in self._latest() if speaker.cluster.kind is AgentKind.ORGANIZATION)
        return next((speaker for speaker in bodies if fold(speaker.cluster.name) not in outlets), None)

    def last_group(self) -> Speaker | None:
        """The group that spoke last; None if none has."""
        return next((speaker for speaker in self._latest() if speaker.cluster.kind is AgentKind.COLLECTIVE), None)

    def _is_governed(self, mention: Mention) -> bool:
        """Whether a preposition stands before a mention, or before its role: "bagi Ratna", "di rumah Ratna"."""
        start = mention.role.start if mention.role is not None and mention.role < mention.span else mention.span.start
        index = self.reading.token_from(start) - 1
        if index < 1 or self.reading.tokens[index].lower not in self.reading.pack.words("object_prepositions"):
            return False
        cue = self.reading.cue_at(index - 1)
        is_agent = self.reading.tokens[index].lower in self.reading.pack.words("agent_markers")
        return not (is_agent and cue is not None and cue.form is CueForm.PASSIVE)  # "dibenarkan oleh Ratna"

    def _is_surely_person(self, cluster: Cluster) -> bool:
        """A name of two words or more, or one that the labelled data or a cue know as a person's."""
        words = cluster.name.split()
        known = self.reading.phrases.known
        return len(words) > 1 or words[0] in known or self.reading.pack.name_words.get(words[0]) is AgentKind.PERSON

    def _is_beside(self, governed: Mention, mention: Mention) -> bool:
        """Whether "dan" joins a mention to one that a preposition governs: "antara Bupati A dan Wali Kota B"."""
        start, end = self.reading.token_from(governed.span.end), self.reading.token_from(mention.span.start)
        between = [token.lower for token in self.reading.tokens[start:end]]
        joins = any(word in self.reading.pack.words("pairing") for word in between)
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

    def _has_age(self, mention: Mention) -> bool:
        """Whether an age stands behind a name: "Tarmuji (56)"."""
        return _AGE.match(self.reading.text, mention.span.end) is not None

    def _leads_clause(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a name that the tagger is sure of opens a clause and its predicate follows: "Kini, Laras bekerja"."""
        if not self._is_tagged(mention):
            return False
        tokens, first = self.reading.tokens, self.reading.token_from(mention.span.start)
        last = self.reading.token_from(mention.span.end)
        opens = first == sentence.first or tokens[first - 1].text == ","
        goes_on = last < sentence.last and tokens[last].text[0].islower()
        return opens and goes_on and tokens[last].lower not in self.reading.phrases.particles

    def _is_tagged(self, mention: Mention) -> bool:
        index = self.reading.token_from(mention.span.start)
        return self.reading.phrases.tagged(index, AgentKind.PERSON, least=_SURE) is not None

    def _is_quoted(self, span: Span) -> bool:
        return any(
            attribution.type is QuoteType.DIRECT and attribution.content[0].covers(span)
            for _, attribution in self.reading.contents.touching(span)
        )

    def speak(self, cluster: Cluster, attribution: Attribution) -> None:
        """Remembers who spoke; the source of a cue inside another quote's content is not the one who goes on."""
        if self._is_nested(attribution):
            return
        kind = attribution.cue.kind if attribution.cue else ""
        place = place_of(attribution)
        is_direct = attribution.type is QuoteType.DIRECT and self._names(attribution.source)
        speaker = Speaker(cluster, attribution.sentence, place, attribution.source, kind, is_direct)
        before = self.last()
        if before is not None and before.cluster is not speaker.cluster:
            self._other = before
        if speaker.cluster.kind in PERSONS:
            self._person = speaker
        self._spoken_in[speaker.sentence] = speaker
        self.spoken.append(speaker)

    def _names(self, source: Mention | None) -> bool:
        """Whether a source is named and does not only point back ("Doktor Ilmu Politik tersebut")."""
        if source is None or source.form is not MentionForm.NAME:
            return False
        last = self.reading.tokens[self.reading.token_from(source.span.end) - 1]
        return last.lower not in self.reading.pack.words("determiners")

    def _is_nested(self, attribution: Attribution) -> bool:
        cue = attribution.cue
        return cue is not None and any(
            part.covers(cue.span) and other is not attribution
            for part, other in self.reading.contents.touching(cue.span)
        )

    def last(self) -> Speaker | None:
        """Who spoke last; None at the beginning."""
        return self.spoken[-1] if self.spoken else None

    def last_person(self) -> Speaker | None:
        """The person, named or not, who spoke last; None if none has."""
        if self._merges != self.roster.merges:  # somebody has turned out to be a person
            self._merges = self.roster.merges
            persons = (speaker for speaker in reversed(self.spoken) if speaker.cluster.kind in PERSONS)
            self._person = next(persons, None)
        return self._person

    def last_before_answer(self, attribution: Attribution) -> Speaker | None:
        """Who can be answering: not the person who has just asked. None where nobody asked."""
        last = self.last_person()
        if last is None or last.kind != "ask" or attribution.cue is None or attribution.cue.kind != "answer":
            return None
        newest = self.spoken[-1]
        if newest.cluster is not last.cluster:
            return newest
        if self._other is None or self._other.cluster is not last.cluster:
            return self._other or last
        return next((speaker for speaker in self._latest() if speaker.cluster is not last.cluster), last)

    def going_on(self, attribution: Attribution) -> Speaker | None:
        """Who goes on speaking: the last speaker; in quotations rather a person a little earlier than a body."""
        last, person = self.last(), self.last_person()
        if attribution.type is not QuoteType.DIRECT or last is None or person is None:
            return last
        if last.is_direct and last.sentence >= attribution.sentence - 1 and last.cluster.kind is AgentKind.ORGANIZATION:
            return last
        is_near = attribution.sentence - person.sentence <= _PERSON_BEFORE_BODY_SENTENCES
        return person if is_near and last.cluster.kind is not AgentKind.PERSON else last

    def subject_since(
        self, last: Speaker | None, attribution: Attribution, before: int | None = None
    ) -> Speaker | None:
        """The last person made a sentence's subject after `last` spoke and before an offset, by default the cue's."""
        after = last.sentence if last else -1
        number = min(
            bisect_left(self._subject_places, place_of(attribution) if before is None else before),
            bisect_right(self._subject_sentences, attribution.sentence),
        )
        subject = self.subjects[number - 1] if number else None
        return subject if subject is not None and subject.sentence > after else None

    def in_sentence(self, attribution: Attribution) -> Speaker | None:
        """Who spoke in the attribution's sentence before it, else who is that sentence's subject."""
        return self._spoken_in.get(attribution.sentence) or self._subject_of.get(attribution.sentence)

    def speaks_up(self, subject: Speaker, attribution: Attribution) -> bool:
        """Whether the sentence right before makes its subject the next speaker.

        It does where it says that they spoke ("… membantah. "…," tukasnya"), or begins with them in one paragraph.
        """
        first = attribution.sentence if attribution.cue is None else attribution.cue.sentence
        if subject.sentence >= first or not all(map(self._goes_on, range(subject.sentence + 1, first))):
            return False
        sentence = self.reading.sentences[first - 1]
        words = {self.reading.tokens[index].lower for index in range(sentence.first, sentence.last)}
        if words & self.reading.pack.words("speaking_up"):
            return True
        return sentence.paragraph == self.reading.sentences[first].paragraph and self._begins(subject, sentence)

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence keeps the subject of the one before: "Ia terkejut."."""
        begins = self.reading.tokens[self.reading.sentences[number].first].lower
        return begins in self.reading.pack.words("pronouns_person")

    def _begins(self, subject: Speaker, sentence: Sentence) -> bool:
        """Whether a sentence begins with its subject, perhaps behind the subject's role."""
        starts = [subject.place]
        if subject.mention is not None and subject.mention.role is not None:
            starts.append(subject.mention.role.start)
        first = self.reading.token_from(min(starts))
        words = [token.lower for token in self.reading.tokens[sentence.first : first] if token.text != ","]
        if min(starts) < sentence.span.start:
            return False
        leads_in = " ".join(words) in self.reading.pack.phrases("lead_ins")
        return not words or (leads_in and subject.mention is not None and self._is_tagged(subject.mention))
