"""One article opened for reading: tokens, sentences and cues by place, and the phrases around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from functools import cached_property

from kg.extract.cues import says_by
from kg.extract.leftward import read_antecedent, read_left
from kg.extract.parted import find_parted
from kg.extract.phrases import Phrase
from kg.extract.rightward import read_right
from kg.extract.usage import Usage
from kg.extract.vocabulary import Vocabulary
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution, Cue, CueForm
from kg.model.text import Quotation, Sentence
from kg.text.spans import SpanIndex

CLOSING_MARKS = '"”»'
_SETS_OFF = {",", "'"}
"""Stand before a cue that sets itself off: a comma, or the second of two apostrophes for a mark."""
_ADJUNCT_WORDS = ("as_reported", "weekdays", "content_adjuncts", "manner_adjuncts", "contrasts", "comment_verbs")
_LETTERS = re.compile(r"[^\W_]+")


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
            known=self.usage.known,
            places=self.usage.places,
            doubtful=self.usage.doubtful,
            runs=self.usage.runs,
            pairs=self.usage.pairs,
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
    def usage(self) -> Usage:
        """How the article uses its words."""
        return Usage(self.annotated, self.pack)

    def before_adverbs(self, index: int) -> int:
        """The last token at or before `index` that is no adverb; -1 where there is none."""
        return self.usage.before_adverbs(index)

    @cached_property
    def coordinated(self) -> list[tuple[int, int]]:
        """Tokens that join a predicate to the one before ("dan", "seraya"), each with its cue's token."""
        words = self.pack.words("coordinators")
        cues = [cue.token for cue in self.annotated.cues if cue.form in {CueForm.ACTIVE, CueForm.CLITIC}]
        found = [(self.before_adverbs(token - 1), token) for token in cues if not self.closes_clause(token)]
        said_by = [(t - 1, t) for t in cues if says_by(self.annotated, t, self.pack, lemma=self._cues[t].lemma)]
        joined = [pair for pair in found if pair[0] >= 0 and self.tokens[pair[0]].lower in words]
        return sorted({*joined, *said_by})

    def closes_clause(self, index: int) -> bool:
        """Whether nothing follows a cue in its clause: "… dan menantang." is an adjective."""
        return index + 1 >= len(self.tokens) or self.tokens[index + 1].text in ".;!?"

    @cached_property
    def parted(self) -> list[tuple[int, int]]:
        """The commas before a clause with a source and a cue of its own, each with that cue's token."""
        return find_parted(self)

    @cached_property
    def parted_by(self) -> dict[int, int]:
        """The comma of `parted` for the token of its cue."""
        return {cue: comma for comma, cue in self.parted}

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
            or (index in self._cues and self.tokens[index - 1].text in _SETS_OFF)
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

    def active_before(self, index: int, first: int) -> list[Cue]:
        """The last two active cues before a token and not before `first`, the nearer one first."""
        number = bisect_left(self._active, index)
        return [self._cues[token] for token in reversed(self._active[max(number - 2, 0) : number]) if token >= first]

    @cached_property
    def _active(self) -> list[int]:
        return [cue.token for cue in self.annotated.cues if cue.form is CueForm.ACTIVE]

    def is_bare_cue(self, index: int) -> bool:
        """Whether a token is a second cue in a row ("ulas ujar tim riset")."""
        cue = self._cues.get(index)
        return cue is not None and cue.form is CueForm.BARE

    def limit(self, index: int, sentence: Sentence) -> int:
        """Where reading from token `index` must end: its sentence's end, or that of the sentence it stands in."""
        if index >= len(self.tokens):
            return index
        return max(sentence.last, min(self.sentences[self.sentence_at(self.tokens[index].start)].last, sentence.last))

    def before_words(self, index: int, words: Collection[str]) -> int:
        """The last token at or before `index` that is none of `words`; -1 where there is none."""
        while index >= 0 and self.tokens[index].lower in words:
            index -= 1
        return index

    def over(self, index: int, words: Collection[str]) -> int:
        """The first token at or behind `index` that is none of `words`."""
        while index < len(self.tokens) and self.tokens[index].lower in words:
            index += 1
        return index
