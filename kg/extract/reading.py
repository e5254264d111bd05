"""One article opened for reading: tokens, sentences and cues by place, and the phrases around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from functools import cached_property

from kg.extract.headings import is_heading
from kg.extract.leftward import read_antecedent, read_left
from kg.extract.phrases import Phrase
from kg.extract.rightward import read_right
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass, word_class
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution, Cue, CueForm
from kg.model.quote import AgentKind
from kg.model.text import Quotation, Sentence
from kg.text.spans import SpanIndex

CLOSING_MARKS = '"”»'
_ADJUNCT_WORDS = ("as_reported", "weekdays", "content_adjuncts", "manner_adjuncts", "contrasts", "comment_verbs")
_LETTERS = re.compile(r"[^\W_]+")
_LONGEST_HOLDER_TOKENS = 2
"""Words of a tagged name behind "Wali Kota" that are the holder's alone; of more, the first can be the place."""


class Reading:
    """Look-ups that several stages share; holds no state but caches."""

    def __init__(self, annotated: AnnotatedArticle, pack: LanguagePack) -> None:
        self.annotated = annotated
        self.pack = pack
        self.text = annotated.article.text
        self.tokens = annotated.tokens
        self.sentences = annotated.sentences
        self.minimum_words: int = pack.raw["content"]["minimum_direct_words"]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def quotations(self) -> SpanIndex[Quotation]:
        """The quotations by their place, marks included."""
        return SpanIndex((quotation.outer, quotation) for quotation in self.annotated.quotations)

    @cached_property
    def contents(self) -> SpanIndex[Attribution]:
        """The attributions by the places of their content."""
        return SpanIndex((part, item) for item in self.annotated.attributions for part in item.content)

    @cached_property
    def attributed(self) -> dict[int, list[int]]:
        """Tokens of the cues that have content, by the number of their sentence."""
        found: dict[int, list[int]] = {}
        for cue in (item.cue for item in self.annotated.attributions if item.cue is not None):
            found.setdefault(cue.sentence, []).append(cue.token)
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _cues(self) -> dict[int, Cue]:
        return {cue.token: cue for cue in self.annotated.cues}

    @cached_property
    def phrases(self) -> Vocabulary:
        """Reads noun phrases, with the words that the article uses alone as names."""
        return Vocabulary(
            self.tokens,
            self.pack,
            known=self._known,
            places=self._places,
            doubtful=self._doubtful,
            runs=self._runs,
            names=self.annotated.names,
        )

    def right(self, start: int, limit: int) -> Phrase | None:
        """The source that begins at token `start`; None if there is none."""
        return read_right(self.phrases, start, limit)

    def left(self, cue: int, limit: int) -> Phrase | None:
        """The subject of the cue at token `cue`; None if there is none that can speak."""
        return read_left(self.phrases, cue, limit)

    def antecedent(self, relative: int, limit: int) -> Phrase | None:
        """Whom the relative pronoun at a token stands for; None if it is nobody who can speak."""
        return read_antecedent(self.phrases, relative, limit)

    @cached_property
    def _doubtful(self) -> frozenset[int]:
        """Words that begin a sentence or quotation and have no capital elsewhere, if no lexicon knows them."""
        openings = {sentence.first for sentence in self.sentences}
        openings |= {index + 1 for index, token in enumerate(self.tokens[:-1]) if token.text in '"“‘:'}
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
        known = word in inside or word in self._known or word in self.pack.name_words or word in self.pack.place_words
        return known or in_run or word in self.pack.organization_words or (word.isupper() and len(word) > 1)

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
    def _runs(self) -> frozenset[tuple[str, ...]]:
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
        return frozenset(run for run in found if run[0] not in self._known)

    def _is_office_of(self, before: str, comma: int) -> bool:
        """Whether a role stands before a run and a comma and a name behind it ("Bupati Sukamaju, Rahmat Hidayat")."""
        behind = self.tokens[comma + 1].text if comma + 1 < len(self.tokens) else ""
        named = bool(behind) and word_class(behind, self.pack) is WordClass.NAME
        return named and self.tokens[comma].text == "," and word_class(before, self.pack) is WordClass.ROLE

    @cached_property
    def _places(self) -> frozenset[str]:
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
        return frozenset(word for word in found if word_class(word, self.pack) is WordClass.NAME) - self._known

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
    def _known(self) -> frozenset[str]:
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
        adverbs = self.pack.words("adverbs")
        place = index
        while place >= 0 and self.tokens[place].lower in adverbs:
            place = self._before_adverbs.get(place - 1, place - 1)  # a row of adverbs is walked once
        self._before_adverbs[index] = place
        return place

    @cached_property
    def _before_adverbs(self) -> dict[int, int]:
        return {}

    @cached_property
    def coordinated(self) -> list[tuple[int, int]]:
        """Tokens that join a predicate to the one before ("dan", "seraya"), each with its cue's token."""
        words = self.pack.words("coordinators")
        cues = (cue.token for cue in self.annotated.cues if cue.form in {CueForm.ACTIVE, CueForm.CLITIC})
        found = [(self.before_adverbs(token - 1), token) for token in cues]
        return [pair for pair in found if pair[0] >= 0 and self.tokens[pair[0]].lower in words]

    @cached_property
    def contrasted(self) -> list[tuple[int, int]]:
        """The commas before ", sementara X menyatakan", each with its cue's token."""
        contrasts = self.pack.words("contrasts")
        openings = {sentence.first for sentence in self.sentences}
        found: list[tuple[int, int]] = []
        begins: int | None = None
        for index, token in enumerate(self.tokens):
            cue = self._cues.get(index) if begins is not None and index not in openings else None
            if cue is not None and begins is not None and cue.form in {CueForm.ACTIVE, CueForm.CLITIC}:
                subject = self.left(index, begins + 1)
                if subject is not None and subject.first == begins + 1:
                    found.append((begins - 1, index))
            if index in openings or token.text in ",;:":
                begins = None
            elif token.lower in contrasts and self.tokens[index - 1].text == ",":
                begins = index
        return found

    @cached_property
    def adjuncts(self) -> list[int]:
        """Tokens at which content can end: of a credit, date, audience or medium, and cues behind a comma."""
        words = frozenset().union(
            *(self.pack.words(name) for name in _ADJUNCT_WORDS),
            *(self.pack.words(name, "relays") for name in ("reported", "told")),
        )
        return [
            index
            for index, token in enumerate(self.tokens)
            if token.lower in words
            or (index and self.tokens[index - 1].text in CLOSING_MARKS)
            or (index in self._cues and self.tokens[index - 1].text == ",")
        ]

    def token_from(self, offset: int) -> int:
        """Number of the first token that starts at or behind `offset`."""
        return bisect_left(self._token_starts, offset)

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds `offset`."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def has_cue(self, start: int, end: int) -> bool:
        """Whether a cue begins between two offsets."""
        return bisect_left(self._cue_starts, start) < bisect_left(self._cue_starts, end)

    @cached_property
    def _cue_starts(self) -> list[int]:
        return [cue.span.start for cue in self.annotated.cues]

    def has_letters(self, start: int, end: int) -> bool:
        """Whether a letter or digit stands between two offsets."""
        return start < end and bisect_right(self._letters[1], start) < bisect_left(self._letters[0], end)

    @cached_property
    def _letters(self) -> tuple[list[int], list[int]]:
        """Where runs of letters and digits start and end."""
        runs = [match.span() for match in _LETTERS.finditer(self.text)]
        return [start for start, _ in runs], [end for _, end in runs]

    def cue_at(self, index: int) -> Cue | None:
        """The cue that begins at a token."""
        return self._cues.get(index)

    def is_bare_cue(self, index: int) -> bool:
        """Whether a token is a second cue in a row ("ulas ujar tim riset")."""
        cue = self._cues.get(index)
        return cue is not None and cue.form is CueForm.BARE

    def limit(self, index: int, sentence: Sentence) -> int:
        """Where reading from token `index` must end: its sentence's end, or that of the sentence it stands in."""
        if index >= len(self.tokens):
            return index
        return max(sentence.last, min(self.sentences[self.sentence_at(self.tokens[index].start)].last, sentence.last))

    def over(self, index: int, words: Collection[str]) -> int:
        """The first token at or behind `index` that is none of `words`."""
        while index < len(self.tokens) and self.tokens[index].lower in words:
            index += 1
        return index
