"""Which body a noun means: "perseroan", "maskapai itu", "pihak kampus"; by its name, its turn to speak, its weight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from kg.extract.entities import Cluster, Roster
from kg.extract.nearest import Nearest
from kg.extract.reading import Reading
from kg.extract.speakers import Speakers
from kg.extract.topics import Speaker
from kg.ids import name_key
from kg.lang.pack import fold
from kg.model.mention import Mention
from kg.model.quote import AgentKind

_NEAR_SENTENCES = 2
"""Sentences back over which "itu" rather means the body that spoke than another one that is only named."""
_MOST_LOOKED_BACK = 60
"""Bodies, or their mentions, over which one that fits a noun is looked for."""
_OFTEN = 3
"""Mentions from which the body that an article names most is the one that it is about."""


class Bodies:
    """The organisations of one article, by the nouns for what they are."""

    def __init__(self, reading: Reading, roster: Roster, speakers: Speakers) -> None:
        self.reading = reading
        self.pack = reading.pack
        self.roster = roster
        self.speakers = speakers
        self.nearest = Nearest(reading, roster, speakers.topics)

    def bare(self, words: list[str], source: Mention) -> Cluster | None:
        """The body that a noun without "itu" means: "perseroan", "pihak kampus"; None for other words."""
        noun = words[-1]
        if len(words) - (words[0] in self.pack.words("name_fronts")) != 1:
            return None
        if noun in self.pack.words("bodies_by_name"):
            return self._named(noun, source)
        if noun not in self.pack.words("bare_bodies"):
            return None
        named = self._named(noun, source)
        spoken = self._spoken(noun)
        found = named or (spoken.cluster if spoken is not None else None) or self._opening(noun, source)
        return found or self._misread(noun, source) or self._main(noun, source)

    def pointed_at(self, words: list[str], source: Mention) -> Cluster | None:
        """The body that a noun with "itu" means; None where the article has named none that it fits."""
        noun = words[0] if words else ""
        number = self.reading.sentence_at(source.span.start)
        named = self._named(noun, source)
        spoken = self._spoken(noun)
        is_near = spoken is not None and number - spoken.sentence <= _NEAR_SENTENCES
        if spoken is not None and is_near and (named is None or self._is_later(spoken.cluster, named, source)):
            return spoken.cluster
        found = named or self._opening(noun, source) or self._misread(noun, source)
        is_any = noun in self.pack.words("any_body") | self.pack.words("press_nouns")
        found = next(self._mentioned(noun, source), None) if found is None and is_any else found
        return found or (self._main(noun, source) if noun in self.pack.words("company_kinds") else None)

    def _spoken(self, noun: str) -> Speaker | None:
        """The last body that has spoken and that a noun fits; None if none has."""
        return self.speakers.last_body(lambda body: self._fits(body, noun))

    def _is_later(self, body: Cluster, other: Cluster, source: Mention) -> bool:
        return self._last_place(body, source) >= self._last_place(other, source)

    def _last_place(self, body: Cluster, source: Mention) -> int:
        return max((span.start for span in body.mentions if span.start < source.span.start), default=-1)

    def _mentioned(self, noun: str, source: Mention) -> Iterator[Cluster]:
        back = self.roster.mentioned.back(AgentKind.ORGANIZATION, source.span.start)
        return (body for _, body in islice(back, _MOST_LOOKED_BACK) if self._fits(body, noun))

    def _named(self, noun: str, source: Mention) -> Cluster | None:
        """The body named last that has the noun in its name ("Komisi Yudisial", "Sberbank" for "bank")."""
        return next((body for body in self._mentioned(noun, source) if self._has(body, noun)), None)

    def _has(self, body: Cluster, noun: str) -> bool:
        return any(word.startswith(noun) or word.endswith(noun) for word in self._words(body))

    def _words(self, body: Cluster) -> list[str]:
        """The words of a body's name, the first one not shortened ("kementerian agama" for Kemenag)."""
        first, *others = name_key(body.name).split() or [""]
        shorts: dict[str, str] = self.pack.raw["words"]["short_bodies"]
        return [*shorts.get(first, first).split(), *others]

    def _fits(self, body: Cluster, noun: str) -> bool:
        """Whether a noun can mean a body: one that is no outlet and is not named as another kind of body."""
        if not self.is_no_outlet(body) and noun not in self.pack.words("press_nouns"):
            return False
        words = self._words(body)
        first = words[0]
        if body.head is not None or words == [noun] or body.name in self.pack.places:
            return False  # it has no name, or is none: "Polisi setempat", "Perusahaan"
        is_any = noun in self.pack.words("any_body") or self._has(body, noun)
        is_company = noun in self.pack.words("bare_bodies") and first in self.pack.words("company_kinds")
        return is_any or is_company or first not in self._kinds

    def is_no_outlet(self, body: Cluster) -> bool:
        """Whether a body is none of the outlets that the pack lists."""
        return fold(body.name) not in self.pack.outlets

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """The nouns that begin the names of bodies and say what they are."""
        return frozenset(word.lower() for word in self.pack.organization_words) & set(self.pack.source_nouns)

    def _opening(self, noun: str, source: Mention) -> Cluster | None:
        """The body that the sentence or the one before begins with: "AirAsia menunda. Maskapai mengimbau …"."""
        number = self.reading.sentence_at(source.span.start)
        for sentence in (number + 1, number):
            found = self.nearest.leading(source.span.start, sentence)
            if found is not None and found.kind is AgentKind.ORGANIZATION and self._fits(found, noun):
                return found
        return None

    def _misread(self, noun: str, source: Mention) -> Cluster | None:
        """Who spoke or was the subject last, where it is no person after all: "Ryanair … Maskapai itu"."""
        number = self.reading.sentence_at(source.span.start)
        if noun not in self.pack.words("bare_bodies") | self.pack.words("company_kinds"):
            return None
        last = self.speakers.last()
        is_near = last is not None and number - last.sentence <= _NEAR_SENTENCES
        found = last.cluster if last is not None and is_near else self.nearest.leading(source.span.start, number)
        if found is None or found.kind is not AgentKind.PERSON or not self._may_be_body(found):
            return None
        body = self.roster.add(Cluster(found.name, AgentKind.ORGANIZATION, found.first))
        self.roster.absorb(found, body)
        return body

    def _may_be_body(self, person: Cluster) -> bool:
        """Whether nothing but its capital says that a name is a person's: one word without a role."""
        is_listed = self.pack.name_words.get(person.name) is AgentKind.PERSON
        return " " not in person.name and not person.roles and not is_listed

    @cached_property
    def _by_weight(self) -> list[Cluster]:
        """The bodies by how often the article names them."""
        bodies = [body for body in self.roster.clusters if body.kind is AgentKind.ORGANIZATION]
        return sorted(bodies, key=lambda body: (-len(body.mentions), body.first))

    @cached_property
    def _companies(self) -> list[Cluster]:
        """The bodies by how often the article names them, those that are surely companies first."""
        return sorted(self._by_weight, key=lambda body: not self._is_company(body))

    def _main(self, noun: str, source: Mention) -> Cluster | None:
        """The company, or another body that a noun fits, that the article names most; None if none is named often."""
        is_plain = noun in self.pack.words("plain_companies")
        for body in islice(self._companies if is_plain else self._by_weight, _MOST_LOOKED_BACK):
            is_heavy = len(body.mentions) >= _OFTEN and noun not in self.pack.words("company_nouns")
            is_heavy = is_heavy or (is_plain and self._is_company(body))
            if is_heavy and not body.roles and body.first < source.span.start and self._fits(body, noun):
                return body.final()
        return None

    def _is_company(self, body: Cluster) -> bool:
        words = name_key(body.name).split()
        marks = self.pack.words("company_beginnings") | self.pack.words("company_endings")
        is_marked = bool(words) and not marks.isdisjoint((words[0], words[-1]))
        return is_marked or body.name in self.pack.words("companies")
