"""Reads the subject before a cue with its apposition and its list: "Budi Santoso, dosen, mengatakan", "A, B, dan C"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.backward import phrase_before
from kg.extract.joint import is_list_member, join
from kg.extract.phrases import Phrase
from kg.extract.rightward import read_right
from kg.extract.roles import is_genitive, is_media_noun, is_rank, role_opening, title_start, with_office
from kg.extract.stretch import points_at_person, read_stretch
from kg.extract.vocabulary import NAMING, Vocabulary
from kg.extract.words import WordClass
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_LIKELY = 0.5
"""From here the tagger's word is taken that a word before a description is a name."""


def read_subject(reader: Vocabulary, stretch: tuple[int, int] | None, limit: int) -> Phrase | None:
    """Reads a stretch together with what stands before the comma in front of it."""
    if stretch is None:
        return None
    start = _head(reader, *stretch)
    phrase = read_stretch(reader, start, stretch[1]) if start is not None else None
    if phrase is None or start is None or _is_complement(reader, start, stretch[0], phrase):
        return None
    if _closes_description(reader, phrase, stretch):
        return Phrase(*stretch, None, None, AgentKind.UNKNOWN, MentionForm.ANAPHOR)
    phrase = _with_number(reader, phrase, stretch[0])
    listed = _listed(reader, phrase, stretch[0], limit) or _accompanied(reader, phrase, stretch[0], limit)
    if listed is not None:
        return listed
    before = stretch[0] - 1
    if before <= limit or reader.tokens[before].text != "," or start != stretch[0]:
        return phrase
    outer = phrase_before(reader, before, limit)
    head = _head(reader, *outer) if outer else None
    other = read_stretch(reader, head, before) if head is not None else _single_name(reader, phrase, outer)
    if other is not None and other.name is None and _is_place_of(reader, phrase, stretch):
        return replace(other, last=stretch[1], form=MentionForm.ANAPHOR)
    if outer is not None and _is_fronted(reader, outer[0], limit, phrase):
        return with_office(reader, phrase, before, limit)  # "Kepada Reuters, seorang pejabat mengatakan"
    if other is not None and phrase.members and is_list_member(reader, other, limit):
        return join(reader, other, phrase) or phrase
    if other is None or (outer is not None and is_genitive(reader, outer[0], other.first, before)):
        return with_office(reader, phrase, before, limit)
    joined = _several(reader, _joined(reader, phrase, other, before))
    return with_office(reader, joined, before, limit)


def _is_fronted(reader: Vocabulary, start: int, limit: int, subject: Phrase) -> bool:
    """Whether a preposition governs what stands before a named subject: "Bersama pelatihnya, Ratna mengatakan"."""
    words = reader.pack.words
    if subject.role is not None and is_rank(reader, subject.role):
        return False  # "melalui Kanit Reskrim, Iptu Arman mengatakan"
    named = words("object_prepositions") - words("serving") - words("media_prepositions")
    governing = named if subject.name is not None else words("told", "relays")
    return any(reader.tokens[index].lower in governing for index in (start, start - 1) if index >= limit)


def _single_name(reader: Vocabulary, phrase: Phrase, stretch: tuple[int, int] | None) -> Phrase | None:
    """A word that nothing else shows to be a name, before what describes it: "Vici, seorang pengamat, mengatakan"."""
    if stretch is None or stretch[1] - stretch[0] != 1 or phrase.name is not None:
        return None
    word = reader.tokens[stretch[0]]
    is_described = reader.tokens[phrase.first].lower in reader.pack.words("quantity_heads")
    if not is_described or not word.text[0].isupper() or word.lower in reader.pack.common:
        return None
    is_listed = reader.pack.name_words.get(word.text) is AgentKind.PERSON
    is_name = word.text in reader.known or is_listed or reader.tagged(stretch[0], AgentKind.PERSON, least=_LIKELY)
    return Phrase(*stretch, stretch, None, AgentKind.PERSON, MentionForm.NAME) if is_name else None


def _with_number(reader: Vocabulary, phrase: Phrase, first: int) -> Phrase:
    """A description with how many they are: "149 negara"; a group, whatever the noun."""
    before = phrase.first - 1
    if phrase.name is not None or before < first or reader.kind(before) is not WordClass.NUMBER:
        return phrase
    if before > 0 and reader.tokens[before - 1].lower in reader.pack.words("months") | reader.times:
        return phrase  # "pada Mei 2025 laporan Bank Samudra menyebut"
    is_group = phrase.kind in {AgentKind.ORGANIZATION, AgentKind.UNKNOWN}
    return replace(phrase, first=before, kind=AgentKind.COLLECTIVE if is_group else phrase.kind)


def _listed(reader: Vocabulary, phrase: Phrase, start: int, limit: int) -> Phrase | None:
    """The sources of a list that a phrase behind ", dan" closes: "Ratna Prameswari, Dimas Putra, dan Hadi Sukmana"."""
    pairing = reader.pack.words("pairing")
    comma = start - 2
    if comma <= limit or reader.tokens[comma].text != "," or reader.tokens[comma + 1].lower not in pairing:
        return None
    found = phrase
    while comma > limit and reader.tokens[comma].text == ",":
        stretch = phrase_before(reader, comma, limit)
        member = read_stretch(reader, *stretch) if stretch is not None else None
        if stretch is None or member is None or not is_list_member(reader, member, limit):
            return None
        joint = join(reader, member, found)
        if joint is None:
            return None
        found, comma = joint, stretch[0] - 1
    return found if found.members and found.first == limit else None


def _accompanied(reader: Vocabulary, phrase: Phrase, start: int, limit: int) -> Phrase | None:
    """Both sources of "Rina Marlina bersama Andi Gunawan mengatakan"; None where nobody named stands before."""
    joiner = start - 1
    if joiner <= limit or reader.tokens[joiner].lower not in reader.pack.words("accompanied"):
        return None
    stretch = phrase_before(reader, joiner, limit)
    first = _head(reader, *stretch) if stretch is not None else None
    leader = read_stretch(reader, first, joiner) if first is not None else None
    is_leader = leader is not None and leader.name is not None
    if leader is None or not is_leader or is_object(reader, leader, limit):
        return None
    if leader.kind is not AgentKind.PERSON:
        begins = leader.first == limit or reader.tokens[leader.first - 1].text == ","
        return leader if begins else None  # "Indonesia bersama 23 negara lain mengatakan"
    return join(reader, leader, phrase) or leader


def _several(reader: Vocabulary, phrase: Phrase) -> Phrase:
    """Two sources where a role holds another holder's name: "Camat A, Ratna, dan Camat B, Dimas"."""
    if phrase.role is None or phrase.kind is not AgentKind.PERSON:
        return phrase
    first, last = phrase.role
    for index in range(first + 1, last - 1):
        is_joint = reader.tokens[index].lower in reader.pack.words("pairing")
        if is_joint and reader.kind(index + 1) is WordClass.ROLE and reader.tokens[index - 1].text == ",":
            left = read_right(reader, first, index - 1)
            right = replace(phrase, first=index + 1, role=(index + 1, last))
            return (join(reader, left, right) if left is not None else None) or phrase
    return phrase


def _joined(reader: Vocabulary, phrase: Phrase, other: Phrase, before: int) -> Phrase:
    """One phrase of two around a comma: office and name in either order; else the one next to the cue."""
    if other.name is not None and other.kind is AgentKind.ORGANIZATION and _is_one_body(reader, phrase):
        return replace(other, last=phrase.last)  # "PT Samudra, salah satu perusahaan tambang, mengumumkan"
    is_named = phrase.kind is AgentKind.PERSON and phrase.name is not None
    has_title = any(reader.kind(index) is WordClass.ROLE for index in range(other.first, other.last))
    if is_named and has_title and (other.name is None or reader.kind(other.first) is WordClass.ROLE):
        is_bare = phrase.role is None or is_rank(reader, phrase.role)
        role = (role_opening(reader, other.first, before), before) if is_bare else phrase.role
        return replace(phrase, first=other.first, role=role)
    is_short = phrase.name is not None and phrase.name[1] - phrase.name[0] == 1
    is_closed = phrase.last < len(reader.tokens) and reader.tokens[phrase.last].text == ","
    begins = reader.kind(phrase.first) is WordClass.ROLE
    is_apposed = begins and is_closed and other.role is None and other.first == other.name[0] if other.name else False
    is_office = phrase.name is None or (begins and is_short) or is_apposed
    if is_office and other.kind is AgentKind.PERSON and other.name is not None:
        return replace(other, last=phrase.last, role=(phrase.first, phrase.last))
    return phrase


def _is_one_body(reader: Vocabulary, phrase: Phrase) -> bool:
    """Whether a phrase says of a body what it is: "salah satu perusahaan tambang", not "seorang sumber"."""
    words = [reader.tokens[index].lower for index in range(phrase.first, phrase.last)]
    counts = reader.pack.words("quantity_heads") | reader.pack.words("quantifiers")
    noun = next((word for word in words if word not in counts), "")
    is_one = phrase.name is None and words[0] in reader.pack.words("quantity_heads")
    return is_one and reader.pack.source_nouns.get(noun) is AgentKind.ORGANIZATION


def _head(reader: Vocabulary, first: int, last: int) -> int | None:
    """Where the subject begins in a stretch: at its first role, name or noun that can be a source."""
    for index in range(first, last):
        token, kind = reader.tokens[index], reader.kind(index)
        if kind in NAMING or kind in {WordClass.ROLE, WordClass.DEGREE} or token.lower in reader.pack.source_nouns:
            return _english_start(reader, title_start(reader, index, first), first)
        if index == first and (points_at_person(reader, first, last) or token.lower in reader.pack.words("kin")):
            return index
        begins = index + 1 < last and not reader.is_low(index + 1) and index > first
        if token.lower in reader.determiners and begins:
            continue  # "usai pertemuan tersebut Presiden Hadi"
        if _points_back(reader, index, last):
            continue  # "soal rencana itu Ratna"
        if token.lower in reader.pack.words("no_source") or (index == first and _is_mute(reader, index, last)):
            return None
    return None


def _points_back(reader: Vocabulary, index: int, last: int) -> bool:
    """Whether a noun with "itu" stands before a name, of whom it is no part."""
    is_pointing = index + 2 < last and reader.tokens[index + 1].lower in reader.determiners
    return is_pointing and reader.tokens[index].lower not in reader.determiners and not reader.is_low(index + 2)


def _is_mute(reader: Vocabulary, index: int, last: int) -> bool:
    """Whether a noun of a thing or an act begins a subject: "fitur Senja Touch memastikan", "gol Dimas memastikan"."""
    words = reader.pack.words
    is_relative = last < len(reader.tokens) and reader.tokens[last].lower == reader.pack.raw["cue_rules"]["relative"]
    lower = reader.tokens[index].lower
    if index and reader.tokens[index - 1].text == "," and not reader.is_low(index):
        return False  # "Direktur Industri Logam, Mesin, dan Elektronika Ratna"
    return lower in words("devices") or (lower in words("whose_acts") and not is_relative)


def _english_start(reader: Vocabulary, index: int, first: int) -> int:
    """Where an English name begins whose words are joined ("Institute for Trade"), not before token `first`."""
    while index - 2 >= first and reader.joins_english(index - 1) and reader.tokens[index - 2].text[0].isupper():
        index -= 2
        while index > first and reader.tokens[index - 1].text[0].isupper():
            index -= 1
    return index


def _is_place_of(reader: Vocabulary, phrase: Phrase, stretch: tuple[int, int]) -> bool:
    """Whether a place behind a comma ends what points back: "Warga Sumberjati, Sagara ini"."""
    return phrase.kind is AgentKind.PLACE and reader.tokens[stretch[1] - 1].lower in reader.determiners


def _closes_description(reader: Vocabulary, phrase: Phrase, stretch: tuple[int, int]) -> bool:
    """Whether a body or place is only the end of what points back: "Lulusan Universitas Sagara itu"."""
    first, last = stretch
    is_other = phrase.kind in {AgentKind.ORGANIZATION, AgentKind.PLACE} and phrase.name is not None
    if not is_other or phrase.first == first or reader.tokens[last - 1].lower not in reader.determiners:
        return False
    words = reader.pack.words
    others = words("works") | words("no_source") | words("carriers") | reader.prepositions
    return reader.tokens[first].lower not in others


def _is_complement(reader: Vocabulary, start: int, first: int, phrase: Phrase) -> bool:
    """Whether a name that is no person's only names the thing before it ("fitur Auto Leveling").

    It does not behind a noun for media ("kantor berita AFP").
    """
    is_named = start > first and phrase.name is not None and phrase.kind is not AgentKind.PERSON
    is_carrier = is_named and is_media_noun(reader, start - 1, start) and not reader.stops(start - 1)
    if not is_named or is_carrier:
        return False
    return reader.is_low(start - 1) and reader.tokens[start - 1].lower not in reader.determiners


def is_object(reader: Vocabulary, phrase: Phrase, limit: int) -> bool:
    """Whether a preposition governs the phrase, so that it is no subject."""
    before = phrase.first - 1
    is_low = before >= limit and reader.is_low(before)
    return is_low and reader.tokens[before].lower in reader.pack.words("object_prepositions")
