"""Finds where words are glued by what is known of words, whatever the article writes elsewhere.

No name ends in a verb with its prefix, and few end in a function word: "Kamilamembagikan" is two words, and so is
"Hartonoakan" where the news know "Hartono" and nobody writes "Hartonoakan". The same is true of common words.
"""

from __future__ import annotations

from kg.lang.pack import LanguagePack
from kg.memo import FEWER_WORDS, remembered
from kg.model.attribution import CueForm
from kg.model.quote import AgentKind

LONGEST_KNOWN_CHARS = 60
"""No lexicon has a longer word: what is longer is neither a common word nor a name's."""
_LONGEST_TAIL_CHARS = 20
_SHORTEST_HEAD_CHARS = 4
_SHORTEST_TAIL_CHARS = 5
"""A shorter common word may be the end of a place's name."""
_SHORTEST_VERB_CHARS = 7
"""A common word of such length ends no name ("Putinmenyerahkan"); behind a word of the news one letter less will do."""
_SHORTEST_SURE_HEAD_CHARS = 5
"""Of a cue or connector that is cut off any word of the news; behind a shorter one it must be a common word."""


@remembered(FEWER_WORDS)
def name_end(word: str, pack: LanguagePack) -> int:
    """Where a common word is glued to a name, the longest such word; 0 if nowhere."""
    is_new = word.lower() not in pack.clusters
    for cut in range(max(3, len(word) - _LONGEST_TAIL_CHARS), len(word) - 2):
        head, tail = word[:cut], word[cut:]
        if tail not in pack.common:
            continue
        if head.isupper() or ((is_new or _is_cue(tail, pack)) and _ends(head, tail, pack)):
            return cut
    return 0


@remembered(FEWER_WORDS)
def word_cuts(word: str, pack: LanguagePack) -> list[int]:
    """Where words without a capital are glued ("katawakil", "bahwaglaukomaadalah"), in order; empty if nowhere."""
    cuts: list[int] = []
    begin = _head_end(word, pack)
    while begin:
        cuts.append(begin)
        length = _head_end(word[begin:], pack)
        begin = begin + length if length else 0
    begin = cuts[-1] if cuts else 0
    end = _word_end(word[begin:], pack)
    return [*cuts, begin + end] if end else cuts


def _head_end(word: str, pack: LanguagePack) -> int:
    """Length of a cue or preposition to which the rest of the word is glued; 0 if there is none."""
    if word in pack.common or word in pack.words("brands", "clean"):
        return 0
    is_new = word not in pack.clusters
    for head in sorted(pack.words("glue_heads", "clean"), key=len, reverse=True):
        tail = word[len(head) :]
        if not word.startswith(head) or len(tail) < _SHORTEST_HEAD_CHARS:
            continue
        is_sure = is_new and len(head) >= _SHORTEST_SURE_HEAD_CHARS
        is_word = tail in pack.common or tail in pack.titles
        if is_word or (is_sure and (tail in pack.clusters or _word_end(tail, pack))):
            return len(head)
    return 0


def _word_end(word: str, pack: LanguagePack) -> int:
    """Where a verb or function word is glued to a word of the news; 0 if nowhere."""
    if word in pack.common or word in pack.clusters:
        return 0
    for cut in range(max(_SHORTEST_HEAD_CHARS, len(word) - _LONGEST_TAIL_CHARS), len(word) - 3):
        head, tail = word[:cut], word[cut:]
        if tail not in pack.common or (head not in pack.common and head not in pack.clusters):
            continue
        is_verb = len(tail) >= _SHORTEST_VERB_CHARS and _is_verb(tail, pack)
        if is_verb or (cut > _SHORTEST_HEAD_CHARS and _is_function_word(tail, pack)):
            return cut
    return 0


def _ends(head: str, tail: str, pack: LanguagePack) -> bool:
    """Whether a common word of such kind and length, behind such a head, is no ending of a name."""
    is_place = head in pack.place_words
    is_person = pack.name_words.get(head) is AgentKind.PERSON
    is_seen = head.lower() in pack.clusters and head.lower() not in pack.common
    is_name = len(head) >= _SHORTEST_HEAD_CHARS and (is_place or is_person or is_seen)
    if _is_verb(tail, pack):
        return len(tail) >= _SHORTEST_VERB_CHARS - is_name
    if _is_function_word(tail, pack):
        return is_name
    return (is_place and len(tail) >= _SHORTEST_TAIL_CHARS) or (is_person and len(tail) >= _SHORTEST_VERB_CHARS)


def _is_verb(word: str, pack: LanguagePack) -> bool:
    return word.startswith(tuple(pack.words("glue_verb_prefixes", "clean")))


def _is_function_word(word: str, pack: LanguagePack) -> bool:
    return word in pack.words("glue_name_tails", "clean") or word in pack.words("glue_long_tails", "clean")


def _is_cue(word: str, pack: LanguagePack) -> bool:
    """Whether a word reports something; some words that the news know are a name and such a verb."""
    entry = pack.cues.get(word)
    return entry is not None and entry.form is CueForm.ACTIVE
