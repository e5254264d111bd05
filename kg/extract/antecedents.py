"""Reads what a claim in a relative clause is about: the noun before "yang menurut X", without the reporter's clause."""

from __future__ import annotations

from kg.extract.content import Content, left_content
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import looks_verbal
from kg.model.text import Sentence, Span

_APPOSITION_TOKENS = 2
"""Of "…, sebuah langkah yang menurut X …"."""


def antecedent_content(reading: Reading, relative: int, sentence: Sentence, source: Phrase | None) -> Content:
    """What stands before the relative pronoun at a token and belongs to the claim of a source behind it.

    All of it where it is a noun with what describes it ("Kelalaian itulah yang menurut X …"), else only the noun that
    closes the reporter's clause: "tarif parkir" of "Dinas belum mengubah tarif parkir, yang menurut X …".
    All of it as well where an outer cue reports the claim of the same source ("Ratna menyesalkan tarif yang menurutnya
    rendah"): with one hull the two are one quote.
    """
    head = left_content(reading, relative, sentence)
    is_outer = source is None and reading.tokens[relative - 1].text != ","
    if not head or (is_outer and reading.active_before(relative, sentence.first)):
        return head
    first, last = reading.token_from(head[0].start), reading.token_from(head[0].end)
    start = _noun_start(reading, first, last)
    return (Span(reading.tokens[start].start, head[0].end),) if start < last else ()


def _noun_start(reading: Reading, first: int, last: int) -> int:
    """Where the noun that ends at `last` begins: behind the last verb, reason or short apposition's comma."""
    tokens, words = reading.tokens, reading.pack.words
    ends = [
        index
        for index in range(first, last - 1)
        if tokens[index].lower in words("because") or _is_main_verb(reading, index, first)
    ]
    if not ends:
        return first
    near = range(max(ends[-1], last - 1 - _APPOSITION_TOKENS), last - 1)
    commas = (index for index in near if tokens[index].text == "," and tokens[index + 1].text[0].isalnum())
    start = max((ends[-1], *commas)) + 1
    beside = frozenset().union(*map(words, ("prepositions", "place_prepositions", "topic_openers", "after_active")))
    while start < last and (tokens[start].lower in beside or not tokens[start].text[0].isalnum()):
        start += 1
    return start


def _is_main_verb(reading: Reading, index: int, first: int) -> bool:
    """Whether a token is a verb of no relative clause, and no adjective that one follows: "satelit penting yang …"."""
    relative: str = reading.pack.raw["cue_rules"]["relative"]
    if not looks_verbal(reading.tokens[index].lower, reading.pack) or reading.tokens[index + 1].lower == relative:
        return False
    before = reading.before_adverbs(index - 1)
    return before < first or reading.tokens[before].lower != relative
