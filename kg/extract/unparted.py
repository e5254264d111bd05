"""Finds content that goes on right behind a source, where the reporter set no comma: "kata Ratna air sudah surut"."""

from __future__ import annotations

from kg.extract.naming import says_something
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate
from kg.model.mention import MentionForm
from kg.model.text import Sentence, Span

_LONGEST_CLAUSE_TOKENS = 24
"""Tokens behind a source in which its clause has a verb or ends."""
_ENDS = frozenset(',.;:()"“”')


def goes_on(reading: Reading, source: Phrase, sentence: Sentence) -> bool:
    """Whether a predicate, or a subject with its predicate, follows a source at once: "menurut dia harga itu wajar".

    What only describes the source or tells how, where or when it spoke has no verb of its own, or a word that joins it
    to what stands before ("Menurut warga yang mengungsi, …", "kata Ratna di posko").
    """
    first, pack = source.last, reading.pack
    if first >= sentence.last:
        return False
    if not reading.tokens[first].text.islower():
        return reading.phrases.begins_clause(source.first, first)
    lower, asked = reading.tokens[first].lower, pack.words("asked_by", "relays")
    if lower not in asked and is_predicate(lower, pack):
        return True
    if lower in asked | pack.words("prepositions") | pack.words("after_cue") | pack.words("office_joiners"):
        return False
    if source.form is MentionForm.PRONOUN:
        return True
    places = range(first, min(sentence.last, first + _LONGEST_CLAUSE_TOKENS))
    end = next((place for place in places if reading.tokens[place].text in _ENDS), places.stop)
    words = [token.text for token in reading.tokens[first:end] if token.text.islower()]
    return asked.isdisjoint(words) and says_something(words, pack)


def is_statement(reading: Reading, content: tuple[Span, ...]) -> bool:
    """Whether content says something by itself, and does not only name what the rest speaks of ("Harga itu")."""
    if not content:
        return False
    tokens = reading.tokens[reading.token_from(content[0].start) : reading.token_from(content[-1].end)]
    return says_something([token.lower for token in tokens], reading.pack)
