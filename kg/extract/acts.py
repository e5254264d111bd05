"""Whether content only names an act of speech, whom it was done to, or where: "apresiasinya secara langsung"."""

from __future__ import annotations

from kg.extract.naming import says_something
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate, looks_verbal
from kg.model.attribution import Cue
from kg.model.quote import AgentKind
from kg.model.text import Span

_LONGEST_TOPIC_TOKENS = 4
_REPORTERS = {AgentKind.ORGANIZATION, AgentKind.DOCUMENT, AgentKind.OUTLET, AgentKind.PLACE, AgentKind.COLLECTIVE}


def is_act(reading: Reading, cue: Cue, content: Span, subject: Phrase | None = None) -> bool:
    """Whether content only names the act and its manner, place or addressee: "permohonan maafnya kepada Ratna"."""
    words = reading.pack.words
    index, last = reading.token_from(content.start), reading.token_from(content.end)
    if cue.lemma in words("informing") and (
        _is_addressed(reading, cue, index, last)
        or _is_about(reading, cue, index, last)
        or _is_filed(reading, cue, index, last, subject)
    ):
        return True
    delivers = cue.lemma in words("delivering")
    index = min(reading.over(index, words("thing_heads") | words("adverbs")), last - 1) if delivers else index
    act, behind = _act_at(reading, index, last)
    if not act:
        return False
    rest = [reading.tokens[place].lower for place in range(behind, last)]
    is_felt = act in words("acts_of_feeling") or act in reading.pack.phrases("acts_in_pairs")
    about = next((word for word in rest if not (delivers and word in words("act_adjectives"))), "")
    is_topic = about in words("topic_openers") and not is_felt
    if _tells(reading, rest, is_felt=is_felt) or ("," in rest and not (delivers and (is_topic or not is_felt))):
        return False
    if delivers:
        return is_topic or act in words("spoken_pieces") or _is_delivered(reading, rest)
    says_more = reading.pack.raw["cue_rules"]["relative"] in rest or any(is_predicate(w, reading.pack) for w in rest)
    return not rest or (rest[0] in words("act_adjuncts") and not says_more)


def _act_at(reading: Reading, index: int, last: int) -> tuple[str, int]:
    """The act of speech that content begins with, without its clitic, and the token behind it; "" where it has none."""
    clitic = reading.pack.raw["cue_rules"]["clitic"]
    pair = " ".join(reading.tokens[place].lower for place in range(index, min(index + 2, last))).removesuffix(clitic)
    if pair in reading.pack.phrases("acts_in_pairs"):
        return pair, index + 2
    act = reading.tokens[index].lower.removesuffix(clitic)
    return (act, index + 1) if act in reading.pack.words("acts") else ("", index)


def _tells(reading: Reading, rest: list[str], *, is_felt: bool) -> bool:
    """Whether the words behind an act have what was said, or what for: "agar warga pulang", "atas bantuan itu"."""
    words = reading.pack.words
    if is_felt:
        return not (words("closers") | words("felt_for") | words("reasons")).isdisjoint(rest)
    told = words("closers") - words("times_of") - {reading.pack.raw["cue_rules"]["relative"]}
    return not told.isdisjoint(rest)


def _is_delivered(reading: Reading, rest: list[str]) -> bool:
    """Whether behind an act only stands how, where or to whom it was done, or what was done next."""
    words = reading.pack.words
    place = next((i for i, word in enumerate(rest) if word not in words("act_adjectives")), len(rest))
    while place < len(rest) and rest[place] in reading.phrases.determiners:
        place += 1
    if place == len(rest) or rest[place] == reading.pack.raw["cue_rules"]["relative"]:
        return True
    beside = words("act_adjuncts") | words("told", "relays") | words("told_or_where", "relays")
    if rest[place] in words("pairing") and place + 1 < len(rest):
        place += 1
        return rest[place].startswith(tuple(words("active_prefixes"))) and looks_verbal(rest[place], reading.pack)
    return rest[place] in beside or (place == 0 and is_predicate(rest[0], reading.pack))  # "pernyataan mengejutkan"


def _is_addressed(reading: Reading, cue: Cue, first: int, last: int) -> bool:
    """Whether "ke" and a body, or a charge, before a verb make it an act: "melaporkan kejadian itu ke polisi"."""
    if first > cue.token + 1:
        return False  # behind "bahwa" it is said
    is_relative = False
    for place in range(first, last):
        lower = reading.tokens[place].lower
        behind = reading.tokens[place + 1].lower if place + 1 < last else ""
        leads = lower in reading.pack.words("directions") and behind not in reading.pack.words("sides")
        leads = leads or lower in reading.pack.words("told", "relays")
        if leads or f"{lower} {behind}" in reading.pack.phrases("charged_with"):
            return True
        if is_predicate(lower, reading.pack):
            if not is_relative:
                return False
            is_relative = False  # "kerugian yang dialaminya kepada polisi"
        is_relative = is_relative or lower == reading.pack.raw["cue_rules"]["relative"]
    return False


def _is_about(reading: Reading, cue: Cue, first: int, last: int) -> bool:
    """Whether somebody is told, or something reported, of what is only named: "memberitahu mereka tentang banjir"."""
    words = [token.lower for token in reading.tokens[first:last]]
    opens = not reading.pack.words("topic_openers").isdisjoint(words[1:_LONGEST_TOPIC_TOKENS])
    return opens and first == cue.token + 1 and not says_something(words, reading.pack)


def _is_filed(reading: Reading, cue: Cue, first: int, last: int, subject: Phrase | None) -> bool:
    """Whether somebody or something is reported to a body, and nothing said of it: "melaporkan Dimas Arkana".

    What is owned, and what somebody who is no body has met with: "korban melaporkan penipuan yang dialaminya".
    """
    if first > cue.token + 1 or cue.lemma not in reading.pack.words("accusing"):
        return False
    words = [token.lower for token in reading.tokens[first:last]]
    owns = words[0].removesuffix(reading.pack.raw["cue_rules"]["clitic"]) in reading.pack.words("filed")
    accused = None if owns else reading.right(first, last)
    is_person = accused is not None and accused.kind is AgentKind.PERSON
    is_own = subject is not None and subject.kind not in _REPORTERS
    is_handed_in = is_own and reading.pack.raw["cue_rules"]["relative"] in words and not words[0][0].isdigit()
    return (owns or is_person or is_handed_in) and not says_something(words, reading.pack)


def is_taken_along(reading: Reading, content: Span) -> bool:
    """Whether somebody is taken to a place or along and asked nothing, or a work draws its public in.

    "Mengajak warga ke pasar", "mengajak putrinya (ke kota untuk) menonton laga", "mengajak penonton menyelami kisah";
    not "mengajak warga ke pasar untuk menolak tambang".
    """
    first, last = reading.token_from(content.start), reading.token_from(content.end)
    words = [token.lower for token in reading.tokens[first:last]]
    closers = reading.pack.words("closers")
    if words[0] in reading.pack.words("audiences") or _is_done_together(reading, words):
        return True
    goes = any(word in reading.pack.words("directions") for word in words[:_LONGEST_TOPIC_TOKENS])
    if not any(word in closers or is_predicate(word, reading.pack) for word in words):
        return goes or _is_one_person(reading, first, last)
    verb = next(i for i, word in enumerate(words) if word in closers or is_predicate(word, reading.pack))
    return (goes or words[verb] not in closers) and _is_one_person(reading, first, first + verb)


def _is_done_together(reading: Reading, words: list[str]) -> bool:
    """Whether a few are asked and no public ("beberapa pemain", "25 pemuda"), or asked to what one does at once.

    "Dialog para petani", "Dimas untuk berfoto bersama"; but "warga makan ikan" is an appeal.
    """
    pack = reading.pack
    if words[0].isdigit() or words[0] in pack.words("counted") | pack.words("joint_doings"):
        return True
    doing = next((i for i, word in enumerate(words) if word in pack.words("pastimes")), len(words))
    is_public = words[0] in pack.source_nouns or words[0] in pack.words("quantifiers") | pack.words("plurals")
    return doing < _LONGEST_TOPIC_TOKENS and not is_public


def _is_one_person(reading: Reading, first: int, last: int) -> bool:
    """Whether the words between two tokens are somebody by name without an office, or a relative: "putrinya"."""
    lower = reading.tokens[first].lower
    noun = lower.removesuffix(reading.pack.raw["cue_rules"]["clitic"])
    if noun in reading.pack.words("kin") or lower in reading.pack.words("taken_persons"):
        return True
    somebody = reading.right(first, last)
    is_named = somebody is not None and somebody.kind is AgentKind.PERSON and somebody.name is not None
    return is_named and somebody is not None and somebody.role is None
