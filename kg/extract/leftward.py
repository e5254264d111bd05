"""Reads the subject to the left of a cue: "Kepala Dinas X, Budi Santoso, Selasa (17/6/2025), mengatakan …"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.backward import phrase_before
from kg.extract.between import over_adjuncts, over_insertions, over_medium
from kg.extract.joint import is_list_member, join
from kg.extract.names import without_tail
from kg.extract.phrases import Phrase
from kg.extract.rightward import read_right, with_nickname
from kg.extract.roles import is_rank, role_opening, with_office
from kg.extract.stretch import points_at_person, read_stretch
from kg.extract.vocabulary import NAMING, Vocabulary
from kg.extract.words import WordClass, is_predicate
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_LIKELY = 0.5
"""From here the tagger's word is taken that a word before a description is a name."""
_LONGEST_RELATIVE_TOKENS = 14
_LONGEST_PLACE_TOKENS = 11
_LONGEST_DOCUMENT_TOKENS = 18
_ENDS = ',;:()"“”'
_SHORTEST_SUBJECT_TOKENS = 3
"""A name, a comma and one word more: less leaves no room for an apposition."""


def read_left(reader: Vocabulary, cue: int, limit: int) -> Phrase | None:
    """The subject of the cue at token `cue`, not before `limit`; None if there is none that can speak."""
    end = over_medium(reader, over_adjuncts(reader, cue, limit), limit)
    if end <= limit:
        return None
    whole = reader.pronoun(end - 1) or _whole_document(reader, end, limit)
    if whole is not None:
        return whole
    inner = over_insertions(reader, end, limit) if reader.tokens[end - 1].text == "," else end
    before = _over_relative(reader, inner, limit)
    phrase = _with_apposition(reader, phrase_before(reader, before, limit), limit)
    if phrase is not None and before < inner:
        phrase = _with_determiner(reader, with_nickname(reader, phrase, before, inner), inner)
    governed = phrase is not None and _is_object(reader, phrase, limit)
    located = _with_place(reader, before, limit)
    if located is not None and not (located.name is None and _names_holder(reader, phrase, located)):
        return located
    is_weak = phrase is None or phrase.kind is AgentKind.PLACE
    if governed or (is_weak and reader.tokens[inner].text == ","):
        return _at_clause_start(reader, min(before, inner), limit) or (None if governed else phrase)
    return phrase


def _whole_document(reader: Vocabulary, end: int, limit: int) -> Phrase | None:
    """A document with what it is about, from the clause's beginning: "Studi terhadap 3.140 orang di empat negara"."""
    if reader.pack.source_nouns.get(reader.tokens[limit].lower) is not AgentKind.DOCUMENT:
        return None
    phrase = _at_clause_start(reader, end, limit)
    if phrase is None or phrase.name is not None or not phrase.last < end <= limit + _LONGEST_DOCUMENT_TOKENS:
        return None
    relative = reader.pack.raw["cue_rules"]["relative"]
    ends = any(reader.tokens[i].text in _ENDS or reader.tokens[i].lower == relative for i in range(phrase.last, end))
    return None if ends else replace(phrase, last=end)


def read_antecedent(reader: Vocabulary, relative: int, limit: int) -> Phrase | None:
    """Whom the relative pronoun at token `relative` stands for; None if it is nobody who can speak."""
    end = relative - 1 if relative > limit and reader.tokens[relative - 1].text == "," else relative
    return _with_apposition(reader, phrase_before(reader, end, limit), limit)


def _with_determiner(reader: Vocabulary, phrase: Phrase, end: int) -> Phrase:
    """The phrase with the "itu" that closes its relative clause ("Perempuan yang akrab disapa Ning itu")."""
    heads = reader.pack.words("quantity_heads") | reader.pack.words("quantifiers")
    is_new = phrase.kind is not AgentKind.UNKNOWN or reader.tokens[phrase.first].lower in heads
    is_described = phrase.nickname is not None or (phrase.name is None and not is_new)
    closes = is_described and reader.tokens[end - 1].lower in reader.determiners
    if not closes:
        return phrase
    last = end if phrase.nickname is not None else phrase.last  # a source stands without its relative clause
    return replace(phrase, last=last, form=MentionForm.ANAPHOR)


def _over_relative(reader: Vocabulary, end: int, limit: int) -> int:
    """Back over a relative clause that belongs to the subject: "Seorang pejabat yang mengetahui rencana itu"."""
    relative = reader.pack.raw["cue_rules"]["relative"]
    for index in range(end - 1, max(limit, end - _LONGEST_RELATIVE_TOKENS), -1):
        token = reader.tokens[index]
        if token.lower == relative:
            follows = [item.lower for item in reader.tokens[index : index + 2]]
            joins = any(words.split()[:2] == follows for words in reader.pack.phrases("second_office"))
            return end if joins else index
        if token.text in ',;:.()"“”' or token.lower in reader.pack.words("coordinators"):
            return end
    return end


def _is_object(reader: Vocabulary, phrase: Phrase, limit: int) -> bool:
    """Whether a preposition governs the phrase, so that it is no subject."""
    before = phrase.first - 1
    if before < limit or not reader.is_low(before):
        return False
    return reader.tokens[before].lower in reader.pack.words("object_prepositions")


def _names_holder(reader: Vocabulary, phrase: Phrase | None, described: Phrase) -> bool:
    """Whether a description ends in the name of whom it describes: "Bek asal Spanyol Sergio Ramos"."""
    is_person = phrase is not None and phrase.kind is AgentKind.PERSON and phrase.name is not None
    return is_person and reader.tokens[described.first].lower not in reader.pack.words("quantity_heads")


def _with_place(reader: Vocabulary, end: int, limit: int) -> Phrase | None:
    """The subject before a "di …" that ends at `end`: "Seorang saksi di bandara", "Rumah Sakit X di kamp Y".

    A description keeps its place; a name does without.
    """
    for place in range(end - 1, max(limit, end - _LONGEST_PLACE_TOKENS), -1):
        token = reader.tokens[place]
        if token.lower in reader.pack.words("attributive_prepositions") and reader.is_low(place):
            phrase = _with_apposition(reader, phrase_before(reader, place, limit), limit)
            if phrase is None or _is_object(reader, phrase, limit) or phrase.last < place:
                return None
            return _described(reader, phrase, end) if phrase.name is None else phrase
        if token.text in ',;:"“”' or is_predicate(token.lower, reader.pack):
            return None
    return None


def _described(reader: Vocabulary, phrase: Phrase, end: int) -> Phrase:
    """A description over the place behind it, which points back where "itu" closes it."""
    last = without_tail(reader, phrase.first, end)
    points = reader.tokens[last - 1].lower in reader.determiners
    while not points and last > phrase.last and reader.is_low(last - 1) and reader.stops(last - 1):
        last -= 1
    return replace(phrase, last=last, form=MentionForm.ANAPHOR if points else phrase.form)


def _at_clause_start(reader: Vocabulary, end: int, limit: int) -> Phrase | None:
    """The subject at the sentence's beginning, where appositions or places stand between it and its cue."""
    if end - limit < _SHORTEST_SUBJECT_TOKENS:
        return None
    phrase = read_right(reader, limit, end)
    if phrase is None or phrase.kind is AgentKind.PLACE:
        return None
    between = (reader.tokens[index].lower for index in range(phrase.last, end))
    return None if any(is_predicate(word, reader.pack) for word in between) else phrase


def _with_apposition(reader: Vocabulary, stretch: tuple[int, int] | None, limit: int) -> Phrase | None:
    """Reads a stretch together with what stands before the comma in front of it."""
    if stretch is None:
        return None
    start = _head(reader, *stretch)
    phrase = read_stretch(reader, start, stretch[1]) if start is not None else None
    if phrase is None or start is None or _is_complement(reader, start, stretch[0], phrase):
        return None
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
    if head is not None and head > limit and reader.tokens[head - 1].lower in reader.pack.words("told", "relays"):
        return phrase  # "Kepada Reuters, seorang pejabat mengatakan"
    if other is not None and phrase.members and is_list_member(reader, other, limit):
        return join(reader, other, phrase) or phrase
    joined = _several(reader, _joined(reader, phrase, other, before)) if other is not None else phrase
    return with_office(reader, joined, before, limit)


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
    if leader is None or not is_leader or _is_object(reader, leader, limit):
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
            return index
        if index == first and (points_at_person(reader, first, last) or token.lower in reader.pack.words("kin")):
            return index
        begins = index + 1 < last and not reader.is_low(index + 1) and index > first
        if token.lower in reader.determiners and begins:
            continue  # "usai pertemuan tersebut Presiden Hadi"
        if token.lower in reader.pack.words("no_source"):
            return None
    return None


def _is_complement(reader: Vocabulary, start: int, first: int, phrase: Phrase) -> bool:
    """Whether a name that is no person's only names the thing before it ("fitur Auto Leveling")."""
    if start <= first or phrase.kind is AgentKind.PERSON or phrase.name is None:
        return False
    return reader.is_low(start - 1) and reader.tokens[start - 1].lower not in reader.determiners
