"""What a word can be: part of a name, an organisation, a place, a role, a degree; or a cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from kg.lang.pack import CueEntry, LanguagePack
from kg.memo import FEWER_WORDS, WORDS, remembered
from kg.model.attribution import CueForm
from kg.model.quote import AgentKind, Certainty
from kg.model.text import Token


class WordClass(StrEnum):
    """Classes that matter for reading a noun phrase."""

    NAME = "name"
    ORGANIZATION = "organization"
    PLACE = "place"
    ROLE = "role"
    DEGREE = "degree"
    COMMON = "common"
    """A common word with a capital (sentence start, part of an official title)."""
    LOWER = "lower"
    NUMBER = "number"
    MARK = "mark"


NICKNAME_MARKS = frozenset({'""', "“”", "''", "‘’"})
_SHORTEST_VERB_CHARS = 7
_BY_KIND = {
    AgentKind.PERSON: WordClass.NAME,
    AgentKind.ORGANIZATION: WordClass.ORGANIZATION,
    AgentKind.PLACE: WordClass.PLACE,
}


@remembered(WORDS)
def word_class(word: str, pack: LanguagePack) -> WordClass:
    """Class of one token by its letters and the pack's lexicons, whatever stands around it."""
    if not word[0].isalpha():
        return WordClass.NUMBER if word[0].isdigit() else WordClass.MARK
    lower = word.lower().partition("/")[0]
    if word in pack.words("not_names"):
        return WordClass.COMMON
    if word[0].islower():
        if lower in pack.words("degrees"):
            return WordClass.DEGREE
        return WordClass.ROLE if lower in pack.titles else WordClass.LOWER
    return _official(word, lower, pack) or _ordinary(word, lower, pack)


def _official(word: str, lower: str, pack: LanguagePack) -> WordClass | None:
    """Class of a capitalised word that the lexicons or its capitals settle; None for any other."""
    letters = word.replace(".", "")
    if (letters in pack.words("degrees") and word != "MA") or re.fullmatch(pack.raw["words"]["degree_build"], letters):
        return WordClass.DEGREE
    if word in pack.organization_words:
        return WordClass.ORGANIZATION
    if lower in pack.titles:
        return WordClass.ROLE
    if word in pack.place_words or ("-" in word and all(part in pack.place_words for part in word.split("-"))):
        return WordClass.PLACE
    return WordClass.ORGANIZATION if word.isupper() and len(word) > 1 and "." not in word else None


def _ordinary(word: str, lower: str, pack: LanguagePack) -> WordClass:
    """Class of a capitalised word by how such words are used: a common word, a name, or part of one."""
    clitic = pack.raw["cue_rules"]["clitic"]
    if lower.endswith(clitic) and len(word) > len(clitic) + 2:
        return WordClass.COMMON
    if word in pack.words("companies"):
        return WordClass.ORGANIZATION
    known = pack.name_words.get(word)
    if known is AgentKind.PERSON:
        return WordClass.NAME
    if lower in pack.common or re.fullmatch(pack.raw["words"]["title_words"], word):
        return WordClass.COMMON
    return _BY_KIND[known] if known else WordClass.NAME


@remembered(WORDS)
def cue_entry(lower: str, pack: LanguagePack) -> CueEntry | None:
    """The reporting expression that a lower-case word is, its clitic forms included; None if it is none."""
    rules = pack.raw["cue_rules"]
    lower = rules["typos"].get(lower, lower)
    entry = pack.cues.get(lower)
    if entry is not None:
        return entry
    if lower == rules["according"]:
        return CueEntry(rules["according_lemma"], CueForm.ACCORDING, "say", "neutral", Certainty.PROBABLE, "clause")
    clitic = rules["clitic"]
    if not lower.endswith(clitic):
        return None
    stem = lower.removesuffix(clitic)
    if stem == rules["according"]:
        return CueEntry(rules["according_lemma"], CueForm.CLITIC, "say", "neutral", Certainty.PROBABLE, "clause")
    base = pack.cues.get(stem)
    if base is None:
        return None
    if base.form is CueForm.ACTIVE and base.lemma not in rules["object_clitic"]:
        return None
    form = base.form if base.form is CueForm.ACTIVE else CueForm.CLITIC
    return CueEntry(base.lemma, form, base.kind, base.stance, base.certainty, base.object)


def opens_nickname(tokens: Sequence[Token], index: int, pack: LanguagePack) -> bool:
    """Whether a mark opens around one word between two words of a name: Bima "Bimo" Arkana."""
    if not 0 < index < len(tokens) - 3 or tokens[index].text + tokens[index + 2].text not in NICKNAME_MARKS:
        return False
    is_inside = tokens[index - 1].end < tokens[index].start and tokens[index + 2].end < tokens[index + 3].start
    around = [tokens[index + place] for place in (-1, 1, 3)]
    return is_inside and all(token.text[0].isupper() and token.lower not in pack.common for token in around)


@remembered(FEWER_WORDS)
def looks_verbal(lower: str, pack: LanguagePack) -> bool:
    """Whether a lower-case word is a predicate or is built like a verb, though no list has it."""
    if lower in pack.words("no_predicates") or lower in pack.words("no_verbs"):
        return False
    if is_predicate(lower, pack) or lower in pack.words("plain_predicates"):
        return True
    passive: str = pack.raw["words"]["passive_prefix"]
    if lower.startswith(passive) and lower.removeprefix(passive) in pack.common:
        return True
    built = len(lower) >= _SHORTEST_VERB_CHARS and lower.startswith(tuple(pack.words("verb_beginnings")))
    return built and not _names_somebody(lower, pack)


def _names_somebody(lower: str, pack: LanguagePack) -> bool:
    """Whether a word is a title or a noun for a source, with or without a clitic ("menterinya")."""
    nouns = (lower, lower.removesuffix(pack.raw["cue_rules"]["clitic"]))
    return any(noun in pack.titles or noun in pack.source_nouns for noun in nouns)


@remembered(FEWER_WORDS)
def is_predicate(lower: str, pack: LanguagePack) -> bool:
    """Whether a lower-case word is a verb, a modal or a negation, by the pack's list and prefixes."""
    if lower in pack.words("predicates"):
        return True
    if _names_somebody(lower, pack) or lower in pack.words("no_predicates"):
        return False
    prefixes = tuple(pack.words("predicate_prefixes"))
    return len(lower) >= _SHORTEST_VERB_CHARS and lower.startswith(prefixes) and lower in pack.common


def before_adverb(tokens: Sequence[Token], index: int, pack: LanguagePack) -> int:
    """The token before an adverb that ends at a token ("segera", "secara eksplisit"); `index` where none does."""
    token, before = tokens[index], tokens[index - 1].lower if index else ""
    is_manner = token.lower in pack.words("manners") and before in pack.words("manner")
    if is_manner or (before in pack.words("manner_of") and token.text.islower()):
        return index - 2
    return index - 1 if token.lower in pack.words("adverbs") else index
