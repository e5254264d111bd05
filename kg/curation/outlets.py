"""Which publisher of the store a credited outlet is: pure, from names, so that both are one node."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import dropwhile

from kg.curation.authority import Authority
from kg.ids import name_key
from kg.lang import available, load_pack
from kg.model.quote import AgentKind

_BETWEEN_WORDS = re.compile(r"[\s\-–]+")
OUTLET_LIKE = (AgentKind.OUTLET, AgentKind.ORGANIZATION, AgentKind.PERSON)
"""Kinds that extraction gives an outlet: one that speaks ("tanya Harian Maju") looks like an organisation."""


class Publishers:
    """The outlets that published the store's articles, found by the ways in which others credit them."""

    def __init__(self, printed: Iterable[tuple[str, str]], authority: Authority) -> None:
        """`printed` are outlets' IRIs with a name as their articles print it."""
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for iri, name in printed:
            entry = authority.find(AgentKind.OUTLET, name)
            for known in {name, *(entry.names if entry else ())}:
                self._exact[name_key(known)].add(iri)
                for key in _keys(known):
                    self._by_key[key].add(iri)

    def find(self, kind: AgentKind, name: str) -> str | None:
        """IRI of the one publisher that an article-scoped agent is; None where there is none, or more than one.

        An agent taken for a person or an organisation must have a publisher's name as printed. An outlet may have
        it with another domain ending or none ("Tempo", tempo.co), without a word like "Kantor Berita" before it,
        or with the name of a section ("Health Liputan6.com", "news.detik.com").
        """
        if kind not in OUTLET_LIKE:
            return None
        exact = self._exact.get(name_key(name), set())
        if len(exact) == 1:
            return next(iter(exact))
        if kind is not AgentKind.OUTLET:
            return None
        for key in (*_keys(name), *_site_keys(name)):
            if found := self._by_key.get(key):
                return next(iter(found)) if len(found) == 1 else None
        return None


def _keys(name: str) -> tuple[str, ...]:
    """What a name is found by, the most exact first; empty for a name without letters."""
    words = _words(name)
    media = _media_words()
    bare = [*dropwhile(lambda word: word.casefold() in media, words[:-1]), *words[-1:]]
    found = (words, _without_ending(words), bare, _without_ending(bare))
    return tuple(dict.fromkeys(key for parts in found if (key := _fold(parts))))


def _site_keys(name: str) -> Iterator[str]:
    """The site that a section belongs to: the address at the end of the name, without its first labels."""
    last = _words(name)[-1:]
    if last == _without_ending(last):
        return
    labels = last[0].split(".")
    for start in range(len(labels) - 1):
        rest = ".".join(labels[start:])
        if _without_ending([rest]) != [""]:
            yield _fold([rest])


def _words(name: str) -> list[str]:
    return [word for word in _BETWEEN_WORDS.split(name) if word]


def _without_ending(words: list[str]) -> list[str]:
    """The words without the domain endings of the last one: "kompas.com" and "republika.co.id" lose theirs."""
    if not words:
        return words
    labels = words[-1].split(".")
    kept = list(labels)
    while kept and kept[-1].casefold() in _endings():
        kept.pop()
    return [*words[:-1], ".".join(kept)] if len(kept) < len(labels) and len(labels) > 1 else words


def _fold(words: Iterable[str]) -> str:
    return "".join(name_key(word).replace(" ", "") for word in words)


@lru_cache(maxsize=1)
def _media_words() -> frozenset[str]:
    """Words like "kantor", "berita", "harian" of every language: what stands before an outlet's name."""
    packs = [load_pack(code) for code in available()]
    return frozenset().union(*(pack.words("before_name", "relays") - pack.words("links", "relays") for pack in packs))


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset().union(*(load_pack(code).words("domains", "clean") for code in available()))
