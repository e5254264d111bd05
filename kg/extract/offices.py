"""Reads offices and their holders: "Kepala Dinas X, Budi Santoso", "Ketua RT 03 Sumberjati", "yang juga Ketua Y".

Positions are numbers of tokens in the article.
"""

from __future__ import annotations

from kg.extract.names import name_suffix
from kg.extract.roles import is_service, title_start
from kg.extract.vocabulary import NAMING, Vocabulary
from kg.extract.words import WordClass, cue_entry
from kg.model.attribution import CueForm
from kg.model.quote import AgentKind

_DOUBTFUL = 0.5
_LIKELY = 0.65
"""From here the tagger's word is taken that a holder's name stands right behind a body's."""
_LONGEST_OFFICE_TOKENS = 14
"""Tokens between a preposition inside an office and the comma before its holder's name."""
_LONGEST_TITLE_TOKENS = 6


def numbers_office(reader: Vocabulary, index: int, start: int, limit: int) -> bool:
    """For "Ketua RT 03 Sumberjati, Budi Santoso": a number inside an office, with its holder close behind."""
    if index + 1 >= limit or reader.kind(start) is not WordClass.ROLE:
        return False
    behind = index + 1 + (reader.tokens[index + 1].text == ",")
    if reader.kind(index + 1) is WordClass.PLACE and reader.tokens[index + 2].text == ",":
        behind = index + 3  # "Manajer Humas Daop 9 Sumberjati, Cahyo Wibisono"
    return not ends_in_name(reader, start, index) and (
        is_person(reader, behind, limit) or bool(joins_office(reader, behind, limit))
    )


def names_holder(reader: Vocabulary, index: int, start: int, limit: int) -> bool:
    """For "juru bicara perusahaan itu, Rina Lestari": a role that points back and the name of its holder."""
    is_comma = index < limit and reader.tokens[index].text == ","
    return is_comma and reader.kind(start) is WordClass.ROLE and is_person(reader, index + 1, limit)


def joins_office(reader: Vocabulary, index: int, limit: int, *lists: str) -> int:
    """Behind the words that join a second office: "Kepala X yang juga Ketua Y Budi Santoso"; 0 if none stand here.

    `lists` are further lists of such words.
    """
    for words in (words for name in ("second_office", *lists) for words in reader.pack.phrases(name)):
        parts = words.split()
        behind = index + len(parts)
        same = behind < limit and [token.lower for token in reader.tokens[index:behind]] == parts
        if same and reader.kind(behind) is WordClass.ROLE:
            return behind
    return 0


def can_join(reader: Vocabulary, start: int, index: int) -> bool:
    """Whether a second office may follow what has been read: an office, but not its holder's name yet."""
    return not ends_in_name(reader, start, index) or _is_office(reader, start, index)


def name_after_comma(reader: Vocabulary, index: int, limit: int) -> bool:
    """Whether the role goes on to a comma (or to a capital behind "dan") and a name follows."""
    pairing = reader.pack.words("pairing")
    if reader.tokens[index].lower in pairing and index + 1 < limit and not reader.is_low(index + 1):
        return reader.tokens[index + 1].text[0].isalpha()
    for place in range(index, min(limit - 1, index + _LONGEST_OFFICE_TOKENS)):
        text = reader.tokens[place].text
        if text == ",":
            return is_person(reader, place + 1, limit)
        if text in '.;:"“”' or reader.is_calendar(place) or (text == "(" and not _is_bracketed(reader, place, limit)):
            return False
    return False


def _is_bracketed(reader: Vocabulary, index: int, limit: int) -> bool:
    """Whether a short form stands in the brackets that open at a token: "(PKPJ)", "(Ka. KPLP)"."""
    close = next((i for i in range(index + 2, min(limit, index + 5)) if reader.tokens[i].text == ")"), None)
    return close is not None


def is_person(reader: Vocabulary, index: int, limit: int) -> bool:
    """Whether a person's name (perhaps behind a rank) begins at `index`."""
    while index < limit and (
        reader.kind(index) is WordClass.DEGREE
        or (reader.kind(index) is WordClass.ROLE and not reader.is_low(index))
        or is_service(reader, index)
        or (reader.tokens[index].text == "." and reader.tokens[index - 1].text in reader.abbreviations)
    ):
        index += 1
    if index >= limit or reader.is_calendar(index):
        return False
    if reader.kind(index) is WordClass.NAME:
        return True
    behind = index + 1 < limit and reader.kind(index + 1) is WordClass.NAME
    return reader.kind(index) in {WordClass.COMMON, WordClass.PLACE} and behind


def has_holder(reader: Vocabulary, index: int, limit: int) -> bool:
    """Whether a person's name begins at a token that is no subject of its own ("saksi, Ratna menuturkan")."""
    if not is_person(reader, index, limit):
        return False
    behind = behind_capitals(reader, index, limit)
    entry = cue_entry(reader.tokens[behind].lower, reader.pack) if behind < limit else None
    return entry is None or entry.form is not CueForm.ACTIVE


def holder_behind_body(reader: Vocabulary, index: int, start: int, limit: int) -> bool:
    """Whether a body and then the holder follow a preposition: "Kepala Pusat pada Badan Sagara Ratna Dewi"."""
    if reader.kind(start) is not WordClass.ROLE or index + 1 >= limit or reader.is_low(index + 1):
        return False
    last = behind_capitals(reader, index + 1, limit)
    name = reader.tagged(last - 1, AgentKind.PERSON, least=_LIKELY)
    return name is not None and name.first > index + 1 and name.last == last


def may_be_office(reader: Vocabulary, start: int, end: int) -> bool:
    """Whether a holder's name may follow the comma behind what has been read: an office, a body, no person."""
    clitic = reader.pack.raw["cue_rules"]["clitic"]
    is_described = reader.tokens[start].lower.endswith(clitic) or _introduces(reader, start, end)  # "sahabatnya, Ratna"
    if not is_described and all(reader.kind(index) is WordClass.LOWER for index in range(start, end)):
        return False  # "pihak berwenang, Ratna"
    if not ends_in_name(reader, start, end) or _is_office(reader, start, end):
        return True
    is_person = reader.tagged(end - 1, AgentKind.PERSON, least=_DOUBTFUL) is not None
    begins = reader.kind(start) is WordClass.ORGANIZATION or _begins_office(reader, start, end)
    bodies = reader.pack.words("bodies_of_places")
    names_body = any(reader.tokens[index].lower in bodies for index in range(start, end - 1))
    is_body = (
        names_body
        or reader.tagged(end - 1, AgentKind.ORGANIZATION, least=_DOUBTFUL)
        or (reader.kind(end - 1) in {WordClass.ORGANIZATION, WordClass.PLACE})
    )
    return begins and not is_person and bool(is_body)


def _introduces(reader: Vocabulary, start: int, comma: int) -> bool:
    """Whether the name of who is counted stands by itself behind a comma: "seorang lansia, Ratna Dewi (69)"."""
    first = comma + 1
    if reader.tokens[start].lower not in reader.pack.words("quantity_heads") or not is_person(
        reader, first, len(reader.tokens)
    ):
        return False
    last = behind_capitals(reader, first, len(reader.tokens))
    is_named = reader.has_age(last) or reader.tagged(first, AgentKind.PERSON, least=_DOUBTFUL) is not None
    return is_named and (last == len(reader.tokens) or reader.tokens[last].text in ",.(")


def _is_office(reader: Vocabulary, start: int, end: int) -> bool:
    """Whether what reads like role and name may be an office with its place or body ("kepala pengadilan Isfahan")."""
    name = name_suffix(reader, start, end)
    if name is None or not _begins_office(reader, start, end) or reader.tokens[name[0]].text in reader.known:
        return False
    before = reader.tokens[name[0] - 1].text
    return name[1] - name[0] == 1 or (before in reader.pack.organization_words and reader.kind(name[0] - 1) in NAMING)


def _begins_office(reader: Vocabulary, start: int, end: int) -> bool:
    """Whether a title stands at a token, be it an English one with words before it: "Marketing Manager"."""
    if reader.kind(start) is WordClass.ROLE:
        return True
    last = min(end, start + _LONGEST_TITLE_TOKENS)
    title = next((i for i in range(start + 1, last) if reader.kind(i) is WordClass.ROLE), start)
    return title > start and title_start(reader, title, start) == start


def lists_on(reader: Vocabulary, index: int, limit: int) -> bool:
    """Whether a comma inside an office's name is followed by "dan" and a capital ("Dinas A, B, dan C")."""
    for place in range(index + 1, min(limit - 1, index + 8)):
        if reader.tokens[place].lower in reader.pack.words("pairing") and not reader.is_low(place + 1):
            return all(not reader.is_low(i) or reader.tokens[i].text == "," for i in range(index, place))
    return False


def ends_in_name(reader: Vocabulary, start: int, end: int) -> bool:
    """Whether what has been read ends in a person's name or in an organisation's."""
    if any(reader.tokens[index].lower in reader.pack.words("office_joiners") for index in range(start, end)):
        return False  # "Head of Communications" is an office, whatever its last word
    name = name_suffix(reader, start, end)
    if name is not None:
        return name[0] > start or reader.kind(start) is WordClass.NAME
    return reader.kind(start) in NAMING and reader.kind(end - 1) in NAMING


def ends_in_body(reader: Vocabulary, start: int, index: int) -> bool:
    """Whether "untuk" or "dan" goes on an office behind a word that is its body's: "analis X untuk Asia, Ratna"."""
    pairs = reader.tokens[index].lower in reader.pack.words("pairing")
    if reader.tokens[index].lower not in reader.pack.words("joiners"):
        return False
    if pairs and (_begins_person(reader, index + 1) or reader.kind(index + 1) is WordClass.ROLE):
        return False
    is_person = reader.tagged(index - 1, AgentKind.PERSON, least=_DOUBTFUL) is not None
    is_single = reader.kind(index - 2) in {WordClass.ROLE, WordClass.LOWER, WordClass.ORGANIZATION}
    is_known = reader.tokens[index - 1].text in reader.known or is_person
    return reader.kind(start) is WordClass.ROLE and index - 2 >= start and is_single and not is_known


def _begins_person(reader: Vocabulary, index: int) -> bool:
    text = reader.tokens[index].text
    is_listed = reader.pack.name_words.get(text) is AgentKind.PERSON or text in reader.known
    return is_listed or reader.tagged(index, AgentKind.PERSON, least=_DOUBTFUL) is not None


def over_place(reader: Vocabulary, comma: int, limit: int) -> int:
    """The comma behind the place that a comma adds to an office: "Kepala Dinas X Batam, Kepulauan Riau, …"."""
    place = comma + 1
    while place < limit and (
        reader.kind(place) is WordClass.PLACE or reader.tagged(place, AgentKind.PLACE, least=_DOUBTFUL)
    ):
        place += 1
    return place if place > comma + 1 and place < limit and reader.tokens[place].text == "," else comma


def behind_capitals(reader: Vocabulary, index: int, limit: int) -> int:
    """Behind the run of capitalised words that begins at a token: "Mbah Karto"."""
    last = index + 1
    while last < limit and reader.tokens[last].text[0].isupper() and not reader.is_calendar(last):
        last += 1
    return last
