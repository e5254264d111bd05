"""Who has spoken so far in an article, and who has been made the subject since."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import islice

from kg.extract.entities import Cluster, Roster
from kg.extract.introduced import Introduced
from kg.extract.reading import Reading
from kg.extract.topics import Speaker, Topics
from kg.model.attribution import Attribution, CueForm
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind, QuoteType
from kg.model.text import Sentence

_PERSON_BEFORE_BODY_SENTENCES = 6
"""Sentences over which a person goes on speaking in direct quotations though a body was quoted in between."""
_MOST_LOOKED_BACK = 100
"""Quotes over which somebody of a kind is looked for among those who spoke."""
_TOPIC_SENTENCES = 3
"""Sentences from a cue without a quote to the quotation of its subject."""
_SUBJECT_TOKENS = 16
"""Tokens between a subject and its cue."""
_WORD = re.compile(r"\w+")
PERSONS = {AgentKind.PERSON, AgentKind.ANONYMOUS, AgentKind.UNKNOWN}


def place_of(attribution: Attribution) -> int:
    """Where an attribution stands in the reading order: at its cue, else at its content."""
    return attribution.cue.span.start if attribution.cue else attribution.content[0].start


class Speakers:
    """The speakers of one article in order, and the persons that its sentences are about."""

    def __init__(self, reading: Reading, roster: Roster, introduced: Introduced) -> None:
        self.reading = reading
        self.roster = roster
        self.topics = Topics(reading, roster, introduced)
        self.spoken: list[Speaker] = []
        self._person: Speaker | None = None
        self._other: Speaker | None = None
        """Who spoke last before the one who spoke last of all."""
        self._merges = 0
        self._spoken_in: dict[int, Speaker] = {}
        self.subjects = self.topics.find()
        self._subject_of = {subject.sentence: subject for subject in self.subjects}
        self._subject_places = [subject.place for subject in self.subjects]
        self._subject_sentences = [subject.sentence for subject in self.subjects]

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

    def last_body(self, fits: Callable[[Cluster], bool]) -> Speaker | None:
        """The organisation that spoke last among those that fit; None if none has."""
        bodies = (speaker for speaker in self._latest() if speaker.cluster.kind is AgentKind.ORGANIZATION)
        return next((speaker for speaker in bodies if fits(speaker.cluster)), None)

    def last_group(self) -> Speaker | None:
        """The group that spoke last; None if none has."""
        return next((speaker for speaker in self._latest() if speaker.cluster.kind is AgentKind.COLLECTIVE), None)

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

    def is_told_of(self, cluster: Cluster, attribution: Attribution) -> bool:
        """Whether marked words name somebody, who will not be their speaker: "Rudi ditahan," imbuhnya."""
        if attribution.type is not QuoteType.DIRECT or cluster.head is not None:
            return False  # only a name tells
        words = set(_WORD.findall(" ".join(part.of(self.reading.text) for part in attribution.content)))
        first_person = self.reading.pack.words("first_person")
        return cluster.name.split()[-1] in words and not any(word.lower() in first_person for word in words)

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

    def shares_subject(self, attribution: Attribution) -> bool:
        """Whether the cue stands behind "dan": its subject is the one before ("Rizky datang dan berjanji …")."""
        place = self.reading.before_adverbs(attribution.cue.token - 1 if attribution.cue else -1)
        return place > 0 and self.reading.tokens[place].lower in self.reading.pack.words("pairing")

    def speaks_up(self, subject: Speaker, attribution: Attribution) -> bool:
        """Whether the sentence right before makes its subject the next speaker.

        It does where it says that they spoke ("… membantah. "…," tukasnya"), or begins with them in one paragraph. A
        cue of theirs without a quote does so over a few sentences ("Ratna menjelaskan soal banjir. Air naik. "…").
        """
        first = attribution.sentence if attribution.cue is None else attribution.cue.sentence
        if 0 < first - subject.sentence <= _TOPIC_SENTENCES and self._says(subject):
            return True
        if subject.sentence >= first or not all(map(self._goes_on, range(subject.sentence + 1, first))):
            return False
        sentence = self.reading.sentences[first - 1]
        if self._words_of(sentence) & self.reading.pack.words("speaking_up"):
            return True
        return sentence.paragraph == self.reading.sentences[first].paragraph and self._begins(subject, sentence)

    def _says(self, subject: Speaker) -> bool:
        """Whether a sentence says that its subject spoke: "Ratna menjelaskan soal banjir.", "Itu dikisahkan Ratna."."""
        reading, sentence = self.reading, self.reading.sentences[subject.sentence]
        if subject.mention is None or (" " not in subject.cluster.name and subject.mention.role is None):
            return False
        if self._words_of(sentence) & reading.pack.words("speaking_up") and self._begins(subject, sentence):
            return True
        role = subject.mention.role
        begins = reading.token_from(subject.place if role is None else min(role.start, subject.place)) - 1
        begins -= begins >= 0 and reading.tokens[begins].lower in reading.pack.words("agent_markers")
        before = reading.cue_at(begins)
        if before is not None and before.form is CueForm.PASSIVE:
            return True
        first = reading.token_from(subject.mention.span.end)
        cues = (reading.cue_at(index) for index in range(first, min(first + _SUBJECT_TOKENS, sentence.last)))
        cue = next((cue for cue in cues if cue is not None and cue.form is CueForm.ACTIVE), None)
        if cue is None or cue.kind == "report":
            return False  # "Ratna sudah melaporkan kejadian itu ke polisi"
        if reading.tokens[reading.before_adverbs(cue.token - 1)].lower in reading.phrases.determiners:
            return False  # "bintang film Senja di Sagara itu mengaku"
        phrase = reading.left(cue.token, sentence.first)
        named = phrase.name if phrase is not None else None
        return named is not None and named[0] <= reading.token_from(subject.place) < named[1]

    def _words_of(self, sentence: Sentence) -> set[str]:
        return {self.reading.tokens[index].lower for index in range(sentence.first, sentence.last)}

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
        return not words or (leads_in and subject.mention is not None and self.topics.is_tagged(subject.mention))
