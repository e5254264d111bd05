"""Reads a stretch of words as one noun phrase: role and name, an organisation, a document, a description."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.by_tagger import begins_behind_body, leading_person, other_by_tagger
from kg.extract.joint import split_joint
from kg.extract.names import name_suffix, without_tail
from kg.extract.phrases import Phrase
from kg.extract.roles import is_honorific, is_media_noun, is_service, read_role
from kg.extract.unnamed import introduced, is_unnamed_in_spite
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_LIKELY = 0.5
"""From here the tagger's word is taken that what follows "pejabat" is no person."""
_LONGEST_INITIALS = 4


def read_stretch(words: Vocabulary, start: int, end: int) -> Phrase | None:
    """The phrase that the tokens from `start` to `end` are; None if they can be no source."""
    return split_joint(words, start, end, read_stretch) or read_one(words, start, end)


def read_one(words: Vocabulary, start: int, end: int) -> Phrase | None:
    """The phrase that the tokens are, without parting it at "dan": "Kepala Dinas Pangan dan Energi Ratna"."""
    while end > start and words.tokens[end - 1].text in ",&/":
        end -= 1
    while start < end and (is_honorific(words, start) or _is_front(words, start, end)):
        start += 1
    if start >= end:
        return None
    given = _given(words, start, end) or _by_initials(words, start, end)
    if given is not None:
        return given
    account = _account(words, start, end)
    if account is not None:
        return account
    name = name_suffix(words, start, end)
    if name is not None and _is_document(words, start, name):
        return _description(words, start, without_tail(words, start, end))
    if name is not None and is_unnamed_in_spite(words, start, name):
        return _description(words, start, without_tail(words, start, end))
    name = name and (introduced(words, start, name) or name)
    if name is not None and not _is_organization(words, start, name):
        role = read_role(words, start, name[0])
        other = other_by_tagger(words, start, name) if role is None else None
        if other is not None:
            return Phrase(start, end, (other[0], name[1]), None, other[1], MentionForm.NAME)
        is_outlet = role is not None and is_media_noun(words, *role)
        is_company = role is None and words.tokens[name[0]].text in words.pack.words("companies")
        is_body = is_outlet or (is_company and name[1] - name[0] == 1)
        kind = AgentKind.ORGANIZATION if is_body else AgentKind.PERSON
        carries = role is not None and words.tokens[role[0]].lower in words.pack.words("carriers")
        is_office = not carries and not is_outlet  # "laporan Romano", "laman Kabar Nusa"
        return Phrase(start, end, name, role if is_office else None, kind, MentionForm.NAME)
    return _name_first(words, start, end) or _body(words, start, end) or _unnamed(words, start, end)


def _body(words: Vocabulary, start: int, end: int) -> Phrase | None:
    """A body by the word that closes its name: "lembaga riset Arkana Institute", "Institute for Trade and Finance"."""
    last = without_tail(words, start, end)
    last = next((index for index in range(start + 1, last) if words.tokens[index].text == "("), last)
    first = last - 1
    is_document = words.pack.source_nouns.get(words.tokens[start].lower) is AgentKind.DOCUMENT
    if is_document or words.tokens[first].lower not in words.pack.words("body_endings") or words.is_low(first):
        return None
    while first > start and (words.joins_english(first - 1) or not words.tokens[first - 1].text.islower()):
        first -= 1
    tagged = words.tagged(last - 1, AgentKind.ORGANIZATION, least=_LIKELY)
    first = max(first, tagged.first) if tagged is not None else first
    is_held = any(words.kind(index) is WordClass.ROLE for index in range(start, last))
    if is_held or last - first < 2 or words.tokens[first].text.islower():
        return None
    return Phrase(start, end, (first, last), None, AgentKind.ORGANIZATION, MentionForm.NAME)


def _given(words: Vocabulary, start: int, end: int) -> Phrase | None:
    """A person whose name a word gives: "pria berinisial NF", "Darmawan alias Kang Awing"; None for other stretches."""
    for index in range(start + 1, end - 1):
        lower = words.tokens[index].lower
        if lower in words.pack.words("alias"):
            named = read_one(words, start, index)
            return replace(named, last=end) if named is not None and named.name is not None else None
        if lower in words.pack.words("introduced_by") and not words.is_low(index + 1):
            last = index + 1
            while last < end and words.tokens[last].text[0].isalpha() and not words.is_low(last):
                last += 1
            role = _role_given(words, start, index)
            return Phrase(start, end, (index + 1, last), role, AgentKind.PERSON, MentionForm.NAME)
    return None


def _role_given(words: Vocabulary, start: int, end: int) -> tuple[int, int] | None:
    """What a person is before "bernama": "pedagang ikan" of "seorang pedagang ikan"; None for "pria", "warga", kin."""
    counts = words.pack.words("quantity_heads") | words.pack.words("pointers")
    first = next((index for index in range(start, end) if words.tokens[index].lower not in counts), end)
    plain = words.pack.words("plain_persons") | words.pack.words("kin")
    is_office = first < end and words.kind(first) is WordClass.ROLE and words.tokens[first].lower not in plain
    return (first, end) if is_office else None


def _account(words: Vocabulary, start: int, end: int) -> Phrase | None:
    """An account of a network, by its @ or behind the network's name: "akun Facebook Kabar Nusa"."""
    marked = next((index for index in range(start, end) if words.tokens[index].text[0] == "@"), None)
    if marked is not None:
        return Phrase(start, end, (marked, marked + 1), None, AgentKind.ORGANIZATION, MentionForm.NAME)
    networks = words.pack.phrases("networks", "medium")
    leads = words.tokens[start].lower in words.pack.words("accounts", "medium")
    if not leads or start + 2 >= end or words.tokens[start + 1].lower not in networks:
        return None
    first = next((index for index in range(start + 2, end) if not words.is_low(index)), end)
    last = without_tail(words, first, end) if first < end else first
    if first >= last or not words.tokens[first].text[0].isupper():
        return None
    return Phrase(start, end, (first, last), None, AgentKind.ORGANIZATION, MentionForm.NAME)


def _by_initials(words: Vocabulary, start: int, end: int) -> Phrase | None:
    """For "Tersangka SAR (25)": initials behind an office that only persons hold; None where a body may stand there."""
    if words.tokens[start].lower not in words.pack.words("initialed") or start + 2 != without_tail(words, start, end):
        return None
    initials = words.tokens[start + 1].text
    is_body = initials in words.pack.organization_words or words.tagged(
        start + 1, AgentKind.ORGANIZATION, least=_LIKELY
    )
    if is_body or not initials.isupper() or len(initials) > _LONGEST_INITIALS:
        return None
    return Phrase(start, end, (start + 1, start + 2), (start, start + 1), AgentKind.PERSON, MentionForm.NAME)


def _is_document(words: Vocabulary, start: int, name: tuple[int, int]) -> bool:
    """Whether a document's noun stands before a name ("Data Pantau Udara"): it speaks, not who is named."""
    kind = words.pack.source_nouns.get(words.tokens[start].lower)
    if kind is not AgentKind.DOCUMENT or start == name[0] or is_media_noun(words, start, name[0]):
        return False
    return words.tokens[name[0] - 1].text != ","


def _is_organization(words: Vocabulary, start: int, name: tuple[int, int]) -> bool:
    """Whether the words before the name make it an organisation's ("PT Samudra Raya", "Universitas Sagara")."""
    office = _office_word(words, start, name)
    if begins_behind_body(words, name):
        return False  # "Komisi III DPR Rahmat Hidayat"
    if office is None or any(words.tokens[index].text in words.known for index in range(*name)):
        return False
    has_role = any(words.kind(index) is WordClass.ROLE for index in range(start, office))
    return not has_role or (office + 1 == name[0] and name[1] - name[0] == 1)


def _office_word(words: Vocabulary, start: int, name: tuple[int, int]) -> int | None:
    """The word before a name, in its run of capitals, that begins an organisation's name; None if there is none."""
    for index in range(name[0] - 1, start - 1, -1):
        if words.is_low(index) or words.kind(index) in {WordClass.MARK, WordClass.ROLE} or is_service(words, index):
            return None
        text = words.tokens[index].text
        is_acronym = text.isupper() and len(text) > 1 and index == name[0] - 1 and name[1] - name[0] == 1
        if text in words.pack.organization_words or text in words.pack.words("companies") or is_acronym:
            return index
    return None


def _name_first(words: Vocabulary, start: int, end: int) -> Phrase | None:
    """A name with its role behind it and no comma between ("Rudi Arifin VP Pertamina")."""
    last = start
    while last < end and words.kind(last) is WordClass.NAME:
        last += 1
    if last - start < 2 or last >= end or words.kind(last) is not WordClass.ROLE:
        return None
    return Phrase(start, end, (start, last), (last, end), AgentKind.PERSON, MentionForm.NAME)


def _is_front(words: Vocabulary, index: int, end: int) -> bool:
    """A noun that only stands before a name ("pihak Polda Samudra")."""
    fronts = words.pack.words("name_fronts")
    return words.tokens[index].lower in fronts and index + 1 < end and not words.is_low(index + 1)


def _unnamed(words: Vocabulary, start: int, end: int) -> Phrase | None:
    """An organisation or place by its name, or a description."""
    last = without_tail(words, start, end)
    is_kin = words.tokens[start].lower in words.pack.words("kin")
    is_described = is_kin or points_at_person(words, start, last)
    if words.is_low(start) or words.kind(start) is WordClass.ROLE or is_described:
        return _description(words, start, last) or _behind_noun(words, start, end, last)
    kinds = [words.kind(index) for index in range(start, last)]
    points_back = words.tokens[last - 1].lower in words.determiners and (last - start < 3 or words.is_low(last - 2))
    if words.tokens[start].lower in words.pack.source_nouns and (points_back or kinds[0] is not WordClass.ORGANIZATION):
        return _description(words, start, last)
    if all(kind in {WordClass.COMMON, WordClass.LOWER, WordClass.NUMBER} for kind in kinds):
        return None
    last = _before_bracket(words, start, last)
    last -= words.tokens[last - 1].lower in words.determiners and last - start > 1  # "Bank Sagara itu"
    cut = _behind_name(words, start, last)
    if cut < last:
        return _with_last(read_one(words, start, cut), end)
    is_aged = last < end and words.has_age(last) and name_suffix(words, start, last) == (start, last)
    person = last if is_aged else leading_person(words, start, last)
    if person is not None:
        return Phrase(start, end, (start, person), None, AgentKind.PERSON, MentionForm.NAME)
    places = kinds[0] is WordClass.PLACE and all(kind in {WordClass.PLACE, WordClass.LOWER} for kind in kinds)
    kind = AgentKind.PLACE if places else AgentKind.ORGANIZATION
    return Phrase(start, end, (start, last), None, kind, MentionForm.NAME)


def _before_bracket(words: Vocabulary, start: int, last: int) -> int:
    """Before what stands in brackets; `last` where capitals go on behind one word: "Korps Siaga (Korsi) Sagara".

    The whole name of the body that it belongs to is not part of its own: "Kantor Sensus (KS) Kementerian Data Sagara".
    """
    index = next((i for i in range(start + 1, last) if words.tokens[i].text == "("), last)
    behind = index + 3
    is_short = behind < last and words.tokens[index + 2].text == ")" and words.tokens[index + 1].text[0].isupper()
    goes_on = is_short and all(words.tokens[i].text[0].isupper() for i in range(behind, last))
    if not goes_on or words.kind(start) is not WordClass.ORGANIZATION:
        return index
    is_acronym = words.tokens[behind].text.isupper() or behind + 1 == last
    return index if words.kind(behind) is WordClass.ORGANIZATION and not is_acronym else last


def _behind_name(words: Vocabulary, start: int, last: int) -> int:
    """Behind the capitals of a name that common words close: "Hodak belakangan", "Musk melakukan jajak pendapat"."""
    cut = last
    while cut > start + 1 and words.is_low(cut - 1) and words.tokens[cut - 1].text.isalpha():
        cut -= 1
    named = {WordClass.NAME, WordClass.ORGANIZATION}
    is_noun = words.tokens[start].lower in words.pack.source_nouns  # "Kelompok hak asasi manusia"
    is_name = not is_noun and all(words.kind(index) in named for index in range(start, cut))
    return cut if is_name else last


def _with_last(phrase: Phrase | None, last: int) -> Phrase | None:
    return replace(phrase, last=last) if phrase is not None else None


def _behind_noun(words: Vocabulary, start: int, end: int, last: int) -> Phrase | None:
    """A capitalised name behind common nouns that cannot speak themselves ("situs berita Mizan")."""
    first = start
    while first < last and words.is_low(first):
        first += 1
    if first >= last or first - start > 3 or not is_media_noun(words, start, first):
        return None
    return Phrase(start, end, (first, last), None, AgentKind.ORGANIZATION, MentionForm.NAME)


def _description(words: Vocabulary, start: int, last: int) -> Phrase | None:
    head = words.tokens[start].lower
    kind = words.pack.source_nouns.get(head)
    counted = words.tokens[start + 1].lower if start + 1 < last else ""
    of_noun = words.pack.source_nouns.get(counted)
    if head in words.pack.words("quantity_heads") | words.pack.words("several") and of_noun is AgentKind.DOCUMENT:
        kind = AgentKind.DOCUMENT
    elif head in words.pack.words("several") and counted in words.pack.words("only_sources"):
        kind = AgentKind.ANONYMOUS
    is_kin = head in words.pack.words("kin")
    is_half = start + 1 == last and head in words.pack.words("half_titles")  # "saat perdana mengumumkan"
    is_title = head in words.pack.titles and head not in words.pack.words("no_source")  # "legenda setempat"
    if kind is None and (is_kin or (is_title and not is_half) or points_at_person(words, start, last)):
        kind = AgentKind.UNKNOWN
    if kind is None or not _can_speak(words, start, last):
        return None
    if kind is AgentKind.COLLECTIVE and words.tokens[last - 1].lower in words.pack.words("one_of_them"):
        kind = AgentKind.ANONYMOUS
    points = words.tokens[last - 1].lower in words.determiners or head in words.pack.words("pointers")
    is_anaphor = points and last - start > 1
    form = MentionForm.ANAPHOR if is_anaphor else MentionForm.DESCRIPTION
    return Phrase(start, last, None, None, kind, form)


def points_at_person(words: Vocabulary, start: int, last: int) -> bool:
    """Whether a noun for who does something points back, though no list has it ("Pendamping itu")."""
    if last - start < 2 or words.tokens[last - 1].lower not in words.determiners:
        return False
    build = words.pack.raw["words"]["agentive_build"]
    head = words.tokens[start].lower
    return re.fullmatch(build, head) is not None and head not in words.pack.words("no_source")


def _can_speak(words: Vocabulary, start: int, last: int) -> bool:
    """Whether what a quantifier counts is a noun that can be a source ("sejumlah warga", not "sejumlah ruas")."""
    if words.tokens[start].lower not in words.pack.words("quantifiers"):
        return True
    nouns = (re.split("[-/]", words.tokens[index].lower)[0] for index in range(start + 1, min(last, start + 4)))
    is_somebody = words.tokens[start].lower in words.pack.words("quantity_heads") - words.pack.words("thing_heads")
    return is_somebody or any(noun in words.pack.source_nouns or noun in words.pack.titles for noun in nouns)
