"""Reads the role before a name: without honorifics and ranks behind it, outlets and nouns of documents before it."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.backward import phrase_before
from kg.extract.names import name_suffix
from kg.extract.phrases import Phrase
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass, cue_entry, is_predicate, looks_verbal
from kg.model.attribution import CueForm
from kg.model.quote import AgentKind

_LONGEST_BODY_TOKENS = 12


def read_role(words: Vocabulary, start: int, name: int) -> tuple[int, int] | None:
    """The tokens from `start` to a name's first that are its role ("Kapolsek Sumberjati, Iptu"); None if none are."""
    end = _before_holder(words, start, name)
    ranks = words.pack.words("ranks")
    while end > start:
        behind = min(_before_service(words, start, end), _before_rank(words, start, end))
        if behind < end:
            end = behind
        elif _closes_rank(words, start, end):
            break  # "Inspektur Jenderal"
        elif (
            words.tokens[end - 1].text in ",."
            or is_honorific(words, end - 1)
            or (words.tokens[end - 1].lower in ranks and end - 1 > start)
        ):
            end -= 1
        else:
            break
    start = role_opening(words, start, end)
    is_role = any(words.kind(index) is WordClass.ROLE for index in range(start, end)) or is_media_noun(
        words, start, end
    )
    return (start, end) if end > start and is_role else None


def _before_holder(words: Vocabulary, start: int, name: int) -> int:
    """The rank inside what stands before a name ("Kapolsek Sagara Kompol Sukma AKP Hadi"): the office ends there."""
    ranks = words.pack.words("police_ranks") | words.pack.words("officers")
    inner = (index for index in range(start + 1, name) if words.tokens[index].lower in ranks)
    return next((i + 1 for i in inner if not words.is_low(i) and words.tokens[i - 1].text != "("), name)


def is_service(words: Vocabulary, index: int) -> bool:
    """Whether a token is the service behind a rank: "Mayjen TNI", "Kolonel Laut"."""
    services, ranks = words.pack.words("services"), words.pack.words("ranks")
    return words.tokens[index].lower in services and index > 0 and words.tokens[index - 1].lower in ranks


def role_opening(words: Vocabulary, start: int, end: int) -> int:
    """Behind what stands before an office and is none: "keterangan Kapolsek", "KABAR.id Kepala", "sang pelatih"."""
    is_document = words.is_low(start) and words.pack.source_nouns.get(words.tokens[start].lower) is AgentKind.DOCUMENT
    is_address = "." in words.tokens[start].text.strip(".")
    opens = start + 1 < end and words.kind(start + 1) is WordClass.ROLE
    is_pointer = words.tokens[start].lower in words.pack.words("pointers")
    return start + 1 if opens and (is_document or is_address or is_pointer) else start


def _before_service(words: Vocabulary, start: int, end: int) -> int:
    """Before what follows a rank in an office: "Brigjen TNI (Mar)", "Komisaris Besar (Kombes)"; else `end`."""
    ranks, services = words.pack.words("ranks"), words.pack.words("services")
    first = end
    while first > start:
        if words.tokens[first - 1].lower in services:
            first -= 1
        elif first - 3 > start and [words.tokens[first - place].text for place in (1, 3)] == [")", "("]:
            if words.tokens[first - 2].lower not in services | ranks:
                break
            first -= 3
        else:
            break
    if first == end or first - 1 <= start:
        return end
    is_behind_rank = words.tokens[first - 1].lower in ranks or _before_rank(words, start, first) < first
    return first if is_behind_rank else end


def _before_rank(words: Vocabulary, start: int, end: int) -> int:
    """Before a rank or title of several words behind an office ("Direktur Polda Sagara Komisaris Besar")."""
    length = _rank_tokens(words, start, end)
    first = end - length
    if not length or first <= start:
        return end
    return first - (first - 1 > start and words.tokens[first - 1].text == ",")


def _closes_rank(words: Vocabulary, start: int, end: int) -> bool:
    """Whether the stretch is a rank of several words and no more."""
    return start + _rank_tokens(words, start, end) == end


def _rank_tokens(words: Vocabulary, start: int, end: int) -> int:
    """How many tokens the longest rank of several words has that a stretch ends in; 0 if none."""
    closing = tuple(token.lower for token in words.tokens[start:end])
    ranks = (tuple(phrase.split()) for phrase in words.pack.phrases("long_ranks"))
    return max((len(rank) for rank in ranks if closing[-len(rank) :] == rank), default=0)


def is_rank(words: Vocabulary, role: tuple[int, int]) -> bool:
    """Whether a role is no more than a rank ("Kombes"), which tells no office."""
    ranks = words.pack.words("ranks")
    spelled = " ".join(words.tokens[index].lower for index in range(*role) if words.tokens[index].text not in "()")
    if any(spelled in {rank, f"{rank} {short}"} for rank in words.pack.phrases("long_ranks") for short in ranks):
        return True  # "Ajun Komisaris Besar Polisi (AKBP)"
    return all(
        words.tokens[index].lower in ranks or words.tokens[index].text == "." or is_service(words, index)
        for index in range(*role)
    )


def is_honorific(words: Vocabulary, index: int) -> bool:
    """Whether a token is a title of courtesy or degree ("Dr", "Pak"), or the stop behind one."""
    return words.kind(index) is WordClass.DEGREE or (
        words.tokens[index].text == "." and index > 0 and words.kind(index - 1) is WordClass.DEGREE
    )


def is_media_noun(words: Vocabulary, start: int, end: int) -> bool:
    """Whether the tokens only say what carries words: "laman", "akun Instagram", "harian"."""
    nouns = words.pack.words("before_name", "relays") | words.pack.words("carriers")
    networks = words.pack.phrases("networks", "medium")
    lowers = (words.tokens[index].lower for index in range(start, end))
    return all(lower in nouns or lower in networks for lower in lowers)


def with_office(words: Vocabulary, person: Phrase, comma: int, limit: int) -> Phrase:
    """The person with the office and its body before the comma: "Pengamat dari Universitas Sagara, Ratna Dewi".

    As it was where the clause does not begin with an office, or where that has a holder of its own.
    """
    is_bare = person.role is None or is_rank(words, person.role)
    if person.kind is not AgentKind.PERSON or person.name is None or not is_bare:
        return person
    preposition = _preposition_before(words, comma, limit)
    if preposition is None:
        return person
    stretch = phrase_before(words, preposition, limit)
    if stretch is None or stretch[1] != preposition:
        return person
    start = stretch[0] + (stretch[0] + 1 < preposition and _opens_sentence(words, stretch[0]))
    begins = start in {limit, stretch[0] + 1} or _opens_holder(words, start - 1)
    is_origin = words.tokens[preposition].lower in words.pack.words("origins")
    is_body = is_origin or words.kind(preposition + 1) is not WordClass.PLACE
    is_title = not words.is_low(preposition - 1) or words.kind(preposition - 1) is WordClass.ROLE
    is_office = words.kind(start) is WordClass.ROLE and (is_body or is_title)
    if not begins or not is_office or name_suffix(words, start, preposition) is not None:
        return person  # "Peneliti itu datang dari Bandung, Ratna …"
    return replace(person, first=start, role=(start, comma))


def _opens_sentence(words: Vocabulary, index: int) -> bool:
    """Whether a capitalised word only opens a sentence ("Namun", "Sebagai") and belongs to no name."""
    lower = words.tokens[index].lower
    function_words = words.prepositions | words.adverbs | words.pack.words("contrasts")
    return not words.is_low(index) and (lower in function_words or cue_entry(lower, words.pack) is not None)


def _opens_holder(words: Vocabulary, index: int) -> bool:
    """Whether an office can begin behind a token: a mark, "oleh", or a cue with its agent behind it ("kata")."""
    if words.kind(index) is WordClass.MARK or words.tokens[index].lower in words.pack.words("agent_markers"):
        return True
    entry = cue_entry(words.tokens[index].lower, words.pack)
    return entry is not None and entry.form is not CueForm.ACTIVE


def title_start(words: Vocabulary, title: int, first: int) -> int:
    """Where an English title begins, whose last word stands at `title`: "Branch Manager", not before token `first`."""
    if words.tokens[title].lower not in words.pack.words("trailing_titles") or words.is_low(title):
        return title
    start = title
    while start > first and _can_lead(words, start - 1, title):
        start -= 1
    return start


def _can_lead(words: Vocabulary, index: int, title: int) -> bool:
    """Whether a word can stand in an English title before its last: "and", or a capital that is no person's name.

    A name that the tagger lets reach over the title is none: "Financial Planner Sagara".
    """
    token = words.tokens[index]
    tagged = words.tagged(index, AgentKind.PERSON, least=0)
    is_named = tagged is not None and tagged.last <= title
    is_person = words.pack.name_words.get(token.text) is AgentKind.PERSON or is_named
    is_other = is_person or _opens_sentence(words, index) or words.is_calendar(index)
    return words.joins_english(index) or (token.text[0].isupper() and not is_other)


def is_genitive(words: Vocabulary, first: int, title: int, end: int) -> bool:
    """Whether a title says in a stretch only of whom another noun is: "mempelai pria", "Jalan Kapten Arkana"."""
    if title <= first:
        return False
    before = words.tokens[title - 1].lower
    opens = words.pack.words("quantity_heads") | words.pack.words("pointers") | words.determiners
    is_noun = words.is_low(title - 1) and before not in opens and not looks_verbal(before, words.pack)
    is_plain = all(words.tokens[index].lower in words.pack.words("plain_persons") for index in range(title, end))
    return before in words.pack.words("streets") or (is_noun and is_plain)


def _preposition_before(words: Vocabulary, comma: int, limit: int) -> int | None:
    """The preposition of the body that ends at the comma ("dari Institut Agama Islam (IAI) Sagara"); None if none."""
    prepositions = words.pack.words("attributive_prepositions") | words.pack.words("serving_for")
    for index in range(comma - 2, max(limit, comma - _LONGEST_BODY_TOKENS), -1):
        token = words.tokens[index]
        if token.lower in prepositions and words.is_low(index):
            names_body = words.tokens[index + 1].lower in words.pack.words("bodies_of_places")
            return index if names_body or not words.is_low(index + 1) else None
        if token.text in ',;:"“”' or is_predicate(token.lower, words.pack):
            return None
    return None
