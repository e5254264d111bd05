"""Reads who a description behind "menurut" names: "Menurut salah satu pekerja di sana, Sofian (27), gajinya naik"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.appositions import describes, title_of
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.roles import is_rank
from kg.extract.words import WordClass
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_LIKELY = 0.5
"""From here the tagger's word is taken for who is a person."""
_DESCRIBED = {AgentKind.UNKNOWN, AgentKind.ANONYMOUS, AgentKind.DOCUMENT}


def with_holder(reading: Reading, source: Phrase, index: int, limit: int) -> tuple[Phrase, int]:
    """The person named between commas behind a description that is their role, and the second comma.

    `index` is the first comma. The source and `index` as they were where no name stands there by itself.
    """
    introduces = reading.tokens[source.first].lower in reading.pack.words("quantity_heads")
    points_back = source.form is MentionForm.ANAPHOR and not introduces
    is_described = source.name is None and source.kind in _DESCRIBED
    if points_back or not (is_described or _is_office(reading, source)):
        return source, index
    if index + 1 >= limit or reading.tokens[index].text != "," or not _is_held(reading, source):
        return source, index
    person = reading.right(index + 1, limit)
    if person is None or person.name is None or person.kind is not AgentKind.PERSON:
        return source, index
    comma = _over_age(reading, person.last, limit)
    is_bare = person.role is None or is_rank(reading.phrases, person.role)
    if not is_bare or comma + 1 >= limit or reading.tokens[comma].text != ",":
        return source, index
    lists = reading.tokens[comma + 1].lower in reading.pack.words("pairing")
    is_kin = reading.tokens[comma + 1].lower in reading.pack.words("kin")
    is_named = source.name is not None
    is_told_of = is_kin or reading.tokens[comma + 1].lower == _relative(reading)
    if lists or is_told_of or (describes(reading, comma + 1, limit) and not is_named):
        return source, index  # "Menurut saksi, Dimas, adik korban, datang malam hari"
    if is_named and reading.phrases.tagged(person.last - 1, AgentKind.PERSON, least=_LIKELY) is None:
        return source, index  # "Menurut Kepala Balai Sagara, Kota Arkana aman"
    role = (source.first, index) if is_named else _office(reading, source, index)
    return replace(person, first=source.first, role=role), comma


def _is_office(reading: Reading, source: Phrase) -> bool:
    """Whether what was read as a body, or as an office with its holder, may be an office with its body.

    "Product Manager Arkana Indonesia", "Human Capital Head Arkana".
    """
    phrases = reading.phrases
    if source.name is None or source.members:
        return False
    if source.kind is AgentKind.ORGANIZATION:
        return title_of(reading, source.first, source.last) is not None and not phrases.is_low(source.first)
    is_person = phrases.tagged(source.name[1] - 1, AgentKind.PERSON, least=_LIKELY) is not None
    is_known = any(reading.tokens[index].text in phrases.known for index in range(*source.name))
    return source.role is not None and not is_rank(phrases, source.role) and not (is_person or is_known)


def _is_held(reading: Reading, source: Phrase) -> bool:
    """Whether a description is one person's; a document's noun only where its author's stands behind it."""
    if source.kind is not AgentKind.DOCUMENT:
        return True
    behind = source.first + 1
    clitic: str = reading.pack.raw["cue_rules"]["clitic"]
    is_kept = behind < source.last and reading.tokens[behind].lower.endswith(clitic)
    return behind < source.last and (is_kept or reading.phrases.kind(behind) is WordClass.ROLE)


def _office(reading: Reading, source: Phrase, comma: int) -> tuple[int, int] | None:
    """The description as a role, where it begins with a title: not "salah satu pekerja", "manajernya"."""
    first = source.first + (source.kind is AgentKind.DOCUMENT)
    is_low = all(reading.tokens[index].lower != _relative(reading) for index in range(first, comma))
    return (first, comma) if reading.phrases.kind(first) is WordClass.ROLE and is_low else None


def _over_age(reading: Reading, index: int, limit: int) -> int:
    opens = index + 2 < limit and reading.tokens[index].text == "(" and reading.tokens[index + 2].text == ")"
    return index + 3 if opens else index


def _relative(reading: Reading) -> str:
    relative: str = reading.pack.raw["cue_rules"]["relative"]
    return relative
