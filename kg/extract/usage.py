"""How one article uses its words: which stand alone as a person's name, which as a place's, which runs are names."""

from __future__ import annotations

from functools import cached_property

from kg.extract.headings import is_heading
from kg.extract.words import WordClass, before_adverb, opens_nickname, word_class
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Cue, CueForm
from kg.model.quote import AgentKind

_LONGEST_HOLDER_TOKENS = 2
"""Words of a tagged name behind "Wali Kota" that are the holder's alone; of more, the first can be the place."""


class Usage:
    """What `Vocabulary` asks of an article; holds no state but caches."""

    def __init__(self, annotated: AnnotatedArticle, pack: LanguagePack) -> None:
        self.annotated = annotated
        self.pack = pack
        self.tokens = annotated.tokens
        self.sentences = annotated.sentences

    @cached_property
    def doubtful(self) -> frozenset[int]:
        """Words that begin a sentence or quotation and have no capital elsewhere, if no lexicon knows them."""
        openings = {sentence.first for sentence in self.sentences}
        openings |= {index + 1 for index, token in enumerate(self.tokens[:-1]) if token.text in '"“‘:'}
        nicknames = [index for index in openings if opens_nickname(self.tokens, index - 1, self.pack)]
        openings -= {index + place for index in nicknames for place in (0, 2)}
        inside = {
            token.text
            for index, token in enumerate(self.tokens)
            if token.text[0].isupper() and index not in openings and index not in self._headings
        }
        return frozenset(index for index in openings if index < len(self.tokens) and not self._is_a_name(index, inside))

    def _is_a_name(self, index: int, inside: set[str]) -> bool:
        word = self.tokens[index].text
        behind = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
        in_run = behind[:1].isupper() and word_class(behind, self.pack) is WordClass.NAME
        known = word in inside or word in self.known or word in self.pack.name_words or word in self.pack.place_words
        is_body = word in self.pack.organization_words or word in self.pack.words("companies")
        return known or in_run or is_body or (word.isupper() and len(word) > 1)

    @cached_property
    def _headings(self) -> frozenset[int]:
        """Tokens of headings."""
        return frozenset(
            index
            for sentence in self.sentences
            if is_heading(self.annotated, sentence, self.pack)
            for index in range(sentence.first, sentence.last)
        )

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Whole runs of one or two words that can be names, with no other capital beside them."""
        found: set[tuple[str, ...]] = set()
        run: list[str] = []
        before = ""
        for index, token in enumerate(self.tokens):
            if token.text[0].isupper() and word_class(token.text, self.pack) is WordClass.NAME:
                run.append(token.text)
                continue
            alone = not before[:1].isupper() or len(run) == 2 or self._is_office_of(before, index)
            if 0 < len(run) <= 2 and alone and not token.text[0].isupper():
                found.add(tuple(run))
            if not run or token.text[0].isupper():
                before = token.text
            run, before = [], token.text
        return frozenset(run for run in found if run[0] not in self.known)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, ...]]:
        """Runs of two words that can be names and have no capital before them."""
        tokens, openings = self.tokens, {sentence.first for sentence in self.sentences}
        return frozenset(
            (tokens[index].text, tokens[index + 1].text)
            for index in range(1, len(tokens) - 1)
            if (not tokens[index - 1].text[0].isupper() or index - 1 in openings)
            and all(word_class(tokens[place].text, self.pack) is WordClass.NAME for place in (index, index + 1))
        )

    def _is_office_of(self, before: str, comma: int) -> bool:
        """Whether a role stands before a run and a comma and a name behind it ("Bupati Sukamaju, Rahmat Hidayat")."""
        behind = self.tokens[comma + 1].text if comma + 1 < len(self.tokens) else ""
        named = bool(behind) and word_class(behind, self.pack) is WordClass.NAME
        return named and self.tokens[comma].text == "," and word_class(before, self.pack) is WordClass.ROLE

    @cached_property
    def places(self) -> frozenset[str]:
        """Words that the article uses as a place's name: behind "di", "ke", "Kabupaten", or in the dateline."""
        markers = self.pack.words("place_markers")
        found = {
            self.tokens[index + 1].text
            for index in range(len(self.tokens) - 1)
            if self.tokens[index].lower in markers
            and self.tokens[index + 1].text[0].isupper()
            and not self._is_low_office(index)
            and not self._names_holder(index)
        }
        dateline = self.annotated.article.dateline
        found.update(dateline.split() if dateline else ())
        return frozenset(word for word in found if word_class(word, self.pack) is WordClass.NAME) - self.known

    def _is_low_office(self, index: int) -> bool:
        """Whether a place's noun is part of an office ("Bidan desa Siti …"), so that a holder may follow it."""
        before = self.tokens[index - 1].text if index else " "
        return self.tokens[index].text.islower() and before != " " and word_class(before, self.pack) is WordClass.ROLE

    def _names_holder(self, index: int) -> bool:
        """Whether a person's name follows the place's noun that ends an office ("Wali Kota Rina Wulandari")."""
        if index == 0 or word_class(self.tokens[index - 1].text, self.pack) is not WordClass.ROLE:
            return False
        word = self.tokens[index + 1].text
        is_person = self.pack.name_words.get(word) is AgentKind.PERSON or index + 1 in self._tagged_persons
        return is_person or word in self._behind_cues

    @cached_property
    def _tagged_persons(self) -> frozenset[int]:
        """Tokens that begin what the tagger takes for a person's name of two words: a third can be the place."""
        persons = (name for name in self.annotated.names if name.kind is AgentKind.PERSON)
        return frozenset(name.first for name in persons if name.last - name.first <= _LONGEST_HOLDER_TOKENS)

    @cached_property
    def _behind_cues(self) -> frozenset[str]:
        """The words right behind "kata", "ujar" …: first words of sources."""
        places = (cue.token + 1 for cue in self.annotated.cues if cue.form is CueForm.BARE)
        return frozenset(self.tokens[place].text for place in places if place < len(self.tokens))

    @cached_property
    def known(self) -> frozenset[str]:
        """Capitalised words that stand alone as a source, beside a cue: short names of persons."""
        found = set()
        for cue in self.annotated.cues:
            index = cue.token + 1 if cue.form in {CueForm.BARE, CueForm.ACCORDING} else cue.token - 1
            if cue.form is CueForm.ACTIVE and index > 0:
                index = max(self.before_adverbs(index), 0)
            if 0 <= index < len(self.tokens) and self._stands_alone(index, cue):
                found.add(self.tokens[index].text)
        return frozenset(found)

    def _stands_alone(self, index: int, cue: Cue) -> bool:
        kind = word_class(self.tokens[index].text, self.pack)
        sentence = self.sentences[cue.sentence]
        if cue.form is CueForm.ACTIVE:
            starts = index == sentence.first or self.tokens[index - 1].text in ',"”'
            return kind is WordClass.NAME and starts
        # right behind a bare cue even a common word with a capital is a name ("kata Sabar")
        named = kind is WordClass.NAME or (kind is WordClass.COMMON and cue.form is CueForm.BARE)
        alone = index + 1 >= sentence.last or not self.tokens[index + 1].text[0].isupper()
        return named and alone and self.tokens[index].lower not in self.pack.source_nouns

    def before_adverbs(self, index: int) -> int:
        """The last token at or before `index` that is no adverb; -1 where there is none."""
        place = index
        while place >= 0 and (before := before_adverb(self.tokens, place, self.pack)) < place:
            place = self._before_adverbs.get(before, before)  # a row of adverbs is walked once
        self._before_adverbs[index] = place
        return place

    @cached_property
    def _before_adverbs(self) -> dict[int, int]:
        return {}
