"""Whether words only name something: a noun with what describes it, of which nothing is said."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.words import looks_verbal
from kg.lang.pack import LanguagePack


def says_something(words: Sequence[str], pack: LanguagePack) -> bool:
    """Whether lower-case words hold a predicate that belongs to no relative clause and no purpose.

    "Syarat yang harus dipenuhi warga untuk menerima beras" names, "syarat yang dipenuhi warga terlalu berat" says.
    """
    relative: str = pack.raw["cue_rules"]["relative"]
    is_open = was_covered = False
    place = 0
    while place < len(words):
        word = words[place]
        if word == relative or (place and _subordinates(words, place, pack)):
            is_open = True
        elif word in pack.words("copulas") or (place == 0 and _subordinates(words, 0, pack)):
            return True
        elif _is_verb(word, pack) and not (_closes_compound(words, place, pack) or _denies_noun(words, place, pack)):
            before = words[place - 1] if place else ""
            is_purpose = before in pack.words("verb_subordinators")
            joins = was_covered and before in pack.words("pairing")
            if not (is_open or is_purpose or joins):
                return True
            place = _group_end(words, place, pack) - 1
            is_open, was_covered = False, True
        place += 1
    return False


def _subordinates(words: Sequence[str], place: int, pack: LanguagePack) -> bool:
    """Whether a clause begins that hangs on what is before it: "saat air naik", not "saat ini"."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    return words[place] in pack.words("whole_subordinators") and behind not in pack.words("determiners")


def _closes_compound(words: Sequence[str], place: int, pack: LanguagePack) -> bool:
    """Whether a word belongs to the noun before it or the preposition behind: "kerja sama", "mulai dari"."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    if f"{words[place]} {behind}" in pack.phrases("no_verb_pairs"):
        return True
    pair = f"{words[place - 1]} {words[place]}" if place else ""
    return pair in pack.phrases("compounds") or pair in pack.phrases("no_verb_pairs")


def _denies_noun(words: Sequence[str], place: int, pack: LanguagePack) -> bool:
    """Whether a negation belongs to a verb's noun behind it: "belum terjualnya beras"."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    return words[place] in pack.words("absent") and _is_noun_of_verb(behind, pack)


def _group_end(words: Sequence[str], place: int, pack: LanguagePack) -> int:
    """Behind a verb and the modals beside it ("sudah bisa diambil", "akan tampil melawan", "diduga memukul")."""
    modals = pack.words("predicates") - pack.words("copulas") | pack.words("plain_modals")
    while place + 1 < len(words):
        governs = words[place] in modals or words[place] in pack.words("raised_by")
        goes_on = words[place + 1] in modals or _is_verb(words[place + 1], pack)
        if not (goes_on if governs else words[place + 1] in pack.words("states")):
            break  # "warga yang mengungsi belum menerima beras" says something
        place += 1
    return place + 1


def _is_verb(word: str, pack: LanguagePack) -> bool:
    return (looks_verbal(word, pack) and not _is_noun_of_verb(word, pack)) or word in pack.words("degrees_of")


def _is_noun_of_verb(word: str, pack: LanguagePack) -> bool:
    """Whether a verb's noun stands there, which says nothing: "terjualnya (beras)"."""
    stem = word.removesuffix(pack.raw["cue_rules"]["clitic"])
    return stem != word and word.startswith(tuple(pack.words("noun_prefixes"))) and looks_verbal(stem, pack)
