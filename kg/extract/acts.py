"""Whether content only names an act of speech, whom it was done to, or where: "apresiasinya secara langsung"."""

from __future__ import annotations

from kg.extract.naming import says_something
from kg.extract.reading import Reading
from kg.extract.words import is_predicate
from kg.model.attribution import Cue
from kg.model.text import Span

_LONGEST_TOPIC_TOKENS = 4


def is_act(reading: Reading, cue: Cue, content: Span) -> bool:
    """Whether content only names the act and its manner or place: "apresiasinya secara langsung di balai kota"."""
    words = reading.pack.words
    index, last = reading.token_from(content.start), reading.token_from(content.end)
    if cue.lemma in words("informing") and (
        _is_addressed(reading, cue, index, last) or _is_about(reading, cue, index, last)
    ):
        return True
    act = reading.tokens[index].lower.removesuffix(reading.pack.raw["cue_rules"]["clitic"])
    if act not in words("acts"):
        return False
    rest = [reading.tokens[place].lower for place in range(index + 1, last)]
    is_topic = bool(rest) and rest[0] in words("topic_openers") and act not in words("acts_of_feeling")
    delivers = cue.lemma in words("delivering")
    relative = reading.pack.raw["cue_rules"]["relative"]
    is_felt = act in words("acts_of_feeling")
    tells = words("closers") if is_felt else words("closers") - words("times_of") - {relative}
    if not tells.isdisjoint(rest) or ("," in rest and not (delivers and (is_topic or not is_felt))):
        return False
    if delivers:
        if not rest or is_topic or rest[0] == relative:
            return True
        return rest[0] in words("act_adjuncts") or is_predicate(rest[0], reading.pack)  # "pernyataan mengejutkan"
    says_more = relative in rest or any(is_predicate(word, reading.pack) for word in rest)
    return not rest or (rest[0] in words("act_adjuncts") and not says_more)


def _is_addressed(reading: Reading, cue: Cue, first: int, last: int) -> bool:
    """Whether "ke" and a body, or a charge, before a verb make it an act: "melaporkan kejadian itu ke polisi"."""
    if first > cue.token + 1:
        return False  # behind "bahwa" it is said
    for place in range(first, last):
        lower = reading.tokens[place].lower
        behind = reading.tokens[place + 1].lower if place + 1 < last else ""
        leads = lower in reading.pack.words("directions") and behind not in reading.pack.words("sides")
        leads = leads or lower in reading.pack.words("told", "relays")
        if leads or f"{lower} {behind}" in reading.pack.phrases("charged_with"):
            return True
        if is_predicate(lower, reading.pack):
            return False
    return False


def _is_about(reading: Reading, cue: Cue, first: int, last: int) -> bool:
    """Whether somebody is told, or something reported, of what is only named: "memberitahu mereka tentang banjir"."""
    words = [token.lower for token in reading.tokens[first:last]]
    opens = not reading.pack.words("topic_openers").isdisjoint(words[1:_LONGEST_TOPIC_TOKENS])
    return opens and first == cue.token + 1 and not says_something(words, reading.pack)


def is_taken_along(reading: Reading, content: Span) -> bool:
    """Whether somebody is taken to a place and asked nothing: "mengajak Dimas ke pasar"."""
    words = [
        token.lower for token in reading.tokens[reading.token_from(content.start) : reading.token_from(content.end)]
    ]
    is_place = any(word in reading.pack.words("directions") for word in words[:_LONGEST_TOPIC_TOKENS])
    asks = any(is_predicate(word, reading.pack) or word in reading.pack.words("closers") for word in words)
    return is_place and not asks
