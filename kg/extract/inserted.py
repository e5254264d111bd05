"""Reads a bare cue between commas or at a sentence's beginning: "Air, kata Ratna, sudah surut", "Kata Ratna, …"."""

from __future__ import annotations

from kg.extract.appositions import over_source
from kg.extract.content import Content, left_content, right_content, tail_content
from kg.extract.found import Found
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.unparted import goes_on, is_statement
from kg.extract.voice import with_own_voice
from kg.extract.words import cue_entry, looks_verbal
from kg.model.attribution import Cue
from kg.model.quote import AgentKind
from kg.model.text import Sentence


def read_bare(reading: Reading, cue: Cue, sentence: Sentence) -> Found | None:
    """What stands on both sides of a bare cue that follows a comma or opens the sentence; None where it is no cue."""
    place = cue.token - 1
    while place > sentence.first and reading.tokens[place].lower in reading.pack.words("thus"):
        place -= 1
    if place >= sentence.first and reading.tokens[place].text != ",":
        return None
    source = reading.right(reading.over(cue.token + 1, reading.pack.words("after_cue")), sentence.last)
    if source is None or (
        cue.lemma in reading.pack.words("never_inserted") and not _stands_apart(reading, source, sentence)
    ):
        return None
    if source.kind is AgentKind.PLACE and cue.lemma in reading.pack.words("travelling"):
        return None
    if cue.token == sentence.first and _opens_otherwise(reading, cue, source, sentence):
        return None
    return _inserted(reading, cue, sentence, source)


def _opens_otherwise(reading: Reading, cue: Cue, source: Phrase, sentence: Sentence) -> bool:
    """Whether a sentence's first word is a noun or an order: "Komentar Ratna muncul …", "Buka Sagara, klik …"."""
    entry = cue_entry(reading.tokens[cue.token].lower, reading.pack)
    if entry is not None and entry.object == "direct":
        return True
    is_comma = source.last < sentence.last and reading.tokens[source.last].text == ","
    goes_on = looks_verbal(reading.tokens[cue.token + 1].lower, reading.pack)  # "Cerita datang dari Ratna, yang …"
    return (goes_on or not is_comma) and cue.lemma in reading.pack.words("noun_cues")


def _stands_apart(reading: Reading, source: Phrase, sentence: Sentence) -> bool:
    """Whether a person's name and a comma follow a cue that is often another word: ", terang Ayu, …"."""
    is_person = source.kind is AgentKind.PERSON and source.name is not None
    is_person = is_person and (source.role is not None or source.name == (source.first, source.last))
    return is_person and source.last < sentence.last and reading.tokens[source.last].text in ",."


def _inserted(reading: Reading, cue: Cue, sentence: Sentence, source: Phrase | None) -> Found | None:
    """Content on both sides of an inserted "kata X": either side may be empty."""
    end = over_source(reading, source, sentence) if source else cue.token + 1
    head = left_content(reading, cue.token, sentence)
    tail: Content = ()
    if end < sentence.last and reading.tokens[end].text == ",":
        tail = tail_content(reading, end + 1, sentence, head)
    elif source and _runs_on(reading, cue, source, sentence) and not _is_said_before(reading, source, head):
        tail = right_content(reading, end, sentence, "clause")
    if not tail and cue.token > sentence.first and reading.tokens[cue.token - 1].text == ",":
        head = with_own_voice(reading, left_content(reading, cue.token, sentence, is_all=True), cue.sentence)
    return Found((*head, *tail), source, "inserted")


def _is_said_before(reading: Reading, source: Phrase, head: Content) -> bool:
    """Whether all is said before the cue, so that what follows the source is the reporter's."""
    return is_statement(reading, head) and not reading.phrases.begins_clause(source.first, source.last)


def _runs_on(reading: Reading, cue: Cue, source: Phrase, sentence: Sentence) -> bool:
    """Whether content follows a source without a comma, and no other cue of the source: "kata Ratna menambahkan, …"."""
    is_noun = cue.lemma in reading.pack.words("noun_cues")  # "Toh, cerita Ratna memang menarik"
    return not is_noun and reading.cue_at(source.last) is None and goes_on(reading, source, sentence)
