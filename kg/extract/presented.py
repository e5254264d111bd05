"""Marked words that an article only presents: "Unggahan itu berupa tulisan sebagai berikut.", "berikut niatnya:"."""

from __future__ import annotations

from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.model.attribution import Attribution
from kg.model.text import Span

_MARKS = frozenset(':.,"“”„')
_ACCOUNT_SENTENCES = 6
"""Sentences over which a post goes back to the account that is said to have published it."""
_MOST_MARKS = 6
"""Between what presents marked words and these."""
_INTRODUCTION_TOKENS = 60
"""What is looked at of the sentence that presents them."""
_INSCRIBED_TOKENS = 2
"""A word that tells of an inscription, and a colon, before its marks."""


def is_post(reading: Reading, attribution: Attribution) -> bool:
    """Whether marked words have no cue, and the sentence that closes before them presents a post."""
    if attribution.cue is not None or attribution.source is not None:
        return False
    words = _introduction(reading, attribution.content[0].start)
    return not words.isdisjoint(reading.pack.words("shown")) and words.isdisjoint(reading.pack.words("recited"))


def is_recited(reading: Reading, start: int) -> bool:
    """Whether it presents a formula, a prayer or a verse, which nobody says here."""
    return _is_glossed(reading, start) or not _introduction(reading, start).isdisjoint(reading.pack.words("recited"))


def _is_glossed(reading: Reading, start: int) -> bool:
    """Whether the marks at an offset hold a formula, or what it means: '"…" Artinya: "…"'."""
    behind = next((q.outer.end for _, q in reading.quotations.touching(Span(start, start + 1))), start)
    first, after = reading.token_from(start), reading.token_from(behind)
    glosses = reading.pack.words("glossing")
    before = [token.lower for token in reading.tokens[max(first - 2, 0) : first]]
    follows = [token.lower for token in reading.tokens[after : after + 2]]
    return any(len(two) == 2 and two[0] in glosses and two[1] == ":" for two in (before, follows))


def is_inscription(reading: Reading, start: int) -> bool:
    """Whether the marks at an offset hold what stands on a banner."""
    index = reading.token_from(start)
    before = {token.lower for token in reading.tokens[max(index - _INSCRIBED_TOKENS, 0) : index]}
    return not before.isdisjoint(reading.pack.words("inscribed"))


def account_before(reading: Reading, sentence: int) -> Phrase | None:
    """The account last described before a sentence, with what counts it ("salah satu akun Facebook"); None for none."""
    first = reading.sentences[max(sentence - _ACCOUNT_SENTENCES, 0)].first
    for index in range(reading.sentences[sentence].first - 1, first - 1, -1):
        lower = reading.tokens[index].lower
        behind = reading.tokens[index + 1].lower if index + 1 < len(reading.tokens) else ""
        if lower in reading.pack.words("account_nouns") and behind not in reading.phrases.determiners:
            begins = max(reading.before_words(index - 1, reading.pack.words("quantity_heads")) + 1, first)
            return reading.right(begins, reading.sentences[reading.sentence_at(reading.tokens[index].start)].last)
    return None


def _introduction(reading: Reading, start: int) -> set[str]:
    """The words of the sentence that presents the marks at an offset; none where no sentence does."""
    index = reading.token_from(start) - 1
    least = max(index - _MOST_MARKS, -1)
    while index > least and reading.tokens[index].text in _MARKS:
        index -= 1
    if index == least:
        return set()
    sentence = reading.sentences[reading.sentence_at(reading.tokens[index].start)]
    first = max(sentence.first, index - _INTRODUCTION_TOKENS)
    words = [reading.tokens[place].lower for place in range(first, index + 1)]
    presents = reading.pack.words("presenting")
    last = words[:-1] if words[-1] in reading.phrases.determiners else words
    ends = not presents.isdisjoint(last[-1:])  # "berikut", "berikut ini"
    opens = reading.text[reading.tokens[index].end : start].lstrip(" ").startswith(":")
    is_presented = ends or (opens and not presents.isdisjoint(words))
    return set(words) if is_presented else set()
