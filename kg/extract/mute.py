"""Whether a subject only does or shows what a cue says that tells of deeds too: "kehadiran Ratna menegaskan …"."""

from __future__ import annotations

import re

from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.model.attribution import Cue

_LONGEST_NOUN_TOKENS = 3
"""Of "permintaan pemakzulan kades", before whose it is."""


def does_only(reading: Reading, cue: Cue, subject: Phrase) -> bool:
    """Whether a subject says nothing by a cue that tells of deeds as well.

    It is only named as the owner of a thing or act, enabled to do something, what somebody serves as, or a site.
    """
    if cue.lemma not in reading.pack.words("doing_too"):
        return False
    relative = reading.pack.raw["cue_rules"]["relative"]
    if reading.tokens[reading.before_adverbs(cue.token - 1)].lower == relative:
        return _is_function(reading, subject) or _is_site(reading, cue, subject)
    return _is_owner(reading, cue, subject) or _is_enabled(reading, subject) or _is_site(reading, cue, subject)


def _is_owner(reading: Reading, cue: Cue, subject: Phrase) -> bool:
    """Whether a clause begins with a noun of a thing or an act before the subject: "Kehadiran mereka menegaskan"."""
    tokens, words = reading.tokens, reading.pack.words
    first = reading.sentences[cue.sentence].first
    head = subject.first
    while head > max(first, subject.first - _LONGEST_NOUN_TOKENS) and _is_noun(reading, head - 1, first):
        head -= 1
    before = tokens[head - 1].lower if head > first else ","
    opens = words("contrasts") | words("clause_connectors") | words("because") | words("pairing") | {","}
    return head < subject.first and before in opens and _is_deed(reading, head)


def _is_noun(reading: Reading, index: int, first: int) -> bool:
    """Whether a word can be a noun before its owner, and no one who speaks."""
    token, phrases = reading.tokens[index], reading.phrases
    is_plain = token.text.isalpha() and (phrases.is_low(index) or index == first)
    functions = phrases.prepositions | phrases.determiners | phrases.adverbs | reading.pack.words("coordinators")
    is_somebody = token.lower in reading.pack.source_nouns or token.lower in reading.pack.titles
    return is_plain and token.lower not in functions and not is_somebody and not phrases.stops(index)


def _is_deed(reading: Reading, index: int) -> bool:
    """Whether a noun names a thing or an act that says nothing: "kehadiran", "peran"; not "penyelidikan"."""
    words, lower = reading.pack.words, reading.tokens[index].lower
    if reading.tokens[index].text in reading.pack.organization_words or lower in words("telling_acts"):
        return False
    is_thing = any(lower in words(name) for name in ("whose_acts", "works", "plots", "devices", "mute_things"))
    return is_thing or re.fullmatch(reading.pack.raw["words"]["act_build"], lower) is not None


def _is_enabled(reading: Reading, subject: Phrase) -> bool:
    """Whether a subject is only put in a position to do something: "memungkinkan perseroan memastikan …"."""
    return subject.first > 0 and reading.tokens[subject.first - 1].lower in reading.pack.words("enabling")


def _is_function(reading: Reading, subject: Phrase) -> bool:
    """Whether what "yang" stands for only tells as what something serves: "sebagai badan sosial yang menjamin …"."""
    if subject.first == 0:
        return False
    words = reading.pack.words
    is_one = reading.tokens[subject.first].lower in words("quantity_heads")  # "sebagai salah satu tokoh yang …"
    return subject.name is None and not is_one and reading.tokens[subject.first - 1].lower in words("as_what")


def _is_site(reading: Reading, cue: Cue, subject: Phrase) -> bool:
    """Whether a site without a name asks its visitors for something: "situs palsu yang meminta data pribadi"."""
    asks = cue.lemma in reading.pack.words("requesting") | reading.pack.words("taking")
    is_site = reading.tokens[subject.first].lower in reading.pack.words("own_sites")
    return asks and is_site and subject.name is None
