"""Parts a text into paragraphs and sentences; a sentence keeps its quotation and the cue after it together."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.text import Quotation, Sentence, Span, Token
from kg.text.tokens import is_initials

_LONGEST_SENTENCE_TOKENS = 500
"""A sentence with more tokens ends there; news has none, and stages look at all of a sentence for each of its cues."""
_QUOTATION_TOKENS = 40
"""A longer quotation counts as so many tokens: it may be of any length and still belong to one sentence."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of `text`; cleaning has put every paragraph on one. Empty lines are none."""
    found = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def split_sentences(
    tokens: Sequence[Token],
    parts: Sequence[Span],
    quotations: Sequence[Quotation],
    *,
    final: str,
    abbreviations: frozenset[str],
    degrees: frozenset[str] = frozenset(),
) -> tuple[Sentence, ...]:
    """Sentences in order; each paragraph's tokens are covered without gaps.

    A final mark ends a sentence unless it stands in a quotation, after an abbreviation or initials (but degrees), or
    before a lower-case word. A closing quotation mark behind a final mark ends it when a capital follows.
    A run without any end is cut (`_LONGEST_SENTENCE_TOKENS`).
    """
    found: list[Sentence] = []
    outer = [quotation for quotation in quotations if not quotation.is_single]
    position = 0
    upcoming = 0
    for number, part in enumerate(parts):
        first, outside, inside_since = position, 0, position
        while position < len(tokens) and tokens[position].end <= part.end:
            token = tokens[position]
            while upcoming < len(outer) and outer[upcoming].outer.end <= token.start:
                upcoming += 1
            inside = upcoming < len(outer) and outer[upcoming].outer.start <= token.start
            position += 1
            if not inside:
                outside, inside_since = outside + 1, position
                ends = token.text in final and _ends(tokens, position, abbreviations, degrees)
            elif token.end == outer[upcoming].outer.end:
                outside, inside_since = outside + min(position - inside_since, _QUOTATION_TOKENS), position
                ends = _ends_with_quotation(tokens, position, final)
            else:
                ends = False
            ends = ends or (outside >= _LONGEST_SENTENCE_TOKENS and inside_since == position)
            if ends and (position >= len(tokens) or tokens[position].end <= part.end):
                found.append(_sentence(tokens, first, position, number))
                first, outside = position, 0
        if first < position:
            found.append(_sentence(tokens, first, position, number))
    return tuple(found)


def _sentence(tokens: Sequence[Token], first: int, last: int, paragraph: int) -> Sentence:
    return Sentence(Span(tokens[first].start, tokens[last - 1].end), first, last, paragraph)


def _ends_with_quotation(tokens: Sequence[Token], position: int, final: str) -> bool:
    """Behind a closing mark: the quotation ended its sentence and what follows begins a new one."""
    last = tokens[position - 2].text if position > 1 else ""
    return (
        last in final
        and position < len(tokens)
        and not tokens[position].text[0].islower()
        and tokens[position].text not in ",.;:!?)"
    )


def _ends(tokens: Sequence[Token], position: int, abbreviations: frozenset[str], degrees: frozenset[str]) -> bool:
    """Behind a final mark outside quotations."""
    if position >= len(tokens):
        return True
    following = tokens[position]
    if following.text[0].islower() or following.text in ".,;:!?…)":
        return False
    mark, before = tokens[position - 1], tokens[position - 2] if position > 1 else None
    if mark.text != "." or before is None or before.end != mark.start:
        return True
    if following.start == mark.end and (following.text[0].isalnum() or following.text[0] in "-–—/"):
        return False  # "detik.com", "Rp 1.500.-", "PAM.5.1./2025"
    is_initial = is_initials(before.text) and (len(before.text) == 1 or before.text.replace(".", "") not in degrees)
    return before.text not in abbreviations and not is_initial
