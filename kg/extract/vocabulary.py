"""What the words of one article can be: by the lexicons, and by how the article itself uses them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from functools import cached_property
from itertools import pairwise

from kg.extract.phrases import Phrase
from kg.extract.words import WordClass, is_predicate, word_class
from kg.lang.pack import LanguagePack
from kg.model.mention import MentionForm, TaggedName
from kg.model.quote import AgentKind
from kg.model.text import Token
from kg.text.tokens import is_initials

KINDS_OF_NAMES = (AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.PLACE)
_LIKELY = 0.5
"""From here the tagger's name of several words is taken where it has one of them alone as a person's too."""
_LIKELY_ALONE = 0.65
"""From here it is taken that a word alone is a person's name."""
_SURE = 0.9
"""From here a common word can begin such a name ("Muslim Arkana")."""
_LONGEST_INITIALS = 2
"""Letters that may close a person's name ("Arkana SP"); more are a body's."""
_LONGEST_SHORT_NAME = 2
"""Tokens of a short name behind which a country can begin a clause."""
NAMING = frozenset({WordClass.NAME, WordClass.ORGANIZATION, WordClass.PLACE})


class Vocabulary:
    """The words of one article, by token.

    `known` are words that the article uses alone as a person's name, `places` as a place's, `doubtful` tokens that
    have their capital only from beginning a sentence, `runs` whole runs of capitalised words, `pairs` two words
    that stand together without a capital before them, `names` what the trained tagger takes for names.
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
        pairs: frozenset[tuple[str, ...]] = frozenset(),
        names: Sequence[TaggedName] = (),
    ) -> None:
        self.tokens = tokens
        self.pack = pack
        self.known = known
        self.places = places
        self.doubtful = doubtful
        self.runs = runs
        self.pairs = pairs
        self._names = names
        self.prepositions = pack.words("prepositions")
        self.determiners = pack.words("determiners")
        self.particles = pack.words("name_particles")
        self.weekdays = pack.words("weekdays")
        self.times = pack.words("time_words")
        self.adverbs = pack.words("adverbs")
        self.compounds = pack.phrases("compounds")
        self._compounded = {word for compound in self.compounds for word in compound.split()} & self.prepositions
        self._second_words = {title.split()[1].capitalize() for title in pack.phrases("two_word_titles")}
        self.abbreviations = pack.words("abbreviations", "sentences")

    @cached_property
    def _tagged(self) -> dict[int, TaggedName]:
        return {index: name for name in self._names for index in range(name.first, name.last)}

    def tagged(self, index: int, kind: AgentKind, *, least: float) -> TaggedName | None:
        """The tagger's name that holds the token, if it is of that kind and has at least that probability."""
        name = self._tagged.get(index)
        return name if name is not None and name.kind is kind and name.probability >= least else None

    def is_tagged(self, index: int) -> bool:
        """Whether the tagger takes the token for part of a name."""
        return index in self._tagged

    @cached_property
    def _first(self) -> dict[str, int]:
        """Where each word of the article first stands."""
        return {token.text: index for index, token in reversed(list(enumerate(self.tokens)))}

    def is_first(self, index: int) -> bool:
        """Whether the token's word stands nowhere before it."""
        return self._first[self.tokens[index].text] == index

    @cached_property
    def _uses(self) -> Counter[tuple[str, AgentKind]]:
        return Counter((self.tokens[index].text, name.kind) for index, name in self._tagged.items())

    def is_only(self, index: int, kind: AgentKind) -> bool:
        """Whether the tagger takes the token's word for no other kind anywhere in the article."""
        return not any(self._uses[self.tokens[index].text, other] for other in KINDS_OF_NAMES if other is not kind)

    def is_mostly(self, index: int, kind: AgentKind) -> bool:
        """Whether the tagger takes the token's word for that kind at least as often in the article as for another."""
        uses = {other: self._uses[self.tokens[index].text, other] for other in KINDS_OF_NAMES}
        return uses[kind] >= max(uses.values())

    @cached_property
    def _confirmed(self) -> frozenset[int]:
        """Tokens of persons' names that the article confirms: "Zion Suzuki" where "Suzuki" stands alone as a person.

        The tagger finds both; what a lexicon says of the other words ("Marwan Batubara") no longer counts.
        """
        persons = [name for name in self._names if name.kind is AgentKind.PERSON]
        single = [name for name in persons if name.last - name.first == 1]
        alone = {self.tokens[name.first].text for name in single if name.probability >= _LIKELY_ALONE}
        found: set[int] = set()
        for name in persons:
            known = next((index for index in range(name.first, name.last) if self._is_alone(index, name, alone)), None)
            if known is None or name.last - name.first < 2 or self._is_of_office(name):
                continue
            first = name.first if known in {name.first, name.last - 1} else known
            others = (index for index in range(first, name.last) if index != known)
            found.update([known], (index for index in others if self._may_be_name(index, name, first)))
        words = {self.tokens[index].text for index in found}
        return frozenset(found | {name.first for name in single if self.tokens[name.first].text in words})

    def _is_alone(self, index: int, name: TaggedName, alone: Container[str]) -> bool:
        """Whether a word of a tagged name stands elsewhere alone as a person's name."""
        text = self.tokens[index].text
        is_title = word_class(text, self.pack) in {WordClass.ROLE, WordClass.DEGREE}
        return text in self.known or (text in alone and name.probability >= _LIKELY and not is_title)

    def _is_of_office(self, name: TaggedName) -> bool:
        """Whether a name closes an office whose holder follows ("Sekretaris PT Arkana, Hadi") or holds brackets."""
        ahead = [token.text for token in self.tokens[name.last : name.last + 2]]
        is_held = len(ahead) == 2 and ahead[0] == "," and word_class(ahead[1], self.pack) is WordClass.NAME
        return is_held or any(self.tokens[index].text in "()" for index in range(name.first, name.last))

    def _may_be_name(self, index: int, name: TaggedName, first: int) -> bool:
        """Whether a token belongs to a confirmed name: no title before it, no honorific, particle or body."""
        text = self.tokens[index].text
        kind = word_class(text, self.pack)
        is_other = text in self.places or text in self.pack.words("not_names")
        if is_other or not text[0].isupper() or not self.is_mostly(index, AgentKind.PERSON):
            return False
        if index > first and text.lower() in self.pack.words("name_endings"):
            return True  # "Lukman Hakim Arkana"
        if kind in {WordClass.ROLE, WordClass.DEGREE}:
            return index > first and len(text) == 1  # "Ratna H Arkana"
        is_last = index == name.last - 1
        if text in self.pack.words("companies") or (text.isupper() and len(text) > _LONGEST_INITIALS):
            return is_last and text in self.pack.words("companies")  # "Dimas Suzuki", not "Anwar BAB"
        is_plain = kind in {WordClass.NAME, WordClass.PLACE}
        return index > first or is_plain or name.probability >= _SURE

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
            if token.text.isupper() and token.text.capitalize() in self.known:
                found = WordClass.NAME  # "HODAKO" at the beginning, "Hodako" below
            if token.text in self.pack.words("also_first_names") and self._uses[token.text, AgentKind.PERSON]:
                found = WordClass.NAME
            if index and token.text in self._second_words and self._closes_title(index):
                return self._kinds.setdefault(index, WordClass.ROLE)
            if token.lower in self.pack.words("months") and self._is_first_name(index):
                return self._kinds.setdefault(index, WordClass.NAME)
            if index in self._confirmed:
                return self._kinds.setdefault(index, WordClass.NAME)
            if found in NAMING and (
                index in self.doubtful or token.lower in self.weekdays or token.lower in self.pack.words("months")
            ):
                found = WordClass.COMMON
            self._kinds[index] = found
        return found

    def _is_first_name(self, index: int) -> bool:
        """Whether a month's word is a first name: behind a title or comma, before a name ("Ketua RT Juni Prasetya")."""
        if not 0 < index < len(self.tokens) - 1 or self.is_low(index):
            return False
        before = self.tokens[index - 1].text
        is_begun = before == "," or word_class(before, self.pack) is WordClass.ROLE
        return is_begun and self.pack.name_words.get(self.tokens[index + 1].text) is AgentKind.PERSON

    def _closes_title(self, index: int) -> bool:
        """Whether a word ends a title of two words whose second could be a name ("Jaksa Agung")."""
        return f"{self.tokens[index - 1].lower} {self.tokens[index].lower}" in self.pack.phrases("two_word_titles")

    def is_initials(self, index: int) -> bool:
        """Whether the token is a letter, or letters, before whose stop a name begins ("M", "H.P"), and no degree."""
        text = self.tokens[index].text
        return len(text) == 1 or (is_initials(text) and self.kind(index) is not WordClass.DEGREE)

    def is_calendar(self, index: int) -> bool:
        """Whether the token begins a date or time ("Selasa", "kemarin")."""
        token = self.tokens[index]
        return token.lower in self.weekdays or (token.lower in self.times and token.text.islower())

    def is_low(self, index: int) -> bool:
        """Whether the token is a word in lower case."""
        return self.tokens[index].text[0].islower()

    def has_age(self, index: int) -> bool:
        """Whether an age in brackets stands at the token, as behind a person's name: "(46)"."""
        ahead = [token.text for token in self.tokens[index : index + 3]]
        return len(ahead) == 3 and ahead[0] == "(" and ahead[1].isdigit() and len(ahead[1]) < 3 and ahead[2] == ")"

    def stops(self, index: int) -> bool:
        """Whether a lower-case word ends a noun phrase: a preposition, an adverb, a predicate."""
        token = self.tokens[index]
        if token.lower in self.pack.words("role_adjectives") and index and self.kind(index - 1) is WordClass.ROLE:
            return False  # "pemain baru Arkana FC itu"
        return self.is_low(index) and (
            (token.lower in self.prepositions and not self.in_compound(index))
            or (token.lower in self.adverbs and self.kind(index) is not WordClass.ROLE)
            or is_predicate(token.lower, self.pack)
        )

    def begins_clause(self, start: int, index: int) -> bool:
        """Whether a place or pronoun right behind a short name is the subject of what follows.

        "kata Ratna Indonesia sudah …", "kata Ratna Pihaknya sudah …".
        """
        if index > start and self.tokens[index].text[0].isupper() and self.pronoun(index) is not None:
            return True
        if not 0 < index - start <= _LONGEST_SHORT_NAME or any(
            token.text not in self.known for token in self.tokens[start:index]
        ):
            return False
        for end in (index + 2, index + 1):
            place = " ".join(token.text for token in self.tokens[index:end])
            if place in self.pack.places and end < len(self.tokens):
                return self.is_low(end) and is_predicate(self.tokens[end].lower, self.pack)
        return False

    def joins_english(self, index: int) -> bool:
        """Whether an English word joins the capitalised words of a name: "Institute for Trade and Finance"."""
        lower = self.tokens[index].text in self.pack.words("office_joiners") or self.tokens[index].text == "&"
        return lower and 0 < index < len(self.tokens) - 1 and not self.is_low(index + 1)

    def in_compound(self, index: int) -> bool:
        """Whether what looks like a preposition belongs to a compound noun ("dokter penyakit dalam")."""
        if self.tokens[index].text not in self._compounded:
            return False
        beside = [token.text for token in self.tokens[max(index - 1, 0) : index + 2]]
        return any(f"{first} {second}" in self.compounds for first, second in pairwise(beside))

    def pronoun(self, index: int) -> Phrase | None:
        """The pronoun at `index`; None if there is none."""
        lower = self.tokens[index].lower
        if lower in self.pack.words("pronouns_person"):
            return Phrase(index, index + 1, None, None, AgentKind.PERSON, MentionForm.PRONOUN)
        if lower in self.pack.words("pronouns_collective"):
            return Phrase(index, index + 1, None, None, AgentKind.COLLECTIVE, MentionForm.PRONOUN)
        return None
