"""Reads an office in apposition to a name: "Pelatih timnas Sagara, Ratna Dewi" or "Ratna Dewi, dosen Universitas X"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.backward import phrase_before
from kg.extract.names import name_suffix
from kg.extract.offices import joins_office, may_be_office
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.roles import is_genitive, is_honorific, is_rank, title_start, with_office
from kg.extract.unparted import goes_on
from kg.extract.words import WordClass, is_predicate
from kg.model.quote import AgentKind
from kg.model.text import Sentence, Span

_LONGEST_OFFICE_TOKENS = 18
_LONGEST_SERVING_TOKENS = 7
"""From "yang" to "menjabat": "yang pada kala itu menjabat sebagai"."""
_LIKELY = 0.5
"""From here the tagger's word is taken that an office is followed by its holder."""
_LONGEST_ROLE_TOKENS = 16
_LONGEST_ENGLISH_TOKENS = 10
_LONGEST_DEGREE_CHARS = 7
_APPOSITION_TOKENS = 14
_LONGEST_DESCRIPTION_TOKENS = 40
"""Behind a source that no comma parts from its description."""
_MOST_APPOSITIONS = 3
_CLOSES = ",.;)(!?"


def office_before(reading: Reading, person: Phrase, end: int, sentence: Sentence) -> Phrase:
    """The person with the office before the comma in front of the name, honorifics between them left out.

    `end` is behind the run of capitalised words that the name closes. As it was where no office stands there, and
    where it is only what a fronted phrase is about ("Saat diperiksa petugas, Ratna menangis").
    """
    words = reading.phrases
    place = person.first
    while place > sentence.first and is_honorific(words, place - 1):
        place -= 1
    comma = place - 1
    is_bare = person.role is None or is_rank(words, person.role)
    if comma <= sentence.first or words.tokens[comma].text != "," or not is_bare:
        return person
    if person.kind is not AgentKind.PERSON or person.name is None:
        return person
    limit = max(sentence.first, comma - _LONGEST_OFFICE_TOKENS)
    stretch = phrase_before(words, comma, limit)
    closes = end >= sentence.last or words.tokens[end].text in _CLOSES
    start = _office_start(reading, *stretch, points=closes) if stretch is not None else None
    if stretch is None or start is None or (start == limit > sentence.first):
        return with_office(words, person, comma, sentence.first)
    begins = start == sentence.first or words.kind(start - 1) is WordClass.MARK
    if not (begins or closes) or not _is_office(reading, start, comma):
        return person
    return replace(person, role=(start, comma))


def _is_office(reading: Reading, start: int, end: int) -> bool:
    """Whether the words before a comma are an office: no relative ("adik, Dimas"), no plain noun ("pria, Dimas")."""
    words = reading.pack.words
    lowers = [token.lower for token in reading.tokens[start:end]]
    is_plain = lowers[0] in words("kin") or all(lower in words("plain_persons") for lower in lowers)
    return not is_plain and words("determiners").isdisjoint(lowers) and may_be_office(reading.phrases, start, end)


def _office_start(reading: Reading, first: int, last: int, *, points: bool) -> int | None:
    """Where an office begins in a stretch: at its first title, with the words of an English one.

    `points` says that "sang" may stand before it: "dengan sang sutradara, Ratna Dewi,".
    """
    phrases = reading.phrases
    first = next((index for index in range(last - 1, first, -1) if _joins_another(reading, index)), first)
    title = next((index for index in range(first, last) if phrases.kind(index) is WordClass.ROLE), None)
    if title is None or is_genitive(phrases, first, title, last):
        return None
    start = title_start(phrases, title, first)
    is_first = start == first or phrases.is_low(start - 1)
    is_pointed = start > 0 and reading.tokens[start - 1].lower in reading.pack.words("pointers")
    return start if is_first and (points or not is_pointed) else None


def _joins_another(reading: Reading, index: int) -> bool:
    """Whether ", dan" joins an office to another's holder: "Bupati Dimas Arka, dan pakar gempa, …"."""
    is_listed = (
        reading.tokens[index - 1].lower in reading.pack.words("pairing") and reading.tokens[index - 2].text == ","
    )
    return is_listed and reading.phrases.kind(index) is WordClass.ROLE


def role_behind(reading: Reading, index: int, sentence: Sentence, *, begins: bool) -> Span | None:
    """The role in an apposition behind a name: "Lauren, pakar pemodelan dari X," or "Hannah (43), ibu tiga anak,".

    `begins` says that the name begins the sentence, so that a predicate behind the role is its own.
    """
    tokens = reading.tokens
    index = _over_degrees(reading, _over_brackets(reading, index, sentence.last), sentence.last)
    start = _serving(reading, index, sentence.last)
    serves = start is not None
    if start is None:
        if index + 1 >= sentence.last or tokens[index].text != ",":
            return None
        start = reading.over(index + 1, reading.pack.words("quantity_heads"))
    title = start if serves else title_of(reading, start, sentence.last)
    if start >= sentence.last or title is None:
        return None
    verbal = reading.pack.words("predicates") | reading.pack.words("also")
    end = title + 1
    while end < sentence.last and end - start < _LONGEST_ROLE_TOKENS:
        beyond = _over_brackets(reading, end, sentence.last)
        if beyond > end and beyond < sentence.last and tokens[beyond].text[0].isupper():
            end = beyond  # "Ketua Badan Siaga (BS) Sagara"
        goes_on = end + 1 < sentence.last and reading.phrases.kind(end + 1) is not WordClass.MARK
        if tokens[end].lower in reading.phrases.determiners and goes_on:
            return None  # "Menurut Ratna, pembalap itu harus menang"
        is_low = reading.phrases.is_low(end) and not reading.phrases.in_compound(end)  # "Spesialis Penyakit Dalam"
        ends = is_low and tokens[end].lower in reading.pack.words("role_ends")
        if ends or tokens[end].text in ',.;:"“”(':
            break
        is_cue = reading.cue_at(end) is not None
        if is_cue or tokens[end].lower in verbal or (end == title + 1 and _is_active(reading, end)):
            is_subject = end == start + 1 or name_suffix(reading.phrases, start, end) is not None
            if not serves and (is_subject if is_cue else not begins):
                return None  # "Bersama Ratna, Menteri Hadi mengatakan", "Menurut Ratna, ketua panitia harus mundur"
            break
        end += 1
    is_others = not serves and not reading.phrases.is_low(title) and _has_holder(reading, title, end)
    return None if is_others else Span(tokens[start].start, tokens[end - 1].end)


def _is_active(reading: Reading, index: int) -> bool:
    """Whether a verb that somebody does stands at a token: "Di hadapan hakim Ratna, jaksa mendakwa …"."""
    lower, pack = reading.tokens[index].lower, reading.pack
    return is_predicate(lower, pack) and lower.startswith(tuple(pack.words("active_prefixes")))


def _has_holder(reading: Reading, title: int, end: int) -> bool:
    """Whether an office has a holder of its own: "Ratna Dewi, Ketua Umum Dimas Arka, dan Hadi Sukmana"."""
    phrases = reading.phrases
    name = phrases.tagged(end - 1, AgentKind.PERSON, least=_LIKELY)
    if name is None or name.first <= title or name.last - name.first < 2 or reading.tokens[end].text != ",":
        return False
    lists = reading.tokens[end + 1].lower in reading.pack.words("pairing") if end + 1 < len(reading.tokens) else False
    return lists or phrases.kind(end + 1) is WordClass.ROLE


def title_of(reading: Reading, start: int, limit: int) -> int | None:
    """The title of the office that begins at a token, be it its last word as in English; None if none begins there.

    "Ketua Panitia", "Sales & Marketing Director PT Sagara".
    """
    words, phrases = reading.pack.words, reading.phrases
    if start < limit and phrases.kind(start) is WordClass.ROLE:
        return start
    for index in range(start, min(limit, start + _LONGEST_ENGLISH_TOKENS)):
        token = reading.tokens[index]
        if token.lower in words("trailing_titles") and not phrases.is_low(index):
            return index
        is_person = reading.pack.name_words.get(token.text) is AgentKind.PERSON or token.text in phrases.known
        links = token.text in "&/-" or token.lower in words("office_joiners") or token.text[0].isdigit()
        if is_person or phrases.is_calendar(index) or not (links or token.text[0].isupper()):
            return None
    return None


def _serving(reading: Reading, index: int, limit: int) -> int | None:
    """Where an office begins behind "selaku", "yang juga" or "yang … menjabat sebagai"; else None."""
    tokens, words = reading.tokens, reading.pack.words
    place = index + (index < limit and tokens[index].text == ",")
    if place >= limit or tokens[place].lower in words("serving"):
        return place + 1 if place + 1 < limit else None
    second = joins_office(reading.phrases, place, limit, "held_office")
    if second:
        return second
    if tokens[place].lower != reading.pack.raw["cue_rules"]["relative"]:
        return None
    for verb in range(place + 1, min(place + _LONGEST_SERVING_TOKENS, limit - 2)):
        if tokens[verb].lower in words("holding") and tokens[verb + 1].lower == reading.pack.raw["cue_rules"]["as"]:
            return verb + 2
    return None


def _over_degrees(reading: Reading, index: int, limit: int) -> int:
    """Behind degrees that commas set off ("Siti Aminah, Sp.A., M.Kes., Direktur …")."""
    tokens, phrases = reading.tokens, reading.phrases
    place = index
    while place + 1 < limit and tokens[place].text == "," and is_degree_behind(reading, place + 1):
        place += 2
        while place < limit and (tokens[place].text == "." or phrases.kind(place) is WordClass.DEGREE):
            place += 1
    return place


def is_degree_behind(reading: Reading, index: int) -> bool:
    """Whether a degree stands at a token: a known one, or behind a comma letters with stops or another's capitals.

    "Ratna, M.S.", "Dimas, SpJP, FIHA".
    """
    if reading.phrases.kind(index) is WordClass.DEGREE:
        return True
    text, comma = reading.tokens[index].text, index - 1
    if comma < 1 or reading.tokens[comma].text != "," or not text.isupper() or len(text) > _LONGEST_DEGREE_CHARS:
        return False
    last = comma - 1 - (reading.tokens[comma - 1].text == ".")
    return "." in text or reading.phrases.kind(last) is WordClass.DEGREE


def _over_brackets(reading: Reading, index: int, limit: int) -> int:
    if index + 2 < limit and reading.tokens[index].text == "(" and reading.tokens[index + 2].text == ")":
        return index + 3
    return index


def over_source(reading: Reading, source: Phrase, sentence: Sentence) -> int:
    """Behind the source, with what describes it up to a comma ("Menurut Andi, peneliti X, …"; "… yang …, ")."""
    index = source.last
    if goes_on(reading, source, sentence):
        return index
    limit = min(sentence.last, index + _LONGEST_DESCRIPTION_TOKENS)
    if index < limit and reading.tokens[index].lower in reading.pack.words("clause_connectors"):
        return index
    if index < limit and reading.tokens[index].text != ",":
        return next((place for place in range(index, limit) if reading.tokens[place].text == ","), index)
    if index + 1 < limit and reading.tokens[index + 1].lower in reading.pack.words("including"):
        return _over_named(reading, index + 2, limit) or index
    for _ in range(_MOST_APPOSITIONS if source.name is not None else 0):
        beyond = _over_apposition(reading, index + 1, sentence.last)
        if beyond == index + 1:
            break
        index = beyond
    return index


def _over_named(reading: Reading, start: int, limit: int) -> int | None:
    """The comma that closes names between commas ("…, termasuk Harian Pesisir, …"); None where they are no names."""
    places = range(start, min(limit, start + _APPOSITION_TOKENS))
    comma = next((place for place in places if reading.tokens[place].text == ","), 0)
    is_named = comma > start and not reading.phrases.is_low(start)
    says = any(is_predicate(reading.tokens[place].lower, reading.pack) for place in range(start, comma))
    return comma if is_named and not says else None


def _over_apposition(reading: Reading, start: int, limit: int) -> int:
    """The comma that closes a degree, office or description behind a name; `start` where none begins there.

    An office in capitals holds no verb and may have a relative clause: "Chief Economist Bank X yang berbasis di Y,".
    """
    if start >= limit or not describes(reading, start, limit):
        return start
    relative: str = reading.pack.raw["cue_rules"]["relative"]
    is_relative = False
    for place in range(start, min(limit, start + _APPOSITION_TOKENS)):
        token, is_low = reading.tokens[place], reading.phrases.is_low(place)
        if token.text == ",":
            behind = reading.tokens[place + 1].lower if place + 1 < limit else ""
            if behind in reading.pack.words("never_first"):
                return start  # "Menurut Ratna, anak asuhnya tampil baik, tapi …"
            return start if is_relative and is_predicate(behind, reading.pack) else place
        is_relative = is_relative or token.lower == relative
        holds_verb = is_relative and not reading.phrases.is_low(start)
        if is_low and not holds_verb and is_predicate(token.lower, reading.pack):
            return start
    return start


def describes(reading: Reading, index: int, limit: int) -> bool:
    """Whether a degree, office or description of who is named before it begins at a token."""
    lower, pack = reading.tokens[index].lower, reading.pack
    is_low_noun = reading.phrases.is_low(index) and (
        lower in pack.source_nouns or lower in pack.words("quantity_heads")
    )
    is_title = lower in pack.titles or title_of(reading, index, limit) is not None
    return is_title or is_low_noun or is_degree_behind(reading, index)
