"""Reads what carried a source's words: "lewat akun Instagram pribadinya", "dalam keterangan tertulisnya"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.reading import Reading
from kg.lang.pack import LanguagePack
from kg.model.attribution import Attribution
from kg.model.text import Sentence, Span

_REACH = 8
"""Tokens behind a preposition within which its medium is named ("lewat unggahan video terbaru di akun TikTok")."""
_SECTION = "medium"


@dataclass(frozen=True, slots=True)
class Medium:
    """The words of a medium without a possessive ending, and the tokens that name it: a place is none of them."""

    span: Span
    tokens: range


def is_network(words: str, pack: LanguagePack) -> bool:
    """Whether words name a network, or an account in it, and nobody who publishes ("Instagram @ratna")."""
    names = set(pack.phrases("networks", _SECTION))
    return " ".join(word for word in words.lower().split() if word[0] != "@") in names


def channel_owner(words: str, pack: LanguagePack) -> str:
    """Whose channel a credit names behind its network: "Ratna Dewi" of "YouTube Ratna Dewi"; else the words."""
    network, _, owner = words.partition(" ")
    return owner if network.lower() in pack.phrases("networks", _SECTION) and owner else words


class MediumReader:
    """Reads media in one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.pack = reading.pack
        self.tokens = reading.tokens

    def read(
        self, attribution: Attribution, free: Sequence[int], sentence: Sentence, *, asides: Collection[int] = ()
    ) -> Medium | None:
        """The first medium that the tokens `free` name, else the network whose account speaks; None for neither.

        None begins in `asides`, the relative clauses, but it may go on in one ("unggahan yang dimuat di Instagram").
        """
        allowed = frozenset(free)
        for index in free:
            if index in asides or self.tokens[index].lower not in self.pack.words("prepositions", _SECTION):
                continue
            medium = self.at(index, allowed, sentence.last)
            if medium is not None and not self._is_others(index, attribution, sentence):
                return medium
        return self._of_account(attribution, sentence)

    def at(self, preposition: int, allowed: Collection[int], limit: int) -> Medium | None:
        """The medium behind a preposition: a network before the mere kind of text in front of it."""
        text: range | None = None
        is_carried = True
        for place in range(preposition + 1, min(limit, preposition + _REACH)):
            if place not in allowed or self.tokens[place].text in ",.;:()":
                break
            network = self._named(place, limit, self._networks)
            if network and is_carried:
                return self._medium(preposition, network)
            text = text or (self._named(place, limit, self._texts) if is_carried else None)
            word = self._bare(place)
            has_noun = text is not None or place > preposition + 1
            is_carried = word in self._carriers
            if not is_carried and not has_noun:
                break
        return self._medium(preposition, text) if text and not self._is_no_text(text, limit) else None

    def _medium(self, preposition: int, named: range) -> Medium:
        first, last = self.tokens[named.start], self.tokens[named.stop - 1]
        printed = last.text.lower()
        ending = next((end for end in self._endings if printed.endswith(end) and len(printed) > len(end)), "")
        is_part = printed in self._last_words
        return Medium(Span(first.start, last.end - (0 if is_part else len(ending))), range(preposition, named.stop))

    def _named(self, place: int, limit: int, names: Collection[tuple[str, ...]]) -> range | None:
        """The longest of `names` that begins at a token; its last word may have a possessive ending."""
        for length in range(min(3, limit - place), 0, -1):
            words = [self.tokens[index].lower for index in range(place, place + length - 1)]
            if (*words, self._bare(place + length - 1)) in names and not self._is_letter(place, length):
                return range(place, place + length)
        return None

    def _is_letter(self, place: int, length: int) -> bool:
        """Whether it is a small letter by itself: the network X is a capital."""
        return length == 1 and self.tokens[place].text == "x"

    def _bare(self, place: int) -> str:
        word = self.tokens[place].lower
        if word in self._last_words:
            return word
        return next((word.removesuffix(end) for end in self._endings if word.endswith(end)), word)

    def _is_no_text(self, text: range, limit: int) -> bool:
        """Whether it was told of before ("dalam unggahan itu"), or is something else ("surat kabar", "surat Yasin")."""
        if text.stop >= limit:
            return False
        behind = self.tokens[text.stop]
        is_title = behind.text[0].isupper() and self._bare(text.start) in self.pack.words("titled", _SECTION)
        return is_title or behind.lower in self.pack.words("determiners") | self.pack.words("no_text", _SECTION)

    def _is_others(self, index: int, attribution: Attribution, sentence: Sentence) -> bool:
        """Whether the medium is that of what is reacted to, or of another clause's source."""
        cue = attribution.cue.token if attribution.cue else index
        guards = self.pack.words("guards", _SECTION)
        for place in range(index - 1, sentence.first - 1, -1):
            if self.tokens[place].text == "," or place == cue:
                break
            if self.tokens[place].lower in guards:
                return True
        contrasts = self.pack.words("contrasts")
        return any(self.tokens[place].lower in contrasts for place in range(index, cue))

    def _of_account(self, attribution: Attribution, sentence: Sentence) -> Medium | None:
        """The network of a source that is an account: "tulis akun Instagram @warga"."""
        if attribution.source is None:
            return None
        first = self.reading.token_from(attribution.source.span.start)
        account = self.pack.words("accounts", _SECTION)
        for place in range(max(sentence.first + 1, first - 1), min(sentence.last, first + _REACH)):
            if self.tokens[place].start >= attribution.source.span.end:
                break
            network = self._named(place, sentence.last, self._networks)
            if network and self.tokens[place - 1].lower in account:
                return self._medium(place, network)
        return None

    # -- lists -------------------------------------------------------------------------------------------------

    @cached_property
    def _networks(self) -> frozenset[tuple[str, ...]]:
        return self._split("networks")

    @cached_property
    def _texts(self) -> frozenset[tuple[str, ...]]:
        return self._split("texts")

    @cached_property
    def _carriers(self) -> frozenset[str]:
        return self.pack.words("carriers", _SECTION) | self.pack.words("prepositions", _SECTION)

    @cached_property
    def _last_words(self) -> frozenset[str]:
        return frozenset(name[-1] for name in self._networks | self._texts)

    @cached_property
    def _endings(self) -> tuple[str, str]:
        clitic = self.pack.raw["cue_rules"]["clitic"]
        return f"-{clitic}", clitic

    def _split(self, name: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(phrase.split()) for phrase in self.pack.phrases(name, _SECTION))
