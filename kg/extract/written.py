"""Reads what a document states in a passive: "Dalam Pasal 14 disebutkan, …", "Dalam aturan itu dijelaskan bahwa …"."""

from __future__ import annotations

from kg.extract.content import Content, right_content
from kg.extract.found import Found
from kg.extract.naming import says_something
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate
from kg.model.attribution import Cue
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Sentence

_LONGEST_DOCUMENT_TOKENS = 16
_LONGEST_LEAD_IN_TOKENS = 3
"""Before the preposition: "Lebih lanjut, dalam laporan itu …"."""


def read_written(reading: Reading, cue: Cue, sentence: Sentence) -> Found | None:
    """What the document says that stands before a passive as its place; None where there is none, or it says nothing.

    With an agent behind the cue somebody else says it; *laporannya* tells not whose it is.
    """
    document = _document(reading, cue, sentence)
    if document is None or _has_agent(reading, cue.token + 1, sentence):
        return None
    content = right_content(reading, cue.token + 1, sentence, "clause")
    return Found(content, document, "passive") if _states(reading, cue, content) else None


def _has_agent(reading: Reading, index: int, sentence: Sentence) -> bool:
    """Whether "oleh" stands at a token, or a person set off from what is said: "dijelaskan Ratna, …"."""
    if reading.tokens[index].lower in reading.pack.words("agent_markers"):
        return True
    agent = reading.right(index, sentence.last)
    if agent is None or agent.kind is not AgentKind.PERSON or agent.last >= sentence.last:
        return False
    behind = reading.tokens[agent.last]
    return behind.text == "," or behind.lower in reading.pack.words("clause_connectors")


def _states(reading: Reading, cue: Cue, content: Content) -> bool:
    """Whether a clause follows: behind a comma or "bahwa", or with a verb of its own."""
    if not content:
        return False
    behind = reading.tokens[cue.token + 1]
    if behind.text == "," or behind.lower in reading.pack.words("clause_connectors"):
        return True
    start, end = (reading.token_from(offset) for offset in content[0])
    return says_something([token.lower for token in reading.tokens[start:end]], reading.pack)


def _document(reading: Reading, cue: Cue, sentence: Sentence) -> Phrase | None:
    """The document behind the nearest preposition before a cue that has one behind it; None for "disebut sebagai"."""
    tokens, words = reading.tokens, reading.pack.words
    if cue.token + 1 >= sentence.last or tokens[cue.token + 1].lower == reading.pack.raw["cue_rules"]["as"]:
        return None
    last = reading.before_adverbs(cue.token - 1) + 1
    last -= last > sentence.first and tokens[last - 1].text == ","
    for place in range(last - 2, max(sentence.first, last - _LONGEST_DOCUMENT_TOKENS) - 1, -1):
        token = tokens[place]
        if token.text in ",;:" or reading.cue_at(place) is not None:
            return None
        if token.lower in words("written_in") and _is_document(reading, place + 1):
            return _phrase(reading, place + 1, last) if _opens(reading, place, sentence) else None
    return None


def document_before(reading: Reading, end: int, first: int) -> tuple[int, Phrase] | None:
    """The text behind the nearest "dalam" or "pada" before token `end`, with that word's token; None for other places.

    It goes on over a comma to an article ("pada Undang-Undang Pelayaran, pasal 5"), and not over a relative clause.
    """
    tokens, words = reading.tokens, reading.pack.words
    relative: str = reading.pack.raw["cue_rules"]["relative"]
    last = end
    for place in range(end - 1, max(first, end - _LONGEST_DOCUMENT_TOKENS) - 1, -1):
        token = tokens[place]
        if token.text in ';:."“”' and tokens[place - 1].lower not in words("number_nouns"):
            return None
        if token.lower == relative or (token.text == "," and tokens[place + 1].lower not in words("article_heads")):
            last = place
        begins = reading.over(place + 1, words("quantity_heads"))
        is_text = token.lower in words("written_in") and begins < last and _is_document(reading, begins)
        if is_text and tokens[begins].lower not in words("shown"):
            return place, _phrase(reading, place + 1, last)
    return None


def _is_document(reading: Reading, index: int) -> bool:
    lower = reading.tokens[index].lower
    is_listed = reading.pack.source_nouns.get(lower) is AgentKind.DOCUMENT
    return (is_listed and lower not in reading.pack.words("own_words")) or lower in reading.pack.words("legal_texts")


def _phrase(reading: Reading, first: int, last: int) -> Phrase:
    points = reading.tokens[last - 1].lower in reading.phrases.determiners
    form = MentionForm.ANAPHOR if points else MentionForm.DESCRIPTION
    return Phrase(first, last, None, None, AgentKind.DOCUMENT, form)


def _opens(reading: Reading, place: int, sentence: Sentence) -> bool:
    """Whether a preposition opens its clause: at the sentence's beginning, behind a comma or a word that joins."""
    if place == sentence.first or reading.tokens[place - 1].text == ",":
        return True
    before = [token.lower for token in reading.tokens[sentence.first : place]]
    return len(before) <= _LONGEST_LEAD_IN_TOKENS and not any(is_predicate(word, reading.pack) for word in before)
