"""Finds the commas at which reported content ends, because another source with its own cue follows.

", sementara X menyatakan", ", dengan X mengatakan", ", yang menurutnya …", ", kantor berita X melaporkan.".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.words import is_predicate
from kg.model.attribution import Cue, CueForm
from kg.model.text import Sentence

if TYPE_CHECKING:
    from kg.extract.phrases import Phrase
    from kg.extract.reading import Reading

_TOLD = {CueForm.ACTIVE, CueForm.CLITIC}


def find_parted(reading: Reading) -> list[tuple[int, int]]:
    """Each comma with the token of the cue behind it, in order of the text."""
    openings = {sentence.first for sentence in reading.sentences}
    found: list[tuple[int, int]] = []
    comma: int | None = None
    for index, token in enumerate(reading.tokens):
        if index in openings or token.text in ";:":
            comma = None
        cue = reading.cue_at(index) if comma is not None else None
        if cue is not None and comma is not None and _parts(reading, comma, cue):
            found.append((comma, index))
            comma = None
        if token.text == ",":
            comma = index
    return found


def clause_start(reading: Reading, cue: Cue, sentence: Sentence) -> int:
    """Where the clause of a cue begins: behind ", dengan" where that gives it a source of its own."""
    comma = reading.parted_by.get(cue.token)
    joins = comma is not None and reading.tokens[comma + 1].lower in reading.pack.words("accompanying")
    return comma + 2 if comma is not None and joins else sentence.first


def _parts(reading: Reading, comma: int, cue: Cue) -> bool:
    """Whether a cue, the comma before it and the words between them are another's report."""
    words, opener = reading.pack.words, reading.tokens[comma + 1].lower
    is_right_behind = cue.token == comma + 2
    if opener == reading.pack.raw["cue_rules"]["relative"]:
        is_inserted = is_right_behind and cue.form in {CueForm.CLITIC, CueForm.ACCORDING}
        return is_inserted and not _goes_on(reading, cue)
    if opener in words("concessions"):
        return is_right_behind and cue.form is CueForm.CLITIC
    contrasts = opener in words("contrasts")
    if cue.form is CueForm.ACCORDING:
        return contrasts and is_right_behind
    if cue.form not in _TOLD:
        return False
    if contrasts and _doer_of_both(reading, comma, cue) is not None:
        return True
    if contrasts or opener in words("accompanying"):
        return _begins_subject(reading, comma + 2, cue)
    return reading.closes_clause(cue.token) and _begins_subject(reading, comma + 1, cue)


def contrasted_doer(reading: Reading, cue: Cue) -> Phrase | None:
    """The subject of a cue that is the second predicate behind a contrast; None elsewhere."""
    comma = reading.parted_by.get(cue.token)
    if comma is None or reading.tokens[comma + 1].lower not in reading.pack.words("contrasts"):
        return None
    return _doer_of_both(reading, comma, cue)


def _doer_of_both(reading: Reading, comma: int, cue: Cue) -> Phrase | None:
    """Who does one thing behind a contrast and reports the next: ", sementara Dimas meminta maaf dan berjanji …"."""
    words = reading.pack.words
    place = reading.before_adverbs(cue.token - 1)
    if place < comma + 4 or reading.tokens[place].lower not in words("coordinators"):
        return None
    doer = reading.right(comma + 2, place)
    verb = reading.over(doer.last, words("adverbs")) if doer is not None else place
    acts = verb < place and reading.tokens[verb].lower.startswith(tuple(words("active_prefixes")))
    return doer if acts else None


def _goes_on(reading: Reading, cue: Cue) -> bool:
    """Whether the main clause goes on behind a relative one: "warga, yang menurutnya aman, telah pulang"."""
    last = reading.sentences[cue.sentence].last
    comma = next((index for index in range(cue.token, last) if reading.tokens[index].text == ","), last)
    return comma + 1 < last and is_predicate(reading.tokens[comma + 1].lower, reading.pack)


def _begins_subject(reading: Reading, index: int, cue: Cue) -> bool:
    """Whether the cue's subject begins at a token, or behind the noun for media there ("kantor berita X")."""
    start = reading.over(index, reading.pack.words("before_name", "relays"))
    relative = reading.pack.raw["cue_rules"]["relative"]
    if start >= cue.token or any(reading.tokens[place].lower == relative for place in range(start, cue.token)):
        return False
    subject = reading.left(cue.token, index)
    return subject is not None and subject.first in {index, start}
