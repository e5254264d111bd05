"""Reads the subject to the left of a cue: "Kepala Dinas X, Budi Santoso, Selasa (17/6/2025), mengatakan …"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.articles import article_before
from kg.extract.backward import phrase_before
from kg.extract.between import before_degrees, over_adjuncts, over_insertions, over_medium
from kg.extract.names import without_tail
from kg.extract.phrases import Phrase
from kg.extract.rightward import owner_of_words, read_right, with_nickname
from kg.extract.subjects import is_object, read_subject
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass, is_predicate
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind

_LIKELY = 0.65
"""From here the tagger's word is taken that a name before "yang juga" is a person's."""
_LONGEST_RELATIVE_TOKENS = 14
_LONGEST_PLACE_TOKENS = 11
_LONGEST_DOCUMENT_TOKENS = 18
_ENDS = ',;:()"“”'
_SHORTEST_SUBJECT_TOKENS = 3
"""A name, a comma and one word more: less leaves no room for an apposition."""


def read_left(reader: Vocabulary, cue: int, limit: int) -> Phrase | None:
    """The subject of the cue at token `cue`, not before `limit`; None if there is none that can speak."""
    end = before_degrees(reader, over_medium(reader, over_adjuncts(reader, cue, limit), limit), limit)
    if end <= limit:
        return None
    whole = reader.pronoun(end - 1) or _whole_document(reader, end, limit) or _article(reader, end, limit)
    if whole is not None:
        return whole
    inner = over_insertions(reader, end, limit) if reader.tokens[end - 1].text == "," else end
    before = _over_relative(reader, inner, limit)
    phrase = read_subject(reader, phrase_before(reader, before, limit), limit)
    if phrase is not None and before < inner:
        phrase = _with_determiner(reader, with_nickname(reader, phrase, before, inner), inner)
    served = _serving(reader, phrase, limit) if phrase is not None else None
    served = served or _in_second_office(reader, phrase, end, limit)
    if served is not None:
        return served
    governed = phrase is not None and is_object(reader, phrase, limit)
    located = _with_place(reader, before, limit)
    if located is not None:
        return _from_body(reader, phrase, located)
    is_weak = phrase is None or phrase.kind is AgentKind.PLACE
    if governed or (is_weak and reader.tokens[inner].text == ","):
        return _at_clause_start(reader, min(before, inner), limit) or (None if governed else phrase)
    return phrase


def _serving(reader: Vocabulary, office: Phrase, limit: int) -> Phrase | None:
    """Who speaks in an office: "Ditemui terpisah, Ratna selaku Ketua Panitia mengatakan"; None for nobody named."""
    before = office.first - 1
    lower = reader.tokens[before].lower if before > limit else ""
    is_as = lower == reader.pack.raw["cue_rules"]["as"]
    if not is_as and lower not in reader.pack.words("serving"):
        return None
    holder = _holder(reader, before, limit)
    if holder is None or (is_as and holder.first > limit and reader.tokens[holder.first - 1].text != ","):
        return None
    return replace(holder, last=office.last, role=(office.first, office.last))


def _holder(reader: Vocabulary, end: int, limit: int) -> Phrase | None:
    """The person or body whose name ends at `end`; None if none does."""
    holder = read_subject(reader, phrase_before(reader, end, limit), limit)
    return holder if holder is not None and holder.name is not None and holder.last == end else None


def _in_second_office(reader: Vocabulary, phrase: Phrase | None, end: int, limit: int) -> Phrase | None:
    """Who has the office before the cue too: "Ratna yang juga Ketua Dewan Sagara mengatakan"; None for nobody named."""
    is_named = phrase is not None and phrase.kind is AgentKind.PERSON and phrase.name is not None
    relative = reader.pack.raw["cue_rules"]["relative"]
    for index in range(end - 1, max(limit, end - _LONGEST_RELATIVE_TOKENS), -1):
        if reader.tokens[index].text in _ENDS and reader.tokens[index].text not in "()":
            return None
        if reader.tokens[index].lower == relative:
            behind = _behind_second(reader, index, end)
            holder = _holder(reader, index, limit) if behind else None
            if (
                holder is None
                or holder.kind is not AgentKind.PERSON
                or (is_named and not _is_surely_person(reader, holder))
            ):
                return None
            role = (behind, end) if reader.kind(behind) is WordClass.ROLE else None
            return replace(holder, last=end, role=role or holder.role)
    return None


def _is_surely_person(reader: Vocabulary, phrase: Phrase) -> bool:
    """Whether the tagger takes a phrase's name for a person's ("Ratna yang juga Ketua Yayasan Kartini")."""
    return phrase.name is not None and reader.tagged(phrase.name[0], AgentKind.PERSON, least=_LIKELY) is not None


def _behind_second(reader: Vocabulary, index: int, end: int) -> int:
    """Behind the words that join a second office at a token; 0 if none stand there."""
    for words in reader.pack.phrases("second_office") + reader.pack.phrases("held_office"):
        behind = index + len(words.split())
        if behind < end and [token.lower for token in reader.tokens[index:behind]] == words.split():
            return behind
    return 0


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


def _article(reader: Vocabulary, end: int, limit: int) -> Phrase | None:
    """The article of a law that is the subject of a cue behind `end`: at its clause's beginning; None for others."""
    phrase = article_before(reader, end, limit)
    if phrase is None or phrase.first <= limit:
        return phrase
    before = reader.tokens[phrase.first - 1].lower
    opens = before == "," or before in reader.pack.words("contrasts") | reader.pack.words("clause_connectors")
    return phrase if opens else None


def read_antecedent(reader: Vocabulary, relative: int, limit: int) -> Phrase | None:
    """Whom the relative pronoun at token `relative` stands for; None if it is nobody who can speak."""
    end = relative - 1 if relative > limit and reader.tokens[relative - 1].text == "," else relative
    article = article_before(reader, end, limit)
    if article is not None:
        return article
    stretch = phrase_before(reader, end, limit)
    phrase = read_subject(reader, _behind_network(reader, stretch, limit), limit)
    phrase = phrase or read_subject(reader, stretch, limit)
    if phrase is None:
        return None
    return _with_place(reader, end, limit) if _is_where(reader, phrase, limit) else owner_of_words(reader, phrase)


def _behind_network(reader: Vocabulary, stretch: tuple[int, int] | None, limit: int) -> tuple[int, int] | None:
    """A stretch without the network that it begins with: "(di) media sosial postingan (yang …)"."""
    if stretch is None or stretch[0] <= limit:
        return None
    first, last = stretch
    is_in = reader.tokens[first - 1].lower in reader.pack.words("place_prepositions")
    words = " ".join(token.lower for token in reader.tokens[first : first + 2])
    skipped = first + 2 if words in reader.pack.phrases("texts", "medium") else first
    return (skipped, last) if is_in and first < skipped < last else None


def _is_where(reader: Vocabulary, phrase: Phrase, limit: int) -> bool:
    """Whether a name only says where somebody is, so that "yang" stands for them: "warga di Sumberjati yang …"."""
    if phrase.name is None or phrase.kind not in {AgentKind.PLACE, AgentKind.PERSON}:
        return False
    before = phrase.name[0] - 1
    return before >= limit and reader.tokens[before].lower in reader.pack.words("place_prepositions")


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


def _names_holder(reader: Vocabulary, phrase: Phrase | None, described: Phrase) -> bool:
    """Whether a description ends in the name of whom it describes: "Bek asal Spanyol Sergio Ramos"."""
    is_person = phrase is not None and phrase.kind is AgentKind.PERSON and phrase.name is not None
    return is_person and reader.tokens[described.first].lower not in reader.pack.words("quantity_heads")


def _from_body(reader: Vocabulary, holder: Phrase | None, office: Phrase) -> Phrase:
    """The holder of an office that says where it is: "Pengajar di Universitas Sagara Ratna Dewi"; else the office."""
    if office.name is not None or holder is None or holder.name is None or not _names_holder(reader, holder, office):
        return office
    end = holder.name[0]
    while reader.kind(end - 1) is WordClass.DEGREE:
        end -= 1
    if end == holder.name[0] and reader.is_low(end - 1):
        return office  # "satpam di rumah Ratna", but "dokter di RS Sagara dr Ratna"
    if holder.role is not None or reader.kind(office.first) is not WordClass.ROLE:
        return holder
    return replace(holder, first=office.first, role=(office.first, end))


def _with_place(reader: Vocabulary, end: int, limit: int) -> Phrase | None:
    """The subject before a "di …" that ends at `end`: "Seorang saksi di bandara", "Rumah Sakit X di kamp Y".

    A description keeps its place; a name does without.
    """
    for place in range(end - 1, max(limit, end - _LONGEST_PLACE_TOKENS), -1):
        token = reader.tokens[place]
        if token.lower in reader.pack.words("attributive_prepositions") and reader.is_low(place):
            phrase = read_subject(reader, phrase_before(reader, place, limit), limit)
            if phrase is None or is_object(reader, phrase, limit) or phrase.last < place:
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
