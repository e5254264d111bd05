"""Finds what is said before subject and cue: "Jika air naik, Ratna mengatakan …", "Air naik, Ratna melaporkan."."""

from __future__ import annotations

from kg.extract.adjuncts import time_end
from kg.extract.content import Content, left_content
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate
from kg.model.text import Sentence


def fronted_condition(reading: Reading, subject: Phrase | None, sentence: Sentence) -> Content:
    """The condition before the subject under which what follows the cue is meant: "Jika air naik, ia berjanji akan …".

    Nothing where the reporter contrasts it with an earlier time or tells the occasion: "Jika sebelumnya ia menolak, …",
    "Jika ditanya siapa lawannya, …".
    """
    if not _follows_comma(reading, subject, sentence) or subject is None:
        return ()
    head = left_content(reading, subject.first - 1, sentence)
    first = reading.token_from(head[0].start) if head else sentence.first
    if reading.has_cue(sentence.span.start, reading.tokens[first].start):
        return ()  # "Ratna mengklaim jika dalam rapat itu, pihaknya yakin …"
    lowers = [token.lower for token in reading.tokens[first : first + 2]]
    others = reading.pack.words("other_occasions") | reading.pack.words("questioned")
    is_condition = lowers[0] in reading.pack.words("conditions") and lowers[1] not in others
    return head if is_condition else ()


def parenthetical_head(reading: Reading, subject: Phrase | None, sentence: Sentence) -> Content:
    """The clause before ", X melaporkan"; nothing where the subject does not stand right behind a comma."""
    if not _follows_comma(reading, subject, sentence) or subject is None:
        return ()
    if reading.tokens[sentence.first].lower in reading.pack.words("prepositions"):
        return ()
    head = left_content(reading, subject.first - 1, sentence)
    places = range(sentence.first, subject.first - 1)
    has_verb = any(is_predicate(reading.tokens[index].lower, reading.pack) for index in places)
    return head if has_verb else ()


def _follows_comma(reading: Reading, subject: Phrase | None, sentence: Sentence) -> bool:
    return subject is not None and subject.first - 1 > sentence.first and reading.tokens[subject.first - 1].text == ","


def begins_with_time(reading: Reading, index: int, clause: Sentence) -> bool:
    """Whether only a date stands between the cue and the comma behind which the content goes on."""
    beyond = time_end(reading, index, clause.last)
    return beyond > index and (beyond >= clause.last or reading.tokens[beyond].text == ",")
