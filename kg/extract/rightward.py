"""Reads the source to the right of a cue: "kata Kepala Dinas X, Budi Santoso, di …"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.articles import article_at
from kg.extract.joint import with_partner
from kg.extract.offices import (
    behind_capitals,
    can_join,
    ends_in_body,
    ends_in_name,
    has_holder,
    holder_behind_body,
    joins_office,
    lists_on,
    may_be_office,
    name_after_comma,
    names_holder,
    numbers_office,
    over_place,
)
from kg.extract.phrases import Phrase
from kg.extract.pointed import with_pointer
from kg.extract.stretch import read_stretch
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_PLACED = {AgentKind.ANONYMOUS, AgentKind.UNKNOWN}
_LONGEST_PLACE_TOKENS = 8
_LONGEST_PHRASE_TOKENS = 30
_LONGEST_RELATIVE_TOKENS = 14


def read_right(reader: Vocabulary, start: int, limit: int) -> Phrase | None:
    """The phrase that begins at token `start`, not beyond `limit`; None if no source can begin there."""
    place = start
    while place < limit:
        pronoun = reader.pronoun(place)
        if pronoun is not None:
            return pronoun
        carried = _over_carrier(reader, place, limit)
        if carried == place:
            break
        place = carried
    else:
        return None
    phrase = _read_at(reader, place, limit)
    return phrase if phrase is not None or place == start else _read_at(reader, start, limit)


def _read_at(reader: Vocabulary, start: int, limit: int) -> Phrase | None:
    """The phrase that begins at a token, be it a noun for what carries somebody's words."""
    is_account = reader.tokens[start].text[0] == "@"
    is_mark = reader.kind(start) in {WordClass.MARK, WordClass.NUMBER} and not is_account
    if is_mark or reader.is_calendar(start) or reader.stops(start):
        return None
    article = article_at(reader, start, limit)
    if article is not None:
        return article
    end = _end(reader, start, limit)
    phrase = read_stretch(reader, start, end)
    if phrase is None:
        return None
    phrase = _with_place(reader, with_pointer(reader, phrase, limit), limit)
    whole = _with_relative(reader, with_nickname(reader, phrase, end, limit), limit)
    return with_partner(reader, whole, limit, read_right)


def _with_place(reader: Vocabulary, phrase: Phrase, limit: int) -> Phrase:
    """A description with the place or body that it comes from, up to a mark: "seorang pialang valuta di ibu kota"."""
    is_described = phrase.name is None and phrase.form is MentionForm.DESCRIPTION and phrase.kind in _PLACED
    if not is_described or phrase.last >= limit:
        return phrase
    if reader.tokens[phrase.last].lower not in reader.pack.words("attributive_prepositions"):
        return phrase
    for place in range(phrase.last + 1, min(limit, phrase.last + _LONGEST_PLACE_TOKENS)):
        token = reader.tokens[place]
        if token.text in ',."”(' or place + 1 == limit:
            return replace(phrase, last=place)
        pairs = token.lower in reader.pack.words("pairing")
        if (reader.stops(place) and not pairs) or reader.is_calendar(place) or token.text in ";:":
            return phrase
    return phrase


def _with_relative(reader: Vocabulary, phrase: Phrase, limit: int) -> Phrase:
    """A description with its relative clause up to "itu": "dokter yang pernah bertugas di pulau itu"."""
    index = phrase.last
    same = tuple(token.lower for token in reader.tokens[index : min(index + 2, limit)])
    if phrase.name is None and " ".join(same) in reader.pack.phrases("same"):
        return replace(phrase, last=index + 2, form=MentionForm.ANAPHOR)
    if phrase.name or index >= limit or reader.tokens[index].lower != reader.pack.raw["cue_rules"]["relative"]:
        return phrase
    for place in range(index + 1, min(limit, index + _LONGEST_RELATIVE_TOKENS)):
        token = reader.tokens[place]
        if token.text in ',.;:()"“”':
            return phrase
        if token.lower in reader.determiners and (place + 1 >= limit or reader.tokens[place + 1].text in ",."):
            return replace(phrase, last=place + 1, form=MentionForm.ANAPHOR)
    return phrase


def _over_carrier(reader: Vocabulary, start: int, limit: int) -> int:
    """Behind "keterangan (resmi) dari" or "pernyataan yang dirilis", where somebody stands there; `start` elsewhere."""
    lower = reader.tokens[start].lower
    spoken = lower in reader.pack.words("spoken_carriers")
    if not spoken and lower not in reader.pack.words("carriers") | reader.pack.words("own_sites"):
        return start
    place = start + 1
    skipped = reader.pack.words("carrier_fillers" if spoken else "carrier_links")
    while place < limit and reader.tokens[place].lower in skipped:
        place += 1
    if place < limit and reader.pronoun(place) is not None:
        return place  # "laporan mereka"
    site = place + (place < limit and reader.tokens[place].lower in reader.pack.words("written_in"))
    if spoken and site < limit:
        if reader.tokens[site].lower in reader.pack.words("own_sites"):
            behind = _over_carrier(reader, site, limit)
            return behind if behind > site else start  # "keterangan di laman resmi BPBD"
        is_account = reader.tokens[site].lower in reader.pack.words("accounts", "medium")
        if is_account and _is_named_account(reader, site + 1, limit):
            return site  # "keterangan di akun Instagram BPBD"
    named = place < limit and (not reader.is_low(place) or reader.kind(place) is WordClass.ROLE)
    owned = spoken or lower in reader.pack.words("own_sites")
    named = named or (owned and place < limit and _can_speak(reader, place))
    return place if (spoken or place > start + 1) and named and not reader.is_calendar(place) else start


def _is_named_account(reader: Vocabulary, index: int, limit: int) -> bool:
    """Whether the words behind "akun" say whose it is, behind the network: "Instagram BPBD", "@bpbd"."""
    behind = index
    while behind < limit and reader.tokens[behind].lower in reader.pack.phrases("networks", "medium"):
        behind += 1
    return behind < limit and (reader.tokens[behind].text[0] == "@" or reader.tokens[behind].text[0].isupper())


def _can_speak(reader: Vocabulary, index: int) -> bool:
    """Whether a noun in lower case is somebody: "pernyataan polisi", not "keterangan unggahan"."""
    kind = reader.pack.source_nouns.get(reader.tokens[index].lower)
    return kind is not None and kind is not AgentKind.DOCUMENT


def owner_of_words(reader: Vocabulary, phrase: Phrase) -> Phrase:
    """Whose words a document's noun names, where they are told of: "pernyataan Ratna" is Ratna; else the phrase."""
    if phrase.kind is not AgentKind.DOCUMENT or reader.tokens[phrase.first].lower not in reader.pack.words(
        "spoken_carriers"
    ):
        return phrase
    owner = read_right(reader, phrase.first, phrase.last)
    whole = owner is not None and owner.last == phrase.last and owner.kind is not AgentKind.DOCUMENT
    return owner if owner is not None and whole else phrase


def _end(reader: Vocabulary, start: int, limit: int) -> int:
    """End of the phrase: behind the name, or behind the description where no name comes."""
    index = start
    limit = min(limit, start + _LONGEST_PHRASE_TOKENS)
    while index < limit:
        token, kind = reader.tokens[index], reader.kind(index)
        inner = _inner_tokens(reader, index, start, limit)
        if inner:
            index += inner
        elif kind is WordClass.MARK and token.text[0] != "@":
            skipped = _over_mark(reader, index, start, limit)
            if skipped is None:
                break
            index = skipped
        elif _ends_before(reader, index, start):
            break
        elif token.lower in reader.determiners:
            if not names_holder(reader, index + 1, start, limit):
                return index + 1
            index += 1
        elif reader.is_low(index) and index > start and kind is not WordClass.DEGREE:
            if not _goes_on(reader, index, start, limit):
                break
            index += 1
        else:
            index += 1
    return index


def _ends_before(reader: Vocabulary, index: int, start: int) -> bool:
    """Whether a date, a number or the subject of what is said stands at a token."""
    is_number = reader.kind(index) is WordClass.NUMBER and index > start
    return is_number or reader.is_calendar(index) or reader.begins_clause(start, index)


def _inner_tokens(reader: Vocabulary, index: int, start: int, limit: int) -> int:
    """How many tokens an age, an office's number or the words before a second office take here; 0 for others."""
    if index == start:
        return 0
    born = _over_birth(reader, index, limit)
    if born:
        return born
    if reader.kind(index) is WordClass.NUMBER:
        is_document = reader.pack.source_nouns.get(reader.tokens[start].lower) is AgentKind.DOCUMENT
        closes = is_document and not reader.is_low(index - 1)  # "dokumen Nota Keuangan 2026"
        return 2 if _is_age(reader, index) else int(closes or numbers_office(reader, index, start, limit))
    behind = joins_office(reader, index, limit)
    return behind - index if behind and can_join(reader, start, index) else 0


def _over_birth(reader: Vocabulary, index: int, limit: int) -> int:
    """Tokens of the date in "pemain kelahiran 30 April 2004 ini"; 0 for other dates."""
    if reader.tokens[index - 1].lower not in reader.pack.words("origins"):
        return 0
    place = index
    while place < limit and (reader.tokens[place].text[0].isdigit() or _is_month(reader, place)):
        place += 1
    return place - index if place < limit and reader.tokens[place].lower in reader.determiners else 0


def _is_month(reader: Vocabulary, index: int) -> bool:
    return reader.tokens[index].lower in reader.pack.words("months")


def _is_age(reader: Vocabulary, index: int) -> bool:
    """For "pria 40 tahun itu": a number inside a description."""
    ahead = [token.lower for token in reader.tokens[index + 1 : index + 3]]
    return len(ahead) == 2 and ahead[1] in reader.determiners


def _goes_on(reader: Vocabulary, index: int, start: int, limit: int) -> bool:
    """Whether a lower-case word belongs to the phrase: in a role before its name, or a name's particle."""
    lower = reader.tokens[index].lower
    if lower in reader.particles and index + 1 < limit:
        behind = index + 1
        while behind + 1 < limit and reader.tokens[behind].lower in reader.particles:
            behind += 1
        if reader.kind(behind) is WordClass.NAME:
            return True
    if lower in reader.pack.words("office_joiners") and index + 1 < limit and not reader.is_low(index + 1):
        return True  # "European Travel Information and Authorisation System"
    networks = reader.pack.phrases("networks", "medium")
    if lower in reader.pack.words("carrier_links") and reader.tokens[index - 1].lower in networks:
        return index + 1 < limit and not reader.is_low(index + 1)  # "akun Instagram resmi BPBD Sagara"
    if ends_in_name(reader, start, index):
        return ends_in_body(reader, start, index) and name_after_comma(reader, index + 1, limit)
    if not reader.stops(index):
        return True
    joins = lower in reader.pack.words("joiners")
    return joins and (name_after_comma(reader, index, limit) or holder_behind_body(reader, index, start, limit))


def _over_mark(reader: Vocabulary, index: int, start: int, limit: int) -> int | None:
    """Where reading goes on behind a mark; None if the phrase ends before it."""
    mark = reader.tokens[index].text
    if mark == "(":
        close = next((i for i in range(index, min(limit, index + 12)) if reader.tokens[i].text == ")"), None)
        return None if close is None else close + 1
    if mark == "." and index > start and index + 1 < limit:
        before = reader.tokens[index - 1].text
        short = before in reader.abbreviations or (before[0].isupper() and reader.is_initials(index - 1))
        goes_on = not reader.is_low(index + 1) or reader.kind(index + 1) is WordClass.DEGREE
        return index + 1 if short and goes_on else None
    if mark in "&/" and index + 1 < limit:
        return index + 1
    if mark == "," and reader.pack.source_nouns.get(reader.tokens[start].lower) is AgentKind.DOCUMENT:
        return None  # "Menurut statistik, Ronaldo …": a document is nobody's office
    if mark == "," and index > start and may_be_office(reader, start, index):
        held = any(has_holder(reader, comma + 1, limit) for comma in {index, over_place(reader, index, limit)})
        goes_on = held or lists_on(reader, index, limit)
        return index + 1 if goes_on else None
    return None


def with_nickname(reader: Vocabulary, phrase: Phrase, end: int, limit: int) -> Phrase:
    """For "pria yang akrab disapa Ipunk": the description reaches over the nickname."""
    if phrase.form is MentionForm.NAME:
        return phrase
    for words in reader.pack.phrases("nicknames"):
        parts = words.split()
        behind = end + len(parts)
        same = [token.lower for token in reader.tokens[end:behind]] == parts
        if same and behind < limit and not reader.is_low(behind):
            last = behind_capitals(reader, behind, limit)
            return replace(phrase, last=last, form=MentionForm.ANAPHOR, nickname=(behind, last))
    return phrase
