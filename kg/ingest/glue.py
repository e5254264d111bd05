"""Finds where a space was lost: behind a mark, or between two words where a link was removed.

What the article writes apart elsewhere tells best: "Alonsodi" is "Alonso di" where "Alonso" stands by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from kg.ingest.glued_marks import behind_marks
from kg.ingest.glued_words import LONGEST_KNOWN_CHARS, name_end, word_cuts
from kg.lang.pack import LanguagePack, fold
from kg.model.quote import AgentKind

_SHORTEST_GLUED_CHARS = 5
"""A shorter common word at the end of a name is part of it ("Pasaribu")."""
_SHORTEST_FREE_CHARS = 4
"""Of a name that the article has elsewhere, and of a common word behind it; shorter ones are in `glue_tails`."""
_SHORTEST_HEAD_CHARS = 3
_SHORTEST_SEEN_HEAD_CHARS = 6
"""Of a word of the news before a capital that is no common word; a shorter one may begin a brand."""
_SHORTEST_SHOUTED_CHARS = 5
"""Of a common word in capitals; a shorter one may be an acronym."""
_SHORTEST_VERBAL_CHARS = 8
"""Of a name with a verb glued to it, before another name."""
_OFTEN = 3
"""Times that an article writes what is a brand with a capital inside and no glued word."""
_SHORT_ACRONYM = re.compile(r"(?<![\w.])([A-Z]{2})\.(?=([A-Z][a-z]+)\b)")
_CAPITAL_INSIDE = re.compile(r"\b[^\W\d_]*[a-z]{2}[A-Z](?:[a-z]{2}|[A-Z])\w*")
_CAPITAL = re.compile(r"[A-Z]")
_BRAND = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")
_LOW_TO_HIGH = re.compile(r"[a-z]{2}(?=[A-Z](?:[a-z]{2}|[A-Z]))")
_ACRONYM_GLUED = re.compile(r"\b([A-Z]{2,})([A-Z][a-z]{2,})")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_LONG_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{4,}\b")
_LOWER_GLUED = re.compile(r"\b[a-z]{8,}\b")
_WORD = re.compile(r"\b[^\W\d_]+\b")


class Glue:
    """Finds lost spaces in the lines of one article; `own` are words of its outlet's name, written as they are."""

    def __init__(self, text: str, pack: LanguagePack, *, own: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.pack = pack
        self.own = own

    @cached_property
    def _free(self) -> Counter[str]:
        """How often the article has each word between spaces and marks."""
        return Counter(_WORD.findall(self.text))

    def missing_spaces(self, words: str) -> list[int]:
        """Offsets in a line before which a space was lost, in no order."""
        return [*behind_marks(words, self.pack), *self._behind_acronyms(words), *self._between_words(words)]

    def _behind_acronyms(self, words: str) -> Iterator[int]:
        """Behind the stop that ends a sentence after two capitals: "dolar AS.Warga", but not "HM.Arkana", "JD.Com"."""
        for match in _SHORT_ACRONYM.finditer(words):
            is_site = match[2].lower() in self.pack.words("domains", "clean")
            if not is_site and match[1].lower() not in self.pack.words("open_acronyms", "clean"):
                yield match.end()

    def _between_words(self, words: str) -> Iterator[int]:
        for match in _CAPITAL_INSIDE.finditer(words):
            if match[0] not in self.own and fold(match[0]) not in self.pack.outlets:
                cuts = self._site_cuts if self._is_address(words, match) else self._inner_cuts
                yield from (match.start() + place for place in cuts(match[0]))
        for match in _ACRONYM_GLUED.finditer(words):
            if not self._is_address(words, match):
                yield from (match.start() + place for place in self._acronym_cuts(match[1], match[2]))
        for match in _SHOUTED.finditer(words):
            yield from (match.start() + place for place in self._shouted_cuts(match[0]))
        yield from self._behind_names(words)
        for match in _LOWER_GLUED.finditer(words):
            if len(match[0]) <= LONGEST_KNOWN_CHARS:
                yield from (match.start() + place for place in word_cuts(match[0], self.pack))

    def _behind_names(self, words: str) -> Iterator[int]:
        line = _Line(words)
        for match in _LONG_CAPITAL.finditer(words):
            if len(match[0]) > LONGEST_KNOWN_CHARS or self._is_address(words, match):
                continue
            place = self._tail_cut(match[0])
            if place and (len(match[0]) - place >= _SHORTEST_GLUED_CHARS or line.has_once(match[0])):
                yield match.start() + place

    def _is_address(self, words: str, match: re.Match[str]) -> bool:
        """Whether a word is an account's or goes on as the name of a site ("@KabarNusa", "KabarNusalive.com")."""
        end = match.end()
        if match.start() and words[match.start() - 1] in "@#":
            return True
        dot, _, _ = words[end : end + 5].lstrip(".").partition(" ")
        return words[end : end + 1] == "." and dot.split(".")[0].rstrip(",") in self.pack.words("domains", "clean")

    def _site_cuts(self, word: str) -> list[int]:
        """Where a preposition is glued to the address of a site ("kepadaKabarNusa.com")."""
        heads = (head for head in self.pack.words("glue_heads", "clean") if word.startswith(head))
        return [len(head) for head in heads if word[len(head) : len(head) + 1].isupper()]

    def _acronym_cuts(self, acronym: str, name: str) -> list[int]:
        """Where an acronym is glued to a name, and the name to a common word ("BUPATIHartonomembuka")."""
        end = len(name) <= LONGEST_KNOWN_CHARS and self._tail_cut(name)
        if not self._is_apart(acronym, name[:end] if end else name):
            return []
        return [len(acronym), len(acronym) + end] if end else [len(acronym)]

    def _is_apart(self, acronym: str, name: str) -> bool:
        """Whether acronym and name are two words: both stand apart elsewhere, or are known ("RIJudha")."""
        heads = self.pack.words("glue_heads_shouted", "clean")
        known = (
            acronym in heads
            or acronym in self._free
            or acronym.title() in self._free  # "BOBBYArkana"
            or acronym in self.pack.organization_words
            or acronym in self.pack.place_words
        )
        if len(acronym) >= _SHORTEST_SHOUTED_CHARS and self._is_shouted(acronym):
            is_place = acronym.title() in self.pack.place_words
            known, heads = True, heads | {acronym} if is_place or name.lower() in self.pack.common else heads
        named = name in self._free or name.lower() in self.pack.titles or name in self.pack.name_words
        named = (
            named or acronym in heads or (name.lower() in self.pack.clusters and name.lower() not in self.pack.common)
        )
        return known and named and acronym + name not in self.own

    def _is_shouted(self, word: str) -> bool:
        """Whether a word in capitals is no acronym, but a common word, a name or a place ("KAPTENTimnas")."""
        lower = word.lower()
        is_known = lower in self.pack.common or lower in self.pack.titles or lower in self.pack.clusters
        return is_known or word.title() in self.pack.place_words

    def _shouted_cuts(self, word: str) -> list[int]:
        """Where acronyms run together ("DPRRI" where "DPR" is known)."""
        if word in self.pack.organization_words or self._free[word] > 1:
            return []
        for tail in self.pack.words("glue_acronyms", "clean"):
            head = word.removesuffix(tail)
            if head != word and len(head) > 2 and (head in self._free or head in self.pack.organization_words):
                return [len(head)]
        return []

    def _inner_cuts(self, word: str) -> list[int]:
        """Where spaces are missing in a word with capitals inside ("NegeriIranAbbas", "kepadaPEOPLEmengenai")."""
        head = _glued_head(word, self.pack)
        if head:
            return [head]
        if self._is_brand(word):
            return []
        cuts: list[int] = []
        for match in _LOW_TO_HIGH.finditer(word):
            begin = cuts[-1] if cuts else 0
            if match.end() - begin > LONGEST_KNOWN_CHARS and not word[begin].islower():
                continue
            if self._is_glued(word[begin : match.end()], word[begin:]):
                cuts.append(match.end())
        if not cuts:
            return []
        last = cuts[-1]
        tails = (
            (begin, self._tail_cut(word[begin:end]) or (begin < last and self._link_cut(word[begin:end])))
            for begin, end in pairwise([0, *cuts, len(word)])
        )
        return sorted({*cuts, *(begin + tail for begin, tail in tails if tail)})  # "EstiantydanAhmad"

    def _is_brand(self, word: str) -> bool:
        """Whether the article often writes a word with a capital inside, never apart, and no known name is in it."""
        parts = _CAPITAL.sub(lambda match: f" {match[0]}", word).split()
        is_often = self._free[word] >= _OFTEN and _BRAND.fullmatch(word) is not None
        if not is_often or name_end(word, self.pack):
            return False
        has_name = any(self._may_be_name(part) for part in parts)
        return not has_name and " ".join(parts) not in self.text  # "CryptoQuant"

    def _may_be_name(self, word: str) -> bool:
        """Whether a word is known as a name of somebody, and not as a common word."""
        is_listed = word in self.pack.name_words or word in self.pack.place_words
        return is_listed or (word.lower() in self.pack.clusters and word.lower() not in self.pack.common)

    def _link_cut(self, left: str) -> int:
        """Where a function word is glued to a name before a capital ("SungkardanInara"); 0 if nowhere."""
        tail = next((tail for tail in self.pack.words("glue_links", "clean") if left.endswith(tail)), "")
        cut = len(left) - len(tail)
        is_name = not tail or not left[0].isupper() or self._is_word(left) or left.lower() in self.pack.clusters
        return 0 if is_name or cut < _SHORTEST_FREE_CHARS else cut

    def _is_word(self, word: str) -> bool:
        return word.lower() in self.pack.common or word in self.pack.name_words or word in self.pack.place_words

    def _is_glued(self, left: str, word: str) -> bool:
        """Whether a capital inside `word` shows that a space was lost behind `left`."""
        if word in self.pack.words("brands", "clean") or left in {"Mc", "Mac", "De", "Le", "La"}:
            return False
        is_free = len(left) >= _SHORTEST_FREE_CHARS and left in self._free
        right = word.removeprefix(left)
        if right.lower() in self.pack.words("company_endings"):
            return True  # "TokopediaTbk"
        is_named = len(right) >= _SHORTEST_FREE_CHARS and self.pack.name_words.get(right) is AgentKind.PERSON
        if is_named and len(left) >= _SHORTEST_HEAD_CHARS:
            return True  # "The FedJerome"
        if left[0].islower() or is_free or left in self.pack.organization_words or self._link_cut(left):
            return True
        if left.lower() in self.pack.words("reported", "relays"):
            return True  # "MelansirDaily"
        if len(left) >= _SHORTEST_VERBAL_CHARS and name_end(left, self.pack):
            return True  # "ArkanamembagikanBernardo"
        is_common = left.lower() in self.pack.common and len(left) >= _SHORTEST_GLUED_CHARS
        is_known = left in self.pack.place_words or left in self.pack.name_words
        return is_common or is_known or left.lower() in self.pack.titles or self._stands_apart(left, right, word)

    def _stands_apart(self, left: str, right: str, word: str) -> bool:
        """Whether an article has what is glued behind a word of the news by itself too ("PerikananRatna", "Ratna")."""
        lower = left.lower()
        is_word = lower in self.pack.common or (len(left) >= _SHORTEST_SEEN_HEAD_CHARS and lower in self.pack.clusters)
        is_named = right.lower() not in self.pack.common and right not in self.pack.place_words  # not "BolaSport"
        is_free = len(right) >= _SHORTEST_FREE_CHARS and right in self._free
        return is_word and is_named and is_free and self._free[word] <= 1

    def _tail_cut(self, word: str) -> int:
        """Where a common word is glued to a name; 0 if nowhere."""
        if self._is_word(word) or word in self.pack.words("brands", "clean"):
            return 0
        return self._behind_free(word) or name_end(word, self.pack) or self._function_cut(word)

    def _function_cut(self, word: str) -> int:
        """Where a long function word is glued to a name that stands nowhere else ("…seringkali"); 0 if not."""
        tails = (tail for tail in self.pack.words("glue_long_tails", "clean") if word.endswith(tail))
        longest = max(tails, key=len, default="")
        cut = len(word) - len(longest)
        return cut if longest and cut >= _SHORTEST_FREE_CHARS and self._free[word] == 1 else 0

    def _behind_free(self, word: str) -> int:
        """Where a common word is glued to a name that the article has elsewhere ("Alonsodi"); 0 if nowhere."""
        if self._free[word] > 1:
            return 0
        short = self.pack.words("glue_tails", "clean") | self.pack.words("glue_name_tails", "clean")
        shortest = max(_SHORTEST_FREE_CHARS, len(word) - LONGEST_KNOWN_CHARS)
        for cut in range(len(word) - 2, shortest - 1, -1):
            tail = word[cut:]
            is_word = tail in short or (len(tail) > _SHORTEST_FREE_CHARS and tail in self.pack.common)
            if is_word and word[:cut] in self._free:
                return cut
        return 0


class _Line:
    """How often words stand in a line, inside other words too; counts all words of one length at once."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._by_length: dict[int, Counter[str]] = {}

    def has_once(self, word: str) -> bool:
        """Whether a word that begins with a capital stands in the line once."""
        size = len(word)
        if size not in self._by_length:
            places = (match.start() for match in _CAPITAL.finditer(self._words))
            self._by_length[size] = Counter(self._words[place : place + size] for place in places)
        return self._by_length[size][word] == 1


def _glued_head(word: str, pack: LanguagePack) -> int:
    """Length of a preposition or cue that is glued to a name which holds a capital itself ("daridetikNews")."""
    heads = (head for head in pack.words("glue_heads", "clean") if word.startswith(head))
    return next((len(head) for head in heads if word[len(head) :] in pack.words("brands", "clean")), 0)
