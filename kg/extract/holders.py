"""By which words a role is asked for: "hakim" for "Ketua Majelis Hakim", "Menkeu" for "Menteri Keuangan"."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.ids import name_key
from kg.lang.pack import LanguagePack

_BRACKETED = re.compile(r"\(([^()]*)\)?")
_LONGEST_OFFICE_WORDS = 4
"""Words of an office that one word abbreviates ("menteri pemuda dan olahraga")."""


def role_heads(role: str, pack: LanguagePack) -> set[str]:
    """The words by which a later description can mean who has a role: its nouns for a person, and its short forms."""
    heads: set[str] = set()
    skipped = pack.words("pointers") | pack.words("quantity_heads")
    for office in _offices(_BRACKETED.sub(" ", role).lower(), pack):
        words = [word for word in name_key(office).split() if word not in skipped]
        title = next((word for word in words if word in pack.titles), None)
        heads |= {*words[:1], *([title] if title else [])}
        heads |= {word for word in words[-1:] if word in pack.titles and word not in pack.source_nouns}
        heads |= {word for before, word in pairwise(words) if before in pack.words("before_heads")}
        beginnings = {" ".join(words[:length]) for length in range(2, _LONGEST_OFFICE_WORDS + 1)}
        shorts: dict[str, str] = pack.raw["words"]["short_offices"]
        heads |= {short for short, long in shorts.items() if long in beginnings}
    return heads | {word for short in _BRACKETED.findall(role) for word in name_key(short).split()}


def _offices(role: str, pack: LanguagePack) -> list[str]:
    """The offices that a role joins: "Kepala X yang juga Ketua Y", "Menteri X/Kepala Y"."""
    joins = "|".join(re.escape(words) for words in pack.phrases("second_office"))
    return re.split(rf"/|\b(?:{joins})\b", role)


def means_other(described: list[str], role: str) -> bool:
    """Whether a description names another body than a role: "Ketua DKPP" is not the "Ketua KPU Sagara".

    `described` are the capitalised words of the description, as printed.
    """
    words = re.findall(r"\w+", role)[1:]
    named = [word for word in words if word[0].isupper()]
    initials = "".join(word[0] for word in named)
    known = " ".join(name_key(word) for word in named)  # "Menko Maritim" is "Menko Kemaritiman"
    return bool(named and described) and not any(
        name_key(word) in known or word.upper() in initials for word in described
    )
