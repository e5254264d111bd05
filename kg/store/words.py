"""Words as the text index has them: folded, and stemmed per language.

tantivy knows no Indonesian stemmer, so the words are stemmed here (Snowball's algorithms, of which the
Indonesian one is Tala's) and indexed as they come.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain

import Stemmer  # type: ignore[import-not-found]  # a compiled module without stubs

from kg.ids import name_key

STEMMERS = {"id": "indonesian", "ms": "indonesian", "en": "english", "de": "german", "nl": "dutch"}
"""Snowball's algorithm for each language; words of other languages are indexed unstemmed."""

GAP = "|"
"""Stands between two names in one field, so that no phrase spans both."""


def folded(text: str) -> list[str]:
    """The words of a text, NFKC, case-folded, without marks; "anak-anak" gives two."""
    return name_key.__wrapped__(text).split()


def stemmed(words: Iterable[str], language: str) -> list[str]:
    """The stem of each folded word."""
    stemmer = _stemmer(language)
    return stemmer.stemWords(list(words)) if stemmer else list(words)


def stems(word: str) -> tuple[str, ...]:
    """Every stem that a folded word has in one of the languages, sorted: a query does not tell its language."""
    return tuple(sorted({word, *(stemmed([word], language)[0] for language in STEMMERS)}))


def joined(names: Iterable[str]) -> str:
    """Several names as the text of one field."""
    return f" {GAP} ".join(" ".join(folded(name)) for name in names)


def prefixed(pairs: Iterable[tuple[str, str]]) -> str:
    """Named values as the text of one field: each word carries the name of its value."""
    return f" {GAP} ".join(" ".join(tagged(name, value)) for name, value in pairs)


def tagged(name: str, value: str) -> list[str]:
    """The words of a named value as they stand in the index."""
    label = "_".join(folded(name))
    return [f"{label}:{word}" for word in folded(value)]


def distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    """Names without repetition, in order, None left out."""
    return tuple(dict.fromkeys(chain.from_iterable((name,) if name else () for name in names)))


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    algorithm = STEMMERS.get(language)
    return Stemmer.Stemmer(algorithm) if algorithm else None
