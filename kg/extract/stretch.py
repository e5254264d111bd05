"""Reads a stretch of tokens as one noun phrase: role and name, an organisation, a description, a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from kg.extract.phrases import Phrase
from kg.extract.words import WordClass, is_predicate, word_class
from kg.lang.pack import LanguagePack
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Token

NAMING = frozenset({WordClass.NAME, WordClass.ORGANIZATION, WordClass.PLACE})


class StretchReader:
    """Reads stretches of one article.

    `known` are words that the article uses alone as a person's name, `places` as a place's, `doubtful` tokens that
    have their capital only from beginning a sentence, `runs` whole runs of capitalised words.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        pack: LanguagePack,
        *,
        known: frozenset[str] = frozenset(),
        places: frozenset[str] = frozenset(),
        doubtful: frozenset[int] = frozenset(),
        runs: frozenset[tuple[str, ...]] = frozenset(),
    ) -> None:
        self.tokens = tokens
        self.pack = pack
        self.known = known
        self.places = places
        self.doubtful = doubtful
        self.runs = runs
        self.prepositions = pack.words("prepositions")
        self.determiners = pack.words("determiners")
        self.particles = pack.words("name_particles")
        self.weekdays = pack.words("weekdays")
        self.times = pack.words("time_words")
        self.adverbs = pack.words("adverbs")
        self.abbreviations = pack.words("abbreviations", "sentences")

    @cached_property
    def _kinds(self) -> dict[int, WordClass]:
        return {}

    def kind(self, index: int) -> WordClass:
        """Class of the token at `index`; a weekday or month with a capital is a common word."""
        found = self._kinds.get(index)
        if found is None:
            token = self.tokens[index]
            found = WordClass.NAME if token.text in self.known else word_class(token.text, self.pack)
            if token.text in self.places:
                found = WordClass.PLACE
            if found in NAMING and (
                index in self.doubtful or token.lower in self.weekdays or token.lower in self.pack.words("months")
            ):
                found = WordClass.COMMON
            self._kinds[index] = found
        return found

    def is_calendar(self, index: int) -> bool:
        """Whether the token begins a date or time ("Selasa", "kemarin")."""
        token = self.tokens[index]
        return token.lower in self.weekdays or (token.lower in self.times and token.text.islower())

    def is_low(self, index: int) -> bool:
        """Whether the token is a word in lower case."""
        return self.tokens[index].text[0].islower()

    def stops(self, index: int) -> bool:
        """Whether a lower-case word ends a noun phrase: a preposition, an adverb, a predicate."""
        token = self.tokens[index]
        return self.is_low(index) and (
            token.lower in self.prepositions
            or (token.lower in self.adverbs and self.kind(index) is not WordClass.ROLE)
            or is_predicate(token.lower, self.pack)
        )

    def pronoun(self, index: int) -> Phrase | None:
        """The pronoun at `index`; None if there is none."""
        lower = self.tokens[index].lower
        if lower in self.pack.words("pronouns_person"):
            return Phrase(index, index + 1, None, None, AgentKind.PERSON, MentionForm.PRONOUN)
        if lower in self.pack.words("pronouns_collective"):
            return Phrase(index, index + 1, None, None, AgentKind.COLLECTIVE, MentionForm.PRONOUN)
        return None

    def read(self, start: int, end: int) -> Phrase | None:
        """The phrase that the tokens from `start` to `end` are; None if they can be no source."""
        while end > start and self.tokens[end - 1].text in ",&/":
            end -= 1
        while start < end and (self._is_honorific(start) or self._is_front(start, end)):
            start += 1
        if start >= end:
            return None
        account = next((index for index in range(start, end) if self.tokens[index].text[0] == "@"), None)
        if account is not None:
            return Phrase(start, end, (account, account + 1), None, AgentKind.ORGANIZATION, MentionForm.NAME)
        name = self.name_suffix(start, end)
        if name is not None and self._is_document(start, name):
            return self._description(start, self.without_tail(start, end))
        if name is not None and self._is_unnamed_in_spite(start, name):
            return self._description(start, self.without_tail(start, end))
        if name is not None and not self._is_organization(start, name):
            role = self._role(start, name[0])
            is_outlet = role is not None and self._is_media_noun(*role)
            kind = AgentKind.ORGANIZATION if is_outlet else AgentKind.PERSON
            return Phrase(start, end, name, role, kind, MentionForm.NAME)
        return self._name_first(start, end) or self._unnamed(start, end)

    def _is_document(self, start: int, name: tuple[int, int]) -> bool:
        """Whether a document's noun stands before a name ("Data Pantau Udara"): it speaks, not who is named."""
        kind = self.pack.source_nouns.get(self.tokens[start].lower)
        if kind is not AgentKind.DOCUMENT or start == name[0] or self._is_media_noun(start, name[0]):
            return False
        return self.tokens[name[0] - 1].text != ","

    def _is_unnamed_in_spite(self, start: int, name: tuple[int, int]) -> bool:
        """Whether a description only holds somebody else's or a place's name ("orang dekat X")."""
        before = self.tokens[name[0] - 1].lower
        if name[0] == start or before == "," or before in self.pack.words("introduced_by"):
            return False
        head = self.tokens[start].lower
        return head in self.pack.words("relational") or head in self.pack.words("quantity_heads")

    def name_suffix(self, start: int, end: int) -> tuple[int, int] | None:
        """The person's name that a stretch ends in, without degrees, ages and acronyms in brackets; None if none."""
        last = self.without_tail(start, end)
        if last - start == 2 and self.kind(start) is WordClass.NAME and self.kind(last - 1) is WordClass.COMMON:
            return start, last  # two words by themselves ("Hao Yang"), the second a common word too
        first = last
        while first > start and self._continues_name(first - 1, start, last):
            first -= 1
        while first < last and self.is_low(first):
            first += 1
        if first >= last or not any(self.kind(index) is WordClass.NAME for index in range(first, last)):
            return None
        return self._behind_complement(self._by_known(first, last, start), last, start), last

    def _continues_name(self, index: int, start: int, last: int) -> bool:
        token, kind = self.tokens[index], self.kind(index)
        if kind is WordClass.NAME:
            return True
        if token.text == ".":
            return index > start and len(self.tokens[index - 1].text) == 1
        follows = index + 1 < last and self.kind(index + 1) is WordClass.NAME
        if token.lower in self.particles:
            return index + 1 < last and index > start and self.kind(index - 1) is WordClass.NAME
        if kind not in {WordClass.COMMON, WordClass.PLACE} or not follows:
            return False
        if index > start and kind is WordClass.COMMON and self.kind(index - 1) is WordClass.NAME:
            return True  # a common word between two words of a name ("Rina Cahaya Putri") belongs to it
        if index == start:
            return kind is WordClass.COMMON  # right behind a cue: "kata Indah Lestari"
        if kind is WordClass.COMMON and self.tokens[index - 1].text.isupper():
            return True  # an acronym ends an office: "Peneliti utama IRT Maya Anggraini"
        return self.tokens[index - 1].text == ","  # "Menteri Pertahanan, Indah Lestari"

    def _by_known(self, first: int, last: int, start: int) -> int:
        """A word that the article uses alone begins the name where an office's words stand before it."""
        is_person = self.pack.name_words.get(self.tokens[first].text) is AgentKind.PERSON
        behind_office = first > start and not is_person and self.tokens[first].text not in self.known
        for index in range(first + (1 if behind_office else 2), last):
            if self.tokens[index].text in self.known and last - index >= 2:
                return index
        return first

    def _behind_complement(self, first: int, last: int, start: int) -> int:
        """Behind the place or body that an office names before its holder: "Camat Sumberjati Agus Prihadi".

        It is one where the article uses it elsewhere by itself, or where an organisation's word stands before it.
        """
        if first == start or self.tokens[first].text in self.known:
            return first
        for length in (2, 1):
            words = tuple(token.text for token in self.tokens[first : first + length])
            if last - first - length >= 2 and words in self.runs:
                return first + length
        office = not self.is_low(first - 1) and self.tokens[first - 1].lower in self.pack.words("bodies_of_places")
        return first + 1 if office and last - first >= 3 and self.tokens[first + 1].text != "." else first

    def without_tail(self, start: int, end: int) -> int:
        """The stretch's end without brackets, degrees and marks."""
        while end > start + 1:
            token, kind = self.tokens[end - 1], self.kind(end - 1)
            if token.text == ")":
                opening = next((i for i in range(end - 1, start, -1) if self.tokens[i].text == "("), None)
                if opening is None:
                    return end - 1
                end = opening
            elif token.text == "." and len(self.tokens[end - 2].text) == 1:
                return end
            elif kind is WordClass.DEGREE or token.text in ",.":
                end -= 1
            else:
                return end
        return end

    def _role(self, start: int, name: int) -> tuple[int, int] | None:
        end = name
        ranks = self.pack.words("ranks")
        while end > start and (
            self.tokens[end - 1].text in ",."
            or self._is_honorific(end - 1)
            or (self.tokens[end - 1].lower in ranks and end - 1 > start)
        ):
            end -= 1
        is_role = any(self.kind(index) is WordClass.ROLE for index in range(start, end)) or self._is_media_noun(
            start, end
        )
        return (start, end) if end > start and is_role else None

    def is_rank(self, role: tuple[int, int]) -> bool:
        """Whether a role is no more than a rank ("Kombes"), which tells no office."""
        ranks = self.pack.words("ranks")
        return all(self.tokens[index].lower in ranks or self.tokens[index].text == "." for index in range(*role))

    def _is_honorific(self, index: int) -> bool:
        return self.kind(index) is WordClass.DEGREE or (
            self.tokens[index].text == "." and index > 0 and self.kind(index - 1) is WordClass.DEGREE
        )

    def _is_organization(self, start: int, name: tuple[int, int]) -> bool:
        """Whether the words before the name make it an organisation's ("PT Samudra Raya", "Universitas Sagara")."""
        office = self._office_word(start, name)
        if office is None or any(self.tokens[index].text in self.known for index in range(*name)):
            return False
        has_role = any(self.kind(index) is WordClass.ROLE for index in range(start, office))
        return not has_role or (office + 1 == name[0] and name[1] - name[0] == 1)

    def _office_word(self, start: int, name: tuple[int, int]) -> int | None:
        """The word before a name, in its run of capitals, that begins an organisation's name; None if there is none."""
        for index in range(name[0] - 1, start - 1, -1):
            if self.is_low(index) or self.kind(index) in {WordClass.MARK, WordClass.ROLE}:
                return None
            text = self.tokens[index].text
            is_acronym = text.isupper() and len(text) > 1 and index == name[0] - 1 and name[1] - name[0] == 1
            if text in self.pack.organization_words or is_acronym:
                return index
        return None

    def _name_first(self, start: int, end: int) -> Phrase | None:
        """A name with its role behind it and no comma between ("Rudi Arifin VP Pertamina")."""
        last = start
        while last < end and self.kind(last) is WordClass.NAME:
            last += 1
        if last - start < 2 or last >= end or self.kind(last) is not WordClass.ROLE:
            return None
        return Phrase(start, end, (start, last), (last, end), AgentKind.PERSON, MentionForm.NAME)

    def _is_front(self, index: int, end: int) -> bool:
        """A noun that only stands before a name ("pihak Polda Samudra")."""
        fronts = self.pack.words("name_fronts")
        return self.tokens[index].lower in fronts and index + 1 < end and not self.is_low(index + 1)

    def _unnamed(self, start: int, end: int) -> Phrase | None:
        """An organisation or place by its name, or a description."""
        last = self.without_tail(start, end)
        if self.is_low(start) or self.kind(start) is WordClass.ROLE:
            return self._description(start, last) or self._behind_noun(start, end, last)
        kinds = [self.kind(index) for index in range(start, last)]
        points_back = self.tokens[last - 1].lower in self.determiners
        if self.tokens[start].lower in self.pack.source_nouns and (
            points_back or kinds[0] is not WordClass.ORGANIZATION
        ):
            return self._description(start, last)
        if all(kind in {WordClass.COMMON, WordClass.LOWER, WordClass.NUMBER} for kind in kinds):
            return None
        last = next((i for i in range(start + 1, last) if self.tokens[i].text == "("), last)
        places = kinds[0] is WordClass.PLACE and all(kind in {WordClass.PLACE, WordClass.LOWER} for kind in kinds)
        kind = AgentKind.PLACE if places else AgentKind.ORGANIZATION
        return Phrase(start, end, (start, last), None, kind, MentionForm.NAME)

    def _behind_noun(self, start: int, end: int, last: int) -> Phrase | None:
        """A capitalised name behind common nouns that cannot speak themselves ("situs berita Mizan")."""
        first = start
        while first < last and self.is_low(first):
            first += 1
        if first >= last or first - start > 3 or not self._is_media_noun(start, first):
            return None
        return Phrase(start, end, (first, last), (start, first), AgentKind.ORGANIZATION, MentionForm.NAME)

    def _is_media_noun(self, start: int, end: int) -> bool:
        words = self.pack.words("before_name", "relays") | self.pack.words("carriers")
        return all(self.tokens[index].lower in words for index in range(start, end))

    def _description(self, start: int, last: int) -> Phrase | None:
        head = self.tokens[start].lower
        kind = self.pack.source_nouns.get(head)
        counted = self.tokens[start + 1].lower if start + 1 < last else ""
        if head in self.pack.words("quantity_heads") and self.pack.source_nouns.get(counted) is AgentKind.DOCUMENT:
            kind = AgentKind.DOCUMENT
        if kind is None and head in self.pack.titles:
            kind = AgentKind.UNKNOWN
        if kind is None or not self._can_speak(start, last):
            return None
        is_anaphor = self.tokens[last - 1].lower in self.determiners
        form = MentionForm.ANAPHOR if is_anaphor else MentionForm.DESCRIPTION
        return Phrase(start, last, None, None, kind, form)

    def _can_speak(self, start: int, last: int) -> bool:
        """Whether what a quantifier counts is a noun that can be a source ("sejumlah warga", not "sejumlah ruas")."""
        if self.tokens[start].lower not in self.pack.words("quantifiers"):
            return True
        nouns = (re.split("[-/]", self.tokens[index].lower)[0] for index in range(start + 1, min(last, start + 4)))
        return any(noun in self.pack.source_nouns or noun in self.pack.titles for noun in nouns) or (
            self.tokens[start].lower in self.pack.words("quantity_heads")
        )
