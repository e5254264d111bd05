"""Reads an article of a law as one text: "Pasal 33 UUD 1945", "Pasal 5 ayat (2) huruf a UU Pelayaran"."""

from __future__ import annotations

from kg.extract.phrases import Phrase
from kg.extract.vocabulary import Vocabulary
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_LONGEST_TOKENS = 24
_TEXT = AgentKind.DOCUMENT


def article_at(words: Vocabulary, start: int, limit: int) -> Phrase | None:
    """The article that begins at token `start`, with the law it stands in; None where none does."""
    if start >= limit or words.tokens[start].lower not in words.pack.words("article_heads"):
        return None
    last = start + 1
    while last < min(limit, start + _LONGEST_TOKENS) and _belongs(words, last, limit):
        last += 1
    while last > start and words.tokens[last - 1].text == "(":
        last -= 1
    points = words.tokens[last - 1].lower in words.determiners
    is_numbered = any(words.tokens[index].text[0].isdigit() for index in range(start + 1, last))
    if not (is_numbered or points) or last - start < 2:
        return None
    form = MentionForm.ANAPHOR if points and not is_numbered else MentionForm.DESCRIPTION
    return Phrase(start, last, None, None, _TEXT, form)


def article_before(words: Vocabulary, end: int, limit: int) -> Phrase | None:
    """The article whose words end at token `end`, not before `limit`; None where none does."""
    heads = words.pack.words("article_heads")
    found: Phrase | None = None
    for place in range(end - 1, max(limit, end - _LONGEST_TOKENS) - 1, -1):
        if words.tokens[place].lower in heads:
            article = article_at(words, place, end)
            if article is None or article.last < end:
                break
            found = article
        elif not _belongs(words, place, end):
            break
    return found


def _belongs(words: Vocabulary, index: int, limit: int) -> bool:
    """Whether a token can stand inside an article's words: a number, a capital, "ayat", "huruf a", "tentang …"."""
    token = words.tokens[index]
    parts, before = words.pack.words("article_parts"), words.tokens[index - 1].lower
    is_text = token.lower in words.pack.words("legal_texts") or words.pack.source_nouns.get(token.lower) is _TEXT
    if is_text or token.lower in parts | words.pack.words("article_heads") or token.text in "()":
        return True
    if token.text == ".":
        return before in words.pack.words("number_nouns") and index + 1 < limit
    if token.lower in words.determiners:
        return words.is_low(index)
    is_letter = len(token.text) == 1 and token.text.isalpha() and before in parts
    return is_letter or token.text[0].isdigit() or (token.text[0].isupper() and not words.is_calendar(index))
