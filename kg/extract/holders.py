"""By which words a role is asked for: "hakim" for "Ketua Majelis Hakim", "Menkeu" for "Menteri Keuangan"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from kg.extract.entities import Cluster
from kg.extract.roster_index import MentionIndex
from kg.ids import name_key
from kg.lang.pack import LanguagePack
from kg.model.text import Span

_BRACKETED = re.compile(r"\(([^()]*)\)?")
_LONGEST_WORD_CHARS = 20
_MOST_ROLES = 50
"""Roles of one person that are compared with a description: time stays in proportion to the text."""
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


def later_holder(words: list[str], mentioned: MentionIndex, text: str, pack: LanguagePack) -> Cluster | None:
    """The only person of an article who holds an office, by what it says behind: "Kata Gubernur, … Gubernur Ratna".

    `words` are those of the description; by itself an office must be one that one person at a time has, with its body
    ("ketua MPR") it may be any but one of many ("anggota DPR").
    """
    lists = pack.words
    shared = lists("officials") | lists("experts") | lists("plain_persons") | lists("kin") | lists("belonging")
    is_title = words[0] in pack.titles and words[0] not in shared | lists("initialed")
    if words[0] not in lists("single_offices") and not (is_title and len(words) > 1):
        return None
    found = mentioned.only_holder(words[0])
    roles = islice(found.roles, _MOST_ROLES) if found is not None else ()
    return found if any(_holds(words, role, text, pack) for role in roles) else None


def _holds(words: list[str], role: Span, text: str, pack: LanguagePack) -> bool:
    """Whether a role says all that a description does: "Ketua MPR" for "Ketua MPR RI", not for "calon Ketua MPR"."""
    printed = role.of(text)
    before = text[max(0, role.start - _LONGEST_WORD_CHARS) : role.start].split()[-1:]
    held = set(name_key(printed).split())
    if not pack.words("no_holders") & {*held, *map(str.lower, before)} <= set(words):
        return False
    behind = re.search(rf"\b{re.escape(words[0])}\s+(\w)", printed, re.IGNORECASE)
    if len(words) == 1 and behind is not None and behind[1].islower():
        return False  # "Presiden" is no "presiden cabang Serikat Pekerja"
    initials = "".join(word[0] for word in re.findall(r"\w+", printed) if word[0].isupper()).lower()
    return all(word in held or (len(word) > 1 and word in initials) for word in words[1:])


def by_office(text: str, persons: Sequence[tuple[Cluster, Iterable[Span]]]) -> dict[str, Cluster]:
    """The persons by their whole offices, where only one holds it: who "Bupati Sagara" is before she is named."""
    found: dict[str, Cluster] = {}
    shared: set[str] = set()
    for person, roles in persons:
        for role in roles:
            office = name_key(role.of(text))
            if found.setdefault(office, person) is not person:
                shared.add(office)
    return {office: person for office, person in found.items() if office not in shared}
