"""Reads "menurut X", "menurutnya", and cues whose source is a -nya between commas."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.adjuncts import time_end
from kg.extract.antecedents import antecedent_content
from kg.extract.appositions import over_source
from kg.extract.content import Content, left_content, right_content, tail_content
from kg.extract.found import Found
from kg.extract.holder_behind import with_holder
from kg.extract.naming import says_something
from kg.extract.phrases import Phrase
from kg.extract.reading import CLOSING_MARKS, Reading
from kg.extract.second_predicate import is_set_off
from kg.extract.unparted import is_statement
from kg.extract.voice import with_own_voice
from kg.extract.words import cue_entry, is_predicate
from kg.model.attribution import Cue, CueForm
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Sentence, Span

_STATING = {AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.DOCUMENT}
_ENDS = frozenset(CLOSING_MARKS) | frozenset(".;:!?")
_LONGEST_DOCUMENT_TOKENS = 16
"""Tokens of a document with what it is about and who made it ("studi terhadap 300 dokter oleh …")."""


def read_according(reading: Reading, cue: Cue, sentence: Sentence) -> Found | None:
    """What a cue of the kind "menurut" reports; None if no source follows it."""
    rules = reading.pack.raw["cue_rules"]
    source: Phrase | None = None
    end = cue.token + 1
    if _is_another_word(reading, cue, sentence):
        return None
    if cue.form is CueForm.ACCORDING and _is_own_word(reading, cue.token + 1):
        end = cue.token + 2
    elif cue.form is CueForm.ACCORDING:
        source = reading.right(cue.token + 1, sentence.last) or _pointed_at(reading, cue.token + 1, sentence)
        if source is None or reading.tokens[cue.token + 1].lower in reading.pack.words("no_opinion"):
            return None
        source = whole_document(reading, source, sentence.last)
        source, end = with_holder(reading, source, over_source(reading, source, sentence), sentence.last)
        end = _over_closing_relative(reading, end, cue, sentence)
    if source is not None and (_says_itself(reading, end, sentence) or _is_said_behind(reading, source, end, sentence)):
        return None
    before = reading.tokens[cue.token - 1] if cue.token > sentence.first else None
    if before is not None and before.lower == rules["relative"]:
        head = antecedent_content(reading, cue.token - 1, sentence, source)
        return Found((*head, *right_content(reading, end, sentence, "clause")), source, "relative")
    if (
        before is not None
        and is_set_off(reading, cue.token)
        and not _is_lead_in(reading, sentence.first, cue.token - 1)
    ):
        return Found(_parted(reading, cue, end, sentence), source, "according")
    if _introduces(reading, cue, sentence):
        return Found(right_content(reading, end, sentence, "clause"), source, "according")
    if before is not None and cue.form is CueForm.CLITIC and not _is_lead_in(reading, sentence.first, cue.token):
        head = () if _joins(reading, cue.token - 1) else left_content(reading, cue.token, sentence)
        return Found((*head, *right_content(reading, end, sentence, "clause")), source, "according")
    return Found(_around(reading, cue, end, source, sentence), source, "according")


def _joins(reading: Reading, index: int) -> bool:
    """Whether a token begins the clause of a cue ("Ia batal ikut karena menurutnya …"), or ends what is before it."""
    names = ("because", "concessions", "contrasts", "pairing", "clause_connectors", "whole_subordinators")
    joining = frozenset().union(*map(reading.pack.words, (*names, "question_words")))
    return reading.tokens[index].lower in joining or reading.tokens[index].text in _ENDS


def _parted(reading: Reading, cue: Cue, end: int, sentence: Sentence) -> Content:
    """Content on both sides of ", menurut X,", or before it where nothing follows."""
    head = left_content(reading, cue.token, sentence)
    goes_on = _comma_at(reading, end, sentence)
    tail = tail_content(reading, end + 1 if goes_on else end, sentence, head)
    if not tail or (head and not goes_on and _hangs_on_source(reading, cue, tail[0])):
        return with_own_voice(reading, left_content(reading, cue.token, sentence, is_all=True), cue.sentence)
    explains = reading.tokens[reading.token_from(tail[0].start)].lower in reading.pack.words("copulas")
    return (*head, *tail) if goes_on or explains or _opens_clause(reading, head) else tail


def _opens_clause(reading: Reading, head: Content) -> bool:
    """Whether what stands before a cue is no statement but the subject, condition or topic of what stands behind.

    "Kebakaran itu, menurut Ratna disebabkan …"; "Ia batal ikut, menurutnya arus terlalu deras": that is the reporter's.
    """
    if not head:
        return False
    first = reading.tokens[reading.token_from(head[0].start)].lower
    return first in reading.pack.words("kept_connectors") or not is_statement(reading, head)


def _hangs_on_source(reading: Reading, cue: Cue, tail: Span) -> bool:
    """Whether only what the source is or where it said so follows it: "…, menurut pejabat kota dan provinsi"."""
    pack = reading.pack
    if cue.form is not CueForm.ACCORDING:
        return False
    words = [token.lower for token in reading.tokens[reading.token_from(tail.start) : reading.token_from(tail.end)]]
    hangs = pack.words("pairing") | pack.words("prepositions") | pack.words("place_prepositions")
    return words[0] in hangs and not says_something(words, pack)


def _is_another_word(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Whether a -nya form is a noun, or "menurut" tells an order ("diurutkan menurut abjad")."""
    if cue.form is CueForm.CLITIC and not _is_inserted_clitic(reading, cue, sentence):
        return True
    return cue.token > 0 and reading.tokens[cue.token - 1].lower in reading.pack.words("arranged")


def _says_itself(reading: Reading, index: int, sentence: Sentence) -> bool:
    """Whether a verb of saying with "bahwa" follows the source: "Menurut Ratna, menyebutkan bahwa air surut"."""
    place = index + (index < sentence.last and reading.tokens[index].text == ",")
    cue = reading.cue_at(place)
    says = cue is not None and cue.form is CueForm.ACTIVE and place + 1 < sentence.last
    return says and reading.tokens[place + 1].lower in reading.pack.words("clause_connectors")


def _is_said_behind(reading: Reading, source: Phrase, index: int, sentence: Sentence) -> bool:
    """Whether only a source stands between a comma and the next cue: "Menurut saksi, Ratna menuturkan, …"."""
    if source.name is not None:
        return False
    place = next((i for i in range(index, sentence.last) if reading.cue_at(i) is not None), index)
    cue = reading.cue_at(place) if _comma_at(reading, index, sentence) else None
    if cue is None or cue.form is not CueForm.ACTIVE:
        return False
    subject = reading.left(place, index + 1)
    is_named = subject is not None and subject.name is not None and subject.kind is AgentKind.PERSON
    return is_named and subject is not None and subject.last == place


def _around(reading: Reading, cue: Cue, end: int, source: Phrase | None, sentence: Sentence) -> Content:
    """What stands behind the source; before the cue where nothing does, or on both sides of it."""
    tail = right_content(reading, time_end(reading, end, sentence.last), sentence, "clause")
    if cue.token == sentence.first or source is None:
        return tail
    stands_apart = _is_lead_in(reading, sentence.first, cue.token) or _joins(reading, cue.token - 1)
    can_close = source.name is not None or source.kind in _STATING
    if (tail and (stands_apart or not is_statement(reading, tail))) or not (tail or can_close):
        return tail
    head = left_content(reading, cue.token, sentence, is_all=not tail)
    places = range(sentence.first, cue.token)
    says = any(is_predicate(reading.tokens[place].lower, reading.pack) for place in places)
    if not (says or tail or source.name is not None):
        return ()  # "hukuman menurut UU"
    return (*head, *tail)  # "Air sudah surut menurut Ratna."


def _pointed_at(reading: Reading, index: int, sentence: Sentence) -> Phrase | None:
    """A noun that no list has, with "itu" and a comma: "Menurut pialang itu, …"; None for other words."""
    tokens, words = reading.tokens, reading.pack
    if index + 2 >= sentence.last or tokens[index + 2].text != "," or not reading.phrases.is_low(index):
        return None
    points = tokens[index + 1].lower in words.words("determiners") and tokens[index].lower not in words.words(
        "no_source"
    )
    return Phrase(index, index + 2, None, None, AgentKind.UNKNOWN, MentionForm.ANAPHOR) if points else None


def _over_closing_relative(reading: Reading, index: int, cue: Cue, sentence: Sentence) -> int:
    """The sentence's end where only a relative clause of the source follows content and source: "…, yang baru tiba"."""
    relative = reading.pack.raw["cue_rules"]["relative"]
    place = index + (index < sentence.last and reading.tokens[index].text == ",")
    if cue.token == sentence.first or place >= sentence.last or reading.tokens[place].lower != relative:
        return index
    goes_on = any(reading.tokens[i].text == "," for i in range(place, sentence.last))
    return index if goes_on else sentence.last


def whole_document(reading: Reading, source: Phrase, limit: int) -> Phrase:
    """A document with its modifiers, up to a comma, a predicate or the sentence's end ("data OJK per April 2025")."""
    if source.kind is not AgentKind.DOCUMENT or source.name is not None:
        return source
    for place in range(source.last, min(limit, source.last + _LONGEST_DOCUMENT_TOKENS)):
        token = reading.tokens[place]
        if token.text in ",.;:" or is_predicate(token.lower, reading.pack):
            return replace(source, last=place)
        if token.text in '"“”()' or token.lower == reading.pack.raw["cue_rules"]["relative"]:
            return source
    return source


def _is_own_word(reading: Reading, index: int) -> bool:
    """Whether a source is only in a -nya: "menurut catatannya", "menurut klaimnya"."""
    clitic = reading.pack.raw["cue_rules"]["clitic"]
    lower = reading.tokens[index].lower if index < len(reading.tokens) else ""
    return lower.endswith(clitic) and lower.removesuffix(clitic) in reading.pack.words("own_words")


def _is_inserted_clitic(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Whether a -nya form is a cue and no noun ("nilainya"): "menurutnya", a passive in front, or between commas."""
    if cue.lemma == reading.pack.raw["cue_rules"]["according_lemma"]:
        return True
    if cue.token == sentence.first:
        stem = reading.tokens[cue.token].lower.removesuffix(reading.pack.raw["cue_rules"]["clitic"])
        base = cue_entry(stem, reading.pack)
        is_passive = base is not None and base.form is CueForm.PASSIVE
        is_noun = cue.lemma in reading.pack.words("noun_cues") and not _comma_at(reading, cue.token + 1, sentence)
        return is_passive or not (is_noun or cue.lemma in reading.pack.words("never_inserted"))
    before = reading.tokens[cue.token - 1].text
    is_between = before == "," and cue.token + 1 < sentence.last and reading.tokens[cue.token + 1].text in ",."
    return is_between or _introduces(reading, cue, sentence)


def _introduces(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Whether "bahwa" follows a -nya form inside a sentence: "…, meskipun diakuinya bahwa jalan masih panjang"."""
    is_inside = cue.form is CueForm.CLITIC and sentence.first < cue.token < sentence.last - 1
    return is_inside and reading.tokens[cue.token + 1].lower in reading.pack.words("clause_connectors")


def _comma_at(reading: Reading, index: int, sentence: Sentence) -> bool:
    return index < sentence.last and reading.tokens[index].text == ","


def _is_lead_in(reading: Reading, first: int, last: int) -> bool:
    """Whether the words before a cue only join its sentence to the one before ("Namun", "Tak hanya itu")."""
    words = [reading.tokens[index].lower for index in range(first, last) if reading.tokens[index].text != ","]
    if words and words[0] in reading.pack.words("reported", "relays"):
        return True
    phrase = " ".join(words)
    return not words or phrase in reading.pack.phrases("lead_ins")
